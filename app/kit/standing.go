package kit

import "fyne.io/fyne/v2"

// canvasOf is the canvas that an object stands on; nil for none. Fyne's window
// knows of an object only once it has drawn it: one that was just made is looked
// for.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	for _, w := range driver.AllWindows() {
		if _, ok := placeIn(frontOf(w.Canvas()), o); ok {
			return w.Canvas()
		}
	}
	return nil
}

// frontOf is what lies in front: what lies over the page, or the page.
func frontOf(c fyne.Canvas) fyne.CanvasObject {
	if top := c.Overlays().Top(); top != nil {
		return top
	}
	return c.Content()
}

// absolute is where an object stands in its window.
func absolute(o fyne.CanvasObject) fyne.Position {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(o) == nil {
		if root := rootOf(o); root != nil {
			at, _ := placeIn(root, o)
			return at
		}
	}
	return driver.AbsolutePositionForObject(o)
}

// placeIn tells where an object stands within another.
func placeIn(in, o fyne.CanvasObject) (at fyne.Position, ok bool) {
	if in == o {
		return at, true
	}
	for _, part := range partsOf(in) {
		if at, ok := placeIn(part, o); ok {
			return part.Position().Add(at), true
		}
	}
	return at, false
}
