package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// What the mouse does on a link is the Prose's: it selects, and follows the link
// when it is pressed and let go.

func (l *link) point(e fyne.PointEvent) fyne.PointEvent {
	e.Position = e.Position.Add(l.Position())
	return e
}

func (l *link) mouse(e *desktop.MouseEvent) *desktop.MouseEvent {
	out := *e
	out.PointEvent = l.point(e.PointEvent)
	return &out
}

// MouseDown is the Prose's.
func (l *link) MouseDown(e *desktop.MouseEvent) { l.in.MouseDown(l.mouse(e)) }

// MouseUp is the Prose's.
func (l *link) MouseUp(e *desktop.MouseEvent) { l.in.MouseUp(l.mouse(e)) }

// MouseIn is the Prose's.
func (l *link) MouseIn(e *desktop.MouseEvent) { l.in.MouseIn(l.mouse(e)) }

// MouseMoved is the Prose's.
func (l *link) MouseMoved(e *desktop.MouseEvent) { l.in.MouseMoved(l.mouse(e)) }

// MouseOut is the Prose's.
func (l *link) MouseOut() { l.in.MouseOut() }

// Cursor is the Prose's: a hand.
func (l *link) Cursor() desktop.Cursor { return l.in.Cursor() }

// Dragged is the Prose's.
func (l *link) Dragged(e *fyne.DragEvent) {
	out := *e
	out.PointEvent = l.point(e.PointEvent)
	l.in.Dragged(&out)
}

// DragEnd is the Prose's.
func (l *link) DragEnd() { l.in.DragEnd() }

// Tapped is the Prose's.
func (l *link) Tapped(e *fyne.PointEvent) {
	at := l.point(*e)
	l.in.Tapped(&at)
}

// TappedSecondary is the Prose's.
func (l *link) TappedSecondary(e *fyne.PointEvent) {
	at := l.point(*e)
	l.in.TappedSecondary(&at)
}
