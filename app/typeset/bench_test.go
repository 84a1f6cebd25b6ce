package typeset

import (
	"bytes"
	"image/color"
	"strings"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// The budgets are those of the design: 360 words of Nastaliq at 20 px, 640 wide:
// shape 12 ms, wrap 1 ms, draw a screenful 25 ms; a keystroke 2 ms in a
// paragraph of 75 words and at most twice that in 5,000 words.

var urdu = Style{Size: 20, Lang: "ur", Default: RTL, Leading: 1.55}

const column = 640

func BenchmarkShape360(b *testing.B) {
	f, s := newFonts(b, nastaliq(b), naskh(b)), prose(b, "ur", 360, 75)
	f.NewText(s, urdu)
	b.ResetTimer()
	for range b.N {
		f.Forget()
		f.NewText(s, urdu)
	}
}

func BenchmarkWrap360(b *testing.B) {
	text := newFonts(b, nastaliq(b), naskh(b)).NewText(prose(b, "ur", 360, 75), urdu)
	b.ResetTimer()
	for i := range b.N {
		text.Wrap(float32(column - i&1))
	}
}

func BenchmarkDrawScreenful(b *testing.B) {
	text := newFonts(b, nastaliq(b), naskh(b)).NewText(prose(b, "ur", 360, 75), urdu)
	text.Wrap(column)
	last := text.LineAt(720)
	b.ResetTimer()
	for range b.N {
		for i := range last {
			text.DrawLine(i, 1, []color.NRGBA{{A: 255}})
		}
	}
}

func BenchmarkKeystroke75(b *testing.B)                 { keystroke(b, 75, 75) }
func BenchmarkKeystroke5000(b *testing.B)               { keystroke(b, 5000, 75) }
func BenchmarkKeystroke5000OneParagraph(b *testing.B)   { keystroke(b, 5000, 5000) }
func BenchmarkKeystroke20000OneParagraph(b *testing.B)  { keystroke(b, 20000, 20000) }
func BenchmarkKeystroke100000CharsNoSpace(b *testing.B) { keystrokeIn(b, unspaced(b, 100_000)) }

// keystroke types letters in the middle of a text of n words.
func keystroke(b *testing.B, n, each int) { keystrokeIn(b, prose(b, "ur", n, each)) }

func keystrokeIn(b *testing.B, s string) {
	text := newFonts(b, nastaliq(b), naskh(b)).NewText(s, urdu)
	text.Wrap(column)
	middle := PrevWord(s, len(s)/2)
	letters := []string{"ب", "ا", "ت", " "}
	at := middle
	b.ResetTimer()
	for i := range b.N {
		if i%40 == 39 {
			text.Replace(middle, at, "")
			at = middle
			continue
		}
		letter := letters[i%len(letters)]
		text.Replace(at, at, letter)
		at += len(letter)
		text.CaretAt(Caret{Offset: at})
	}
}

func unspaced(b *testing.B, n int) string {
	s := []rune{}
	for _, r := range prose(b, "ur", n/4, n) {
		if r != ' ' && len(s) < n {
			s = append(s, r)
		}
	}
	return string(s)
}

// BenchmarkScroll asks for what a view of twelve lines asks at each step.
func BenchmarkScroll(b *testing.B) {
	text := newFonts(b, nastaliq(b), naskh(b)).NewText(prose(b, "ur", 10_000, 75), urdu)
	text.Wrap(column)
	_, height := text.Size()
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		first := text.LineAt(float32(i * 40 % int(height)))
		for k := first; k < min(first+12, text.Lines()); k++ {
			text.Line(k)
		}
	}
}

// BenchmarkDrawFirstScreenful has no outline from before, as when a page is
// first shown.
func BenchmarkDrawFirstScreenful(b *testing.B) {
	s := prose(b, "ur", 360, 75)
	for range b.N {
		b.StopTimer()
		text := newFonts(b, nastaliq(b), naskh(b)).NewText(s, urdu)
		text.Wrap(column)
		last := text.LineAt(720)
		b.StartTimer()
		for i := range last {
			text.DrawLine(i, 1, []color.NRGBA{{A: 255}})
		}
	}
}

// BenchmarkHarfBuzz360 is what shaping costs by itself: the same words, each
// paragraph in one piece, with no thought of direction, fonts or lines.
func BenchmarkHarfBuzz360(b *testing.B) {
	paragraphs := strings.Split(prose(b, "ur", 360, 75), "\n")
	face, err := font.ParseTTF(bytes.NewReader(nastaliq(b).Regular))
	if err != nil {
		b.Fatal(err)
	}
	var shaper shaping.HarfbuzzShaper
	b.ResetTimer()
	for range b.N {
		for _, p := range paragraphs {
			text := []rune(p)
			shaper.Shape(shaping.Input{
				Text: text, RunEnd: len(text), Direction: di.DirectionRTL, Face: face,
				Size: fixed.I(20), Script: language.Arabic, Language: "ur",
			})
		}
	}
}
