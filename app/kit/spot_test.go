package kit_test

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// upper is the number of the paragraph at the upper edge of an editor.
func upper(e *kit.Editor) string {
	click(e, -100, kit.Between+0.1)
	before := e.Text()[:e.Caret()]
	return e.Text()[strings.LastIndexByte(before, '\n')+1:][:4]
}

// numbered are paragraphs of some lines, each with its number.
func numbered(r *room, n int) string {
	var all strings.Builder
	for i := range n {
		all.WriteString(strconv.Itoa(1000+i) + strings.Repeat(r.say(" some words", " کچھ لفظ"), 5) + "\n")
	}
	return all.String()
}

func TestAPlaceInTheTextIsKept(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		text := numbered(r, 100)
		e := r.editor(text, 700, 300)
		e.ScrollTo(2000)
		spot, was := e.Spot(), upper(e)
		e.SetCaret(0) // out of sight
		e.GoTo(spot)
		r.window.Resize(fyne.NewSize(420, 260))
		want(t, "at another width", upper(e), was)

		again := kit.NewEditor(r.look, text, "", "", nil)
		again.GoTo(spot)
		r.look.Size = 24
		r.look.Fonts, _ = naskh()
		larger := kit.NewEditor(r.look, text, "", "", nil)
		larger.GoTo(spot)
		for name, e := range map[string]*kit.Editor{"anew": again, "in larger type": larger} {
			want(t, name+", before it is shown", e.Spot(), spot)
			r.show(e, 700, 300)
			want(t, name, upper(e), was)
		}
	})
}

// A keyboard that opens below the paper does not hide where one writes.
func TestTheCaretStaysInSightWhenThePaperShrinks(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor(numbered(r, 50), 700, 500)
		e.GoToEnd()
		inSight := func(height float32) {
			t.Helper()
			if at, h, ok := r.caretOf(e); !ok || at.Y < 0 || at.Y+h > height {
				t.Errorf("the caret is at %g, %g high, of %g", at.Y, h, height)
			}
		}
		inSight(500)
		r.window.Resize(fyne.NewSize(700, 200))
		inSight(200)
		press(e, "Up", "Up")
		r.window.Resize(fyne.NewSize(400, 300))
		inSight(300)
		e.ScrollTo(0)
		r.window.Resize(fyne.NewSize(500, 200))
		want(t, "a caret out of sight stays there", e.Offset(), 0)
	})
}

func TestPageKeysKeepALineInSight(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor(numbered(r, 200), 700, 300)
		for range 3 {
			press(e, "Next")
		}
		caret, at := e.Caret(), e.Offset()
		press(e, "Next")
		step := e.Offset() - at
		if room := 300 - 2*kit.Between; step < room/2 || step > room-20 {
			t.Errorf("a page scrolls %g of %g dp", step, room)
		}
		press(e, "Prior")
		want(t, "the caret back", e.Caret(), caret)
		want(t, "the page back", int(e.Offset()+0.5), int(at+0.5))
		press(e, "shift Next")
		if e.Selected() == "" {
			t.Error("with Shift nothing is selected")
		}
	})
}

// Tab is for going on to the next part of the page; with Ctrl it is written, and
// whatever else is asked for with it is not lost.
func TestTabKeys(t *testing.T) {
	r := newRoom(t, "ur")
	e := r.editor("", 600, 200)
	want(t, "Tab goes on", e.AcceptsTab(), false)
	write(e, "نام")
	press(e, "ctrl Tab")
	write(e, "12")
	want(t, "written", e.Text(), "نام\t12")
	press(e, "ctrl shift Tab")
	want(t, "handed on", len(r.shortcuts), 1)
	f := r.field("", kit.FieldKind{})
	press(f, "ctrl Tab")
	want(t, "a field hands it on", len(r.shortcuts), 2)
	want(t, "and has no tab", f.Text(), "")
}
