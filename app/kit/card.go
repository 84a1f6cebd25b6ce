package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Card is a rounded ground with room round what lies on it.
type Card struct {
	widget.BaseWidget
	ground  *canvas.Rectangle
	content *fyne.Container
}

// NewCard lays content on a card.
func NewCard(l *Look, content fyne.CanvasObject) *Card {
	return newCard(l, l.Colours.Card, l.Colours.Line, content)
}

// NewBanner lays content on a card in a quiet wash of a colour, for a notice.
func NewBanner(l *Look, c color.NRGBA, content fyne.CanvasObject) *Card {
	return newCard(l, Mix(l.Colours.Card, c, 0.10), c, content)
}

func newCard(l *Look, fill, border color.NRGBA, content fyne.CanvasObject) *Card {
	g := plate(Corner)
	g.FillColor, g.StrokeColor, g.StrokeWidth = fill, border, l.Colours.Border
	k := &Card{ground: g, content: Inset(Around-4, content)}
	k.ExtendBaseWidget(k)
	return k
}

// HeightFor gives the height at a width, dp.
func (k *Card) HeightFor(width float32) float32 { return HeightFor(k.content, width) }

// MinSize is the content's with its margin.
func (k *Card) MinSize() fyne.Size { return k.content.MinSize() }

// CreateRenderer is Fyne's.
func (k *Card) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(layered(k.ground, k.content))
}

// layered lays objects on top of each other, all of the same size.
func layered(objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: layers{}, Objects: objects}
}

// layers lets every object fill the whole.
type layers struct{}

func (layers) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(size)
	}
}

func (l layers) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var m fyne.Size
	for _, o := range visible(objects) {
		m = m.Max(o.MinSize())
	}
	return m
}

func (l layers) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	h := float32(0)
	for _, o := range visible(objects) {
		h = max(h, HeightFor(o, width))
	}
	return h
}
