package typeset

// gapText is a text with a gap at the place of the last edit, so that what is
// typed there moves nothing.
type gapText struct {
	bytes      []byte // text, gap, text
	start, end int    // of the gap
}

func newGapText(s string) gapText {
	var g gapText
	g.replace(0, 0, s)
	return g
}

func (g *gapText) len() int { return len(g.bytes) - (g.end - g.start) }

func (g *gapText) at(i int) byte {
	if i >= g.start {
		i += g.end - g.start
	}
	return g.bytes[i]
}

// slice is a copy of the bytes [start, end).
func (g *gapText) slice(start, end int) []byte {
	out := make([]byte, 0, end-start)
	if start < g.start {
		out = append(out, g.bytes[start:min(end, g.start)]...)
	}
	if end > g.start {
		gap := g.end - g.start
		out = append(out, g.bytes[max(start, g.start)+gap:end+gap]...)
	}
	return out
}

// replace puts s in the place of the bytes [start, end).
func (g *gapText) replace(start, end int, s string) {
	g.move(start)
	clear(g.bytes[g.end : g.end+end-start])
	g.end += end - start
	if len(s) > g.end-g.start {
		g.grow(len(s))
	}
	g.start += copy(g.bytes[g.start:], s)
}

// move brings the gap to offset. What the text leaves behind in it may stay
// until the text is wiped.
func (g *gapText) move(offset int) {
	gap := g.end - g.start
	if offset < g.start {
		copy(g.bytes[offset+gap:], g.bytes[offset:g.start])
	} else {
		copy(g.bytes[g.start:], g.bytes[g.end:offset+gap])
	}
	g.start, g.end = offset, offset+gap
}

// grow makes the gap wide enough for n bytes and a quarter of the text more,
// in a new array, and overwrites the old one.
func (g *gapText) grow(n int) {
	after := g.bytes[g.end:]
	size := g.start + n + len(after)
	wider := make([]byte, size+size/4+64)
	copy(wider, g.bytes[:g.start])
	g.end = len(wider) - len(after)
	copy(wider[g.end:], after)
	clear(g.bytes)
	g.bytes = wider
}

// wipe overwrites the text and drops it.
func (g *gapText) wipe() {
	clear(g.bytes)
	*g = gapText{}
}
