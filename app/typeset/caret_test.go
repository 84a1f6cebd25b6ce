package typeset

import (
	"math/rand/v2"
	"testing"
)

// TestCaretPlaces: where the caret stands, as the letters it stands between,
// "left|right" as seen on the screen, with the direction there. Latin letters
// stand for themselves; in the Urdu words each letter occurs once.
func TestCaretPlaces(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for _, test := range []struct {
		text   string
		caret  Caret
		want   string
		facing Direction
	}{
		{"abc", Caret{0, Downstream}, "|a", LTR},
		{"abc", Caret{1, Downstream}, "a|b", LTR},
		{"abc", Caret{3, Downstream}, "c|", LTR},
		{"دو", Caret{0, Downstream}, "د|", RTL},
		{"دو", Caret{2, Downstream}, "و|د", RTL},
		{"دو", Caret{4, Upstream}, "|و", RTL},
		// English paragraph, Urdu word: "ab " + "دو" + " c"
		{"ab دو c", Caret{3, Upstream}, " |و", LTR},
		{"ab دو c", Caret{3, Downstream}, "د| ", RTL},
		{"ab دو c", Caret{5, Downstream}, "و|د", RTL},
		{"ab دو c", Caret{7, Upstream}, " |و", RTL},
		{"ab دو c", Caret{7, Downstream}, "د| ", LTR},
		// Urdu paragraph, number at the end: the end of the paragraph is on the left,
		// the end of the number on its right.
		{"دو 12", Caret{7, Downstream}, "|1", RTL},
		{"دو 12", Caret{7, Upstream}, "2| ", LTR},
		{"دو 12", Caret{6, Downstream}, "1|2", LTR},
		// Urdu paragraph beginning with a number.
		{"12 دو", Caret{0, Upstream}, "2|", RTL},
		{"12 دو", Caret{0, Downstream}, " |1", LTR},
		// Brackets are mirrored, and belong to the Urdu around them.
		{"د (ab) و", Caret{4, Downstream}, ")|a", LTR},
		{"د (ab) و", Caret{3, Downstream}, "(| ", RTL},
		{"د (ab) و", Caret{6, Upstream}, "b|(", LTR},
	} {
		text := f.NewText(test.text, Style{Size: 20, Lang: "ur"})
		x, top, height, facing := text.CaretAt(test.caret)
		if got := neighbours(text, x); got != test.want || facing != test.facing {
			t.Errorf("%q %v: caret at %q facing %d, want %q facing %d", test.text, test.caret, got, facing, test.want, test.facing)
		}
		if l := text.Line(0); top < l.Top-slack || top+height > l.Top+l.Height+slack || height < 20 {
			t.Errorf("%q %v: caret %v high at %v on line %+v", test.text, test.caret, height, top, l)
		}
	}
}

// neighbours names the characters on both sides of x on the first line.
func neighbours(t *Text, x float32) string {
	p := t.passages[0]
	left, right := "", ""
	for _, s := range t.strips(p, &p.lines[0]) {
		for r := s.from; r < s.to; r++ {
			a, b := s.at(r), s.at(r+1)
			switch {
			case abs(max(a, b)-x) < slack:
				left = string(p.runes[r])
			case abs(min(a, b)-x) < slack:
				right = string(p.runes[r])
			}
		}
	}
	return left + "|" + right
}

// TestHitFindsTheCaret: the caret found where a caret stands stands there too,
// and any point finds a grapheme boundary on the line it is on.
func TestHitFindsTheCaret(t *testing.T) {
	f := newFonts(t, naskh(t), nastaliq(t))
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 5))
		s := randomText(r, r.IntN(30))
		text := f.NewText(s, Style{Size: 17, Lang: "ur", Default: RTL, Leading: 1.55})
		text.Wrap(float32(r.IntN(3) * 150))
		for at := 0; ; at = NextGrapheme(s, at) {
			for _, a := range []Affinity{Downstream, Upstream} {
				c := Caret{at, a}
				x, top, height, _ := text.CaretAt(c)
				hit := text.Hit(x, top+height/2)
				if hx, htop, _, _ := text.CaretAt(hit); abs(hx-x) > 2*slack || text.LineAt(htop+height/2) != text.LineAt(top+height/2) {
					t.Errorf("seed %d: %q: %v stands at %v, %v; hit %v at %v, %v", seed, s, c, x, top, hit, hx, htop)
				}
			}
			if at == len(s) {
				break
			}
		}
		for range 50 {
			x, y := r.Float32()*600-100, r.Float32()*300-50
			hit := text.Hit(x, y)
			if _, top, height, _ := text.CaretAt(hit); text.LineAt(y) != text.LineAt(top+height/2) {
				t.Errorf("seed %d: %q: hit %v, %v gives %v on another line", seed, s, x, y, hit)
			}
		}
	}
}

// TestCaretsInALigature: the letters of a ligature part where the font says, as
// in the word Allah of the Naskh font, or share its width evenly.
func TestCaretsInALigature(t *testing.T) {
	f := newFonts(t, naskh(t), nastaliq(t))
	fc := f.faces[arabic]
	for _, test := range []struct {
		name   string
		letter rune // whose glyph stands for the ligature
		level  Level
		want   []float32 // edges of four letters; nil: even
	}{
		{"the font's places", 'ﷲ', 1, []float32{0, 960, 692, 453}},
		{"even, right to left", 'ﷺ', 1, nil},
		{"even, left to right", 'ﷺ', 0, nil},
	} {
		id, ok := fc.font.NominalGlyph(test.letter)
		if !ok {
			t.Fatalf("%s: no glyph", test.name)
		}
		width := fc.font.HorizontalAdvance(id)
		it := item{runes: 4, level: test.level, face: fc, glyphs: []glyph{{id: id, advance: width}}}
		it.stops([]bool{true, true, true, true, true})
		for r := 1; r < 4; r++ {
			want := width * float32(r) / 4
			switch {
			case test.want != nil:
				want = test.want[r]
			case test.level == 1:
				want = width - want
			}
			if got := it.at(r); got != want {
				t.Errorf("%s: letter %d begins at %v of %v, want %v", test.name, r, got, width, want)
			}
		}
		if start, end := it.at(0), it.at(4); abs(start-end) != width || (start > end) != (test.level == 1) {
			t.Errorf("%s: from %v to %v, want a width of %v", test.name, start, end, width)
		}
	}
}

// Every character is found under its own rectangle, whichever way it runs.
func TestCharacterAt(t *testing.T) {
	fonts := newFonts(t, nastaliq(t), naskh(t))
	for _, s := range []string{"کل صبح 9 30 بجے Lady Dufferin ہے۔", "she said آپ کیسی ہیں (12)", "", "لا 👨‍👩‍👧 بِّ"} {
		text := fonts.NewText(s, Style{Size: 17, Lang: "ur", Leading: 1.55})
		text.Wrap(140)
		for at := 0; at < len(s); {
			next := NextGrapheme(s, at)
			for _, r := range text.Selection(at, next) {
				if r.W < 1 {
					continue // white space at the end of a line may hang over its edge
				}
				if got := text.CharacterAt(r.X+r.W/2, r.Y+r.H/2); got != at {
					t.Errorf("%q: at the middle of %q stands %d, want %d", s, s[at:next], got, at)
				}
			}
			at = next
		}
		if at := text.CharacterAt(-50, -50); at < 0 || at > len(s) {
			t.Errorf("%q: outside of it %d", s, at)
		}
	}
}
