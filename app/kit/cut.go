package kit

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Cut tells which words of a label can't be read whole where it stands now, or
// not in the fonts there are; "" when all can.
func (t *Label) Cut() string {
	if t.words == "" {
		return ""
	}
	room := t.Size()
	if t.single {
		if fault := t.block.lacks(); fault != "" {
			return fault
		}
		if room.Width < t.whole {
			return fmt.Sprintf("%q needs a width of %g and has %g", t.words, t.whole, room.Width)
		}
		return ""
	}
	return t.block.cut(room.Width, room.Height-t.HeightFor(room.Width))
}

// Cut tells which words of the text can't be read whole where it stands now, or
// not in the fonts there are; "" when all can.
func (p *Prose) Cut() string {
	room := p.Size()
	over := room.Height - p.HeightFor(room.Width)
	p.lay(room.Width)
	for _, part := range p.parts {
		if fault := part.block.cut(part.room(room.Width), over); fault != "" {
			return fault
		}
	}
	return ""
}

// Longest is how many characters are in the longest line that the text has now.
func (t *Label) Longest() int { return t.block.longest() }

// Longest is how many characters are in the longest line that the text has now.
func (p *Prose) Longest() (most int) {
	for _, part := range p.parts {
		most = max(most, part.block.longest())
	}
	return most
}

func (b *block) longest() (most int) {
	text, words := b.shown(), b.text.String()
	for i := range text.Lines() {
		l := text.Line(i)
		most = max(most, utf8.RuneCountInString(words[l.Start:l.End]))
	}
	return most
}

// longWord is how many letters a word has at most that must stay whole: what is
// longer is an address or a path, and is broken where it must be.
const longWord = 24

// cut tells what of the text is lost in a place of a width, over dp higher than
// is needed (less than 0: lower): lines that are too wide or too many, and words
// that had to be broken.
func (b *block) cut(width, over float32) string {
	if fault := b.lacks(); fault != "" {
		return fault
	}
	words := b.text.String()
	if over < 0 {
		return fmt.Sprintf("%q is %g too high for its place", words, -over)
	}
	b.text.Wrap(width)
	defer b.text.Wrap(b.width)
	for i := range b.text.Lines() {
		line := b.text.Line(i)
		if line.Width > width+1 {
			return fmt.Sprintf("%q is %g wide in a place of %g", words[line.Start:line.End], line.Width, width)
		}
		if i > 0 && splits(words, line.Start) {
			return fmt.Sprintf("%q is broken before %q", words, words[line.Start:line.End])
		}
	}
	return ""
}

// lacks tells which characters of the text no font has.
func (b *block) lacks() string {
	if lacked := b.text.Lacks(); lacked != "" {
		return fmt.Sprintf("no font has the %q of %q", lacked, b.text.String())
	}
	return ""
}

// splits tells whether a byte offset lies within a word that is not too long to
// stay whole.
func splits(words string, at int) bool {
	n := 0
	for before := words[:at]; before != ""; n++ {
		r, size := utf8.DecodeLastRuneInString(before)
		if !inWord(r) {
			break
		}
		before = before[:len(before)-size]
	}
	if n == 0 {
		return false
	}
	for i, r := range words[at:] {
		if !inWord(r) {
			return i > 0 && n <= longWord
		}
		n++
	}
	return at < len(words) && n <= longWord
}

func inWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }
