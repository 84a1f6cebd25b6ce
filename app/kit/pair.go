package kit

import "fyne.io/fyne/v2"

// pairing sets two texts side by side, their first lines on one line; or, where
// there is no room, the second below the first.
type pairing struct {
	least, gap, below float32
}

// Pair sets the same text in two languages side by side, the first at the start
// side of the page; one above the other where a column would be narrower than
// 15 em.
func Pair(l *Look, first, second fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, pairing{15 * l.Size, Around, Inside}), Objects: []fyne.CanvasObject{first, second}}
}

// Both tells whether two columns of a Pair stand side by side at a width, dp.
func (l *Look) Both(width float32) bool { return width >= 2*15*l.Size+Around }

// each is the width of a column; beside tells that there are two.
func (p pairing) each(width float32) (w float32, beside bool) {
	if width < 2*p.least+p.gap {
		return width, false
	}
	return floor((width - p.gap) / 2), true
}

// drops tells how far down each text begins, so that their first lines agree.
func drops(o []fyne.CanvasObject, width float32) (down [2]float32) {
	var bases [2]float32
	for i, text := range o {
		t, ok := text.(interface{ baseline(width float32) float32 })
		if !ok {
			return down
		}
		bases[i] = t.baseline(width)
	}
	most := max(bases[0], bases[1])
	return [2]float32{floor(most - bases[0]), floor(most - bases[1])}
}

func (p pairing) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w, beside := p.each(size.Width)
	if !beside {
		column{p.below}.Layout(o, size)
		return
	}
	down := drops(o, w)
	for i, text := range o {
		text.Move(fyne.NewPos(float32(i)*(size.Width-w), down[i]))
		text.Resize(fyne.NewSize(w, HeightFor(text, w)))
	}
}

func (p pairing) MinSize(o []fyne.CanvasObject) fyne.Size { return column{p.below}.MinSize(o) }

func (p pairing) heightFor(o []fyne.CanvasObject, width float32) float32 {
	w, beside := p.each(width)
	if !beside {
		return column{p.below}.heightFor(o, width)
	}
	down := drops(o, w)
	return max(down[0]+HeightFor(o[0], w), down[1]+HeightFor(o[1], w))
}

func (p pairing) wish(o []fyne.CanvasObject) float32 { return wishOf(o[0]) + p.gap + wishOf(o[1]) }
