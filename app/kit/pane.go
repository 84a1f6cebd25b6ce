package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// pane is the part of a widget that shows its text: what passes its edges is
// cut off. It hears the mouse wheel, which also makes Fyne cut.
type pane struct {
	widget.BaseWidget
	objects []fyne.CanvasObject
	wheel   func(*fyne.ScrollEvent)
}

func newPane(wheel func(*fyne.ScrollEvent)) *pane {
	p := &pane{wheel: wheel}
	p.ExtendBaseWidget(p)
	return p
}

// Scrolled is the mouse wheel.
func (p *pane) Scrolled(e *fyne.ScrollEvent) { p.wheel(e) }

// MinSize is nothing: the widget round it says how large it is.
func (p *pane) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer is Fyne's.
func (p *pane) CreateRenderer() fyne.WidgetRenderer { return paneRenderer{p} }

type paneRenderer struct{ p *pane }

func (r paneRenderer) Layout(fyne.Size)             {}
func (r paneRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r paneRenderer) Refresh()                     {}
func (r paneRenderer) Objects() []fyne.CanvasObject { return r.p.objects }
func (r paneRenderer) Destroy()                     {}
