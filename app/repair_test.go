package app

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/screen"
	"gehwara/i18n"
	"gehwara/storage"
)

// unlockByHand types the passphrase at the lock page.
func unlockByHand(t *testing.T, s *Shell) {
	t.Helper()
	s.show(screen.Route{Page: screen.Unlock}, nil)
	test.Type(s.canvas.Focused(), passphrase)
	s.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// storeFiles are the files of a journal's store.
func storeFiles(t testing.TB, s *Shell, id string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(s.dir, "journals", id, "db*", "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	return files
}

// TestADamagedJournalOpensAndTells damages a store on the disk, and goes the way of
// the person: the passphrase, the page that tells, the words.
func TestADamagedJournalOpensAndTells(t *testing.T) {
	for _, tag := range i18n.Tags() {
		t.Run(tag, func(t *testing.T) {
			s, _ := unlocked(t, tag)
			id := s.open.vault.Journal().ID
			s.Go(screen.Route{Page: screen.Write, Prompt: -1})
			write(t, s, "آج پہلا قدم")
			s.Lock()
			for _, file := range storeFiles(t, s, id) {
				if err := os.Truncate(file, 0); err != nil {
					t.Fatal(err)
				}
			}

			unlockByHand(t, s)
			if s.route.Page != screen.Repaired {
				t.Fatalf("the passphrase leads to %q", s.route.Page)
			}
			for _, key := range []string{"repair.whole", "repair.found", "repair.done", "repair.aside"} {
				if !says(s, s.lang.T(key)) {
					t.Errorf("the page does not say %q", s.lang.T(key))
				}
			}
			if !tells(s, s.lang.T("repair.found_store")) || !tells(s, s.open.vault.Repair().Aside) {
				t.Error("the page does not tell what was damaged and where the old files are")
			}
			press(t, s, s.lang.T("repair.later"))
			if s.route.Page != screen.Home {
				t.Fatalf("it leads to %q", s.route.Page)
			}
			press(t, s, s.lang.T("repair.again"))
			s.Lock()

			unlockByHand(t, s)
			if s.route.Page != screen.Home {
				t.Errorf("the next day begins at %q", s.route.Page)
			}
			press(t, s, s.lang.T("repair.again"))
			if s.route.Page != screen.Repaired || !says(s, s.lang.T("repair.whole")) {
				t.Error("the page can't be read again")
			}
			press(t, s, s.lang.T("repair.read"))
			if s.route.Page != screen.Home || says(s, s.lang.T("repair.again")) {
				t.Errorf("on page %q, or it is still offered", s.route.Page)
			}
			s.Lock()
			wantWords(t, s, id, "آج پہلا قدم")
		})
	}
}

// tells tells whether a text stands in the prose of the page of now.
func tells(s *Shell, text string) bool {
	return slices.ContainsFunc(objects(s.canvas.Content()), func(o fyne.CanvasObject) bool {
		a, ok := o.(fyne.Accessible)
		return ok && strings.Contains(a.AccessibilityLabel(), text)
	})
}

// TestTheRepairPageSaysWhatItIs puts every kind of repair on the page.
func TestTheRepairPageSaysWhatItIs(t *testing.T) {
	for _, tag := range i18n.Tags() {
		s, _ := unlocked(t, tag)
		for _, told := range []struct {
			repair screen.Repair
			says   []string
		}{
			{screen.Repair{Store: true, Back: 3}, []string{s.lang.T("repair.whole"), s.lang.T("repair.done_saves"), s.lang.N("repair.done_back", 3)}},
			{screen.Repair{Store: true, Saves: true, Lost: 2}, []string{s.lang.N("repair.lost", 2), s.lang.T("repair.found_saves")}},
			{screen.Repair{Saves: true}, []string{s.lang.T("repair.perhaps"), s.lang.T("repair.done_new")}},
			{screen.Repair{Copies: true}, []string{s.lang.T("repair.whole"), s.lang.T("repair.found_copies")}},
			{screen.Repair{Strays: true, Folder: "/x"}, []string{s.lang.T("repair.whole"), s.lang.T("repair.found_strays"), "/x"}},
			{screen.Repair{Older: true}, []string{s.lang.T("repair.older"), s.lang.T("repair.found_older")}},
		} {
			page := screen.NewRepaired(s.env(), listed{told.repair}, func() {}, nil)
			s.canvas.SetContent(page.Content())
			for _, text := range told.says {
				if !tells(s, text) {
					t.Errorf("of %+v it does not say %q", told.repair, text)
				}
			}
		}
		s.render()
	}
}

// listed are repairs that stand already.
type listed []screen.Repair

func (l listed) List() []screen.Repair        { return l }
func (l listed) Forget(context.Context) error { return nil }

// TestEveryStorageErrorHasASentence holds the list of sentences against what the
// store can say.
func TestEveryStorageErrorHasASentence(t *testing.T) {
	explained := namesIn(t, "errors.go", `storage\.(Err\w+)`)
	names := namesIn(t, "../storage/errors.go", `(?m)^\t(Err\w+) += errors\.New`)
	if len(names) < 15 {
		t.Fatalf("the store has only %v", names)
	}
	for _, name := range names {
		if !slices.Contains(explained, name) {
			t.Errorf("no sentence for storage.%s", name)
		}
	}
	for _, tag := range i18n.Tags() {
		s, _ := begun(t, tag)
		unknown := s.lang.T("error.unknown")
		for _, m := range said {
			if text := s.explain(m.err); text == "" || text == unknown {
				t.Errorf("%s: %v is said as %q", tag, m.err, text)
			}
		}
		if text := s.explain(&storage.WaitError{Until: s.now()}); text == unknown {
			t.Errorf("%s: a wait is said as %q", tag, text)
		}
	}
}

// namesIn gives what a pattern finds in a file.
func namesIn(t *testing.T, path, pattern string) (names []string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(data), -1) {
		names = append(names, m[1])
	}
	return names
}
