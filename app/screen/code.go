package screen

import (
	"strings"

	"gehwara/app/kit"
)

// A recovery code has eight groups of five digits.
const (
	codeGroups = 8
	groupSize  = 5
	codeLength = codeGroups * groupSize
)

// codeDigits are the digits of a code as typed, as 0–9; ۰–۹ and ٠–٩ are taken.
func codeDigits(typed string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, kit.LatinDigits(typed))
}

// inGroups parts digits as they are parted on the card.
func inGroups(digits string) []string {
	var groups []string
	for len(digits) > groupSize {
		groups = append(groups, digits[:groupSize])
		digits = digits[groupSize:]
	}
	return append(groups, digits)
}

// codeField is the field for the recovery code: whatever is typed there falls
// into groups, from left to right in every language.
func (p *UnlockPage) codeField() *kit.Field {
	p.secret = p.typist.field("", kit.FieldKind{
		Label: p.env.T("lock.code"), Direction: kit.LeftToRight, Most: 400,
		Changed: func(text string) {
			group(p.secret, text)
			p.typed(text)
		},
		Submitted: p.unlock,
	})
	return p.secret
}

// codeFault says what keeps a code from being tried, if anything.
func (p *UnlockPage) codeFault(typed string) string {
	if len(codeDigits(typed)) != codeLength {
		return p.env.T("lock.code_short")
	}
	if group := p.shelf.Misread(typed); group > 0 {
		return p.env.T("lock.code_group_wrong", "N", group)
	}
	return ""
}

// group parts the digits in a field and keeps the caret behind the same digit.
func group(f *kit.Field, text string) {
	grouped := strings.Join(inGroups(codeDigits(text)), " ")
	if grouped == text {
		return
	}
	before := len(codeDigits(text[:f.Caret()]))
	f.SetText(grouped)
	f.SetCaret(before + max(0, before-1)/groupSize)
}
