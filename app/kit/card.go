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

func newCard(l *Look, fill, border color.NRGBA, content fyne.CanvasObject) *Card {
	g := plate(Corner)
	g.FillColor, g.StrokeColor, g.StrokeWidth = fill, border, l.Colours.Border
	k := &Card{ground: g, content: Inset(Around-4, content)}
	k.ExtendBaseWidget(k)
	return k
}

// HeightFor gives the height at a width, dp.
func (k *Card) HeightFor(width float32) float32 { return HeightFor(k.content, width) }

func (k *Card) wish() float32 { return wishOf(k.content) }

func (k *Card) within() []fyne.CanvasObject { return []fyne.CanvasObject{k.content} }

// MinSize is the content's with its margin.
func (k *Card) MinSize() fyne.Size { return k.content.MinSize() }

// CreateRenderer is Fyne's.
func (k *Card) CreateRenderer() fyne.WidgetRenderer {
	r := widget.NewSimpleRenderer(layered(k.ground, k.content))
	r.Layout(k.Size())
	return r
}
