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

// count takes note of one more press, and tells what it takes hold of: the first
// a place, the second a word, the third a paragraph.
func (p *presses) count(at fyne.Position) unit {
	const soon = 400 * time.Millisecond
	now := time.Now()
	if p.n == 3 || now.Sub(p.last) > soon || !near(at, p.at) {
		p.n = 0
	}
	p.last, p.at = now, at
	p.n++
	return unit(p.n - 1)
}

// near tells whether two points are as good as one to somebody who presses twice.
func near(a, b fyne.Position) bool {
	const apart = 6
	by := a.Subtract(b)
	return by.X*by.X+by.Y*by.Y <= apart*apart
}

// at is the caret nearest to a point of the widget, or before the character there
// when it is to find more than a place.
func (w *writing) at(pos fyne.Position, by unit) typeset.Caret {
	pos = pos.Subtract(w.outer.corner())
	return w.block.hit(pos.X, pos.Y, by)
}

// MouseDown puts the caret; with Shift it draws the selection out; the second
// press selects the word, the third the paragraph. The other button leaves what
// is selected under it.
func (w *writing) MouseDown(e *desktop.MouseEvent) {
	w.look.touched()
	if w.disabled {
		return
	}
	takeKeys(w.outer)
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		at := w.at(e.Position, byLetter)
		if w.pen.chosenAt(at) {
			return
		}
		w.pen.grasp(at, byLetter)
	case e.Modifier&fyne.KeyModifierShift != 0:
		w.presses.n = 0
		w.pen.reach(w.at(e.Position, w.pen.grows()))
	default:
		by := w.presses.count(e.Position)
		w.pen.grasp(w.at(e.Position, by), by)
	}
	w.did(moved)
}

// MouseUp is Fyne's.
func (w *writing) MouseUp(*desktop.MouseEvent) {}

// Dragged draws the selection out.
func (w *writing) Dragged(e *fyne.DragEvent) {
	w.look.touched()
	if !w.disabled {
		w.presses.n = 0
		w.drags.to(e.AbsolutePosition)
	}
}

// DragEnd is Fyne's.
func (w *writing) DragEnd() { w.drags.end() }

// dragTo draws the selection out to a point, and tells whether that has moved
// anything.
func (w *writing) dragTo(at fyne.Position) bool {
	before, corner := w.Caret(), absolute(w.outer).Add(w.outer.corner())
	w.pen.reach(w.at(at, w.pen.grows()))
	w.did(moved)
	return w.Caret() != before || absolute(w.outer).Add(w.outer.corner()) != corner
}
