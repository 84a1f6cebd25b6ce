package kit_test

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// systemLayouts are the layouts that come with X, where they are installed.
const systemLayouts = "/usr/share/X11/xkb/symbols/pk"

// The letters are where a real keyboard has them, but for signs that are seldom
// written or have no use on a screen.
func TestLettersAreWhereARealKeyboardHasThem(t *testing.T) {
	all, err := os.ReadFile(systemLayouts)
	if err != nil {
		t.Skip("the layouts of X are not installed")
	}
	for _, layout := range []struct {
		is    kit.KeyLayout
		name  string
		other map[string]string // instead of what X has with Shift
	}{
		{kit.PhoneticKeys, "urd-crulp", map[string]string{"AD02": "ؤ", "AB05": "ً", "AB07": "ۓ"}},
		{kit.StandardKeys, "urd-nla", map[string]string{"AC09": "ٰ", "AB01": "ً", "AB02": "ِ", "AB04": "َ", "AB07": "ُ"}},
	} {
		_, of, _ := strings.Cut(string(all), `"`+layout.name+`"`)
		of, _, _ = strings.Cut(of, "\n};")
		r := newRoom(t, "ur")
		f, k := r.board()
		k.SetLayout(layout.is)
		plain := faces(k)
		r.tap(f, k, r.look.T("keys.shift"))
		shifted := faces(k)
		for row, name := range []string{"AD", "AC", "AB"} {
			for i := range 10 {
				key := name + strconv.Itoa(101 + i)[1:]
				x := symbols(t, of, key)
				if instead, ok := layout.other[key]; ok {
					x[1] = instead
				}
				want(t, layout.name+" "+key, plain[row+1][i], x[0])
				want(t, layout.name+" "+key+" with Shift", shifted[row+1][i], x[1])
			}
		}
	}
}

// symbols gives what a key of X gives, plain and with Shift.
func symbols(t *testing.T, layout, key string) [2]string {
	t.Helper()
	found := regexp.MustCompile(`<` + key + `>\s*\{\s*\[\s*0x100([0-9a-fA-F]{4})\s*,\s*0x100([0-9a-fA-F]{4})`).FindStringSubmatch(layout)
	if found == nil {
		t.Fatalf("no key %s", key)
	}
	var out [2]string
	for i := range out {
		r, err := strconv.ParseUint(found[i+1], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = string(rune(r))
	}
	return out
}

// faces gives what is on the keys of each row, without the carriers of marks.
func faces(k *kit.Keyboard) (rows [][]string) {
	for _, row := range k.Container.Objects {
		var one []string
		walk(row, func(o fyne.CanvasObject) {
			if cap, ok := o.(key); ok {
				one = append(one, strings.TrimPrefix(cap.Text(), "\u25CC"))
			}
		})
		rows = append(rows, one)
	}
	return rows
}

// Fyne takes the keys from a field when what is pressed is in nothing that could
// have them.
func TestTheKeyboardTakesNoKeysAway(t *testing.T) {
	r := newRoom(t, "ur")
	f, k := r.board()
	var could fyne.Focusable = k
	r.window.Canvas().Focus(could)
	want(t, "the field keeps them", r.window.Canvas().Focused() == f, true)
	for range 3 {
		r.window.Canvas().FocusNext()
		want(t, "Tab passes by", r.window.Canvas().Focused() == could, false)
	}
}
