package typeset

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// canvas is the scratch memory for drawing: one rasteriser for all lines, since
// each keeps its buffer.
type canvas struct {
	vector vector.Rasterizer
	mask   image.Alpha
}

// maxWidth is the most that one image is wide, in pixels. Only a line that is
// not wrapped can be wider, and nobody can see it all.
const maxWidth = 1 << 14

// DrawLine draws line number i at scale pixels for each dp. The upper left pixel
// of the image lies dx, dy pixels from the line's (0, Top). Glyphs take the
// colour that their span's Tint names, colours[0] elsewhere. A line without ink
// gives nil.
func (t *Text) DrawLine(i int, scale float32, colours []color.NRGBA) (img *image.NRGBA, dx, dy int) {
	inf := float32(math.Inf(1))
	return t.DrawPart(i, -inf, inf, scale, colours)
}

// DrawPart draws like DrawLine, but only what is between left and right, in dp:
// for a long line in a narrow field.
func (t *Text) DrawPart(i int, left, right, scale float32, colours []color.NRGBA) (img *image.NRGBA, dx, dy int) {
	n, k := t.lineAt(i)
	p := t.passages[n]
	l := &p.lines[k]
	strips := t.strips(p, l)
	ink := t.ink(strips)
	ink.left, ink.right = max(ink.left, left), min(ink.right, right)
	if ink.left >= ink.right || len(colours) == 0 || scale <= 0 {
		return nil, 0, 0
	}
	baseline := l.ascent * scale
	box := image.Rect(
		floor(ink.left*scale), floor(baseline-ink.top*scale),
		floor(ink.right*scale)+1, floor(baseline-ink.bottom*scale)+1)
	box.Max.X = min(box.Max.X, box.Min.X+maxWidth)
	img = image.NewNRGBA(image.Rect(0, 0, box.Dx(), box.Dy()))
	tints := t.tints(n, p, l)
	for x := 0; x < box.Dx(); x += tile {
		part := image.Rect(x, 0, min(x+tile, box.Dx()), box.Dy())
		for tint, used := range tints.used {
			if used {
				c := &t.fonts.canvas
				c.vector.Reset(part.Dx(), part.Dy())
				origin := image.Pt(box.Min.X+x, box.Min.Y)
				for i := range strips {
					c.addStrip(&strips[i], tints, uint8(tint), origin, part.Dx(), baseline, scale)
				}
				c.paint(img, part, colours[min(tint, len(colours)-1)])
			}
		}
	}
	return img, box.Min.X, box.Min.Y
}

// tile is the width of what the rasteriser draws at once, in pixels: up to here
// it computes in fixed point, which is faster, and the same on every machine.
const tile = 512

// addStrip adds the glyphs of one tint that reach into the tile.
func (c *canvas) addStrip(s *strip, tints *tints, tint uint8, origin image.Point, width int, baseline, scale float32) {
	size := s.scale * scale
	s.each(func(g *glyph, x, y float32) {
		if tints.of(s.start+g.rune) != tint {
			return
		}
		e, _ := s.face.font.GlyphExtents(g.id)
		left := x*scale - float32(origin.X)
		if left+e.XBearing*size < float32(width) && left+(e.XBearing+e.Width)*size > 0 {
			c.add(s.face.outline(g.id), left, baseline-y*scale-float32(origin.Y), size)
		}
	})
}

func floor(x float32) int { return int(math.Floor(float64(x))) }

// tints tells the tint of each rune of a line.
type tints struct {
	start int
	runes []uint8
	used  [256]bool
}

func (c *tints) of(r int) uint8 {
	if r-c.start < len(c.runes) {
		return c.runes[r-c.start]
	}
	return 0
}

func (t *Text) tints(n int, p *passage, l *line) *tints {
	out := &tints{start: p.rune(l.from)}
	end := p.rune(l.to)
	base := t.index[n].byte
	for _, span := range t.style.Spans {
		if span.Tint == 0 || span.End <= base || span.Start >= base+len(p.text) {
			continue
		}
		if out.runes == nil {
			out.runes = make([]uint8, end-out.start)
		}
		from, to := p.runeAt(span.Start-base), p.runeAt(span.End-base)
		for r := max(from, out.start); r < min(to, end); r++ {
			out.runes[r-out.start] = span.Tint
		}
	}
	out.used[0] = out.runes == nil
	for _, tint := range out.runes {
		out.used[tint] = true
	}
	return out
}

// add draws an outline with its origin at (x, y) pixels.
func (c *canvas) add(outline []opentype.Segment, x, y, scale float32) {
	v := &c.vector
	at := func(p opentype.SegmentPoint) (float32, float32) { return x + p.X*scale, y - p.Y*scale }
	for i := range outline {
		a := &outline[i].Args
		x0, y0 := at(a[0])
		switch outline[i].Op {
		case opentype.SegmentOpMoveTo:
			v.ClosePath()
			v.MoveTo(x0, y0)
		case opentype.SegmentOpLineTo:
			v.LineTo(x0, y0)
		case opentype.SegmentOpQuadTo:
			x1, y1 := at(a[1])
			v.QuadTo(x0, y0, x1, y1)
		case opentype.SegmentOpCubeTo:
			x1, y1 := at(a[1])
			x2, y2 := at(a[2])
			v.CubeTo(x0, y0, x1, y1, x2, y2)
		}
	}
	v.ClosePath()
}

// paint colours what was added in one part of the image. Where two tints overlap
// the later lies above.
func (c *canvas) paint(img *image.NRGBA, part image.Rectangle, tint color.NRGBA) {
	size := part.Size()
	if n := size.X * size.Y; cap(c.mask.Pix) < n {
		c.mask.Pix = make([]uint8, n)
	}
	c.mask.Pix = c.mask.Pix[:size.X*size.Y]
	c.mask.Stride, c.mask.Rect = size.X, image.Rectangle{Max: size}
	c.vector.DrawOp = draw.Src
	c.vector.Draw(&c.mask, c.mask.Rect, image.Opaque, image.Point{})
	for y := range size.Y {
		row := img.Pix[img.PixOffset(part.Min.X, y):]
		for x, cover := range c.mask.Pix[y*size.X : (y+1)*size.X] {
			if cover != 0 {
				blend(row[4*x:4*x+4:4*x+4], tint, cover)
			}
		}
	}
}

// blend lays a colour over a pixel, as much as cover says.
func blend(pixel []uint8, tint color.NRGBA, cover uint8) {
	alpha := uint32(cover) * uint32(tint.A) / 255
	under := uint32(pixel[3]) * (255 - alpha) / 255
	if under == 0 {
		pixel[0], pixel[1], pixel[2], pixel[3] = tint.R, tint.G, tint.B, uint8(alpha)
		return
	}
	total := alpha + under
	mix := func(above, below uint8) uint8 {
		return uint8((uint32(above)*alpha + uint32(below)*under) / total)
	}
	pixel[0], pixel[1], pixel[2], pixel[3] = mix(tint.R, pixel[0]), mix(tint.G, pixel[1]), mix(tint.B, pixel[2]), uint8(total)
}
