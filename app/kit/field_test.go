package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
)

func TestFieldSubmitsAndTells(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		var last string
		sent, gained := 0, 0
		f := r.field("", kit.FieldKind{
			Changed: func(s string) { last = s }, Submitted: func() { sent++ }, Focused: func() { gained++ },
		})
		write(f, "عائشہ")
		press(f, "Return", "KP_Enter")
		want(t, "heard", last, "عائشہ")
		want(t, "submitted", sent, 2)
		want(t, "focused", gained, 1)
	})
}

func TestFieldHasOneLine(t *testing.T) {
	r := newRoom(t, "en")
	f := r.field("", kit.FieldKind{})
	fyne.CurrentApp().Clipboard().SetContent("two\nlines\tand a tab")
	press(f, "ctrl V")
	want(t, "text", f.Text(), "two lines and a tab")
}

func TestConcealedFieldNeverCopies(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		f := r.field("", kit.FieldKind{Concealed: true})
		fyne.CurrentApp().Clipboard().SetContent("before")
		write(f, "بچہ abc")
		press(f, "ctrl A", "ctrl C", "ctrl X", "ctrl Insert")
		want(t, "text", f.Text(), "بچہ abc")
		want(t, "clipboard", fyne.CurrentApp().Clipboard().Content(), "before")
		test.TapSecondaryAt(f, fyne.NewPos(20, 20))
		for _, key := range []string{"fyne.copy", "fyne.cut"} {
			b := find[*kit.Button](r.window.Canvas().Overlays().Top(), r.look.T(key))
			want(t, key+" is off", b.Disabled(), true)
		}
	})
}

// Letters of one and of two bytes both show as one bullet, and the caret stands
// where it should.
func TestConcealedCaret(t *testing.T) {
	r := newRoom(t, "ur")
	f := r.field("", kit.FieldKind{Concealed: true})
	write(f, "aب")
	want(t, "caret", f.Caret(), len("aب"))
	press(f, "Home")
	for _, at := range []int{0, 1, 3} {
		want(t, "caret", f.Caret(), at)
		press(f, "Left") // bullets run with the page
	}
	f.Conceal(false)
	press(f, "ctrl A", "ctrl C")
	want(t, "shown, it can be copied", r.copied, "aب")
	f.Conceal(true)
	press(f, "End", "BackSpace")
	want(t, "text", f.Text(), "a")
	write(f, "two words")
	press(f, "ctrl BackSpace")
	want(t, "no word edges are shown", f.Text(), "")
}

func TestFieldBound(t *testing.T) {
	r := newRoom(t, "ur")
	full := 0
	f := r.field("", kit.FieldKind{Most: 7, Full: func() { full++ }})
	write(f, "بچہ1")
	want(t, "up to the bound", f.Text(), "بچہ1")
	write(f, "2")
	fyne.CurrentApp().Clipboard().SetContent("ٹھیک")
	press(f, "ctrl A", "ctrl V")
	want(t, "cut between letters", f.Text(), "ٹھی")
	want(t, "told", full, 2)
}

func TestLongFieldFollowsTheCaret(t *testing.T) {
	for _, text := range []string{strings.Repeat("word ", 40), strings.Repeat("لفظ ", 40)} {
		both(t, func(t *testing.T, r *room) {
			f := r.field("", kit.FieldKind{})
			write(f, text)
			for _, key := range []string{"End", "Home", "End"} {
				press(f, key)
				if at, _, ok := r.caretOf(f); !ok || at.X < 8 || at.X > 292 {
					t.Errorf("%s: caret at x %g of 300", key, at.X)
				}
			}
		})
	}
}

// A graphics card takes no picture as wide as this text.
func TestLongFieldIsDrawnInPieces(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		f := r.field(strings.Repeat("word لفظ ", 300), kit.FieldKind{})
		var wide float32
		for _, piece := range rasters(f) {
			wide += piece.Size().Width
			if piece.Size().Width > 1024 {
				t.Errorf("a piece is %g wide", piece.Size().Width)
			}
		}
		if wide < 10000 {
			t.Errorf("%g drawn of a long text", wide)
		}
	})
}

func TestFieldSelectionAndMouse(t *testing.T) {
	r := newRoom(t, "en")
	f := r.field("one two three", kit.FieldKind{})
	click(f, 0, 20)
	drag(f, 300, 20)
	want(t, "dragged", f.Selected(), "one two three")
	f.DragEnd()
	click(f, 25, 20)
	click(f, 25, 20)
	want(t, "double", f.Selected(), "one")
	click(f, 25, 20)
	want(t, "triple", f.Selected(), "one two three")
}

func TestNumber(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		told := 0
		n := kit.NewNumber(r.look, "weeks", "24", 1, 42, func() { told++ })
		r.show(n, 300, 100)
		r.focus(n.Field())
		v, ok := n.Value()
		want(t, "value", v, 24)
		want(t, "ok", ok, true)
		for _, digits := range []string{"12", "۱۲", "١٢", " 1 2"} {
			press(n.Field(), "ctrl A", "BackSpace")
			write(n.Field(), digits)
			v, ok = n.Value()
			want(t, digits, v, 12)
			want(t, digits, ok, true)
		}
		for _, none := range []string{"", "x", "0", "43", "۱۲۳", "-1"} {
			press(n.Field(), "ctrl A", "BackSpace")
			write(n.Field(), none)
			_, ok = n.Value()
			want(t, none, ok, false)
		}
		told = 0
		press(n.Field(), "Up")
		want(t, "told of a step", told, 1)
	})
}

func TestNumberSteps(t *testing.T) {
	r := newRoom(t, "ur")
	r.look.Lang = r.look.Lang.WithDigits(true)
	n := kit.NewNumber(r.look, "weeks", "", 1, 3, nil)
	r.show(n, 300, 100)
	r.focus(n.Field())
	for _, step := range []struct {
		key  string
		want int
	}{{"Up", 1}, {"Up", 2}, {"Up", 3}, {"Up", 3}, {"Down", 2}, {"Down", 1}, {"Down", 1}} {
		press(n.Field(), step.key)
		v, _ := n.Value()
		want(t, step.key, v, step.want)
	}
	want(t, "in the chosen digits", n.Field().Text(), "۱")
	var buttons []*kit.Button
	walk(n, func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok {
			buttons = append(buttons, b)
		}
	})
	test.Tap(buttons[1])
	v, _ := n.Value()
	want(t, "plus", v, 2)
}
