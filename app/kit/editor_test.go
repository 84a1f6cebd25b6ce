package kit_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
)

const mixed = "آج Ayesha نے 3 بار حرکت کی (kick)۔"

func TestEditorTyping(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		heard := 0
		e := kit.NewEditor(r.look, "", "begin", "", func() { heard++ })
		r.show(e, 600, 300)
		r.focus(e)
		write(e, mixed+"\nshām")
		want(t, "text", e.Text(), mixed+"\nshām")
		want(t, "caret", e.Caret(), len(mixed+"\nshām"))
		want(t, "changes heard", heard, len([]rune(mixed+"\nshām")))
		press(e, "BackSpace", "BackSpace")
		want(t, "after backspace", e.Text(), mixed+"\nsh")
	})
}

func TestBackspaceTakesTheLastMarkAndDeleteTheWholeLetter(t *testing.T) {
	r := newRoom(t, "ur")
	e := r.editor("", 600, 300)
	write(e, "بِّ")
	press(e, "BackSpace")
	want(t, "text", e.Text(), "بِ")
	press(e, "ctrl Home", "Delete")
	want(t, "text", e.Text(), "")
}

// Moving right always moves right on the screen, whatever the letters, and
// reaches the end; and left likewise.
func TestArrowsGoTheWayTheyPoint(t *testing.T) {
	for _, text := range []string{"plain words", "صرف اردو", mixed, "abc اردو 12 xyz (ہاں) fin", "۱۲ 34 اور"} {
		both(t, func(t *testing.T, r *room) {
			e := r.editor(text, 900, 120)
			for _, way := range []struct {
				key, start string
				sign       float32
			}{{"Right", "left", 1}, {"Left", "right", -1}} {
				x := float32(-1)
				if way.start == "right" {
					x = 901
				}
				click(e, x, 30)
				at, _, ok := r.caretOf(e)
				if !ok {
					t.Fatal("no caret")
				}
				steps := 0
				for seen := e.Caret(); ; steps++ {
					press(e, way.key)
					now, _, _ := r.caretOf(e)
					if e.Caret() == seen && now == at {
						break
					}
					if (now.X-at.X)*way.sign <= 0 {
						t.Fatalf("%q: %s went from x %g to %g", text, way.key, at.X, now.X)
					}
					at, seen = now, e.Caret()
				}
				if steps < len([]rune(text))-4 {
					t.Errorf("%q: only %d steps %s", text, steps, way.key)
				}
			}
		})
	}
}

func TestHomeAndEndFollowTheDirectionOfTheParagraph(t *testing.T) {
	r := newRoom(t, "ur")
	e := r.editor("first line\nدوسری سطر یہاں", 600, 300)
	press(e, "End")
	want(t, "end", e.Caret(), len("first line"))
	press(e, "Down", "Home")
	want(t, "home", e.Caret(), len("first line\n"))
	at, _, _ := r.caretOf(e)
	press(e, "End")
	end, _, _ := r.caretOf(e)
	if end.X >= at.X {
		t.Errorf("the end of an Urdu line lies at x %g, its start at %g", end.X, at.X)
	}
	press(e, "ctrl Home")
	want(t, "start of the text", e.Caret(), 0)
	press(e, "ctrl End")
	want(t, "end of the text", e.Caret(), len(e.Text()))
}

func TestUpAndDownKeepTheColumn(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("a long line of many words\nshort\nanother long line of words", 600, 300)
		press(e, times(15, "Right")...)
		press(e, "Down")
		want(t, "at the end of the short line", e.Caret(), len("a long line of many words\nshort"))
		press(e, "Down")
		column := e.Caret() - len("a long line of many words\nshort\n")
		if column < 13 || column > 17 {
			t.Errorf("column %d after a short line, want about 15", column)
		}
		press(e, "Up", "Up")
		want(t, "back", e.Caret(), 15)
	})
}

func TestPageKeysMoveByWhatIsSeen(t *testing.T) {
	r := newRoom(t, "en")
	e := r.editor(strings.Repeat("line\n", 200), 400, 300)
	press(e, "Next")
	down := e.Caret() / len("line\n")
	if down < 8 || down > 11 {
		t.Errorf("a page went %d lines down of about 10 seen", down)
	}
	press(e, "Next", "Prior", "Prior", "Prior")
	want(t, "back at the top", e.Caret(), 0)
	want(t, "scrolled to the top", e.Offset(), 0)
}

func TestWordsWithCtrl(t *testing.T) {
	r := newRoom(t, "en")
	e := r.editor("one two، تین four", 600, 120)
	press(e, "ctrl Right")
	want(t, "after one word", e.Caret(), len("one"))
	press(e, "ctrl End", "ctrl BackSpace")
	want(t, "without the last word", e.Text(), "one two، تین ")
	press(e, "ctrl Home", "ctrl Delete")
	want(t, "without the first", e.Text(), " two، تین ")
	press(e, "ctrl End", "ctrl shift Left")
	if e.Selected() == "" {
		t.Error("ctrl+shift+left selected nothing")
	}
}

func TestShiftDrawsTheSelectionOut(t *testing.T) {
	r := newRoom(t, "ur")
	e := r.editor("بچہ abc گہوارہ", 600, 120)
	press(e, "shift End")
	want(t, "to the end of the line", e.Selected(), e.Text())
	press(e, "Home")
	press(e, times(3, "shift Left")...)
	want(t, "three letters on", e.Selected(), "بچہ")
	press(e, "shift Right")
	want(t, "one back", e.Selected(), "بچ")
	press(e, "Left")
	want(t, "left goes to its left end", e.Caret(), len("بچ"))
	want(t, "nothing selected", e.Selected(), "")
	press(e, "ctrl A")
	want(t, "all", e.Selected(), e.Text())
	write(e, "x")
	want(t, "typed over", e.Text(), "x")
}

func TestClipboardAndUndo(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("گہوارہ cradle", 600, 120)
		press(e, "ctrl A", "ctrl X")
		want(t, "cut", e.Text(), "")
		want(t, "the window hears of it", r.copied, "گہوارہ cradle")
		press(e, "ctrl V", "ctrl V")
		want(t, "pasted twice", e.Text(), "گہوارہ cradleگہوارہ cradle")
		press(e, "ctrl Z", "ctrl Z", "ctrl Z")
		want(t, "undone", e.Text(), "گہوارہ cradle")
		press(e, "ctrl Y")
		want(t, "redone", e.Text(), "")
		press(e, "ctrl shift Z")
		want(t, "redone again", e.Text(), "گہوارہ cradle")
	})
}

func TestEditorScrollsWithTheCaret(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor(strings.Repeat("ایک سطر\n", 50), 400, 300)
		want(t, "at the top", e.Offset(), 0)
		press(e, "ctrl End")
		at, height, ok := r.caretOf(e)
		if !ok || at.Y < 0 || at.Y+height > 300 {
			t.Errorf("caret at y %g, %g high, of 300", at.Y, height)
		}
		end := e.Offset()
		test.Scroll(r.window.Canvas(), fyne.NewPos(200, 150), 0, 100)
		want(t, "wheel", e.Offset(), end-100)
		test.Scroll(r.window.Canvas(), fyne.NewPos(200, 150), 0, 100000)
		want(t, "no further than the top", e.Offset(), 0)
		write(e, "x")
		if at, _, _ := r.caretOf(e); at.Y > 300 {
			t.Error("typing does not bring the caret back")
		}
	})
}

func TestPlaceIsKeptBeforeThereIsASize(t *testing.T) {
	r := newRoom(t, "en")
	e := kit.NewEditor(r.look, strings.Repeat("line\n", 100), "", "", nil)
	e.SetCaret(250)
	e.ScrollTo(700)
	r.show(e, 400, 300)
	want(t, "offset", e.Offset(), 700)
	want(t, "caret", e.Caret(), 250)
}

func TestCaretBlinksWhileTheEditorHasTheKeys(t *testing.T) {
	r := newRoom(t, "en")
	e := kit.NewEditor(r.look, "words", "", "", nil)
	other := kit.NewButton(r.look, "", "other", kit.Quiet, nil)
	r.show(kit.Column(8, e, other), 400, 300)
	shown := func() bool { _, _, ok := r.caretOf(e); return ok }
	want(t, "without the keys", shown(), false)
	r.focus(e)
	for i, is := range []bool{true, false, true} {
		if shown() != is {
			t.Errorf("half %d: shown %v", i, !is)
		}
		r.pass(530 * time.Millisecond)
	}
	write(e, "a")
	want(t, "shown while typing", shown(), true)
	want(t, "one clock", r.ticking(), 1)
	r.focus(other)
	want(t, "without the keys again", shown(), false)
	want(t, "clocks", r.ticking(), 0)
	r.focus(e)
	test.WidgetRenderer(e).Destroy() // as Fyne does a while after the page has gone
	want(t, "clocks after the page", r.ticking(), 0)
}

func TestPlaceholder(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := kit.NewEditor(r.look, "", "کہیں سے بھی", "", nil)
		r.show(e, 400, 200)
		want(t, "hint", len(rasters(e)), 1)
		write(e, " ")
		want(t, "no hint over a text", len(rasters(e)), 0)
		press(e, "BackSpace")
		want(t, "hint again", len(rasters(e)), 1)
	})
}

func TestReadOnlyAndDisabled(t *testing.T) {
	r := newRoom(t, "en")
	e := r.editor("stays", 400, 120)
	e.SetReadOnly(true)
	write(e, "x\n")
	e.Type("y")
	e.Erase()
	press(e, "BackSpace", "Delete", "ctrl A", "ctrl V", "ctrl X", "ctrl Z", "ctrl BackSpace")
	want(t, "read only", e.Text(), "stays")
	press(e, "ctrl C")
	want(t, "but copied", r.copied, "stays")
	e.SetReadOnly(false)
	e.Disable()
	write(e, "x")
	e.Type("y")
	press(e, "BackSpace", "ctrl V", "Home")
	click(e, 5, 5)
	want(t, "disabled", e.Text(), "stays")
	e.Enable()
	write(e, "x")
	want(t, "enabled", e.Text(), "x")
}

func TestWipeLeavesNothing(t *testing.T) {
	r := newRoom(t, "ur")
	e := r.editor("", 400, 120)
	write(e, "راز secret")
	e.Wipe()
	press(e, "ctrl Z", "ctrl Y", "ctrl A", "ctrl C")
	want(t, "text", e.Text(), "")
	want(t, "copied", r.copied, "")
	want(t, "drawn", len(rasters(e)), 0)
	write(e, "پھر")
	want(t, "written anew", e.Text(), "پھر")
}

func TestOnlyWhatIsSeenIsDrawn(t *testing.T) {
	r := newRoom(t, "en")
	e := r.editor(strings.Repeat("line\n", 5000), 400, 300)
	if n := len(rasters(e)); n > 16 {
		t.Errorf("%d lines drawn of about 12 seen", n)
	}
}

func TestALineThatDidNotChangeKeepsItsPicture(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("پہلی سطر one\nدوسری سطر two\nتیسری سطر three\nfour چار", 500, 400)
		before := rasters(e)
		press(e, "ctrl End")
		write(e, "x")
		after := rasters(e)
		want(t, "lines", len(after), len(before))
		for i := range before {
			kept := before[i].CanvasObject == after[i].CanvasObject
			if last := i == len(before)-1; kept == last {
				t.Errorf("line %d: kept %v", i, kept)
			}
		}
		e.ScrollTo(20)
		for i, now := range rasters(e) {
			if now.CanvasObject != after[i].CanvasObject {
				t.Errorf("scrolling drew line %d anew", i)
			}
		}
	})
}

// White space hangs over the end of a line; the caret behind it stays in sight.
func TestTheCaretNeverLeavesThePaper(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		for _, space := range []string{" ", "\t"} {
			e := r.editor(r.say("word", "لفظ"), 400, 200)
			press(e, "ctrl End")
			for range 200 {
				e.Type(space)
				at, _, ok := r.caretOf(e)
				if !ok || at.X < 2 || at.X > 396 {
					t.Fatalf("after %q the caret is at %v: %v", e.Text(), at, ok)
				}
			}
		}
	})
}
