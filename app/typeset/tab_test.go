package typeset

import "testing"

// TestTabStops: what follows a tab begins at the same place under words of
// different lengths, from the right in Urdu; a tab always has a width.
func TestTabStops(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	const size = 20
	for _, test := range []struct {
		text string
		stop float32 // ems from the start of the line, where rune at the mark begins
	}{
		{"\t|x", 2}, {"a\t|x", 2}, {"i\t|x", 2}, {"a\t\t|x", 4}, {"longer word\t|x", 6},
		{"ا\t|ب", 2}, {"دو\t|ب", 2}, {"\t\t|ب", 4}, {"12\t|ب", 2}, {"ا\t|baby", 2},
	} {
		var s string
		at := 0
		for i, r := range test.text {
			if r == '|' {
				at = i
				s = test.text[:i] + test.text[i+1:]
			}
		}
		text := f.NewText(s, Style{Size: size, Lang: "ur"})
		text.Wrap(400)
		// The tab's own end: after it, in the direction of the paragraph.
		x, _, _, d := text.CaretAt(Caret{at, Upstream})
		if d == RTL {
			x = 400 - x
		}
		if got := x / size; abs(got-test.stop) > 0.01 {
			t.Errorf("%q: the tab leads to %v em, want %v", s, got, test.stop)
		}
	}
	for x := float32(0); x < 9; x += 0.03 {
		if to := tabFrom(x); to-x < leastTab-0.001 || to-x > tabStops+leastTab+0.001 {
			t.Errorf("a tab at %v leads to %v", x, to)
		}
	}
}
