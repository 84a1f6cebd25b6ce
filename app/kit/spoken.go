package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// NewSpoken makes a part that shows nothing and gives to a screen reader what
// stands on a page, or on the topmost of what lies over it. Fyne's bridges to
// screen readers look into containers alone, and see nothing of what is in a
// sheet, a card or a dialog. It is to be laid over the page, at its corner.
//
// A bridge walks the page anew whenever it has been drawn: the first thing it
// comes to here gathers the rest, so that nothing is gathered where no bridge is.
func NewSpoken(over fyne.Canvas, page fyne.CanvasObject) *fyne.Container {
	said := &fyne.Container{}
	gather := func() {
		said.Objects = said.Objects[:0:0]
		add := func(u *utterance) { said.Objects = append(said.Objects, u) }
		if top := over.Overlays().Top(); top != nil {
			utter(top, top.Position(), true, false, add)
			return
		}
		utter(page, page.Position(), false, false, add)
	}
	return &fyne.Container{Objects: []fyne.CanvasObject{&listener{gather: gather}, said}}
}

// listener notices that a bridge walks the page.
type listener struct {
	canvas.Rectangle
	gather func()
}

// AccessibilityLabel is nothing: a container is not read out.
func (*listener) AccessibilityLabel() string { return "" }

// AccessibilityRole is the first that a bridge asks.
func (l *listener) AccessibilityRole() fyne.AccessibleRole {
	l.gather()
	return fyne.AccessibleRoleContainer
}

// utterance stands for something on the page, at its place in the window.
type utterance struct {
	canvas.Rectangle
	of fyne.Accessible
}

// AccessibilityLabel is that of what it stands for.
func (u *utterance) AccessibilityLabel() string { return u.of.AccessibilityLabel() }

// AccessibilityRole is that of what it stands for.
func (u *utterance) AccessibilityRole() fyne.AccessibleRole { return u.of.AccessibilityRole() }

// utter adds an utterance for each thing in an object that a bridge would not
// find by itself: what stands inside a widget. Of what lies in something that is
// said already, read out as a whole, only what can be pressed has its own.
func utter(o fyne.CanvasObject, at fyne.Position, inside, said bool, add func(*utterance)) {
	if !o.Visible() {
		return
	}
	if a, ok := o.(fyne.Accessible); ok && a.AccessibilityRole() != fyne.AccessibleRoleContainer {
		if inside && !(said && a.AccessibilityRole() == fyne.AccessibleRoleText) {
			u := &utterance{of: a}
			u.Move(at)
			u.Resize(o.Size())
			add(u)
		}
		said = true
	}
	if _, ok := o.(*fyne.Container); !ok {
		inside = true
	}
	for _, part := range partsOf(o) {
		utter(part, at.Add(part.Position()), inside, said, add)
	}
}
