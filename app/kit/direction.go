package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Direction tells on which side the lines begin: Auto, by the first strong
// letter of each paragraph, or one that was chosen.
func (e *Editor) Direction() Direction { return e.pen.style.Direction }

// SetDirection lets the lines begin on a side, or Auto on that of their letters.
// Caret, selection and scroll stay, and a caret in sight stays in sight.
func (e *Editor) SetDirection(d Direction) {
	if d == e.pen.style.Direction {
		return
	}
	sighted := e.laid.Width > 0 && e.sees(e.room().Height)
	e.pen.style.Direction = d
	e.pen.text.Wipe()
	e.pen.relay()
	e.block.renew(e.pen.text)
	if sighted {
		e.follow()
	}
	e.Refresh()
}

// OnDirection sets what hears of a direction that was asked for by keys, which
// are Ctrl and the Shift key of the side, pressed alone, or in the menu. Only an
// editor that somebody hears offers it there.
func (e *Editor) OnDirection(f func(Direction)) { e.turned, e.besides = f, e.turns }

// KeyUp sets the direction when its keys are let go.
func (e *Editor) KeyUp(k *fyne.KeyEvent) {
	e.writing.KeyUp(k)
	if d, asked := e.chord.up(k.Name); asked && !e.disabled && !e.pen.fixed {
		e.turn(d)
	}
}

func (e *Editor) turn(d Direction) {
	e.SetDirection(d)
	if e.turned != nil {
		e.turned(d)
	}
}

// turns offers the directions that the lines do not have now.
func (e *Editor) turns() (list []offer) {
	for _, o := range []struct {
		to  Direction
		key string
	}{{Auto, "write.lines_auto"}, {RightToLeft, "write.lines_right"}, {LeftToRight, "write.lines_left"}} {
		if o.to != e.Direction() {
			list = append(list, offer{e.look.T(o.key), func() { e.turn(o.to) }, e.pen.fixed})
		}
	}
	return list
}

// KeyDown notes what goes down.
func (e *Editor) KeyDown(k *fyne.KeyEvent) {
	e.writing.KeyDown(k)
	e.chord.down(k.Name)
}

// MouseDown puts the caret.
func (e *Editor) MouseDown(m *desktop.MouseEvent) {
	e.chord.spoil()
	e.writing.MouseDown(m)
}

// FocusLost forgets what is held down: it is let go elsewhere.
func (e *Editor) FocusLost() {
	e.chord.forget()
	e.writing.FocusLost()
}
