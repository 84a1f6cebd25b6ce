package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
)

const renewed = "چھت پر تین کبوتر"

func TestRenewKeepsAllUnderAnotherKey(t *testing.T) {
	shelf, v := fullJournal(t)
	if err := v.SetRecoveryCode(t.Context(), codes[0]); err != nil {
		t.Fatal(err)
	}
	old, before := v.id, allOf(t, v)
	copied := backedUp(t, v)
	made, err := shelf.Renew(t.Context(), v, renewed, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.Head(t.Context(), uuid.New()); !errors.Is(err, ErrLocked) {
		t.Errorf("the old journal: %v", err)
	}
	after := allOf(t, made)
	for what, holds := range before {
		if key := what[0]; key == keyDraft || key == keyHeads { // a draft becomes a revision
			continue
		}
		if after[what] != holds {
			t.Errorf("%s is lost or other", what)
		}
	}
	if j := made.Journal(); j.Name == "" || made.HasRecoveryCode() {
		t.Errorf("it is %+v, with a recovery code: %v", j, made.HasRecoveryCode())
	}
	if err := made.Lock(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(shelf.dir, old)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old folder: %v", err)
	}
	if list, err := shelf.List(); err != nil || len(list) != 1 || list[0].ID != made.id {
		t.Errorf("on the shelf are %v, %v", list, err)
	}
	for _, secret := range []string{passphrase, codes[0]} {
		if _, err := shelf.Unlock(t.Context(), made.id, secret); !errors.Is(err, ErrWrongSecret) {
			t.Errorf("%q: %v", secret, err)
		}
	}
	again := unlock(t, shelf, made.id, renewed)
	defer again.Lock()
	// A copy of before opens as it did, and can still be merged.
	b := openedBackup(t, copied, passphrase)
	if said, err := again.Merge(t.Context(), b, nil); err != nil || len(said.New) != 0 {
		t.Errorf("merging a copy of before: %+v, %v", said, err)
	}
}

// Ended after the new one is whole, the old one still opens, and goes when the new
// one is unlocked.
func TestRenewEndedInBetween(t *testing.T) {
	shelf, v := fullJournal(t)
	before, master := allOf(t, v), newKey()
	id, err := shelf.sealAnew(t.Context(), v, renewed, append([]byte(nil), master...), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	old := unlock(t, shelf, v.id, passphrase)
	wantAllOf(t, old, before)
	made := unlock(t, shelf, id, renewed) // while the old one is open
	if err := errors.Join(made.Lock(), old.Lock()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(shelf.dir, v.id)); err != nil {
		t.Fatalf("an open journal was erased: %v", err)
	}
	made = unlock(t, shelf, id, renewed)
	defer made.Lock()
	if _, err := os.Stat(filepath.Join(shelf.dir, v.id)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old folder: %v", err)
	}
}

// Another journal is never erased, whatever the file says.
func TestRenewErasesNoOtherJournal(t *testing.T) {
	shelf, v := newJournal(t)
	other, err := shelf.Create(t.Context(), Journal{Name: "Other"}, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(v.Lock(), other.Lock()); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{other.id + "\n", "../../" + other.id + "\n", v.id + "\n", "\n", ""} {
		if err := os.WriteFile(filepath.Join(shelf.dir, v.id, replacesName), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := unlock(t, shelf, v.id, passphrase).Lock(); err != nil {
			t.Fatal(err)
		}
	}
	if list, err := shelf.List(); err != nil || len(list) != 2 {
		t.Errorf("on the shelf are %v, %v", list, err)
	}
}

func TestRenewRefusedChangesNothing(t *testing.T) {
	shelf, v := fullJournal(t)
	before := allOf(t, v)
	if _, err := shelf.Renew(t.Context(), v, "short", nil); !errors.Is(err, ErrPassphrase) {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := shelf.Renew(ctx, v, renewed, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	wantAllOf(t, v, before)
	if left, err := os.ReadDir(shelf.dir); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// What was written in the old one after it was left keeps it from being erased.
func TestRenewLeavesWhatWasWrittenSince(t *testing.T) {
	shelf, v := fullJournal(t)
	id, err := shelf.sealAnew(t.Context(), v, renewed, newKey(), nil)
	wantErr(t, errors.Join(err, v.Lock()), nil)
	v = unlock(t, shelf, v.id, passphrase)
	saved := write(t, v, entry("2026-11-22", "words"))
	wantErr(t, v.Lock(), nil)
	for range 2 {
		wantErr(t, unlock(t, shelf, id, renewed).Lock(), nil)
	}
	wantSaved(t, unlock(t, shelf, v.id, passphrase), []Revision{saved})
}

// A kill may end the erasing of the old one behind its header.
func TestRenewFinishesErasing(t *testing.T) {
	shelf, v := fullJournal(t)
	id, err := shelf.sealAnew(t.Context(), v, renewed, newKey(), nil)
	wantErr(t, errors.Join(err, v.Lock(), destroyHeaders(v.folder())), nil)
	wantErr(t, unlock(t, shelf, id, renewed).Lock(), nil)
	if _, err := os.Stat(v.folder()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the old folder: %v", err)
	}
}

// Each save that was acknowledged while all is sealed anew is in the new journal, and
// none is acknowledged after that.
func TestRenewWhileWriting(t *testing.T) {
	shelf, v := fullJournal(t)
	begun, refused := make(chan Revision, 1), make(chan error, 1)
	var saved []Revision
	go func() {
		for {
			made, err := v.Revise(t.Context(), entry("2026-11-22", "words"))
			if err != nil {
				refused <- err
				return
			}
			saved = append(saved, made)
			select {
			case begun <- made:
			default:
			}
		}
	}()
	<-begun
	made, err := shelf.Renew(t.Context(), v, renewed, nil)
	wantErr(t, err, nil)
	wantErr(t, <-refused, ErrLocked)
	wantSaved(t, made, saved)
	wantErr(t, made.Lock(), nil)
}

// A photo that is not there any more does not bar the way.
func TestRenewWithoutAPhoto(t *testing.T) {
	shelf, v := fullJournal(t)
	sizes, err := v.PhotoSizes(t.Context())
	wantErr(t, err, nil)
	for id := range sizes {
		wantErr(t, os.Remove(filepath.Join(v.photos(), photoFile(id))), nil)
	}
	if len(sizes) == 0 {
		t.Fatal("there are no photos")
	}
	made, err := shelf.Renew(t.Context(), v, renewed, nil)
	wantErr(t, err, nil)
	wantErr(t, made.Lock(), nil)
}

// TestSweep removes what a kill left, and nothing else.
func TestSweep(t *testing.T) {
	shelf, v := newJournal(t)
	left, worked, other := newID()+unfinished, newID()+unfinished, "notes"+unfinished
	for _, name := range []string{left, worked, other} {
		wantErr(t, os.MkdirAll(filepath.Join(shelf.dir, name, "db"), 0o700), nil)
	}
	lock, err := lockFile(filepath.Join(shelf.dir, worked, lockName))
	wantErr(t, err, nil)
	defer lock.Close()
	wantErr(t, v.Lock(), nil)
	wantErr(t, unlock(t, shelf, v.id, passphrase).Lock(), nil)
	for name, stays := range map[string]bool{left: false, worked: true, other: true} {
		if _, err := os.Stat(filepath.Join(shelf.dir, name)); (err == nil) != stays {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// While a journal is put in place nobody is at it: what is left behind is removed
// whole, and what is a journal by then not at all.
func TestSweepBesideMaking(t *testing.T) {
	shelf, _ := lockedJournal(t)
	for _, late := range []bool{false, true} {
		id := newID()
		_, lock, err := shelf.begin(id)
		wantErr(t, errors.Join(err, lock.Close()), nil)
		put := func() error { return shelf.finish(id) }
		if late {
			wantErr(t, put(), nil)
		}
		gone, claimed := shelf.claim(id + unfinished)
		if claimed == late || exists(gone) == late {
			t.Errorf("late: %v; claimed: %v, %v", late, claimed, exists(gone))
		}
		if err := put(); err == nil || exists(filepath.Join(shelf.dir, id)) != late {
			t.Errorf("late: %v; put in place: %v", late, err)
		}
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// A draft that the disk refused is held for the old journal alone: it goes along.
func TestRenewKeepsWhatTheDiskRefused(t *testing.T) {
	shelf, v := calmJournal(t)
	d := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry", Body: []byte("held")}
	shelf.full(true)
	wantErr(t, v.PutDraft(t.Context(), d), ErrNoSpace)
	shelf.full(false)
	made, err := shelf.Renew(t.Context(), v, renewed, nil)
	wantErr(t, err, nil)
	defer made.Lock()
	if head, err := made.Head(t.Context(), d.Item); err != nil || string(head.Body) != "held" {
		t.Errorf("%q, %v", head.Body, err)
	}
}

// Once all is brought over nothing moves the end of the old spool, which tells
// whether the old journal may go.
func TestRenewLetsNothingMoveTheOldSpool(t *testing.T) {
	shelf, v := calmJournal(t)
	made := write(t, v, entry("2026-11-22", "words"))
	id, err := shelf.sealAnew(t.Context(), v, renewed, newKey(), nil)
	wantErr(t, err, nil)
	wantErr(t, v.Snapshot(t.Context(), nil), ErrLocked) // as its keeper might take one
	wantErr(t, v.EraseNow(t.Context(), made.Item, nil), ErrLocked)
	wantErr(t, v.Lock(), nil)
	wantErr(t, unlock(t, shelf, id, renewed).Lock(), nil)
	if exists(v.folder()) {
		t.Error("the old journal is still there")
	}
}

// Given up when the new one is in place, it is done all the same.
func TestRenewGivenUpTooLate(t *testing.T) {
	shelf, v := calmJournal(t)
	saved := write(t, v, entry("2026-11-22", "words"))
	ctx, giveUp := context.WithCancel(t.Context())
	shelf.free = func(path string) (uint64, error) {
		if list, _ := shelf.List(); len(list) == 2 {
			giveUp()
		}
		return freeBytes(path)
	}
	made, err := shelf.Renew(ctx, v, renewed, nil)
	if err != nil || ctx.Err() == nil || exists(v.folder()) {
		t.Fatalf("%v; given up: %v", err, ctx.Err())
	}
	wantSaved(t, made, []Revision{saved})
	wantErr(t, made.Lock(), nil)
}

// Where the new journal has lost something before it was ever opened, the old one
// stays: it still has it.
func TestRenewEndedInBetweenAndDamaged(t *testing.T) {
	shelf, v := fullJournal(t)
	before := allOf(t, v)
	id, err := shelf.sealAnew(t.Context(), v, renewed, newKey(), nil)
	wantErr(t, errors.Join(err, v.Lock()), nil)
	made := filepath.Join(shelf.dir, id)
	segments, err := numbersIn(filepath.Join(made, spoolFolder))
	wantErr(t, errors.Join(err, os.RemoveAll(filepath.Join(made, "db"))), nil)
	spoil(t, filepath.Join(made, spoolFolder, numbered(segments[0])), segmentHeadSize+20)
	for range 2 {
		wantErr(t, unlock(t, shelf, id, renewed).Lock(), nil)
	}
	wantAllOf(t, unlock(t, shelf, v.id, passphrase), before)
}

// A new journal that reads otherwise than it was written is taken away again: nothing is
// erased for it, the old one is as it was, and it can be tried again.
func TestRenewOnADiskThatSpoils(t *testing.T) {
	full := errors.New("full")
	for want, spoils := range map[error]func(folder string) error{
		ErrReadBack: func(folder string) error {
			segments, err := numbersIn(filepath.Join(folder, spoolFolder))
			spoil(t, filepath.Join(folder, spoolFolder, numbered(segments[0])), segmentHeadSize+20)
			return err
		},
		ErrNoSpace: func(string) error { return full },
	} {
		t.Run(want.Error(), func(t *testing.T) {
			shelf, v := fullJournal(t)
			before, spoilt := allOf(t, v), false
			shelf.free = func(path string) (uint64, error) { // it is asked when a journal is opened
				if filepath.Dir(path) == shelf.dir && path != v.folder() && filepath.Ext(path) != unfinished && !spoilt {
					spoilt = true
					if spoils(path) == full {
						return 0, nil
					}
				}
				return freeBytes(path)
			}
			made, err := shelf.Renew(t.Context(), v, renewed, nil)
			wantErr(t, err, want)
			if made != nil || !spoilt {
				t.Fatalf("made %v; spoilt: %v", made != nil, spoilt)
			}
			wantAllOf(t, v, before)
			saved := write(t, v, entry("2026-11-26", "later"))
			if list, err := os.ReadDir(shelf.dir); err != nil || len(list) != 1 || list[0].Name() != v.id {
				t.Errorf("on the shelf are %v, %v", list, err)
			}
			made, err = shelf.Renew(t.Context(), v, renewed, nil)
			wantErr(t, err, nil)
			t.Cleanup(func() { made.Lock() })
			wantSaved(t, made, []Revision{saved})
		})
	}
}
