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
