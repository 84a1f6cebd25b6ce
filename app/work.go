package app

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/screen"
)

// engine is where work is done. There are two: threads, which the program runs
// on, and the one tests use, which does everything at once and in order. This
// file is the only place in the window with a go statement or fyne.Do.
type engine interface {
	// Start runs f beside the UI.
	Start(f func())
	// OnUI runs f on the UI thread.
	OnUI(f func())
	// After runs f on the UI thread once d has gone by.
	After(d time.Duration, f func()) (stop func())
}

// threads is the engine of the running program.
type threads struct{}

func (threads) Start(f func()) { go f() }

func (threads) OnUI(f func()) { fyne.Do(f) }

func (threads) After(d time.Duration, f func()) (stop func()) {
	// f is nil once it has run or was stopped, and is touched on the UI thread
	// only. Go's clock keeps a stopped timer for a while, and must not keep with
	// it a page that is long closed and its journal locked.
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if act := f; act != nil {
				f = nil
				act()
			}
		})
	})
	return func() {
		f = nil
		t.Stop()
	}
}

// onSignals hears, from now on alone, of the signals by which a system ends a
// program, and of the terminal that goes. Fyne hears of two of them too, and would
// end the window before anything could be saved.
func onSignals(told func()) {
	signal.Reset(syscall.SIGTERM, os.Interrupt)
	heard := make(chan os.Signal, 1)
	signal.Notify(heard, syscall.SIGTERM, os.Interrupt, syscall.SIGHUP)
	go func() {
		<-heard
		fyne.Do(told)
	}()
}

// end ends the program once all is sealed, and does not wait for Fyne to end. When
// an event of the window comes between Fyne's last look at its queue and the queue's
// closing, it either waits without end or panics (2.8.0,
// internal/driver/glfw/loop.go).
func end() { os.Exit(0) }

// desk runs the work of one page: closing it cancels all that is under way,
// and nothing is heard of it afterwards.
type desk struct {
	engine  engine
	working *ongoing // all work there is
	ctx     context.Context
	cancel  context.CancelFunc
	running map[int]context.CancelFunc // UI thread only
	begun   int
	lasting int                            // works whose end somebody waits for; UI thread only
	busy    func(on bool, done, total int) // shows progress after a while
}

// patience is how long work may take before progress is shown.
const patience = 100 * time.Millisecond

func newDesk(e engine, working *ongoing, busy func(on bool, done, total int)) *desk {
	ctx, cancel := context.WithCancel(context.Background())
	return &desk{engine: e, working: working, ctx: ctx, cancel: cancel, running: map[int]context.CancelFunc{}, busy: busy}
}

// run does one piece of work and gives what cancels it.
func (d *desk) run(w screen.Work) (cancel func()) {
	ctx, cancel := context.WithCancel(d.ctx)
	d.begun++
	id := d.begun
	d.running[id] = cancel
	finished := false // UI thread only
	busy := func(on bool, done, total int) {
		if !w.Quiet && d.ctx.Err() == nil {
			d.busy(on, done, total)
		}
	}
	hush := d.engine.After(patience, func() {
		if !finished {
			busy(true, 0, 0)
		}
	})
	report := func(done, total int) {
		d.engine.OnUI(func() {
			if !finished && ctx.Err() == nil {
				busy(true, done, total)
				if w.Heard != nil && d.ctx.Err() == nil {
					w.Heard(done, total)
				}
			}
		})
	}
	if w.Lasting {
		d.lasting++
	}
	d.working.Add(1)
	d.engine.Start(func() {
		err := w.Do(ctx, report)
		d.working.Done()
		d.engine.OnUI(func() {
			finished = true
			if w.Lasting {
				d.lasting--
			}
			hush()
			busy(false, 0, 0)
			cancel()
			delete(d.running, id)
			if d.ctx.Err() == nil && w.Done != nil {
				w.Done(err)
			}
		})
	})
	return cancel
}

// stop cancels everything under way; new work may follow.
func (d *desk) stop() {
	for _, cancel := range d.running {
		cancel()
	}
	clear(d.running)
}

// close cancels everything under way, and nothing is heard of it.
func (d *desk) close() { d.cancel() }

// ongoing counts what is under way. Unlike a sync.WaitGroup it may be waited for while
// more begins.
type ongoing struct {
	mu   sync.Mutex
	n    int
	none *sync.Cond // made by the first who waits
}

// Add counts n more.
func (o *ongoing) Add(n int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.n += n; o.n == 0 && o.none != nil {
		o.none.Broadcast()
	}
}

// Done tells that one is at its end.
func (o *ongoing) Done() { o.Add(-1) }

// Wait returns once nothing is under way.
func (o *ongoing) Wait() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.none == nil {
		o.none = sync.NewCond(&o.mu)
	}
	for o.n > 0 {
		o.none.Wait()
	}
}
