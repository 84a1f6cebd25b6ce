package kit

import "fyne.io/fyne/v2"

// NewEmpty is a page on which there is nothing yet: a drawing, one sentence
// that says why to begin, and the button for it.
func NewEmpty(l *Look, drawing, text string, begin *Button) *fyne.Container {
	return Column(Around,
		Inset(Between, l.Picture(drawing, fyne.NewSize(180, 140))),
		NewLabel(l, text, Words{Step: Lead, Centre: true}),
		&fyne.Container{Layout: midway{}, Objects: []fyne.CanvasObject{begin}})
}

// midway keeps one object in the middle at its own width, as far as there is
// room.
type midway struct{}

func (midway) width(o fyne.CanvasObject, width float32) float32 { return min(width, wishOf(o)) }

func (m midway) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		w := m.width(o, size.Width)
		o.Move(fyne.NewPos(floor((size.Width-w)/2), 0))
		o.Resize(fyne.NewSize(w, HeightFor(o, w)))
	}
}

func (midway) MinSize(objects []fyne.CanvasObject) fyne.Size { return layers{}.MinSize(objects) }

func (m midway) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range visible(objects) {
		h = max(h, HeightFor(o, m.width(o, width)))
	}
	return h
}

func (midway) wish(objects []fyne.CanvasObject) float32 { return layers{}.wish(objects) }
