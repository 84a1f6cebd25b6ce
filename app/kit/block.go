package kit

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"

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
	side    typeset.Direction // the side its lines begin at; Auto: each at its own
	em      float32           // of its style, dp
	width   float32           // the width it is shown at, dp; 0: not wrapped
	aside   float32           // how wide its lines are that run from the other side; 0: not asked yet
	fits    [4]fitting        // at the widths asked for last, the latest first
	words   string            // the text, once it was drawn
	lines   map[int]typeset.Line
	kept    map[lineLook]*strip
	found   []finding // what somebody looks for, in the order of the text
}

// fitting is how a text fits into a width: its height, what of that lies empty
// above its first and below its last line, and how far the first line stands
// below the empty room, and the middle of its words, all dp.
type fitting struct{ width, height, above, below, base, middle float32 }

// lineLook is all that a picture of a line hangs on.
type lineLook struct {
	words     string
	left      float32
	direction typeset.Direction
	again     int // the how-manieth such line
	piece     int // of a line that is too long for one picture
}

// strip is a drawn picture of a line, or of a piece of it.
type strip struct {
	raster *canvas.Raster
	line   int
	x, y   float32 // of the raster from the line's (0, Top), whole dp
}

// longest is how wide a strip is at most, dp. A line that is not wrapped can be
// wider than what a graphics card takes for one picture.
const longest = 1024

// air is room round a line's ink for the soft edge of its outermost pixels, dp.
const air = 2

// renew takes another text, or the same one after it was edited.
func (b *block) renew(t *typeset.Text) {
	b.text, b.fits, b.words, b.found, b.aside = t, [4]fitting{}, "", nil, 0
	clear(b.lines)
}

// tint gives the text another colour.
func (b *block) tint(c color.NRGBA) {
	if b.colours[0] != c {
		b.colours[0], b.kept = c, nil
	}
}

// lay wraps the text to the width it is to be shown at; 0: no wrapping.
func (b *block) lay(width float32) {
	if width != b.width {
		clear(b.lines)
		b.aside = 0
	}
	b.width = width
	b.text.Wrap(width)
}

// shown is the text, wrapped as it is shown.
func (b *block) shown() *typeset.Text {
	b.text.Wrap(b.width)
	return b.text
}

// fit tells how high the text would be at a width. Containers ask for it again
// and again, so it is kept for the last few widths.
func (b *block) fit(width float32) fitting {
	for _, f := range b.fits {
		if f.height > 0 && f.width == width {
			return f
		}
	}
	b.text.Wrap(width)
	f := fitting{width: width}
	_, f.height = b.text.Size()
	first := b.text.Line(0)
	last := b.text.Line(b.text.Lines() - 1)
	up, down := snug(first, b.em)
	f.middle = (up + down) / 2
	if last.Start != first.Start {
		_, down = everyday(last, b.em)
		down = max(down, last.InkBottom-last.Baseline)
	}
	f.above, f.base = first.Baseline-first.Top-up, up
	f.below = last.Top + last.Height - last.Baseline - down
	copy(b.fits[1:], b.fits[:])
	b.fits[0] = f
	return f
}

// line describes a line as it is shown. Finding its ink costs something, so it
// is found once.
func (b *block) line(i int) typeset.Line {
	l, ok := b.lines[i]
	if !ok {
		if b.lines == nil {
			b.lines = map[int]typeset.Line{}
		}
		l = b.shown().Line(i)
		b.lines[i] = l
	}
	return l
}

// shift moves a line from where typeset put it to where it is shown. Lines that
// run from the other side than the page's stand at the page's side together, as one
// block in which each begins below the other.
func (b *block) shift(l typeset.Line) float32 {
	switch {
	case b.width == 0:
		return 0
	case b.centred:
		return float32(round((b.width-l.Width)/2 - l.Left))
	case b.side == typeset.RTL && l.Direction == typeset.LTR:
		return b.width - b.across()
	case b.side == typeset.LTR && l.Direction == typeset.RTL:
		return b.across() - b.width
	}
	return 0
}

// across is how wide the widest line is that runs from the other side.
func (b *block) across() float32 {
	if b.aside == 0 {
		for i := range b.shown().Lines() {
			if l := b.line(i); l.Direction != b.side {
				b.aside = max(b.aside, l.Width)
			}
		}
	}
	return b.aside
}

// within keeps a place on a line between the sides of what is wrapped: white space
// hangs over the end of a line, and a caret there would be out of sight.
func (b *block) within(x float32) float32 {
	if b.width == 0 {
		return x
	}
	return min(max(0, x), b.width)
}

// draw gives the rasters of lines [from, to) with the text's corner at (x, y).
func (b *block) draw(from, to int, x, y float32) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, to-from)
	kept := make(map[lineLook]*strip, to-from)
	alike := make(map[lineLook]int, to-from)
	if b.words == "" {
		b.words = b.text.String()
	}
	if from < to {
		out = append(out, b.findings(b.line(from).Start, b.line(to-1).End, x, y)...)
	}
	for i := from; i < to; i++ {
		l := b.line(i)
		if l.InkRight <= l.InkLeft || l.InkBottom <= l.InkTop {
			continue
		}
		look := lineLook{words: b.words[l.Start:l.End], left: l.Left, direction: l.Direction}
		alike[look]++
		look.again = alike[look]
		at := fyne.NewPos(float32(round(x+b.shift(l))), float32(round(y+l.Top)))
		for end := floor(l.InkLeft) - air; end < l.InkRight+air; end += longest {
			s := b.kept[look]
			if s == nil {
				s = b.strip(l, look.piece)
			}
			s.line = i
			kept[look] = s
			s.raster.Move(at.AddXY(s.x, s.y))
			out = append(out, s.raster)
			look.piece++
		}
	}
	b.kept = kept
	return out
}

// strip makes the raster of a piece of a line. Its sides are multiples of 4 dp,
// so that they are whole pixels at every usual scale and the letters are drawn
// at it.
func (b *block) strip(l typeset.Line, piece int) *strip {
	s := &strip{x: floor(l.InkLeft) - air + float32(piece)*longest, y: floor(l.InkTop-l.Top) - air}
	width := min(longest, fours(l.InkRight+air-s.x))
	size := fyne.NewSize(width, fours(l.InkBottom-l.Top+air-s.y))
	s.raster = canvas.NewRaster(func(w, h int) image.Image {
		img := image.NewNRGBA(image.Rect(0, 0, w, h))
		text := b.shown()
		if s.line >= text.Lines() {
			return img
		}
		scale := float32(w) / size.Width
		ink, dx, dy := text.DrawPart(s.line, s.x, s.x+width, scale, b.colours)
		if ink == nil {
			return img
		}
		at := image.Pt(dx-round(s.x*scale), dy-round(s.y*scale))
		draw.Draw(img, ink.Bounds().Add(at), ink, image.Point{}, draw.Src)
		return img
	})
	s.raster.ScaleMode = canvas.ImageScalePixels
	s.raster.Resize(size)
	return s
}

// hit is the caret nearest to a point of the shown text.
func (b *block) hit(x, y float32, by unit) typeset.Caret {
	text := b.shown()
	x -= b.shift(b.line(text.LineAt(y)))
	if by == byLetter {
		return text.Hit(x, y)
	}
	return typeset.Caret{Offset: text.CharacterAt(x, y)}
}

// marks gives rectangles behind the selected bytes [start, end).
func (b *block) marks(start, end int, x, y float32, c color.NRGBA) []fyne.CanvasObject {
	rects := b.rects(start, end, x, y)
	out := make([]fyne.CanvasObject, len(rects))
	for i, r := range rects {
		m := canvas.NewRectangle(c)
		top, bottom := round(r.Y), round(r.Y+r.H) // whole, so that no seam shows between lines
		m.Move(fyne.NewPos(r.X, float32(top)))
		m.Resize(fyne.NewSize(r.W, float32(bottom-top)))
		out[i] = m
	}
	return out
}

// rects are the rectangles of the bytes [start, end) as they are shown, with the
// text's corner at (x, y): on each line as high as the line.
func (b *block) rects(start, end int, x, y float32) []typeset.Rect {
	if start >= end {
		return nil
	}
	text := b.shown()
	rects := text.Selection(start, end)
	for i, r := range rects {
		rects[i].X += x + b.shift(b.line(text.LineAt(r.Y+r.H/2)))
		rects[i].Y += y
	}
	return rects
}

// bands are rects only as high as everyday words are, and the baseline of each. The
// space at which a line ends has none.
func (b *block) bands(start, end int, x, y float32) (rects []typeset.Rect, bases []float32) {
	words, text := b.text.String(), b.shown()
	for start < end {
		l := b.lineWith(start)
		to := min(end, l.End)
		inked := to
		if to < end {
			inked = start + len(strings.TrimRight(words[start:to], " "))
		}
		for _, r := range b.rects(start, inked, x, y) {
			l := b.line(text.LineAt(r.Y - y + r.H/2))
			up, down := everyday(l, b.em)
			base := y + l.Baseline
			r.Y, r.H = base-up, up+down
			rects, bases = append(rects, r), append(bases, base)
		}
		start = max(to, start+1)
	}
	return rects, bases
}

func floor(v float32) float32 { return float32(math.Floor(float64(v))) }
func ceil(v float32) float32  { return float32(math.Ceil(float64(v))) }
func fours(v float32) float32 { return 4 * ceil(v/4) }
func round(v float32) int     { return int(math.Round(float64(v))) }
