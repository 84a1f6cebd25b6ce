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

// row sets objects side by side at their least widths; one of them may take
// what is left over.
type row struct {
	gap  float32
	grow int // index of the object that takes the rest; -1: none
	top  bool
}

// Row sets objects side by side from the start of the line, centred on each
// other, gap dp between them.
func Row(l *Look, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, row{gap: gap, grow: -1}), Objects: objects}
}

// RowGrow is a Row in which object number grow takes the room left over.
func RowGrow(l *Look, gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, row{gap: gap, grow: grow}), Objects: objects}
}

// RowTop is a RowGrow whose objects begin at the same height.
func RowTop(l *Look, gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, row{gap: gap, grow: grow, top: true}), Objects: objects}
}

func (r row) widths(shown []fyne.CanvasObject, grow fyne.CanvasObject, width float32) []float32 {
	ws := make([]float32, len(shown))
	left := width - r.gap*float32(max(0, len(shown)-1))
	at := -1
	for i, o := range shown {
		if o == grow {
			at = i
			continue
		}
		ws[i] = o.MinSize().Width
		left -= ws[i]
	}
	if at >= 0 {
		ws[at] = max(0, left)
	}
	return ws
}

func (r row) growing(objects []fyne.CanvasObject) fyne.CanvasObject {
	if r.grow >= 0 && r.grow < len(objects) {
		return objects[r.grow]
	}
	return nil
}

func (r row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	shown := visible(objects)
	x := float32(0)
	for i, w := range r.widths(shown, r.growing(objects), size.Width) {
		o := shown[i]
		h := min(size.Height, HeightFor(o, w))
		y := (size.Height - h) / 2
		if r.top {
			y = 0
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		x += w + r.gap
	}
}

func (r row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown := visible(objects)
	w := r.gap * float32(max(0, len(shown)-1))
	for _, o := range shown {
		w += o.MinSize().Width
	}
	return fyne.NewSize(w, r.heightFor(objects, w))
}

func (r row) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	h := float32(0)
	for i, w := range r.widths(shown, r.growing(objects), width) {
		h = max(h, HeightFor(shown[i], w))
	}
	return h
}

// tiles sets objects in as many columns of one width as fit.
type tiles struct{ least, gap float32 }

// Tiles sets objects in columns of the same width, at least so many dp each,
// line after line from the start side.
func Tiles(l *Look, least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, tiles{least, gap}), Objects: objects}
}

func (t tiles) columns(n int, width float32) (columns int, each float32) {
	columns = max(1, min(n, int((width+t.gap)/(t.least+t.gap))))
	return columns, max(0, (width-t.gap*float32(columns-1))/float32(columns))
}

func (t tiles) lines(shown []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	columns, each := t.columns(len(shown), width)
	y := float32(0)
	for from := 0; from < len(shown); from += columns {
		line := shown[from:min(from+columns, len(shown))]
		h := float32(0)
		for _, o := range line {
			h = max(h, HeightFor(o, each))
		}
		for i, o := range line {
			place(o, float32(i)*(each+t.gap), y, each, h)
		}
		y += h + t.gap
	}
	return max(0, y-t.gap)
}

func (t tiles) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t.lines(visible(objects), size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (t tiles) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(t.least, t.heightFor(objects, t.least))
}

func (t tiles) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return t.lines(visible(objects), width, func(fyne.CanvasObject, float32, float32, float32, float32) {})
}

// wrap sets objects side by side at their least widths, going on to the next
// line where one does not fit, as words do.
type wrap struct{ gap float32 }

// Wrap sets objects side by side from the start of the line at their own
// widths, going on below where the line is full.
func Wrap(l *Look, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, wrap{gap}), Objects: objects}
}

func (p wrap) run(objects []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, x, y float32, size fyne.Size)) float32 {
	var x, y, line float32
	for _, o := range visible(objects) {
		m := o.MinSize()
		m.Width = min(m.Width, max(width, 1))
		if x > 0 && x+m.Width > width {
			x, y, line = 0, y+line+p.gap, 0
		}
		place(o, x, y, m)
		x += m.Width + p.gap
		line = max(line, m.Height)
	}
	return y + line
}

func (p wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.run(objects, size.Width, func(o fyne.CanvasObject, x, y float32, s fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(s)
	})
}

func (p wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return minOf(objects, func(w float32) float32 { return p.heightFor(objects, w) })
}

func (p wrap) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return p.run(objects, width, func(fyne.CanvasObject, float32, float32, fyne.Size) {})
}
