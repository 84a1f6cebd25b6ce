package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// days is the grid of a Calendar. It takes the keys as one: arrows go by what
// is seen, PageUp and PageDown by months, with Ctrl or Shift by years, Home and
// End to the ends of the week; Space and Enter choose.
type days struct {
	pressed
	of    *Calendar
	at    Day // where the keys are
	over  Day // where the mouse is; zero: nowhere
	shift bool
	heads []*Label
	cells []*cell
	lines int // of cells there is room for
	cols  int
	high  float32 // of a cell, dp: large enough to be touched, and for its words
}

// cell is one day, or one month.
type cell struct {
	day    Day // zero: an empty place
	ground ground
	label  *Label
}

func newDays(c *Calendar) *days {
	g := &days{of: c, at: c.kind.first()}
	g.begin(c.look, g, func() { c.pick(g.at) })
	if !c.kind.OnlyMonth {
		for i := range 7 {
			g.heads = append(g.heads, NewLabel(c.look, c.look.Lang.WeekdayShort((c.look.Lang.WeekStart()+time.Weekday(i))%7),
				Words{Step: Small, Colour: c.look.Colours.Muted, Centre: true, Line: true}))
		}
	}
	return g
}

// fill makes the cells anew: for another month or another choice.
func (g *days) fill() {
	list, cols := g.of.cells()
	g.cols, g.lines, g.cells, g.high = cols, 6, nil, g.look.Touch()
	if g.of.kind.OnlyMonth {
		g.lines = len(list) / cols
	}
	for _, d := range list {
		c := &cell{day: d, ground: newGround(g.look, Inside)}
		if d != (Day{}) {
			_, text, _ := g.colours(d)
			bold := g.of.kind.same(d, g.of.kind.Today) || g.of.kind.same(d, g.of.kind.Chosen)
			c.label = NewLabel(g.look, g.of.word(d), Words{Colour: text, Bold: bold, Centre: true, Line: true})
			g.high = max(g.high, c.label.HeightFor(c.label.wish()))
		}
		g.cells = append(g.cells, c)
	}
	g.Refresh()
}

// colours gives ground, words and border of a cell. One that can't be chosen
// has no ground; today has a broad border, and the chosen one is filled.
func (g *days) colours(d Day) (ground, text, border color.NRGBA) {
	c, k := g.look.Colours, g.of.kind
	none := faded(c.Line, 0)
	ground, text, border = c.Sunk, c.Ink, c.Line
	lit := func(base, towards color.NRGBA) color.NRGBA {
		if d == g.over {
			return Mix(base, towards, 0.12)
		}
		return base
	}
	switch {
	case !k.open(d):
		ground, text, border = none, c.off(), none
	case k.same(d, k.Chosen):
		ground, text, border = lit(c.Primary, c.Ink), c.OnPrimary, c.Primary
	default:
		ground = lit(ground, c.Primary)
	}
	if k.same(d, k.Today) {
		border = c.Ink
	}
	return ground, text, border
}

// key goes to another day by a key, and tells whether it has used it.
func (g *days) key(k fyne.KeyName, wide bool) bool {
	to, onlyMonth := g.at, g.of.kind.OnlyMonth
	step := func(days, months int) {
		if onlyMonth {
			to = to.plusMonths(months)
		} else {
			to = to.plus(days)
		}
	}
	into := (int(g.at.at().Weekday()) - int(g.look.Lang.WeekStart()) + 7) % 7
	switch k {
	case fyne.KeyLeft, fyne.KeyRight:
		step(g.look.steps(k), g.look.steps(k))
	case fyne.KeyUp, fyne.KeyDown:
		step(7*g.look.steps(k), 3*g.look.steps(k))
	case fyne.KeyHome:
		step(-into, 1-int(g.at.Month))
	case fyne.KeyEnd:
		step(6-into, 12-int(g.at.Month))
	case fyne.KeyPageUp, fyne.KeyPageDown:
		months := 1
		if wide || onlyMonth {
			months = 12
		}
		if k == fyne.KeyPageUp {
			months = -months
		}
		to = to.plusMonths(months)
	default:
		return false
	}
	g.look.touched()
	g.of.show(to)
	return true
}

// TypedKey goes to another day or chooses, and hands on the rest.
func (g *days) TypedKey(k *fyne.KeyEvent) {
	if !g.key(k.Name, g.shift) {
		g.pressed.TypedKey(k)
	}
}

// TypedShortcut takes Ctrl with PageUp and PageDown, and hands on the rest.
func (g *days) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && (c.KeyName == fyne.KeyPageUp || c.KeyName == fyne.KeyPageDown) {
		g.key(c.KeyName, true)
		return
	}
	g.pressed.TypedShortcut(s)
}

// KeyDown notes the Shift key, which Fyne does not name with the paging keys.
func (g *days) KeyDown(k *fyne.KeyEvent) {
	g.noteShift(k, true)
	g.pressed.KeyDown(k)
}

// KeyUp notes that Shift was let go.
func (g *days) KeyUp(k *fyne.KeyEvent) {
	g.noteShift(k, false)
	g.pressed.KeyUp(k)
}

func (g *days) noteShift(k *fyne.KeyEvent, down bool) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		g.shift = down
	}
}

// FocusLost forgets what is held down: it is let go elsewhere.
func (g *days) FocusLost() {
	g.shift = false
	g.pressed.FocusLost()
}

// Tapped chooses the day under the mouse; by key, the one the keys are at.
func (g *days) Tapped(e *fyne.PointEvent) {
	if e == nil {
		g.pressed.Tapped(nil)
		return
	}
	if d := g.under(e.Position); d != (Day{}) && !g.astray() {
		g.of.pick(d)
	}
}

// MouseMoved lights the day under the mouse.
func (g *days) MouseMoved(e *desktop.MouseEvent) {
	if d := g.under(e.Position); d != g.over {
		g.over = d
		g.Refresh()
	}
}

// MouseOut is Fyne's.
func (g *days) MouseOut() {
	g.over = Day{}
	g.pressed.MouseOut()
}

// under is the day at a point, zero for none.
func (g *days) under(p fyne.Position) Day {
	for i, c := range g.cells {
		at, size := g.place(i)
		if p.X >= at.X && p.Y >= at.Y && p.X < at.X+size.Width && p.Y < at.Y+size.Height {
			return c.day
		}
	}
	return Day{}
}

// AccessibilityLabel is the day the keys are at.
func (g *days) AccessibilityLabel() string { return g.of.sentence(g.at) }
