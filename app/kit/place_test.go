package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// TestPlaceInAnotherLanguage looks for the same part of a page that is longer in
// the other language.
func TestPlaceInAnotherLanguage(t *testing.T) {
	var r *room
	page := func(tag, words string) (*kit.Sheet, []fyne.CanvasObject) {
		r = newRoom(t, tag)
		var parts []fyne.CanvasObject
		column := kit.Column(kit.Around)
		for range 12 {
			part := kit.NewLabel(r.look, strings.Repeat(words, 30), kit.Words{})
			parts = append(parts, part)
			column.Add(kit.NewCard(r.look, kit.Column(0, part)))
		}
		s := kit.NewSheet(kit.Centred(300, 10, column))
		r.show(s, 340, 400)
		return s, parts
	}
	edge := func(o fyne.CanvasObject) float32 {
		return -fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y / o.Size().Height
	}
	english, parts := page("en", "sleep ")
	english.ScrollTo(english.Offset() + fyne.CurrentApp().Driver().AbsolutePositionForObject(parts[7]).Y + 0.25*parts[7].Size().Height)
	place, before := english.Place(), edge(parts[7])

	urdu, same := page("ur", "نیند ")
	urdu.GoTo(place)
	line := kit.NewLabel(r.look, "نیند", kit.Words{}).MinSize().Height / same[7].Size().Height
	if after := edge(same[7]); after < before-line/2 || after > before+line/2 {
		t.Errorf("%.2f of the part lay above the edge, and now %.2f, where a line is %.2f", before, after, line)
	}
	if urdu.Offset() == english.Offset() {
		t.Error("the pages are of the same height, so this proves nothing")
	}
}

func TestPlaceOfTheSamePage(t *testing.T) {
	r := newRoom(t, "en")
	for _, y := range []float32{0, 1, 45, 50, 333, 500} {
		s, _ := sheetOf(r, 40)
		r.show(s, 300, 400)
		s.ScrollTo(y)
		again, _ := sheetOf(r, 40)
		again.GoTo(s.Place()) // before there is a size
		want(t, "kept", again.Place(), s.Place())
		r.show(again, 300, 400)
		if d := again.Offset() - y; d < -0.1 || d > 0.1 {
			t.Errorf("from %g to %g", y, again.Offset())
		}
	}
}

// TestPlaceOnAShorterPage goes by way of a page that ends before the place.
func TestPlaceOnAShorterPage(t *testing.T) {
	r := newRoom(t, "en")
	s, _ := sheetOf(r, 40)
	r.show(s, 300, 400)
	s.ScrollTo(900)
	short, _ := sheetOf(r, 12)
	short.GoTo(s.Place())
	r.show(short, 300, 400)
	again, _ := sheetOf(r, 40)
	again.GoTo(short.Place())
	r.show(again, 300, 400)
	want(t, "the place", again.Offset(), 900)
	short.ScrollTo(10)
	again.GoTo(short.Place())
	want(t, "scrolled since", again.Offset(), 10)
}
