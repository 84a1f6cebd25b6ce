package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Select shows which one of several is chosen, and lists them all when it is
// pressed. Its arrow stands at the end of the line.
type Select struct {
	pressed
	caption string
	options []string
	chosen  int // −1 for none
	changed func(int)
	label   *Label // what is chosen; nil: to be made
	off     bool   // how the label is set
	list    *Overlay
}

// NewSelect makes a select; caption is for those who can't see it, chosen is
// the index to begin with, −1 for none.
func NewSelect(l *Look, caption string, options []string, chosen int, changed func(int)) *Select {
	s := &Select{caption: caption, options: options, chosen: chosen, changed: changed}
	s.begin(l, s, s.open)
	return s
}

// Chosen is the index of the chosen one, −1 for none.
func (s *Select) Chosen() int { return s.chosen }

// SetChosen shows another one; nobody hears of it.
func (s *Select) SetChosen(i int) {
	s.chosen, s.label = i, nil
	s.Refresh()
}

// Text is the chosen one, or an ellipsis.
func (s *Select) Text() string {
	if s.chosen < 0 || s.chosen >= len(s.options) {
		return "…"
	}
	return s.options[s.chosen]
}

// AccessibilityLabel is read out by a screen reader.
func (s *Select) AccessibilityLabel() string { return s.caption + ": " + s.Text() }

// TypedKey also opens the list by Up and Down.
func (s *Select) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyUp, fyne.KeyDown:
		s.look.touched()
		s.Tapped(nil)
	default:
		s.pressed.TypedKey(k)
	}
}

// open lists the options below the select, over the page.
func (s *Select) open() {
	over := canvasOf(s)
	if over == nil {
		return
	}
	s.list = newOverlay(s.look, over)
	s.list.loose = true
	g, column := NewGroup(s.list.keys()), Column(0)
	var first *Button
	for i, text := range s.options {
		icon := noIcon
		if i == s.chosen {
			icon = "check"
		}
		b := Join(g, NewButton(g.Look(), icon, text, Plain, func() {
			s.list.Close()
			s.choose(i)
		}).Starting().Selected(i == s.chosen))
		if first == nil || i == s.chosen {
			first = b
		}
		column.Add(b)
	}
	s.list.hold(column, s.below)
	s.list.show(first)
}

func (s *Select) choose(i int) {
	if i == s.chosen {
		return
	}
	s.SetChosen(i)
	if s.changed != nil {
		s.changed(i)
	}
}

// below is the place of the list: as wide as the select, below it or, where
// there is more room, above.
func (s *Select) below(size fyne.Size) (fyne.Position, fyne.Size) {
	at := absolute(s)
	w := min(size.Width-2*Inside, max(s.Size().Width, wishOf(s.list.card)+barWidth))
	high := s.list.card.HeightFor(w)
	x := at.X
	if s.look.RTL() {
		x += s.Size().Width - w
	}
	x = min(max(Inside, x), size.Width-Inside-w)
	y, room := at.Y+s.Size().Height+4, size.Height-at.Y-s.Size().Height-4-Inside
	if above := at.Y - 4 - Inside; room < high && above > room {
		room = above
		y = at.Y - 4 - min(high, room)
	}
	return fyne.NewPos(floor(x), floor(y)), fyne.NewSize(w, min(high, room))
}

func (s *Select) face() *Label {
	if s.label == nil || s.off != s.disabled {
		_, text, _ := s.colours()
		s.off = s.disabled
		s.label = NewLabel(s.look, s.Text(), Words{Colour: text})
	}
	return s.label
}

// arrow is the side of the arrow, dp; beside is all that stands left and right
// of the words.
func (s *Select) arrow() float32  { return ceil(1.2 * s.look.Size) }
func (s *Select) beside() float32 { return 2*Between + s.arrow() + Inside }

// HeightFor gives the height at a width, dp.
func (s *Select) HeightFor(width float32) float32 {
	return max(s.look.filled(), s.face().HeightFor(max(1, width-s.beside()))+2)
}

func (s *Select) wish() float32 {
	w := float32(0)
	for _, o := range s.options {
		w = max(w, NewLabel(s.look, o, Words{}).wish())
	}
	return w + s.beside()
}

// MinSize is that of a short word.
func (s *Select) MinSize() fyne.Size {
	w := s.beside() + 3*s.look.Size
	return fyne.NewSize(w, s.HeightFor(max(w, s.Size().Width)))
}

// CreateRenderer is Fyne's.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	r := &selectRenderer{s: s, ground: newGround(s.look, Corner)}
	r.arrow = s.look.Icon("down", s.look.Colours.Muted, s.arrow())
	r.Refresh()
	return r
}

type selectRenderer struct {
	s      *Select
	ground ground
	arrow  *canvas.Raster
}

func (r *selectRenderer) Refresh() {
	fill, _, border := r.s.colours()
	r.ground.show(fill, border, max(1, r.s.look.Colours.Border), r.s.focused)
	r.Layout(r.s.Size())
	repaint(r.s)
}

func (r *selectRenderer) Layout(size fyne.Size) {
	s, side := r.s, r.s.arrow()
	r.ground.resize(size)
	w := max(1, size.Width-s.beside())
	h := s.face().HeightFor(w)
	x, arrow := Between, size.Width-Between-side
	if s.look.RTL() {
		x, arrow = size.Width-x-w, size.Width-arrow-side
	}
	s.face().Move(fyne.NewPos(x, floor((size.Height-h)/2)))
	s.face().Resize(fyne.NewSize(w, h))
	r.arrow.Move(fyne.NewPos(floor(arrow), floor((size.Height-side)/2)))
	r.arrow.Resize(fyne.NewSquareSize(side))
}

func (r *selectRenderer) MinSize() fyne.Size { return r.s.MinSize() }
func (r *selectRenderer) Objects() []fyne.CanvasObject {
	return append(r.ground.objects(), r.s.face(), r.arrow)
}
func (r *selectRenderer) Destroy() {}

// colours gives ground, text and border for the select's state.
func (s *Select) colours() (ground, text, border color.NRGBA) {
	c := s.look.Colours
	if s.disabled {
		return c.Sunk, c.off(), c.offEdge()
	}
	return s.lit(c.Card, c.Primary), c.Ink, c.Line
}
