package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Overlay is a card over a dimmed page, held until it is answered.
type Overlay struct {
	widget.BaseWidget
	look  *Look
	shade *canvas.Rectangle
	card  *Card
	sheet *Sheet // of what it holds
	over  fyne.Canvas
	place func(size fyne.Size) (fyne.Position, fyne.Size) // of the card
	loose bool                                            // a press beside the card closes it
	tips  *Tips
}

// ShowOverlay lays content over the whole window; first takes the keys. What is
// too high for the window can be scrolled.
func ShowOverlay(l *Look, over fyne.Canvas, content fyne.CanvasObject, first fyne.Focusable) *Overlay {
	o := newOverlay(l, over)
	o.dim(content)
	o.show(first)
	return o
}

// dim lays content on a card in the middle of the dimmed window.
func (o *Overlay) dim(content fyne.CanvasObject) {
	ground := o.look.Colours.Ink
	if o.look.Theme == Night {
		ground = o.look.Colours.Paper
	}
	o.shade.FillColor = faded(ground, 0.55)
	// The sheet reaches nearly to the card's edge: it cuts off what passes its
	// own, and a ring does round what stands at the content's.
	const edge = 2
	o.card = NewCard(o.look, content)
	o.sheet = NewSheet(Inset(Around-4-edge, content)).Side(o.look)
	o.card.content = Inset(edge, o.sheet)
	o.place = o.middle
}

func newOverlay(l *Look, over fyne.Canvas) *Overlay {
	o := &Overlay{look: l, over: over, shade: plate(0), tips: NewTips(l)}
	o.ExtendBaseWidget(o)
	return o
}

func (o *Overlay) show(first fyne.Focusable) {
	o.over.Overlays().Add(o)
	o.Resize(o.over.Size())
	if first != nil {
		o.over.Focus(first)
	}
}

// Close takes the overlay away. What had the keys before has them again.
func (o *Overlay) Close() {
	o.over.Overlays().Remove(o)
	o.look.settled()
}

// Tapped keeps presses beside the card from reaching the page below. The second of
// two that were to open it leaves it open.
func (o *Overlay) Tapped(e *fyne.PointEvent) {
	if o.loose && !o.look.stray(e.AbsolutePosition, o) {
		o.Close()
	}
}

// TappedSecondary does the same.
func (o *Overlay) TappedSecondary(e *fyne.PointEvent) { o.Tapped(e) }

func (o *Overlay) within() []fyne.CanvasObject { return []fyne.CanvasObject{o.card} }

// middle is the place of a question: the middle of the window.
func (o *Overlay) middle(size fyne.Size) (fyne.Position, fyne.Size) {
	w := min(size.Width-2*Between, 30*o.look.Size)
	h := min(size.Height-2*Between, o.card.HeightFor(w))
	return fyne.NewPos(floor((size.Width-w)/2), floor((size.Height-h)/2)), fyne.NewSize(w, h)
}

// keys is the look for what stands in the overlay: Escape closes it, the arrows
// go from one part to the next, and the page keys scroll it.
func (o *Overlay) keys() *Look {
	l := *o.look
	l.Desk.Tip = o.tips.Say
	l.Desk.Key = func(k *fyne.KeyEvent) {
		switch {
		case k.Name == fyne.KeyEscape:
			o.Close()
			o.look.escaped()
		case l.steps(k.Name) > 0:
			o.over.FocusNext()
		case l.steps(k.Name) < 0:
			o.over.FocusPrevious()
		case o.sheet != nil && o.sheet.Key(k):
		default:
			o.look.key(k)
		}
	}
	return &l
}

// MinSize is nothing, so that a window never grows for it.
func (o *Overlay) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer is Fyne's.
func (o *Overlay) CreateRenderer() fyne.WidgetRenderer {
	r := &overlayRenderer{o}
	r.Layout(o.Size())
	return r
}

type overlayRenderer struct{ o *Overlay }

func (r *overlayRenderer) Layout(size fyne.Size) {
	o := r.o
	o.shade.Resize(size)
	o.tips.Resize(size)
	pos, card := o.place(size)
	o.card.Move(pos)
	o.card.Resize(card)
}

func (r *overlayRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *overlayRenderer) Refresh()           { r.Layout(r.o.Size()); repaint(r.o) }
func (r *overlayRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.o.shade, r.o.card, r.o.tips}
}
func (r *overlayRenderer) Destroy() {}
