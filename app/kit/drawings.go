package kit

import (
	"bytes"
	"fmt"
	"image"
	"image/color"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
)

// Drawings keeps pictures as they were drawn last, since Fyne's own images are
// read and drawn anew at every change of size. It outlives the looks it is lent
// to. Nil keeps nothing.
type Drawings struct {
	kept   map[drawn]*image.RGBA
	sound  map[string]bool // by name: whether it is a picture at all
	order  []drawn         // oldest first
	pixels int
}

// drawn is all that a picture's look hangs on.
type drawn struct {
	name          string
	tint          color.NRGBA
	width, height int
}

// mostPixels bounds what Drawings keeps: 16 MB.
const mostPixels = 4 << 20

// NewDrawings makes an empty store of pictures.
func NewDrawings() *Drawings {
	return &Drawings{kept: map[drawn]*image.RGBA{}, sound: map[string]bool{}}
}

// draw gives a picture of width × height px with the drawing in its middle. One
// that is missing or can't be drawn leaves its place empty: the page is whole
// without it.
func (d *Drawings) draw(name string, tint color.NRGBA, width, height int, read func(string) []byte) image.Image {
	key := drawn{name, tint, width, height}
	if d != nil && d.kept[key] != nil {
		return d.kept[key]
	}
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	if read != nil {
		drawSVG(img, tinted(read(name), tint))
	}
	if d != nil {
		d.keep(key, img)
	}
	return img
}

func (d *Drawings) keep(key drawn, img *image.RGBA) {
	d.kept[key] = img
	d.order = append(d.order, key)
	d.pixels += key.width * key.height
	for d.pixels > mostPixels && len(d.order) > 1 {
		old := d.order[0]
		d.order = d.order[1:]
		d.pixels -= old.width * old.height
		delete(d.kept, old)
	}
}

// tinted gives the black of a line icon another colour.
func tinted(svg []byte, c color.NRGBA) []byte {
	if c == (color.NRGBA{}) {
		return svg
	}
	return bytes.ReplaceAll(svg, []byte("#000000"), fmt.Appendf(nil, "#%02x%02x%02x", c.R, c.G, c.B))
}

// has tells whether there is a drawing of a name that can be drawn. It is found
// once for each name.
func (l *Look) has(name string) bool {
	known := map[string]bool{}
	if l.Drawings != nil {
		known = l.Drawings.sound
	}
	sound, asked := known[name]
	if !asked {
		sound = l.Desk.Picture != nil && readSVG(l.Desk.Picture(name)) != nil
		known[name] = sound
	}
	return sound
}

// readSVG reads a drawing; nil when it is none.
func readSVG(svg []byte) *oksvg.SvgIcon {
	if len(svg) == 0 {
		return nil
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg))
	if err != nil || icon.ViewBox.W <= 0 || icon.ViewBox.H <= 0 {
		return nil
	}
	return icon
}

// drawSVG draws into the middle of img, as large as fits. What is no drawing
// leaves img as it is.
func drawSVG(img *image.RGBA, svg []byte) {
	icon := readSVG(svg)
	if icon == nil {
		return
	}
	size := img.Bounds().Size()
	scale := min(float64(size.X)/icon.ViewBox.W, float64(size.Y)/icon.ViewBox.H)
	w, h := icon.ViewBox.W*scale, icon.ViewBox.H*scale
	icon.SetTarget((float64(size.X)-w)/2, (float64(size.Y)-h)/2, w, h)
	icon.Draw(rasterx.NewDasher(size.X, size.Y, &scanner{img: img}), 1)
}
