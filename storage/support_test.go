package storage

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
)

const passphrase = "ایک چراغ 12 راتیں"

// cheapWork is the least a header may ask for.
var cheapWork = leastWork

// stoppedClock is a clock that only the test moves.
type stoppedClock struct{ at time.Time }

func (c *stoppedClock) now() time.Time { return c.at }

func (c *stoppedClock) advance(d time.Duration) { c.at = c.at.Add(d) }

// cheapShelf is a shelf in dir with a cheap derivation.
func cheapShelf(dir string) *Shelf {
	shelf := OpenShelf(dir)
	shelf.Lighten()
	return shelf
}

// newJournal makes a shelf with one open journal.
func newJournal(t testing.TB) (*Shelf, *Vault) {
	t.Helper()
	return journalOn(t, cheapShelf(t.TempDir()))
}

// calmJournal does the same on a shelf where nothing is done beside the calls, so
// that the test may change its clock and its disk.
// raced tells that the race detector looks on.
var raced bool

// oneByOne is for tests that do one thing after another, many times: they have nothing
// to race with, and would take minutes under the race detector.
func oneByOne(t testing.TB) {
	t.Helper()
	if raced {
		t.Skip("it does one thing after another: nothing races")
	}
}

func calmJournal(t testing.TB) (*Shelf, *Vault) {
	t.Helper()
	shelf := cheapShelf(t.TempDir())
	shelf.calm = true
	return journalOn(t, shelf)
}

func journalOn(t testing.TB, shelf *Shelf) (*Shelf, *Vault) {
	t.Helper()
	v, err := shelf.Create(t.Context(), Journal{Name: "Lamp", Picture: "lamp"}, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Lock() })
	return shelf, v
}

// lockedJournal makes a shelf with one journal, locked, and returns its id.
func lockedJournal(t testing.TB) (*Shelf, string) {
	t.Helper()
	shelf, v := newJournal(t)
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	return shelf, v.Journal().ID
}

// unlock opens a journal that must open.
func unlock(t testing.TB, shelf *Shelf, id, secret string) *Vault {
	t.Helper()
	v, err := shelf.Unlock(t.Context(), id, secret)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Lock() })
	return v
}

// reopen locks a journal and opens it again by secret.
func reopen(t testing.TB, v *Vault, secret string) *Vault {
	t.Helper()
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	return unlock(t, v.shelf, v.id, secret)
}

// write makes a revision that must succeed.
func write(t testing.TB, v *Vault, c Change) Revision {
	t.Helper()
	r, err := v.Revise(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func entry(day, text string) Change {
	return Change{Item: uuid.New(), Kind: "entry", Sort: day, Body: []byte(text)}
}

// after is a change of the item of r, made on having seen r.
func after(r Revision, text string) Change {
	return Change{Item: r.Item, Kind: r.Kind, Sort: r.Sort, Parents: []uuid.UUID{r.ID}, Body: []byte(text)}
}

func wantErr(t testing.TB, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("error %v, want %v", got, want)
	}
}

// contents maps every file under dir to its bytes. An open store may remove one
// meanwhile.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// apparentSize is the sum of the sizes of the files under dir, in bytes.
func apparentSize(t testing.TB, dir string) (size int64) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return size
}

// wantSaved fails unless every revision is what its item says now.
func wantSaved(t *testing.T, v *Vault, saved []Revision) {
	t.Helper()
	for _, r := range saved {
		if head, err := v.Head(t.Context(), r.Item); err != nil || string(head.Body) != string(r.Body) {
			t.Errorf("%s: %d bytes of %d, %v", r.Item, len(head.Body), len(r.Body), err)
		}
	}
}

// noise is an entry of so many bytes that cannot be packed.
func noise(size int) Change {
	c := entry("2026-11-22", "")
	c.Body = make([]byte, size)
	rand.Read(c.Body)
	return c
}

// spoil changes bytes of a file that is already written.
func spoil(t testing.TB, path string, at int64) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	wantErr(t, err, nil)
	_, err = file.WriteAt([]byte("spoilt"), at)
	wantErr(t, errors.Join(err, file.Close()), nil)
}
