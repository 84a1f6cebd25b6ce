package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Weight is how much a button asks for attention.
type Weight uint8

// The weights: one Primary at most on a page.
const (
	Quiet Weight = iota // outlined
	Primary
	Danger
	Plain // only words, for menus and side roads
)

// Button is a word, mostly with an icon before it, that does something.
type Button struct {
	pressed
	words    string
	icon     string
	weight   Weight
	step     Step
	selected bool
	stacked  bool // icon above the word
	start    bool // at the start of the line instead of in the middle
}

// NewButton makes a button; icon may be "".
func NewButton(l *Look, icon, text string, w Weight, act func()) *Button {
	b := &Button{words: text, icon: icon, weight: w}
	b.look, b.act = l, act
	b.ExtendBaseWidget(b)
	return b
}

// NewStacked makes a small button with its icon above the word, as the narrow
// rail has them.
func NewStacked(l *Look, icon, text string, w Weight, act func()) *Button {
	b := NewButton(l, icon, text, w, act)
	b.stacked, b.step = true, Small
	return b
}

// Starting sets the words at the start of the line, as in a list or the rail.
func (b *Button) Starting() *Button { b.start = true; return b }

// Sized sets the step of the words.
func (b *Button) Sized(s Step) *Button { b.step = s; return b }

// Selected marks the button as the chosen one of its row.
func (b *Button) Selected(on bool) *Button { b.selected = on; return b }

// SetFace gives the button another icon and word, as for a thing that is
// switched on and off. Its least size may change.
func (b *Button) SetFace(icon, text string) {
	b.icon, b.words = icon, text
	b.Refresh()
}

// Text is what the button says.
func (b *Button) Text() string { return b.words }

// AccessibilityLabel is read out by a screen reader.
func (b *Button) AccessibilityLabel() string { return b.words }

// CreateRenderer is Fyne's.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, ground: plate(Corner)}
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b      *Button
	ground *canvas.Rectangle
	label  *Label
	icon   *canvas.Image
	drawn  face
}

// face is all that the parts of a button are made from.
type face struct {
	icon, words string
	colour      color.NRGBA
	bold        bool
}

// colours gives ground, text and border for the button's state.
func (b *Button) colours() (ground, text, border color.NRGBA) {
	c := b.look.Colours
	clear := color.NRGBA{}
	switch {
	case b.disabled:
		return c.Sunk, faded(c.Muted, 0.75), clear
	case b.selected:
		return Mix(c.Card, c.Primary, 0.16), c.Ink, c.Primary
	case b.weight == Primary:
		return b.hover(c.Primary, c.OnPrimary), c.OnPrimary, clear
	case b.weight == Danger:
		return b.hover(c.Card, c.Danger), c.Danger, c.Danger
	case b.weight == Plain && !b.hovered:
		return clear, c.Ink, clear
	case b.weight == Plain:
		return Mix(c.Sunk, c.Ink, 0.06), c.Ink, clear
	}
	return b.hover(c.Card, c.Primary), c.Primary, c.Line
}

func (b *Button) hover(ground, towards color.NRGBA) color.NRGBA {
	if b.hovered {
		return Mix(ground, towards, 0.12)
	}
	return ground
}

func (r *buttonRenderer) Refresh() {
	b := r.b
	ground, text, border := b.colours()
	r.ground.FillColor = ground
	b.look.ring(r.ground, b.focused, border, max(1, b.look.Colours.Border))
	if now := (face{b.icon, b.words, text, b.weight == Primary || b.selected}); r.label == nil || r.drawn != now {
		r.drawn = now
		r.label = NewLabel(b.look, b.words, Words{
			Step: b.step, Bold: now.bold, Colour: text, Line: true, Centre: !b.start,
		})
		if r.icon = nil; b.icon != "" {
			r.icon = b.look.Icon(b.icon, text, b.iconSide())
		}
	}
	r.ground.Refresh()
	r.Layout(b.Size())
	canvas.Refresh(b)
}

func (b *Button) iconSide() float32 { return ceil(b.look.Em(b.step) * 1.25) }

func (r *buttonRenderer) MinSize() fyne.Size {
	l, m := r.b.look, r.label.MinSize()
	pad := 2 * Between
	if r.b.words == "" {
		m, pad = fyne.Size{}, Between
	}
	if r.b.stacked {
		return fyne.NewSize(max(m.Width, r.b.iconSide())+Between, m.Height+r.b.iconSide()+Between)
	}
	if r.icon != nil {
		m.Width += r.b.iconSide()
		if r.b.words != "" {
			m.Width += Inside
		}
	}
	return fyne.NewSize(m.Width+pad, max(l.Touch(), m.Height+Inside))
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	m, side := r.label.MinSize(), r.b.iconSide()
	if r.b.stacked {
		top := (size.Height - m.Height - side) / 2
		if r.icon != nil {
			r.icon.Move(fyne.NewPos((size.Width-side)/2, top))
			r.icon.Resize(fyne.NewSquareSize(side))
		}
		r.label.Move(fyne.NewPos((size.Width-m.Width)/2, top+side))
		r.label.Resize(m)
		return
	}
	whole := m.Width
	if r.icon != nil {
		whole += side
		if r.b.words != "" {
			whole += Inside
		}
	}
	x := (size.Width - whole) / 2
	if r.b.start {
		x = Between
	}
	if r.icon != nil {
		r.place(r.icon, x, side, side, size)
		x += side + Inside
	}
	r.place(r.label, x, m.Width, m.Height, size)
}

// place puts a part of the button at x from the start side.
func (r *buttonRenderer) place(o fyne.CanvasObject, x, w, h float32, size fyne.Size) {
	if r.b.look.RTL() {
		x = size.Width - x - w
	}
	o.Move(fyne.NewPos(x, (size.Height-h)/2))
	o.Resize(fyne.NewSize(w, h))
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground}
	if r.icon != nil {
		out = append(out, r.icon)
	}
	return append(out, r.label)
}

func (r *buttonRenderer) Destroy() {}
