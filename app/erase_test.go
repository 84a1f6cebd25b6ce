package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/storage"
)

// A whole journal goes only by its secret.
func TestAJournalIsErasedByItsOwner(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		wrote(t, s, "gone soon")
		s.Go(screen.Route{Page: screen.Destroy})
		fill(t, s, s.lang.T("own.pass_now"), "somebody else's guess")
		press(t, s, s.lang.T("destroy.do"))
		if s.open == nil || !tells(s, s.lang.T("lock.wrong")) {
			t.Fatal("a wrong passphrase is not told of")
		}
		fill(t, s, s.lang.T("own.pass_now"), passphrase)
		press(t, s, s.lang.T("destroy.do"))
		if s.open != nil || s.hasJournals() {
			t.Error("the journal is still there")
		}
		if s.route.Page != screen.Lessons || len(s.history) != 0 {
			t.Errorf("page %q, with %d ways back", s.route.Page, len(s.history))
		}
		left, err := os.ReadDir(filepath.Join(s.dir, "journals"))
		if err != nil || len(left) != 0 {
			t.Errorf("left on the disk: %v, %v", left, err)
		}
	})
}

// What of a journal could not be erased is named, with where it is, until it was read.
func TestWhatStandsIsNamed(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		folder := filepath.Join(s.dir, "journals", firstJournal(t, s))
		s.Go(screen.Route{Page: screen.Destroy})
		fill(t, s, s.lang.T("own.pass_now"), passphrase)
		// The first copy of the header is something that can't be written over.
		header := filepath.Join(folder, "header.json")
		if err := errors.Join(os.Remove(header), os.Mkdir(header, 0o700)); err != nil {
			t.Fatal(err)
		}
		press(t, s, s.lang.T("destroy.do"))
		if said := saidOver(s); !strings.Contains(said, s.lang.T("destroy.key_left")) {
			t.Errorf("said %q", said)
		}
		if s.hasJournals() {
			t.Error("the journal is still there")
		}
		pressOver(t, s, s.lang.T("app.done"))
		s.tellStanding(&storage.StandingError{Paths: []string{header, "2", "3", "4", "5", "6", "7"}, Opens: true})
		if said := saidOver(s); !strings.Contains(said, s.lang.Quote(header)) || !strings.Contains(said, s.lang.N("destroy.more", 2)) || !strings.Contains(said, s.lang.T("destroy.opens")) {
			t.Errorf("said %q", said)
		}
	})
}

// saidOver is what stands over the page.
func saidOver(s *Shell) (said string) {
	for _, o := range objects(s.canvas.Overlays().Top()) {
		if p, ok := o.(*kit.Prose); ok {
			said += p.Text()
		}
	}
	return said
}

// What is erased goes at once, and the dialogs say where it stays. Broken off behind
// that, the page does not say that it failed.
func TestErasedAndBrokenOff(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		wrote(t, s, "gone soon")
		list, _, err := s.open.journal.Newest(t.Context(), "", 1)
		if err != nil {
			t.Fatal(err)
		}
		s.Go(screen.Route{Page: screen.Write, ID: list[0].ID.String(), Prompt: -1})
		press(t, s, s.lang.T("write.delete"))
		if !strings.Contains(saidOver(s), s.lang.T("write.erase_copies")) {
			t.Error("the first dialog does not say where it stays")
		}
		pressOver(t, s, s.lang.T("write.delete"))
		s.Go(screen.Route{Page: screen.Diary})
		press(t, s, s.lang.T("journal.deleted"))
		press(t, s, s.lang.T("write.erase"))
		if !strings.Contains(saidOver(s), s.lang.T("write.erase_copies")) {
			t.Error("the second dialog does not say where it stays")
		}
		s.desk.busy = func(on bool, _, _ int) {
			if on {
				s.desk.stop()
			}
		}
		pressOver(t, s, s.lang.T("write.erase"))
		if !tells(s, s.lang.T("write.erased_later")) {
			t.Error("it is not said that it is gone")
		}
		if deleted, err := s.open.journal.Deleted(t.Context()); err != nil || len(deleted) > 0 {
			t.Errorf("deleted are %v, %v", deleted, err)
		}
	})
}
