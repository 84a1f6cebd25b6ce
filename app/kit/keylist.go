package kit

import "fyne.io/fyne/v2"

// ShowKeys lists over the page what keys do.
func ShowKeys(l *Look, over fyne.Canvas, groups ...KeyGroup) *Overlay {
	o := newOverlay(l, over)
	shut := NewButton(o.keys(), "close", l.T("app.close"), Quiet, o.Close)
	column := Column(Between, RowGrow(l, Between, 0,
		NewLabel(l, l.T("keylist.title"), Words{Step: Lead, Bold: true}), shut))
	for _, g := range groups {
		column.Add(NewLabel(l, l.T(g.Where), Words{Bold: true}))
		column.Add(keyTable(l, g.Lines))
	}
	o.dim(column)
	o.show(shut)
	return o
}

// keyTable sets what the keys do beside them, each in a line.
func keyTable(l *Look, lines []KeyLine) *fyne.Container {
	table := &fyne.Container{Layout: Mirror(l, pairs{gap: Between})}
	for _, line := range lines {
		keys := Column(2)
		for _, s := range line.Strokes {
			keys.Add(NewLabel(l, s.text(l), Words{Colour: l.Colours.Primary, Bold: true}))
		}
		table.Add(keys)
		table.Add(NewLabel(l, l.T(line.Does), Words{}))
	}
	return table
}

// pairs sets objects in two columns, the first as wide as its widest wants to
// be, up to half of the width.
type pairs struct{ gap float32 }

func (p pairs) first(objects []fyne.CanvasObject, width float32) float32 {
	w := float32(0)
	for i := 0; i < len(objects); i += 2 {
		w = max(w, wishOf(objects[i]))
	}
	return min(w, (width-p.gap)/2)
}

// each calls set with both objects of a line, the line's height and its widths.
func (p pairs) each(objects []fyne.CanvasObject, width float32, set func(a, b fyne.CanvasObject, y, h, first, second float32)) float32 {
	first, y := p.first(objects, width), float32(0)
	second := width - p.gap - first
	for i := 0; i+1 < len(objects); i += 2 {
		a, b := objects[i], objects[i+1]
		h := max(HeightFor(a, first), HeightFor(b, second))
		if set != nil {
			set(a, b, y, h, first, second)
		}
		y += h + Inside
	}
	return max(0, y-Inside)
}

func (p pairs) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.each(objects, size.Width, func(a, b fyne.CanvasObject, y, h, first, second float32) {
		a.Move(fyne.NewPos(0, y))
		a.Resize(fyne.NewSize(first, h))
		b.Move(fyne.NewPos(first+p.gap, y))
		b.Resize(fyne.NewSize(second, h))
	})
}

func (p pairs) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return p.each(objects, width, nil)
}

func (p pairs) wish(objects []fyne.CanvasObject) float32 {
	second := float32(0)
	for i := 1; i < len(objects); i += 2 {
		second = max(second, wishOf(objects[i]))
	}
	return p.first(objects, 1e6) + p.gap + second
}

func (p pairs) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(2*w+p.gap, p.heightFor(objects, p.wish(objects)))
}
