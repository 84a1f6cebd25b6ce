package storage

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestNothingIsMadeBeforeAJournal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "yet")
	shelf := cheapShelf(dir)
	if err := shelf.Check(); err != nil {
		t.Fatal(err)
	}
	if listed, err := shelf.List(); err != nil || len(listed) != 0 {
		t.Fatalf("listed %v, %v", listed, err)
	}
	_, err := shelf.Find(t.Context(), "anything")
	wantErr(t, err, ErrNotFound)
	_, err = shelf.Unlock(t.Context(), "0123", passphrase)
	wantErr(t, err, ErrNotFound)
	_, err = shelf.Create(t.Context(), Journal{Name: "Lamp"}, "short")
	wantErr(t, err, ErrPassphrase)
	if _, err := os.Stat(filepath.Dir(dir)); !os.IsNotExist(err) {
		t.Errorf("something was made: %v", err)
	}
}

func TestFilesArePrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("access lists, not modes")
	}
	_, v := newJournal(t)
	write(t, v, entry("2026-11-22", "text"))
	dir := filepath.Dir(v.shelf.dir)
	check := func(state string) {
		err := filepath.WalkDir(v.shelf.dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := entry.Info()
			want := fs.FileMode(0o600)
			if entry.IsDir() {
				want = 0o700
			}
			if err == nil && info.Mode().Perm() != want {
				t.Errorf("%s: %s has mode %o", state, strings.TrimPrefix(path, dir), info.Mode().Perm())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	check("open")
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	check("locked")
}

func TestNamesOnDiskTellNothing(t *testing.T) {
	_, v := newJournal(t)
	for path := range contents(t, v.shelf.dir) {
		if strings.Contains(strings.ToLower(path), "lamp") {
			t.Errorf("%s names the journal", path)
		}
	}
}

func TestSizeOfAnEmptyJournal(t *testing.T) {
	_, v := newJournal(t)
	open := apparentSize(t, v.shelf.dir)
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	closed := apparentSize(t, v.shelf.dir)
	t.Logf("apparent size: %.2f MB open, %.2f MB closed", float64(open)/1e6, float64(closed)/1e6)
	if open > 40e6 || closed > 1.2e6 {
		t.Error("too large")
	}
}

func TestListAndRename(t *testing.T) {
	shelf, v := newJournal(t)
	if got, want := v.Journal(), (Journal{ID: v.id, Name: "Lamp", Picture: "lamp"}); got != want {
		t.Errorf("open journal %v, want %v", got, want)
	}
	if err := v.Rename(t.Context(), " پھول ", "flower", false); err != nil {
		t.Fatal(err)
	}
	listed, err := shelf.List()
	if err != nil || len(listed) != 1 || listed[0] != (Journal{ID: v.id, Name: "پھول", Picture: "flower"}) {
		t.Errorf("listed %v, %v", listed, err)
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	if again := unlock(t, shelf, v.id, passphrase); again.Journal().Name != "پھول" {
		t.Errorf("after unlocking: %v", again.Journal())
	}
}

// hiddenJournal makes a shelf with one hidden journal, open.
func hiddenJournal(t *testing.T) (*Shelf, *Vault) {
	t.Helper()
	shelf := cheapShelf(t.TempDir())
	v, err := shelf.Create(t.Context(), Journal{Name: "میری کتاب Zebra 7", Picture: "kite", Hidden: true}, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Lock() })
	return shelf, v
}

func TestHiddenJournal(t *testing.T) {
	shelf, v := hiddenJournal(t)
	if listed, err := shelf.List(); err != nil || len(listed) != 0 {
		t.Errorf("listed %v, %v", listed, err)
	}
	wantNowhere(t, "hidden", shelf.dir, "کتاب", "Zebra", "zebra", "kite")
	for _, typed := range []string{"میری کتاب Zebra 7", " ميري  كتاب zebra ۷ ", "مِیری کتاب ZEBRA ٧"} {
		if found, err := shelf.Find(t.Context(), typed); err != nil || found.ID != v.id || !found.Hidden {
			t.Errorf("find %q: %v, %v", typed, found, err)
		}
	}
	_, err := shelf.Find(t.Context(), "میری کتاب")
	wantErr(t, err, ErrNotFound)
	if got := v.Journal(); got.Name != "میری کتاب Zebra 7" || got.Picture != "kite" || !got.Hidden {
		t.Errorf("its owner sees %v", got)
	}
}

func TestHiddenJournalIsShown(t *testing.T) {
	shelf, v := hiddenJournal(t)
	if err := v.Rename(t.Context(), "Boat", "boat", false); err != nil {
		t.Fatal(err)
	}
	if listed, err := shelf.List(); err != nil || len(listed) != 1 || listed[0].Name != "Boat" {
		t.Errorf("shown again: %v, %v", listed, err)
	}
	_, err := shelf.Find(t.Context(), "میری کتاب Zebra 7")
	wantErr(t, err, ErrNotFound)
}

func TestNames(t *testing.T) {
	shelf, v := newJournal(t)
	for _, name := range []string{"", " \u200c ", "a\nb", "a\x00b", "\xff", strings.Repeat("ا", 101)} {
		_, err := shelf.Create(t.Context(), Journal{Name: name}, passphrase)
		wantErr(t, err, ErrName)
		wantErr(t, v.Rename(t.Context(), name, "", true), ErrName)
	}
	_, err := shelf.Create(t.Context(), Journal{Name: "lamp "}, passphrase)
	wantErr(t, err, ErrNameTaken)
	if err := v.Rename(t.Context(), "LAMP", "", false); err != nil {
		t.Errorf("its own name: %v", err)
	}
	path, err := shelf.Create(t.Context(), Journal{Name: "../../x/\\ 👩‍👧"}, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	defer path.Lock()

	hidden := Journal{Name: "Secret", Hidden: true}
	first, err := shelf.Create(t.Context(), hidden, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Lock()
	_, err = shelf.Create(t.Context(), hidden, passphrase)
	wantErr(t, err, ErrNameTaken)
	wantErr(t, v.Rename(t.Context(), "SECRET", "", true), ErrNameTaken)
	if err := first.Rename(t.Context(), "secret", "", true); err != nil {
		t.Errorf("its own name: %v", err)
	}
}

func TestOtherFoldersAreNamedAndUntouched(t *testing.T) {
	shelf, id := lockedJournal(t)
	headless := filepath.Join(shelf.dir, id+"-headless")
	if err := os.CopyFS(headless, os.DirFS(filepath.Join(shelf.dir, id))); err != nil {
		t.Fatal(err)
	}
	for _, name := range headerCopies {
		if err := os.Remove(filepath.Join(headless, name)); err != nil {
			t.Fatal(err)
		}
	}
	overwritten := filepath.Join(shelf.dir, id+"-overwritten")
	if err := os.CopyFS(overwritten, os.DirFS(filepath.Join(shelf.dir, id))); err != nil {
		t.Fatal(err)
	}
	for _, name := range headerCopies {
		if err := os.WriteFile(filepath.Join(overwritten, name), []byte("some other program's"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"pictures", "half.new"} {
		if err := os.Mkdir(filepath.Join(shelf.dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	before := contents(t, shelf.dir)
	listed, err := shelf.List()
	if err != nil || len(listed) != 4 {
		t.Fatalf("listed %v, %v", listed, err)
	}
	for _, j := range listed {
		problem := map[string]error{
			filepath.Base(headless): ErrDamaged, filepath.Base(overwritten): ErrDamaged, "pictures": ErrNotOurs,
		}[j.ID]
		wantErr(t, j.Problem, problem)
		if problem != nil {
			_, err := shelf.Unlock(t.Context(), j.ID, passphrase)
			wantErr(t, err, problem)
		}
	}
	for _, id := range []string{"", ".", "..", "../" + filepath.Base(shelf.dir), "/etc", `a\b`, "half.new", "a/b"} {
		_, err := shelf.Unlock(t.Context(), id, passphrase)
		wantErr(t, err, ErrNotFound)
	}
	if after := contents(t, shelf.dir); !sameContents(before, after) {
		t.Error("something was changed")
	}
}

func sameContents(a, b map[string]string) bool {
	if len(a) != len(b) {
		return false
	}
	for path, data := range a {
		if other, ok := b[path]; !ok || other != data {
			return false
		}
	}
	return true
}
