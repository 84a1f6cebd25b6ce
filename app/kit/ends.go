package kit

import "fyne.io/fyne/v2"

// ends sets two objects at the two ends of a line, or one below the other where
// the line is too short for both.
type ends struct{ gap float32 }

// Ends sets one object at the start of the line and one at its end; where they
// don't fit side by side the second goes below the first.
func Ends(l *Look, gap float32, start, end fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, ends{gap}), Objects: []fyne.CanvasObject{start, end}}
}

func (e ends) fit(o []fyne.CanvasObject, width float32) bool {
	return wishOf(o[0])+e.gap+wishOf(o[1]) <= width
}

func (e ends) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if !e.fit(o, size.Width) {
		column(e).Layout(o, size)
		return
	}
	for i, one := range o {
		w, x := wishOf(one), float32(0)
		if i == 1 {
			x = size.Width - w
		}
		h := HeightFor(one, w)
		one.Move(fyne.NewPos(x, floor((size.Height-h)/2)))
		one.Resize(fyne.NewSize(w, h))
	}
}

func (e ends) MinSize(o []fyne.CanvasObject) fyne.Size { return column(e).MinSize(o) }

func (e ends) heightFor(o []fyne.CanvasObject, width float32) float32 {
	if !e.fit(o, width) {
		return column(e).heightFor(o, width)
	}
	return max(HeightFor(o[0], wishOf(o[0])), HeightFor(o[1], wishOf(o[1])))
}

func (e ends) wish(o []fyne.CanvasObject) float32 { return row{gap: e.gap}.wish(o) }
