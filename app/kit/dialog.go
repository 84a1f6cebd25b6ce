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
	over  fyne.Canvas
	first fyne.Focusable
}

// ShowOverlay lays content over the whole window; first takes the keys.
func ShowOverlay(l *Look, over fyne.Canvas, content fyne.CanvasObject, first fyne.Focusable) *Overlay {
	o := &Overlay{look: l, over: over, first: first, card: NewCard(l, content)}
	ground := l.Colours.Ink
	if l.Theme == Night {
		ground = l.Colours.Paper
	}
	o.shade = canvas.NewRectangle(faded(ground, 0.55))
	o.ExtendBaseWidget(o)
	over.Overlays().Add(o)
	o.Resize(over.Size())
	if first != nil {
		over.Focus(first)
	}
	return o
}

// Close takes the overlay away.
func (o *Overlay) Close() { o.over.Overlays().Remove(o) }

// Tapped keeps presses beside the card from reaching the page below.
func (o *Overlay) Tapped(*fyne.PointEvent) {}

// CreateRenderer is Fyne's.
func (o *Overlay) CreateRenderer() fyne.WidgetRenderer { return &overlayRenderer{o} }

type overlayRenderer struct{ o *Overlay }

func (r *overlayRenderer) Layout(size fyne.Size) {
	o := r.o
	o.shade.Resize(size)
	w := min(size.Width-2*Between, 30*o.look.Size)
	h := min(size.Height-2*Between, o.card.HeightFor(w))
	o.card.Move(fyne.NewPos((size.Width-w)/2, (size.Height-h)/2))
	o.card.Resize(fyne.NewSize(w, h))
}

func (r *overlayRenderer) MinSize() fyne.Size { return fyne.NewSize(0, 0) }
func (r *overlayRenderer) Refresh()           { r.Layout(r.o.Size()); canvas.Refresh(r.o) }
func (r *overlayRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.o.shade, r.o.card}
}
func (r *overlayRenderer) Destroy() {}

// Answer is one of the buttons of an Ask.
type Answer struct {
	Icon   string
	Text   string
	Weight Weight
	Act    func()
}

// Ask shows a question with its answers; the first has the focus. Each answer
// closes it.
func Ask(l *Look, over fyne.Canvas, title, text string, answers ...Answer) *Overlay {
	var o *Overlay
	buttons := Column(Inside)
	var first fyne.Focusable
	for _, a := range answers {
		b := NewButton(l, a.Icon, a.Text, a.Weight, func() {
			o.Close()
			if a.Act != nil {
				a.Act()
			}
		})
		if first == nil {
			first = b
		}
		buttons.Add(b)
	}
	body := Column(Between,
		NewLabel(l, title, Words{Step: Lead, Bold: true}),
		NewProse(l, Paragraph{Text: text}),
		buttons)
	o = ShowOverlay(l, over, body, first)
	return o
}
