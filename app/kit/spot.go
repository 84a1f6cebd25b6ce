package kit

import (
	"math"

	"fyne.io/fyne/v2"

	"gehwara/app/typeset"
)

// Spot is where an Editor is scrolled to. It is told by the line at the upper
// edge, so that it is the same place at another width, size or script.
type Spot struct {
	start int     // of the line, bytes
	share float32 // how much of the line lies above the edge, 0–1
}

// Spot tells where the text is scrolled to.
func (e *Editor) Spot() Spot {
	if e.asked != nil {
		return *e.asked
	}
	l := e.block.line(e.block.shown().LineAt(e.scroll))
	return Spot{l.Start, min(max(0, (e.scroll-l.Top)/l.Height), 1)}
}

// GoTo scrolls to a spot. An editor that has no size yet goes there when it has.
func (e *Editor) GoTo(s Spot) {
	if e.asked = &s; e.laid.Width > 0 {
		e.resettle()
	}
	e.Refresh()
}

// GoToEnd puts the caret behind the last letter and scrolls there.
func (e *Editor) GoToEnd() {
	e.SetCaret(e.pen.buf.Len())
	e.ScrollTo(math.MaxFloat32)
}

// resettle lays the text out at the editor's size of now. The line at the upper
// edge stays there, or the caret in sight if it was.
func (e *Editor) resettle() {
	spot, sighted := e.Spot(), false
	if e.laid.Width > 0 && e.asked == nil {
		sighted = e.sees(e.laid.Height - 2*Between)
	}
	known := e.laid.Width > 0 || e.asked != nil
	e.asked, e.laid = nil, e.Size()
	e.lay()
	if known {
		l := e.lineOf(typeset.Caret{Offset: spot.start})
		e.scroll = l.Top + spot.share*l.Height
	}
	if sighted {
		e.follow()
	}
}

// sees tells whether the caret's line is in view, of which so many dp are high.
func (e *Editor) sees(room float32) bool {
	l := e.lineOf(e.pen.caret())
	return l.Top >= e.scroll-1 && l.Top+l.Height <= e.scroll+room+1
}

// lineOf is the line that a caret stands on.
func (e *Editor) lineOf(c typeset.Caret) typeset.Line {
	text := e.block.shown()
	_, top, height, _ := text.CaretAt(c)
	return e.block.line(text.LineAt(top + height/2))
}

// TypedKey scrolls with the page keys, too, by as much as they move the caret.
func (e *Editor) TypedKey(k *fyne.KeyEvent) {
	if e.disabled || k.Name != fyne.KeyPageUp && k.Name != fyne.KeyPageDown {
		e.writing.TypedKey(k)
		return
	}
	scroll, from := e.scroll, e.lineOf(e.pen.caret()).Top
	e.writing.TypedKey(k)
	e.scroll = scroll + e.lineOf(e.pen.caret()).Top - from
	e.follow()
	e.Refresh()
}
