package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
)

// turn presses Ctrl and Space.
func turn(o fyne.Shortcutable) {
	o.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: fyne.KeyModifierControl})
}

func TestLatinKeysWriteUrdu(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("", 600, 300)
		var shown []bool
		e.ShowPhonetic(false, func(on bool) { shown = append(shown, on) })
		write(e, "mera ")
		turn(e)
		write(e, "bcao gHr aik dw? (3.5) tTdDrR, 12; bccy")
		turn(e)
		write(e, " ok?")
		want(t, "text", e.Text(), "mera بچاہ گھر ایک دو؟ (3۔5) تٹدڈرڑ، 12؛ بچچے ok?")
		want(t, "shown", len(shown), 3)
		want(t, "shown last", shown[2], false)
		press(e, "ctrl Z", "ctrl Z")
		want(t, "undone by words", e.Text(), "mera بچاہ گھر ایک دو؟ (3۔5) تٹدڈرڑ، 12؛ ")
	})
}

func TestUrduDigitsWhenTheSettingsSaySo(t *testing.T) {
	r := newRoom(t, "ur")
	r.look.UrduDigits = true
	e := r.editor("", 600, 300)
	e.ShowPhonetic(false, func(bool) {})
	write(e, "12 ")
	e.SetPhonetic(true)
	write(e, "12 ۳")
	want(t, "text", e.Text(), "12 ۱۲ ۳")
}

// Where nothing shows which letters the keys give, they give their own.
func TestNoPhoneticTypingUnseen(t *testing.T) {
	r := newRoom(t, "ur")
	f := r.field("", kit.FieldKind{})
	f.SetPhonetic(true)
	turn(f)
	write(f, "aba")
	want(t, "text", f.Text(), "aba")
	want(t, "the shortcut is handed on", len(r.shortcuts), 1)
}

func TestFieldBadge(t *testing.T) {
	for _, concealed := range []bool{false, true} {
		both(t, func(t *testing.T, r *room) {
			on := false
			f := r.field("", kit.FieldKind{Concealed: concealed, Phonetic: &on})
			write(f, "a")
			badge := find[key](f, "abc")
			if badge == nil {
				t.Fatal("no badge shows the Latin letters")
			}
			if left := badge.Position().X < 150; left != r.look.RTL() {
				t.Errorf("the badge lies at x %g", badge.Position().X)
			}
			test.Tap(badge)
			want(t, "the keys", r.window.Canvas().Focused() == f, true)
			want(t, "the badge", badge.Text(), "اردو")
			want(t, "kept", on, true)
			write(f, "ab")
			turn(f)
			want(t, "the badge again", badge.Text(), "abc")
			write(f, "b")
			want(t, "text", f.Text(), "aابb")
			write(f, strings.Repeat("wide words ", 9))
			at, _, _ := r.caretOf(f)
			if low, high := badge.Position().X, badge.Position().X+badge.Size().Width; at.X > low && at.X < high {
				t.Errorf("the caret at %g runs under the badge, %g to %g", at.X, low, high)
			}
		})
	}
}

// hold presses keys down and lets them go in turn: "+LeftControl", "-LeftControl".
func hold(e *kit.Editor, keys ...string) {
	for _, k := range keys {
		event := &fyne.KeyEvent{Name: fyne.KeyName(k[1:])}
		if k[0] == '+' {
			e.KeyDown(event)
		} else {
			e.KeyUp(event)
		}
	}
}

func TestCtrlShiftSetsTheDirection(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := r.editor("first\nدوسری سطر", 600, 300)
		var heard []kit.Direction
		e.OnDirection(func(d kit.Direction) { heard = append(heard, d) })
		left, _, _ := r.caretOf(e)
		hold(e, "+LeftControl", "+RightShift", "-RightShift", "-LeftControl")
		right, _, _ := r.caretOf(e)
		if right.X <= left.X+300 {
			t.Errorf("right to left, a line begins at %g, before at %g", right.X, left.X)
		}
		hold(e, "+LeftShift", "+RightControl", "-RightControl", "-LeftShift")
		press(e, "ctrl End")
		end, _, _ := r.caretOf(e)
		if end.X > 300 {
			t.Errorf("left to right, the Urdu line ends at %g", end.X)
		}
		want(t, "heard", len(heard), 2)
		want(t, "the second", heard[1], kit.LeftToRight)

		hold(e, "+LeftControl", "+RightShift", "+Left", "-Left", "-RightShift", "-LeftControl")
		hold(e, "+RightShift", "-RightShift", "+LeftControl", "-LeftControl")
		hold(e, "+LeftControl", "+LeftShift", "+RightShift", "-RightShift", "-LeftShift", "-LeftControl")
		hold(e, "+LeftControl", "+RightShift")
		click(e, 30, 30)
		hold(e, "-RightShift", "-LeftControl")
		want(t, "keys with others between", len(heard), 2)
		e.SetReadOnly(true)
		hold(e, "+LeftControl", "+RightShift", "-LeftControl", "-RightShift")
		want(t, "read only", e.Direction(), kit.LeftToRight)
	})
}

func TestDirectionKeepsThePlace(t *testing.T) {
	r := newRoom(t, "ur")
	text := strings.Repeat("a line, ایک سطر\n", 200)
	e := r.editor(text, 400, 300)
	e.SetCaret(1000)
	press(e, "shift Left")
	chosen := e.Selected()
	e.ScrollTo(500)
	for _, d := range []kit.Direction{kit.RightToLeft, kit.LeftToRight, kit.Auto} {
		e.SetDirection(d)
		want(t, "scroll", e.Offset(), 500)
		want(t, "selected", e.Selected(), chosen)
		want(t, "text", e.Text(), text)
	}
	write(e, "x")
	press(e, "ctrl Z")
	want(t, "still written in", e.Text(), text)
}

// flagOf finds the flag of the caret: how far it flies to the right of the
// caret, less than 0 to the left.
func (r *room) flagOf(o fyne.CanvasObject) (by float32, ok bool) {
	caret, _, _ := r.caretOf(o)
	for _, d := range drawn(o, fyne.Position{}) {
		cloth, is := d.CanvasObject.(*canvas.Rectangle)
		if is && cloth.FillColor == r.look.Colours.Primary && cloth.Size().Height == 3 {
			return d.at.X - caret.X, true
		}
	}
	return 0, false
}

func TestTheCaretFliesAFlagWhereTheDirectionIsInQuestion(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		e := kit.NewEditor(r.look, "", "", "", nil)
		other := kit.NewButton(r.look, "", "other", kit.Quiet, nil)
		r.show(kit.Column(8, e, other), 600, 400)
		r.focus(e)
		write(e, "بچہ ")
		_, ok := r.flagOf(e)
		want(t, "in a plain line", ok, false)
		write(e, "abc")
		by, ok := r.flagOf(e)
		want(t, "among Latin letters", ok && by > 0, true)
		press(e, "Left")
		_, ok = r.flagOf(e)
		want(t, "within them", ok, true)
		press(e, "End")
		write(e, " ہے")
		_, ok = r.flagOf(e)
		want(t, "after them", ok, false)

		e.SetText("abc")
		press(e, "ctrl End")
		write(e, " ہے")
		by, ok = r.flagOf(e)
		want(t, "the other way", ok && by < 0, true)
		r.focus(other)
		_, ok = r.flagOf(e)
		want(t, "without the keys", ok, false)
	})
}

func TestPastedLettersBecomeUrduAsAStepOfTheirOwn(t *testing.T) {
	const pasted, folded = "يہ كتاب میں ﮨﮯ ٹھيک", "یہ کتاب میں ہے ٹھیک"
	both(t, func(t *testing.T, r *room) {
		board := fyne.CurrentApp().Clipboard()
		heard := 0
		e := r.editor("", 600, 300)
		e.OnFolded(func() { heard++ })
		write(e, "دیکھو ")
		board.SetContent(pasted)
		press(e, "ctrl V")
		want(t, "pasted", e.Text(), "دیکھو "+folded)
		want(t, "caret", e.Caret(), len("دیکھو "+folded))
		press(e, "ctrl Z")
		want(t, "as it came", e.Text(), "دیکھو "+pasted)
		press(e, "ctrl Z")
		want(t, "not pasted", e.Text(), "دیکھو ")
		press(e, "ctrl Y", "ctrl Y")
		want(t, "again", e.Text(), "دیکھو "+folded)
		want(t, "heard", heard, 1)
		board.SetContent("plain words, اور اردو")
		press(e, "ctrl A", "ctrl V", "ctrl Z")
		want(t, "one step when nothing changes", e.Text(), "دیکھو "+folded)

		secret := r.field("", kit.FieldKind{Concealed: true})
		board.SetContent(pasted)
		press(secret, "ctrl V")
		want(t, "a passphrase", secret.Text(), pasted)
	})
}

// What is typed stays as it was typed, whatever it looks like.
func TestNothingTypedChangesByItself(t *testing.T) {
	const odd = "i dont.  teh (c) -- 'x' ... 1/2 مين كتاب  ، mera bacha kesa he"
	both(t, func(t *testing.T, r *room) {
		e := r.editor("", 600, 300)
		write(e, odd)
		want(t, "text", e.Text(), odd)
	})
}
