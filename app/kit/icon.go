package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// turned are the icons that point along the line and so change places when it
// runs right to left.
var turned = map[string]string{"back": "next", "next": "back"}

// Icon gives a line icon in one colour, side dp wide and high. In a
// right-to-left language "back" and "next" point the other way.
func (l *Look) Icon(name string, c color.NRGBA, side float32) *canvas.Raster {
	return l.drawing(l.iconFile(name), c, fyne.NewSquareSize(side))
}

// iconFile is the name of an icon's drawing.
func (l *Look) iconFile(name string) string {
	if other, ok := turned[name]; ok && l.RTL() {
		name = other
	}
	return "icon-" + name
}

// Picture gives a drawing, at least so many dp wide and high, kept in its own
// proportions.
func (l *Look) Picture(name string, least fyne.Size) *canvas.Raster {
	return l.drawing(name, color.NRGBA{}, least)
}

// drawing is a picture that is drawn when it is first seen; a page has many
// that are not.
func (l *Look) drawing(name string, tint color.NRGBA, least fyne.Size) *canvas.Raster {
	r := canvas.NewRaster(func(w, h int) image.Image {
		return l.Drawings.draw(name, tint, w, h, l.Desk.Picture)
	})
	r.ScaleMode = canvas.ImageScalePixels
	r.SetMinSize(least)
	return r
}
