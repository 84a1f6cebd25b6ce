package app

import (
	"os"
	"testing"
	"time"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// moved takes the data folder away and gives what brings it back: as a stick
// that is pulled out, nothing can be written meanwhile.
func moved(t *testing.T, s *Shell) (back func()) {
	t.Helper()
	away := s.dir + "-away"
	if err := os.Rename(s.dir, away); err != nil {
		t.Fatal(err)
	}
	return func() {
		t.Helper()
		if err := os.Rename(away, s.dir); err != nil {
			t.Fatal(err)
		}
	}
}

func TestQuitStaysOnceForWordsThatCannotBeSaved(t *testing.T) {
	s, e := unlocked(t, "en")
	ended := 0
	s.end = func() { ended++ }
	s.Go(screen.Route{Page: screen.Write, Prompt: -1})
	write(t, s, "the first step")
	back := moved(t, s)
	s.Quit()
	e.pass(0)
	if ended > 0 || s.open == nil || s.route.Page != screen.Write {
		t.Fatalf("ended %d times, on page %q", ended, s.route.Page)
	}
	if said := first[*kit.Editor](t, s.canvas.Content()).Text(); said != "the first step" {
		t.Errorf("the page holds %q", said)
	}
	if len(s.frame.foot.Objects) == 0 {
		t.Error("nothing is said")
	}
	t.Run("insisting ends it", func(t *testing.T) {
		e.pass(2 * time.Second)
		s.Quit()
		if ended != 1 || s.open != nil {
			t.Errorf("ended %d times", ended)
		}
	})
	back()
}

func TestQuitSavesWhenItCanAgain(t *testing.T) {
	s, e := unlocked(t, "en")
	ended := 0
	s.end = func() { ended++ }
	id := s.open.vault.Journal().ID
	s.Go(screen.Route{Page: screen.Write, Prompt: -1})
	write(t, s, "the first step")
	back := moved(t, s)
	s.Quit()
	back()
	e.pass(time.Second)
	s.Quit()
	if ended != 1 {
		t.Fatalf("ended %d times", ended)
	}
	wantWords(t, s, id, "the first step")
}

// TestLockKeepsWordsThatCannotBeSaved: a lock is never held up, and the words
// come back with the next unlock.
func TestLockKeepsWordsThatCannotBeSaved(t *testing.T) {
	s, _ := unlocked(t, "ur")
	id := s.open.vault.Journal().ID
	s.Go(screen.Route{Page: screen.Write, Prompt: -1})
	write(t, s, "پہلا قدم")
	back := moved(t, s)
	s.Lock()
	if s.open != nil || s.route.Page != screen.Unlock {
		t.Fatalf("on page %q", s.route.Page)
	}
	back()
	wantWords(t, s, id, "پہلا قدم")
}

// wantWords unlocks a journal and looks for its one entry.
func wantWords(t *testing.T, s *Shell, id, text string) {
	t.Helper()
	o, err := s.sealed().Unlock(t.Context(), id, passphrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer o.Drop()
	entries, _, err := o.Journal().Newest(t.Context(), "", 10)
	if err != nil || len(entries) != 1 || entries[0].Text != text {
		t.Errorf("entries %v, %v", entries, err)
	}
}
