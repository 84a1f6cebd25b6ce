package kit

import "fyne.io/fyne/v2"

// beside sets two objects side by side: one as wide as it would like to be, the other
// with the room that is left over; one above the other where that would be too little.
type beside struct {
	least, gap float32
	grow       int // which of the two has the room that is left over
}

// Beside sets an object before another one on a line, as wide as there is room;
// where that is less than least dp, above it.
func Beside(l *Look, least, gap float32, first, rest fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, beside{least, gap, 0}), Objects: []fyne.CanvasObject{first, rest}}
}

// Following sets an object after another one on a line, as wide as there is room;
// where that is less than least dp, below it.
func Following(l *Look, least, gap float32, first, rest fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, beside{least, gap, 1}), Objects: []fyne.CanvasObject{first, rest}}
}

// widths shares the width out, and tells whether there is enough.
func (b beside) widths(o []fyne.CanvasObject, width float32) (w [2]float32, enough bool) {
	fixed := 1 - b.grow
	w[fixed] = wishOf(o[fixed])
	w[b.grow] = width - w[fixed] - b.gap
	return w, w[b.grow] >= b.least
}

func (b beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w, enough := b.widths(o, size.Width)
	if !enough {
		column{b.gap}.Layout(o, size)
		return
	}
	x := float32(0)
	for i, one := range o {
		h := HeightFor(one, w[i])
		one.Move(fyne.NewPos(x, floor((size.Height-h)/2)))
		one.Resize(fyne.NewSize(w[i], h))
		x += w[i] + b.gap
	}
}

func (b beside) MinSize(o []fyne.CanvasObject) fyne.Size { return column{b.gap}.MinSize(o) }

func (b beside) heightFor(o []fyne.CanvasObject, width float32) float32 {
	w, enough := b.widths(o, width)
	if !enough {
		return column{b.gap}.heightFor(o, width)
	}
	return max(HeightFor(o[0], w[0]), HeightFor(o[1], w[1]))
}

func (b beside) wish(o []fyne.CanvasObject) float32 {
	return b.gap + wishOf(o[1-b.grow]) + max(b.least, wishOf(o[b.grow]))
}
