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

// strips lists the pieces of a line from left to right, at their places. The
// list holds until the next call.
func (t *Text) strips(p *passage, l *line) []strip {
	start, end := p.rune(l.from), p.rune(l.to)
	b := &t.fonts.bench
	b.levels = b.levels[:0]
	for _, a := range p.attributes[start:end] {
		b.levels = append(b.levels, a.level)
	}
	b.pieces(p, start, end, LineLevels(p.runes[start:end], b.levels, p.level), t.style.Size)

	b.levels = b.levels[:0]
	width := float32(0)
	for i := range b.logical {
		b.levels = append(b.levels, b.logical[i].level)
		width += b.logical[i].width
	}
	x := t.left(p, l)
	if p.direction() == RTL {
		x -= width - l.width // white space hangs over the left edge
	}
	b.visual = b.visual[:0]
	for _, k := range VisualOrder(b.levels) {
		s := b.logical[k]
		s.x = x
		x += s.width
		b.visual = append(b.visual, s)
	}
	return b.visual
}

// bench is where strips are put together.
type bench struct {
	levels          []Level
	logical, visual []strip
}

// pieces cuts the items of the runes [start, end) where the line's levels
// change, but no grapheme.
func (b *bench) pieces(p *passage, start, end int, levels []Level, size float32) {
	b.logical = b.logical[:0]
	x := float32(0) // of the segment, as the line is read, in ems
	for i := p.segmentAt(start); i < len(p.segments) && p.segments[i].start < end; i++ {
		w := p.segments[i]
		for k := range w.items {
			it := &w.items[k]
			first := w.start + it.start
			from, to := max(first, start), min(w.start+it.end(), end)
			for from < to {
				cut := from + 1
				for cut < to && (levels[cut-start] == levels[from-start] || !it.isEdge(cut-first)) {
					cut++
				}
				s := strip{item: it, start: first, from: from, to: cut, level: levels[from-start], scale: it.face.unit * size}
				s.width = it.width(from-first, cut-first) * s.scale
				if it.tab {
					at := w.reach(x, start-w.start, it.start)
					s.stretch((tabFrom(at) - at) * size)
				}
				b.logical = append(b.logical, s)
				from = cut
			}
		}
		x = w.reach(x, start-w.start, end-w.start)
	}
}

// stretch makes the strip as wide as a tab is here.
func (s *strip) stretch(width float32) {
	s.scale *= width / s.width
	s.width = width
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
