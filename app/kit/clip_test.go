package kit_test

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"gehwara/app/kit"
	"gehwara/app/typeset"
)

// tallest are words that reach far above and below their line.
var tallest = []string{"ٹُھمَّک گٹّھے", "لِلّٰہِ پِچِّیِ", "بچّے کے گِلے میں", "ÁÅ jgpqy", "نستعلیق"}

// extent is the size of what is drawn in ink: of the pixels with at least a
// quarter of it on the ground of the text.
func (r *room) extent(img image.Image, ground color.NRGBA) image.Point {
	b, least := img.Bounds(), (3*uint32(ground.R)+uint32(r.look.Colours.Ink.R))*0x101/4
	var found image.Rectangle
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if red, _, _, _ := img.At(x, y).RGBA(); red < least {
				found = found.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return found.Size()
}

// whole is the extent of a text drawn with nothing round it.
func (r *room) whole(s string, ground color.NRGBA) image.Point {
	base := typeset.LTR
	if r.look.RTL() {
		base = typeset.RTL
	}
	t := r.look.Fonts.NewText(s, typeset.Style{Size: r.look.Size, Lang: r.look.Lang.Tag(), Default: base, Leading: 1.55})
	ink, _, _ := t.DrawLine(0, 1, []color.NRGBA{r.look.Colours.Ink})
	img := image.NewNRGBA(ink.Bounds())
	draw.Draw(img, img.Bounds(), image.NewUniform(ground), image.Point{}, draw.Src)
	draw.Draw(img, img.Bounds(), ink, ink.Bounds().Min, draw.Over)
	return r.extent(img, ground)
}

// No letter is cut off, above, below or at its sides, at any size, in Nastaliq
// and Naskh, wherever it is read or written.
func TestNothingIsCutOff(t *testing.T) {
	for size := float32(14); size <= 28; size += 3.5 {
		both(t, func(t *testing.T, r *room) {
			for _, script := range []func() (*typeset.Fonts, error){fonts, naskh} {
				r.look.Size = size
				r.look.Fonts, _ = script()
				for _, text := range tallest {
					r.wantWhole(t, text)
				}
			}
		})
	}
}

func (r *room) wantWhole(t *testing.T, text string) {
	t.Helper()
	c := r.look.Colours
	paper := container.NewGridWrap(fyne.NewSize(350, 6*r.look.Size), kit.NewEditor(r.look, text, "", "", nil))
	for name, on := range map[string]struct {
		fyne.CanvasObject
		ground color.NRGBA
	}{
		"prose":  {kit.NewProse(r.look, kit.Paragraph{Text: text}), c.Paper},
		"label":  {kit.NewLabel(r.look, text, kit.Words{}), c.Paper},
		"field":  {kit.NewField(r.look, text, kit.FieldKind{}), c.Sunk},
		"editor": {paper, c.Card},
	} {
		got, want := r.extent(r.draw(kit.Inset(12, on.CanvasObject)), on.ground), r.whole(text, on.ground)
		if got.X < want.X-1 || got.Y < want.Y-1 {
			t.Errorf("%s, %g dp: the ink of %q measures %v, not %v", name, r.look.Size, text, got, want)
		}
	}
}
