package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// walked is the text that has the keys.
func walked(r *room) *kit.Prose {
	r.t.Helper()
	p, ok := r.window.Canvas().Focused().(*kit.Prose)
	if !ok {
		r.t.Fatal("no text has the keys")
	}
	return p
}

// carets counts the carets that are drawn in texts.
func carets(r *room) (n int) {
	walk(r.window.Content(), func(o fyne.CanvasObject) {
		if p, ok := o.(*kit.Prose); ok && p.Pinned() {
			n++
		}
	})
	return n
}

// The caret goes through all text of a page, as one reads, and Shift chooses.
func TestWalkThroughText(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		s, _ := cards(r)
		r.show(s, 500, 700)
		want(t, "a text", s.Walk() == walked(r), true)
		want(t, "carets", carets(r), 1)
		forward, back := "Right", "Left"
		if r.look.RTL() {
			forward, back = back, forward
		}
		first := r.say("first", "پہلا")
		r.keyed("shift End")
		want(t, "a line", walked(r).Selected(), first)
		r.keyed(forward)
		r.keyed("Home", "shift "+forward, "shift "+forward)
		want(t, "two letters", walked(r).Selected(), string([]rune(first)[:2]))
		r.keyed("shift " + back)
		want(t, "one fewer", walked(r).Selected(), string([]rune(first)[:1]))
		r.keyed("ctrl Home", "ctrl shift End", "ctrl C")
		want(t, "all of the page", r.copied, first+"\n1. "+r.say("sit", "بیٹھیں")+"\n2. "+r.say("breathe", "سانس لیں")+"\n"+r.say("third and last", "تیسرا اور آخری"))
		want(t, "one caret still", carets(r), 1)
		r.keyed("Down", "Down", "Down", "Down", "Down", "Home", "ctrl shift "+forward)
		want(t, "a word of the last", walked(r).Selected() != "", true)
		r.keyed("Up", "Home", "shift End")
		want(t, "the line above", walked(r).Selected(), r.say("breathe", "سانس لیں"))
		r.window.Canvas().Unfocus()
		want(t, "no caret without keys", carets(r), 0)
	})
}

// Without a caret the arrows are for the page, and with Shift they draw out what the
// mouse has begun.
func TestArrowsAreThePagesUnlessTextIsChosen(t *testing.T) {
	r := newRoom(t, "en")
	p := kit.NewProse(r.look, kit.Paragraph{Text: "some words to read"})
	r.show(kit.NewSheet(p).Side(r.look), 400, 200)
	click(p, 1, 8)
	r.keyed("Down", "PageDown", "Home")
	want(t, "handed on", len(r.keys), 3)
	want(t, "no caret", p.Pinned(), false)
	r.keyed("ctrl shift Right")
	want(t, "a word", p.Selected(), "some")
	r.keyed("shift End")
	want(t, "to the end", p.Selected(), "some words to read")
	want(t, "a caret", p.Pinned(), true)
}
