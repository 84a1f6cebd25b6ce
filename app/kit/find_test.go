package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"gehwara/app/kit"
	"gehwara/i18n"
)

// marked counts the marks of what was found that are drawn, and those with an
// edge.
func marked(r *room, o fyne.CanvasObject) (all, edged int) {
	for _, d := range drawn(o, fyne.Position{}) {
		m, ok := d.CanvasObject.(*canvas.Rectangle)
		if !ok || m.CornerRadius != 3 || m.Size().Width == 6 { // that is the scroll bar
			continue
		}
		all++
		if m.StrokeWidth > 0 && m.StrokeColor == r.look.Colours.Ink {
			edged++
		}
	}
	return all, edged
}

// says tells whether a label on the page says a text.
func says(o fyne.CanvasObject, text string) (yes bool) {
	walk(o, func(part fyne.CanvasObject) {
		if l, ok := part.(*kit.Label); ok && l.Text() == text {
			yes = true
		}
	})
	return yes
}

func TestFind(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		word := r.say("Neem", "نیم")
		var parts []fyne.CanvasObject
		for i := range 30 {
			text := r.say("a leaf moves", "پتّا ہلتا ہے")
			if i%10 == 5 {
				text += " " + word
			}
			parts = append(parts, kit.NewProse(r.look, kit.Paragraph{Text: text}))
		}
		parts = append(parts, kit.NewLabel(r.look, word, kit.Words{}), kit.NewCheck(r.look, word, false, nil))
		s := kit.NewSheet(kit.Column(30, parts...))
		closed := 0
		bar := kit.NewFindBar(r.look, s, nil, func() { closed++ })
		r.show(container.NewBorder(bar.Object(), nil, nil, nil, s), 600, 420)
		r.focus(bar.Field())
		is := func(n, of int) {
			t.Helper()
			count := r.look.T("find.count", "N", r.look.Lang.Number(n), "Total", r.look.Lang.Number(of))
			if !says(bar.Object(), count) {
				t.Errorf("the bar does not say %q", count)
			}
			all, edged := marked(r, s)
			if all == 0 || edged != 1 {
				t.Errorf("%d marks, %d with an edge", all, edged)
			}
		}
		write(bar.Field(), strings.ToLower(word))
		is(1, 5)
		var places []float32
		for i := 2; i <= 5; i++ {
			press(bar.Field(), "Return")
			is(i, 5)
			places = append(places, s.Offset())
		}
		if places[0] == 0 || places[1] <= places[0] {
			t.Errorf("the page has gone to %v", places)
		}
		press(bar.Field(), "F3")
		is(1, 5)
		press(bar.Field(), "shift Return")
		is(5, 5)
		press(bar.Field(), "shift F3")
		is(4, 5)
		write(bar.Field(), "zz")
		if all, _ := marked(r, s); all != 0 || !says(bar.Object(), r.look.T("find.none")) {
			t.Errorf("%d marks for what is not there", all)
		}
		press(bar.Field(), "Escape")
		want(t, "closed", closed, 1)
		press(bar.Field(), "BackSpace", "BackSpace", "F1")
		want(t, "other keys go on", len(r.keys), 1)
		bar.Clear()
		if all, _ := marked(r, s); all != 0 {
			t.Errorf("%d marks are left", all)
		}
	})
}

// What is folded is opened before it is looked through, but not for a letter.
func TestFindUnfolds(t *testing.T) {
	r := newRoom(t, "en")
	s, _ := cards(r)
	var asked []int
	bar := kit.NewFindBar(r.look, s, func(x i18n.Sought) { asked = append(asked, x.Letters()) }, func() {})
	r.show(container.NewBorder(bar.Object(), nil, nil, nil, s), 600, 420)
	write(bar.Field(), "fir")
	want(t, "asked", len(asked), 2)
}

// What is written in an editor is found there, and the caret goes to it; what is
// written anew while the bar is open counts.
func TestFindInAnEditor(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		word := r.say("Neem", "نیم")
		e := kit.NewEditor(r.look, strings.Repeat("a leaf ہے\n", 40)+word+" 1\n"+word+" 2", "", "", nil)
		s := kit.NewSheet(kit.ColumnGrow(0, 0, e))
		bar := kit.NewFindBar(r.look, s, nil, func() {})
		r.show(container.NewBorder(bar.Object(), nil, nil, nil, s), 600, 420)
		r.focus(bar.Field())
		write(bar.Field(), word)
		is := func(n, of int) {
			t.Helper()
			if !says(bar.Object(), r.look.T("find.count", "N", r.look.Lang.Number(n), "Total", r.look.Lang.Number(of))) {
				t.Errorf("the bar does not say %d of %d", n, of)
			}
			if all, edged := marked(r, e); all == 0 || edged != 1 {
				t.Errorf("%d of %d: %d marks, %d with an edge", n, of, all, edged)
			}
		}
		is(1, 2)
		want(t, "caret", e.Caret(), strings.Index(e.Text(), word)+len(word))
		want(t, "nothing is selected", e.Selected(), "")
		press(bar.Field(), "Return")
		is(2, 2)
		want(t, "caret", e.Caret(), strings.LastIndex(e.Text(), word)+len(word))
		e.Type(" " + word)
		if all, _ := marked(r, e); all != 0 {
			t.Errorf("%d marks where letters have moved", all)
		}
		press(bar.Field(), "Return")
		is(3, 3)
		bar.Clear()
		if all, _ := marked(r, e); all != 0 {
			t.Errorf("%d marks are left", all)
		}
	})
}

// A part that is unfolded or folded up while the bar is open is looked through, too.
func TestFindHeedsWhatIsFolded(t *testing.T) {
	r := newRoom(t, "en")
	line := func() fyne.CanvasObject { return kit.NewProse(r.look, kit.Paragraph{Text: "a leaf"}) }
	part := kit.Column(0)
	s := kit.NewSheet(kit.Column(0, line(), part))
	bar := kit.NewFindBar(r.look, s, nil, func() {})
	r.show(container.NewBorder(bar.Object(), nil, nil, nil, s), 600, 420)
	write(bar.Field(), "leaf")
	is := func(n, of int) {
		t.Helper()
		if !says(bar.Object(), r.look.T("find.count", "N", r.look.Lang.Number(n), "Total", r.look.Lang.Number(of))) {
			t.Errorf("the bar does not say %d of %d", n, of)
		}
		if all, edged := marked(r, s); all != of || edged != 1 {
			t.Errorf("%d of %d: %d marks, %d with an edge", n, of, all, edged)
		}
	}
	is(1, 1)
	part.Objects = []fyne.CanvasObject{line(), line()}
	s.Reflow()
	is(1, 3)
	press(bar.Field(), "Return", "Return")
	is(3, 3)
	part.Objects = nil
	s.Reflow()
	is(1, 1)
	bar.Clear()
	part.Objects = []fyne.CanvasObject{line()}
	s.Reflow()
	if all, _ := marked(r, s); all != 0 {
		t.Errorf("%d marks after the bar was closed", all)
	}
}

// In a long entry, too, the first that is shown is the first that is seen, though a
// letter may stand in it a hundred thousand times.
func TestFindInALongEntry(t *testing.T) {
	r := newRoom(t, "ur")
	e := kit.NewEditor(r.look, strings.Repeat("آج اس نے کھایا اور سویا\n", 10_000), "", "", nil)
	s := kit.NewSheet(kit.ColumnGrow(0, 0, e))
	bar := kit.NewFindBar(r.look, s, nil, func() {})
	r.show(container.NewBorder(bar.Object(), nil, nil, nil, s), 600, 420)
	e.ScrollTo(300_000)
	seen := e.Offset()
	write(bar.Field(), "ا")
	press(bar.Field(), "Return")
	if moved := e.Offset() - seen; moved < -200 || moved > 200 {
		t.Errorf("it has gone on by %g dp", moved)
	}
}
