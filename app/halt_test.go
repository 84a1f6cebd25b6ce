package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// apart is the engine of a test in which the window hears of work only when the test
// says so, as when somebody has pressed something just before.
type apart struct {
	later
	unheard []func()
}

func (e *apart) OnUI(f func()) { e.unheard = append(e.unheard, f) }

// hear lets the window hear of what was done.
func (e *apart) hear() {
	for len(e.unheard) > 0 {
		f := e.unheard[0]
		e.unheard = e.unheard[1:]
		f()
	}
}

// finish does all work, and lets the window hear of it.
func (e *apart) finish() {
	for len(e.work)+len(e.unheard) > 0 {
		e.do()
		e.hear()
	}
}

// parted makes the work of a shell wait until the test does it.
func parted(t *testing.T, s *Shell) *apart {
	e := &apart{}
	s.engine = e
	t.Cleanup(func() { e.finish(); s.engine = &inOrder{} })
	return e
}

// stopByHand presses the button beside the progress.
func stopByHand(t *testing.T, s *Shell) {
	t.Helper()
	if p := progressOf(s); p != nil {
		for _, o := range objects(p) {
			if b, ok := o.(*kit.Button); ok {
				b.Tapped(&fyne.PointEvent{})
				return
			}
		}
	}
	t.Fatal("nothing offers to stop")
}

// TestErasingThatIsCancelledErasesNothing cancels between the passphrase and the end
// of the journal.
func TestErasingThatIsCancelledErasesNothing(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		wrote(t, s, "kept")
		s.Go(screen.Route{Page: screen.Destroy})
		fill(t, s, s.lang.T("own.pass_now"), passphrase)
		e := parted(t, s)
		s.show(s.route, nil)
		fill(t, s, s.lang.T("own.pass_now"), passphrase)
		press(t, s, s.lang.T("destroy.do"))
		e.pass(time.Second)
		stopByHand(t, s)
		e.finish()
		if s.open == nil || !s.hasJournals() || s.route.Page != screen.Destroy {
			t.Fatalf("page %q, open %v, journals %v", s.route.Page, s.open != nil, s.hasJournals())
		}
		if got := texts(t, s); got != "kept" {
			t.Errorf("the entries are %q", got)
		}
		if tells(s, s.lang.T("lock.wrong")) || tells(s, s.lang.T("error.unknown")) {
			t.Error("cancelling is told as an error")
		}
	})
}

// TestErasingIsDoneBeforeTheProgramEnds closes the window right after a journal was
// erased.
func TestErasingIsDoneBeforeTheProgramEnds(t *testing.T) {
	s, _ := unlocked(t, "en")
	wrote(t, s, "gone soon")
	ended := 0
	s.end = func() { ended++ }
	e := parted(t, s)
	s.Go(screen.Route{Page: screen.Destroy})
	fill(t, s, s.lang.T("own.pass_now"), passphrase)
	press(t, s, s.lang.T("destroy.do"))
	e.do() // the passphrase is right
	e.hear()
	s.Quit()
	lock, end := e.work[0], e.work[len(e.work)-1]
	e.work = e.work[1 : len(e.work)-1]
	lock()
	end() // before all that it does not wait for
	left := s.hasJournals()
	if left {
		t.Error("the program ends and the journal is still there")
	}
	e.finish()
	if ended == 0 {
		t.Error("the program does not end")
	}
}
