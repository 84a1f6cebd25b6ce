package typeset

import (
	"math/rand/v2"
	"testing"
)

// TestSelectionRuns: one rectangle for each directional run on each line, as
// high as the line; a selected line break shows.
func TestSelectionRuns(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for _, test := range []struct {
		name, text string
		from, to   int
		want       int
	}{
		{"nothing", "one two", 3, 3, 0},
		{"one run", "one two", 1, 6, 1},
		{"urdu", "دو تین", 2, 9, 1},
		{"across a change of direction", "ab دو c", 1, 5, 2},
		{"all of a mixed line", "ab دو c", 0, 9, 1},
		{"part of a number in urdu", "دو 12 ہے", 0, 6, 2},
		{"two lines and the break", "one\ntwo", 1, 6, 3},
		{"the break alone", "one\ntwo", 3, 4, 1},
		{"blank lines", "\n\n", 0, 2, 2},
		{"beyond the text", "one", -5, 50, 1},
	} {
		text := f.NewText(test.text, Style{Size: 20, Lang: "ur"})
		got := text.Selection(test.from, test.to)
		if len(got) != test.want {
			t.Errorf("%s: %d rectangles %v, want %d", test.name, len(got), got, test.want)
		}
		for _, r := range got {
			l := text.Line(text.LineAt(r.Y + r.H/2))
			if r.W <= 0 || r.Y != l.Top || r.H != l.Height {
				t.Errorf("%s: %+v on line %+v", test.name, r, l)
			}
		}
	}
}

// TestSelectionFillsTheLine: all of a line selected covers its width without
// gap or overlap, however the directions mix.
func TestSelectionFillsTheLine(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 6))
		text := f.NewText(randomText(r, 12), Style{Size: 20, Lang: "ur"})
		text.Wrap(200)
		for i := range text.Lines() {
			l := text.Line(i)
			sum := float32(0)
			for _, r := range text.Selection(l.Start, l.End) {
				sum += r.W
			}
			if sum < l.Width-2*slack {
				t.Errorf("seed %d: line %d is %v wide, its selection %v", seed, i, l.Width, sum)
			}
		}
	}
}

// TestSelectionIsOfItsGraphemes: the rectangles of a line's graphemes, one by one,
// do not overlap, and cover what the selection of the whole line does.
func TestSelectionIsOfItsGraphemes(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 8))
		text := f.NewText(randomText(r, 12), Style{Size: 20, Lang: "ur"})
		text.Wrap(200)
		s := text.String()
		for i := range text.Lines() {
			l := text.Line(i)
			whole, parts := float32(0), float32(0)
			for _, r := range text.Selection(l.Start, l.End) {
				whole += r.W
			}
			for at := l.Start; at < l.End; at = NextGrapheme(s, at) {
				for _, r := range text.Selection(at, min(NextGrapheme(s, at), l.End)) {
					parts += r.W
				}
			}
			if abs(whole-parts) > 0.1 {
				t.Errorf("seed %d: line %d of %+.100q: selected %v wide, its graphemes %v", seed, i, s, whole, parts)
			}
		}
	}
}
