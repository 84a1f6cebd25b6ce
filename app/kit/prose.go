package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"gehwara/app/typeset"
)

// Span is a stretch of a paragraph that looks different: bold, or in another
// of the paragraph's colours.
type Span = typeset.Span

// The colours of a Span.
const (
	TintInk     uint8 = iota // the paragraph's own
	TintMuted                // hints, source marks
	TintPrimary              // links
)

// Paragraph is one paragraph of a Prose.
type Paragraph struct {
	Text      string
	Spans     []Span
	Words     Words
	Marker    string    // "•", "1." before a list item, on the side the text begins
	Above     float32   // room above it, dp
	Direction Direction // Auto unless the text has one of its own, as a path
}

// Prose is text to read: paragraphs, headings and lists, to be selected and
// copied.
type Prose struct {
	widget.BaseWidget
	look     *Look
	parts    []*prosePart
	whole    float32 // width at which nothing is wrapped, once it is known
	from, to place
	pointed  bool // it was pressed, so that it may have the keys
	presses  presses
	grip     grip[place]
	drags    drags
}

// prosePart is a paragraph as it is laid out.
type prosePart struct {
	block, marker block
	indent        float32
	above, y      float32
}

// NewProse makes text to read.
func NewProse(l *Look, paragraphs ...Paragraph) *Prose {
	p := &Prose{look: l}
	for _, par := range paragraphs {
		p.parts = append(p.parts, l.part(par))
	}
	p.drags = drags{look: l, over: p, reach: p.dragTo}
	p.ExtendBaseWidget(p)
	return p
}

func (l *Look) part(par Paragraph) *prosePart {
	w := par.Words
	if w.Colour == (color.NRGBA{}) {
		w.Colour = l.Colours.Ink
	}
	style := l.style(w.Step, w.Bold)
	style.Direction = par.Direction
	if par.Marker != "" {
		style.Direction = style.Default // a list keeps its markers on one side
	}
	style.Spans = par.Spans
	part := &prosePart{above: par.Above}
	part.block = block{
		text:    l.Fonts.NewText(par.Text, style),
		colours: []color.NRGBA{w.Colour, l.Colours.Muted, l.Colours.Primary},
		centred: w.Centre, em: style.Size,
	}
	if par.Marker != "" {
		part.indent = ceil(style.Size * 1.6)
		style.Spans = nil
		part.marker = block{text: l.Fonts.NewText(par.Marker, style), colours: []color.NRGBA{l.Colours.Primary}, em: style.Size}
		part.marker.lay(part.indent)
	}
	return part
}

// measure gives the height at a width, and calls at, when it is not nil, with
// the height at which each paragraph begins. The first has no empty room above
// its first line.
func (p *Prose) measure(width float32, at func(part *prosePart, y float32)) float32 {
	y := float32(0)
	for i, part := range p.parts {
		f := part.block.fit(part.room(width))
		if i == 0 {
			y = -f.above
		} else {
			y += part.above
		}
		if at != nil {
			at(part, y)
		}
		y += f.height
	}
	return ceil(y)
}

// room is the width of the paragraph's own text.
func (part *prosePart) room(width float32) float32 { return max(1, width-part.indent) }

// lay lays the paragraphs out at the width they are shown at.
func (p *Prose) lay(width float32) {
	p.measure(width, func(part *prosePart, y float32) {
		part.y = y
		part.block.lay(part.room(width))
	})
}

// HeightFor gives the height at a width, dp.
func (p *Prose) HeightFor(width float32) float32 { return p.measure(width, nil) }

// wish is found once, when it is first asked for: it wraps every paragraph anew.
func (p *Prose) wish() float32 {
	if p.whole == 0 {
		for _, part := range p.parts {
			part.block.text.Wrap(0)
			w, _ := part.block.text.Size()
			p.whole = max(p.whole, ceil(part.indent+w))
		}
	}
	return p.whole
}

// MinSize is a narrow column of the height that the text has now.
func (p *Prose) MinSize() fyne.Size {
	w := p.Size().Width
	if w == 0 {
		w = p.look.Column()
	}
	return fyne.NewSize(2*narrowest, p.HeightFor(w))
}

// Text is all that it says, a line a paragraph.
func (p *Prose) Text() string {
	lines := make([]string, len(p.parts))
	for i, part := range p.parts {
		lines[i] = part.block.text.String()
	}
	return strings.Join(lines, "\n")
}

// textX is where a paragraph's text begins: after its marker, which stands on
// the right in a right-to-left language.
func (p *Prose) textX(part *prosePart) float32 {
	if p.look.RTL() {
		return 0
	}
	return part.indent
}

// AccessibilityLabel is read out by a screen reader.
func (p *Prose) AccessibilityLabel() string { return p.Text() }

// AccessibilityRole says that this is text.
func (p *Prose) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	r := &proseRenderer{p: p}
	r.Layout(p.Size())
	return r
}

type proseRenderer struct {
	p       *Prose
	objects []fyne.CanvasObject
}

func (r *proseRenderer) Layout(size fyne.Size) {
	p := r.p
	if size.Width == 0 {
		return
	}
	p.lay(size.Width)
	a, b := p.ordered()
	r.objects = r.objects[:0:0]
	for i, part := range p.parts {
		x := p.textX(part)
		if i >= a.part && i <= b.part && a != b {
			start, end := p.within(i, a, b)
			r.objects = append(r.objects, part.block.marks(start, end, x, part.y, p.look.Colours.Selection)...)
		}
		r.objects = append(r.objects, part.block.draw(0, part.block.shown().Lines(), x, part.y)...)
		if part.indent > 0 {
			r.objects = append(r.objects, r.marker(part, size.Width)...)
		}
	}
}

// marker draws a list marker so that it shares the first line's baseline.
func (r *proseRenderer) marker(part *prosePart, width float32) []fyne.CanvasObject {
	x := float32(0)
	if r.p.look.RTL() {
		x = width - part.indent
	}
	drop := part.block.line(0).Baseline - part.marker.line(0).Baseline
	return part.marker.draw(0, 1, x, part.y+drop)
}

func (r *proseRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *proseRenderer) Refresh()                     { r.Layout(r.p.Size()); repaint(r.p) }
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *proseRenderer) Destroy()                     {}
