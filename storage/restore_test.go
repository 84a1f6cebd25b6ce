package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// A disk that gives back something else than it was given makes no journal that is
// emptier than the backup.
func TestRestoreOnADiskThatSpoils(t *testing.T) {
	_, v := newJournal(t)
	for range 600 {
		write(t, v, noise(1<<10))
	}
	b := openedBackup(t, backedUp(t, v), passphrase)
	shelf, spoilt := cheapShelf(t.TempDir()), false
	made, err := shelf.Restore(t.Context(), b, Restoring{}, func(int, int) {
		snapshots, _ := filepath.Glob(filepath.Join(shelf.dir, "*"+unfinished, snapshotsFolder, "*"))
		if len(snapshots) == 0 || spoilt {
			return
		}
		if info, err := os.Stat(snapshots[0]); err == nil && info.Size() > 2*streamChunk {
			spoilt = true
			spoil(t, snapshots[0], streamChunk)
		}
	})
	wantErr(t, err, ErrDamaged)
	if made != nil {
		made.Lock()
	}
	if left, err := os.ReadDir(shelf.dir); err != nil || len(left) > 0 || !spoilt {
		t.Errorf("on the shelf lies %v, %v; spoilt: %v", left, err, spoilt)
	}
}

// Of a copy of a locked journal what is whole is restored, and the rest is told.
func TestRestoreOfALockedCopyThatIsNotWhole(t *testing.T) {
	shelf, v := calmJournal(t)
	saved := write(t, v, entry("2026-11-22", "words"))
	for range 2 {
		write(t, v, noise(streamChunk))
		wantErr(t, v.Snapshot(t.Context(), nil), nil)
	}
	wantErr(t, v.Lock(), nil)
	numbers, err := numbersIn(v.snapshots())
	wantErr(t, err, nil)
	spoil(t, filepath.Join(v.snapshots(), numbered(numbers[len(numbers)-1])), streamChunk)
	path := filepath.Join(t.TempDir(), "copy"+BackupEnding)
	wantErr(t, shelf.CopyLocked(t.Context(), v.id, path, nil), nil)
	made := restored(t, path, passphrase)
	wantSaved(t, made, []Revision{saved})
	if told := made.Repairs(); len(told) != 1 || len(told[0].Faults) != 1 || told[0].Faults[0] != SnapshotDamaged {
		t.Errorf("told %+v", told)
	}
}

// A restored journal of which nothing can be read any more says how much that was.
func TestRestoredAndLost(t *testing.T) {
	_, v := fullJournal(t)
	held := v.state.tally
	path := backedUp(t, v)
	for _, later := range []int{0, 1} {
		made := restored(t, path, passphrase)
		var saved []Revision
		for range later {
			saved = append(saved, write(t, made, entry("2026-11-22", "later")))
		}
		wantErr(t, made.Lock(), nil)
		snapshots, err := numbersIn(made.snapshots())
		wantErr(t, errors.Join(err, os.RemoveAll(made.store)), nil)
		spoil(t, filepath.Join(made.snapshots(), numbered(snapshots[0])), 100)
		made = unlock(t, made.shelf, made.id, passphrase)
		wantSaved(t, made, saved)
		if said := made.Repair(); said == nil || said.Lost != int(held.sum()) {
			t.Errorf("with %d saves since: %+v, lost were %d", later, said, held.sum())
		}
	}
}

// What fails of a restore's two works is what is told, however the other ends, and
// nothing stays.
func TestRestoreEndsBothWorks(t *testing.T) {
	_, v := newJournal(t)
	for range 20 {
		photoIn(t, v)
		write(t, v, noise(1<<10))
	}
	b := openedBackup(t, backedUp(t, v), passphrase)
	shelf := cheapShelf(t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	last := 0
	_, err := shelf.Restore(ctx, b, Restoring{}, func(done, total int) {
		if done < last || done > total {
			t.Errorf("%d of %d after %d", done, total, last)
		}
		if last = done; done > total/3 {
			cancel()
		}
	})
	wantErr(t, err, context.Canceled)
	if left, err := os.ReadDir(shelf.dir); err != nil || len(left) > 0 {
		t.Errorf("on the shelf lies %v, %v", left, err)
	}
}
