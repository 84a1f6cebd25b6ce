package kit

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gehwara/app/typeset"
)

// block draws lines of one typeset.Text: one canvas.Raster a line, at device
// pixels. A line that looks as it did keeps its raster, so that Fyne keeps its
// texture too.
type block struct {
	text    *typeset.Text
	colours []color.NRGBA
	centred bool
	width   float32 // the width wrapped to, dp; 0: not wrapped
	kept    map[lineLook]*strip
}

// lineLook is all that the picture of a line hangs on.
type lineLook struct {
	words     string
	left      float32
	direction typeset.Direction
	again     int // the how-manieth such line
}

// strip is the drawn picture of a line.
type strip struct {
	raster *canvas.Raster
	line   int
	x, y   float32 // of the raster from the line's (0, Top), dp
}

// air is room round a line's ink for the soft edge of its outermost pixels, dp.
const air = 2

func (b *block) wrap(width float32) {
	b.text.Wrap(width)
	b.width = width
}

// shift moves a line from where typeset put it to where it is shown.
func (b *block) shift(l typeset.Line) float32 {
	if b.centred && b.width > 0 {
		return (b.width-l.Width)/2 - l.Left
	}
	return 0
}

// draw gives the rasters of lines [from, to) with the text's corner at (x, y).
func (b *block) draw(from, to int, x, y float32) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, to-from)
	kept := make(map[lineLook]*strip, to-from)
	whole := b.text.String()
	for i := from; i < to; i++ {
		l := b.text.Line(i)
		if l.InkRight <= l.InkLeft || l.InkBottom <= l.InkTop {
			continue
		}
		look := lineLook{words: whole[l.Start:l.End], left: l.Left, direction: l.Direction}
		for kept[look] != nil {
			look.again++
		}
		s := b.kept[look]
		if s == nil {
			s = b.strip(l)
		}
		s.line = i
		kept[look] = s
		s.raster.Move(fyne.NewPos(x+b.shift(l)+s.x, y+l.Top+s.y))
		out = append(out, s.raster)
	}
	b.kept = kept
	return out
}

func (b *block) strip(l typeset.Line) *strip {
	s := &strip{x: floor(l.InkLeft) - air, y: floor(l.InkTop-l.Top) - air}
	size := fyne.NewSize(ceil(l.InkRight)+air-s.x, ceil(l.InkBottom-l.Top)+air-s.y)
	s.raster = canvas.NewRaster(func(w, h int) image.Image {
		img := image.NewNRGBA(image.Rect(0, 0, w, h))
		if s.line >= b.text.Lines() {
			return img
		}
		scale := float32(w) / size.Width
		ink, dx, dy := b.text.DrawLine(s.line, scale, b.colours)
		if ink == nil {
			return img
		}
		at := image.Pt(dx-round(s.x*scale), dy-round(s.y*scale))
		draw.Draw(img, ink.Bounds().Sub(ink.Bounds().Min).Add(at), ink, ink.Bounds().Min, draw.Src)
		return img
	})
	s.raster.ScaleMode = canvas.ImageScalePixels
	s.raster.Resize(size)
	return s
}

// hit is the caret nearest to a point of the shown text.
func (b *block) hit(x, y float32) typeset.Caret {
	if b.text.Lines() > 0 {
		x -= b.shift(b.text.Line(b.text.LineAt(y)))
	}
	return b.text.Hit(x, y)
}

// marks gives rectangles behind the selected bytes [start, end).
func (b *block) marks(start, end int, x, y float32, c color.NRGBA) []fyne.CanvasObject {
	if start >= end {
		return nil
	}
	rects := b.text.Selection(start, end)
	out := make([]fyne.CanvasObject, 0, len(rects))
	for _, r := range rects {
		m := canvas.NewRectangle(c)
		line := b.text.Line(b.text.LineAt(r.Y + r.H/2))
		m.Move(fyne.NewPos(x+r.X+b.shift(line), y+r.Y))
		m.Resize(fyne.NewSize(r.W, r.H))
		out = append(out, m)
	}
	return out
}

func floor(v float32) float32 { return float32(math.Floor(float64(v))) }
func ceil(v float32) float32  { return float32(math.Ceil(float64(v))) }
func round(v float32) int     { return int(math.Round(float64(v))) }
