package kit

import "fyne.io/fyne/v2"

// amid is layers that stand in the middle of the height they are given.
type amid struct{ layers }

// Amid lets an object stand in the middle of a page that is higher, a little above
// it: there it looks to be in the middle.
func Amid(o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: amid{}, Objects: []fyne.CanvasObject{o}}
}

func (a amid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		h := HeightFor(o, size.Width)
		o.Move(fyne.NewPos(0, floor(max(0, size.Height-h)*0.4)))
		o.Resize(fyne.NewSize(size.Width, h))
	}
}
