package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Check is a yes-or-no with its words beside it, on the side where the line
// begins.
type Check struct {
	pressed
	words   string
	round   bool
	checked bool
	label   *Label
}

// NewCheck makes a check box; changed hears of each change by the person.
func NewCheck(l *Look, text string, on bool, changed func(bool)) *Check {
	c := &Check{words: text, checked: on, label: NewLabel(l, text, Words{})}
	c.look = l
	c.act = func() {
		c.checked = !c.checked
		c.Refresh()
		if changed != nil {
			changed(c.checked)
		}
	}
	c.ExtendBaseWidget(c)
	return c
}

// Checked tells its state.
func (c *Check) Checked() bool { return c.checked }

// Text is what stands beside it.
func (c *Check) Text() string { return c.words }

// AccessibilityLabel is read out by a screen reader.
func (c *Check) AccessibilityLabel() string { return c.words }

func (c *Check) side() float32 { return ceil(c.look.Size * 1.3) }

// HeightFor gives the height at a width, dp.
func (c *Check) HeightFor(width float32) float32 {
	return max(c.look.Touch(), c.label.HeightFor(max(1, width-c.side()-3*Inside)))
}

// MinSize is the box and a word.
func (c *Check) MinSize() fyne.Size {
	return fyne.NewSize(c.side()+3*Inside+60, c.HeightFor(max(c.side()+3*Inside+60, c.Size().Width)))
}

// CreateRenderer is Fyne's.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{c: c, ground: plate(Inside), box: plate(5)}
	if c.round {
		r.box.CornerRadius = c.side() / 2
	}
	r.tick = c.look.Icon("check", c.look.Colours.OnPrimary, c.side()-6)
	r.Refresh()
	return r
}

type checkRenderer struct {
	c           *Check
	ground, box *canvas.Rectangle
	tick        *canvas.Image
}

func (r *checkRenderer) Refresh() {
	c, k := r.c, r.c.look.Colours
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = k.Card, k.Muted, 2
	r.tick.Hidden = !c.checked
	if c.checked {
		r.box.FillColor, r.box.StrokeColor = k.Primary, k.Primary
	}
	r.ground.FillColor = faded(k.Primary, 0)
	if c.hovered {
		r.ground.FillColor = faded(k.Primary, 0.08)
	}
	c.look.ring(r.ground, c.focused, faded(k.Line, 0), 0)
	r.box.Refresh()
	r.ground.Refresh()
	canvas.Refresh(c)
}

func (r *checkRenderer) Layout(size fyne.Size) {
	c, side := r.c, r.c.side()
	r.ground.Resize(size)
	w := max(1, size.Width-side-3*Inside)
	h := c.label.HeightFor(w)
	x, textX := Inside, side+2*Inside
	if c.look.RTL() {
		x, textX = size.Width-Inside-side, Inside
	}
	r.box.Move(fyne.NewPos(x, (size.Height-side)/2))
	r.box.Resize(fyne.NewSquareSize(side))
	r.tick.Move(fyne.NewPos(x+3, (size.Height-side)/2+3))
	r.tick.Resize(fyne.NewSquareSize(side - 6))
	c.label.Move(fyne.NewPos(textX, (size.Height-h)/2))
	c.label.Resize(fyne.NewSize(w, h))
}

func (r *checkRenderer) MinSize() fyne.Size { return r.c.MinSize() }
func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.box, r.tick, r.c.label}
}
func (r *checkRenderer) Destroy() {}

// Choice is a column of which one is chosen.
type Choice struct {
	*fyne.Container
	options []*Check
	chosen  int
	changed func(int)
}

// NewChoice makes a choice among texts; chosen is the index to begin with, −1
// for none.
func NewChoice(l *Look, texts []string, chosen int, changed func(int)) *Choice {
	c := &Choice{Container: Column(2), chosen: chosen, changed: changed}
	for i, t := range texts {
		o := NewCheck(l, t, i == chosen, nil)
		o.round = true
		o.act = func() { c.choose(i) }
		c.options = append(c.options, o)
		c.Add(o)
	}
	return c
}

func (c *Choice) choose(i int) {
	c.chosen = i
	for j, o := range c.options {
		o.checked = j == i
		o.Refresh()
	}
	if c.changed != nil {
		c.changed(i)
	}
}

// Chosen is the index of the chosen one, −1 for none.
func (c *Choice) Chosen() int { return c.chosen }

// Option is the part of the choice to press for index i.
func (c *Choice) Option(i int) *Check { return c.options[i] }
