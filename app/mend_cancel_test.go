package app

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// looking is an engine beside which somebody looks at the window whenever something
// on it has changed.
type looking struct {
	*inOrder
	look func()
}

func (e *looking) OnUI(f func()) {
	f()
	e.look()
}

// TestMendingCanBeCancelled cancels the making again of a store that is gone, with
// the mouse or by keys, at its first sign or when it is all but done: the sign-in
// page is there again, and says nothing of it; the journal is as it was, and opens
// whole at the next try.
func TestMendingCanBeCancelled(t *testing.T) {
	t.Run("at once by mouse", func(t *testing.T) {
		mendAndCancel(t, "en", 1, func(t *testing.T, s *Shell) { press(t, s, s.lang.T("app.cancel")) })
	})
	t.Run("at the end by keys", func(t *testing.T) { mendAndCancel(t, "ur", 2, pressByKeys) })
}

func mendAndCancel(t *testing.T, tag string, after int, cancel func(*testing.T, *Shell)) {
	s, e := unlocked(t, tag)
	id := s.open.vault.Journal().ID
	s.Go(screen.Route{Page: screen.Write, Prompt: -1})
	write(t, s, "آج پہلا قدم")
	e.pass(2 * time.Second)
	if err := s.open.vault.Snapshot(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	s.Lock()
	if err := os.RemoveAll(filepath.Dir(storeFiles(t, s, id)[0])); err != nil {
		t.Fatal(err)
	}
	before := namesUnder(t, filepath.Join(s.dir, "journals", id))

	seen, cancelled := []string{}, false
	s.engine = &looking{e, func() {
		if p := progressOf(s); p != nil && !cancelled && !slices.Contains(seen, p.Text()) {
			if seen = append(seen, p.Text()); len(seen) >= after {
				cancelled = true
				cancel(t, s)
			}
		}
	}}
	unlockByHand(t, s)
	if !cancelled {
		t.Fatalf("no progress was shown but %q", seen)
	}
	if s.route.Page != screen.Unlock || s.open != nil || progressOf(s) != nil {
		t.Fatalf("after the cancel: page %q, open %v, progress %v", s.route.Page, s.open != nil, progressOf(s) != nil)
	}
	if tells(s, s.lang.T("error.unknown")) || says(s, s.lang.T("lock.opening")) {
		t.Error("it speaks of an error, or of opening still")
	}
	if now := namesUnder(t, filepath.Join(s.dir, "journals", id)); !slices.Equal(now, before) {
		t.Errorf("left are %q, there were %q", now, before)
	}

	press(t, s, s.lang.T("lock.open")) // what was typed is still there
	if s.route.Page != screen.Repaired || !says(s, s.lang.T("repair.whole")) {
		t.Fatalf("the next try leads to %q", s.route.Page)
	}
	s.Lock()
	wantWords(t, s, id, "آج پہلا قدم")
}

// pressByKeys goes to the button that cancels as one does without a mouse.
func pressByKeys(t *testing.T, s *Shell) {
	t.Helper()
	for range 40 {
		s.canvas.FocusNext()
		if b, ok := s.canvas.Focused().(*kit.Button); ok && b.Text() == s.lang.T("app.cancel") {
			strike(s, fyne.KeyReturn)
			return
		}
	}
	t.Error("no key leads to the button that cancels")
}

// progressOf is the progress that the window shows, or nil.
func progressOf(s *Shell) *kit.Progress {
	for _, o := range objects(s.canvas.Content()) {
		if p, ok := o.(*kit.Progress); ok {
			return p
		}
	}
	return nil
}

// namesUnder lists the files in a folder.
func namesUnder(t *testing.T, folder string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
