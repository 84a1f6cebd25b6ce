package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
)

// hold presses a key, holds it while it is told again so many times, and lets it go:
// each time it comes to what has the keys by then, as the desktop driver does it.
func (r *room) hold(key fyne.KeyName, times int) {
	tell := func(how func(k desktop.Keyable, e *fyne.KeyEvent)) {
		if k, ok := r.window.Canvas().Focused().(desktop.Keyable); ok {
			how(k, &fyne.KeyEvent{Name: key})
		}
	}
	tell(desktop.Keyable.KeyDown)
	for range 1 + times {
		if f := r.window.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: key})
		}
		if f := r.window.Canvas().Focused(); f != nil && key == fyne.KeySpace {
			f.TypedRune(' ')
		}
	}
	tell(desktop.Keyable.KeyUp)
}

// A key that is held down presses one thing, and that once: not the answer of the
// question that opens for it, nor the next field's.
func TestAKeyHeldDownPressesOnce(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		r.look.Desk.Repeat = &kit.Repeat{}
		deleted, asked, turned, sent := 0, 0, 0, 0
		var open *kit.Overlay
		ask := kit.NewButton(r.look, "", "delete", kit.Quiet, func() {
			asked++
			open = kit.Ask(r.look, r.window.Canvas(), "?", "really", kit.Answer{Text: "delete", Act: func() { deleted++ }})
		})
		check := kit.NewCheck(r.look, "all", false, func(bool) { turned++ })
		again := kit.NewField(r.look, "", kit.FieldKind{Submitted: func() { sent++ }})
		field := kit.NewField(r.look, "", kit.FieldKind{Submitted: func() { r.window.Canvas().Focus(again) }})
		link := kit.NewProse(r.look, kit.Paragraph{Text: "more", Links: []kit.Link{{End: 4, Follow: func() { turned++ }}}})
		r.show(container.NewVBox(ask, check, field, again, link), 400, 400)
		for i, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
			r.focus(ask)
			r.hold(key, 5)
			want(t, "asked", asked, i+1)
			want(t, "deleted by the same stroke", deleted, i)
			r.hold(key, 5)
			want(t, "deleted by the next", deleted, i+1)
			open.Close()

			turned = 0
			r.focus(check)
			r.hold(key, 5)
			r.hold(key, 5)
			r.focus(kit.FirstStop(link))
			r.hold(key, 5)
			want(t, "turned", turned, 3)
		}
		r.focus(field)
		r.hold(fyne.KeyReturn, 5)
		want(t, "sent by the stroke that left the field before", sent, 0)
		r.hold(fyne.KeyReturn, 5)
		want(t, "sent", sent, 1)
	})
}

// Nor does it write into the field that it has led to.
func TestAKeyHeldDownWritesNothingElsewhere(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		r.look.Desk.Repeat = &kit.Repeat{}
		editor, field := kit.NewEditor(r.look, "", "", "", nil), kit.NewField(r.look, "", kit.FieldKind{})
		for _, to := range []interface {
			fyne.Focusable
			fyne.CanvasObject
			Text() string
		}{editor, field} {
			button := kit.NewButton(r.look, "", "write", kit.Quiet, func() { r.window.Canvas().Focus(to) })
			r.show(container.NewVBox(button, to), 400, 400)
			for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace} {
				r.focus(button)
				r.hold(key, 5)
				want(t, "written by the stroke that led here", to.Text(), "")
			}
			r.hold(fyne.KeySpace, 2)
			want(t, "written by the next", to.Text(), "   ")
		}
		r.show(editor, 400, 400)
		r.focus(editor)
		r.hold(fyne.KeyReturn, 1)
		want(t, "lines", editor.Text(), "   \n\n")
	})
}

// A field that is out of use sends nothing.
func TestADisabledFieldSubmitsNothing(t *testing.T) {
	r := newRoom(t, "en")
	sent := 0
	f := r.field("", kit.FieldKind{Submitted: func() { sent++ }})
	f.Disable()
	press(f, "Return")
	want(t, "sent", sent, 0)
	if _, _, ok := r.caretOf(f); ok {
		t.Error("a caret stands in it")
	}
	f.Enable()
	press(f, "Return")
	want(t, "sent once it is back", sent, 1)
}

// Who presses everything twice gets what a single press gives: the second press does
// not fall on what the first has brought under the mouse.
func TestASecondPressHitsNothingNew(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		r.look.Desk.Repeat = &kit.Repeat{}
		pressed := ""
		button := func(name string, then func()) *kit.Button {
			return kit.NewButton(r.look, "", name, kit.Quiet, func() { pressed += name; then() })
		}
		next := button("next", func() {})
		first := button("first", func() { r.show(next, 300, 60) })
		r.show(first, 300, 60)
		twice := func(o ...fyne.CanvasObject) {
			for _, one := range o {
				at := fyne.PointEvent{Position: fyne.NewPos(20, 20), AbsolutePosition: fyne.NewPos(20, 20)}
				if m, ok := one.(desktop.Mouseable); ok {
					m.MouseDown(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary})
					m.MouseUp(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary})
				}
				one.(fyne.Tappable).Tapped(&at)
			}
		}
		twice(first, next)
		want(t, "pressed", pressed, "first")
		*r.look.Desk.Repeat = kit.Repeat{} // a while later
		twice(next, next)
		want(t, "pressed on purpose", pressed, "firstnextnext")

		*r.look.Desk.Repeat = kit.Repeat{}
		followed := 0
		words := strings.Repeat("more ", 20)
		link := func() *kit.Prose {
			p := kit.NewProse(r.look, kit.Paragraph{Text: words, Links: []kit.Link{{End: len(words), Follow: func() { followed++ }}}})
			r.show(p, 300, 60)
			return p
		}
		twice(first, link())
		want(t, "followed", followed, 0)
		*r.look.Desk.Repeat = kit.Repeat{}
		twice(link())
		want(t, "followed on purpose", followed, 1)
		pressed = "firstnextnext"

		// what is only made anew, as at every change of the text's size, is the same thing
		*r.look.Desk.Repeat = kit.Repeat{}
		twice(button("+", func() {}), button("+", func() {}))
		want(t, "pressed on purpose", pressed, "firstnextnext++")

		*r.look.Desk.Repeat = kit.Repeat{}
		list := kit.NewSelect(r.look, "", []string{"a", "b"}, 0, nil)
		r.show(list, 300, 300)
		twice(list)
		over := r.window.Canvas().Overlays()
		twice(over.Top())
		if over.Top() == nil {
			t.Error("the second press has closed the list")
		}
		*r.look.Desk.Repeat = kit.Repeat{}
		if over.Top() != nil {
			twice(over.Top())
		}
		want(t, "open after a press beside it", over.Top() != nil, false)
	})
}
