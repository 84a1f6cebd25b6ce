package storage

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"
)

// wantNothing wants a folder to be empty.
func wantNothing(t *testing.T, dir string) {
	t.Helper()
	for path := range contents(t, dir) {
		t.Errorf("%s is left", filepath.Base(path))
	}
}

// A stick that is too small is said to be, before it is written where it tells
// the truth, and with nothing left on it where it does not.
func TestBackupToAFullStick(t *testing.T) {
	if !alone(t) {
		return
	}
	shelf, v := calmJournal(t)
	noise := make([]byte, 800<<10)
	for range 5 {
		rand.Read(noise)
		c := entry("2026", "")
		c.Body = noise
		write(t, v, c)
	}
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	stick := disk(t, 2<<20)
	path := filepath.Join(stick, "one")
	wantErr(t, second(v.Backup(t.Context(), path, nil)), ErrNoSpace)
	wantNothing(t, stick)
	shelf.free = func(string) (uint64, error) { return 1 << 40, nil }
	wantErr(t, second(v.Backup(t.Context(), path, nil)), ErrNoSpace)
	wantNothing(t, stick)
	large := backedUp(t, v)
	id := v.id
	wantErr(t, v.Lock(), nil)
	wantErr(t, shelf.CopyLocked(t.Context(), id, path, nil), ErrNoSpace)
	wantNothing(t, stick)
	// The same of a restore: the disk is large enough for the shelf to begin.
	other := cheapShelf(filepath.Join(stick, "data"))
	other.calm = true
	other.free = shelf.free
	_, err := other.Restore(t.Context(), openedBackup(t, large, passphrase), Restoring{}, nil)
	wantErr(t, err, ErrNoSpace)
	wantNothing(t, stick)
}

// A backup that is broken off leaves nothing, wherever it is; so does a restore.
func TestBackupBrokenOff(t *testing.T) {
	oneByOne(t)
	_, v := fullJournal(t)
	fill(t, v, 2000)
	whole := backedUp(t, v)
	stick := t.TempDir()
	for breaks := 1; ; breaks++ {
		ctx, stop := context.WithCancel(t.Context())
		told := 0
		_, err := v.Backup(ctx, filepath.Join(stick, "one"), func(int, int) {
			if told++; told == breaks {
				stop()
			}
		})
		stop()
		if told < breaks {
			wantErr(t, err, nil)
			break
		}
		wantErr(t, err, context.Canceled)
		wantNothing(t, stick)
	}
	b := openedBackup(t, whole, passphrase)
	for _, breaks := range []int{1, 5} {
		shelf := cheapShelf(t.TempDir())
		ctx, stop := context.WithCancel(t.Context())
		told := 0
		_, err := shelf.Restore(ctx, b, Restoring{}, func(int, int) {
			if told++; told == breaks {
				stop()
			}
		})
		stop()
		wantErr(t, err, context.Canceled)
		wantNothing(t, shelf.dir)
	}
	// Locking the journal breaks off what it is busy with.
	locked := make(chan error)
	_, err := v.Backup(t.Context(), filepath.Join(stick, "two"), func(done, _ int) {
		if done == 500 {
			go func() { locked <- v.Lock() }()
			<-v.life.Done()
		}
	})
	wantErr(t, err, ErrLocked)
	wantErr(t, <-locked, nil)
	if left := contents(t, stick); len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}

// What an earlier run left half written is in nobody's way.
func TestBackupOverAnUnfinishedOne(t *testing.T) {
	_, v := calmJournal(t)
	path := filepath.Join(t.TempDir(), "one")
	put(t, path+unfinished, []byte("half"))
	wantErr(t, second(v.Backup(t.Context(), path, nil)), nil)
	if _, err := os.Stat(path + unfinished); err == nil {
		t.Error("it is left")
	}
	wantErr(t, second(v.Backup(t.Context(), filepath.Join(filepath.Dir(path), "missing", "one"), nil)), os.ErrNotExist)
}
