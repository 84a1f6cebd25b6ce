package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// drags draws a selection out with the mouse. While that is held still at an
// edge of what can be seen, or beyond it, the selection goes on growing and what
// it stands in goes on scrolling.
type drags struct {
	look    *Look
	over    fyne.CanvasObject
	reach   func(at fyne.Position) bool // draws it out to a point of the widget; has anything moved?
	at      fyne.Position               // of the mouse in the window
	on      bool
	waiting bool
}

// to takes the selection to where the mouse is in the window. The place in the
// widget that Fyne tells is wrong once what it stands in has scrolled.
func (d *drags) to(at fyne.Position) {
	d.at, d.on = at, true
	d.step()
}

// end lets go.
func (d *drags) end() { d.on = false }

func (d *drags) step() {
	const pace = 60 * time.Millisecond
	out := d.beyond()
	at := d.at.Subtract(absolute(d.over)).Add(out)
	moved := d.reach(at)
	if out.IsZero() || !moved || d.waiting || d.look.Desk.After == nil {
		return
	}
	d.waiting = true
	d.look.Desk.After(pace, func() {
		d.waiting = false
		if d.on {
			d.step()
		}
	})
}

// beyond tells which way the mouse is past the edges of what can be seen, and how
// much further than itself it reaches for that, dp.
func (d *drags) beyond() (out fyne.Position) {
	const rim = 4 // a window's edge may be the screen's, and no mouse goes past that
	step := d.look.Size
	from, to := seen(d.over)
	switch {
	case d.at.X < from.X+rim:
		out.X = -step
	case d.at.X > to.X-rim:
		out.X = step
	}
	switch {
	case d.at.Y < from.Y+rim:
		out.Y = -step
	case d.at.Y > to.Y-rim:
		out.Y = step
	}
	return out
}

// seen gives the corners, in the window, of what its sheets show of an object.
func seen(o fyne.CanvasObject) (from, to fyne.Position) {
	from = absolute(o)
	to = from.Add(o.Size())
	for _, s := range sheetsOf(o) {
		at := absolute(s)
		from.X, from.Y = max(from.X, at.X), max(from.Y, at.Y)
		to.X, to.Y = min(to.X, at.X+s.Size().Width), min(to.Y, at.Y+s.Size().Height)
	}
	return from, to
}
