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

// TestWordMotion: going right, the caret stops at the right edge of each word,
// going left at the left edge, in either direction of writing. Where runs meet,
// that edge is a place between characters of the run around.
func TestWordMotion(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for _, test := range []struct {
		text        string
		right, left []int // from the left end; from the right end
	}{
		{"one, two 3.5", []int{0, 3, 8, 12}, []int{12, 9, 5, 0}},
		{"دو تین", []int{11, 5, 0}, []int{0, 4, 11}},
		{"دو baby تین", []int{16, 10, 5, 0}, []int{0, 4, 9, 16}},
		{"a دو b", []int{0, 1, 6, 8}, []int{8, 7, 2, 0}},
	} {
		text := f.NewText(test.text, Style{Size: 20, Lang: "ur"})
		if got := walk(t, text, text.Hit(-1000, 0), WordRight); !slices.Equal(got, test.right) {
			t.Errorf("%q: WordRight visits %v, want %v", test.text, got, test.right)
		}
		if got := walk(t, text, text.Hit(1000, 0), WordLeft); !slices.Equal(got, test.left) {
			t.Errorf("%q: WordLeft visits %v, want %v", test.text, got, test.left)
		}
	}
}

// TestVerticalMotion: a column is kept through shorter lines, a page moves by
// its height, and the ends of the text are reached.
func TestVerticalMotion(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	text := f.NewText("a long first line\nshort\nanother long line\nبچہ سو رہا ہے، ماں جاگ رہی ہے", Style{Size: 20, Leading: 1.55})
	goal := NoGoal
	c := Caret{Offset: 14}
	wantX, _, _, _ := text.CaretAt(c)
	c = text.Move(c, Down, &goal, 0)
	if c.Offset != len("a long first line\nshort") {
		t.Errorf("Down to a short line gives %v, not its end", c)
	}
	c = text.Move(c, Down, &goal, 0)
	if x, _, _, _ := text.CaretAt(c); abs(x-wantX) > 10 {
		t.Errorf("Down past a short line comes to x %v, want about %v", x, wantX)
	}
	c = text.Move(c, Left, &goal, 0)
	if goal == goal {
		t.Errorf("Left keeps the goal %v", goal)
	}
	_, height := text.Size()
	down := text.Move(Caret{}, PageDown, nil, height)
	if line := text.LineAt(height); text.Line(line).Start > down.Offset {
		t.Errorf("PageDown by the whole height comes to %v, before the last line", down)
	}
	for m, want := range map[Motion]int{Up: 0, PageUp: 0, TextStart: 0, Down: len(text.String()), PageDown: len(text.String()), TextEnd: len(text.String())} {
		c := Caret{Offset: 3}
		if want > 0 {
			c.Offset = len(text.String()) - 4
		}
		if got := text.Move(c, m, nil, height); got.Offset != want {
			t.Errorf("motion %d comes to %v, want %d", m, got, want)
		}
	}
}

// TestLineMotion: Home and End go to the ends of the line as it is read, and
// stay on it.
func TestLineMotion(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	s := "بچے کو گود چاہیے، اور گود کو سہارا۔ Then come 24 hours."
	text := f.NewText(s, Style{Size: 20, Lang: "ur"})
	text.Wrap(200)
	for i := range text.Lines() {
		l := text.Line(i)
		for at := l.Start; at < l.End; at = NextGrapheme(s, at) {
			home, end := text.Move(Caret{Offset: at}, LineStart, nil, 0), text.Move(Caret{Offset: at}, LineEnd, nil, 0)
			if home.Offset != l.Start || end.Offset != l.End {
				t.Fatalf("line %d: Home %v and End %v, want %d and %d", i, home, end, l.Start, l.End)
			}
			right, top, height, _ := text.CaretAt(home)
			left, endTop, _, _ := text.CaretAt(end)
			if text.LineAt(top+height/2) != i || text.LineAt(endTop+height/2) != i || left > l.Left+slack || right < l.Left+l.Width-slack {
				t.Errorf("line %d: Home at %v, End at %v of %+v", i, right, left, l)
			}
		}
	}
	if c := text.Move(Caret{Offset: 30}, ParagraphEnd, nil, 0); c.Offset != len(s) {
		t.Errorf("ParagraphEnd gives %v", c)
	}
}
