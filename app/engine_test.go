package app

import (
	"time"

	"fyne.io/fyne/v2/driver/software"
)

// inOrder is the engine of tests: work is done at once, and time passes only
// when the test says so.
type inOrder struct {
	now     time.Duration
	pending []*alarm
}

type alarm struct {
	at  time.Duration
	act func()
}

func (*inOrder) Start(f func()) { f() }

func (*inOrder) OnUI(f func()) { f() }

func (e *inOrder) After(d time.Duration, f func()) (stop func()) {
	a := &alarm{at: e.now + d, act: f}
	e.pending = append(e.pending, a)
	return func() { a.act = nil }
}

// pass lets d go by and does what is due, in its order.
func (e *inOrder) pass(d time.Duration) {
	until := e.now + d
	for {
		next := -1
		for i, a := range e.pending {
			if a.act != nil && a.at <= until && (next < 0 || a.at < e.pending[next].at) {
				next = i
			}
		}
		if next < 0 {
			e.now = until
			return
		}
		a := e.pending[next]
		e.pending = append(e.pending[:next], e.pending[next+1:]...)
		e.now = a.at
		a.act()
	}
}

// sweep lets Fyne forget how it draws what was long not asked for, as a window does
// now and then: in tests, pictures alone do.
func sweep() { software.NewCanvas().Capture() }
