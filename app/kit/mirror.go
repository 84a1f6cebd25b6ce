package kit

import "fyne.io/fyne/v2"

// mirrored turns another layout round: x' = W − x − w.
type mirrored struct{ of fyne.Layout }

// Mirror gives the layout itself in a left-to-right language and its mirror
// image in a right-to-left one.
func Mirror(l *Look, of fyne.Layout) fyne.Layout {
	if !l.RTL() {
		return of
	}
	return mirrored{of}
}

func (m mirrored) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m.of.Layout(objects, size)
	for _, o := range objects {
		p := o.Position()
		o.Move(fyne.NewPos(size.Width-p.X-o.Size().Width, p.Y))
	}
}

func (m mirrored) MinSize(objects []fyne.CanvasObject) fyne.Size { return m.of.MinSize(objects) }

func (m mirrored) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	if f, ok := m.of.(flowLayout); ok {
		return f.heightFor(objects, width)
	}
	return m.of.MinSize(objects).Height
}

func (m mirrored) wish(objects []fyne.CanvasObject) float32 {
	if f, ok := m.of.(flowLayout); ok {
		return f.wish(objects)
	}
	return m.of.MinSize(objects).Width
}
