package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gehwara/app/typeset"
)

// flag flies from the top of the caret to the side that the letters there run
// to, where this is not plain: among letters that run against their paragraph,
// and where both directions meet.
type flag struct {
	cloth  *canvas.Rectangle
	raised bool
}

// wanted tells whether the direction at a caret is in question.
func (f *flag) wanted(t *typeset.Text, at typeset.Caret, direction, paragraph Direction) bool {
	other := at
	other.Affinity = typeset.Upstream + typeset.Downstream - at.Affinity
	_, _, _, beyond := t.CaretAt(other)
	return direction != paragraph || direction != beyond
}

// raise shows the flag on a caret.
func (f *flag) raise(on *canvas.Rectangle, direction Direction) {
	const width, height = 5, 3
	if f.cloth == nil {
		f.cloth = canvas.NewRectangle(on.FillColor)
		f.cloth.Resize(fyne.NewSize(width, height))
	}
	x := on.Size().Width
	if direction == RightToLeft {
		x = -width
	}
	f.cloth.Move(on.Position().AddXY(x, 0))
	f.raised = true
	f.turn(!on.Hidden)
}

// lower takes the flag down.
func (f *flag) lower() { f.raised = false; f.turn(false) }

// turn shows the flag, if it is raised, or hides it.
func (f *flag) turn(on bool) {
	if f.cloth != nil {
		f.cloth.Hidden = !on || !f.raised
	}
}
