package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/typeset"
)

// presses counts presses of the mouse that follow each other at one place.
type presses struct {
	last time.Time
	at   fyne.Position
	n    int
}

// count takes note of one more press, and tells whether it is the first, the
// second or the third.
func (p *presses) count(at fyne.Position) int {
	const near, soon = 6, 400 * time.Millisecond
	now, by := time.Now(), at.Subtract(p.at)
	if p.n == 3 || now.Sub(p.last) > soon || by.X*by.X+by.Y*by.Y > near*near {
		p.n = 0
	}
	p.last, p.at = now, at
	p.n++
	return p.n
}

// at is the caret nearest to a point of the widget.
func (w *writing) at(pos fyne.Position) typeset.Caret {
	pos = pos.Subtract(w.outer.corner())
	return w.block.hit(pos.X, pos.Y)
}

// MouseDown puts the caret; with Shift it draws the selection out; the second
// press selects the word, the third the paragraph.
func (w *writing) MouseDown(e *desktop.MouseEvent) {
	w.look.touched()
	if w.disabled {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(w.outer); c != nil {
		c.Focus(w.outer)
	}
	if e.Button == desktop.MouseButtonSecondary {
		return
	}
	at := w.at(e.Position)
	switch w.presses.count(e.Position) {
	case 2:
		w.pen.chooseWord(at)
	case 3:
		w.pen.chooseParagraph(at)
	default:
		w.pen.goal = typeset.NoGoal
		w.pen.put(at, e.Modifier&fyne.KeyModifierShift != 0)
	}
	w.did(moved)
}

// MouseUp is Fyne's.
func (w *writing) MouseUp(*desktop.MouseEvent) {}

// Dragged draws the selection out, and goes on scrolling while the mouse is
// held beyond an edge.
func (w *writing) Dragged(e *fyne.DragEvent) {
	w.look.touched()
	if w.disabled {
		return
	}
	w.dragged, w.dragging = e.Position, true
	w.presses.n = 0
	w.drag()
}

// DragEnd is Fyne's.
func (w *writing) DragEnd() { w.dragging = false }

func (w *writing) drag() {
	before := w.Caret()
	w.pen.goal = typeset.NoGoal
	w.pen.put(w.at(w.dragged), true)
	w.did(moved)
	if w.Caret() != before && w.beyond() && !w.creeping {
		w.creep()
	}
}

// beyond tells whether the mouse is past an edge that the text goes on beyond.
func (w *writing) beyond() bool {
	size, at := w.Size(), w.dragged
	return at.X < 0 || at.Y < 0 || at.X > size.Width || at.Y > size.Height
}

// creep takes the selection a step further after a while.
func (w *writing) creep() {
	const step = 60 * time.Millisecond
	if w.look.Desk.After == nil {
		return
	}
	w.creeping = true
	w.look.Desk.After(step, func() {
		w.creeping = false
		if w.dragging && w.beyond() {
			w.drag()
		}
	})
}
