package kit_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
)

// selectable is what the mouse can select in.
type selectable interface {
	fyne.CanvasObject
	fyne.Draggable
	desktop.Mouseable
	Selected() string
}

// presses presses a place n times, quickly.
func presses(o desktop.Mouseable, n int, x, y float32) {
	for range n {
		click(o, x, y)
	}
}

// After a double press the mouse selects by words, after a third by paragraphs,
// and what was pressed first stays selected: in both directions of writing, by
// dragging and with the Shift key.
func TestMouseSelectsByWhatItTookHoldOf(t *testing.T) {
	const left, right = 30, 480
	for _, text := range []struct{ words, middle, toRight, toLeft string }{
		{"first second third fourth", "second", "second third fourth", "first second"},
		{"پہلا دوسرا تیسرا چوتھا", "دوسرا", "پہلا دوسرا", "دوسرا تیسرا چوتھا"},
	} {
		both(t, func(t *testing.T, r *room) {
			e := kit.NewEditor(r.look, text.words, "", "", nil)
			f := kit.NewField(r.look, text.words, kit.FieldKind{})
			p := kit.NewProse(r.look, kit.Paragraph{Text: text.words})
			for name, o := range map[string]selectable{"editor": e, "field": f, "prose": p} {
				r.show(o, 500, 60)
				x, y := wordAt(t, o, text.middle), float32(30)
				for _, draw := range []func(to float32){
					func(to float32) { drag(o, to, y); o.DragEnd() },
					func(to float32) { click(o, to, y, fyne.KeyModifierShift) },
				} {
					click(o, -100, y)
					presses(o, 2, x, y)
					draw(right)
					want(t, name+" to the right", o.Selected(), text.toRight)
					draw(x)
					want(t, name+" back", o.Selected(), text.middle)
					draw(left - 25)
					want(t, name+" to the left", o.Selected(), text.toLeft)
				}
				click(o, -100, y)
				presses(o, 3, x, y)
				drag(o, x+3, y)
				want(t, name+" a paragraph", o.Selected(), text.words)
				o.DragEnd()
				click(o, -100, y)
				click(o, x, y)
				drag(o, right, y)
				if s := o.Selected(); strings.HasPrefix(s, text.middle) && strings.HasSuffix(s, text.middle) || s == "" {
					t.Errorf("%s: one press selects %q", name, s)
				}
				o.DragEnd()
			}
		})
	}
}

// wordAt finds where a double press takes a word.
func wordAt(t *testing.T, o selectable, word string) float32 {
	t.Helper()
	for x := float32(0); x < 500; x += 7 {
		click(o, -100, 30)
		if presses(o, 2, x, 30); o.Selected() == word {
			return x + 7
		}
	}
	t.Fatalf("no %q to be pressed in a %T", word, o)
	return 0
}

// A word is the one under the mouse, to its very edges: also where the nearest
// place of the caret belongs with the other end of a run.
func TestTheWordUnderTheMouse(t *testing.T) {
	for _, text := range []string{"کل صبح 9 30 بجے Lady Dufferin checkup ہے", "she said آپ کیسی ہیں and 12 left"} {
		both(t, func(t *testing.T, r *room) {
			e := r.editor(text, 700, 60)
			var met []string
			for x := float32(0); x < 700; x++ {
				click(e, -100, 30)
				presses(e, 2, x, 30)
				word := strings.TrimSpace(e.Selected())
				if n := len(met); word != "" && (n == 0 || met[n-1] != word) {
					met = append(met, word)
				}
			}
			words := strings.Fields(text)
			slices.Sort(words)
			slices.Sort(met)
			want(t, "each word once, in one piece", strings.Join(met, " "), strings.Join(words, " "))
		})
	}
}

func TestKeysLetGoOfTheWord(t *testing.T) {
	r := newRoom(t, "en")
	e := r.editor("one two three", 600, 120)
	presses(e, 2, 60, 30)
	press(e, "Home")
	click(e, 60, 30, fyne.KeyModifierShift)
	if s := e.Selected(); !strings.HasPrefix("one two three", s) || strings.HasSuffix(s, "two") {
		t.Errorf("the Shift key selects %q", s)
	}
}

// held keeps the mouse where it is for some time, and gives how far a measure
// has gone.
func (r *room) held(measure func() float32) float32 {
	before := measure()
	for range 8 {
		r.pass(60 * time.Millisecond)
	}
	return measure() - before
}

func TestAFieldScrollsSidewaysUnderTheHeldMouse(t *testing.T) {
	for _, text := range []string{strings.Repeat("word ", 60), strings.Repeat("لفظ ", 60)} {
		both(t, func(t *testing.T, r *room) {
			f := r.field(text, kit.FieldKind{})
			press(f, "Home")
			at, _, _ := r.caretOf(f)
			start, end := float32(20), float32(320)
			if at.X > 150 {
				start, end = 280, -20
			}
			click(f, start, 20)
			drag(f, end, 20)
			chosen := func() float32 { return float32(len(f.Selected())) }
			if more := r.held(chosen); more < 20 {
				t.Errorf("held beyond the edge it selects %g bytes more", more)
			}
			f.DragEnd()
			want(t, "let go", r.held(chosen), 0)
		})
	}
}

// A page scrolls on under a mouse that is held at its edge, and what is selected
// reaches to where the mouse is.
func TestAPageScrollsUnderTheHeldMouse(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		var parts []kit.Paragraph
		for range 60 {
			parts = append(parts, kit.Paragraph{Text: "ایک line"})
		}
		p := kit.NewProse(r.look, parts...)
		s := kit.NewSheet(kit.Inset(8, p))
		r.show(s, 300, 200)
		click(p, 20, 20)
		drag(p, 20, 190)
		if s.Offset() == 0 {
			t.Error("at the edge the page does not scroll")
		}
		if more := r.held(s.Offset); more < 60 {
			t.Errorf("held there it goes on %g dp", more)
		}
		lines := strings.Count(p.Selected(), "\n") + 1
		if passed := int((s.Offset() + 180) / (p.Size().Height / 60)); lines < passed {
			t.Errorf("%d lines selected of %d passed", lines, passed)
		}
		p.DragEnd()
		want(t, "let go", r.held(s.Offset), 0)
	})
}

func TestTheOtherButtonKeepsTheSelectionUnderIt(t *testing.T) {
	r := newRoom(t, "en")
	e := r.editor("one two three", 600, 120)
	presses(e, 2, 60, 30)
	chosen := e.Selected()
	e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 30)}})
	want(t, "on it", e.Selected(), chosen)
	e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(500, 30)}})
	want(t, "beside it", e.Selected(), "")
	want(t, "the caret", e.Caret(), len(e.Text()))
}

// What says only where a line may break is not part of what is copied, or read out.
func TestBreaksAreNotCopied(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		p := kit.NewProse(r.look, kit.Paragraph{Text: "/home/\u200BNoor\u200B.gehwara", Direction: kit.LeftToRight})
		r.show(p, 500, 60)
		presses(p, 3, 40, 15)
		want(t, "selected", p.Selected(), "/home/Noor.gehwara")
		want(t, "said", p.AccessibilityLabel(), "/home/Noor.gehwara")
	})
}
