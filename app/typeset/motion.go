package typeset

import "math"

// Motion is a way for the caret to move.
type Motion uint8

const (
	Left Motion = iota // to the next place on the screen
	Right
	Up
	Down
	WordLeft  // to the next edge of a word on the screen, the left one
	WordRight // the right one
	LineStart
	LineEnd
	ParagraphStart
	ParagraphEnd
	PageUp
	PageDown
	TextStart
	TextEnd
)

// NoGoal is the goal of a caret that has not moved up or down yet.
var NoGoal = float32(math.NaN())

// Move is where the motion takes the caret. Left and right are those of the
// screen: the caret goes that way through runs of either direction, and at the
// edge of a line on to the line that continues it. goalX keeps the x that Up,
// Down and the page motions aim for between calls; other motions set it to
// NoGoal. It may be nil. page is the height of a page.
func (t *Text) Move(c Caret, m Motion, goalX *float32, page float32) Caret {
	if goalX == nil {
		goalX = new(float32)
		*goalX = NoGoal
	}
	switch m {
	case Up, Down, PageUp, PageDown:
		return t.moveVertically(c, m, goalX, page)
	}
	*goalX = NoGoal
	n, k, r := t.locate(c)
	p := t.passages[n]
	switch m {
	case Left, Right:
		return t.moveSideways(c, m)
	case WordLeft, WordRight:
		return t.moveByWord(c, m-WordLeft)
	case LineStart:
		return t.caret(n, k, stop{r: p.rune(p.lines[k].from), a: Upstream})
	case LineEnd:
		return t.caret(n, k, stop{r: p.rune(p.lines[k].to)})
	case ParagraphStart:
		if start := t.index[n].byte; r > 0 || n == 0 {
			return Caret{start, Upstream}
		}
		return Caret{t.index[n-1].byte, Upstream}
	case ParagraphEnd:
		if r == len(p.runes) && n+1 < len(t.passages) {
			n++
		}
		return Caret{Offset: t.index[n].byte + t.passages[n].bytes}
	case TextStart:
		return Caret{Affinity: Upstream}
	}
	return Caret{Offset: len(t.text)}
}

func (t *Text) moveVertically(c Caret, m Motion, goalX *float32, page float32) Caret {
	n, k, _ := t.locate(c)
	if *goalX != *goalX { // NaN
		*goalX, _, _, _ = t.CaretAt(c)
	}
	i := t.index[n].line + k
	to := i
	switch m {
	case Up:
		to--
	case Down:
		to++
	default:
		y := float32(t.index[n].top + t.passages[n].lines[k].top)
		if m == PageUp {
			to = min(t.LineAt(y-page), i-1)
		} else {
			to = max(t.LineAt(y+page), i+1)
		}
	}
	if to < 0 {
		return Caret{Affinity: Upstream}
	}
	if to >= t.Lines() {
		return Caret{Offset: len(t.text)}
	}
	n, k = t.lineAt(to)
	return t.hit(n, k, *goalX)
}

// moveSideways goes to the next stop on the line, or over its edge.
func (t *Text) moveSideways(c Caret, m Motion) Caret {
	n, k, _ := t.locate(c)
	p := t.passages[n]
	l := &p.lines[k]
	list := p.stops(l, t.strips(p, l))
	x, _, _, _ := t.CaretAt(c)
	if s, ok := beside(list, x, m); ok {
		return t.caret(n, k, s)
	}
	return t.cross(c, n, k, m)
}

// beside is the first stop left or right of x.
func beside(list []stop, x float32, m Motion) (found stop, ok bool) {
	for _, s := range list {
		switch {
		case m == Right && s.x > x+slack:
			return s, true
		case m == Left && s.x < x-slack:
			found, ok = s, true
		}
	}
	return found, ok
}

// cross goes over the edge of line k of passage n. Within text of one direction
// that is to the line before or after. Where paragraphs of the other direction
// follow, they are passed as a block, backwards, and the direction of the first
// paragraph tells which block comes next: so no two lines can throw the caret
// to and fro between them.
func (t *Text) cross(c Caret, n, k int, m Motion) Caret {
	d := t.passages[n].direction()
	i := t.index[n].line + k
	if forward := (m == Right) == (d == LTR); forward {
		i++
	} else {
		i--
	}
	if to, line := t.lineAt(i); i >= 0 && i < t.Lines() && t.passages[to].direction() == d {
		return t.enter(to, line, m)
	}
	first, last := n, n
	for first > 0 && t.passages[first-1].direction() == d {
		first--
	}
	for last+1 < len(t.passages) && t.passages[last+1].direction() == d {
		last++
	}
	to, ahead := first-1, (m == Right) == (t.passages[0].direction() == LTR)
	if ahead {
		to = last + 1
	}
	if to < 0 || to >= len(t.passages) {
		return c
	}
	// The block is entered at the edge that m comes from.
	d = t.passages[to].direction()
	if atStart := (m == Right) == (d == LTR); atStart == ahead {
		// its nearest line is the one to enter
	} else if ahead {
		for to+1 < len(t.passages) && t.passages[to+1].direction() == d {
			to++
		}
	} else {
		for to > 0 && t.passages[to-1].direction() == d {
			to--
		}
	}
	line := 0
	if (m == Right) != (d == LTR) {
		line = len(t.passages[to].lines) - 1
	}
	return t.enter(to, line, m)
}

// enter puts the caret on the left end of a line when going right, on the right
// end when going left.
func (t *Text) enter(n, k int, m Motion) Caret {
	p := t.passages[n]
	l := &p.lines[k]
	list := p.stops(l, t.strips(p, l))
	switch {
	case len(list) == 0:
		return t.caret(n, k, stop{r: p.rune(l.from)})
	case m == Right:
		return t.caret(n, k, list[0])
	}
	return t.caret(n, k, list[len(list)-1])
}

// moveByWord goes on to the far edge of a word: the right one when going right.
func (t *Text) moveByWord(c Caret, m Motion) Caret {
	for {
		to := t.moveSideways(c, m)
		_, _, _, d := t.CaretAt(to)
		if to == c || t.wordEdge(to.Offset, (m == Right) == (d == LTR)) {
			return to
		}
		c = to
	}
}

// wordEdge reports whether a word ends, or begins, at the offset.
func (t *Text) wordEdge(offset int, end bool) bool {
	if end {
		return offset > 0 && NextWord(t.text, PrevGrapheme(t.text, offset)) == offset
	}
	return offset < len(t.text) && PrevWord(t.text, NextGrapheme(t.text, offset)) == offset
}
