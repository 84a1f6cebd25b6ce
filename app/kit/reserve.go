package kit

import "fyne.io/fyne/v2"

// reserved is a column that is never lower than what may come to stand in it.
type reserved struct {
	column
	may []fyne.CanvasObject
}

// Reserve is a column that takes the room of the highest of some objects even
// while it is empty. It shows none of them: they tell what may come, so that what
// stands below stays in its place.
func Reserve(may ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: reserved{may: may}}
}

func (l reserved) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := l.column.MinSize(objects)
	for _, o := range l.may {
		m = m.Max(o.MinSize())
	}
	return m
}

func (l reserved) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := l.column.heightFor(objects, width)
	for _, o := range l.may {
		h = max(h, HeightFor(o, width))
	}
	return h
}
