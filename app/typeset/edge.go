package typeset

import (
	"slices"

	"github.com/go-text/typesetting/harfbuzz"
)

// edge is a place for the caret: before rune number rune, x from the left end.
type edge struct {
	rune int
	x    float32
}

// stops finds the places of the caret: before each grapheme and at the end.
// graphemes[i] tells whether one begins at rune i. Where a cluster holds several
// graphemes, a ligature, the font says where they part, or they share it evenly.
func (it *item) stops(graphemes []bool) {
	clusters := it.clusters()
	var inked []bool // of what is between an edge and the next
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
			it.edges, inked = append(it.edges, edge{c.rune, c.start}), append(inked, it.inked(c))
		}
		carets := it.ligatureCarets(c, len(inside))
		for k, r := range inside {
			x := c.start + (c.end-c.start)*float32(k+1)/float32(len(inside)+1)
			if carets != nil {
				x = carets[k]
			}
			it.edges, inked = append(it.edges, edge{r, x}), append(inked, it.inked(c))
		}
	}
	x := float32(0)
	if it.level.Direction() == LTR {
		x = it.total()
	}
	it.edges = append(it.edges, edge{it.runes, x})
	it.spread(inked)
}

// inked reports whether anything of a cluster is seen.
func (it *item) inked(c cluster) bool {
	for _, g := range it.glyphs[c.first : c.last+1] {
		if e, ok := it.face.font.GlyphExtents(g.id); ok && e.Width != 0 {
			return true
		}
	}
	return false
}

// spread parts edges that the eye could not tell apart, or that stand in the
// wrong order: in Nastaliq a letter may stand upon the next one, or beyond it, as
// ج in تجربہ does. It shares the width it has together with its neighbour, as the
// letters of a ligature do. inked tells what is seen between an edge and the next.
func (it *item) spread(inked []bool) {
	least := float32(it.face.font.Upem()) / 16
	gap := func(a, b int) float32 {
		if it.level.Direction() == RTL {
			a, b = b, a
		}
		return it.edges[b].x - it.edges[a].x
	}
	for i, seen := range inked {
		if !seen || gap(i, i+1) >= least {
			continue
		}
		a, b, last := i, i+1, len(it.edges)-1
		for gap(a, b) < least*float32(b-a) && (a > 0 || b < last) {
			if b == last || a > 0 && gap(a-1, a) > gap(b, b+1) {
				a--
			} else {
				b++
			}
		}
		from, width := it.edges[a].x, it.edges[b].x-it.edges[a].x
		for k := a + 1; k < b; k++ {
			it.edges[k].x = from + width*float32(k-a)/float32(b-a)
		}
	}
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
