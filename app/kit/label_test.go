package kit_test

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/theme"

	"gehwara/app/kit"
)

// tallAndDeep are words that reach far up or down.
var tallAndDeep = []string{
	"گہوارہ", "ٹھیک ہے", "پیچھے", "چچا گھر پر", "لِکھّیں آپؐ", "ککگ", "مجھے ابھی مدد چاہیے", "Åy (گھر)", "بچے کو پیچھے لکھیں گے ٹٹّٰ",
}

// A label's box is snug, but all ink lies in it, save for a few pixels of a soft
// edge.
func TestNoInkPassesALabelsBox(t *testing.T) {
	const soft = 3
	both(t, func(t *testing.T, r *room) {
		for _, size := range []float32{14, 17, 28} {
			r.look.Size = size
			for _, words := range tallAndDeep {
				for _, bold := range []bool{false, true} {
					l := kit.NewLabel(r.look, words, kit.Words{Bold: bold})
					h := l.HeightFor(600)
					if inside, all := inked(l, 600, h, 0), inked(l, 600, h, 60); all-inside > soft {
						t.Errorf("%q at %g: %d of %d inked pixels lie in its box", words, size, inside, all)
					}
				}
			}
		}
	})
}

// inked counts the pixels that an object in a place of a size colours, with a
// margin above and below it.
func inked(o fyne.CanvasObject, width, height, margin float32) (n int) {
	o.Move(fyne.NewPos(0, margin))
	o.Resize(fyne.NewSize(width, height))
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(container.NewWithoutLayout(o))
	c.Resize(fyne.NewSize(width, height+2*margin))
	img := c.Capture().(*image.NRGBA)
	ground := color.NRGBAModel.Convert(theme.Color(theme.ColorNameBackground))
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if img.NRGBAAt(x, y) != ground {
				n++
			}
		}
	}
	return n
}

// A label asked for its height at other widths still shows the lines of its own.
func TestMeasuringDoesNotMoveALabel(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		l := kit.NewLabel(r.look, "بہت سے الفاظ جو کئی سطروں میں آتے ہیں and some more", kit.Words{})
		l.Resize(fyne.NewSize(200, l.HeightFor(200)))
		before := inked(l, 200, 300, 0)
		for _, w := range []float32{30, 90, 1000, 201, 77} {
			l.HeightFor(w)
		}
		want(t, "ink", inked(l, 200, 300, 0), before)
		if l.HeightFor(100) <= l.HeightFor(400) {
			t.Error("no higher when narrow")
		}
	})
}

func TestRowsShareTheWidth(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		button := kit.NewButton(r.look, "", "گھر", kit.Quiet, nil)
		label := kit.NewLabel(r.look, "a label of several words that would like more room than there is", kit.Words{})
		row := kit.Row(r.look, 8, label, button)
		row.Resize(fyne.NewSize(300, kit.HeightFor(row, 300)))
		first, last := fyne.CanvasObject(label), fyne.CanvasObject(button)
		if r.look.RTL() {
			first, last = last, first
		}
		if first.Position().X != 0 || last.Position().X+last.Size().Width > 300.5 {
			t.Errorf("from %g to %g of 300", first.Position().X, last.Position().X+last.Size().Width)
		}
		want(t, "the button keeps its width", button.Size().Width, button.MinSize().Width)
		if label.Size().Width < 100 {
			t.Errorf("the label has %g", label.Size().Width)
		}
	})
}

// A name in the other script stands where the page's own words begin.
func TestLabelsBeginAtOneSide(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		for _, words := range []string{"Noor", "نور"} {
			for _, line := range []bool{false, true} {
				l := kit.NewLabel(r.look, words, kit.Words{Line: line})
				r.show(l, 400, 60)
				if x := rasters(l)[0].at.X; (x > 200) != r.look.RTL() {
					t.Errorf("%s begins at x %g of 400", words, x)
				}
			}
		}
	})
}
