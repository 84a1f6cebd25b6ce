package kit

import "fyne.io/fyne/v2"

// between is the gap between cells, dp.
const between = 4

// head is the height of the line of weekdays, dp.
func (g *days) head() float32 {
	h := float32(0)
	for _, l := range g.heads {
		h = max(h, l.HeightFor(l.wish())+between)
	}
	return h
}

// place is where a cell stands, at the mirrored place in a right-to-left
// language.
func (g *days) place(i int) (fyne.Position, fyne.Size) {
	w := (g.Size().Width - between*float32(g.cols-1)) / float32(g.cols)
	col, line := i%g.cols, i/g.cols
	if g.look.RTL() {
		col = g.cols - 1 - col
	}
	return fyne.NewPos(float32(col)*(w+between), g.head()+float32(line)*(g.high+between)), fyne.NewSize(w, g.high)
}

// MinSize has cells large enough to be touched, and for the longest word.
func (g *days) MinSize() fyne.Size {
	w := g.look.Touch()
	for _, l := range g.heads {
		w = max(w, l.wish())
	}
	for _, c := range g.cells {
		if c.label != nil {
			w = max(w, c.label.wish()+Between)
		}
	}
	n, lines := float32(g.cols), float32(g.lines)
	return fyne.NewSize(n*w+between*(n-1), g.head()+lines*(g.high+between)-between)
}

// CreateRenderer is Fyne's.
func (g *days) CreateRenderer() fyne.WidgetRenderer {
	r := &daysRenderer{g}
	r.Refresh()
	return r
}

type daysRenderer struct{ g *days }

func (r *daysRenderer) Layout(size fyne.Size) {
	g := r.g
	for i, l := range g.heads {
		at, cell := g.place(i)
		l.Move(fyne.NewPos(floor(at.X+(cell.Width-l.wish())/2), 0))
		l.Resize(fyne.NewSize(l.wish(), l.HeightFor(l.wish())))
	}
	for i, c := range g.cells {
		if c.label == nil {
			continue
		}
		at, size := g.place(i)
		c.ground.resize(size)
		c.ground.plate.Move(at)
		c.ground.ring.Move(c.ground.ring.Position().Add(at))
		w := c.label.wish()
		h := c.label.HeightFor(w)
		c.label.Move(fyne.NewPos(floor(at.X+(size.Width-w)/2), floor(at.Y+(size.Height-h)/2)))
		c.label.Resize(fyne.NewSize(w, h))
	}
}

func (r *daysRenderer) Refresh() {
	g := r.g
	for _, c := range g.cells {
		if c.label != nil {
			fill, _, border := g.colours(c.day)
			width := float32(1)
			if g.of.kind.same(c.day, g.of.kind.Today) {
				width = 3
			}
			c.ground.show(fill, border, width, g.focused && g.of.kind.same(c.day, g.at))
		}
	}
	r.Layout(g.Size())
	repaint(g)
}

func (r *daysRenderer) MinSize() fyne.Size { return r.g.MinSize() }

func (r *daysRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, l := range r.g.heads {
		out = append(out, l)
	}
	var rings []fyne.CanvasObject
	for _, c := range r.g.cells {
		if c.label != nil {
			out = append(out, c.ground.plate, c.label)
			rings = append(rings, c.ground.ring)
		}
	}
	return append(out, rings...)
}

func (r *daysRenderer) Destroy() {}
