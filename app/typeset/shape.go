package typeset

import (
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"
)

// item is a stretch of a segment with one font and one embedding level: what
// HarfBuzz shapes in one go. Lengths are in font units, y upwards.
type item struct {
	start, runes int // its place in the segment
	id           faceID
	face         *face
	level        Level
	glyphs       []glyph // from left to right
	edges        []edge  // the places of the caret, in the order of the text
	ink          bounds  // of all glyphs, from the item's left end
	tab          bool    // it is one, see tab.go
}

// glyph is one glyph of an item: drawn x, y from the pen, which then advances.
type glyph struct {
	id            font.GID
	rune          int // first rune of its cluster, from the item's start
	advance, x, y float32
}

type bounds struct{ left, bottom, right, top float32 }

func (b *bounds) add(left, bottom, right, top float32) {
	if *b == (bounds{}) {
		*b = bounds{left, bottom, right, top}
		return
	}
	b.left, b.bottom = min(b.left, left), min(b.bottom, bottom)
	b.right, b.top = max(b.right, right), max(b.top, top)
}

// shape shapes text[from:to], whose attributes are the same. The text around it
// serves as context. Where to is the end of the segment and the next character is
// of the same kind, that one is shaped too, for the kerning, and dropped.
func (f *Fonts) shape(text []rune, from, to, end int, attributes []attribute) item {
	at := attributes[from]
	it := item{runes: to - from, id: at.face, face: f.face(at.face), level: at.level}
	upTo := to
	if to == end && to < len(text) && attributes[to] == at && blank(text[to-1]) {
		upTo++
	}
	if text[from] == '\t' {
		f.run([]rune{' '}, 0, 1, &it)
		it.tab, it.glyphs[0].advance = true, float32(it.face.font.Upem())
		return it
	}
	f.run(text, from, upTo, &it)
	if upTo > to && !it.drop(to-from) {
		f.run(text, from, to, &it)
	}
	it.measure()
	return it
}

// run gives text[from:to] to HarfBuzz and takes over the glyphs.
func (f *Fonts) run(text []rune, from, to int, it *item) {
	b := f.buffer
	b.Clear()
	b.AddRunes(text, from, to-from)
	b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: it.face.script, Language: "en"}
	if it.level.Direction() == RTL {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	if it.id.role() == arabic || it.id.role() == fallback {
		b.Props.Language = "ur"
	}
	b.Shape(it.face.shaper, nil)
	it.glyphs = make([]glyph, len(b.Info))
	for i, info := range b.Info {
		p := b.Pos[i]
		it.glyphs[i] = glyph{info.Glyph, info.Cluster - from, float32(p.XAdvance), float32(p.XOffset), float32(p.YOffset)}
	}
}

// drop removes the glyphs of rune n and after. It fails where one of them
// belongs to a cluster that begins before.
func (it *item) drop(n int) bool {
	kept := it.glyphs[:0]
	found := false
	for _, g := range it.glyphs {
		if g.rune < n {
			kept = append(kept, g)
		}
		found = found || g.rune == n
	}
	it.glyphs = kept
	return found
}

// measure finds the ink of the item.
func (it *item) measure() {
	pen := float32(0)
	for _, g := range it.glyphs {
		if e, ok := it.face.font.GlyphExtents(g.id); ok && e.Width != 0 {
			left, top := pen+g.x+e.XBearing, g.y+e.YBearing
			it.ink.add(left, top+e.Height, left+e.Width, top)
		}
		pen += g.advance
	}
}

func (it *item) total() (advance float32) {
	for _, g := range it.glyphs {
		advance += g.advance
	}
	return advance
}

func (it *item) end() int { return it.start + it.runes }

// advance is the width of the item.
func (it *item) advance() float32 { return it.width(0, it.runes) }
