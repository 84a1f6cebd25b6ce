package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
)

// Clicking along a line finds every place of the caret, and the caret is drawn
// where was clicked.
func TestClickPutsTheCaret(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor(mixed, 700, 120)
		seen := map[int]bool{}
		for x := float32(30); x < 680; x += 2 {
			click(e, x, 40)
			seen[e.Caret()] = true
			click(e, -100, 40) // so that two clicks are no double click
		}
		if letters := len([]rune(mixed)); len(seen) < letters-3 {
			t.Errorf("%d places of %d found", len(seen), letters)
		}
		click(e, 300, 40)
		if at, _, _ := r.caretOf(e); at.X > 320 || at.X < 280 {
			t.Logf("clicked beside the text: caret at %g", at.X)
		}
	})
}

func TestShiftClickDrawsTheSelectionOut(t *testing.T) {
	r := newRoom(t, "en")
	e := r.editor("some words here", 400, 120)
	click(e, 0, 30)
	click(e, 399, 30, fyne.KeyModifierShift)
	want(t, "selected", e.Selected(), "some words here")
}

func TestDoubleClickAWordTripleClickAParagraph(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("گہوارہ\nنیا لفظ", 400, 200)
		press(e, "ctrl End")
		at, height, _ := r.caretOf(e)
		x, y := at.X+8, at.Y+height/2 // within the last word, which ends on the left
		click(e, x, y)
		click(e, x, y)
		want(t, "two", e.Selected(), "لفظ")
		click(e, x, y)
		want(t, "three", e.Selected(), "نیا لفظ")
		click(e, x, y)
		want(t, "four begin anew", e.Selected(), "")
	})
}

func TestDragSelectsAndScrollsBeyondTheEdge(t *testing.T) {
	r := newRoom(t, "en")
	text := ""
	for range 60 {
		text += "line\n"
	}
	e := r.editor(text, 400, 300)
	click(e, 0, 20)
	drag(e, 399, 20)
	want(t, "along a line", e.Selected(), "line")
	drag(e, 200, 330)
	first := e.Offset()
	if first == 0 {
		t.Error("dragging past the edge does not scroll")
	}
	for range 5 {
		r.pass(60 * time.Millisecond)
	}
	if e.Offset() <= first {
		t.Error("it does not go on while the mouse is held there")
	}
	e.DragEnd()
	rest := e.Offset()
	for range 5 {
		r.pass(60 * time.Millisecond)
	}
	want(t, "after letting go", e.Offset(), rest)
}

func TestContextMenu(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("", 600, 500)
		write(e, "گہوارہ")
		test.TapSecondaryAt(e, fyne.NewPos(300, 40))
		menu := r.window.Canvas().Overlays().Top()
		if menu == nil {
			t.Fatal("no menu")
		}
		r.choose("fyne.selectall")
		want(t, "selected", e.Selected(), "گہوارہ")
		want(t, "closed", r.window.Canvas().Overlays().Top() == nil, true)
		for _, step := range []struct{ choose, text string }{
			{"fyne.cut", ""}, {"fyne.paste", "گہوارہ"}, {"fyne.undo", ""}, {"fyne.redo", "گہوارہ"},
		} {
			test.TapSecondaryAt(e, fyne.NewPos(300, 40))
			r.choose(step.choose)
			want(t, step.choose, e.Text(), step.text)
		}
		if r.window.Canvas().Focused() != e {
			t.Error("the editor has lost the keys")
		}
	})
}

// choose presses the button of the top overlay that has a message of the
// catalogue on it.
func (r *room) choose(key string) {
	r.t.Helper()
	if b := find[*kit.Button](r.window.Canvas().Overlays().Top(), r.look.T(key)); b != nil {
		test.Tap(b)
		return
	}
	r.t.Fatalf("no %s in the menu", key)
}

// find gives the widget of a type that says some words.
func find[W interface {
	fyne.Widget
	Text() string
}](o fyne.CanvasObject, words string) (found W) {
	walk(o, func(o fyne.CanvasObject) {
		if w, ok := o.(W); ok && w.Text() == words {
			found = w
		}
	})
	return found
}

func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			walk(part, visit)
		}
	case fyne.Widget:
		for _, part := range test.WidgetRenderer(o).Objects() {
			walk(part, visit)
		}
	}
}

func TestMenuByKeys(t *testing.T) {
	r := newRoom(t, "ur")
	e := r.editor("", 600, 500)
	write(e, "گہوارہ")
	press(e, "Menu")
	over := r.window.Canvas()
	first, ok := over.Focused().(*kit.Button)
	if !ok {
		t.Fatal("nothing of the menu has the keys")
	}
	press(first, "Down")
	if over.Focused() == first {
		t.Error("Down does not go on to the next item")
	}
	press(over.Focused(), "Escape")
	want(t, "closed", over.Overlays().Top() == nil, true)
	want(t, "keys handed on", len(r.keys), 0)
}

// The menu offers only what can be done now.
func TestTheMenuKnowsWhatCanBeDone(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		fyne.CurrentApp().Clipboard().SetContent("")
		e := r.editor("", 600, 500)
		r.offers(e, map[string]bool{"fyne.cut": false, "fyne.copy": false, "fyne.paste": false, "keys.delete": false,
			"fyne.selectall": false, "fyne.undo": false, "fyne.redo": false})
		write(e, "گہوارہ")
		press(e, "ctrl A")
		fyne.CurrentApp().Clipboard().SetContent("x")
		r.offers(e, map[string]bool{"fyne.cut": true, "fyne.copy": true, "fyne.paste": true, "keys.delete": true,
			"fyne.selectall": true, "fyne.undo": true, "fyne.redo": false})
		test.TapSecondaryAt(e, fyne.NewPos(30, 40))
		r.choose("keys.delete")
		want(t, "deleted", e.Text(), "")
		press(e, "ctrl Z", "ctrl A")
		e.SetReadOnly(true)
		r.offers(e, map[string]bool{"fyne.cut": false, "fyne.copy": true, "fyne.paste": false, "keys.delete": false,
			"fyne.selectall": true, "fyne.undo": false, "fyne.redo": false})
		e.Disable()
		test.TapSecondaryAt(e, fyne.NewPos(30, 40))
		want(t, "no menu where nothing can be done", r.window.Canvas().Overlays().Top() == nil, true)
	})
}

// offers opens the menu of an editor, and looks which of its buttons can be pressed.
func (r *room) offers(e *kit.Editor, can map[string]bool) {
	r.t.Helper()
	e.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(300, 40)})
	menu := r.window.Canvas().Overlays().Top()
	for key, on := range can {
		want(r.t, key, !find[*kit.Button](menu, r.look.T(key)).Disabled(), on)
	}
	r.window.Canvas().Overlays().Remove(menu)
}

func TestTheMenuTurnsTheLines(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("abc", 600, 500)
		var heard kit.Direction
		e.OnDirection(func(d kit.Direction) { heard = d })
		test.TapSecondaryAt(e, fyne.NewPos(300, 40))
		r.choose("write.lines_right")
		want(t, "direction", e.Direction(), kit.RightToLeft)
		want(t, "heard", heard, kit.RightToLeft)
		test.TapSecondaryAt(e, fyne.NewPos(300, 40))
		if find[*kit.Button](r.window.Canvas().Overlays().Top(), r.look.T("write.lines_right")) != nil {
			t.Error("it offers what is so already")
		}
		r.choose("write.lines_auto")
		want(t, "heard again", heard, kit.Auto)
	})
}

// In a low window the menu scrolls, and its keys reach every part.
func TestTheMenuFitsALowWindow(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("", 480, 200)
		write(e, "abc")
		press(e, "Left", "ctrl A")
		press(e, "Menu")
		over := r.window.Canvas()
		for range 8 {
			b := over.Focused().(*kit.Button)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
			if at.Y < 0 || at.Y+b.Size().Height > 200 {
				t.Errorf("%q is at y %g of 200", b.Text(), at.Y)
			}
			press(b, "Down")
		}
	})
}

// Shift that was let go while the menu had the keys does not stay with the editor.
func TestShiftF10(t *testing.T) {
	r := newRoom(t, "en")
	e := r.editor("", 480, 400)
	write(e, "abc")
	e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF10})
	if r.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu")
	}
	press(r.window.Canvas().Focused(), "Escape")
	press(e, "Left")
	want(t, "selected", e.Selected(), "")
	want(t, "the keys", r.window.Canvas().Focused() == e, true)
}

func TestScrollBar(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		text := ""
		for range 200 {
			text += "line\n"
		}
		e := r.editor(text, 400, 300)
		x := float32(395)
		if r.look.RTL() {
			x = 5
		}
		test.Drag(r.window.Canvas(), fyne.NewPos(x, 15), 0, 50)
		if e.Offset() < 500 {
			t.Errorf("dragging the bar went to %g only", e.Offset())
		}
		test.Drag(r.window.Canvas(), fyne.NewPos(x, 60), 0, 5000)
		end := e.Offset()
		press(e, "ctrl End")
		want(t, "as far as the end", end, e.Offset())
		test.TapCanvas(r.window.Canvas(), fyne.NewPos(x, 20))
		if e.Offset() >= end {
			t.Error("pressing above the thumb does not go up")
		}
	})
}
