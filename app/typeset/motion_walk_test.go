package typeset

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// TestRightMovesRight walks texts of every kind with Right, as a person does who
// holds the key down: each step goes right on the screen, Left undoes it, a click
// where the caret stands leaves it there, and each place between two graphemes is
// met once.
func TestRightMovesRight(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 7))
		s := randomText(r, r.IntN(25))
		text := f.NewText(s, Style{Size: 14 + float32(r.IntN(15)), Lang: "ur", Default: RTL, Direction: Direction(r.IntN(3)), Leading: 1.55})
		text.Wrap(float32(r.IntN(3) * 170))
		if err := walks(text); err != nil {
			t.Errorf("seed %d: %+.200q: %v", seed, s, err)
		}
	}
}

// spot is where a caret stands on the screen.
type spot struct {
	line int
	x    float32
}

func (t *Text) spot(c Caret) spot {
	x, top, height, _ := t.CaretAt(c)
	return spot{t.LineAt(top + height/2), x}
}

func walks(text *Text) error {
	c, steps := Caret{}, 4*len(text.String())+10
	for i := 0; ; i++ { // to where Left rests
		to := text.Move(c, Left, nil, 0)
		if to == c {
			break
		}
		if i > steps {
			return fmt.Errorf("Left never rests")
		}
		c = to
	}
	seen := map[spot]bool{text.spot(c): true}
	for i := 0; ; i++ {
		if err := still(text, c); err != nil {
			return err
		}
		to := text.Move(c, Right, nil, 0)
		if to == c {
			return nil
		}
		here, there := text.spot(c), text.spot(to)
		if there.line == here.line && there.x <= here.x {
			return fmt.Errorf("Right from %v at %v leads to %v at %v", c, here, to, there)
		}
		if back := text.spot(text.Move(to, Left, nil, 0)); back != here {
			return fmt.Errorf("Right leads from %v to %v, Left back to %v", here, there, back)
		}
		if seen[there] || i > steps {
			return fmt.Errorf("%v is met twice", there)
		}
		seen[there], c = true, to
	}
}

// still checks that a click where a caret stands finds that caret.
func still(text *Text, c Caret) error {
	x, top, height, _ := text.CaretAt(c)
	hit := text.Hit(x, top+height/2)
	if got, want := text.spot(hit), text.spot(c); got != want {
		return fmt.Errorf("a click on %v at %v gives %v at %v", c, want, hit, got)
	}
	return nil
}

// TestEveryLetterHasItsStop: in every word of the vectors the caret stops at each
// grapheme, and each stop is far enough from the one before to be seen: marks,
// ligatures, and letters that stand upon each other in Nastaliq.
func TestEveryLetterHasItsStop(t *testing.T) {
	const smallest, visible = 14, 0.9 // dp
	for name, f := range map[string]*Fonts{
		"nastaliq": newFonts(t, nastaliq(t), naskh(t)),
		"naskh":    newFonts(t, naskh(t), nastaliq(t)),
	} {
		words := map[string]bool{}
		for _, v := range readVectors(t, urduFonts[0]) {
			if v.before+v.after == "" {
				words[v.run] = true
			}
		}
		for word := range words {
			text := f.NewText(word, Style{Size: smallest, Lang: "ur"})
			stops := text.stops(0, 0)
			if want := len(boundaries(word)); len(stops) != want {
				t.Errorf("%s: %q has %d stops, want %d", name, word, len(stops), want)
			}
			for i := 1; i < len(stops); i++ {
				if step := stops[i].x - stops[i-1].x; step < visible {
					t.Errorf("%s: %q: %v between stops %d and %d", name, word, step, i-1, i)
				}
			}
		}
	}
}
