package kit

import "fyne.io/fyne/v2"

// Reveal scrolls the sheet as little as it takes to show an object that lies on
// it, with a little room above and below.
func (s *Sheet) Reveal(o fyne.CanvasObject) {
	y, ok := heightOf(s.flow.content, o)
	if !ok {
		return
	}
	top, bottom := y-Around, y+o.Size().Height+Around
	switch at := s.Offset(); {
	case top < at:
		s.ScrollTo(top)
	case bottom > at+s.Size().Height:
		s.ScrollTo(min(top, bottom-s.Size().Height))
	}
}

// heightOf tells how far down an object lies within another.
func heightOf(in, o fyne.CanvasObject) (y float32, ok bool) {
	if in == o {
		return 0, true
	}
	for _, part := range partsOf(in) {
		if y, ok := heightOf(part, o); ok {
			return part.Position().Y + y, true
		}
	}
	return 0, false
}

// partsOf gives what an object is made of, as far as it can have the keys.
func partsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *Card:
		return []fyne.CanvasObject{o.content}
	case *Tile:
		return []fyne.CanvasObject{o.face}
	}
	return nil
}
