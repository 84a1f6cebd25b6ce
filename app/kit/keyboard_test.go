package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
)

// key is what is pressed on the keyboard.
type key interface {
	fyne.Widget
	fyne.Tappable
	Text() string
}

// board shows a field with a keyboard below it, and gives the field the keys.
func (r *room) board() (*kit.Field, *kit.Keyboard) {
	r.t.Helper()
	f := kit.NewField(r.look, "", kit.FieldKind{})
	k := kit.NewKeyboard(r.look, func() kit.Typing { return f })
	r.show(kit.Column(8, f, k), 760, 500)
	r.focus(f)
	return f, k
}

// tap presses a key, which leaves the keys with the field.
func (r *room) tap(f *kit.Field, k *kit.Keyboard, face string) {
	r.t.Helper()
	cap := find[key](k, face)
	if cap == nil {
		r.t.Fatalf("no key %q", face)
	}
	test.Tap(cap)
	if r.window.Canvas().Focused() != f {
		r.t.Errorf("after %q the field has not got the keys back", face)
	}
}

func TestKeyboard(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		f, k := r.board()
		shift := r.look.T("keys.shift")
		r.tap(f, k, "ABC")
		for _, face := range []string{"a", shift, "B", "c", "صوتی", "ب", "چ", "ہ", "۔", shift, "۱", shift, "ٹ", r.look.T("keys.space"), "ے"} {
			r.tap(f, k, face)
		}
		want(t, "typed", f.Text(), "aBcبچہ۔۱ٹ ے")
		r.tap(f, k, r.look.T("keys.delete"))
		want(t, "deleted", f.Text(), "aBcبچہ۔۱ٹ ")
		r.tap(f, k, "معیاری")
		for _, face := range []string{"ب", "\u25CCِ", r.look.T("keys.apart"), shift, "\u25CCٰ", "؟"} {
			r.tap(f, k, face)
		}
		want(t, "with marks", f.Text(), "aBcبچہ۔۱ٹ بِ\u200Cٰ؟")
	})
}

func TestKeyboardBeginsInTheLanguageOfThePage(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		_, k := r.board()
		want(t, "layout", k.Layout() == kit.LatinKeys, !r.look.RTL())
		k.SetLayout(kit.StandardKeys)
		want(t, "a standard key", find[key](k, "ط") != nil, true)
	})
}

// Every letter of Urdu has a key in either layout, plain or with Shift, and
// every sign of ASCII has one in the Latin one.
func TestKeyboardIsComplete(t *testing.T) {
	const urdu = "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤۃۓۂ0123456789۰۱۲۳۴۵۶۷۸۹۔،؛؟:!()/“”َُِّْٰٖٔؐؑؒؓﷺﷲ"
	latin := ""
	for c := '!'; c <= '~'; c++ {
		latin += string(c)
	}
	for layout, letters := range map[kit.KeyLayout]string{kit.PhoneticKeys: urdu, kit.StandardKeys: urdu, kit.LatinKeys: latin} {
		r := newRoom(t, "ur")
		f, k := r.board()
		k.SetLayout(layout)
		var have string
		for range 2 {
			walk(k, func(o fyne.CanvasObject) {
				if cap, ok := o.(key); ok {
					have += cap.Text()
				}
			})
			r.tap(f, k, r.look.T("keys.shift"))
		}
		for _, letter := range letters {
			if !strings.ContainsRune(have, letter) {
				t.Errorf("layout %d: no key for %c", layout, letter)
			}
		}
	}
}

// The digits of the Urdu keys are those of the settings, the others with Shift.
func TestKeyboardDigits(t *testing.T) {
	r := newRoom(t, "ur")
	r.look.UrduDigits = true
	f, k := r.board()
	for _, face := range []string{"۷", r.look.T("keys.shift"), "7"} {
		r.tap(f, k, face)
	}
	want(t, "typed", f.Text(), "۷7")
}
