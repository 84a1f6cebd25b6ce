package kit

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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
	width    float32
	height   float32
	focused  bool
	from, to place
}

// prosePart is a paragraph as it is laid out.
type prosePart struct {
	block, marker block
	indent        float32
	above, y      float32
	height        float32
}

// place is a caret in one of the paragraphs.
type place struct {
	part   int
	offset int
}

func (p place) before(q place) bool {
	return p.part < q.part || p.part == q.part && p.offset < q.offset
}

// NewProse makes text to read.
func NewProse(l *Look, paragraphs ...Paragraph) *Prose {
	p := &Prose{look: l}
	for _, par := range paragraphs {
		p.parts = append(p.parts, l.part(par))
	}
	p.ExtendBaseWidget(p)
	return p
}

func (l *Look) part(par Paragraph) *prosePart {
	w := par.Words
	if w.Colour == (color.NRGBA{}) {
		w.Colour = l.Colours.Ink
	}
	colours := []color.NRGBA{w.Colour, l.Colours.Muted, l.Colours.Primary}
	style := l.style(w.Step, w.Bold)
	style.Direction = par.Direction
	if par.Marker != "" {
		style.Direction = style.Default // a list keeps its markers on one side
	}
	style.Spans = par.Spans
	part := &prosePart{above: par.Above}
	part.block = block{text: l.Fonts.NewText(par.Text, style), colours: colours, centred: w.Centre, em: style.Size}
	if par.Marker != "" {
		part.indent = ceil(l.Em(w.Step) * 1.6)
		style.Spans = nil
		part.marker = block{text: l.Fonts.NewText(par.Marker, style), colours: []color.NRGBA{l.Colours.Primary}, em: style.Size}
		part.marker.lay(part.indent)
	}
	return part
}

// HeightFor gives the height at a width, dp.
func (p *Prose) HeightFor(width float32) float32 {
	if p.width == width && p.height > 0 {
		return p.height
	}
	y := float32(0)
	for _, part := range p.parts {
		y += part.above
		part.y = y
		part.block.lay(max(1, width-part.indent))
		_, part.height = part.block.text.Size()
		y += part.height
	}
	p.width, p.height = width, ceil(y)
	return p.height
}

// MinSize is the height at the last width.
func (p *Prose) MinSize() fyne.Size {
	return fyne.NewSize(48, p.HeightFor(max(48, p.Size().Width)))
}

// Text is all that it says, a line a paragraph.
func (p *Prose) Text() string {
	lines := make([]string, len(p.parts))
	for i, part := range p.parts {
		lines[i] = part.block.text.String()
	}
	return strings.Join(lines, "\n")
}

// Selected is the selected text.
func (p *Prose) Selected() string {
	a, b := p.ordered()
	var lines []string
	for i := a.part; i <= b.part && i < len(p.parts); i++ {
		text := p.parts[i].block.text.String()
		start, end := p.within(i, a, b, len(text))
		lines = append(lines, text[start:end])
	}
	return strings.Join(lines, "\n")
}

func (p *Prose) ordered() (a, b place) {
	if p.to.before(p.from) {
		return p.to, p.from
	}
	return p.from, p.to
}

// within gives the part of paragraph i that lies between two places.
func (p *Prose) within(i int, a, b place, length int) (start, end int) {
	start, end = 0, length
	if i == a.part {
		start = a.offset
	}
	if i == b.part {
		end = b.offset
	}
	return start, end
}

func (p *Prose) at(pos fyne.Position) place {
	if len(p.parts) == 0 {
		return place{}
	}
	i := 0
	for i+1 < len(p.parts) && pos.Y >= p.parts[i+1].y {
		i++
	}
	part := p.parts[i]
	return place{i, part.block.hit(pos.X-p.textX(part), pos.Y-part.y).Offset}
}

// textX is where a paragraph's text begins: after its marker, which stands on
// the right in a right-to-left language.
func (p *Prose) textX(part *prosePart) float32 {
	if p.look.RTL() {
		return 0
	}
	return part.indent
}

// MouseDown begins a selection; with Shift it draws the present one out.
func (p *Prose) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonSecondary {
		return
	}
	p.requestFocus()
	p.to = p.at(e.Position)
	if e.Modifier&fyne.KeyModifierShift == 0 {
		p.from = p.to
	}
	p.Refresh()
}

// MouseUp is Fyne's.
func (p *Prose) MouseUp(*desktop.MouseEvent) {}

// Dragged draws the selection out.
func (p *Prose) Dragged(e *fyne.DragEvent) {
	p.to = p.at(e.Position)
	p.Refresh()
}

// DragEnd is Fyne's.
func (p *Prose) DragEnd() {}

// DoubleTapped selects the word.
func (p *Prose) DoubleTapped(e *fyne.PointEvent) {
	at := p.at(e.Position)
	if at.part >= len(p.parts) {
		return
	}
	start, end := typeset.WordAt(p.parts[at.part].block.text.String(), at.offset)
	p.from, p.to = place{at.part, start}, place{at.part, end}
	p.Refresh()
}

// TappedSecondary offers to copy.
func (p *Prose) TappedSecondary(e *fyne.PointEvent) {
	p.look.showMenu(p, e.AbsolutePosition, []MenuItem{
		{Icon: "copy", Text: p.look.T("fyne.copy"), Act: func() { p.copy() }, Off: p.Selected() == ""},
		{Text: p.look.T("fyne.selectall"), Act: p.selectAll},
	})
}

func (p *Prose) selectAll() {
	if n := len(p.parts); n > 0 {
		p.from, p.to = place{}, place{n - 1, len(p.parts[n-1].block.text.String())}
	}
	p.Refresh()
}

func (p *Prose) copy() {
	if s := p.Selected(); s != "" {
		p.look.copyOut(s)
	}
}

func (p *Prose) requestFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(p); c != nil {
		c.Focus(p)
	}
}

// FocusGained is Fyne's.
func (p *Prose) FocusGained() { p.focused = true }

// FocusLost drops the selection.
func (p *Prose) FocusLost() {
	p.focused = false
	p.from = p.to
	p.Refresh()
}

// TypedRune is not for text that is only read.
func (p *Prose) TypedRune(rune) {}

// TypedKey hands every key on.
func (p *Prose) TypedKey(k *fyne.KeyEvent) { p.look.key(k) }

// TypedShortcut copies and selects all, and hands on the rest.
func (p *Prose) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy:
		p.copy()
	case *fyne.ShortcutSelectAll:
		p.selectAll()
	default:
		p.look.shortcut(s)
	}
}

// Cursor is the text cursor.
func (p *Prose) Cursor() desktop.Cursor { return desktop.TextCursor }

// AccessibilityLabel is read out by a screen reader.
func (p *Prose) AccessibilityLabel() string { return p.Text() }

// AccessibilityRole says that this is text.
func (p *Prose) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return &proseRenderer{p: p} }

type proseRenderer struct {
	p       *Prose
	objects []fyne.CanvasObject
}

func (r *proseRenderer) Layout(size fyne.Size) {
	p := r.p
	p.HeightFor(size.Width)
	a, b := p.ordered()
	r.objects = r.objects[:0:0]
	for i, part := range p.parts {
		x := p.textX(part)
		if i >= a.part && i <= b.part && a != b {
			start, end := p.within(i, a, b, len(part.block.text.String()))
			r.objects = append(r.objects, part.block.marks(start, end, x, part.y, p.look.Colours.Selection)...)
		}
		r.objects = append(r.objects, part.block.draw(0, part.block.text.Lines(), x, part.y)...)
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
	drop := float32(0)
	if part.block.text.Lines() > 0 && part.marker.text.Lines() > 0 {
		drop = part.block.text.Line(0).Baseline - part.marker.text.Line(0).Baseline
	}
	return part.marker.draw(0, part.marker.text.Lines(), x, part.y+drop)
}

func (r *proseRenderer) MinSize() fyne.Size           { return r.p.MinSize() }
func (r *proseRenderer) Refresh()                     { r.Layout(r.p.Size()); canvas.Refresh(r.p) }
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *proseRenderer) Destroy()                     {}
