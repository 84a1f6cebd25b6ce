package i18n

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Sought is what somebody looks for, in the form that spelling does not change:
// the same letters whichever keyboard wrote them (ي and ی, ك and ک, ه, ہ and ھ),
// with or without vowel marks, hamza, tatweel and joiners, in either digits, in
// any case, with any white space and any quotation marks.
type Sought struct {
	letters []rune
	roman   []romanWord // the same as Urdu in Latin letters; nil if it is not
}

// Seek makes what is looked for from the words typed.
func Seek(words string) Sought {
	letters, _ := plain(words)
	return Sought{letters: []rune(strings.TrimSpace(string(letters)))}
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
	p := plains.Get().(*plainText)
	defer p.wipe()
	p.fold(text, false)
	if !s.isIn(p.letters) { // most texts; to know where everything stands would take as long again
		return nil
	}
	p.fold(text, true)
	letters, at := p.letters, p.at
	for i := 0; i < len(letters); {
		end := s.endAt(letters, i)
		if end < 0 {
			i++
			continue
		}
		found = append(found, Stretch{at[i].Start, at[end-1].End})
		i = end
	}
	return found
}

func (s *Sought) isIn(letters []rune) bool {
	first, roman := s.letters[0], s.roman != nil
	for i, letter := range letters {
		if (letter == first || roman && s.roman[0].mayBegin(letter)) && s.endAt(letters, i) >= 0 {
			return true
		}
	}
	return false
}

// endAt gives where it ends that begins at i, or -1 when it does not.
func (s *Sought) endAt(letters []rune, i int) int {
	if end := i + len(s.letters); end <= len(letters) && letters[i] == s.letters[0] && slices.Equal(letters[i:end], s.letters) {
		return end
	}
	if s.roman != nil && s.roman[0].mayBegin(letters[i]) && (i == 0 || !isArabicLetter(letters[i-1])) {
		return s.romanAt(letters, i)
	}
	return -1
}

// plain gives the letters of a text as they are compared, and the bytes that
// each stands for: a letter with its marks.
func plain(text string) (letters []rune, at []Stretch) {
	var p plainText
	p.fold(text, true)
	return p.letters, p.at
}

// plainText is a text as plain gives it. Thousands are looked through in turn, so
// their room is used again, and wiped: it held what somebody wrote.
type plainText struct {
	letters []rune
	at      []Stretch
}

var plains = sync.Pool{New: func() any { return new(plainText) }}

func (p *plainText) wipe() {
	clear(p.letters)
	plains.Put(p)
}

// fold makes the letters, and if asked for, what each stands for.
func (p *plainText) fold(text string, places bool) {
	letters, at := p.letters[:0], p.at[:0]
	table := plainTable()
	for start := 0; start < len(text); {
		r, size := decode(text[start:])
		end := start + size
		var of []plainLetter
		if int(r) < len(table) {
			if one := table[r].alone; one != 0 { // nearly always
				letters = append(letters, one)
				if places {
					at = append(at, Stretch{start, end})
				}
				start = end
				continue
			}
			of = table[r].letters
		} else {
			of = plainLetters(r)
		}
		for _, l := range of {
			n := len(letters)
			switch {
			case l.isMark:
				if places && n > 0 && at[n-1].End == start {
					at[n-1].End = end
				}
			case l.isUnseen, l.letter == ' ' && n > 0 && letters[n-1] == ' ':
			default:
				letters = append(letters, l.letter)
				if places {
					at = append(at, Stretch{start, end})
				}
			}
		}
		start = end
	}
	p.letters, p.at = letters, at
}

// decode is utf8.DecodeRuneInString, faster for the letters of Urdu.
func decode(text string) (r rune, size int) {
	if len(text) > 1 && text[0]&0xE0 == 0xC0 && text[0] >= 0xC2 && text[1]&0xC0 == 0x80 {
		return rune(text[0]&0x1F)<<6 | rune(text[1]&0x3F), 2
	}
	return utf8.DecodeRuneInString(text)
}

// plainLetter is a part of a character, as it is compared.
type plainLetter struct {
	letter           rune
	isMark, isUnseen bool
}

func plainLetters(r rune) (of []plainLetter) {
	for _, l := range plainRune(r) {
		of = append(of, plainLetter{l, unicode.Is(unicode.Mn, l), unicode.Is(unseen, l)})
	}
	return of
}

// plainTable has the characters that are asked for most: Latin, Arabic and those
// between them.
var plainTable = sync.OnceValue(func() []plainCharacter {
	table := make([]plainCharacter, 0x700)
	for r := range table {
		c := plainCharacter{letters: plainLetters(rune(r))}
		if l := c.letters[0]; len(c.letters) == 1 && !l.isMark && !l.isUnseen && l.letter != ' ' {
			c.alone = l.letter
		}
		table[r] = c
	}
	return table
})

// plainCharacter is what a character is compared as: one letter alone, or else
// letters, marks and what is not seen.
type plainCharacter struct {
	alone   rune
	letters []plainLetter
}

// plainRune takes one character apart and folds what is left of it.
func plainRune(r rune) []rune {
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
