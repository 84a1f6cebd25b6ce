package kit

import (
	"cmp"
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
	twin     Twin
	icon     string
	weight   Weight
	step     Step
	selected bool
	stacked  bool // icon above the word
	start    bool // at the start of the line instead of in the middle
	about    string
	label    *Label
	bold     bool // how the label is set
	colour   color.NRGBA
}

// NewButton makes a button; icon may be "".
func NewButton(l *Look, icon, text string, w Weight, act func()) *Button {
	b := &Button{words: text, icon: icon, weight: w}
	b.begin(l, b, act)
	return b
}

// NewIcon makes a button that shows an icon alone. Its name is told by a tip and
// by a screen reader, and stands on it where the icon is missing or spoilt.
func NewIcon(l *Look, icon, name string, w Weight, act func()) *Button {
	if !l.has(l.iconFile(icon)) {
		return NewButton(l, "", name, w, act)
	}
	b := NewButton(l, icon, "", w, act)
	b.tip = name
	return b
}

// NewStacked makes a small button with its icon above the word, as the narrow
// rail has them.
func NewStacked(l *Look, icon, text string, w Weight, act func()) *Button {
	b := NewButton(l, icon, text, w, act)
	b.stacked, b.step = true, Small
	return b
}

// noIcon keeps the room of an icon free, so that words in a list begin together.
const noIcon = "none"

// Starting sets the words at the start of the line, as in a list or the rail.
func (b *Button) Starting() *Button { b.start = true; return b }

// Sized sets the step of the words.
func (b *Button) Sized(s Step) *Button { b.step = s; return b }

// About tells those who can't see where the button stands what it is for, as one of
// several that say the same.
func (b *Button) About(what string) *Button { b.about = what; return b }

// Beside lets the button say its words in another language too, after its own.
func (b *Button) Beside(t Twin) *Button { b.twin, b.label = t, nil; return b }

// Selected marks the button as the chosen one of its row.
func (b *Button) Selected(on bool) *Button { b.selected = on; return b }

// chosen is for a Group.
func (b *Button) chosen() bool { return b.selected }

// SetFace gives the button another icon and word, as for a thing that is
// switched on and off. Its least size may change.
func (b *Button) SetFace(icon, text string) {
	b.icon, b.words, b.label = icon, text, nil
	b.Refresh()
}

// Text is what the button says, or its name where it bears no words.
func (b *Button) Text() string { return cmp.Or(b.words, b.tip) }

// AccessibilityLabel is read out by a screen reader.
func (b *Button) AccessibilityLabel() string {
	name := b.twin.after(b.look, b.Text())
	if b.about != "" {
		return name + ": " + b.about
	}
	return name
}

// face gives the words as the button's state wants them.
func (b *Button) face() *Label {
	_, text, _ := b.colours()
	bold := b.weight == Primary || b.selected
	if b.label == nil || text != b.colour || bold != b.bold {
		b.colour, b.bold = text, bold
		b.label = NewLabel(b.look, b.twin.after(b.look, b.words), Words{
			Step: b.step, Bold: bold, Colour: text, Centre: !b.start || b.stacked,
		})
	}
	return b.label
}

// colours gives ground, text and border for the button's state.
func (b *Button) colours() (ground, text, border color.NRGBA) {
	c := b.look.Colours
	none := faded(c.Line, 0)
	switch {
	case b.disabled && b.weight == Plain:
		return none, c.off(), none
	case b.disabled:
		return c.Sunk, c.off(), c.offEdge()
	case b.selected:
		return b.lit(Mix(c.Card, c.Primary, 0.09), c.Primary), c.Ink, c.Primary
	case b.weight == Primary:
		return b.lit(c.Primary, c.Ink), c.OnPrimary, none
	case b.weight == Danger:
		return b.lit(c.Card, c.Danger), c.Danger, c.Danger
	case b.weight == Plain && !b.hovered && !b.held:
		return none, c.Ink, none
	case b.weight == Plain:
		return b.lit(c.Sunk, c.Ink), c.Ink, none
	}
	border = c.Line
	if b.hovered {
		border = c.Primary
	}
	return b.lit(c.Card, c.Primary), c.Primary, border
}

func (b *Button) iconSide() float32 {
	if b.stacked {
		return ceil(b.look.Size * 1.4)
	}
	return ceil(b.look.Em(b.step) * 1.25)
}

// beside is what stands left and right of the words: margins, and the icon when
// it is not above them.
func (b *Button) beside() float32 {
	switch {
	case b.stacked:
		return Inside
	case b.words == "":
		return Between + b.iconSide()
	case b.icon != "":
		return 2*Between + b.iconSide() + Inside
	}
	return 2 * Between
}

// HeightFor gives the height at a width, dp: the words wrap when they must.
func (b *Button) HeightFor(width float32) float32 {
	h := float32(0)
	if b.words != "" {
		h = b.face().HeightFor(width - b.beside())
	}
	if b.stacked {
		return h + b.iconSide() + Between
	}
	return max(b.look.Touch(), h+edge)
}

// edge is the least room for words above and below, together, dp.
const edge float32 = 6

func (b *Button) wish() float32 { return b.MinSize().Width }

// MinSize is that of the words on one line.
func (b *Button) MinSize() fyne.Size {
	w := b.beside()
	if b.words != "" {
		w += b.face().wish()
	}
	w = max(w, b.look.Touch())
	return fyne.NewSize(w, b.HeightFor(max(w, b.Size().Width)))
}

// CreateRenderer is Fyne's.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, ground: newGround(b.look, Corner)}
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b      *Button
	ground ground
	label  *Label
	icon   *canvas.Raster
}

func (r *buttonRenderer) Refresh() {
	b := r.b
	fill, text, border := b.colours()
	r.ground.show(fill, border, max(1, b.look.Colours.Border), b.focused)
	if label := b.face(); r.label != label {
		r.label, r.icon = label, nil
		if b.icon != "" && b.icon != noIcon {
			r.icon = b.look.Icon(b.icon, text, b.iconSide())
		}
	}
	r.Layout(b.Size())
	repaint(b)
}

func (r *buttonRenderer) MinSize() fyne.Size { return r.b.MinSize() }

func (r *buttonRenderer) Layout(size fyne.Size) {
	b, side := r.b, r.b.iconSide()
	r.ground.resize(size)
	w := min(max(1, size.Width-b.beside()), r.label.wish())
	h := r.label.HeightFor(w)
	if b.words == "" {
		w, h = 0, 0
	}
	if b.stacked {
		top := floor((size.Height - h - side) / 2)
		r.place(r.label, (size.Width-w)/2, top+side, w, h)
		if r.icon != nil {
			r.place(r.icon, (size.Width-side)/2, top, side, side)
		}
		return
	}
	x := (size.Width - w - b.beside()) / 2
	if b.start {
		x = 0
	}
	x += (b.beside() - r.iconRoom()) / 2
	if r.icon != nil {
		r.place(r.icon, x, (size.Height-side)/2, side, side)
	}
	r.place(r.label, x+r.iconRoom(), (size.Height-h)/2, w, h)
}

// iconRoom is the room of the icon and of the gap between it and the words.
func (r *buttonRenderer) iconRoom() float32 {
	switch {
	case r.b.icon == "":
		return 0
	case r.b.words == "":
		return r.b.iconSide()
	}
	return r.b.iconSide() + Inside
}

// place puts a part of the button at x from the start side.
func (r *buttonRenderer) place(o fyne.CanvasObject, x, y, w, h float32) {
	if r.b.look.RTL() {
		x = r.b.Size().Width - x - w
	}
	o.Move(fyne.NewPos(floor(x), floor(y)))
	o.Resize(fyne.NewSize(w, h))
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	out := r.ground.objects()
	if r.icon != nil {
		out = append(out, r.icon)
	}
	return append(out, r.label)
}

func (r *buttonRenderer) Destroy() {}
