package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gehwara/app/journal"
	"gehwara/app/screen"
	"gehwara/storage"
)

// killedExport leaves what an end of the program in the middle of an export does: the
// half of a folder, and the journal's memory of it. The journal is locked then.
func killedExport(t *testing.T, s *Shell) (half string) {
	t.Helper()
	half = filepath.Join(os.Getenv("HOME"), "Documents", "gehwara-2026-11-22.part")
	list := filepath.Join(s.dir, "journals", firstJournal(t, s), "outside")
	var memory []byte
	err := s.open.vault.InTheOpen(t.Context(), half, func(context.Context) (err error) {
		memory, err = os.ReadFile(list)
		return err
	})
	s.Lock()
	err = errors.Join(err, os.WriteFile(list, memory, 0o600), os.Mkdir(half, 0o700),
		os.WriteFile(filepath.Join(half, "diary.md"), []byte("words"), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	return half
}

func openedAgain(t *testing.T, s *Shell) {
	t.Helper()
	o, err := s.sealed().Unlock(t.Context(), firstJournal(t, s), passphrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.adopt(o, screen.Route{Page: screen.Home})
}

// What an end of the program left readable is told of when the journal is next opened,
// and can be removed there.
func TestALeftExportIsToldAndRemoved(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		half := killedExport(t, s)
		openedAgain(t, s)
		if !tells(s, s.lang.T("home.left")) {
			t.Error("the first page does not tell of it")
		}
		press(t, s, s.lang.T("home.left_see"))
		if !tells(s, s.lang.T("export.left")) {
			t.Error("the page does not tell of it")
		}
		press(t, s, s.lang.T("export.left_delete"))
		if _, err := os.Stat(half); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("it is still there: %v", err)
		}
		if tells(s, s.lang.T("export.left")) {
			t.Error("it is told of though it is gone")
		}
		s.goHome()
		if tells(s, s.lang.T("home.left")) {
			t.Error("the first page tells of it though it is gone")
		}
	})
}

// One on a stick that is away is told of until it is removed, or said to be gone.
func TestALeftExportOnAStickThatIsAway(t *testing.T) {
	plainHome(t)
	s, _ := unlocked(t, "ur")
	half := killedExport(t, s)
	away := filepath.Join(t.TempDir(), "away")
	if err := os.Rename(half, away); err != nil {
		t.Fatal(err)
	}
	openedAgain(t, s)
	s.Go(screen.Route{Page: screen.Export})
	if !tells(s, s.lang.T("export.left_away")) {
		t.Fatal("the page does not tell of it")
	}
	press(t, s, s.lang.T("export.left_look"))
	if !tells(s, s.lang.T("export.left_away")) {
		t.Error("it is forgotten unseen")
	}
	if err := os.Rename(away, half); err != nil {
		t.Fatal(err)
	}
	press(t, s, s.lang.T("export.left_look"))
	if !tells(s, s.lang.T("export.left")) {
		t.Error("the stick is in, and it is not seen")
	}
	if err := os.Rename(half, away); err != nil {
		t.Fatal(err)
	}
	s.render()
	press(t, s, s.lang.T("export.left_gone"))
	s.goHome()
	if tells(s, s.lang.T("home.left")) {
		t.Error("it is told of though it was said to be gone")
	}
}

// What somebody's export has left in the folder that is chosen is told of before
// another is made there.
func TestALeftExportInTheFolder(t *testing.T) {
	plainHome(t)
	s, _ := unlocked(t, "en")
	wrote(t, s, "mine")
	half := filepath.Join(os.Getenv("HOME"), "Documents", "gehwara-2026-11-01-2.part")
	if err := os.Mkdir(half, 0o700); err != nil {
		t.Fatal(err)
	}
	s.Go(screen.Route{Page: screen.Export})
	if tells(s, s.lang.T("export.left")) {
		t.Error("told of a folder that was not chosen")
	}
	press(t, s, s.lang.T("choose.documents"))
	press(t, s, s.lang.T("export.here"))
	if s.canvas.Overlays().Top() != nil || !tells(s, s.lang.T("export.left")) {
		t.Fatal("it is not told of first")
	}
	press(t, s, s.lang.T("export.here")) // it is left where it is
	pressOver(t, s, s.lang.T("export.do"))
	if _, err := os.Stat(half); err != nil || !tells(s, s.lang.T("export.done")) {
		t.Errorf("no folder was made beside it: %v", err)
	}
}

// A lock, and so an end of the program that waits for it, comes only when what an
// export has begun is taken away again.
func TestLockDuringAnExport(t *testing.T) {
	plainHome(t)
	s, _ := unlocked(t, "en")
	for range 3 {
		wrote(t, s, "words")
	}
	o, into := s.open, t.TempDir()
	locked, began := make(chan error), false
	report := func(int, int) {
		if began {
			return
		}
		began = true
		go func() { locked <- o.vault.Lock() }()
		for _, err := o.vault.Drafts(t.Context()); !errors.Is(err, storage.ErrLocked); _, err = o.vault.Drafts(t.Context()) {
			runtime.Gosched()
		}
	}
	exporting := make(chan error)
	go func() {
		_, err := exporter{o, s.lang, s.now}.Export(t.Context(), into, false, report)
		exporting <- err
	}()
	if err := <-locked; err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(into); err != nil || len(left) > 0 {
		t.Errorf("locked, and there is still %v, %v", left, err)
	}
	if err := <-exporting; !errors.Is(err, storage.ErrLocked) {
		t.Errorf("said %v", err)
	}
	openedAgain(t, s)
	if s.open.left() {
		t.Error("it is told of though it is gone")
	}
}

// A stick that is pulled out in the middle keeps what was begun: the page says so, and
// where, and removes it when the stick is in again.
func TestAStickIsPulledOutOfAnExport(t *testing.T) {
	plainHome(t)
	s, _ := unlocked(t, "en")
	wrote(t, s, "words")
	dir := t.TempDir()
	stick, away := filepath.Join(dir, "stick"), filepath.Join(dir, "away")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	e := exporter{s.open, s.lang, s.now}
	_, err := e.Export(t.Context(), stick, false, func(int, int) {
		if err := os.Rename(stick, away); err != nil {
			t.Error(err)
		}
	})
	if got := s.explain(err); got != s.lang.T("export.broken_off") {
		t.Errorf("said %q: %v", got, err)
	}
	list, err := e.Left(t.Context(), "")
	if err != nil || len(list) != 1 || list[0].There {
		t.Fatalf("left are %+v, %v", list, err)
	}
	if err := os.Rename(away, stick); err != nil {
		t.Fatal(err)
	}
	if list, err = e.Left(t.Context(), ""); err != nil || len(list) != 1 || !list[0].There {
		t.Fatalf("left are %+v, %v", list, err)
	}
	if err := e.Remove(t.Context(), list[0]); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(stick); err != nil || len(left) > 0 || s.open.left() {
		t.Errorf("left are %v, %v", left, err)
	}
}

// The folder that anyone can read is asked for twice, and holds only what others may
// read where that is chosen.
func TestExportAsksTwice(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		wrote(t, s, "mine")
		session := s.open.journal.Write(journal.Entry{Date: journal.Today(noon()), Text: "ours", Ours: true})
		if err := errors.Join(session.Update(t.Context(), session.Entry()), session.Commit(t.Context())); err != nil {
			t.Fatal(err)
		}
		exported := func(choice string) string {
			s.Go(screen.Route{Page: screen.Export})
			press(t, s, s.lang.T(choice))
			press(t, s, s.lang.T("choose.documents"))
			before := folderNames(t)
			press(t, s, s.lang.T("export.here"))
			if len(folderNames(t)) != len(before) {
				t.Fatal("a folder was made before the second question")
			}
			pressOver(t, s, s.lang.T("export.do"))
			if !tells(s, s.lang.T("export.anyone")) {
				t.Fatal("no folder was made")
			}
			data, err := os.ReadFile(filepath.Join(newest(t), "diary.md"))
			if err != nil {
				t.Fatal(err)
			}
			press(t, s, s.lang.T("app.done"))
			return string(data)
		}
		if text := exported("export.all"); !strings.Contains(text, "mine") || !strings.Contains(text, "ours") {
			t.Errorf("all entries are %q", text)
		}
		if text := exported("export.ours"); strings.Contains(text, "mine") || !strings.Contains(text, "ours") {
			t.Errorf("what others may read is %q", text)
		}
	})
}

func folderNames(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(os.Getenv("HOME"), "Documents", "gehwara-*"))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// newest is the folder that was made last: those of a day are numbered.
func newest(t *testing.T) string {
	t.Helper()
	list := folderNames(t)
	if len(list) == 0 {
		t.Fatal("there is no folder")
	}
	return list[len(list)-1]
}
