package kit

import (
	"sort"

	"gehwara/app/typeset"
)

// verse is a place in text. It is told by letters and not by heights, so that it
// is on the line with the same words where lines are of another length; and in
// another language about as far on in the same paragraph.
type verse struct {
	part   int     // number of the paragraph
	before float32 // how much of its letters stands before the place, 0–1
}

// versed is what knows the lines of its text.
type versed interface {
	// verseAt is the place in the text at a height, dp.
	verseAt(y float32) verse
	// heightOf is the height of a place in the text, dp.
	heightOf(v verse) float32
}

// verseAt is the place at a height of the shown text: of a line that lies half
// above it, half the letters do. Above the text it is less than nothing.
func (b *block) verseAt(y float32) verse {
	l := b.line(b.shown().LineAt(y))
	part := min(1, (y-l.Top)/l.Height)
	return verse{before: (float32(l.Start) + part*long(l)) / b.letters()}
}

func (b *block) heightOf(v verse) float32 {
	at := v.before * b.letters()
	l := b.lineWith(int(at))
	return l.Top + (at-float32(l.Start))/long(l)*l.Height
}

// long is how long a line is, bytes.
func long(l typeset.Line) float32 { return float32(max(1, l.End-l.Start)) }

func (b *block) letters() float32 { return float32(max(1, len(b.text.String()))) }

// lineWith is the line that has a byte of the shown text.
func (b *block) lineWith(offset int) typeset.Line {
	next := sort.Search(b.shown().Lines(), func(i int) bool { return b.line(i).Start > offset })
	return b.line(max(0, next-1))
}

func (p *Prose) verseAt(y float32) verse {
	for i, part := range p.parts {
		if part.y+part.high > y || i == len(p.parts)-1 {
			v := part.block.verseAt(y - part.y)
			v.part = i
			return v
		}
	}
	return verse{}
}

func (p *Prose) heightOf(v verse) float32 {
	if v.part >= len(p.parts) {
		return p.Size().Height
	}
	part := p.parts[v.part]
	return part.y + part.block.heightOf(v)
}

func (t *Label) verseAt(y float32) verse { return t.block.verseAt(y + t.rise()) }

func (t *Label) heightOf(v verse) float32 { return t.block.heightOf(v) - t.rise() }

// rise is how far its text begins above its box, dp.
func (t *Label) rise() float32 { return t.fit(t.Size().Width).above }
