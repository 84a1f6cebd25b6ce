package storage

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/uuid"
)

// A data folder may have any name a person gives it.
func TestFolderNames(t *testing.T) {
	for _, name := range []string{"my [old] stick", "* ?", "گہوارہ ۱", "{a,b}"} {
		if runtime.GOOS == "windows" && strings.ContainsAny(name, "*?") {
			continue
		}
		shelf := cheapShelf(filepath.Join(t.TempDir(), name))
		v, err := shelf.Create(t.Context(), Journal{Name: "Lamp"}, passphrase)
		if err != nil {
			t.Fatal(err)
		}
		made := write(t, v, entry("2026-11-22", "words"))
		v = reopen(t, v, passphrase)
		if head, err := v.Head(t.Context(), made.Item); err != nil || head.ID != made.ID {
			t.Errorf("%s: %v, %v", name, head, err)
		}
	}
}

// A folder copied by hand is a journal of its own folder, and becomes private.
func TestFolderCopiedByHand(t *testing.T) {
	shelf, v := newJournal(t)
	made := write(t, v, entry("2026-11-22", "copied"))
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(shelf.dir, "Lamp (copy)")
	if err := os.CopyFS(copied, os.DirFS(filepath.Join(shelf.dir, v.id))); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(filepath.Join(copied, lockName)), os.Chmod(copied, 0o755)); err != nil {
		t.Fatal(err)
	}
	one, two := unlock(t, shelf, v.id, passphrase), unlock(t, shelf, "Lamp (copy)", passphrase)
	for _, v := range []*Vault{one, two} {
		if head, err := v.Head(t.Context(), made.Item); err != nil || string(head.Body) != "copied" {
			t.Errorf("%s: %q, %v", v.id, head.Body, err)
		}
	}
	if info, err := os.Stat(copied); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestNoSpaceIsSaidBeforeWriting(t *testing.T) {
	shelf, v := calmJournal(t)
	free := uint64(reserve + 1000)
	shelf.free = func(string) (uint64, error) { return free, nil }
	made := write(t, v, entry("2026-11-22", "fits"))
	wantErr(t, shelf.Check(), nil)
	_, err := v.Revise(t.Context(), after(made, strings.Repeat("x", 1001)))
	wantErr(t, err, ErrNoSpace)

	free = reserve - 1
	wantErr(t, shelf.Check(), ErrNoSpace)
	_, err = shelf.Create(t.Context(), Journal{Name: "other"}, passphrase)
	wantErr(t, err, ErrNoSpace)
	_, err = v.Revise(t.Context(), after(made, "x"))
	wantErr(t, err, ErrNoSpace)
	session := uuid.New()
	wantErr(t, v.PutDraft(t.Context(), Draft{Session: session, Item: made.Item, Kind: "entry"}), ErrNoSpace)
	wantErr(t, v.SetPassphrase(t.Context(), "another phrase"), ErrNoSpace)
	wantErr(t, v.Rename(t.Context(), "other", "", false), ErrNoSpace)
	if head, err := v.Head(t.Context(), made.Item); err != nil || head.ID != made.ID {
		t.Errorf("head %v, %v", head, err)
	}
	// Erasing must be possible longest.
	wantErr(t, v.DropDraft(t.Context(), session), nil)
	wantErr(t, v.Erase(t.Context(), made.Item), nil)
	free = eraseReserve - 1
	wantErr(t, v.Erase(t.Context(), made.Item), ErrNoSpace)

	free = reserve - 1
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	before := contents(t, shelf.dir)
	_, err = shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrNoSpace)
	if !sameContents(before, contents(t, shelf.dir)) {
		t.Error("something was changed")
	}
}

const readOnlyVariable = "GEHWARA_TEST_READONLY"

// TestReadOnlyFolder runs itself as an unprivileged user when the tests run
// as root, whom no mode stops.
func TestReadOnlyFolder(t *testing.T) {
	if dir := os.Getenv(readOnlyVariable); dir != "" {
		wantReadOnly(t, dir)
		return
	}
	if runtime.GOOS != "linux" {
		t.Skip("needs modes and /proc")
	}
	shelf, _ := lockedJournal(t)
	dir := filepath.Dir(shelf.dir)
	again := exec.Command("/proc/self/exe", "-test.run=^TestReadOnlyFolder$")
	again.Env = append(os.Environ(), readOnlyVariable+"="+dir)
	user := os.Getuid()
	if user == 0 {
		user = 65534
		again.SysProcAttr = asUser(uint32(user))
		if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil { // the folder of t.TempDir
			t.Fatal(err)
		}
	}
	before := contents(t, dir)
	makeReadOnly(t, dir, user)
	if out, err := again.CombinedOutput(); err != nil {
		t.Errorf("as user %d: %v\n%s", user, err, out)
	}
	if !sameContents(before, contents(t, dir)) {
		t.Error("something was changed")
	}
}

func makeReadOnly(t *testing.T, dir string, user int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		mode := os.FileMode(0o400)
		if entry.IsDir() {
			mode = 0o500
			t.Cleanup(func() { os.Chmod(path, 0o700) })
		}
		return errors.Join(err, os.Chown(path, user, -1), os.Chmod(path, mode))
	})
	if err != nil {
		t.Fatal(err)
	}
}

func wantReadOnly(t *testing.T, dir string) {
	t.Helper()
	shelf := cheapShelf(dir)
	wantErr(t, shelf.Check(), ErrReadOnly)
	wantErr(t, cheapShelf(filepath.Join(dir, "below")).Check(), ErrReadOnly)
	_, err := shelf.Create(t.Context(), Journal{Name: "other"}, passphrase)
	wantErr(t, err, ErrReadOnly)
	listed, err := shelf.List()
	if err != nil || len(listed) != 1 || listed[0].Problem != nil {
		t.Fatalf("listed %v, %v", listed, err)
	}
	_, err = shelf.Unlock(t.Context(), listed[0].ID, passphrase)
	wantErr(t, err, ErrReadOnly)
}
