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
	return o[0].MinSize().Width+e.gap+o[1].MinSize().Width <= width
}

func (e ends) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if !e.fit(o, size.Width) {
		column{e.gap}.Layout(o, size)
		return
	}
	for i, one := range o {
		m := one.MinSize()
		x := float32(0)
		if i == 1 {
			x = size.Width - m.Width
		}
		one.Move(fyne.NewPos(x, (size.Height-m.Height)/2))
		one.Resize(m)
	}
}

func (e ends) MinSize(o []fyne.CanvasObject) fyne.Size { return column{e.gap}.MinSize(o) }

func (e ends) heightFor(o []fyne.CanvasObject, width float32) float32 {
	if !e.fit(o, width) {
		return column{e.gap}.heightFor(o, width)
	}
	return max(o[0].MinSize().Height, o[1].MinSize().Height)
}
