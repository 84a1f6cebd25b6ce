package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/storage"
)

// wrote makes an entry in the open journal of a shell.
func wrote(t *testing.T, s *Shell, text string) {
	t.Helper()
	session := s.open.journal.Write(journal.Entry{Date: journal.Today(noon()), Text: text})
	if err := session.Update(t.Context(), session.Entry()); err != nil {
		t.Fatal(err)
	}
	if err := session.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// texts are those of all entries.
func texts(t *testing.T, s *Shell) string {
	t.Helper()
	list, _, err := s.open.journal.Newest(t.Context(), "", 100)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range list {
		all = append(all, e.Text)
	}
	return strings.Join(all, "|")
}

// savedCopy makes a copy of the open journal in Documents, by the page.
func savedCopy(t *testing.T, s *Shell) (name string) {
	t.Helper()
	before := copyNames(t)
	s.Go(screen.Route{Page: screen.Backup})
	press(t, s, s.lang.T("choose.documents"))
	press(t, s, s.lang.T("backup.here"))
	for _, key := range []string{"backup.done", "backup.whole", "backup.not_away"} {
		if !tells(s, s.lang.T(key)) {
			t.Fatalf("the page does not say %q", s.lang.T(key))
		}
	}
	press(t, s, s.lang.T("app.done"))
	for _, now := range copyNames(t) {
		if !strings.Contains(strings.Join(before, "/"), now) {
			return now
		}
	}
	t.Fatal("there is no new copy")
	return ""
}

func copyNames(t *testing.T) (names []string) {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(os.Getenv("HOME"), "Documents", "*"+storage.BackupEnding))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range list {
		names = append(names, filepath.Base(path))
	}
	return names
}

// chosenCopy opens a copy on the page, up to what is to become of it.
func chosenCopy(t *testing.T, s *Shell, name, secret string) {
	t.Helper()
	askedCopy(t, s, name, secret, func() {})
}

// askedCopy opens one with an engine that has to be told to go on, up to where its
// secret is tried.
func askedCopy(t *testing.T, s *Shell, name, secret string, goOn func()) {
	t.Helper()
	s.Go(screen.Route{Page: screen.Restore})
	goOn()
	for _, text := range []string{s.lang.T("choose.documents"), s.lang.File(name)} {
		press(t, s, text)
		goOn()
	}
	fill(t, s, s.lang.T("restore.secret"), secret)
	press(t, s, s.lang.T("lock.open"))
}

func inBoth(t *testing.T, run func(t *testing.T, tag string)) {
	for _, tag := range []string{"en", "ur"} {
		t.Run(tag, func(t *testing.T) { plainHome(t); run(t, tag) })
	}
}

func TestACopyBecomesAJournalOnAnotherComputer(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		wrote(t, s, "پہلی حرکت")
		name := savedCopy(t, s)
		s.Lock()

		other, _ := begun(t, tag)
		chosenCopy(t, other, name, "not this one")
		if want := other.lang.T("command.copy_wrong"); !tells(other, want) {
			t.Errorf("the page does not say %q", want)
		}
		fill(t, other, other.lang.T("restore.secret"), passphrase)
		press(t, other, other.lang.T("lock.open"))
		if other.open == nil || other.route.Page != screen.Home {
			t.Fatalf("no journal is open on page %q", other.route.Page)
		}
		t.Cleanup(other.Lock)
		if got := texts(t, other); got != "پہلی حرکت" {
			t.Errorf("the entries are %q", got)
		}
		if j := other.open.vault.Journal(); j.Name != "Green notebook" || j.Picture != "leaf" {
			t.Errorf("the journal is %+v", j)
		}
	})
}

func TestACopyIsBroughtTogetherWithItsJournal(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		wrote(t, s, "one")
		if err := s.open.journal.SetAbout(t.Context(), journal.About{Role: journal.Mother}); err != nil { // no entry, and not counted as one
			t.Fatal(err)
		}
		name := savedCopy(t, s)
		s.Lock()

		other, _ := begun(t, tag)
		chosenCopy(t, other, name, passphrase)
		wrote(t, other, "two")
		back := savedCopy(t, other)
		other.Lock()

		o, err := s.sealed().Unlock(t.Context(), firstJournal(t, s), passphrase, nil)
		if err != nil {
			t.Fatal(err)
		}
		s.adopt(o, screen.Route{Page: screen.Home})
		chosenCopy(t, s, back, passphrase)
		press(t, s, s.lang.T("restore.merge"))
		for _, want := range []string{s.lang.N("restore.came", 1), s.lang.N("restore.same", 1)} {
			if !tells(s, want) {
				t.Errorf("the page does not say %q", want)
			}
		}
		s.switchLanguage() // what came of it stays on the page
		if !tells(s, s.lang.N("restore.came", 1)) {
			t.Error("the report is gone in the other language")
		}
		if got := texts(t, s); !strings.Contains(got, "one") || !strings.Contains(got, "two") {
			t.Errorf("the entries are %q", got)
		}
		chosenCopy(t, s, back, passphrase)
		press(t, s, s.lang.T("restore.merge"))
		if tells(s, s.lang.N("restore.came", 1)) || !tells(s, s.lang.N("restore.same", 2)) {
			t.Error("a second time changes something")
		}
	})
}

func firstJournal(t *testing.T, s *Shell) string {
	t.Helper()
	list, err := s.shelf.List()
	if err != nil || len(list) == 0 {
		t.Fatal(list, err)
	}
	return list[0].ID
}

// Who helps can copy a journal that is locked, from the lock page; it opens with the
// passphrase alone.
func TestALockedJournalIsCopied(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		wrote(t, s, "secret")
		s.Lock()
		press(t, s, s.lang.T("backup.locked_way"))
		press(t, s, s.lang.T("choose.documents"))
		press(t, s, s.lang.T("backup.here"))
		if !tells(s, s.lang.T("backup.whole_locked")) {
			t.Fatal("no copy was made")
		}
		if s.open != nil {
			t.Fatal("the journal is open")
		}
		name := copyNames(t)[0]

		// Beside the journal it is of it needs a name of its own.
		chosenCopy(t, s, name, passphrase)
		if want := s.lang.T("restore.closed_line", "Name", s.lang.Quote("Green notebook")); !tells(s, want) {
			t.Errorf("the page does not say %q", want)
		}
		press(t, s, s.lang.T("restore.beside"))
		fill(t, s, s.lang.T("new.name"), "Green notebook")
		press(t, s, s.lang.T("restore.do"))
		if !tells(s, s.lang.T("new.name_taken")) {
			t.Error("the page does not say that the name is taken")
		}
		fill(t, s, s.lang.T("new.name"), "Another")
		press(t, s, s.lang.T("restore.do"))
		if s.open == nil {
			t.Fatal("no journal is open")
		}
		if got := texts(t, s); got != "secret" {
			t.Errorf("the entries are %q", got)
		}
	})
}

func TestNoCopyIsSaidToBeNone(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := begun(t, tag)
		folder := filepath.Join(os.Getenv("HOME"), "Documents")
		if err := os.WriteFile(filepath.Join(folder, "song.gehwara"), []byte("la la la"), 0o600); err != nil {
			t.Fatal(err)
		}
		s.Go(screen.Route{Page: screen.Restore})
		press(t, s, s.lang.T("choose.documents"))
		press(t, s, s.lang.File("song.gehwara"))
		if want := s.lang.T("command.copy_not_ours"); !tells(s, want) {
			t.Errorf("the page does not say %q", want)
		}
		press(t, s, s.lang.Quote("خط")) // and another can be chosen
	})
}

func TestHomeRemindsOfACopy(t *testing.T) {
	plainHome(t)
	s, e := unlocked(t, "en")
	s.settings.IdleMinutes = 0 // weeks go by
	reminded := func() bool {
		s.show(screen.Route{Page: screen.Home}, nil)
		return tells(s, s.lang.T("home.copy"))
	}
	if err := s.open.journal.SetAbout(t.Context(), journal.About{CopyDue: journal.Today(noon()).AddDays(14)}); err != nil {
		t.Fatal(err)
	}
	wrote(t, s, "one")
	if reminded() {
		t.Error("reminded on the first day")
	}
	e.now += 14 * 24 * 3600 * 1e9
	if !reminded() {
		t.Fatal("not reminded after two weeks")
	}
	press(t, s, s.lang.T("home.copy_later"))
	if reminded() {
		t.Error("it can't be put off")
	}
	e.now -= 60 * 24 * 3600 * 1e9 // the clock was wrong when it was put off
	if !reminded() {
		t.Error("a date that can't be stops the reminder")
	}
}

// fill types into the field of a label, in place of what is there.
func fill(t *testing.T, s *Shell, label, text string) {
	t.Helper()
	for _, f := range focusables(s.canvas.Content()) {
		if field, ok := f.(*kit.Field); ok && field.AccessibilityLabel() == label {
			field.SetText(text)
			return
		}
	}
	t.Fatalf("no field %q on page %q", label, s.route.Page)
}

// pressOver presses what lies over the page.
func pressOver(t *testing.T, s *Shell, text string) {
	t.Helper()
	for _, o := range objects(s.canvas.Overlays().Top()) {
		if b, ok := o.(*kit.Button); ok && b.Text() == text {
			b.Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("no dialog says %q", text)
}

// The page that copies a hidden journal names it neither on the page nor in the file.
func TestAHiddenJournalIsCopiedLocked(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		s, _ := unlocked(t, tag)
		id := firstJournal(t, s)
		if err := s.open.vault.Rename(t.Context(), "Secret name", "", true); err != nil {
			t.Fatal(err)
		}
		s.Lock()
		s.Go(screen.Route{Page: screen.Backup, ID: id})
		if !tells(s, s.lang.T("backup.locked_hidden")) {
			t.Error("the page does not say what stays locked")
		}
		press(t, s, s.lang.T("choose.documents"))
		press(t, s, s.lang.T("backup.here"))
		if names := copyNames(t); len(names) != 1 || !strings.HasPrefix(names[0], "journal-") || tells(s, "Secret") {
			t.Errorf("the copies are %q", names)
		}
	})
}
