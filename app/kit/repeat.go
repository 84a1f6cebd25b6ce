package kit

import (
	"hash/maphash"
	"reflect"
	"time"

	"fyne.io/fyne/v2"
)

// Repeat tells the first that is heard of Enter or Space from what follows while the
// key is held down. Fyne tells of such a key again and again, and each time whatever
// has the keys by then: who holds Enter on "Delete" would answer the question that
// opens for it. Of one stroke only the first thing is pressed, and that once. It is
// the same with the mouse: many people press everything twice, and the second press
// must not fall on what the first has brought. The window has one Repeat, which
// outlives its pages.
type Repeat struct {
	down, spent bool
	on          thing // what the first of the clicks at a place was on
	at          fyne.Position
	last        time.Time
	seed        maphash.Seed
}

// thing is what is pressed, also when it was made anew since. It is known by a hash of
// its name: that may be private, and this is kept when a journal is locked.
type thing struct {
	kind reflect.Type
	name uint64
}

// strikes tells whether a key presses what has the keys.
func strikes(k fyne.KeyName) bool {
	return k == fyne.KeyReturn || k == fyne.KeyEnter || k == fyne.KeySpace
}

// keyDown notes that a key went down.
func (l *Look) keyDown(k fyne.KeyName) {
	if r := l.Desk.Repeat; r != nil && strikes(k) {
		*r = Repeat{down: true}
	}
}

// keyUp notes that a key was let go.
func (l *Look) keyUp(k fyne.KeyName) {
	if r := l.Desk.Repeat; r != nil && strikes(k) {
		*r = Repeat{}
	}
}

// anew tells whether a stroke that presses is heard of for the first time.
func (l *Look) anew() bool {
	again := l.spent()
	if r := l.Desk.Repeat; r != nil {
		r.spent = true
	}
	return !again
}

// spent tells whether the key that is held down has pressed something. Nor does it
// write anything then: what it has pressed may have led to a field.
func (l *Look) spent() bool {
	r := l.Desk.Repeat
	return r != nil && r.down && r.spent
}

// stray tells whether a press of the mouse at a point of the window follows another
// one there that was meant for something else.
func (l *Look) stray(at fyne.Position, on fyne.CanvasObject) bool {
	const soon = 800 * time.Millisecond
	r := l.Desk.Repeat
	if r == nil {
		return false
	}
	now := thing{kind: reflect.TypeOf(on)}
	if w, ok := on.(keyed); ok {
		if r.seed == (maphash.Seed{}) {
			r.seed = maphash.MakeSeed()
		}
		now.name = maphash.String(r.seed, nameOf(w))
	}
	if time.Since(r.last) > soon || !near(at, r.at) {
		r.on = now
	}
	r.at = at
	l.clicked()
	return r.on != now
}

// clicked notes that what the mouse has pressed is done: a slow computer may take
// longer for it than there is between two presses.
func (l *Look) clicked() {
	if r := l.Desk.Repeat; r != nil {
		r.last = time.Now()
	}
}
