package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gehwara/app/typeset"
)

// blink is how long the caret is shown and how long it is not.
const blink = 530 * time.Millisecond

// caret is the blinking line where the next letter goes.
type caret struct {
	look *Look
	line *canvas.Rectangle
	flag flag
	stop func() // stops the clock; nil when it does not run
}

// wake shows the caret from now on, and lets it blink.
func (c *caret) wake(on bool) {
	c.sleep()
	if !on {
		return
	}
	c.turn(true)
	c.tick()
}

// sleep hides the caret.
func (c *caret) sleep() {
	if c.stop != nil {
		c.stop()
		c.stop = nil
	}
	c.turn(false)
}

// turn shows the caret or hides it.
func (c *caret) turn(on bool) {
	c.mark().Hidden = !on
	c.flag.turn(on)
}

func (c *caret) tick() {
	if c.look.Desk.After == nil {
		return
	}
	c.stop = c.look.Desk.After(blink, func() {
		c.turn(c.line.Hidden)
		repaint(c.line)
		c.tick()
	})
}

func (c *caret) mark() *canvas.Rectangle {
	if c.line == nil {
		c.line = canvas.NewRectangle(c.look.Colours.Primary)
		c.line.Hide()
	}
	return c.line
}

// place puts the caret into a text whose corner is at a point, and gives it.
func (c *caret) place(b *block, at typeset.Caret, corner fyne.Position) []fyne.CanvasObject {
	const width = 2
	text := b.shown()
	x, top, height, direction := text.CaretAt(at)
	line := b.line(text.LineAt(top + height/2))
	up := line.Baseline - top
	down := height - up
	if height > tall*b.em {
		up, down = snugUp*up, snugDown*down
	}
	y := round(corner.Y + line.Baseline - up)
	m := c.mark()
	m.Move(fyne.NewPos(float32(round(corner.X+b.within(b.shift(line)+x)))-width/2, float32(y)))
	m.Resize(fyne.NewSize(width, ceil(up+down)))
	if !c.flag.wanted(text, at, direction, line.Direction) {
		c.flag.lower()
		return []fyne.CanvasObject{m}
	}
	c.flag.raise(m, direction)
	return []fyne.CanvasObject{m, c.flag.cloth}
}

// foot is the window's point below the caret, where a menu may open. pane is
// what the caret stands in.
func (c *caret) foot(pane fyne.CanvasObject) fyne.Position {
	m := c.mark()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(pane)
	return at.Add(m.Position()).AddXY(0, m.Size().Height)
}
