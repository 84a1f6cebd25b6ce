package storage

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// What can't be erased keeps nothing else from being erased, is named, and is not
// called a journal any more.
func TestDestroyAllThatCanBe(t *testing.T) {
	if !alone(t) {
		return
	}
	shelf, v := fullJournal(t)
	wantErr(t, v.Lock(), nil)
	folder := v.folder()
	for _, name := range []string{photosFolder, spoolFolder} { // what is a mount can't be removed
		dir := filepath.Join(folder, name)
		if err := unix.Mount("busy", dir, "tmpfs", 0, "size=64k"); err != nil {
			t.Skip("no disk can be mounted here: ", err)
		}
		put(t, filepath.Join(dir, "file"), []byte("x"))
	}
	err := shelf.Destroy(t.Context(), v.id)
	var stands *StandingError
	if !errors.As(err, &stands) {
		t.Fatalf("said %v", err)
	}
	want := []string{filepath.Join(folder+unfinished, photosFolder), filepath.Join(folder+unfinished, spoolFolder)}
	if !slices.Equal(stands.Paths, want) || stands.Opens {
		t.Errorf("said that %q stand, and opens: %v", stands.Paths, stands.Opens)
	}
	if n := strings.Count(err.Error(), "busy"); n < 2 {
		t.Errorf("%d errors are named: %v", n, err)
	}
	var left []string
	for path := range contents(t, filepath.Dir(shelf.dir)) {
		left = append(left, path)
	}
	if len(left) != 0 {
		t.Errorf("left are %q", left)
	}
	if list, err := shelf.List(); err != nil || len(list) != 0 {
		t.Errorf("on the shelf are %+v, %v", list, err)
	}
	for _, path := range want {
		wantErr(t, unix.Unmount(path, unix.MNT_DETACH), nil)
	}
	other, err := shelf.Create(t.Context(), Journal{Name: "Other"}, passphrase)
	wantErr(t, err, nil)
	wantErr(t, other.Lock(), nil)
	if _, err := os.Stat(folder + unfinished); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is not tried again: %v", err)
	}
}

// One copy of the header that can't be written over keeps not the other from it, and
// where nothing can be, that is said.
func TestDestroyHeadersAllThatCanBe(t *testing.T) {
	if !alone(t) {
		return
	}
	shelf, id := lockedJournal(t)
	folder := filepath.Join(shelf.dir, id)
	first, second := filepath.Join(folder, headerCopies[0]), filepath.Join(folder, headerCopies[1])
	link := filepath.Join(t.TempDir(), "link")
	wantErr(t, os.Link(second, link), nil)
	if err := errors.Join(unix.Mount(first, first, "", unix.MS_BIND, ""), unix.Mount("", first, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY, "")); err != nil {
		t.Skip("nothing can be mounted here: ", err)
	}
	err := shelf.Destroy(t.Context(), id)
	defer unix.Unmount(first, unix.MNT_DETACH)
	defer unix.Unmount(filepath.Join(folder+unfinished, headerCopies[0]), unix.MNT_DETACH)
	wantErr(t, err, ErrReadOnly)
	var stands *StandingError
	if !errors.As(err, &stands) || len(stands.Paths) != 1 || filepath.Base(stands.Paths[0]) != headerCopies[0] || !stands.Opens {
		t.Errorf("said %+v: %v", stands, err)
	}
	if after, err := os.ReadFile(link); err != nil || strings.Contains(string(after), headerFormat) {
		t.Errorf("the second header was not written over: %v", err)
	}
}
