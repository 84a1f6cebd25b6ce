package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
)

// find gives what bears the words, over the page or on it.
func (r *room) find(text string) (found fyne.CanvasObject) {
	r.t.Helper()
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() || found != nil {
			return
		}
		if w, ok := o.(interface{ Text() string }); ok && w.Text() == text {
			if _, ok := o.(fyne.Tappable); ok {
				found = o
				return
			}
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, part := range o.Objects {
				walk(part)
			}
		case fyne.Widget:
			for _, part := range test.WidgetRenderer(o).Objects() {
				walk(part)
			}
		}
	}
	if top := r.window.Canvas().Overlays().Top(); top != nil {
		walk(top)
	}
	if walk(r.window.Content()); found == nil {
		r.t.Fatalf("nothing says %q", text)
	}
	return found
}

// keyed presses keys, each in what has them by then.
func (r *room) keyed(keys ...string) {
	for _, k := range keys {
		press(r.window.Canvas().Focused(), k)
	}
}

func TestSelect(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		var heard []int
		s := kit.NewSelect(r.look, "مہینہ", []string{"جنوری", "فروری", "مارچ"}, 1, func(i int) { heard = append(heard, i) })
		r.show(kit.Column(0, s), 300, 400)
		r.focus(s)
		over := r.window.Canvas()
		press(s, "Down")
		want(t, "the chosen one has the keys", over.Focused().(*kit.Button).Text(), "فروری")
		r.keyed("Down")
		want(t, "the next", over.Focused().(*kit.Button).Text(), "مارچ")
		r.keyed("Down", "Escape")
		want(t, "closed", over.Overlays().Top() == nil, true)
		want(t, "Escape chooses nothing", len(heard), 0)
		want(t, "the keys are back", over.Focused() == fyne.Focusable(s), true)
		press(s, "Space")
		r.keyed("End", "Return")
		want(t, "chosen", s.Text(), "مارچ")
		want(t, "closed", over.Overlays().Top() == nil, true)
		press(s, "Return")
		r.keyed("Home", "Home")
		test.Tap(r.find("جنوری").(fyne.Tappable))
		want(t, "heard", len(heard), 2)
		want(t, "keys handed on", len(r.keys), 0)
	})
}

// A list too long for the window scrolls, and lies within it.
func TestSelectInASmallWindow(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		var months []string
		for m := time.January; m <= time.December; m++ {
			months = append(months, r.look.Lang.Month(m))
		}
		s := kit.NewSelect(r.look, "", months, 11, nil)
		r.show(kit.Column(200, kit.NewLabel(r.look, "x", kit.Words{}), s), 240, 420)
		press(s, "Down")
		last := r.window.Canvas().Focused().(*kit.Button)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(last)
		if at.Y < 0 || at.Y+last.Size().Height > 420 || at.X < 0 || at.X+last.Size().Width > 240 {
			t.Errorf("the chosen one lies at %v, %v large", at, last.Size())
		}
	})
}

func TestSlider(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		ahead, behind := r.ahead()
		var heard []int
		s := kit.NewSlider(r.look, "size", []string{"14", "17", "20", "24", "28"}, 1, func(i int) { heard = append(heard, i) })
		r.show(s, 500, 50)
		press(s, ahead, ahead, behind, "Up", "Down", "End", ahead, "Home", behind)
		want(t, "at", s.At(), 0)
		want(t, "heard", len(heard), 7)
		end := float32(495)
		if r.look.RTL() {
			end = 5
		}
		drag(s, end, 20)
		want(t, "dragged", s.At(), 4)
		want(t, "not taken yet", len(heard), 7)
		s.DragEnd()
		want(t, "taken", heard[7], 4)
		s.Tapped(&fyne.PointEvent{Position: fyne.NewPos(250, 20)})
		want(t, "pressed in the middle", s.At(), 2)
		press(s, "Escape")
		want(t, "keys handed on", len(r.keys), 1)
	})
}

func TestTabs(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		ahead, behind := r.ahead()
		var heard []int
		tabs := kit.NewTabs(r.look, []kit.Tab{{Text: "ایک"}, {Text: "دو"}, {Text: "تین"}}, 0, func(i int) { heard = append(heard, i) })
		r.show(tabs, 500, 80)
		r.focus(tabs.Tab(0))
		over := r.window.Canvas()
		for _, step := range []struct {
			key  string
			want int
		}{{behind, 0}, {ahead, 1}, {ahead, 2}, {ahead, 2}, {"Home", 0}, {"End", 2}, {behind, 1}} {
			r.keyed(step.key)
			want(t, step.key, tabs.Chosen(), step.want)
			want(t, "has the keys", over.Focused() == fyne.Focusable(tabs.Tab(step.want)), true)
		}
		left, right := tabs.Tab(0), tabs.Tab(2)
		if r.look.RTL() {
			left, right = right, left
		}
		if left.Position().X >= right.Position().X {
			t.Error("the tabs don't stand as one reads")
		}
		want(t, "heard", len(heard), 5)
		want(t, "keys handed on", len(r.keys), 0)
	})
}

func TestFaces(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		ahead, _ := r.ahead()
		heard := 99
		f := kit.NewFaces(r.look, "?", []kit.Face{{"face-1", "اداس"}, {"face-3", "ٹھیک"}, {"face-5", "خوش"}}, -1, func(i int) { heard = i })
		r.show(f, 500, 160)
		r.focus(r.find("اداس").(fyne.Focusable))
		r.keyed(ahead)
		want(t, "nothing is chosen by going there", f.Chosen(), -1)
		r.keyed("Space")
		want(t, "chosen", heard, 1)
		r.keyed(ahead, "Left", "Right") // one of them goes back, one on
		r.keyed("End", "Return")
		want(t, "another", f.Chosen(), 2)
		r.keyed("Return")
		want(t, "taken back", heard, -1)
	})
}

// A toast stays while somebody is at it, and its time begins anew after that.
func TestToast(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		undone, gone := 0, 0
		toast := kit.NewToast(r.look, "تحریر مٹا دی گئی۔", "واپس", func() { undone++ }, func() { gone++ })
		r.show(toast, 500, 100)
		undo := r.find("واپس").(*kit.Button)
		r.pass(toast.Stay() - time.Second)
		toast.MouseIn(nil)
		r.pass(time.Hour)
		toast.MouseOut()
		undo.MouseIn(nil) // the mouse goes on to its button
		r.pass(time.Hour)
		undo.MouseOut()
		r.pass(toast.Stay() - time.Second)
		r.window.Canvas().FocusNext()
		want(t, "reached by Tab", r.window.Canvas().Focused() == fyne.Focusable(undo), true)
		r.pass(time.Hour)
		want(t, "still there", gone, 0)
		r.window.Canvas().Unfocus()
		r.pass(toast.Stay())
		want(t, "gone", gone, 1)
		press(undo, "Return")
		want(t, "undone", undone, 1)
		want(t, "clocks", r.ticking(), 0)
		if short := kit.NewToast(r.look, "x", "", nil, nil).Stay(); short < 8*time.Second || toast.Stay() < 20*time.Second {
			t.Errorf("they stay %v and %v", short, toast.Stay())
		}
	})
}

// Progress fills from the side where one begins to read; where nobody knows how
// far, it shows that it lives, and stops doing so.
func TestProgress(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		stopped := 0
		p := kit.NewProgress(r.look, func() { stopped++ })
		r.show(p, 500, 120)
		full := func() (x, w, whole float32) {
			var track, fill thing
			for _, d := range drawn(p, fyne.Position{}) {
				if o, ok := d.CanvasObject.(*canvas.Rectangle); ok && o.Size().Height == 8 {
					track, fill = fill, d
				}
			}
			return fill.at.X - track.at.X, fill.Size().Width, track.Size().Width
		}
		before, _, _ := full()
		r.pass(time.Second / 2)
		after, _, _ := full()
		if (after > before) == r.look.RTL() || after == before {
			t.Errorf("the piece goes from %g to %g", before, after)
		}
		p.Report(1, 4)
		x, w, whole := full()
		from := x
		if r.look.RTL() {
			from = whole - x - w
		}
		if from > 1 || from < -1 || w < whole/4-1 || w > whole/4+1 {
			t.Errorf("of %g, %g are filled from %g", whole, w, x)
		}
		want(t, "said", p.Text(), r.look.T("app.wait_part", "Done", r.look.Lang.Number(1), "Total", r.look.Lang.Number(4)))
		want(t, "clocks", r.ticking(), 0)
		p.Report(0, 0)
		want(t, "clocks", r.ticking(), 1)
		p.Stop()
		want(t, "clocks", r.ticking(), 0)
		press(r.find(r.look.T("app.cancel")).(fyne.Focusable), "Return")
		want(t, "stopped", stopped, 1)
	})
}

func TestRail(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		went := ""
		item := func(name string) kit.RailItem {
			return kit.RailItem{Icon: "home", Text: name, Act: func() { went = name }}
		}
		rail := kit.NewRail(r.look, "cradle", []kit.RailItem{item("گھر"), item("سبق")}, item("مدد"))
		wide := rail.Width()
		r.show(rail, wide, 400)
		for _, narrow := range []bool{false, true} {
			rail.SetNarrow(narrow)
			rail.Resize(fyne.NewSize(rail.Width(), 400))
			first := r.find("گھر").(*kit.Button)
			r.focus(first)
			r.keyed("Down", "Return")
			want(t, "by key", went, "سبق")
			r.keyed("Home", "End", "Return")
			want(t, "the last place", went, "سبق")
			r.window.Canvas().FocusNext()
			r.keyed("Return")
			want(t, "at the foot, by Tab", went, "مدد")
			r.window.Canvas().FocusNext()
		}
		if rail.Width() >= wide {
			t.Error("the narrow rail is no narrower")
		}
		r.keyed("Escape")
		want(t, "keys handed on", len(r.keys), 1)
	})
}

// A drawing that can't be shown says what it would show.
func TestAMissingDrawingIsSaid(t *testing.T) {
	r := newRoom(t, "ur")
	const words = "باپ اور بچہ"
	there, missing := kit.NewDrawing(r.look, "cradle", 2, words), kit.NewDrawing(r.look, "none", 2, words)
	r.show(kit.Column(0, there, missing), 300, 400)
	want(t, "read out", missing.AccessibilityLabel(), words)
	want(t, "lines of words", len(rasters(missing)), 1)
	want(t, "a picture alone", there.Size().Height, 150)

	r.look.Desk.Picture = func(name string) []byte {
		svg := picture(name)
		return svg[:len(svg)/2]
	}
	r.show(kit.NewDrawing(r.look, "cradle", 2, words), 300, 400)
	want(t, "lines of words for one that is cut off", len(rasters(r.window.Content())), 1)
	icon := kit.NewIcon(r.look, "search", "تلاش", kit.Quiet, nil)
	want(t, "an icon alone has room for its name", icon.MinSize().Width > kit.NewIcon(newRoom(t, "ur").look, "search", "تلاش", kit.Quiet, nil).MinSize().Width, true)
}

// What bears no words is named when the mouse rests on it, and when it has the
// keys.
func TestTips(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		tips := kit.NewTips(r.look)
		r.look.Desk.Tip = tips.Say
		b := kit.NewIcon(r.look, "search", "تلاش", kit.Quiet, nil)
		plain := kit.NewButton(r.look, "", "لکھیں", kit.Quiet, nil)
		r.show(&fyne.Container{Layout: filling{}, Objects: []fyne.CanvasObject{kit.Row(r.look, 8, b, plain), tips}}, 300, 200)
		said := func() int { return len(rasters(tips)) }
		b.MouseIn(nil)
		want(t, "not at once", said(), 0)
		r.pass(time.Second)
		want(t, "after a while", said(), 1)
		b.MouseOut()
		want(t, "the mouse has gone", said(), 0)
		r.focus(b)
		want(t, "with the keys", said(), 1)
		for _, d := range drawn(tips, fyne.Position{}) {
			if d.at.X < 0 || d.at.X+d.Size().Width > 300 {
				t.Errorf("the tip reaches from %g to %g", d.at.X, d.at.X+d.Size().Width)
			}
		}
		r.focus(plain)
		want(t, "without", said(), 0)
		want(t, "read out", b.AccessibilityLabel(), "تلاش")

		other := kit.NewIcon(r.look, "search", "اور", kit.Quiet, nil)
		other.MouseIn(nil)
		r.pass(time.Second)
		want(t, "what is not on the page", said(), 0)
	})
}

// filling lets every object fill the window.
type filling struct{}

func (filling) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, one := range o {
		one.Resize(size)
	}
}
func (filling) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// A question keeps the keys until it is answered; its first answer has them.
func TestADialogKeepsTheKeys(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		below := kit.NewButton(r.look, "", "نیچے", kit.Quiet, nil)
		r.show(below, 500, 500)
		r.focus(below)
		over, answer := r.window.Canvas(), ""
		ask := func() {
			kit.Ask(r.look, over, "؟", "…",
				kit.Answer{Text: "ہاں", Act: func() { answer = "yes" }}, kit.Answer{Text: "نہیں", Act: func() { answer = "no" }})
		}
		ask()
		want(t, "the first answer", over.Focused().(*kit.Button).Text(), "ہاں")
		for _, text := range []string{"نہیں", "ہاں", "نہیں"} {
			over.FocusNext()
			if b, ok := over.Focused().(*kit.Button); ok {
				want(t, "Tab", b.Text(), text)
			} else {
				t.Fatalf("Tab came to %T", over.Focused())
			}
		}
		r.keyed("Escape")
		want(t, "no answer", answer, "")
		want(t, "the keys are back", over.Focused() == fyne.Focusable(below), true)
		ask()
		r.keyed("Down", "Return")
		want(t, "the second", answer, "no")
	})
}
