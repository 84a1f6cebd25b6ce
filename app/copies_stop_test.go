package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gehwara/app/screen"
	"gehwara/storage"
)

// What is cancelled when it is made already is there, and open: not said to be
// cancelled.
func TestCancelledWhenItIsMade(t *testing.T) {
	plainHome(t)
	s, _ := unlocked(t, "en")
	wrote(t, s, "one")
	path := filepath.Join(os.Getenv("HOME"), "Documents", savedCopy(t, s))
	s.Lock()
	for name, begin := range map[string]func(context.Context, *Shell) (screen.Opening, error){
		"new": func(ctx context.Context, s *Shell) (screen.Opening, error) {
			return s.sealed().Create(ctx, screen.Sealed{Name: "Green notebook"}, passphrase)
		},
		"restored": func(ctx context.Context, s *Shell) (screen.Opening, error) {
			b, err := reader{s}.Read(ctx, path)
			if err != nil {
				return nil, err
			}
			defer b.Close()
			if err := b.Unlock(ctx, passphrase); err != nil {
				return nil, err
			}
			return b.Restore(ctx, "", nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			other, _ := begun(t, "en")
			ctx, cancel := context.WithCancel(t.Context())
			other.now = func() time.Time { cancel(); return noon() } // the first to ask is the journal that is opened
			made, err := begin(ctx, other)
			if err != nil || ctx.Err() == nil {
				list, _ := other.shelf.List()
				t.Fatalf("said %v, cancelled: %v, and on the shelf stands %+v", err, ctx.Err(), list)
			}
			made.Drop()
		})
	}
}

// The copy of a locked journal is brought together with the open one at once; that it
// was broken off is said, and nothing false beside it.
func TestALockedCopyIsBroughtTogether(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		wrote(t, s, "one")
		s.Lock()
		lockedCopy := func(s *Shell) string {
			t.Helper()
			path := filepath.Join(os.Getenv("HOME"), "Documents", "locked-"+filepath.Base(t.TempDir())+storage.BackupEnding)
			if err := s.shelf.CopyLocked(t.Context(), firstJournal(t, s), path, nil); err != nil {
				t.Fatal(err)
			}
			return filepath.Base(path)
		}
		other, _ := begun(t, tag)
		chosenCopy(t, other, lockedCopy(s), passphrase)
		wrote(t, other, "two")
		other.Lock()
		back := lockedCopy(other)

		openedAgain(t, s)
		b, err := reader{s}.Read(t.Context(), filepath.Join(os.Getenv("HOME"), "Documents", back))
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Unlock(t.Context(), passphrase); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err = b.Merge(ctx, func(int, int) {})
		b.Close()
		if got := s.explain(err); got != s.lang.T("command.cancelled") {
			t.Errorf("said %q: %v", got, err)
		}

		chosenCopy(t, s, back, passphrase)
		press(t, s, s.lang.T("restore.merge"))
		if !tells(s, s.lang.N("restore.came", 1)) || tells(s, s.lang.T("restore.lost")) {
			t.Error("the page does not say that one entry came")
		}
		if got := texts(t, s); !strings.Contains(got, "one") || !strings.Contains(got, "two") {
			t.Errorf("the entries are %q", got)
		}
	})
}

// A merge that ends when a part has come does not say that nothing was changed.
func TestAMergeThatIsBrokenOff(t *testing.T) {
	plainHome(t)
	s, _ := unlocked(t, "en")
	name := savedCopy(t, s)
	other, _ := begun(t, "en")
	chosenCopy(t, other, name, passphrase)
	for range 300 { // more than come at once
		wrote(t, other, "words")
	}
	back := savedCopy(t, other)
	other.Lock()
	b, err := reader{s}.Read(t.Context(), filepath.Join(os.Getenv("HOME"), "Documents", back))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := b.Unlock(t.Context(), passphrase); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = b.Merge(ctx, func(int, int) { cancel() })
	if got := s.explain(err); got != s.lang.T("restore.part") || texts(t, s) == "" {
		t.Errorf("said %q: %v", got, err)
	}
	if _, err := b.Merge(t.Context(), func(int, int) {}); err != nil {
		t.Error(err)
	}
	if got := strings.Count(texts(t, s), "words"); got != 100 { // as many as are listed at once
		t.Errorf("%d entries", got)
	}
}

// A restore that is stopped says so, and asks for no name.
func TestARestoreThatIsStopped(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		wrote(t, s, "one")
		name := savedCopy(t, s)
		s.Lock()
		other, _ := begun(t, tag)
		e := slowly(t, other)
		askedCopy(t, other, name, passphrase, e.do)
		unlock := e.work[0]
		e.work = e.work[1:]
		unlock() // and what it restores waits
		other.desk.stop()
		e.do()
		if other.open != nil || other.hasJournals() {
			t.Fatal("a journal was made")
		}
		if !tells(other, other.lang.T("command.cancelled")) || !tells(other, other.lang.T("restore.where")) {
			t.Errorf("the page does not say that it was stopped")
		}
	})
}
