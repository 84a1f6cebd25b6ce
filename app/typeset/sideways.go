package typeset

import "slices"

// moveSideways goes to the next stop on the line or, over its edge, on another.
func (t *Text) moveSideways(c Caret, m Motion) Caret {
	n, k, _ := t.locate(c)
	if ahead := t.ahead(c, n, k, m); len(ahead) > 0 {
		return t.caret(n, k, ahead[0])
	}
	if n, k, ok := t.cross(n, k, m); ok {
		return t.caret(n, k, t.inOrder(n, k, m)[0])
	}
	return c
}

// moveByWord goes on to the far edge of a word: the right one when going right.
func (t *Text) moveByWord(c Caret, m Motion) Caret {
	n, k, _ := t.locate(c)
	list := t.ahead(c, n, k, m)
	for {
		starts, ends := t.wordEdges(n, k)
		for _, s := range list {
			edges := starts
			if reading(m, s.level.Direction()) {
				edges = ends
			}
			if edges[s.r] {
				return t.caret(n, k, s)
			}
		}
		if len(list) > 0 {
			c = t.caret(n, k, list[len(list)-1])
		}
		var ok bool
		if n, k, ok = t.cross(n, k, m); !ok {
			return c
		}
		list = t.inOrder(n, k, m)
	}
}

// inOrder lists the stops of a line as m, Left or Right, meets them.
func (t *Text) inOrder(n, k int, m Motion) []stop {
	list := t.stops(n, k)
	if m == Left {
		slices.Reverse(list)
	}
	return list
}

// ahead lists the stops of the caret's line that m has still to meet.
func (t *Text) ahead(c Caret, n, k int, m Motion) []stop {
	x, _, _, _ := t.CaretAt(c)
	list := t.inOrder(n, k, m)
	for i, s := range list {
		if m == Right && s.x > x+slack || m == Left && s.x < x-slack {
			return list[i:]
		}
	}
	return nil
}

// wordEdges says at which runes of a line words start and end.
func (t *Text) wordEdges(n, k int) (starts, ends map[int]bool) {
	p := t.passages[n]
	starts, ends = map[int]bool{}, map[int]bool{}
	last := p.byteAt(p.rune(p.lines[k].to))
	for at := p.byteAt(p.rune(p.lines[k].from)); at < last; {
		end := NextWord(p.text, at)
		starts[p.runeAt(PrevWord(p.text, end))] = true
		ends[p.runeAt(end)] = true
		at = end
	}
	return starts, ends
}

// cross is the line beyond the edge of line k of passage n. Within text of one
// direction that is the line before or after. Paragraphs of the other direction
// are passed as a block, from their last line to their first, and the direction
// of the first paragraph tells which block comes next: so no two lines can throw
// the caret to and fro between them.
func (t *Text) cross(n, k int, m Motion) (passage, line int, ok bool) {
	d := t.passages[n].direction()
	i := t.index[n].line + k - 1
	if reading(m, d) {
		i += 2
	}
	if passage, line = t.lineAt(i); i >= 0 && i < t.Lines() && t.passages[passage].direction() == d {
		return passage, line, true
	}
	first, last := t.block(n)
	to := first - 1
	if reading(m, t.passages[0].direction()) {
		to = last + 1
	}
	if to < 0 || to >= len(t.passages) {
		return 0, 0, false
	}
	first, last = t.block(to)
	if reading(m, t.passages[to].direction()) {
		return first, 0, true
	}
	return last, len(t.passages[last].lines) - 1, true
}

// reading reports whether m goes the way that text of direction d is read.
func reading(m Motion, d Direction) bool { return (m == Right) == (d == LTR) }

// block is the first and the last of the paragraphs around number n that have
// one direction.
func (t *Text) block(n int) (first, last int) {
	d := t.passages[n].direction()
	for first = n; first > 0 && t.passages[first-1].direction() == d; {
		first--
	}
	for last = n; last+1 < len(t.passages) && t.passages[last+1].direction() == d; {
		last++
	}
	return first, last
}
