package typeset

// strip is a piece of an item on a line: what L2 moves as a whole.
type strip struct {
	*item
	start    int // rune of the passage where the item begins
	from, to int // runes of the passage: the piece
	level    Level
	x, width float32 // dp
	scale    float32 // dp for each font unit
}

// at is the x of the caret before rune r of the passage. White space that L1
// turned round, at the end of a line, is met from its other side.
func (s *strip) at(r int) float32 {
	x := (s.item.at(r-s.start) - s.origin()) * s.scale
	if s.level.Direction() != s.item.level.Direction() {
		x = s.width - x
	}
	return s.x + x
}

// origin is the left end of the piece, in the units of the item.
func (s *strip) origin() float32 {
	return min(s.item.at(s.from-s.start), s.item.at(s.to-s.start))
}

// strips lists the pieces of a line from left to right, at their places.
func (t *Text) strips(p *passage, l *line) []strip {
	start, end := p.rune(l.from), p.rune(l.to)
	levels := make([]Level, end-start)
	for i, a := range p.attributes[start:end] {
		levels[i] = a.level
	}
	levels = LineLevels(p.runes[start:end], levels, p.level)
	logical := t.pieces(p, start, end, levels)

	order := make([]Level, len(logical))
	for i := range logical {
		order[i] = logical[i].level
	}
	x := t.left(p, l)
	total := float32(0)
	for i := range logical {
		total += logical[i].width
	}
	if p.direction() == RTL {
		x -= total - l.width
	}
	visual := make([]strip, len(logical))
	for i, k := range VisualOrder(order) {
		visual[i] = logical[k]
		visual[i].x = x
		x += visual[i].width
	}
	return visual
}

// pieces cuts the items of the runes [start, end) where the line's levels
// change, but no grapheme.
func (t *Text) pieces(p *passage, start, end int, levels []Level) (list []strip) {
	for i := p.segmentAt(start); i < len(p.segments) && p.segments[i].start < end; i++ {
		w := p.segments[i]
		for k := range w.items {
			it := &w.items[k]
			from, to := max(w.start+it.start, start), min(w.start+it.end(), end)
			for from < to {
				cut := from + 1
				for cut < to && (levels[cut-start] == levels[from-start] || !it.isEdge(cut-w.start-it.start)) {
					cut++
				}
				s := strip{item: it, start: w.start + it.start, from: from, to: cut, level: levels[from-start], scale: it.face.unit * t.style.Size}
				s.width = it.width(from-s.start, cut-s.start) * s.scale
				list = append(list, s)
				from = cut
			}
		}
	}
	return list
}

// each calls draw for every glyph of the strip with its place: x in dp, y in dp
// above the baseline.
func (s *strip) each(draw func(g *glyph, x, y float32)) {
	pen := -s.origin()
	for i := range s.glyphs {
		g := &s.glyphs[i]
		if r := s.start + g.rune; r >= s.from && r < s.to {
			draw(g, s.x+(pen+g.x)*s.scale, g.y*s.scale)
		}
		pen += g.advance
	}
}

// ink is the box around all that is drawn on a line, y upwards from the
// baseline, in dp.
func (t *Text) ink(strips []strip) (ink bounds) {
	for i := range strips {
		s := &strips[i]
		s.each(func(g *glyph, x, y float32) {
			e, ok := s.face.font.GlyphExtents(g.id)
			if ok && e.Width != 0 {
				left, top := x+e.XBearing*s.scale, y+e.YBearing*s.scale
				ink.add(left, top+e.Height*s.scale, left+e.Width*s.scale, top)
			}
		})
	}
	return ink
}
