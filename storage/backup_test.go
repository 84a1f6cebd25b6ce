package storage

import (
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// fullJournal makes an open journal with a record of every kind, a photo, and a
// recovery code.
func fullJournal(t testing.TB) (*Shelf, *Vault) {
	t.Helper()
	shelf, v := calmJournal(t)
	fillFully(t, v)
	return shelf, v
}

func fillFully(t testing.TB, v *Vault) {
	t.Helper()
	wantErr(t, v.SetRecoveryCode(t.Context(), codes[1]), nil)
	photo, err := v.AddPhoto(t.Context(), bytes.NewReader(jpegFile(t, 400, 300)))
	wantErr(t, err, nil)
	first := write(t, v, entry("2026-11-22 000000000000007", "پہلا دن\nدوسری سطر"))
	c := after(first, `{"text":"second \u0000"}`)
	c.Photos = []uuid.UUID{photo}
	second := write(t, v, c)
	apart := after(first, "apart")
	write(t, v, apart)
	gone := after(second, "")
	gone.Deleted = true
	write(t, v, gone)
	write(t, v, entry("", "")) // neither a day nor a word
	write(t, v, Change{Item: uuid.New(), Kind: "entry", Sort: "../../etc/passwd", Body: []byte{0xFF, 0, '\n', 0xFE}})
	write(t, v, Change{Item: uuid.New(), Kind: "a-b-9", Sort: strings.Repeat("/", maxSort), Body: bytes.Repeat([]byte("ہا "), 200_000)})
	for range 3 {
		wantErr(t, v.Erase(t.Context(), write(t, v, entry("2026", "to go")).Item), nil)
	}
	for _, d := range []Draft{
		{Session: uuid.New(), Item: first.Item, Parents: []uuid.UUID{first.ID}, Kind: "entry", Sort: "2026", Body: []byte("half"), Photos: []uuid.UUID{photo}},
		{Session: uuid.New(), Item: uuid.New(), Kind: "entry", Body: []byte("another")},
	} {
		wantErr(t, v.PutDraft(t.Context(), d), nil)
	}
}

// allOf is what a journal holds: each record's plain value by its key, and
// each photo by its name.
func allOf(t testing.TB, v *Vault) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := v.read(t.Context(), "read all", func(_ context.Context, r *records) error {
		for _, prefix := range []byte{keyRevision, keyDraft, keyTombstone, keyHeads} {
			if err := r.each([]byte{prefix}, func(found *badger.Item) error {
				plain, err := r.value(found)
				all[string(found.KeyCopy(nil))] = string(plain)
				return err
			}); err != nil {
				return err
			}
		}
		return nil
	})
	wantErr(t, err, nil)
	entries, _ := os.ReadDir(v.photos())
	for _, entry := range entries {
		data, err := v.photoNow(entry.Name())
		wantErr(t, err, nil)
		all[entry.Name()] = string(data)
	}
	return all
}

// backedUp makes a backup of an open journal, and gives its path.
func backedUp(t testing.TB, v *Vault) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy"+BackupEnding)
	if _, err := v.Backup(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

// openedBackup opens a backup that must open.
func openedBackup(t testing.TB, path, secret string) *Backup {
	t.Helper()
	b, err := OpenBackup(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	if err := b.Unlock(t.Context(), secret); err != nil {
		t.Fatal(err)
	}
	return b
}

// restored makes a journal of a backup on a new shelf.
func restored(t testing.TB, path, secret string) *Vault {
	t.Helper()
	shelf := cheapShelf(t.TempDir())
	shelf.calm = true
	v, err := shelf.Restore(t.Context(), openedBackup(t, path, secret), Restoring{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Lock() })
	return v
}

// What comes back is what was there, to the byte, by either secret; the copy
// writes under a device of its own, opens again, and survives the loss of its
// store.
func TestBackupAndRestore(t *testing.T) {
	_, v := fullJournal(t)
	want := allOf(t, v)
	path := backedUp(t, v)
	if left := contents(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
	devices := map[uuid.UUID]bool{v.state.device: true}
	for _, secret := range []string{passphrase, FormatRecoveryCode(codes[1])} {
		again := restored(t, path, secret)
		wantFaults(t, again)
		wantAllOf(t, again, want)
		if devices[again.state.device] {
			t.Error("two copies are one device")
		}
		devices[again.state.device] = true
		if clock := again.state.clock; clock != v.state.clock {
			t.Errorf("its clock shows %v, not %v", clock, v.state.clock)
		}
		if again.Journal().Name != "Lamp" {
			t.Errorf("called %q", again.Journal().Name)
		}
		made := write(t, again, entry("2026-12-01", "after"))
		again = reopen(t, again, passphrase)
		wantErr(t, again.Lock(), nil)
		wantErr(t, os.RemoveAll(again.store), nil)
		again = unlock(t, again.shelf, again.id, codes[1])
		wantFaults(t, again, StoreDamaged)
		wantErr(t, second(again.Head(t.Context(), made.Item)), nil)
	}
}

func wantAllOf(t *testing.T, v *Vault, want map[string]string) {
	t.Helper()
	got := allOf(t, v)
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if got[key] != want[key] {
			t.Errorf("%q: %d bytes are %d bytes now", key, len(want[key]), len(got[key]))
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d records and photos, want %d", len(got), len(want))
	}
}

// A second backup of the restored journal holds the same.
func TestBackupOfARestoredJournal(t *testing.T) {
	_, v := fullJournal(t)
	again := restored(t, backedUp(t, v), passphrase)
	wantAllOf(t, restored(t, backedUp(t, again), codes[1]), allOf(t, v))
}

// A journal with nothing in it is backed up and restored, too.
func TestBackupOfNothing(t *testing.T) {
	_, v := calmJournal(t)
	again := restored(t, backedUp(t, v), passphrase)
	wantAllOf(t, again, map[string]string{})
	wantErr(t, second(again.Revise(t.Context(), entry("2026", "first"))), nil)
}

func TestBackupTellsWhatItHolds(t *testing.T) {
	_, v := fullJournal(t)
	path := filepath.Join(t.TempDir(), "one")
	told := 0
	held, err := v.Backup(t.Context(), path, func(done, total int) {
		if done > total || done < told {
			t.Errorf("%d of %d after %d", done, total, told)
		}
		told = done
	})
	wantErr(t, err, nil)
	want := Contents{Revisions: 7, Drafts: 2, Erased: 3, Photos: 1}
	b := openedBackup(t, path, passphrase)
	if held != want || b.Contents() != want || told == 0 {
		t.Errorf("%+v, %+v, told up to %d", held, b.Contents(), told)
	}
	if b.Journal().Name != "Lamp" || b.Locked() || b.Identity() != v.header.Identity || time.Since(b.Made()) > time.Hour {
		t.Errorf("%+v, made %s", b.Journal(), b.Made())
	}
	wantErr(t, b.Verify(t.Context(), nil), nil)
	for _, secret := range []string{passphrase, codes[1]} {
		wantErr(t, openedBackup(t, path, secret).OpensByAge(secret), nil)
	}
	_, err = v.Backup(t.Context(), path, nil)
	wantErr(t, err, ErrExists)
}

// What merging takes from a backup is what the journal had.
func TestBackupAsSource(t *testing.T) {
	_, v := fullJournal(t)
	b := openedBackup(t, backedUp(t, v), passphrase)
	all := map[string]string{}
	var erased, revisions int
	wantErr(t, b.Tombstones(t.Context(), func(uuid.UUID) error { erased++; return nil }), nil)
	wantErr(t, b.Revisions(t.Context(), func(_, _ uuid.UUID) bool { revisions++; return true }, func(r Revision) error {
		all[string(recordKey(keyRevision, r.Item, r.ID))] = string(r.append(nil))
		return nil
	}), nil)
	drafts, err := b.Drafts(t.Context())
	wantErr(t, err, nil)
	for _, d := range drafts {
		all[string(recordKey(keyDraft, d.Item, d.Session))] = string(d.append(nil))
	}
	sizes, err := b.PhotoSizes(t.Context())
	wantErr(t, err, nil)
	wantErr(t, b.Photos(t.Context(), func(id uuid.UUID) bool { return sizes[id] > 0 }, func(p Picture) error {
		all[photoFile(p.ID)], all[photoFile(p.ID)+thumbEnding] = string(p.Shown), string(p.Thumb)
		return nil
	}), nil)
	want := allOf(t, v)
	for key, value := range want {
		if key[0] != keyHeads && key[0] != keyTombstone && all[key] != value {
			t.Errorf("%q is %q, want %q", key, all[key], value)
		}
	}
	if erased != 3 || revisions != 7 || len(drafts) != 2 || len(sizes) != 1 {
		t.Errorf("%d erased, %d revisions, %d drafts, %d photos", erased, revisions, len(drafts), len(sizes))
	}
	wantErr(t, b.Revisions(t.Context(), none, func(Revision) error { return os.ErrInvalid }), nil)
}

// A backup merges into the journal it is of, on another machine; a second time
// nothing changes.
func TestMergeFromABackup(t *testing.T) {
	_, v := fullJournal(t)
	again := restored(t, backedUp(t, v), passphrase)
	write(t, v, entry("2026-12-24", "written here"))
	there := write(t, again, entry("2026-12-25", "written there"))
	b := openedBackup(t, backedUp(t, again), passphrase)
	said, err := v.Merge(t.Context(), b, nil)
	wantErr(t, err, nil)
	if said.New["entry"] != 1 || said.Erased != 0 || said.Missing != 0 {
		t.Errorf("%+v", said)
	}
	wantErr(t, second(v.Head(t.Context(), there.Item)), nil)
	want := allOf(t, v)
	wantErr(t, second(v.Merge(t.Context(), b, nil)), nil)
	wantAllOf(t, v, want)
	_, other := calmJournal(t)
	wantErr(t, second(other.Merge(t.Context(), b, nil)), ErrOtherJournal)
}

// The journal that is here already is named; it may be laid beside, under
// another name.
func TestRestoreWhereTheJournalIs(t *testing.T) {
	shelf, v := fullJournal(t)
	b := openedBackup(t, backedUp(t, v), passphrase)
	_, err := shelf.Restore(t.Context(), b, Restoring{Name: "Other"}, nil)
	wantErr(t, err, ErrHere)
	if j, err := shelf.Here(b); err != nil || j.ID != v.id {
		t.Errorf("here is %+v, %v", j, err)
	}
	_, err = shelf.Restore(t.Context(), b, Restoring{Beside: true}, nil)
	wantErr(t, err, ErrNameTaken)
	again, err := shelf.Restore(t.Context(), b, Restoring{Name: "Other", Beside: true}, nil)
	wantErr(t, err, nil)
	defer again.Lock()
	wantAllOf(t, again, allOf(t, v))
	if again.Journal().Name != "Other" || again.id == v.id {
		t.Errorf("%+v", again.Journal())
	}
}

// A hidden journal stays hidden, and its backup tells no name.
func TestBackupOfAHiddenJournal(t *testing.T) {
	_, v := fullJournal(t)
	wantErr(t, v.Rename(t.Context(), "نیلوفر", "boat", true), nil)
	path := backedUp(t, v)
	b, err := OpenBackup(path)
	wantErr(t, err, nil)
	if b.Journal() != (Journal{Hidden: true}) {
		t.Errorf("%+v", b.Journal())
	}
	wantErr(t, b.Close(), nil)
	again := restored(t, path, passphrase)
	if j := again.Journal(); j.Name != "نیلوفر" || !j.Hidden {
		t.Errorf("%+v", j)
	}
	if path, err := BackupPath(t.TempDir(), again.Journal(), time.Now()); err != nil || !strings.HasPrefix(filepath.Base(path), "journal-") {
		t.Error(path, err)
	}
}

// The secrets of a backup are those of the day it was made.
func TestBackupAfterAChangeOfSecrets(t *testing.T) {
	_, v := fullJournal(t)
	old := backedUp(t, v)
	wantErr(t, v.SetPassphrase(t.Context(), "another passphrase"), nil)
	wantErr(t, v.SetRecoveryCode(t.Context(), codes[2]), nil)
	now := backedUp(t, v)
	for path, secrets := range map[string][2]string{old: {passphrase, codes[1]}, now: {"another passphrase", codes[2]}} {
		for _, secret := range secrets {
			wantErr(t, openedBackup(t, path, secret).OpensByAge(secret), nil)
		}
	}
	for path, secrets := range map[string][2]string{now: {passphrase, codes[1]}, old: {"another passphrase", codes[2]}} {
		b, err := OpenBackup(path)
		wantErr(t, err, nil)
		for _, secret := range secrets {
			wantErr(t, b.Unlock(t.Context(), secret), ErrWrongSecret)
		}
		wantErr(t, b.Verify(t.Context(), nil), ErrLocked)
		_, err = cheapShelf(t.TempDir()).Restore(t.Context(), b, Restoring{}, nil)
		wantErr(t, err, ErrLocked)
		wantErr(t, b.Close(), nil)
	}
}

// A journal of before there were backups gets what age needs at its next unlock;
// one whose passphrase an older program set does without until then.
func TestBackupOfAnOldJournal(t *testing.T) {
	shelf, id := fixture(t, "journal-2.zip")
	v := unlock(t, shelf, id, codes[1])
	path := backedUp(t, v)
	b := openedBackup(t, path, codes[1])
	wantErr(t, b.OpensByAge(codes[1]), nil)
	wantErr(t, b.OpensByAge("ميرا كمره ۱۲"), ErrNotFound)
	v = reopen(t, v, "ميرا كمره ۱۲")
	b = openedBackup(t, backedUp(t, v), "ميرا كمره ۱۲")
	wantErr(t, b.OpensByAge("ميرا كمره ۱۲"), nil)
	wantFixture(t, restored(t, path, "ميرا كمره ۱۲"))
}

// What a photo lost does not keep the rest from being saved, and is told.
func TestBackupWithAPhotoGone(t *testing.T) {
	_, v := fullJournal(t)
	files, err := filesIn(v.photos(), thumbEnding)
	wantErr(t, err, nil)
	put(t, files[0], []byte("no photo any more"))
	path := filepath.Join(t.TempDir(), "one")
	held, err := v.Backup(t.Context(), path, nil)
	wantErr(t, err, nil)
	if held.Missing != 1 || held.Photos != 0 {
		t.Errorf("%+v", held)
	}
	wantErr(t, openedBackup(t, path, passphrase).Verify(t.Context(), nil), nil)
}

// Of a backup that is damaged anywhere nothing is taken, not even what it erased: so an
// error can say that nothing was changed.
func TestMergeFromADamagedBackup(t *testing.T) {
	_, v := fullJournal(t)
	there := restored(t, backedUp(t, v), passphrase)
	var erased uuid.UUID
	wantErr(t, there.Revisions(t.Context(), func(item, _ uuid.UUID) bool { erased = item; return false }, nil), nil)
	wantErr(t, there.Erase(t.Context(), erased), nil)
	more := entry("2026-11-23", "more")
	more.Photos = []uuid.UUID{photoIn(t, there)}
	write(t, there, more)
	path := backedUp(t, there)
	b := openedBackup(t, path, passphrase)
	want := allOf(t, v)
	start, end := int64(0), b.size
	for _, part := range b.parts { // of photos, the last
		_, start, end = part.Outer()
	}
	spoil(t, path, start+(end)/2)
	wantErr(t, second(v.Merge(t.Context(), b, nil)), ErrDamaged)
	wantAllOf(t, v, want)
}
