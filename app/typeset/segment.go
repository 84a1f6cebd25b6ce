package typeset

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// segment is a piece of a paragraph, shaped: a word with the white space after
// it. Shaping a paragraph in segments gives the same glyphs as shaping it whole
// (a test holds the fonts to it), so that a keystroke shapes one word, and a word
// is shaped once however often it is written. A segment never changes.
type segment struct {
	runes  int // its length
	blank  int // how many of them, at the end, are white space
	items  []item
	breaks []int // places inside, in runes, where a line may break

	// In ems of the nominal size:
	advance, visible float32 // with and without the white space at the end
	rise, fall       float32 // its ink above and below the baseline
	faces            faceSet
	tabs             bool // the advance depends on its place on the line, see reach
}

// faceSet is a set of faceIDs, one bit each.
type faceSet uint8

// Words are cut after white space. What has no white space is cut too, so that
// a keystroke costs the same in it: from softLimit runes on where nothing joins,
// at hardLimit between any two graphemes, and within one that is longer.
const (
	softLimit = 48
	hardLimit = 192
)

// segmentEnd is the end of the segment that begins at start.
func segmentEnd(text []rune, start int) int {
	limit := min(start+hardLimit, len(text))
	for i := start + 1; i < limit; i++ {
		if attached(text[i]) {
			continue
		}
		if blank(text[i-1]) && !blank(text[i]) || i-start >= softLimit && !joins(text[i-1]) && surelyApart(text[i-1], text[i]) {
			return i
		}
	}
	if limit == len(text) || blank(text[limit-1]) {
		return limit
	}
	s := string(text[start:limit])
	if last := PrevGrapheme(s, len(s)); last > 0 {
		return start + utf8.RuneCountInString(s[:last])
	}
	return limit
}

// blank reports whether r is white space that a line may end in.
func blank(r rune) bool {
	return r == ' ' || r == '\t' || r >= 0x2000 && r <= 0x200A && r != 0x2007 || r == 0x3000 || r == 0x1680
}

// joins reports whether the shape of what follows r may depend on it.
func joins(r rune) bool {
	switch r {
	case 'ا', 'آ', 'أ', 'إ', 'د', 'ڈ', 'ذ', 'ر', 'ڑ', 'ز', 'ژ', 'و', 'ؤ', 'ے', 'ۓ', 'ء', 'ۃ', 'ة':
		return false
	}
	return attached(r) || r == tatweel || language.LookupScript(r).Strong()
}

// segmentCache keeps the segments seen, in two generations: when the young one is
// full it becomes the old one, and what was not asked for since is dropped.
type segmentCache struct {
	young, old map[string]*segment
	key        []byte
}

const generation = 4096

func (c *segmentCache) get() *segment {
	if s := c.young[string(c.key)]; s != nil {
		return s
	}
	s := c.old[string(c.key)]
	if s != nil {
		c.put(s)
	}
	return s
}

func (c *segmentCache) put(s *segment) {
	if c.young == nil || len(c.young) >= generation {
		c.young, c.old = make(map[string]*segment, generation), c.young
	}
	c.young[string(c.key)] = s
}

// setKey makes the key from all that the shape of a segment depends on: its
// characters, their attributes, and the characters around it that ctx names.
func (c *segmentCache) setKey(text []rune, attributes []attribute, before, start, end, after int) {
	key := c.key[:0]
	key = append(key, byte(start-before), byte(end-start))
	last := attribute{}
	for i := before; i < after; i++ {
		if a := attributes[i]; i == before || a != last {
			key = append(key, 0xFF, byte(a.level), byte(a.face)) // 0xFF is in no UTF-8
			last = a
		}
		key = utf8.AppendRune(key, text[i])
	}
	c.key = key
}

// segment returns the segment at [start, end) of a paragraph, from the cache or new.
func (f *Fonts) segment(text []rune, attributes []attribute, start, end int) *segment {
	before, after := context(text, attributes, start, end)
	f.segments.setKey(text, attributes, before, start, end, after)
	s := f.segments.get()
	if s == nil {
		s = f.newSegment(text[before:after], attributes[before:after], start-before, end-before)
		f.segments.put(s)
	}
	return s
}

// context is the stretch of text that decides the shape of the segment at
// [start, end). Latin fonts kern across a space, so there the next character
// counts; and a segment cut for its length joins its neighbours.
func context(text []rune, attributes []attribute, start, end int) (before, after int) {
	const joining = 3 // runes: a letter and its marks
	before, after = start, end
	if start > 0 && !blank(text[start-1]) {
		before = max(0, start-joining)
	}
	switch {
	case end == len(text):
	case !blank(text[end-1]):
		after = min(len(text), end+joining)
	case attributes[end] == attributes[end-1] && attributes[end].face.role() == latin:
		after = end + 1
	}
	return before, after
}

// newSegment shapes text[start:end], with what is around it for context.
func (f *Fonts) newSegment(text []rune, attributes []attribute, start, end int) *segment {
	s := &segment{runes: end - start}
	for s.blank < s.runes && blank(text[end-1-s.blank]) {
		s.blank++
	}
	f.segmenter.Init(text[start:end])
	graphemes := make([]bool, s.runes+1)
	for it := f.segmenter.GraphemeIterator(); it.Next(); {
		graphemes[it.Grapheme().Offset] = true
	}
	for it := f.segmenter.LineIterator(); it.Next(); {
		if at := it.Line().Offset; at > 0 {
			s.breaks = append(s.breaks, at)
		}
	}
	for from := start; from < end; {
		to := from + 1
		for to < end && attributes[to] == attributes[from] && text[to] != '\t' && text[from] != '\t' {
			to++
		}
		it := f.shape(text, from, to, end, attributes)
		it.start = from - start
		it.stops(graphemes[from-start : to-start+1])
		s.add(it)
		from = to
	}
	s.visible = s.advance
	for _, it := range s.items {
		if from := s.runes - s.blank; it.end() > from {
			s.visible -= it.width(max(from-it.start, 0), it.runes) * it.face.unit
		}
	}
	return s
}

func (s *segment) add(it item) {
	s.items = append(s.items, it)
	s.advance += it.advance() * it.face.unit
	s.rise = max(s.rise, it.ink.top*it.face.unit)
	s.fall = max(s.fall, -it.ink.bottom*it.face.unit)
	s.faces |= 1 << it.id
	s.tabs = s.tabs || it.tab
}

// width is the advance of the runes [from, to) of the segment, in nominal ems.
func (s *segment) width(from, to int) (ems float32) {
	if from <= 0 && to >= s.runes {
		return s.advance
	}
	for _, it := range s.items {
		a, b := max(from-it.start, 0), min(to-it.start, it.runes)
		if a < b {
			ems += it.width(a, b) * it.face.unit
		}
	}
	return ems
}
