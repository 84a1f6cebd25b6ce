package typeset

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// passage is one paragraph of a Text, laid out: its characters, what decides
// their shape, its segments and its lines. Offsets inside it count runes.
type passage struct {
	text       string // without the line break
	runes      []rune // as they are shown
	attributes []attribute
	level      Level     // of the paragraph
	strong     Direction // of its first strong character
	segments   []placedSegment

	lines  []line
	height float64
	width  float32 // of the widest line
}

// placedSegment is a segment at its place in the passage.
type placedSegment struct {
	*segment
	start int  // first rune
	byte  int  // first byte
	open  bool // a line may end after it
}

// place is a position between two runes: off runes into a segment.
type place struct{ segment, off int }

func (p *passage) direction() Direction { return p.level.Direction() }

// rune is the offset of a place in runes.
func (p *passage) rune(at place) int {
	if at.segment == len(p.segments) {
		return len(p.runes)
	}
	return p.segments[at.segment].start + at.off
}

// segmentAt is the number of the segment that holds rune r; at the end, the last.
func (p *passage) segmentAt(r int) int {
	i, found := slices.BinarySearchFunc(p.segments, r, func(w placedSegment, r int) int { return w.start - r })
	if found {
		return i
	}
	return max(i-1, 0)
}

// runeAt turns a byte offset in the passage into runes. An offset inside a
// character counts as before it.
func (p *passage) runeAt(offset int) int {
	i, found := slices.BinarySearchFunc(p.segments, offset, func(w placedSegment, at int) int { return w.byte - at })
	if found {
		return p.segments[i].start
	}
	if i == 0 {
		return 0
	}
	w := p.segments[i-1]
	r, at := w.start, w.byte
	for r < len(p.runes) {
		_, size := utf8.DecodeRuneInString(p.text[at:])
		if at+size > offset {
			break
		}
		at += size
		r++
	}
	return r
}

// byteAt turns runes into a byte offset in the passage.
func (p *passage) byteAt(r int) int {
	if r >= len(p.runes) {
		return len(p.text)
	}
	w := p.segments[p.segmentAt(r)]
	at := w.byte
	for range r - w.start {
		_, size := utf8.DecodeRuneInString(p.text[at:])
		at += size
	}
	return at
}

// decode is the characters of a paragraph as they are shown: a control character
// or a broken byte as U+FFFD, a line separator as a space.
func decode(s string) []rune {
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case r == '\t':
		case r < 0x20, r >= 0x7F && r < 0xA0:
			runes[i] = utf8.RuneError
		case r == 0x2028, r == 0x2029:
			runes[i] = ' '
		}
	}
	return runes
}

// newPassage lays out one paragraph s, which begins at offset base of the text
// and follows one of direction before.
func (t *Text) newPassage(s string, base int, before Direction) *passage {
	p := &passage{text: s, runes: decode(s)}
	t.resolve(p, base, before)
	p.segments, _ = t.cut(p, 0, 0, nil, 0)
	t.findBreaks(p, 0, len(p.segments))
	t.wrap(p, nil)
	return p
}

// resolve settles direction, levels and fonts of the passage.
func (t *Text) resolve(p *passage, base int, before Direction) {
	var levels []Level
	p.strong = BaseDirection(p.text)
	p.level, levels = Levels(p.runes, firstOf(t.style.Direction, p.strong, before, t.style.Default, LTR))
	p.attributes = make([]attribute, len(p.runes))
	for i, level := range levels {
		p.attributes[i].level = level
	}
	t.embolden(p, base)
	initial := latin
	if t.style.Lang == "ur" {
		initial = arabic
	}
	t.fonts.itemize(p.runes, p.attributes, initial)
}

// firstOf is the first direction that is one.
func firstOf(directions ...Direction) Direction {
	for _, d := range directions {
		if d != Auto {
			return d
		}
	}
	return Auto
}

// cut divides the passage into segments from rune start, byte at, on, up to where
// one of the old segments begins, which lie shift runes further now. It tells how
// many of those are passed.
func (t *Text) cut(p *passage, start, at int, old []placedSegment, shift int) (fresh []placedSegment, passed int) {
	for start < len(p.runes) {
		for passed < len(old) && old[passed].start+shift < start {
			passed++
		}
		if passed < len(old) && old[passed].start+shift == start {
			return fresh, passed
		}
		end := segmentEnd(p.runes, start)
		fresh = append(fresh, placedSegment{segment: t.fonts.segment(p.runes, p.attributes, start, end), start: start, byte: at})
		for range end - start {
			_, size := utf8.DecodeRuneInString(p.text[at:])
			at += size
		}
		start = end
	}
	return fresh, len(old)
}

// findBreaks settles for the segments [from, to) whether a line may end after
// them (UAX #14). After white space it nearly always may; where punctuation is
// near the rules are asked.
func (t *Text) findBreaks(p *passage, from, to int) {
	for i := from; i < to; i++ {
		if i+1 == len(p.segments) {
			p.segments[i].open = true
			continue
		}
		w, after := p.segments[i], p.segments[i+1]
		visible := after.start - w.blank
		if w.blank > 0 && visible > w.start && plain(p.runes[visible-1]) && plain(p.runes[after.start]) {
			p.segments[i].open = true
			continue
		}
		t.fonts.segmenter.Init(p.runes[w.start : after.start+after.runes])
		p.segments[i].open = breaksAt(&t.fonts.segmenter, w.runes)
	}
}

// plain reports whether UAX #14 has no rule against a break between white space
// and the character r, on either side.
func plain(r rune) bool { return unicode.IsLetter(r) }

func breaksAt(s *segmenter.Segmenter, at int) bool {
	for it := s.LineIterator(); it.Next(); {
		if l := it.Line(); l.Offset >= at {
			return l.Offset == at
		}
	}
	return false
}
