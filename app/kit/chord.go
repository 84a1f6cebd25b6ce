package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// chord watches for the Ctrl key and one of the Shift keys that are pressed
// together and let go with nothing between: the sign for "lines begin on this
// side".
type chord struct {
	held  map[fyne.KeyName]bool
	other bool // since the first of them went down, something else was pressed
}

// down notes a key that goes down.
func (c *chord) down(k fyne.KeyName) {
	switch k {
	case desktop.KeyControlLeft, desktop.KeyControlRight, desktop.KeyShiftLeft, desktop.KeyShiftRight:
		if c.held == nil {
			c.held = map[fyne.KeyName]bool{}
		}
		c.held[k] = true
		c.other = c.other || c.held[desktop.KeyShiftLeft] && c.held[desktop.KeyShiftRight]
	default:
		c.other = true
	}
}

// up notes a key that is let go, and tells the direction that the keys have
// asked for, if any.
func (c *chord) up(k fyne.KeyName) (d Direction, asked bool) {
	ctrl := c.held[desktop.KeyControlLeft] || c.held[desktop.KeyControlRight]
	left, right := c.held[desktop.KeyShiftLeft], c.held[desktop.KeyShiftRight]
	asked = c.held[k] && ctrl && left != right && !c.other
	c.other = c.other || asked
	if delete(c.held, k); len(c.held) == 0 {
		c.other = false
	}
	if right {
		return RightToLeft, asked
	}
	return LeftToRight, asked
}

// spoil notes that something else was done meanwhile.
func (c *chord) spoil() { c.other = len(c.held) > 0 }

// forget is for when keys may go up unheard.
func (c *chord) forget() { *c = chord{} }
