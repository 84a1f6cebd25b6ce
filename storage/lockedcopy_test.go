package storage

import (
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
	wantErr(t, err, ErrSealedCopy)
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
