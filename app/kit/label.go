package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"gehwara/app/typeset"
)

// Label is a piece of text that is only looked at: a caption, a heading, a
// hint. It wraps at its width.
type Label struct {
	widget.BaseWidget
	block  block
	words  string
	single bool
}

// Words is how a Label is to look.
type Words struct {
	Step   Step
	Bold   bool
	Colour color.NRGBA // zero: ink
	Centre bool
	Line   bool // stay on one line; the least width is the whole line's
}

// NewLabel makes a label.
func NewLabel(l *Look, text string, w Words) *Label {
	if w.Colour == (color.NRGBA{}) {
		w.Colour = l.Colours.Ink
	}
	t := &Label{words: text, single: w.Line}
	t.block = block{
		text:    l.Fonts.NewText(text, l.style(w.Step, w.Bold)),
		colours: []color.NRGBA{w.Colour}, centred: w.Centre,
	}
	t.ExtendBaseWidget(t)
	return t
}

// Text is what the label says.
func (t *Label) Text() string { return t.words }

// HeightFor gives the height at a width, dp.
func (t *Label) HeightFor(width float32) float32 {
	if t.single {
		width = 0
	}
	if t.block.width != width || t.block.text.Lines() == 0 {
		t.block.wrap(width)
	}
	_, h := t.block.text.Size()
	return ceil(h)
}

// MinSize is one line for a single-line label, else what the last width gave.
func (t *Label) MinSize() fyne.Size {
	if t.single {
		h := t.HeightFor(0)
		w, _ := t.block.text.Size()
		return fyne.NewSize(ceil(w), h)
	}
	return fyne.NewSize(24, t.HeightFor(max(24, t.Size().Width)))
}

// AccessibilityLabel is read out by a screen reader.
func (t *Label) AccessibilityLabel() string { return t.words }

// AccessibilityRole says that this is text.
func (t *Label) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is Fyne's.
func (t *Label) CreateRenderer() fyne.WidgetRenderer { return &labelRenderer{t: t} }

type labelRenderer struct {
	t       *Label
	objects []fyne.CanvasObject
}

func (r *labelRenderer) Layout(size fyne.Size) {
	t := r.t
	t.HeightFor(size.Width)
	x := float32(0)
	if t.single {
		x = t.restingX(size.Width)
	}
	r.objects = t.block.draw(0, t.block.text.Lines(), x, 0)
}

// restingX is where a single line begins in a wider place: at its own start
// side, or in the middle.
func (t *Label) restingX(width float32) float32 {
	w, _ := t.block.text.Size()
	switch {
	case t.block.text.Lines() == 0:
		return 0
	case t.block.centred:
		return (width - w) / 2
	case t.block.text.Line(0).Direction == typeset.RTL:
		return width - w
	}
	return 0
}

func (r *labelRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *labelRenderer) Refresh()                     { r.Layout(r.t.Size()) }
func (r *labelRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *labelRenderer) Destroy()                     {}
