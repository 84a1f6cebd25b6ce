package typeset

import (
	"slices"

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
}

// glyph is one glyph of an item: drawn x, y from the pen, which then advances.
type glyph struct {
	id            font.GID
	rune          int // first rune of its cluster, from the item's start
	advance, x, y float32
}

// edge is a place for the caret: before rune number rune, x from the left end.
type edge struct {
	rune int
	x    float32
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

// tabStop is the width of a tab, in spaces.
const tabStop = 4

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
		it.glyphs[0].advance *= tabStop
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

// stops finds the places of the caret: before each grapheme and at the end.
// graphemes[i] tells whether one begins at rune i. Where a cluster holds several
// graphemes, a ligature, the font says where they part, or they share it evenly.
func (it *item) stops(graphemes []bool) {
	clusters := it.clusters()
	for i, c := range clusters {
		last := it.runes
		if i+1 < len(clusters) {
			last = clusters[i+1].rune
		}
		var inside []int
		for r := c.rune + 1; r < last; r++ {
			if graphemes[r] {
				inside = append(inside, r)
			}
		}
		if graphemes[c.rune] || c.rune == 0 {
			it.edges = append(it.edges, edge{c.rune, c.start})
		}
		carets := it.ligatureCarets(c, len(inside))
		for k, r := range inside {
			x := c.start + (c.end-c.start)*float32(k+1)/float32(len(inside)+1)
			if carets != nil {
				x = carets[k]
			}
			it.edges = append(it.edges, edge{r, x})
		}
	}
	x := float32(0)
	if it.level.Direction() == LTR {
		x = it.total()
	}
	it.edges = append(it.edges, edge{it.runes, x})
}

// cluster is the glyphs [first, last] of one or more runes that belong together.
// Reading enters it at start and leaves it at end.
type cluster struct {
	rune        int
	start, end  float32
	first, last int
}

// clusters lists the clusters in the order of the text.
func (it *item) clusters() []cluster {
	var list []cluster
	pen := float32(0)
	for i, g := range it.glyphs {
		if n := len(list); n > 0 && list[n-1].rune == g.rune {
			list[n-1].end = pen + g.advance
			list[n-1].last = i
		} else {
			list = append(list, cluster{g.rune, pen, pen + g.advance, i, i})
		}
		pen += g.advance
	}
	if it.level.Direction() == RTL {
		slices.Reverse(list)
		for i := range list {
			list[i].start, list[i].end = list[i].end, list[i].start
		}
	}
	return list
}

// ligatureCarets asks the font (table GDEF) for n places inside the cluster, in
// reading order; nil when it has no such list.
func (it *item) ligatureCarets(c cluster, n int) []float32 {
	if n == 0 {
		return nil
	}
	pen := min(c.start, c.end)
	for _, g := range it.glyphs[c.first : c.last+1] {
		if carets := it.face.shaper.GetOTLigatureCarets(harfbuzz.LeftToRight, g.id); len(carets) == n {
			places := make([]float32, n)
			for i, x := range carets {
				if it.level.Direction() == RTL {
					i = n - 1 - i
				}
				places[i] = pen + g.x + float32(x)
			}
			return places
		}
		pen += g.advance
	}
	return nil
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

// edge is the number of the last edge at or before rune r.
func (it *item) edge(r int) int {
	i, found := slices.BinarySearchFunc(it.edges, r, func(e edge, r int) int { return e.rune - r })
	if found {
		return i
	}
	return i - 1
}

// isEdge reports whether a grapheme begins at rune r.
func (it *item) isEdge(r int) bool { return it.edges[it.edge(r)].rune == r }

// at is the place of the caret before rune r, or before the grapheme r is in.
func (it *item) at(r int) float32 { return it.edges[it.edge(r)].x }

// width is the distance between the edges of two runes.
func (it *item) width(from, to int) float32 { return abs(it.at(from) - it.at(to)) }
