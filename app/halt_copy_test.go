package app

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"gehwara/app/screen"
)

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
	askedCopy(t, other, name, passphrase, e.finish)
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
	e.do() // no lock is waited for
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
