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
	twin    Twin
	round   bool // one of a Choice
	checked bool
	labels  []*Label          // the words, and the twin's; none: to be made
	face    fyne.CanvasObject // the labels as they stand
	faint   bool              // how the labels are set
}

// NewCheck makes a check box; changed hears of each change by the person.
func NewCheck(l *Look, text string, on bool, changed func(bool)) *Check {
	c := &Check{words: text, checked: on}
	c.begin(l, c, func() {
		c.checked = !c.checked
		c.Refresh()
		if changed != nil {
			changed(c.checked)
		}
	})
	return c
}

// Checked tells its state.
func (c *Check) Checked() bool { return c.checked }

// SetChecked sets its state; nobody hears of it.
func (c *Check) SetChecked(on bool) { c.checked = on; c.Refresh() }

// Text is what stands beside it.
func (c *Check) Text() string { return c.words }

// Beside lets the same words in another language stand beside it.
func (c *Check) Beside(t Twin) *Check { c.twin, c.labels = t, nil; return c }

// AccessibilityLabel is read out by a screen reader.
func (c *Check) AccessibilityLabel() string { return c.twin.after(c.look, c.words) }

// chosen is for a Group.
func (c *Check) chosen() bool { return c.checked }

// steps tells what an arrow key means in a row or a column: 1 forward, −1 back,
// 0 that it is no arrow.
func (l *Look) steps(k fyne.KeyName) int {
	forward := 1
	if l.RTL() {
		forward = -1
	}
	switch k {
	case fyne.KeyDown:
		return 1
	case fyne.KeyUp:
		return -1
	case fyne.KeyRight:
		return forward
	case fyne.KeyLeft:
		return -forward
	}
	return 0
}

// said gives the words as the check's state wants them.
func (c *Check) said() fyne.CanvasObject {
	if c.labels != nil && c.faint == c.disabled {
		return c.face
	}
	c.faint = c.disabled
	words := Words{}
	if c.disabled {
		words.Colour = c.look.Colours.off()
	}
	own := NewLabel(c.look, c.words, words)
	if c.labels, c.face = []*Label{own}, own; !c.twin.none() {
		other := NewLabel(c.twin.Look, c.twin.Text, words)
		c.labels, c.face = append(c.labels, other), Pair(c.look, own, other)
	}
	return c.face
}

func (c *Check) side() float32 { return ceil(c.look.Size * 1.3) }

// beside is all that stands left and right of the words.
func (c *Check) beside() float32 { return c.side() + Between + Inside }

// HeightFor gives the height at a width, dp.
func (c *Check) HeightFor(width float32) float32 {
	return max(c.look.Touch(), HeightFor(c.said(), max(1, width-c.beside()))+edge)
}

func (c *Check) wish() float32 { return c.beside() + wishOf(c.said()) }

// MinSize is the box and a word.
func (c *Check) MinSize() fyne.Size {
	w := min(c.wish(), c.beside()+4*c.look.Size)
	return fyne.NewSize(w, c.HeightFor(max(w, c.Size().Width)))
}

// CreateRenderer is Fyne's.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{c: c, ground: newGround(c.look, Inside), box: plate(5)}
	r.mark = c.look.Icon("check", c.look.Colours.OnPrimary, c.side()-6)
	if c.round {
		r.box.CornerRadius = c.side() / 2
		dot := plate(c.side() / 5)
		dot.FillColor = c.look.Colours.OnPrimary
		r.mark = dot
	}
	r.Refresh()
	r.Layout(c.Size())
	return r
}

// middle is how far down the middle of the first line stands in the words, where
// the box stands beside it, dp.
func (c *Check) middle(width float32) float32 {
	own := c.labels[0]
	line := min(own.HeightFor(width), own.HeightFor(own.wish()))
	if own == c.face {
		return line / 2
	}
	return own.Position().Y + line/2
}

type checkRenderer struct {
	c      *Check
	ground ground
	box    *canvas.Rectangle
	mark   fyne.CanvasObject
}

func (r *checkRenderer) Refresh() {
	c, k := r.c, r.c.look.Colours
	r.box.FillColor, r.box.StrokeColor, r.box.StrokeWidth = k.Card, k.Muted, 2
	switch {
	case c.disabled && c.checked:
		r.box.FillColor, r.box.StrokeColor = k.off(), k.off()
	case c.disabled:
		r.box.StrokeColor = k.offEdge()
	case c.checked:
		r.box.FillColor, r.box.StrokeColor = k.Primary, k.Primary
	}
	if c.checked {
		r.mark.Show()
	} else {
		r.mark.Hide()
	}
	wash := faded(k.Primary, 0)
	switch {
	case c.held:
		wash = faded(k.Primary, 0.14)
	case c.hovered:
		wash = faded(k.Primary, 0.08)
	}
	r.ground.show(wash, faded(k.Line, 0), 0, c.focused)
	r.box.Refresh()
	r.Layout(c.Size())
	repaint(c)
}

func (r *checkRenderer) Layout(size fyne.Size) {
	c, side := r.c, r.c.side()
	r.ground.resize(size)
	w, face := max(1, size.Width-c.beside()), c.said()
	h := HeightFor(face, w)
	top := floor((size.Height - h) / 2)
	x, textX := Inside, Inside+side+Inside
	if c.look.RTL() {
		x, textX = size.Width-x-side, size.Width-textX-w
	}
	face.Resize(fyne.NewSize(w, h))
	face.Move(fyne.NewPos(textX, top))
	y := floor(top + c.middle(w) - side/2)
	r.box.Move(fyne.NewPos(x, y))
	r.box.Resize(fyne.NewSquareSize(side))
	in := float32(3)
	if c.round {
		in = floor(side * 0.3)
	}
	r.mark.Move(fyne.NewPos(x+in, y+in))
	r.mark.Resize(fyne.NewSquareSize(side - 2*in))
}

func (r *checkRenderer) MinSize() fyne.Size { return r.c.MinSize() }
func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return append(r.ground.objects(), r.box, r.mark, r.c.said())
}
func (r *checkRenderer) Destroy() {}
