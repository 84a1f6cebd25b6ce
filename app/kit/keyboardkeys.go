package kit

import "fyne.io/fyne/v2"

// A Keyboard never takes the keys by itself. It is a Focusable that is disabled
// until it is reached, so that Tab passes it by and a press on it leaves the keys
// where they are: Fyne takes them away when nothing under the mouse could have
// them. Reached by keys, one of its own keys is pressed with Enter or Space, and
// the arrows go from one to the next.

// BoardOn is the keyboard that is seen in a tree; nil where there is none.
func BoardOn(root fyne.CanvasObject) *Keyboard {
	if !root.Visible() {
		return nil
	}
	if k, ok := root.(*Keyboard); ok {
		return k
	}
	for _, part := range partsOf(root) {
		if k := BoardOn(part); k != nil {
			return k
		}
	}
	return nil
}

// Reach gives it the keys, until Escape or Tab takes them away again.
func (k *Keyboard) Reach() {
	k.reached = true
	takeKeys(k)
}

// Disabled tells whether it can't have the keys.
func (k *Keyboard) Disabled() bool { return !k.reached }

// Off keeps everything but Reach from giving it the keys.
func (k *Keyboard) Off() bool { return true }

// Enable is Fyne's.
func (k *Keyboard) Enable() {}

// Disable is Fyne's.
func (k *Keyboard) Disable() {}

// FocusGained shows which of its keys is pressed.
func (k *Keyboard) FocusGained() { k.stand(k.at) }

// FocusLost is Fyne's.
func (k *Keyboard) FocusLost() {
	k.reached = false
	k.caps[k.at].mark(false)
}

// TypedRune presses on Space, as pressed.TypedRune; other signs go into the text.
func (k *Keyboard) TypedRune(r rune) {
	k.look.touched()
	if r == ' ' {
		k.caps[k.at].act()
	} else if t := k.target(); t != nil {
		t.TypedRune(r)
	}
}

// TypedKey goes from key to key as one sees them, presses on Enter, erases, and
// gives the keys back on Escape.
func (k *Keyboard) TypedKey(e *fyne.KeyEvent) {
	k.look.touched()
	switch e.Name {
	case fyne.KeyLeft:
		k.stand(k.towards(-1, 0))
	case fyne.KeyRight:
		k.stand(k.towards(1, 0))
	case fyne.KeyUp:
		k.stand(k.towards(0, -1))
	case fyne.KeyDown:
		k.stand(k.towards(0, 1))
	case fyne.KeyReturn, fyne.KeyEnter:
		k.caps[k.at].act()
	case fyne.KeyBackspace:
		k.erase()
	case fyne.KeyEscape:
		k.reached = false
		k.giveBack()
		k.look.escaped()
	default:
		if !typed(e.Name) {
			k.look.key(e)
		}
	}
}

// TypedShortcut hands every shortcut on.
func (k *Keyboard) TypedShortcut(s fyne.Shortcut) { k.look.shortcut(s) }

// stand goes to a key and brings it into view.
func (k *Keyboard) stand(at int) {
	k.caps[k.at].mark(false)
	k.at = at
	k.caps[at].mark(true)
	place := k.corner(at)
	revealPart(k, place.Y, place.Y+k.caps[at].Size().Height)
}

// corner is where a key lies on the keyboard.
func (k *Keyboard) corner(i int) fyne.Position {
	at, _ := placeIn(k.Container, k.caps[i])
	return at
}

// towards is the nearest key on that side in the row, or in the next row up or
// down; the same one where there is none.
func (k *Keyboard) towards(x, y float32) int {
	middle := func(i int) fyne.Position {
		size := k.caps[i].Size()
		return k.corner(i).AddXY(size.Width/2, size.Height/2)
	}
	from, high := middle(k.at), k.caps[k.at].Size().Height/2
	best, least := k.at, float32(0)
	for i := range k.caps {
		d := middle(i).Subtract(from)
		level := d.Y > -high && d.Y < high
		far := max(d.X, -d.X)
		switch {
		case x != 0 && (!level || d.X*x <= 0), y != 0 && (level || d.Y*y <= 0):
			continue
		case y != 0:
			far += 100 * d.Y * y // a row nearer counts for more than any column
		}
		if best == k.at || far < least {
			best, least = i, far
		}
	}
	return best
}
