package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
	s.Go(screen.Route{Page: screen.Restore})
	press(t, s, s.lang.T("choose.documents"))
	press(t, s, s.lang.File(name))
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
		other.Go(screen.Route{Page: screen.Restore})
		e.do()
		for _, text := range []string{other.lang.T("choose.documents"), other.lang.File(name)} {
			press(t, other, text)
			e.do()
		}
		fill(t, other, other.lang.T("restore.secret"), passphrase)
		press(t, other, other.lang.T("lock.open"))
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
