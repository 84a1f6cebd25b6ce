package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
)

func TestPressing(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		done := 0
		act := func() { done++ }
		for name, w := range map[string]interface {
			fyne.Focusable
			fyne.Tappable
			fyne.Disableable
			fyne.CanvasObject
		}{
			"button": kit.NewButton(r.look, "home", "گھر Home", kit.Primary, act),
			"small":  kit.NewStacked(r.look, "home", "گھر", kit.Plain, act),
			"tile":   kit.NewTile(r.look, kit.TileFace{Text: "گھر"}, act),
			"check":  kit.NewCheck(r.look, "گھر", false, func(bool) { act() }),
		} {
			done = 0
			r.show(w, 200, 200)
			test.Tap(w)
			press(w, "Space", "Return", "KP_Enter")
			want(t, name, done, 4)
			w.Disable()
			test.Tap(w)
			press(w, "Space")
			want(t, name+" disabled", done, 4)
			w.Enable()
			test.Tap(w)
			want(t, name+" enabled", done, 5)
		}
	})
}

func TestCheckAndChoice(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		var heard []int
		c := kit.NewChoice(r.look, []string{"ماں", "باپ", "دادی"}, -1, func(i int) { heard = append(heard, i) })
		r.show(c, 300, 300)
		want(t, "none yet", c.Chosen(), -1)
		test.Tap(c.Option(1))
		want(t, "tapped", c.Chosen(), 1)
		r.focus(c.Option(1))
		press(r.window.Canvas().Focused(), "Down")
		want(t, "down", c.Chosen(), 2)
		press(r.window.Canvas().Focused(), "Down")
		want(t, "no further", c.Chosen(), 2)
		forward, back := "Right", "Left"
		if r.look.RTL() {
			forward, back = back, forward
		}
		press(r.window.Canvas().Focused(), back)
		want(t, "back", c.Chosen(), 1)
		press(r.window.Canvas().Focused(), "Up", "Up")
		want(t, "up", c.Chosen(), 0)
		press(r.window.Canvas().Focused(), forward)
		want(t, "forward", c.Chosen(), 1)
		c.Option(0).Tapped(&fyne.PointEvent{}) // test.Tap takes the keys away first, and the window does not
		want(t, "the keys go where the mouse chose", r.window.Canvas().Focused() == fyne.Focusable(c.Option(0)), true)
		test.Tap(c.Option(1))
		for i := range 3 {
			want(t, "checked", c.Option(i).Checked(), i == 1)
		}
		want(t, "heard", len(heard), 7)
		want(t, "keys handed on", len(r.keys), 0)
	})
}

// The window's keys work whatever has the keys: each widget hands on what it
// has no use for.
func TestKeysAreHandedOn(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		prose := kit.NewProse(r.look, kit.Paragraph{Text: "text"})
		number := kit.NewNumber(r.look, "n", "1", 0, 9, nil)
		choice := kit.NewChoice(r.look, []string{"a", "b"}, 0, nil)
		list := []interface {
			fyne.Focusable
			fyne.CanvasObject
		}{
			kit.NewButton(r.look, "", "b", kit.Quiet, nil), kit.NewStacked(r.look, "home", "b", kit.Quiet, nil),
			kit.NewTile(r.look, kit.TileFace{Text: "t"}, nil), kit.NewCheck(r.look, "c", false, nil),
			choice.Option(0), number.Field(), kit.NewField(r.look, "f", kit.FieldKind{}),
			kit.NewField(r.look, "f", kit.FieldKind{Concealed: true}), kit.NewEditor(r.look, "e", "", "", nil), prose,
		}
		off := kit.NewEditor(r.look, "off", "", "", nil)
		off.Disable()
		list = append(list, off)
		column := kit.Column(4, choice, number)
		for _, w := range list {
			if w != choice.Option(0) && w != number.Field() {
				column.Add(w)
			}
		}
		r.show(column, 400, 1200)
		for _, w := range list {
			r.keys, r.shortcuts, r.touched = nil, nil, 0
			press(w, "Escape", "F1")
			press(w, "ctrl L", "ctrl shift Q")
			alt := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}
			w.(fyne.Shortcutable).TypedShortcut(alt)
			if len(r.keys) != 2 || len(r.shortcuts) != 3 || r.touched == 0 {
				t.Errorf("%T: %v and %v handed on, touched %d times", w, r.keys, r.shortcuts, r.touched)
			}
		}
	})
}

func TestTabGoesThroughTheWidgets(t *testing.T) {
	r := newRoom(t, "en")
	button := kit.NewButton(r.look, "", "b", kit.Quiet, nil)
	editor := kit.NewEditor(r.look, "", "", "", nil)
	field := kit.NewField(r.look, "", kit.FieldKind{})
	off := kit.NewButton(r.look, "", "off", kit.Quiet, nil)
	off.Disable()
	r.show(kit.Column(4, button, kit.NewProse(r.look, kit.Paragraph{Text: "read only"}), off, editor, field,
		kit.NewKeyboard(r.look, func() kit.Typing { return nil })), 700, 900)
	over := r.window.Canvas()
	for _, w := range []fyne.Focusable{button, editor, field, button} {
		over.FocusNext()
		if over.Focused() != w {
			t.Fatalf("Tab came to %T, not %T", over.Focused(), w)
		}
	}
	want(t, "the editor takes no Tab", editor.AcceptsTab(), false)
}

func TestButtonFaces(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		b := kit.NewButton(r.look, "show", "دکھائیں", kit.Quiet, nil)
		r.show(b, 200, 60)
		before := b.MinSize().Width
		b.SetFace("hide", "یہ سب الفاظ چھپائیں")
		want(t, "words", b.Text(), "یہ سب الفاظ چھپائیں")
		if b.MinSize().Width <= before {
			t.Error("no more room is asked for more words")
		}
		if b.MinSize().Height < 40 || b.MinSize().Height > 56 {
			t.Errorf("%g high", b.MinSize().Height)
		}
	})
}

// Words too long for a button go on to the next line instead of being cut.
func TestButtonWraps(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		b := kit.NewButton(r.look, "home", "بہت سے الفاظ جو ایک سطر میں نہیں آتے many words", kit.Quiet, nil)
		high := b.HeightFor(180)
		if high <= b.HeightFor(1000) {
			t.Errorf("%g high at 180, %g at 1000", high, b.HeightFor(1000))
		}
		r.show(b, 180, high)
		for _, line := range rasters(b) {
			if line.at.X < 0 || line.at.X+line.Size().Width > 184 {
				t.Errorf("a line from %g, %g wide, of 180", line.at.X, line.Size().Width)
			}
		}
	})
}
