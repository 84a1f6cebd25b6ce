package app

import (
	"runtime"
	"strings"
	"testing"
	"time"
	"weak"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// later is the engine of a test that says when work is done.
type later struct {
	inOrder
	work []func()
}

func (e *later) Start(f func()) { e.work = append(e.work, f) }

// slowly makes the work of a shell wait until it is told to go on, and at the latest
// until the test ends.
func slowly(t *testing.T, s *Shell) *later {
	e := &later{}
	s.engine = e
	t.Cleanup(func() { s.engine = &inOrder{} })
	return e
}

// unlocking is a shell that was given the passphrase, and has yet to unlock.
func unlocking(t *testing.T) (*Shell, *later) {
	t.Helper()
	s, _ := unlocked(t, "en")
	s.Lock()
	e := slowly(t, s)
	s.show(screen.Route{Page: screen.Unlock}, nil)
	test.Type(s.canvas.Focused(), passphrase)
	strike(s, fyne.KeyReturn)
	return s, e
}

func (e *later) do() {
	for len(e.work) > 0 {
		f := e.work[0]
		e.work = e.work[1:]
		f()
	}
}

// asleep moves the clock on the wall, and rings nothing.
func asleep(s *Shell, e *inOrder, d time.Duration) {
	s.now = func() time.Time { return noon().Add(e.now + d) }
}

func TestSleepCountsAsIdle(t *testing.T) {
	t.Run("the clock is looked at", func(t *testing.T) {
		s, e := unlocked(t, "en")
		asleep(s, e, 8*time.Hour)
		e.pass(lookRound)
		if s.open != nil {
			t.Error("open though the computer slept for hours")
		}
	})
	t.Run("the mouse moves", func(t *testing.T) {
		s, e := unlocked(t, "en")
		asleep(s, e, 8*time.Hour)
		s.touch()
		if s.open != nil || s.route.Page != screen.Unlock {
			t.Error("open though the computer slept for hours")
		}
	})
	t.Run("the clock is set back", func(t *testing.T) {
		s, e := unlocked(t, "en")
		e.pass(time.Minute)
		asleep(s, e, -24*time.Hour)
		e.pass(time.Minute)
		if s.open == nil {
			t.Error("locked after two minutes")
		}
	})
	t.Run("never", func(t *testing.T) {
		s, e := unlocked(t, "en")
		set := s.settings
		set.IdleMinutes = 0
		s.change(set)
		asleep(s, e, 8*time.Hour)
		s.touch()
		e.pass(time.Hour)
		if s.open == nil {
			t.Error("locked though that was switched off")
		}
	})
}

// TestLockWhileUnlocking presses Ctrl+L between Enter and the open journal.
func TestLockWhileUnlocking(t *testing.T) {
	s, e := unlocking(t)
	s.Lock()
	e.do()
	if s.open != nil || s.route.Page != screen.Unlock {
		t.Fatalf("page %q, open %v", s.route.Page, s.open != nil)
	}
	test.Type(s.canvas.Focused(), passphrase)
	s.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	e.do()
	if s.open == nil {
		t.Error("does not open afterwards")
	}
}

// TestUnlockRightAfterLock unlocks while the lock is still under way.
func TestUnlockRightAfterLock(t *testing.T) {
	s, _ := unlocked(t, "en")
	e := &later{}
	s.engine = e
	s.Lock()
	go e.do()
	list, err := s.shelf.List()
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	o, err := s.sealed().Unlock(t.Context(), list[0].ID, passphrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	o.Drop()
}

// TestALeftPageShowsNoProgress leaves a page whose work is under way.
func TestALeftPageShowsNoProgress(t *testing.T) {
	s, _ := begun(t, "en")
	e := slowly(t, s)
	s.show(screen.Route{Page: screen.Lessons}, nil)
	s.env().Run(screen.Work{Do: nil})
	s.Go(screen.Route{Page: screen.Help})
	e.pass(time.Second)
	if len(s.frame.working.Objects) > 0 {
		t.Error("the next page shows the progress of the last")
	}
}

// TestALeftPageStopsItsClocks leaves a page on which something was said and
// something is under way: the clocks of both stop.
func TestALeftPageStopsItsClocks(t *testing.T) {
	s, e := begun(t, "ur")
	s.show(screen.Route{Page: screen.Lessons}, nil)
	left := s.frame
	left.say("…", s.lang.T("app.undo"), func() { t.Error("undone by itself") })
	left.busy(true, 0, 0)
	s.Go(screen.Route{Page: screen.Help})
	if left.toast != nil || left.progress != nil {
		t.Error("the page that was left still tells of what happened on it")
	}
	s.frame.say("…", "", nil)
	e.pass(time.Minute)
	if s.frame.toast != nil {
		t.Error("what was said stays for ever")
	}
}

// TestNothingHoldsALockedJournal: nothing that lives on refers to the page, to
// the journal, or to its store.
func TestNothingHoldsALockedJournal(t *testing.T) {
	s, e := unlocked(t, "ur")
	drawn := []fyne.CanvasObject{s.canvas.Content()}
	s.Go(screen.Route{Page: screen.Write, Prompt: -1})
	write(t, s, "آج بارش ہوئی and we stayed in")
	e.pass(2 * time.Second)
	page := weak.Make(s.page.(*screen.WritePage))
	editor := weak.Make(first[*kit.Editor](t, s.canvas.Content()))
	open, vault, journal := weak.Make(s.open), weak.Make(s.open.vault), weak.Make(s.open.journal)
	drawn = append(drawn, s.canvas.Content())
	s.Lock()
	e.pending = nil // clocks that were stopped
	t.Run("draw", func(t *testing.T) { undraw(t, drawn...) })
	drawn = nil
	runtime.GC()
	runtime.GC()
	for name, held := range map[string]bool{
		"page": page.Value() != nil, "editor": editor.Value() != nil, "opened": open.Value() != nil,
		"vault": vault.Value() != nil, "journal": journal.Value() != nil,
	} {
		if held {
			t.Errorf("the %s is still held", name)
		}
	}
	runtime.KeepAlive(s)
}

// undraw makes Fyne forget, when the test ends, how it draws what is below an
// object; a window does so after a minute.
func undraw(t *testing.T, list ...fyne.CanvasObject) {
	for _, o := range list {
		switch o := o.(type) {
		case *fyne.Container:
			undraw(t, o.Objects...)
		case fyne.Widget:
			undraw(t, test.TempWidgetRenderer(t, o).Objects()...)
		}
	}
}

// TestLockLeavesNoGoroutine unlocks and locks again and again.
func TestLockLeavesNoGoroutine(t *testing.T) {
	s, _ := unlocked(t, "en")
	id := s.open.vault.Journal().ID
	s.Lock()
	before := runtime.NumGoroutine()
	for range 5 {
		o, err := s.sealed().Unlock(t.Context(), id, passphrase, nil)
		if err != nil {
			t.Fatal(err)
		}
		s.adopt(o, screen.Route{Page: screen.Home})
		s.Lock()
	}
	after := runtime.NumGoroutine()
	for range 1000 { // what has been told to end needs its turn
		if after <= before {
			return
		}
		runtime.Gosched()
		after = runtime.NumGoroutine()
	}
	stack := make([]byte, 1<<20)
	stack = stack[:runtime.Stack(stack, true)]
	t.Errorf("%d goroutines before, %d after:\n%s", before, after, strings.TrimSpace(string(stack)))
}

// write types into the editor of the page.
func write(t *testing.T, s *Shell, text string) {
	t.Helper()
	editor := first[*kit.Editor](t, s.canvas.Content())
	s.canvas.Focus(editor)
	test.Type(editor, text)
}
