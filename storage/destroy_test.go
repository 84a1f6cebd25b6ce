package storage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A journal that is erased is gone from the shelf and the disk; the others stay.
func TestDestroy(t *testing.T) {
	shelf, v := fullJournal(t)
	other, err := shelf.Create(t.Context(), Journal{Name: "Other"}, passphrase)
	wantErr(t, err, nil)
	wantErr(t, other.Lock(), nil)
	wantErr(t, shelf.Destroy(t.Context(), v.id), ErrAlreadyOpen)
	wantErr(t, v.Lock(), nil)
	wantErr(t, shelf.Destroy(t.Context(), v.id), nil)
	_, err = shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrNotFound)
	for path := range contents(t, filepath.Dir(shelf.dir)) {
		if strings.Contains(path, v.id) {
			t.Errorf("%s is left", path)
		}
	}
	unlock(t, shelf, other.id, passphrase)
	for _, id := range []string{v.id, "..", "", "."} {
		wantErr(t, shelf.Destroy(t.Context(), id), ErrNotFound)
	}
}

// The headers go first: broken off behind that, nothing opens what is left.
func TestDestroyBegunOnly(t *testing.T) {
	shelf, id := lockedJournal(t)
	folder := filepath.Join(shelf.dir, id)
	before, err := os.ReadFile(filepath.Join(folder, headerCopies[0]))
	wantErr(t, err, nil)
	link := filepath.Join(t.TempDir(), "link")
	wantErr(t, os.Link(filepath.Join(folder, headerCopies[0]), link), nil)
	wantErr(t, destroyHeaders(folder), nil)
	_, err = shelf.Unlock(t.Context(), id, passphrase)
	wantErr(t, err, ErrDamaged)
	after, err := os.ReadFile(link)
	wantErr(t, err, nil)
	if len(after) < len(before) || strings.Contains(string(after), headerFormat) {
		t.Error("the header was not written over")
	}
	wantErr(t, shelf.Destroy(t.Context(), id), nil)
}

// What is no journal is never removed.
func TestDestroyNoJournal(t *testing.T) {
	shelf, _ := lockedJournal(t)
	folder := filepath.Join(shelf.dir, "holiday")
	wantErr(t, os.Mkdir(folder, 0o700), nil)
	put(t, filepath.Join(folder, "photo.jpg"), []byte("x"))
	wantErr(t, shelf.Destroy(t.Context(), "holiday"), ErrNotOurs)
	if len(contents(t, folder)) != 1 {
		t.Error("it was removed")
	}
}

// One that was never opened on this computer is erased as well.
func TestDestroyUnseen(t *testing.T) {
	shelf, id := lockedJournal(t)
	wantErr(t, os.RemoveAll(filepath.Join(filepath.Dir(shelf.dir), seenFolder)), nil)
	wantErr(t, shelf.Destroy(t.Context(), id), nil)
	if left := contents(t, filepath.Dir(shelf.dir)); len(left) > 0 {
		t.Errorf("left are %d files", len(left))
	}
}
