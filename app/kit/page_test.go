package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
)

func TestAsk(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		page := kit.NewButton(r.look, "", "page", kit.Quiet, nil)
		r.show(page, 800, 600)
		r.focus(page)
		var answered string
		ask := func() {
			kit.Ask(r.look, r.window.Canvas(), "عنوان", "سوال؟",
				kit.Answer{Text: "ہاں", Weight: kit.Primary, Act: func() { answered = "yes" }},
				kit.Answer{Text: "نہیں", Act: func() { answered = "no" }})
		}
		over := r.window.Canvas()
		ask()
		first := over.Focused().(*kit.Button)
		want(t, "first", first.Text(), "ہاں")
		over.FocusNext()
		want(t, "second", over.Focused().(*kit.Button).Text(), "نہیں")
		over.FocusNext()
		if over.Focused() != first {
			t.Error("Tab leaves the question")
		}
		press(first, "Down", "Up")
		press(over.Focused(), "Space")
		want(t, "answer", answered, "yes")
		want(t, "closed", over.Overlays().Top() == nil, true)
		if over.Focused() != page {
			t.Error("the page has not got the keys back")
		}
		answered = ""
		ask()
		press(over.Focused(), "Escape")
		want(t, "closed by Escape", over.Overlays().Top() == nil, true)
		want(t, "without an answer", answered, "")
		ask()
		press(over.Focused(), "F1")
		want(t, "other keys go on", len(r.keys), 1)
	})
}

func TestOverlayFitsTheWindow(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		r.look.Size = 28
		r.show(kit.Column(0), 640, 300)
		o := kit.Ask(r.look, r.window.Canvas(), "عنوان", strings.Repeat("بہت سے الفاظ ", 100), kit.Answer{Text: "ہاں"})
		var card *kit.Card
		walk(o, func(part fyne.CanvasObject) {
			if c, ok := part.(*kit.Card); ok {
				card = c
			}
		})
		if at := card.Position(); at.X < 0 || at.Y < 0 || at.X+card.Size().Width > 640 || at.Y+card.Size().Height > 300 {
			t.Errorf("card at %v, %v large", at, card.Size())
		}
		// The answer lies below the fold: having the keys scrolls it into view.
		b := find[*kit.Button](o, "ہاں")
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		if at.Y < 0 || at.Y+b.Size().Height > 300 {
			t.Errorf("the answer is at y %g of 300", at.Y)
		}
	})
}

func sheetOf(r *room, n int) (*kit.Sheet, []*kit.Button) {
	column := kit.Column(8)
	var buttons []*kit.Button
	for range n {
		b := kit.NewButton(r.look, "", "گھر", kit.Quiet, nil)
		buttons = append(buttons, b)
		column.Add(b)
	}
	return kit.NewSheet(column).Side(r.look), buttons
}

func TestSheetKeys(t *testing.T) {
	r := newRoom(t, "en")
	s, _ := sheetOf(r, 40)
	r.show(s, 300, 400)
	key := func(name fyne.KeyName) bool { return s.Key(&fyne.KeyEvent{Name: name}) }
	want(t, "used", key(fyne.KeyPageDown), true)
	want(t, "a page", s.Offset(), 360)
	key(fyne.KeyPageUp)
	key(fyne.KeyUp)
	want(t, "top", s.Offset(), 0)
	key(fyne.KeyEnd)
	end := s.Offset()
	key(fyne.KeyDown)
	want(t, "end", s.Offset(), end)
	key(fyne.KeyHome)
	want(t, "home", s.Offset(), 0)
	want(t, "not used", key(fyne.KeyEscape), false)
}

func TestSheetScrolls(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		s, buttons := sheetOf(r, 40)
		r.show(s, 300, 400)
		test.Scroll(r.window.Canvas(), fyne.NewPos(100, 100), 0, -200)
		want(t, "wheel", s.Offset(), 200)
		x := float32(295)
		if r.look.RTL() {
			x = 5
		}
		test.Drag(r.window.Canvas(), fyne.NewPos(x, 60), 0, 30)
		if s.Offset() < 300 {
			t.Errorf("dragging the bar went to %g", s.Offset())
		}
		s.ScrollTo(0)
		r.focus(buttons[30])
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(buttons[30])
		if at.Y < 0 || at.Y > 380 {
			t.Errorf("what has the keys is at y %g", at.Y)
		}
		offset := s.Offset()
		s.Reveal(buttons[30])
		want(t, "nothing to do", s.Offset(), offset)
		s.Reveal(buttons[0])
		want(t, "revealed", s.Offset(), 0)
	})
}

func TestSheetReflows(t *testing.T) {
	r := newRoom(t, "en")
	s, buttons := sheetOf(r, 40)
	s.ScrollTo(500) // before there is a size
	r.show(s, 300, 400)
	want(t, "where it was left", s.Offset(), 500)
	for _, b := range buttons[5:] {
		b.Hide()
	}
	s.Reflow()
	want(t, "it has shrunk", s.Offset(), 0)
	for _, b := range buttons {
		b.Show()
	}
	buttons[0].SetFace("", strings.Repeat("words ", 30))
	s.Reflow()
	if y := buttons[1].Position().Y; y < 60 {
		t.Errorf("the second button is at y %g", y)
	}
	s.ScrollTo(1e6)
	if s.Offset() < 1000 {
		t.Errorf("grown again, it scrolls to %g only", s.Offset())
	}
}

func TestThePageFollowsTheCaret(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		s, buttons := sheetOf(r, 20)
		e := kit.NewEditor(r.look, "", "", "", nil)
		f := kit.NewField(r.look, "", kit.FieldKind{})
		s = kit.NewSheet(kit.Column(8, s, e, f, buttons[0]))
		r.show(s, 300, 200)
		for _, w := range []interface {
			fyne.Focusable
			fyne.CanvasObject
		}{e, f} {
			r.focus(w)
			s.ScrollTo(0)
			write(w, "ایک")
			at, height, _ := r.caretOf(s)
			if at.Y < 0 || at.Y+height > 200 {
				t.Errorf("%T: caret at y %g of 200", w, at.Y)
			}
		}
	})
}

func TestWheelPassesThroughWhatDoesNotScroll(t *testing.T) {
	r := newRoom(t, "en")
	column := kit.Column(8, kit.NewEditor(r.look, "short", "", "", nil), kit.NewField(r.look, "", kit.FieldKind{}))
	for range 30 {
		column.Add(kit.NewButton(r.look, "", "b", kit.Quiet, nil))
	}
	s := kit.NewSheet(column)
	r.show(s, 300, 400)
	test.Scroll(r.window.Canvas(), fyne.NewPos(100, 60), 0, -50)
	want(t, "over the editor", s.Offset(), 50)
	test.Scroll(r.window.Canvas(), fyne.NewPos(100, 120), 0, -30)
	want(t, "over the field", s.Offset(), 80)
}

func TestProseSelection(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		p := kit.NewProse(r.look,
			kit.Paragraph{Text: "پہلا پیرا one"}, kit.Paragraph{Text: "دوسرا two", Marker: "•", Above: 8}, kit.Paragraph{Text: "تیسرا three"})
		r.show(p, 500, 300)
		want(t, "text", p.Text(), "پہلا پیرا one\n• دوسرا two\nتیسرا three")
		click(p, 499, 20)
		drag(p, 1, 290)
		p.DragEnd()
		want(t, "across paragraphs, from the right", p.Selected(), p.Text())
		if r.window.Canvas().Focused() != p {
			t.Fatal("pressed text has not got the keys")
		}
		press(p, "ctrl C")
		want(t, "copied", r.copied, p.Text())
		click(p, 490, 20)
		want(t, "dropped", p.Selected(), "")
		click(p, 490, 20)
		want(t, "double", p.Selected(), "پہلا")
		click(p, 490, 20)
		want(t, "triple", p.Selected(), "پہلا پیرا one")
		press(p, "ctrl A")
		want(t, "all", p.Selected(), p.Text())
		r.copied = ""
		test.TapSecondaryAt(p, fyne.NewPos(100, 20))
		r.choose("fyne.selectall")
		test.TapSecondaryAt(p, fyne.NewPos(100, 20))
		r.choose("fyne.copy")
		want(t, "copied by the menu", r.copied, p.Text())
		r.window.Canvas().Unfocus()
		want(t, "dropped with the keys", p.Selected(), "")
	})
}

func TestProseMarkers(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		p := kit.NewProse(r.look, kit.Paragraph{Text: "ایک", Marker: "1."}, kit.Paragraph{Text: "English", Marker: "•"})
		r.show(p, 500, 200)
		lines := rasters(p)
		want(t, "lines", len(lines), 4)
		for i := 0; i < 4; i += 2 {
			text, marker := lines[i].at.X, lines[i+1].at.X
			if r.look.RTL() != (marker > text) {
				t.Errorf("marker at %g, text at %g", marker, text)
			}
		}
	})
}
