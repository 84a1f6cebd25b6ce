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
	Links     []Link
	Words     Words
	Marker    string    // "•", "1." before a list item, on the side the text begins
	Depth     int       // how many lists lie round the list it stands in
	Quoted    bool      // with a bar on the side the text begins
	Above     float32   // room above it, dp
	Direction Direction // Auto unless the text has one of its own, as a path; it begins at the page's side
	Mixed     bool      // its lines are of two languages: each runs as its own does, all begin at the page's side
}

// Prose is text to read: paragraphs, headings, lists, quotes and links, to be
// selected and copied. Of a long one only what can be seen is drawn.
type Prose struct {
	widget.BaseWidget
	look     *Look
	parts    []*prosePart
	links    []*link
	keyed    *link   // has the keys
	over     *link   // lies under the mouse
	whole    float32 // width at which nothing is wrapped, once it is known
	joint    string  // what parts it from the Prose before it when both are copied
	goesOn   bool    // text stands above it
	seen     window
	stale    bool // what is drawn is not what is seen
	from, to place
	pointed  bool // it was pressed, so that it may have the keys
	presses  presses
	stray    bool // the mouse presses it by mistake
	grip     grip[place]
	drags    drags
	also     []*Prose // those that its selection goes on into, in reading order
	walk     walk
	pin      *caret // drawn at the end of what is selected here; nil: none
	pinSide  typeset.Affinity
}

// prosePart is a paragraph as it is laid out.
type prosePart struct {
	block, marker  block
	mark           string  // the marker's text
	indent         float32 // room before the text: for bar, lists and marker
	slot           float32 // the marker's part of it
	quoted         bool
	above, y, high float32
}

// NewProse makes text to read.
func NewProse(l *Look, paragraphs ...Paragraph) *Prose {
	p := &Prose{look: l, joint: "\n"}
	for i, par := range paragraphs {
		p.parts = append(p.parts, l.part(par))
		for _, to := range par.Links {
			p.links = append(p.links, newLink(p, i, to))
		}
	}
	p.align()
	p.walk.goal = typeset.NoGoal
	p.drags = drags{look: l, over: p, reach: p.dragTo}
	p.ExtendBaseWidget(p)
	return p
}

// align gives all items as much room for their markers as the widest one needs: a
// "10." is wider than a "9.".
func (p *Prose) align() {
	widest := float32(0)
	for _, part := range p.parts {
		widest = max(widest, part.slot)
	}
	for _, part := range p.parts {
		if part.mark != "" {
			part.indent += widest - part.slot
			part.slot = widest
			part.marker.lay(widest)
		}
	}
}

func (l *Look) part(par Paragraph) *prosePart {
	w := par.Words
	if w.Colour == (color.NRGBA{}) {
		w.Colour = l.Colours.Ink
	}
	style := l.style(w.Step, w.Bold)
	style.Direction = par.Direction
	if par.Marker != "" && !par.Mixed {
		style.Direction = style.Default // a list keeps its markers on one side
	}
	style.Spans = par.Spans
	for _, to := range par.Links {
		if to.Quiet {
			continue
		}
		style.Spans = append(style.Spans[:len(style.Spans):len(style.Spans)], Span{Start: to.Start, End: to.End, Tint: TintPrimary})
	}
	slot := ceil(style.Size * 1.6)
	part := &prosePart{above: par.Above, quoted: par.Quoted, mark: par.Marker}
	part.indent = float32(par.Depth) * slot
	if par.Quoted {
		part.indent += quoteRoom
	}
	part.block = block{
		text:    l.Fonts.NewText(par.Text, style),
		colours: []color.NRGBA{w.Colour, l.Colours.Muted, l.Colours.Primary},
		centred: w.Centre, em: style.Size,
	}
	if par.Direction != Auto || par.Mixed { // it begins where the page's lines do
		part.block.side = style.Default
	}
	if par.Marker != "" {
		style.Spans, style.Direction = nil, style.Default
		part.marker = block{text: l.Fonts.NewText(par.Marker, style), colours: []color.NRGBA{l.Colours.Primary}, em: style.Size}
		width, _ := part.marker.text.Size()
		part.slot = max(slot, ceil(width+0.5*style.Size))
		part.indent += part.slot
	}
	return part
}

// GoingOn keeps the room above the first line, for text that goes on from other
// text above it as one paragraph does from another.
func (p *Prose) GoingOn() *Prose { p.goesOn = true; return p }

// measure gives the height at a width, and calls at, when it is not nil, with
// the height at which each paragraph begins. The first has no empty room above
// its first line, unless it goes on from another.
func (p *Prose) measure(width float32, at func(part *prosePart, y float32)) float32 {
	y := float32(0)
	for i, part := range p.parts {
		f := part.block.fit(part.room(width))
		switch {
		case i > 0:
			y += part.above
		case !p.goesOn:
			y = -f.above
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
		_, part.high = part.block.text.Size()
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

// baseline is how far down the first line stands, dp: texts beside each other
// stand on one line by it.
func (p *Prose) baseline(width float32) float32 {
	if len(p.parts) == 0 {
		return 0
	}
	f := p.parts[0].block.fit(p.parts[0].room(width))
	if p.goesOn {
		return f.above + f.base
	}
	return f.base
}

// middle is how far down the middle of its first line is, dp.
func (p *Prose) middle(width float32) float32 {
	if len(p.parts) == 0 {
		return 0
	}
	f := p.parts[0].block.fit(p.parts[0].room(width))
	return p.baseline(width) - f.base + f.middle
}

// Text is all that it says, a line a paragraph, with the markers of lists.
func (p *Prose) Text() string {
	lines := make([]string, len(p.parts))
	for i, part := range p.parts {
		lines[i] = part.marked(part.block.text.String())
	}
	return unbroken(strings.Join(lines, "\n"))
}

// unbroken is text without the signs that only say where a line may break (U+200B).
func unbroken(text string) string { return strings.ReplaceAll(text, "\u200B", "") }

// marked is a paragraph with its marker, as it is copied.
func (part *prosePart) marked(text string) string {
	if part.mark == "" {
		return text
	}
	return part.mark + " " + text
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
