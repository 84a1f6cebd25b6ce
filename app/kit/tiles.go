package kit

import "fyne.io/fyne/v2"

// tiles sets objects in as many columns of one width as fit.
type tiles struct {
	least, gap float32
	width      float32 // it was last laid out at
}

// Tiles sets objects in columns of the same width, at least so many dp each,
// line after line from the start side.
func Tiles(l *Look, least, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, &tiles{least: least, gap: gap}), Objects: objects}
}

func (t *tiles) columns(n int, width float32) (columns int, each float32) {
	columns = max(1, min(n, int((width+t.gap)/(t.least+t.gap))))
	return columns, max(0, (width-t.gap*float32(columns-1))/float32(columns))
}

// lines calls place, when it is not nil, for every object, and gives the height.
func (t *tiles) lines(shown []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, x, y, w, h float32)) float32 {
	columns, each := t.columns(len(shown), width)
	y := float32(0)
	for from := 0; from < len(shown); from += columns {
		line := shown[from:min(from+columns, len(shown))]
		h := float32(0)
		for _, o := range line {
			h = max(h, HeightFor(o, each))
		}
		for i, o := range line {
			if place != nil {
				place(o, float32(i)*(each+t.gap), y, each, h)
			}
		}
		y += h + t.gap
	}
	return max(0, y-t.gap)
}

func (t *tiles) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	t.width = size.Width
	t.lines(visible(objects), size.Width, func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	})
}

func (t *tiles) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(t.least, t.heightFor(objects, max(t.least, t.width)))
}

func (t *tiles) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return t.lines(visible(objects), width, nil)
}

func (t *tiles) wish(objects []fyne.CanvasObject) float32 {
	n := float32(len(visible(objects)))
	return n*t.least + max(0, n-1)*t.gap
}

// wrap sets objects side by side, going on to the next line where one does not
// fit, as words do.
type wrap struct {
	gap   float32
	width float32 // it was last laid out at
}

// Wrap sets objects side by side from the start of the line at their own
// widths, going on below where the line is full.
func Wrap(l *Look, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, &wrap{gap: gap}), Objects: objects}
}

// line gives the sizes of those objects that fit on one line.
func (p *wrap) line(shown []fyne.CanvasObject, width float32) (sizes []fyne.Size) {
	var pressed, x float32
	for _, o := range shown {
		w := min(wishOf(o), max(width, 1))
		if x > 0 && x+w > width {
			break
		}
		x += w + p.gap
		s := fyne.NewSize(w, HeightFor(o, w))
		sizes = append(sizes, s)
		if sameHeight(o) {
			pressed = max(pressed, s.Height)
		}
	}
	for i := range sizes {
		if sameHeight(shown[i]) {
			sizes[i].Height = pressed
		}
	}
	return sizes
}

// lines calls place, when it is not nil, for every object, and gives the height.
func (p *wrap) lines(shown []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, x, y float32, size fyne.Size)) float32 {
	y := float32(0)
	for len(shown) > 0 {
		sizes := p.line(shown, width)
		var x, height float32
		for _, s := range sizes {
			height = max(height, s.Height)
		}
		for i, s := range sizes {
			if place != nil {
				place(shown[i], x, y+floor((height-s.Height)/2), s)
			}
			x += s.Width + p.gap
		}
		shown = shown[len(sizes):]
		y += height + p.gap
	}
	return max(0, y-p.gap)
}

func (p *wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	p.lines(visible(objects), size.Width, func(o fyne.CanvasObject, x, y float32, s fyne.Size) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(s)
	})
}

func (p *wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range visible(objects) {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, p.heightFor(objects, max(w, p.width)))
}

func (p *wrap) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return p.lines(visible(objects), width, nil)
}

func (p *wrap) wish(objects []fyne.CanvasObject) float32 {
	return row{gap: p.gap}.wish(objects)
}
