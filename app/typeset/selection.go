package typeset

// Rect is a rectangle in dp.
type Rect struct{ X, Y, W, H float32 }

// Selection is the shape of the bytes [start, end) as they are drawn: on each
// line one rectangle for each directional run, as high as the line. A selected
// line break shows as a small piece at the end of its line.
func (t *Text) Selection(start, end int) (list []Rect) {
	start, end = max(start, 0), min(end, t.length())
	if start >= end {
		return nil
	}
	first, k, from := t.locate(Caret{Offset: start})
	last, _, to := t.locate(Caret{end, Upstream})
	for n := first; n <= last; n++ {
		p := t.passages[n]
		upTo := len(p.runes)
		if n == last {
			upTo = to
		}
		for ; k < len(p.lines) && p.rune(p.lines[k].from) <= upTo; k++ {
			list = t.selectLine(list, n, k, from, upTo, n < last)
		}
		k, from = 0, 0
	}
	return list
}

// selectLine adds the rectangles of the runes [from, to) on one line.
func (t *Text) selectLine(list []Rect, n, k, from, to int, lineBreak bool) []Rect {
	p := t.passages[n]
	l := &p.lines[k]
	r := Rect{Y: float32(t.index[n].top + l.top), H: l.height()}
	before := len(list)
	strips := t.strips(p, l)
	for i := range strips {
		s := &strips[i]
		a, b := max(from, s.from), min(to, s.to)
		if a >= b {
			continue
		}
		left, right := s.at(a), s.at(b)
		left, right = min(left, right), max(left, right)
		if n := len(list); n > before && abs(list[n-1].X+list[n-1].W-left) < slack {
			list[n-1].W = right - list[n-1].X
			continue
		}
		r.X, r.W = left, right-left
		list = append(list, r)
	}
	if lineBreak && k == len(p.lines)-1 {
		list = t.selectBreak(list, r, strips, p.direction())
	}
	return list
}

// selectBreak adds the line break at the end of a line.
func (t *Text) selectBreak(list []Rect, r Rect, strips []strip, d Direction) []Rect {
	r.W = t.style.Size / 3
	switch {
	case d == LTR && len(strips) > 0:
		last := strips[len(strips)-1]
		r.X = last.x + last.width
	case d == LTR:
		r.X = 0
	case len(strips) > 0:
		r.X = strips[0].x - r.W
	default:
		r.X = t.frame() - r.W
	}
	return append(list, r)
}
