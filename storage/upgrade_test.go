package storage

import (
	"archive/zip"
	"bytes"
	"context"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
)

// fixture unpacks a journal that a program of an earlier time has written.
func fixture(t *testing.T, name string) (*Shelf, string) {
	t.Helper()
	archive, err := zip.OpenReader(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	shelf := cheapShelf(t.TempDir())
	wantErr(t, os.CopyFS(filepath.Join(shelf.dir, "boat"), archive), nil)
	return shelf, "boat"
}

// fixtureItem is the nth item of the fixtures.
func fixtureItem(n byte) (id uuid.UUID) {
	id[0], id[15] = 0xA0, n
	return id
}

// Journals of every version there was open for ever, by passphrase and by
// recovery code, and keep all they hold.
func TestJournalFixtures(t *testing.T) {
	for _, name := range []string{"journal-1.zip", "journal-2.zip"} {
		for _, secret := range []string{"ميرا كمره ۱۲", codes[1]} {
			t.Run(name, func(t *testing.T) {
				shelf, id := fixture(t, name)
				v := unlock(t, shelf, id, secret)
				wantFixture(t, v)
				wantFaults(t, v)
				if name > "journal-1.zip" {
					wantPhotoOf(t, v, fixtureItem(2))
				}
				wantErr(t, v.Lock(), nil)
				wantErr(t, os.RemoveAll(v.store), nil) // the snapshot and the spool have it all
				v = unlock(t, shelf, id, secret)
				wantFixture(t, v)
				wantFaults(t, v, StoreDamaged)
			})
		}
	}
}

func wantFixture(t *testing.T, v *Vault) {
	t.Helper()
	newest, _, err := v.Newest(t.Context(), "entry", "", 10)
	wantBodies(t, "newest", newest, err, "second day", "پہلی کروٹ، صبح کو")
	heads, err := v.Heads(t.Context(), fixtureItem(1))
	wantBodies(t, "heads", heads, err, "پہلی کروٹ، صبح کو", "پہلی کروٹ، رات کو")
	away, err := v.Deleted(t.Context(), "entry")
	wantBodies(t, "deleted", away, err, "put away")
	wantErr(t, second(v.Revise(t.Context(), Change{Item: fixtureItem(4), Kind: "entry"})), ErrErased)
	wantDrafts(t, v, Draft{Session: fixtureItem(9), Body: []byte("آدھا جملہ")})
	if v.Journal().Name != "ناؤ" {
		t.Errorf("called %q", v.Journal().Name)
	}
}

// wantPhotoOf wants the one photo that an item names to be there.
func wantPhotoOf(t *testing.T, v *Vault, item uuid.UUID) {
	t.Helper()
	head, err := v.Head(t.Context(), item)
	if err != nil || len(head.Photos) != 1 {
		t.Fatalf("photos %v, %v", head.Photos, err)
	}
	for _, read := range []func(context.Context, uuid.UUID) ([]byte, error){v.Photo, v.Thumbnail} {
		data, err := read(t.Context(), head.Photos[0])
		wantErr(t, err, nil)
		if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
			t.Error(err)
		}
	}
}

// An upgrade takes a snapshot first; until it is through, the journal is of
// the old version, and the next unlock begins it anew.
func TestUpgrade(t *testing.T) {
	shelf, id := fixture(t, "journal-1.zip")
	before := contents(t, shelf.dir)
	shelf.free = func(string) (uint64, error) { return reserve + 1, nil } // enough to open, not for a snapshot
	_, err := shelf.Unlock(t.Context(), id, codes[1])
	wantErr(t, err, ErrNoSpace)
	if h, err := shelf.header(id); err != nil || h.version != beforeSpool {
		t.Errorf("header of version %d, %v", h.version, err)
	}
	for _, name := range headerCopies {
		path := filepath.Join(shelf.dir, id, name)
		if data, err := os.ReadFile(path); err != nil || string(data) != before[path] {
			t.Errorf("%s was changed", name)
		}
	}
	shelf.free = freeBytes
	v := unlock(t, shelf, id, codes[1])
	wantFixture(t, v)
	if h, err := shelf.header(id); err != nil || h.version != headerVersion {
		t.Errorf("header of version %d, %v", h.version, err)
	}
	if numbers, err := numbersIn(v.snapshots()); err != nil || len(numbers) != 1 {
		t.Errorf("snapshots %v, %v", numbers, err)
	}
}

// A damaged journal of version 1 has nothing to be made again from: it is
// named, and left alone.
func TestDamagedOldJournal(t *testing.T) {
	shelf, id := fixture(t, "journal-1.zip")
	wantErr(t, os.Remove(filepath.Join(shelf.dir, id, "db", "MANIFEST")), nil)
	before := contents(t, shelf.dir)
	_, err := shelf.Unlock(t.Context(), id, codes[1])
	wantErr(t, err, ErrDamaged)
	if !sameContents(before, contents(t, shelf.dir)) {
		t.Error("something was changed")
	}
}

// Backups of every version there was open for ever, and so do copies of locked
// journals.
func TestBackupFixtures(t *testing.T) {
	for _, name := range []string{"backup-1.gehwara", "locked-1.gehwara"} {
		for _, secret := range []string{"ميرا كمره ۱۲", codes[1]} {
			t.Run(name, func(t *testing.T) {
				path := filepath.Join("testdata", name)
				b := openedBackup(t, path, secret)
				wantErr(t, b.CheckSums(t.Context(), nil), nil)
				wantErr(t, b.Verify(t.Context(), nil), nil)
				if !b.Locked() {
					wantErr(t, b.OpensByAge(secret), nil)
				}
				v := restored(t, path, secret)
				wantFixture(t, v)
				wantFaults(t, v)
				wantPhotoOf(t, v, fixtureItem(2))
			})
		}
	}
}
