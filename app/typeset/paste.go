package typeset

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold brings text from elsewhere to the letters that a person would type here.
// It reports whether it changed anything; broken UTF-8 becomes U+FFFD.
//
//   - Presentation forms, the shaped letters that old programs and PDFs store,
//     become the letters they show. U+FD3E to U+FD4F and U+FDF0 to U+FDFF stay:
//     they are signs of their own, such as ﷺ.
//   - Arabic letters become those of Urdu where the text is Urdu, see foldLetters.
//   - Direction marks go where the paragraph reads the same without them, see
//     foldMarks. Joiners (U+200C, U+200D) and emoji stay.
//
// Fold looks at each paragraph alone and takes time linear in the length.
//
// An editor inserts a paste as it came, and then puts the folded text in its
// place as a second change: so the first undo gives back the text as it was
// pasted, for whoever meant it so.
func Fold(s string) (folded string, changed bool) {
	paragraphs := strings.Split(s, "\n")
	for i, p := range paragraphs {
		if plainASCII(p) {
			continue
		}
		text := compose(foldMarks(foldForms([]rune(p))))
		foldLetters(text)
		paragraphs[i] = string(compose(text))
	}
	folded = strings.Join(paragraphs, "\n")
	return folded, folded != s
}

func plainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// foldForms gives each presentation form the letters it stands for. The form of
// a mark alone is a space or a tatweel with the mark; after a letter only the
// mark is meant.
func foldForms(text []rune) []rune {
	folded := make([]rune, 0, len(text))
	for _, r := range text {
		if !isForm(r) {
			folded = append(folded, r)
			continue
		}
		letters := []rune(norm.NFKC.String(string(r)))
		if len(letters) > 1 && unicode.IsMark(letters[1]) && (letters[0] == ' ' || letters[0] == tatweel) && endsInLetter(folded) {
			letters = letters[1:]
		}
		folded = append(folded, letters...)
	}
	return folded
}

// compose writes a letter with a hamza or madda after it as the one letter that
// Unicode has for both: ي with a hamza is ئ, and no ي.
func compose(text []rune) []rune {
	const madda, hamzaBelow = '\u0653', '\u0655'
	composed := text[:0]
	for _, r := range text {
		if n := len(composed); n > 0 && r >= madda && r <= hamzaBelow {
			if one := []rune(norm.NFC.String(string([]rune{composed[n-1], r}))); len(one) == 1 {
				composed[n-1] = one[0]
				continue
			}
		}
		composed = append(composed, r)
	}
	return composed
}

const tatweel = '\u0640'

// isForm reports whether r is an Arabic presentation form that is no sign of its
// own.
func isForm(r rune) bool {
	return (r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC) && !isSign(r)
}

// isSign reports whether r lies among the presentation forms but is a sign of its
// own: a blessing such as ﷺ, a word written as one, an ornate bracket.
func isSign(r rune) bool { return r >= 0xFD3E && r <= 0xFD4F || r >= 0xFDF0 && r <= 0xFDFF }

func endsInLetter(text []rune) bool {
	if len(text) == 0 {
		return false
	}
	last := text[len(text)-1]
	return unicode.IsLetter(last) || unicode.IsMark(last)
}
