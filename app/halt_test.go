package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// deaf is the engine of a test in which the window hears of work only when the test
// says so, as when somebody has pressed something just before.
type deaf struct {
	later
	unheard []func()
}

func (e *deaf) OnUI(f func()) { e.unheard = append(e.unheard, f) }

// hear lets the window hear of what was done.
func (e *deaf) hear() {
	for len(e.unheard) > 0 {
		f := e.unheard[0]
		e.unheard = e.unheard[1:]
		f()
	}
}

// finish does all work, and lets the window hear of it.
func (e *deaf) finish() {
	for len(e.work)+len(e.unheard) > 0 {
		e.do()
		e.hear()
	}
}

// parted makes the work of a shell wait until the test does it.
func parted(t *testing.T, s *Shell) *deaf {
	e := &deaf{}
	s.engine = e
	s.idle, s.now = nil, func() time.Time { return noon().Add(e.now) }
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

// TestALeftRenewalIsTakenOver leaves the page when the old journal is gone already: by
// another page, or by a lock.
func TestALeftRenewalIsTakenOver(t *testing.T) {
	const next = "چھت پر تین کبوتر"
	renewing := func(t *testing.T) (*Shell, *deaf) {
		s, _ := unlocked(t, "en")
		wrote(t, s, "kept")
		e := parted(t, s)
		s.Go(screen.Route{Page: screen.Renew})
		for label, text := range map[string]string{"own.pass_now": passphrase, "own.pass_new": next, "new.pass_again": next} {
			fill(t, s, s.lang.T(label), text)
		}
		press(t, s, s.lang.T("own.renew_do"))
		return s, e
	}
	t.Run("for another page", func(t *testing.T) {
		s, e := renewing(t)
		e.do()
		s.Go(screen.Route{Page: screen.Help})
		e.finish()
		if s.open == nil || s.route.Page != screen.Card || !tells(s, s.lang.T("own.renew_done")) {
			t.Fatalf("page %q, open %v", s.route.Page, s.open != nil)
		}
		if got := texts(t, s); got != "kept" {
			t.Errorf("the entries are %q", got)
		}
	})
	t.Run("when it was just left", func(t *testing.T) {
		s, e := renewing(t)
		work := e.work
		e.work = nil
		s.page.Close() // as the page goes while the new journal is being opened
		for _, f := range work {
			f()
		}
		e.finish()
		if s.open == nil {
			t.Fatal("no journal is open")
		}
		if got := texts(t, s); got != "kept" {
			t.Errorf("the entries are %q", got)
		}
	})
	t.Run("by a lock", func(t *testing.T) {
		s, e := renewing(t)
		e.do()
		s.Lock()
		e.finish()
		if s.open != nil || s.route.Page != screen.Unlock {
			t.Fatalf("page %q, open %v", s.route.Page, s.open != nil)
		}
		o, err := s.sealed().Unlock(t.Context(), firstJournal(t, s), next, nil)
		if err != nil {
			t.Fatal(err)
		}
		o.Drop()
		e.finish()
	})
}

// TestALockForgetsATypedSecret leaves a secret half typed on each page that asks for
// one while no journal is open.
func TestALockForgetsATypedSecret(t *testing.T) {
	typed := func(s *Shell) bool {
		for _, f := range focusables(s.canvas.Content()) {
			if field, ok := f.(*kit.Field); ok && field.Text() != "" {
				return true
			}
		}
		return false
	}
	for how, away := range map[string]func(*Shell, *inOrder){
		"lock": func(s *Shell, _ *inOrder) { s.Lock() },
		"idle": func(s *Shell, e *inOrder) { e.pass(10 * time.Minute) },
	} {
		t.Run(how, func(t *testing.T) {
			s, e := unlocked(t, "en")
			s.Lock()
			fill(t, s, s.lang.T("lock.passphrase"), "چھوٹی چڑ")
			away(s, e)
			if typed(s) {
				t.Error("the lock page keeps what was typed")
			}
			s.Go(screen.Route{Page: screen.Begin})
			test.Type(s.canvas.Focused(), "A name")
			press(t, s, s.lang.T("app.next"))
			press(t, s, s.lang.T("app.next"))
			test.Type(s.canvas.Focused(), "چھوٹی چڑ")
			away(s, e)
			if typed(s) || s.route.Page != screen.Unlock {
				t.Error("the page of a new journal keeps what was typed")
			}
		})
	}
}

// TestNothingElseIsChosenWhileOneIsTried presses what leads elsewhere on the lock page
// while a hidden journal is being looked for.
func TestNothingElseIsChosenWhileOneIsTried(t *testing.T) {
	s, _ := unlocked(t, "en")
	e := parted(t, s)
	s.Lock()
	e.finish()
	press(t, s, s.lang.T("lock.not_listed"))
	fill(t, s, s.lang.T("lock.name"), "nobody's")
	fill(t, s, s.lang.T("lock.passphrase"), passphrase)
	press(t, s, s.lang.T("lock.open"))
	press(t, s, s.lang.Quote("Green notebook"))
	e.finish()
	if !tells(s, s.lang.T("lock.not_found")) {
		t.Error("the page does not say that there is no such journal")
	}
}

// TestACardThatIsInForceIsSaidToBe cancels when the card is in force already.
func TestACardThatIsInForceIsSaidToBe(t *testing.T) {
	s, _ := unlocked(t, "en")
	e := parted(t, s)
	s.Go(screen.Route{Page: screen.Card})
	code := (card{s.open}).Code()
	press(t, s, s.lang.T("new.card_written"))
	sum := 0
	for _, r := range code {
		sum += int(r - '0')
	}
	n := sum % 8
	fill(t, s, s.lang.T("new.card_group", "N", n+1), code[5*n:5*n+5])
	press(t, s, s.lang.T("app.done"))
	e.pass(time.Second)
	stopByHand(t, s)
	e.finish()
	if !s.open.vault.HasRecoveryCode() {
		t.Fatal("it was given up in time")
	}
	if !tells(s, s.lang.T("new.card_right")) {
		t.Errorf("page %q does not say that the card is right", s.route.Page)
	}
}
