package storage

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// What was mended is told until somebody has read it, over locks and crashes, and
// where the old files are also when the folder has moved.
func TestRepairsAreToldUntilTheyAreRead(t *testing.T) {
	shelf, id, shown := livedJournal(t, 1)
	wantErr(t, os.Remove(filepath.Join(storeOf(t, shelf, id), "MANIFEST")), nil)
	v := unlock(t, shelf, id, passphrase)
	first := v.Repairs()
	if len(first) != 1 || !slices.Equal(first[0].Faults, []Fault{StoreDamaged}) || first[0].At.IsZero() {
		t.Fatalf("told %+v", first)
	}
	sealed, err := os.ReadFile(v.repairsPath())
	wantErr(t, err, nil)
	if bytes.Contains(sealed, []byte(StoreDamaged)) {
		t.Error("the list lies there unsealed")
	}
	wantErr(t, v.Lock(), nil)
	if err := v.ForgetRepairs(t.Context()); err == nil {
		t.Error("a locked journal forgets its repairs")
	}

	shelf, id = copied(t, filepath.Join(shelf.dir, id))
	v = unlock(t, shelf, id, passphrase)
	if v.Repair() != nil {
		t.Errorf("this unlock found %+v", v.Repair())
	}
	again := v.Repairs()
	if len(again) != 1 || again[0].Snapshot.IsZero() || again[0].Snapshot.UnixMilli() != first[0].Snapshot.UnixMilli() {
		t.Fatalf("told again: %+v, before %+v", again, first)
	}
	if _, err := os.Stat(filepath.Join(again[0].Aside, "db")); err != nil {
		t.Error("the old files are not where it says: ", err)
	}
	wantErr(t, v.Lock(), nil)

	wantErr(t, os.WriteFile(filepath.Join(storeOf(t, shelf, id), "note.txt"), []byte("?"), 0o600), nil)
	v = unlock(t, shelf, id, passphrase)
	both := v.Repairs()
	if len(both) != 2 || !slices.Equal(both[1].Faults, []Fault{StrayFiles}) {
		t.Fatalf("told %+v", both)
	}
	wantErr(t, v.ForgetRepairs(t.Context()), nil)
	if len(v.Repairs()) > 0 || v.Repair() != nil {
		t.Errorf("still told: %+v", v.Repairs())
	}
	wantErr(t, v.Lock(), nil)
	v = unlock(t, shelf, id, passphrase)
	if len(v.Repairs()) > 0 {
		t.Errorf("told after it was read: %+v", v.Repairs())
	}
	wantEverything(t, v, shown)
	wantErr(t, v.Lock(), nil)
}

// A list that is not whole is none, and keeps nobody out.
func TestSpoiledRepairsAreNone(t *testing.T) {
	shelf, id, shown := livedJournal(t, 1)
	wantErr(t, os.WriteFile(filepath.Join(shelf.dir, id, repairsName), []byte("?"), 0o600), nil)
	v := unlock(t, shelf, id, passphrase)
	if len(v.Repairs()) > 0 {
		t.Errorf("told %+v", v.Repairs())
	}
	wantEverything(t, v, shown)
	wantErr(t, v.Lock(), nil)
}
