package typeset

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// walk is the offsets that a motion visits from a caret on, until it rests.
func walk(tb testing.TB, text *Text, c Caret, m Motion) (offsets []int) {
	tb.Helper()
	limit := 4*len(text.String()) + 10
	for len(offsets) < limit {
		offsets = append(offsets, c.Offset)
		to := text.Move(c, m, nil, 0)
		if to == c {
			return offsets
		}
		c = to
	}
	tb.Fatalf("%q: motion %d never rests: %v", text.String(), m, offsets)
	return nil
}

// TestVisualOrderOfCarets: the offsets that Right visits from the left end. Urdu
// letters are two bytes.
func TestVisualOrderOfCarets(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for _, test := range []struct {
		name, text string
		want       []int
	}{
		{"english", "ab c", []int{0, 1, 2, 3, 4}},
		{"urdu", "دو", []int{4, 2, 0}},
		{"urdu word in english", "a دو b", []int{0, 1, 2, 4, 6, 7, 8}},
		{"english word in urdu", "دو ab دو", []int{12, 10, 8, 7, 6, 5, 4, 2, 0}},
		{"digits in urdu", "دو 12 دو", []int{12, 10, 8, 7, 6, 5, 4, 2, 0}},
		{"urdu digits in urdu", "دو ۱۲", []int{9, 7, 5, 4, 2, 0}},
		{"brackets in urdu", "د (ab) د", []int{10, 8, 7, 6, 5, 4, 3, 2, 0}},
		{"brackets in english", "a (دو) b", []int{0, 1, 2, 3, 5, 7, 8, 9, 10}},
		{"marks stay with their letter", "دِو", []int{6, 4, 0}},
		{"an emoji of five characters", "a👨‍👩‍👧b", []int{0, 1, 19, 20}},
		{"ligature", "لا", []int{4, 2, 0}},
		{"empty", "", []int{0}},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := f.NewText(test.text, Style{Size: 20, Lang: "ur"})
			left := text.Hit(-1000, 0)
			right := text.Hit(1000, 0)
			got := walk(t, text, left, Right)
			if !slices.Equal(got, test.want) {
				t.Errorf("Right visits %v, want %v", got, test.want)
			}
			back := walk(t, text, right, Left)
			slices.Reverse(back)
			if !slices.Equal(back, got) {
				t.Errorf("Left visits %v, Right %v", back, got)
			}
		})
	}
}

// TestRightReachesEverything: in text of any kind, Right from one end and Left
// from the other rest, go the right way on each line, and meet every grapheme
// boundary, or one at the same place.
func TestRightReachesEverything(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 4))
		s := randomText(r, r.IntN(25))
		text := f.NewText(s, Style{Size: 20, Lang: "ur", Default: RTL})
		text.Wrap(float32(r.IntN(3) * 200))
		for _, m := range []Motion{Left, Right} {
			if err := reaches(t, text, m); err != nil {
				t.Errorf("seed %d, motion %d: %q: %v", seed, m, s, err)
			}
		}
	}
}

func reaches(t *testing.T, text *Text, m Motion) error {
	s := text.String()
	c, ends := Caret{}, Left+Right-m
	for range 4 * (len(s) + 2) { // to where the motion starts
		to := text.Move(c, ends, nil, 0)
		if to == c {
			break
		}
		c = to
	}
	type spot struct {
		line int
		x    float32
	}
	where := func(c Caret) spot {
		x, top, height, _ := text.CaretAt(c)
		return spot{text.LineAt(top + height/2), x}
	}
	var seen []spot
	for i := 0; ; i++ {
		here := where(c)
		seen = append(seen, here)
		to := text.Move(c, m, nil, 0)
		if to == c {
			break
		}
		there := where(to)
		if there.line == here.line && (there.x > here.x) != (m == Right) {
			return fmt.Errorf("from %v to %v: %v to %v", c, to, here, there)
		}
		if i > 2*len(s)+10 {
			return fmt.Errorf("never rests")
		}
		c = to
	}
	for at := 0; ; at = NextGrapheme(s, at) {
		met := false
		for _, a := range []Affinity{Downstream, Upstream} {
			want := where(Caret{at, a})
			met = met || slices.ContainsFunc(seen, func(s spot) bool { return s.line == want.line && abs(s.x-want.x) < 2*slack })
		}
		if !met {
			return fmt.Errorf("offset %d is not met", at)
		}
		if at == len(s) {
			return nil
		}
	}
}
