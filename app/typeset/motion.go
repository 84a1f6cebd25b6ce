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
	c.Offset = min(max(c.Offset, 0), t.length())
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
		return Caret{Offset: t.index[n].byte + len(t.passages[n].text)}
	case TextStart:
		return Caret{Affinity: Upstream}
	}
	return Caret{Offset: t.length()}
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
		y := t.top(i)
		if m == PageDown {
			to = max(t.LineAt(y+page), i+1)
			break
		}
		to = t.LineAt(y - page)
		if t.top(to) < y-page-slack { // it would be more than a page
			to++
		}
		to = min(to, i-1)
	}
	if to < 0 {
		return Caret{Affinity: Upstream}
	}
	if to >= t.Lines() {
		return Caret{Offset: t.length()}
	}
	n, k = t.lineAt(to)
	return t.hit(n, k, *goalX)
}

// top is the top of line i.
func (t *Text) top(i int) float32 {
	n, k := t.lineAt(i)
	return float32(t.index[n].top + t.passages[n].lines[k].top)
}
