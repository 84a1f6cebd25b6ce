package screen

import (
	"context"
	"sync"
	"time"

	"gehwara/app/journal"
)

// How long words wait before they are sealed.
const (
	pauseTime   = 800 * time.Millisecond // after the last key
	patientTime = 4 * time.Second        // while the keys go on
	retryTime   = 5 * time.Second        // after a write that failed
)

// standing says how the words on a page stand.
type standing uint8

const (
	untouched standing = iota // nothing to save yet
	saving
	saved
	unsaved
)

// autosave seals an entry while it is written: beside the window, one write at
// a time, the newest last. All but write runs on the UI thread.
type autosave struct {
	env     *Env
	session *journal.Session
	entry   func() journal.Entry // as it stands on the page
	tell    func(now standing, err error)

	changes, sealed int // made so far, and how many of them are sealed
	taken           int // how many of them seal has handed over; −1: not yet
	running, failed bool
	closed          bool // the page is gone: nothing it holds is to be saved
	pause, patience alarm

	mu     sync.Mutex
	newest int // the change up to which the session knows the page; guarded by mu
}

// changed notes a change of the page and sees to it that it is sealed soon.
func (a *autosave) changed() {
	a.changes++
	if !a.failed {
		a.tell(saving, nil)
	}
	a.pause.set(a.env, pauseTime, a.save)
	if !a.patience.running() {
		a.patience.set(a.env, patientTime, a.save)
	}
}

// save seals what is not sealed yet, unless that is under way.
func (a *autosave) save() {
	if a.closed || a.running || a.sealed == a.changes {
		return
	}
	a.stop()
	a.running = true
	n, e := a.changes, a.entry()
	a.env.Run(Work{
		Quiet: true,
		Do:    func(ctx context.Context, _ func(int, int)) error { return a.write(ctx, n, e) },
		Done: func(err error) {
			a.running = false
			a.wrote(n, err)
		},
	})
}

func (a *autosave) wrote(n int, err error) {
	a.failed = err != nil
	if a.failed {
		a.tell(unsaved, err)
		a.pause.set(a.env, retryTime, a.save)
		return
	}
	a.sealed = n
	if a.changes == n {
		a.tell(saved, nil)
		return
	}
	a.tell(saving, nil)
	if !a.pause.running() { // it rang while the write was under way
		a.save()
	}
}

// failing says that the session holds words that could not be saved, and sees to
// it that this is tried again.
func (a *autosave) failing(err error) {
	a.changes++
	a.wrote(a.changes, err)
}

// write gives the session the page as it was after change n, unless it knows a
// newer one. It may run anywhere.
func (a *autosave) write(ctx context.Context, n int, e journal.Entry) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if n < a.newest {
		return nil
	}
	a.newest = n
	return a.session.Update(ctx, e)
}

// take gives what saves the page as it stands now and makes a revision of it; it
// may run anywhere. A write still under way comes before that or does nothing.
func (a *autosave) take() (save func(context.Context) error) {
	a.stop()
	n := a.changes
	var e journal.Entry
	if n > 0 {
		e = a.entry()
	}
	return func(ctx context.Context) error {
		if n > 0 {
			if err := a.write(ctx, n, e); err != nil {
				return err
			}
		}
		return a.session.Commit(ctx)
	}
}

// seal hands to somebody else what saves the page.
func (a *autosave) seal() (save func(context.Context) error) {
	if a.closed {
		return func(context.Context) error { return nil }
	}
	a.taken = a.changes
	return a.take()
}

// finish saves the page before it returns, unless that was handed to somebody.
func (a *autosave) finish() error {
	if a.closed || a.taken == a.changes {
		return nil
	}
	return a.take()(context.Background())
}

// close finishes, and saves nothing afterwards: the page is wiped then.
func (a *autosave) close() error {
	err := a.finish()
	a.closed = true
	return err
}

// drop ends the session: what is no revision yet is let go, and a write still
// under way does nothing.
func (a *autosave) drop(ctx context.Context) error {
	a.stop()
	a.closed = true
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.session.Discard(ctx)
}

// stop stills the clocks.
func (a *autosave) stop() {
	a.pause.clear()
	a.patience.clear()
}

// alarm rings once, on the UI thread, unless it is set anew or cleared before.
type alarm struct{ off func() }

func (a *alarm) set(env *Env, d time.Duration, ring func()) {
	a.clear()
	if after := env.Look.Desk.After; after != nil {
		a.off = after(d, func() { a.off = nil; ring() })
	}
}

func (a *alarm) running() bool { return a.off != nil }

func (a *alarm) clear() {
	if a.off != nil {
		a.off()
		a.off = nil
	}
}
