package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Drawing is a picture as wide as its place, with words for those who can't
// see it, and for everybody where it is missing or spoilt.
type Drawing struct {
	widget.BaseWidget
	picture *canvas.Raster
	ratio   float32
	words   string
	instead *Card // its words, where there is no picture; nil where there is
}

// NewDrawing makes a drawing; ratio is its width by its height.
func NewDrawing(l *Look, name string, ratio float32, alternative string) *Drawing {
	d := &Drawing{picture: l.Picture(name, fyne.NewSize(1, 1)), ratio: ratio, words: alternative}
	if !l.has(name) {
		d.instead = newCard(l, l.Colours.Sunk, l.Colours.Line, NewLabel(l, alternative, Words{Colour: l.Colours.Muted}))
	}
	d.ExtendBaseWidget(d)
	return d
}

// HeightFor gives the height at a width, dp.
func (d *Drawing) HeightFor(width float32) float32 {
	if d.instead != nil {
		return max(ceil(width/d.ratio), d.instead.HeightFor(width))
	}
	return ceil(width / d.ratio)
}

// MinSize is small: the drawing takes the width it is given.
func (d *Drawing) MinSize() fyne.Size { return fyne.NewSize(96, d.HeightFor(96)) }

// AccessibilityLabel is what the picture shows, in words.
func (d *Drawing) AccessibilityLabel() string { return d.words }

// AccessibilityRole says that this is read.
func (d *Drawing) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's.
func (d *Drawing) CreateRenderer() fyne.WidgetRenderer {
	if d.instead != nil {
		return widget.NewSimpleRenderer(d.instead)
	}
	return widget.NewSimpleRenderer(d.picture)
}
