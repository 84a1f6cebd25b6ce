package kit

import "fyne.io/fyne/v2"

// Flow is what knows its height only when it is given a width, as every
// paragraph does. Fyne's MinSize has no width to go by, so the layouts here ask
// for this first.
type Flow interface {
	HeightFor(width float32) float32
}

// flowLayout is a layout whose containers are Flows.
type flowLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor gives the height that an object wants at a width, dp.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	if f, ok := o.(Flow); ok {
		return f.HeightFor(width)
	}
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(flowLayout); ok {
			return l.heightFor(c.Objects, width)
		}
	}
	return o.MinSize().Height
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(objects))
	for _, o := range objects {
		if o != nil && o.Visible() {
			out = append(out, o)
		}
	}
	return out
}

// column stacks its objects over the whole width.
type column struct{ gap float32 }

// Column stacks objects from top to bottom, each as wide as the whole and as
// high as it needs to be at that width, gap dp between them.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: column{gap}, Objects: objects}
}

func (l column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range visible(objects) {
		h := HeightFor(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + l.gap
	}
}

func (l column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return minOf(objects, func(w float32) float32 { return l.heightFor(objects, w) })
}

func (l column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	h := float32(0)
	for i, o := range shown {
		if i > 0 {
			h += l.gap
		}
		h += HeightFor(o, width)
	}
	return h
}

// filling is a column of which one object takes the height left over.
type filling struct {
	column
	grow int
}

// ColumnGrow is a Column in which object number grow takes the height left over.
func ColumnGrow(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: filling{column{gap}, grow}, Objects: objects}
}

func (l filling) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	over := max(0, size.Height-l.heightFor(objects, size.Width))
	y := float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		h := HeightFor(o, size.Width)
		if i == l.grow {
			h += over
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + l.gap
	}
}

// minOf is the least size of stacked objects: as wide as the widest.
func minOf(objects []fyne.CanvasObject, height func(width float32) float32) fyne.Size {
	w := float32(0)
	for _, o := range visible(objects) {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, height(w))
}

// inset keeps a margin round one object, and centres it when it has a greatest
// width.
type inset struct {
	top, side, bottom float32
	most              float32 // greatest width of the object; 0: no bound
}

// Inset puts a margin of dp round an object.
func Inset(margin float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: inset{margin, margin, margin, 0}, Objects: []fyne.CanvasObject{o}}
}

// Centred keeps an object at most so many dp wide, in the middle, with a margin
// at the sides.
func Centred(most, margin float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: inset{0, margin, 0, most}, Objects: []fyne.CanvasObject{o}}
}

func (l inset) inner(width float32) float32 {
	w := max(0, width-2*l.side)
	if l.most > 0 {
		w = min(w, l.most)
	}
	return w
}

func (l inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		w := l.inner(size.Width)
		o.Move(fyne.NewPos((size.Width-w)/2, l.top))
		o.Resize(fyne.NewSize(w, max(0, size.Height-l.top-l.bottom)))
	}
}

func (l inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := minOf(objects, func(w float32) float32 { return l.heightFor(objects, w+2*l.side) })
	return fyne.NewSize(m.Width+2*l.side, m.Height)
}

func (l inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range visible(objects) {
		h = max(h, HeightFor(o, l.inner(width)))
	}
	return h + l.top + l.bottom
}
