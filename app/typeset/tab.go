package typeset

import "math"

// tabStops is the distance between tab stops, and leastTab the least width of a
// tab, in nominal ems.
const tabStops, leastTab = 2, 0.25

// tabFrom is the stop that a tab at x leads to. Both are counted from the start
// of the line, as it is read: a tab has the level of its paragraph (L1), so what
// comes before it is on one side of it.
func tabFrom(x float32) float32 {
	return float32(math.Floor(float64(x+leastTab)/tabStops)+1) * tabStops
}

// reach is where the runes [from, to) of a segment end on a line that has come to
// x, in nominal ems.
func (s *segment) reach(x float32, from, to int) float32 {
	if !s.tabs {
		return x + s.width(from, to)
	}
	for _, it := range s.items {
		a, b := max(from-it.start, 0), min(to-it.start, it.runes)
		switch {
		case a >= b:
		case it.tab:
			x = tabFrom(x)
		default:
			x += it.width(a, b) * it.face.unit
		}
	}
	return x
}
