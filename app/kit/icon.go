package kit

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// turned are the icons that point along the line and so change places when it
// runs right to left.
var turned = map[string]string{"back": "next", "next": "back"}

// Icon gives a line icon in one colour, side dp wide and high. In a
// right-to-left language "back" and "next" point the other way.
func (l *Look) Icon(name string, c color.NRGBA, side float32) *canvas.Image {
	if other, ok := turned[name]; ok && l.RTL() {
		name = other
	}
	svg := l.picture("icon-" + name)
	hex := fmt.Appendf(nil, "#%02x%02x%02x", c.R, c.G, c.B)
	svg = bytes.ReplaceAll(svg, []byte("#000000"), hex)
	return square(fyne.NewStaticResource("icon-"+name+string(hex)+".svg", svg), side)
}

// Picture gives a drawing, at least so many dp wide and high, kept in its own
// proportions.
func (l *Look) Picture(name string, least fyne.Size) *canvas.Image {
	img := canvas.NewImageFromResource(fyne.NewStaticResource(name+".svg", l.picture(name)))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(least)
	return img
}

func square(r fyne.Resource, side float32) *canvas.Image {
	img := canvas.NewImageFromResource(r)
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(side))
	return img
}

// noPicture stands for a drawing that is missing: an empty one, so that the
// page is whole without it.
var noPicture = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="1" height="1"></svg>`)

func (l *Look) picture(name string) []byte {
	if l.Desk.Picture == nil {
		return noPicture
	}
	if svg := l.Desk.Picture(name); svg != nil {
		return svg
	}
	return noPicture
}
