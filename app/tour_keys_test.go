package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// A tour by keys presses everything with Tab, the arrows, Enter and Space alone.

// tab presses the Tab key as the window does.
func (r *tour) tab() {
	if r.struck != nil {
		r.struck(fyne.KeyTab)
	}
	r.shell.canvas.FocusNext()
}

// reach brings the keys to a thing: by Tab and, within a group, by the arrows.
func (r *tour) reach(o fyne.CanvasObject) {
	r.Helper()
	if why := r.cantReach(o); why != "" {
		r.Fatalf("page %q: %s", r.shell.route.Page, why)
	}
}

// cantReach is reach, and says why where the keys can't be brought to it.
func (r *tour) cantReach(o fyne.CanvasObject) string {
	c := r.shell.canvas
	if c.Focused() == nil {
		r.tab()
	}
	for been := []fyne.Focusable{}; !slices.Contains(been, c.Focused()); r.tab() {
		switch now := c.Focused(); {
		case any(now) == any(o):
			return ""
		case sameGroup(now, o):
			return r.arrowTo(o)
		default:
			been = append(been, now)
		}
	}
	return fmt.Sprintf("Tab never comes to %T %q", o, label(o))
}

// arrowTo goes through a group until it comes to one of it.
func (r *tour) arrowTo(o fyne.CanvasObject) string {
	forward := fyne.KeyRight
	if r.shell.look.RTL() {
		forward = fyne.KeyLeft
	}
	r.key(fyne.KeyHome)
	for range 100 {
		if any(r.shell.canvas.Focused()) == any(o) {
			return ""
		}
		r.key(forward)
	}
	return fmt.Sprintf("no arrow comes to %T %q", o, label(o))
}

// grouped is what may be one of a group.
type grouped interface{ Group() *kit.Group }

func sameGroup(a any, b any) bool {
	one, ok := a.(grouped)
	other, can := b.(grouped)
	return ok && can && one.Group() != nil && one.Group() == other.Group()
}

func label(o any) string {
	if a, ok := o.(fyne.Accessible); ok {
		return a.AccessibilityLabel()
	}
	return ""
}

// byKeys presses a thing with Enter and Space by turns, and looks that the keys
// are somewhere afterwards.
func (r *tour) byKeys(o fyne.CanvasObject) {
	r.Helper()
	if _, takes := o.(fyne.Focusable); !takes && mouseAlone(o) {
		o.(fyne.Tappable).Tapped(&fyne.PointEvent{})
		return
	}
	name := label(o)
	r.reach(o)
	if r.pressed++; r.pressed%2 == 0 {
		r.key(fyne.KeyReturn)
	} else {
		r.space()
	}
	if why := r.lostKeys(); why != "" {
		r.Errorf("page %q: after %T %q was pressed, %s", r.shell.route.Page, o, name, why)
	}
}

// space presses that key as the window does: as a key, then as a sign, which goes
// to what has the keys by then.
func (r *tour) space() {
	r.key(fyne.KeySpace)
	if f := r.shell.canvas.Focused(); f != nil {
		f.TypedRune(' ')
	}
}

// lostKeys says where nothing has the keys that is seen. On the cover nothing is to
// have them.
func (r *tour) lostKeys() string {
	f := r.shell.canvas.Focused()
	switch {
	case f == nil && r.shell.route.Page != screen.Cover && kit.FirstStop(r.front()) != nil:
		return "nothing has the keys"
	case f != nil && kit.HoldOn(r.front(), f).On() == nil:
		return fmt.Sprintf("the keys are with %T %q, which is not on the page", f, label(f))
	}
	return ""
}
