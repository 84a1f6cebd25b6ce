package i18n

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Sought is what somebody looks for, in the form that spelling does not change:
// the same letters whichever keyboard wrote them (ي and ی, ك and ک, ه, ہ and ھ),
// with or without vowel marks, hamza, tatweel and joiners, in either digits, in
// any case, with any white space and any quotation marks.
type Sought struct{ letters []rune }

// Seek makes what is looked for from the words typed.
func Seek(words string) Sought {
	letters, _ := plain(words)
	return Sought{[]rune(strings.TrimSpace(string(letters)))}
}

// Empty reports that nothing is looked for: nothing was typed that is written.
func (s Sought) Empty() bool { return len(s.letters) == 0 }

// Letters is how many letters are looked for.
func (s Sought) Letters() int { return len(s.letters) }

// Stretch is the bytes [Start, End) of a text.
type Stretch struct{ Start, End int }

// In gives the places in a text where it is found, one after the other.
func (s Sought) In(text string) (found []Stretch) {
	if s.Empty() {
		return nil
	}
	letters, at := plain(text)
	for i := 0; i+len(s.letters) <= len(letters); {
		if !slices.Equal(letters[i:i+len(s.letters)], s.letters) {
			i++
			continue
		}
		found = append(found, Stretch{at[i].Start, at[i+len(s.letters)-1].End})
		i += len(s.letters)
	}
	return found
}

// plain gives the letters of a text as they are compared, and the bytes that
// each stands for: a letter with its marks.
func plain(text string) (letters []rune, at []Stretch) {
	letters, at = make([]rune, 0, len(text)), make([]Stretch, 0, len(text))
	for start := 0; start < len(text); {
		r, size := utf8.DecodeRuneInString(text[start:])
		end := start + size
		for _, r := range plainRune(r) {
			n := len(letters)
			switch {
			case unicode.Is(unicode.Mn, r):
				if n > 0 && at[n-1].End == start {
					at[n-1].End = end
				}
			case unicode.Is(unseen, r), r == ' ' && n > 0 && letters[n-1] == ' ':
			default:
				letters, at = append(letters, r), append(at, Stretch{start, end})
			}
		}
		start = end
	}
	return letters, at
}

// plainRune takes one character apart and folds what is left of it.
func plainRune(r rune) []rune {
	if r < 0x80 {
		if unicode.IsSpace(r) {
			r = ' '
		}
		return []rune{unicode.ToLower(r)}
	}
	letters := []rune(norm.NFKD.String(string(r)))
	for i, r := range letters {
		switch {
		case unicode.IsSpace(r):
			letters[i] = ' '
		case r >= '٠' && r <= '٩':
			letters[i] = r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			letters[i] = r - '۰' + '0'
		case alike[r] != 0:
			letters[i] = alike[r]
		default:
			letters[i] = unicode.ToLower(r)
		}
	}
	return letters
}

// alike are letters and signs that stand for one another. Hamza and madda are
// marks by then: ئ is ي with one.
var alike = map[rune]rune{
	'ي': 'ی', 'ى': 'ی', 'ك': 'ک', 'ڪ': 'ک',
	'ه': 'ہ', 'ھ': 'ہ', 'ة': 'ہ', 'ۃ': 'ہ', 'ە': 'ہ', 'ٱ': 'ا',
	'،': ',', '؛': ';', '؟': '?', '۔': '.', '٪': '%',
	'“': '"', '”': '"', '«': '"', '»': '"', '‘': '\'', '’': '\'', '–': '-', '—': '-',
}

// unseen are signs without ink: joiners, marks of direction, tatweel.
var unseen = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00AD, Hi: 0x00AD, Stride: 1},
		{Lo: 0x061C, Hi: 0x061C, Stride: 1},
		{Lo: 0x0640, Hi: 0x0640, Stride: 1},
		{Lo: 0x200B, Hi: 0x200F, Stride: 1},
		{Lo: 0x202A, Hi: 0x202E, Stride: 1},
		{Lo: 0x2060, Hi: 0x2069, Stride: 1},
		{Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1},
	},
}
