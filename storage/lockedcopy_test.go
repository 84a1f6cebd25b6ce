package storage

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// The copy of a locked journal holds all that was saved, and can be made by
// somebody who knows no secret.
func TestCopyOfALockedJournal(t *testing.T) {
	shelf, v := fullJournal(t)
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	write(t, v, entry("2026-11-23", "behind the snapshot"))
	want := allOf(t, v)
	path := filepath.Join(t.TempDir(), "locked"+BackupEnding)
	wantErr(t, shelf.CopyLocked(t.Context(), v.id, path, nil), ErrAlreadyOpen)
	wantErr(t, v.Lock(), nil)
	before := contents(t, shelf.dir)
	wantErr(t, shelf.CopyLocked(t.Context(), v.id, path, nil), nil)
	if !sameContents(before, contents(t, shelf.dir)) {
		t.Error("the journal was changed")
	}
	b, err := OpenBackup(path)
	wantErr(t, err, nil)
	defer b.Close()
	if !b.Locked() || b.Journal().Name != "Lamp" || b.Made().IsZero() {
		t.Errorf("%+v, made %s", b.Journal(), b.Made())
	}
	wantErr(t, b.CheckSums(t.Context(), nil), nil)
	wantErr(t, b.Unlock(t.Context(), "not the passphrase"), ErrWrongSecret)
	for _, secret := range []string{passphrase, codes[1]} {
		again := restored(t, path, secret)
		wantAllOf(t, again, want)
		wantFaults(t, again)
		if again.state.device == v.state.device {
			t.Error("two copies are one device")
		}
	}
	wantErr(t, b.Unlock(t.Context(), passphrase), nil)
	_, err = b.Drafts(t.Context())
	wantErr(t, err, errSealedCopy)
	wantErr(t, b.Verify(t.Context(), nil), nil)
}

// A journal that has no snapshot yet can be copied while it is locked, too.
func TestCopyOfALockedNewJournal(t *testing.T) {
	shelf, v := calmJournal(t)
	made := write(t, v, entry("2026-11-22", "words"))
	wantErr(t, v.Lock(), nil)
	path := filepath.Join(t.TempDir(), "locked"+BackupEnding)
	wantErr(t, shelf.CopyLocked(t.Context(), v.id, path, nil), nil)
	again := restored(t, path, passphrase)
	wantErr(t, second(again.Head(t.Context(), made.Item)), nil)
	wantFaults(t, again)
	old, id := fixture(t, "journal-1.zip")
	wantErr(t, old.CopyLocked(t.Context(), id, path+"2", nil), ErrUnlockFirst)
}

// From the copy of a locked journal what it has comes into the open one, and nothing
// else stays of it.
func TestMergeFromALockedCopy(t *testing.T) {
	shelf, v := fullJournal(t)
	v, path := copiedLocked(t, shelf, v)
	ours := write(t, v, entry("2026-11-25", "ours"))
	want := allOf(t, v)

	// On another computer something is written, which then comes from its locked copy.
	there := restored(t, path, passphrase)
	theirs := write(t, there, entry("2026-11-24", "theirs"))
	_, path = copiedLocked(t, there.shelf, there)
	b := openedBackup(t, path, passphrase)
	told := 0
	said, repairs, err := shelf.MergeLocked(t.Context(), v, b, func(done, total int) { told = max(told, 100*done/total) })
	wantErr(t, err, nil)
	if said.New["entry"] != 1 || len(repairs) > 0 || told != 100 {
		t.Errorf("said %+v, %+v; told of %d hundredths", said, repairs, told)
	}
	wantSaved(t, v, []Revision{ours, theirs})
	wantOne := func() {
		t.Helper()
		for _, dir := range []string{shelf.dir, filepath.Join(filepath.Dir(shelf.dir), seenFolder)} {
			if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
				t.Errorf("in %s lie %v, %v", filepath.Base(dir), left, err)
			}
		}
	}
	wantOne()
	said, _, err = shelf.MergeLocked(t.Context(), v, b, nil)
	if err != nil || len(said.New)+len(said.Changed)+said.Erased+said.Photos > 0 {
		t.Errorf("a second time: %+v, %v", said, err)
	}
	for key, value := range want {
		if got := allOf(t, v)[key]; got != value {
			t.Errorf("%s is another", key)
		}
	}

	for _, stop := range []int{1, 40, 60} {
		ctx, cancel := context.WithCancel(t.Context())
		_, _, err := shelf.MergeLocked(ctx, v, b, func(done, total int) {
			if 100*done >= stop*total {
				cancel()
			}
		})
		cancel()
		if err != nil { // else it had nothing left to do
			wantErr(t, err, context.Canceled)
		}
		wantOne()
	}
	shelf.full(true)
	wantErr(t, third(shelf.MergeLocked(t.Context(), v, b, nil)), ErrNoSpace)
	shelf.full(false)
	wantOne()
	_, other := calmJournal(t)
	wantErr(t, third(shelf.MergeLocked(t.Context(), other, b, nil)), ErrOtherJournal)
	closed, err := OpenBackup(path)
	wantErr(t, err, nil)
	defer closed.Close()
	wantErr(t, third(shelf.MergeLocked(t.Context(), v, closed, nil)), ErrLocked)
}

// Of a copy that is not whole comes what can be read, and the rest is told.
func TestMergeFromALockedCopyThatIsNotWhole(t *testing.T) {
	shelf, v := calmJournal(t)
	base := backedUp(t, v)
	write(t, v, entry("2026-11-22", "words"))
	for range 2 {
		write(t, v, noise(streamChunk))
		wantErr(t, v.Snapshot(t.Context(), nil), nil)
	}
	numbers, err := numbersIn(v.snapshots())
	wantErr(t, err, nil)
	spoil(t, filepath.Join(v.snapshots(), numbered(numbers[len(numbers)-1])), streamChunk)
	_, path := copiedLocked(t, shelf, v)
	there := restored(t, base, passphrase)
	said, repairs, err := there.shelf.MergeLocked(t.Context(), there, openedBackup(t, path, passphrase), nil)
	if err != nil || said.New["entry"] != 3 || len(repairs) != 1 {
		t.Errorf("said %+v, %+v, %v", said, repairs, err)
	}
}

// copiedLocked locks a journal, copies it, and opens it again.
func copiedLocked(t *testing.T, shelf *Shelf, v *Vault) (again *Vault, path string) {
	t.Helper()
	wantErr(t, v.Lock(), nil)
	path = filepath.Join(t.TempDir(), "locked"+BackupEnding)
	wantErr(t, shelf.CopyLocked(t.Context(), v.id, path, nil), nil)
	return unlock(t, shelf, v.id, passphrase), path
}

func third[A, B any](_ A, _ B, err error) error { return err }
