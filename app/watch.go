package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// watch lies under every page and notes that the mouse is moved, so that the
// idle clock starts again while somebody reads.
type watch struct {
	widget.BaseWidget
	moved func()
}

func newWatch(moved func()) *watch {
	w := &watch{moved: moved}
	w.ExtendBaseWidget(w)
	return w
}

// MouseIn is Fyne's.
func (w *watch) MouseIn(*desktop.MouseEvent) { w.moved() }

// MouseMoved is Fyne's.
func (w *watch) MouseMoved(*desktop.MouseEvent) { w.moved() }

// MouseOut is Fyne's.
func (w *watch) MouseOut() {}

// CreateRenderer is Fyne's.
func (w *watch) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
