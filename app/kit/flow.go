package kit

import "fyne.io/fyne/v2"

// Flow is what knows its height only when it is given a width, as every
// paragraph does. Fyne's MinSize has no width to go by, so the layouts here ask
// for this first; their MinSize gives the height at which they lie now.
type Flow interface {
	HeightFor(width float32) float32
}

// wishful is what needs less room than it would like: words that can be wrapped
// but need not be.
type wishful interface {
	wish() float32 // the width at which nothing is wrapped, dp
}

// flowLayout is a layout whose containers are Flows.
type flowLayout interface {
	fyne.Layout
	heightFor(objects []fyne.CanvasObject, width float32) float32
	wish(objects []fyne.CanvasObject) float32
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

// wishOf gives the width at which nothing in an object is wrapped, dp.
func wishOf(o fyne.CanvasObject) float32 {
	if w, ok := o.(wishful); ok {
		return w.wish()
	}
	if c, ok := o.(*fyne.Container); ok {
		if l, ok := c.Layout.(flowLayout); ok {
			return l.wish(c.Objects)
		}
	}
	return o.MinSize().Width
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
	shown := visible(objects)
	m := fyne.NewSize(0, l.gap*float32(max(0, len(shown)-1)))
	for _, o := range shown {
		least := o.MinSize()
		m = fyne.NewSize(max(m.Width, least.Width), m.Height+least.Height)
	}
	return m
}

func (l column) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	h := l.gap * float32(max(0, len(shown)-1))
	for _, o := range shown {
		h += HeightFor(o, width)
	}
	return h
}

func (l column) wish(objects []fyne.CanvasObject) float32 {
	w := float32(0)
	for _, o := range visible(objects) {
		w = max(w, wishOf(o))
	}
	return w
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

// spaced is a column whose objects each have room of their own above them, dp.
type spaced struct{ above []float32 }

// Spaced stacks objects as Column does, each with as much room above it as its
// place in above says, dp.
func Spaced(above []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: spaced{above}, Objects: objects}
}

func (l spaced) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, o := range objects {
		h := HeightFor(o, size.Width)
		y += l.above[i]
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h
	}
}

func (l spaced) room() (all float32) {
	for _, above := range l.above {
		all += above
	}
	return all
}

func (l spaced) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return column{}.MinSize(objects).AddWidthHeight(0, l.room())
}

func (l spaced) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return column{}.heightFor(objects, width) + l.room()
}

func (spaced) wish(objects []fyne.CanvasObject) float32 { return column{}.wish(objects) }

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
// at the sides, and above it just room for a ring.
func Centred(most, margin float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: inset{ringGap + ringWidth, margin, 0, most}, Objects: []fyne.CanvasObject{o}}
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
		o.Move(fyne.NewPos(floor((size.Width-w)/2), l.top))
		o.Resize(fyne.NewSize(w, max(0, size.Height-l.top-l.bottom)))
	}
}

func (l inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return layers{}.MinSize(objects).AddWidthHeight(2*l.side, l.top+l.bottom)
}

func (l inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return layers{}.heightFor(objects, l.inner(width)) + l.top + l.bottom
}

func (l inset) wish(objects []fyne.CanvasObject) float32 {
	return layers{}.wish(objects) + 2*l.side
}

// layers lets every object fill the whole.
type layers struct{}

// layered lays objects on top of each other, all of the same size.
func layered(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: layers{}, Objects: objects}
}

func (layers) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (layers) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range visible(objects) {
		m = m.Max(o.MinSize())
	}
	return m
}

func (layers) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range visible(objects) {
		h = max(h, HeightFor(o, width))
	}
	return h
}

func (layers) wish(objects []fyne.CanvasObject) float32 { return column{}.wish(objects) }

// lowly is layers that are not higher than so many dp.
type lowly struct {
	layers
	most float32
}

// Low keeps a sheet at most so many dp high.
func Low(most float32, s *Sheet) *fyne.Container {
	return &fyne.Container{Layout: lowly{most: most}, Objects: []fyne.CanvasObject{s}}
}

func (l lowly) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return min(l.most, l.layers.heightFor(objects, width))
}
