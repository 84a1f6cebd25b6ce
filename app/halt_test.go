package app

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

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

// TestALockStopsARestore locks, as the system does before it sleeps, while a journal is
// being made of a copy and none is open.
func TestALockStopsARestore(t *testing.T) {
	plainHome(t)
	s, _ := unlocked(t, "en")
	wrote(t, s, "sealed")
	name := savedCopy(t, s)
	s.Lock()

	other, _ := begun(t, "en")
	e := parted(t, other)
	other.Go(screen.Route{Page: screen.Restore})
	e.finish()
	press(t, other, other.lang.T("choose.documents"))
	e.finish()
	press(t, other, other.lang.File(name))
	e.finish()
	fill(t, other, other.lang.T("restore.secret"), passphrase)
	press(t, other, other.lang.T("lock.open"))
	e.do()
	e.hear() // the secret is right, and the journal is about to be made
	other.Lock()
	e.finish()
	if other.open != nil || other.route.Page != screen.Unlock {
		t.Errorf("page %q, open %v", other.route.Page, other.open != nil)
	}
	if !tells(other, other.lang.T("error.broken_off")) {
		t.Error("nobody is told that it was not finished")
	}
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
			fill(t, s, s.lang.T("new.name"), "A name")
			press(t, s, s.lang.T("app.next"))
			press(t, s, s.lang.T("app.next"))
			fill(t, s, s.lang.T("new.pass"), "چھوٹی چڑ")
			away(s, e)
			if typed(s) || s.route.Page != screen.Unlock {
				t.Error("the page of a new journal keeps what was typed")
			}
		})
	}
}

// TestWhatIsBrokenOffIsSaid leaves a copy that is being made: for another page, for
// the other language, by a lock that comes of itself.
func TestWhatIsBrokenOffIsSaid(t *testing.T) {
	for how, leave := range map[string]func(*Shell, *deaf){
		"page":     func(s *Shell, _ *deaf) { s.Go(screen.Route{Page: screen.Lessons}) },
		"language": func(s *Shell, _ *deaf) { s.switchLanguage() },
		"lock":     func(s *Shell, _ *deaf) { s.Lock() },
		"idle": func(s *Shell, e *deaf) {
			e.pass(10 * time.Minute)
			e.finish()
			e.pass(time.Hour)
			s.touch() // somebody comes back
		},
		"cover": func(s *Shell, e *deaf) {
			s.Cover()
			e.finish()
			if tells(s, s.lang.T("error.broken_off")) {
				t.Error("the cover tells of it")
			}
			s.uncover()
			s.Go(screen.Route{Page: screen.Unlock})
		},
	} {
		t.Run(how, func(t *testing.T) {
			plainHome(t)
			s, _ := unlocked(t, "en")
			e := parted(t, s)
			s.Go(screen.Route{Page: screen.Backup})
			e.finish()
			press(t, s, s.lang.T("choose.documents"))
			e.finish()
			press(t, s, s.lang.T("backup.here"))
			leave(s, e)
			e.finish()
			if !tells(s, s.lang.T("error.broken_off")) {
				t.Errorf("nothing is said on page %q", s.route.Page)
			}
			if left := copyNames(t); len(left) > 0 {
				t.Errorf("there is %q", left)
			}
			s.Go(screen.Route{Page: screen.Help})
			if tells(s, s.lang.T("error.broken_off")) {
				t.Error("it is said twice")
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
		t.Skip("it was given up in time")
	}
	if !tells(s, s.lang.T("new.card_right")) {
		t.Errorf("page %q does not say that the card is right", s.route.Page)
	}
}

// TestWhatIsHalfWrittenIsRemovedBeforeTheEnd quits while a locked journal is copied.
func TestWhatIsHalfWrittenIsRemovedBeforeTheEnd(t *testing.T) {
	plainHome(t)
	s, _ := unlocked(t, "en")
	wrote(t, s, "sealed")
	s.Lock()
	e := parted(t, s)
	press(t, s, s.lang.T("backup.locked_way"))
	e.finish()
	press(t, s, s.lang.T("choose.documents"))
	e.finish()
	press(t, s, s.lang.T("backup.here"))
	copying := e.work
	e.work = nil
	ended := false
	s.end = func() { ended = true }
	s.Quit()
	waiting := make(chan struct{})
	go func() { e.do(); close(waiting) }() // no lock is waited for
	<-waiting
	e.hear()
	if ended {
		t.Error("the program ends while the copy is being written")
	}
	for _, f := range copying {
		f()
	}
	e.finish()
	if !ended {
		t.Error("the program does not end")
	}
	if left := copyNames(t); len(left) > 0 {
		t.Errorf("there is %q", left)
	}
}

// TestACopyIsLeftInTheMiddle leaves the page while its copy is being read, opened, made
// a journal of, or merged: nothing breaks, and the file does not stay open.
func TestACopyIsLeftInTheMiddle(t *testing.T) {
	plainHome(t)
	s, e := unlocked(t, "en")
	wrote(t, s, "sealed")
	name := savedCopy(t, s)
	path := filepath.Join(os.Getenv("HOME"), "Documents", name)
	id := s.open.vault.Journal().ID
	leave := func(t *testing.T, at int) (left bool) {
		n := 0
		s.engine = &looking{e, func() {
			if progressOf(s) == nil && s.route.Page == screen.Restore {
				return
			}
			if n++; n == at && s.route.Page == screen.Restore {
				left = true
				s.Go(screen.Route{Page: screen.Help})
			}
		}}
		defer func() { s.engine = e }()
		s.Go(screen.Route{Page: screen.Restore})
		press(t, s, s.lang.T("choose.documents"))
		press(t, s, s.lang.File(name))
		fill(t, s, s.lang.T("restore.secret"), passphrase)
		press(t, s, s.lang.T("lock.open"))
		press(t, s, s.lang.T("restore.merge"))
		return left
	}
	for at := 1; at < 5; at++ {
		if left := leave(t, at); left && !tells(s, s.lang.T("error.broken_off")) {
			t.Error("it is not told that the merge was broken off")
		}
		if n := timesOpen(t, path); n > 0 && s.route.Page != screen.Restore {
			t.Errorf("the copy is open %d times", n)
		}
	}
	s.Lock()
	if _, err := s.shelf.List(); err != nil || !s.hasJournals() {
		t.Errorf("no journal %q: %v", id, err)
	}

	deafly := parted(t, s)
	for _, heard := range []bool{false, true} {
		s.show(screen.Route{Page: screen.Restore}, nil)
		deafly.finish()
		press(t, s, s.lang.T("choose.documents"))
		deafly.finish()
		press(t, s, s.lang.File(name))
		press(t, s, s.lang.File(name)) // twice
		if heard {
			deafly.finish()
		} else {
			s.Go(screen.Route{Page: screen.Help})
		}
		s.Go(screen.Route{Page: screen.Lessons})
		deafly.finish()
		if n := timesOpen(t, path); n > 0 {
			t.Errorf("heard %v: the copy is open %d times", heard, n)
		}
	}
}

// timesOpen is how often this process has a file open.
func timesOpen(t *testing.T, path string) (n int) {
	t.Helper()
	links, err := filepath.Glob("/proc/self/fd/*")
	if err != nil || len(links) == 0 {
		t.Skip("nothing tells which files are open")
	}
	for _, link := range links {
		if to, err := os.Readlink(link); err == nil && to == path {
			n++
		}
	}
	return n
}
