package typeset

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"

	"golang.org/x/image/vector"
)

var ink = color.NRGBA{R: 10, G: 20, B: 30, A: 255}

// TestPictureHoldsTheInk: nothing touches the picture's border that goes on
// beyond it: a picture drawn with room around has no more ink.
func TestPictureHoldsTheInk(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for _, size := range []float32{14, 17, 20, 28} {
		for _, scale := range []float32{1, 1.5, 2} {
			text := f.NewText(urduSentence+" گھنگھریالے baby ﷺ (fjord)", Style{Size: size, Lang: "ur", Leading: 1.55})
			text.Wrap(300)
			for i := range text.Lines() {
				img, dx, dy := text.DrawLine(i, scale, []color.NRGBA{ink})
				l := text.Line(i)
				if dy < -1 || float32(dy+img.Rect.Dy()) > l.Height*scale+2 {
					t.Errorf("size %v×%v, line %d: picture %v..%v of a line %v high", size, scale, i, dy, dy+img.Rect.Dy(), l.Height*scale)
				}
				if want := int(l.InkLeft * scale); abs(float32(dx-want)) > 1 {
					t.Errorf("size %v×%v, line %d: picture begins at %d, ink at %d", size, scale, i, dx, want)
				}
				if total, inner := coverage(img, img.Rect), coverage(img, img.Rect.Inset(1)); total == 0 || inner < total*9/10 {
					t.Errorf("size %v×%v, line %d: %d of ink, %d inside the border", size, scale, i, total, inner)
				}
			}
		}
	}
}

func coverage(img *image.NRGBA, box image.Rectangle) (sum int) {
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			sum += int(img.NRGBAAt(x, y).A)
		}
	}
	return sum
}

// TestTintsColourTheirLetters: a tinted letter in the middle of a word takes its
// colour and leaves the shape of the word as it is.
func TestTintsColourTheirLetters(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	red := color.NRGBA{R: 200, A: 255}
	plain := f.NewText("محبت", Style{Size: 40, Lang: "ur"})
	tinted := f.NewText("محبت", Style{Size: 40, Lang: "ur", Spans: []Span{{2, 4, false, 1}}})
	want, _, _ := plain.DrawLine(0, 1, []color.NRGBA{ink})
	got, _, _ := tinted.DrawLine(0, 1, []color.NRGBA{ink, red})
	if got.Rect != want.Rect {
		t.Fatalf("tinted picture %v, plain %v", got.Rect, want.Rect)
	}
	counts := map[color.NRGBA]int{}
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			a, b := got.NRGBAAt(x, y), want.NRGBAAt(x, y)
			if d := int(a.A) - int(b.A); d > 60 || d < -60 {
				t.Fatalf("pixel %d,%d covers %d, plain %d", x, y, a.A, b.A)
			}
			counts[color.NRGBA{a.R, a.G, a.B, 255}]++
		}
	}
	if counts[red] < 20 || counts[ink] < 20 {
		t.Errorf("colours %v", counts)
	}
}

// TestPartOfALine: a part has the pixels of the whole, but for rounding.
func TestPartOfALine(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	text := f.NewText(urduSentence, Style{Size: 20, Lang: "ur"})
	whole, wx, wy := text.DrawLine(0, 1, []color.NRGBA{ink})
	part, px, py := text.DrawPart(0, 50, 120, 1, []color.NRGBA{ink})
	if part == nil || part.Rect.Dx() > 72 || py != wy {
		t.Fatalf("part %v at %d,%d", part, px, py)
	}
	for y := range part.Rect.Dy() {
		for x := range part.Rect.Dx() {
			if a, b := part.NRGBAAt(x, y).A, whole.NRGBAAt(x+px-wx, y).A; max(a, b)-min(a, b) > 2 {
				t.Fatalf("pixel %d,%d covers %d, in the whole %d", x, y, a, b)
			}
		}
	}
	if img, _, _ := text.DrawPart(0, 5000, 6000, 1, []color.NRGBA{ink}); img != nil {
		t.Errorf("a part beyond the line has a picture %v", img.Rect)
	}
}

func TestNothingToDraw(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for _, s := range []string{"", "   ", "\u200f\u2066\u2069", "\t"} {
		if img, _, _ := f.NewText(s, Style{Size: 20}).DrawLine(0, 1, []color.NRGBA{ink}); img != nil {
			t.Errorf("%q has a picture %v", s, img.Rect)
		}
	}
}

// toughWords have the tallest and deepest ink: long slopes, swashes below, marks
// upon marks.
var toughWords = []string{
	"گھبراہٹ", "مُنتظِمِین", "نُسخےکےلیے", "ٹھہریےگا", "الله", "ﷺ", "بیٹیوں", "پھلجھڑیاں", "سنبھلیےگا", "لَکھنَؤ",
	"بِّّّّ ٱٰٰٰ", "مَّٰٔٓ", "پپپپپپپپپپپپے", "ججججججججج", "گگگگگگگگ", "ؓ ؐ", "﷽", "éÅ̊ gjpqy (ÇŞ)", "‏٪؉ ۝ ۞",
}

// TestNothingIsClipped draws each word alone on a large sheet, and on its line: the
// same ink must be in both, and none of it above or below the line.
func TestNothingIsClipped(t *testing.T) {
	for name, f := range map[string]*Fonts{
		"nastaliq": newFonts(t, nastaliq(t), naskh(t)),
		"naskh":    newFonts(t, naskh(t), nastaliq(t)),
	} {
		for size := float32(14); size <= 28; size++ {
			for _, heavy := range []bool{false, true} {
				for _, leading := range []float32{0, 1.55} {
					text := f.NewText(strings.Join(toughWords, "\n"), Style{Size: size, Bold: heavy, Lang: "ur", Leading: leading})
					scale := []float32{1, 1.25, 1.5, 2, 3}[int(size)%5]
					for i := range text.Lines() {
						if err := clipped(text, i, scale); err != nil {
							t.Errorf("%s %v×%v bold=%v: %q: %v", name, size, scale, heavy, toughWords[i], err)
						}
					}
				}
			}
		}
	}
}

func clipped(t *Text, i int, scale float32) error {
	l := t.Line(i)
	img, _, dy := t.DrawLine(i, scale, []color.NRGBA{{A: 255}})
	margin := int(2 * l.Height * scale)
	width, height := int((t.frame()+2*l.Height)*scale)+2*margin, int(l.Height*scale)+2*margin
	sheet := image.NewAlpha(image.Rect(-margin, -margin, width-margin, height-margin))
	n, k := t.lineAt(i)
	p := t.passages[n]
	var v vector.Rasterizer
	for _, s := range t.strips(p, &p.lines[k]) {
		s.each(func(g *glyph, x, y float32) {
			v.Reset(width, height)
			c := canvas{vector: v}
			c.add(s.face.outline(g.id), x*scale+float32(margin), (l.Baseline-l.Top-y)*scale+float32(margin), s.scale*scale)
			c.vector.Draw(sheet, sheet.Rect, image.Opaque, image.Point{})
		})
	}
	drawn := image.Rectangle{}
	for y := sheet.Rect.Min.Y; y < sheet.Rect.Max.Y; y++ {
		for x := sheet.Rect.Min.X; x < sheet.Rect.Max.X; x++ {
			if sheet.AlphaAt(x, y).A > 2 {
				drawn = drawn.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	on := image.Rectangle{}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if img.NRGBAAt(x, y).A > 2 {
				on = on.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if d := on.Size().Sub(drawn.Size()); abs(float32(d.X)) > 1 || abs(float32(d.Y)) > 1 || abs(float32(on.Min.Y+dy-drawn.Min.Y)) > 1 {
		return fmt.Errorf("ink %v on its line, %v alone, lifted by %d", on, drawn, dy)
	}
	if drawn.Min.Y < -1 || float32(drawn.Max.Y) > l.Height*scale+1 {
		return fmt.Errorf("ink %v on a line %v high", drawn, l.Height*scale)
	}
	return nil
}
