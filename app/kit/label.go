package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"gehwara/app/typeset"
)

// Label is a piece of text that is only looked at: a caption, a heading, a
// hint. It wraps at its width. Its box is snug: the room that a Nastaliq line
// keeps for its tallest words is left out above the first line and below the
// last, so that words are centred and spaced alike in both scripts. Its lines
// begin where the page's do, whatever they are written in: a name in Latin
// letters stays beside what it names.
type Label struct {
	widget.BaseWidget
	block  block
	words  string
	single bool
	whole  float32 // width of the text when nothing is wrapped
}

// Words is how a Label is to look.
type Words struct {
	Step   Step
	Bold   bool
	Colour color.NRGBA // zero: ink
	Centre bool
	Line   bool // stay on one line; the least width is the whole line's
	Own    bool // each paragraph begins on the side of its own letters, as on the page it was written on

	Direction Direction // Auto unless the text has one of its own, as a code
}

// NewLabel makes a label.
func NewLabel(l *Look, text string, w Words) *Label {
	if w.Colour == (color.NRGBA{}) {
		w.Colour = l.Colours.Ink
	}
	style := l.style(w.Step, w.Bold)
	style.Direction = w.Direction
	t := &Label{words: text, single: w.Line}
	t.block = block{
		text:    l.Fonts.NewText(text, style),
		colours: []color.NRGBA{w.Colour}, centred: w.Centre, side: style.Default, em: l.Em(w.Step),
	}
	if w.Own {
		t.block.side = Auto
	}
	width, _ := t.block.text.Size()
	t.whole = ceil(width)
	t.ExtendBaseWidget(t)
	return t
}

// Text is what the label says.
func (t *Label) Text() string { return t.words }

// fit tells how the label fits into a width.
func (t *Label) fit(width float32) fitting {
	if t.single || width >= t.whole && t.block.side != Auto {
		width = 0
	}
	return t.block.fit(width)
}

// HeightFor gives the height at a width, dp.
func (t *Label) HeightFor(width float32) float32 {
	f := t.fit(width)
	return ceil(f.height - f.above - f.below)
}

func (t *Label) wish() float32 { return t.whole }

// baseline is how far down its first line stands, dp.
func (t *Label) baseline(width float32) float32 { return t.fit(width).base }

// middle is how far down the middle of its first line is, dp.
func (t *Label) middle(width float32) float32 { return t.fit(width).middle }

// MinSize is the whole line for a single-line label, else a narrow column of
// the height that the label has now.
func (t *Label) MinSize() fyne.Size {
	w := t.Size().Width
	if w == 0 {
		w = t.whole
	}
	least := t.whole
	if !t.single {
		least = min(narrowest, least)
	}
	return fyne.NewSize(least, t.HeightFor(w))
}

// narrowest is the least width of a column of text, dp.
const narrowest = 24

// AccessibilityLabel is read out by a screen reader.
func (t *Label) AccessibilityLabel() string { return t.words }

// AccessibilityRole says that this is text.
func (t *Label) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's.
func (t *Label) CreateRenderer() fyne.WidgetRenderer {
	r := &labelRenderer{t: t}
	r.Layout(t.Size())
	return r
}

type labelRenderer struct {
	t       *Label
	objects []fyne.CanvasObject
}

func (r *labelRenderer) Layout(size fyne.Size) {
	if size.Width == 0 {
		return
	}
	t, x := r.t, float32(0)
	if t.single {
		t.block.lay(0)
		x = t.restingX(size.Width)
	} else {
		t.block.lay(size.Width)
	}
	above := t.fit(size.Width).above
	r.objects = t.block.draw(0, t.block.shown().Lines(), x, -above)
}

// restingX is where a single line begins in a wider place: at the start side of
// the page, or in the middle.
func (t *Label) restingX(width float32) float32 {
	switch {
	case t.block.centred:
		return (width - t.whole) / 2
	case t.block.side == typeset.RTL:
		return width - t.whole
	}
	return 0
}

func (r *labelRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *labelRenderer) Refresh()                     { r.Layout(r.t.Size()); repaint(r.t) }
func (r *labelRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *labelRenderer) Destroy()                     {}
