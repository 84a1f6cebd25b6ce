package kit

import "fyne.io/fyne/v2"

// Reveal scrolls the sheet as little as it takes to show an object that lies on
// it, with a little room above and below.
func (s *Sheet) Reveal(o fyne.CanvasObject) {
	if at, ok := placeIn(s.content, o); ok {
		s.reveal(at.Y, at.Y+o.Size().Height)
	}
}

// reveal scrolls the sheets round an object so that it can be seen.
func reveal(o fyne.CanvasObject) { revealPart(o, 0, o.Size().Height) }

// revealPart does so for what lies between two heights of an object.
func revealPart(o fyne.CanvasObject, top, bottom float32) {
	for _, s := range sheetsOf(o) {
		if at, ok := placeIn(s.content, o); ok {
			s.reveal(at.Y+top, at.Y+bottom)
		}
	}
}

// reveal scrolls so that the content from top to bottom can be seen; of what is
// higher than the sheet, so that some can.
func (s *Sheet) reveal(top, bottom float32) {
	seen, room := s.offset, s.Size().Height
	if bottom-top > room && bottom > seen && top < seen+room {
		return
	}
	round := min(Inside, max(0, room-bottom+top)/2) // what there is, so that a ring is whole
	switch {
	case top-round < seen:
		s.ScrollTo(top - round)
	case bottom+round > seen+room:
		s.ScrollTo(min(top-round, bottom+round-room))
	}
}

// scrollOn gives the mouse wheel to the sheet round an object that has no use
// for it.
func scrollOn(o fyne.CanvasObject, e *fyne.ScrollEvent) {
	if sheets := sheetsOf(o); len(sheets) > 0 {
		sheets[0].Scrolled(e)
	}
}

// sheetsOf gives the sheets that an object stands in, the innermost first.
func sheetsOf(o fyne.CanvasObject) []*Sheet {
	root := rootOf(o)
	if root == nil {
		return nil
	}
	sheets, _ := sheetsRound(root, o)
	return sheets
}

// rootOf is what an object stands in: the page, or what lies over it; nil when it
// is in no window.
func rootOf(o fyne.CanvasObject) fyne.CanvasObject {
	if over := canvasOf(o); over != nil {
		return frontOf(over)
	}
	return nil
}

func sheetsRound(root, o fyne.CanvasObject) (sheets []*Sheet, found bool) {
	if root == o {
		return nil, true
	}
	for _, part := range partsOf(root) {
		if sheets, found = sheetsRound(part, o); found {
			if s, ok := root.(*Sheet); ok {
				sheets = append(sheets, s)
			}
			return sheets, true
		}
	}
	return nil, false
}

// partsOf gives what stands in a container or in a widget of the kit.
func partsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case interface{ within() []fyne.CanvasObject }:
		return o.within()
	}
	return nil
}
