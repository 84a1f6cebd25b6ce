package kit

import "fyne.io/fyne/v2"

// row sets objects side by side. Each has the width at which it need not be
// wrapped, as far as there is room; one of them may take what is left over.
type row struct {
	gap  float32
	grow int // index of the object that takes the rest; -1: none
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

// widths shares the width out. Where it does not do for all wishes, each gives
// up its part of what it has more than it needs; and where that does not do either,
// the one that grows has what is left.
func (r row) widths(shown []fyne.CanvasObject, grow fyne.CanvasObject, width float32) []float32 {
	ws := make([]float32, len(shown))
	left := width - r.gap*float32(max(0, len(shown)-1))
	spare, at := float32(0), -1
	for i, o := range shown {
		least := o.MinSize().Width
		ws[i] = least
		if o == grow {
			at = i
		} else {
			ws[i] = max(least, wishOf(o))
			spare += ws[i] - least
		}
		left -= ws[i]
	}
	switch {
	case left < 0:
		part := min(1, -left/max(spare, 1))
		for i, o := range shown {
			if o != grow {
				ws[i] -= (ws[i] - o.MinSize().Width) * part
			}
		}
		if at >= 0 { // it is the one that can wrap
			ws[at] = max(0, ws[at]+min(0, left+spare))
		}
	case at >= 0:
		ws[at] += left
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
	ws := r.widths(shown, r.growing(objects), size.Width)
	pressed := tallestPressed(shown, ws)
	x := float32(0)
	for i, w := range ws {
		o := shown[i]
		h := min(size.Height, HeightFor(o, w))
		if sameHeight(o) {
			h = min(size.Height, pressed)
		}
		o.Move(fyne.NewPos(x, floor((size.Height-h)/2)))
		o.Resize(fyne.NewSize(w, h))
		x += w + r.gap
	}
}

// sameHeight tells whether an object is to be as high as the others of its kind
// beside it: buttons and fields, whose words differ in height.
func sameHeight(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *Button, *Field:
		return true
	}
	return false
}

func tallestPressed(shown []fyne.CanvasObject, widths []float32) float32 {
	h := float32(0)
	for i, o := range shown {
		if sameHeight(o) {
			h = max(h, HeightFor(o, widths[i]))
		}
	}
	return h
}

func (r row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	shown := visible(objects)
	m := fyne.NewSize(r.gap*float32(max(0, len(shown)-1)), 0)
	for _, o := range shown {
		least := o.MinSize()
		m = fyne.NewSize(m.Width+least.Width, max(m.Height, least.Height))
	}
	return m
}

func (r row) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	shown := visible(objects)
	h := float32(0)
	for i, w := range r.widths(shown, r.growing(objects), width) {
		h = max(h, HeightFor(shown[i], w))
	}
	return h
}

func (r row) wish(objects []fyne.CanvasObject) float32 {
	shown := visible(objects)
	w := r.gap * float32(max(0, len(shown)-1))
	for _, o := range shown {
		w += wishOf(o)
	}
	return w
}
