package storage

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
)

// told writes a journal's life: revisions, versions side by side, deletions, an
// erasure and drafts. halfway is called in the middle of it.
func told(t testing.TB, v *Vault, halfway func()) {
	t.Helper()
	var erased uuid.UUID
	for n := range 12 {
		made := write(t, v, entry(fmt.Sprintf("2026-11-%02d", 1+n), strings.Repeat(fmt.Sprintf("دن %d ", n), 40)))
		next := write(t, v, after(made, fmt.Sprintf("next %d", n)))
		switch n % 4 {
		case 1:
			write(t, v, after(made, fmt.Sprintf("side %d", n)))
		case 2:
			gone := after(next, "")
			gone.Deleted = true
			write(t, v, gone)
		case 3:
			d := Draft{Session: uuid.New(), Item: made.Item, Kind: "entry", Parents: []uuid.UUID{next.ID}, Body: []byte(fmt.Sprint("draft ", n))}
			wantErr(t, v.PutDraft(t.Context(), d), nil)
		}
		if n == 4 {
			erased = made.Item
		}
		if n == 6 {
			halfway()
			wantErr(t, v.Erase(t.Context(), erased), nil)
		}
	}
}

// everything is all that a journal can show, as text.
func everything(t testing.TB, v *Vault) map[string]string {
	t.Helper()
	shown := map[string]string{}
	var page []Revision
	var err error
	for cursor, more := "", true; more; more = cursor != "" {
		page, cursor, err = v.Newest(t.Context(), "entry", cursor, 50)
		wantErr(t, err, nil)
		for i, r := range page {
			shown["newest "+cursor+fmt.Sprint(i)] = string(r.Body)
		}
		keepItems(t, v, shown, page)
	}
	gone, err := v.Deleted(t.Context(), "entry")
	wantErr(t, err, nil)
	shown["deleted"] = fmt.Sprintf("%q", bodies(gone))
	keepItems(t, v, shown, gone)
	drafts, err := v.Drafts(t.Context())
	wantErr(t, err, nil)
	for _, d := range drafts {
		shown["draft "+d.Session.String()] = fmt.Sprint(d)
	}
	return shown
}

func keepItems(t testing.TB, v *Vault, shown map[string]string, items []Revision) {
	t.Helper()
	for _, r := range items {
		history, err := v.History(t.Context(), r.Item)
		wantErr(t, err, nil)
		heads, err := v.Heads(t.Context(), r.Item)
		wantErr(t, err, nil)
		shown[r.Item.String()] = fmt.Sprintf("%q %q", bodies(heads), bodies(history))
	}
}

func wantEverything(t testing.TB, v *Vault, want map[string]string) {
	t.Helper()
	got := everything(t, v)
	if maps.Equal(got, want) {
		return
	}
	for key := range want {
		if got[key] != want[key] {
			t.Errorf("%s: %s, want %s", key, got[key], want[key])
		}
	}
	for key := range got {
		if _, ok := want[key]; !ok {
			t.Errorf("not there before: %s: %s", key, got[key])
		}
	}
}

// livedJournal is a locked journal with a life behind it and so many snapshots,
// the last in the middle of it; and all that it shows.
func livedJournal(t testing.TB, snapshots int) (*Shelf, string, map[string]string) {
	t.Helper()
	shelf := cheapShelf(t.TempDir())
	shelf.calm = true // no other snapshots
	v, err := shelf.Create(t.Context(), Journal{Name: "Lamp"}, passphrase)
	wantErr(t, err, nil)
	told(t, v, func() {
		for range snapshots {
			write(t, v, entry("2026-10-01", "between snapshots"))
			wantErr(t, v.Snapshot(t.Context(), nil), nil)
		}
	})
	shown := everything(t, v)
	wantErr(t, v.Lock(), nil)
	return shelf, v.id, shown
}

func wantFaults(t testing.TB, v *Vault, want ...Fault) *Repair {
	t.Helper()
	r := v.Repair()
	if r == nil {
		r = &Repair{}
	}
	if !slices.Equal(r.Faults, want) || r.Lost > 0 {
		t.Errorf("found %+v, want %v", *r, want)
	}
	return r
}

// store is the folder of a locked journal's store.
func storeOf(t testing.TB, shelf *Shelf, id string) string {
	t.Helper()
	h, err := shelf.header(id)
	wantErr(t, err, nil)
	return filepath.Join(shelf.dir, id, h.Store)
}

// Ways to spoil a file.
var spoilings = map[string]func(path string) error{
	"gone":  os.Remove,
	"empty": func(path string) error { return os.Truncate(path, 0) },
	"cut":   func(path string) error { return changeFile(path, func(b []byte) []byte { return b[:len(b)/2] }) },
	"zeroed": func(path string) error {
		return changeFile(path, func(b []byte) []byte { return make([]byte, len(b)) })
	},
	"flipped": func(path string) error {
		return changeFile(path, func(b []byte) []byte { b[len(b)/3] ^= 4; return b })
	},
}

func changeFile(path string, change func([]byte) []byte) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, change(data), 0o600)
}

// A store with any of its files spoiled in any way shows all that it showed,
// and the old files are kept.
func TestDamagedStoreIsMadeAgain(t *testing.T) {
	oneByOne(t)
	shelf, id, shown := livedJournal(t, 1)
	whole := filepath.Join(shelf.dir, id)
	names, err := listFiles(t.Context(), storeOf(t, shelf, id))
	wantErr(t, err, nil)
	for _, file := range names {
		for how, spoil := range spoilings {
			t.Run(file.name+" "+how, func(t *testing.T) {
				shelf, id := copied(t, whole)
				wantErr(t, spoil(filepath.Join(storeOf(t, shelf, id), file.name)), nil)
				v := unlock(t, shelf, id, passphrase)
				wantEverything(t, v, shown)
				if r := v.Repair(); r != nil {
					r = wantFaults(t, v, StoreDamaged)
					if info, err := os.Stat(filepath.Join(r.Aside, "db")); err != nil || !info.IsDir() {
						t.Errorf("the old store is not aside: %v", err)
					}
				} else if file.name == "MANIFEST" || file.name == "KEYREGISTRY" || strings.HasSuffix(file.name, ".sst") && how != "flipped" {
					t.Error("nothing was found")
				}
				v = reopen(t, v, passphrase)
				wantEverything(t, v, shown)
				wantFaults(t, v)
				wantWhole(t, v)
			})
		}
	}
}

// copied gives a shelf with a copy of one journal.
func copied(t testing.TB, folder string) (*Shelf, string) {
	t.Helper()
	shelf := cheapShelf(t.TempDir())
	wantErr(t, os.CopyFS(filepath.Join(shelf.dir, "copy"), os.DirFS(folder)), nil)
	return shelf, "copy"
}

func wantWhole(t testing.TB, v *Vault) {
	t.Helper()
	wantErr(t, verifyStore(t.Context(), v.db, v.keys.seals, nil), nil)
}

func TestStoreThatIsGone(t *testing.T) {
	for snapshots := range 4 {
		t.Run(fmt.Sprint(snapshots, " snapshots"), func(t *testing.T) {
			shelf, id, shown := livedJournal(t, snapshots)
			wantErr(t, os.RemoveAll(storeOf(t, shelf, id)), nil)
			v := unlock(t, shelf, id, passphrase)
			wantEverything(t, v, shown)
			r := wantFaults(t, v, StoreDamaged)
			if r.Snapshot.IsZero() != (snapshots == 0) || r.Replayed == 0 {
				t.Errorf("made again from %+v", *r)
			}
			made := write(t, v, entry("2026-11-30", "on it goes"))
			v = reopen(t, v, passphrase)
			if head, err := v.Head(t.Context(), made.Item); err != nil || head.ID != made.ID {
				t.Errorf("head %v, %v", head, err)
			}
		})
	}
}

// The next older snapshot and a longer spool do as well as the newest.
func TestNewestSnapshotDamaged(t *testing.T) {
	oneByOne(t)
	for how, spoil := range spoilings {
		if how == "gone" {
			continue
		}
		t.Run(how, func(t *testing.T) {
			shelf, id, shown := livedJournal(t, 3)
			wantErr(t, os.RemoveAll(storeOf(t, shelf, id)), nil)
			newest, err := filepath.Glob(filepath.Join(shelf.dir, id, snapshotsFolder, "*"))
			wantErr(t, err, nil)
			wantErr(t, spoil(newest[len(newest)-1]), nil)
			v := unlock(t, shelf, id, passphrase)
			wantEverything(t, v, shown)
			wantFaults(t, v, SnapshotDamaged, StoreDamaged)
		})
	}
}

// A flipped bit can make a snapshot say that a newer program wrote it. It is put aside
// like any that is damaged, and others are taken.
func TestSnapshotThatSaysItIsNewer(t *testing.T) {
	shelf, id, shown := livedJournal(t, 3)
	shelf.calm = true
	newest, err := filepath.Glob(filepath.Join(shelf.dir, id, snapshotsFolder, "*"))
	wantErr(t, err, nil)
	path := newest[len(newest)-1]
	data, err := os.ReadFile(path)
	wantErr(t, err, nil)
	data[len(snapshotStart)-1] = '*'
	wantErr(t, os.WriteFile(path, data, 0o600), nil)
	v := unlock(t, shelf, id, passphrase)
	if wanted, err := v.wantsSnapshot(); !wanted || err != nil {
		t.Errorf("a snapshot is wanted: %v, %v", wanted, err)
	}
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	wantFaults(t, v, SnapshotDamaged)
	wantErr(t, errors.Join(v.Lock(), os.RemoveAll(v.store)), nil)
	v = unlock(t, shelf, id, passphrase)
	wantEverything(t, v, shown)
}

func TestStoreOfAnotherJournal(t *testing.T) {
	shelf, id, shown := livedJournal(t, 1)
	other, err := shelf.Create(t.Context(), Journal{Name: "other"}, passphrase)
	wantErr(t, err, nil)
	wantErr(t, other.Lock(), nil)
	store := storeOf(t, shelf, id)
	wantErr(t, os.RemoveAll(store), nil)
	wantErr(t, os.CopyFS(store, os.DirFS(other.store)), nil)
	v := unlock(t, shelf, id, passphrase)
	wantEverything(t, v, shown)
	wantFaults(t, v, StoreDamaged)
}

// An older store in the place of the newest is brought up to date, or made
// again, and never shown.
func TestStoreSwappedForAnOlderOne(t *testing.T) {
	shelf, v := newJournal(t)
	told(t, v, func() {})
	wantErr(t, v.Lock(), nil)
	older := filepath.Join(t.TempDir(), "older")
	wantErr(t, os.CopyFS(older, os.DirFS(v.store)), nil)
	v = unlock(t, shelf, v.id, passphrase)
	for range 3 { // the spool no longer goes back to the older store
		told(t, v, func() { wantErr(t, v.Snapshot(t.Context(), nil), nil) })
	}
	shown := everything(t, v)
	wantErr(t, v.Lock(), nil)
	wantErr(t, errors.Join(os.RemoveAll(v.store), os.CopyFS(v.store, os.DirFS(older))), nil)
	v = unlock(t, shelf, v.id, passphrase)
	wantEverything(t, v, shown)
	wantWhole(t, v)
}

// A whole folder put back to an older state is named; a folder copied by hand
// is not.
func TestOlderFolder(t *testing.T) {
	shelf, id, shown := livedJournal(t, 1)
	folder := filepath.Join(shelf.dir, id)
	older := filepath.Join(t.TempDir(), "older")
	wantErr(t, os.CopyFS(older, os.DirFS(folder)), nil)
	v := unlock(t, shelf, id, passphrase)
	wantFaults(t, v)
	write(t, v, entry("2026-11-30", "newer"))
	wantErr(t, v.Lock(), nil)
	wantErr(t, os.CopyFS(folder+" (copy)", os.DirFS(older)), nil)
	byHand := unlock(t, shelf, id+" (copy)", passphrase)
	wantFaults(t, byHand)
	wantEverything(t, byHand, shown)
	wantErr(t, byHand.Lock(), nil)

	wantErr(t, errors.Join(os.RemoveAll(folder), os.CopyFS(folder, os.DirFS(older))), nil)
	v = unlock(t, shelf, id, passphrase)
	wantFaults(t, v, OlderCopy)
}

func TestStrayFilesArePutAside(t *testing.T) {
	shelf, id, shown := livedJournal(t, 1)
	store := storeOf(t, shelf, id)
	for _, name := range []string{"words.sst", "abc.mem", "notes.txt", "x.vlog"} {
		put(t, filepath.Join(store, name), []byte("stray"))
	}
	wantErr(t, os.Mkdir(filepath.Join(store, "000099.sst"), 0o700), nil)
	v := unlock(t, shelf, id, passphrase)
	wantEverything(t, v, shown)
	r := wantFaults(t, v, StrayFiles)
	if data, err := os.ReadFile(filepath.Join(r.Aside, "db", "notes.txt")); err != nil || string(data) != "stray" {
		t.Errorf("aside: %q, %v", data, err)
	}
	// A kill can leave logs with no byte in them, and they are nobody's.
	wantErr(t, v.Lock(), nil)
	for _, empty := range []string{"00009.mem", "000009.vlog"} {
		put(t, filepath.Join(store, empty), nil)
	}
	v = unlock(t, shelf, id, passphrase)
	wantEverything(t, v, shown)
	wantFaults(t, v)
}

// What was erased is in neither spool nor snapshots, and does not come back
// with a store that is made again.
func TestErasedStaysErased(t *testing.T) {
	shelf, v := newJournal(t)
	kept := write(t, v, entry("2026-11-01", "kept"))
	gone := write(t, v, entry("2026-11-02", "gone"))
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	write(t, v, after(gone, "gone again"))
	wantErr(t, v.PutDraft(t.Context(), Draft{Session: uuid.New(), Item: gone.Item, Kind: "entry", Body: []byte("gone too")}), nil)
	wantErr(t, v.Erase(t.Context(), gone.Item), nil)
	write(t, v, after(kept, "kept again"))
	wantErr(t, v.tend(t.Context()), nil)
	_, err := v.spool.read(func(f frame) error {
		if f.op.item == gone.Item && f.op.kind != opErase {
			t.Errorf("record %d of the spool is %c of it", f.before.seq+1, f.op.kind)
		}
		return nil
	})
	wantErr(t, err, nil)
	numbers, _ := numbersIn(v.snapshots())
	for _, number := range numbers {
		s, err := openSnapshot(filepath.Join(v.snapshots(), numbered(number)), v.keys.snapshots, number)
		wantErr(t, err, nil)
		wantErr(t, s.each(func(key, _ []byte) error {
			if bytes.Contains(key, gone.Item[:]) && key[0] != keyTombstone {
				t.Errorf("snapshot %d has %c of it", number, key[0])
			}
			return nil
		}), nil)
		wantErr(t, s.close(), nil)
	}
	shown := everything(t, v)
	wantErr(t, v.Lock(), nil)
	wantErr(t, os.RemoveAll(v.store), nil)
	v = unlock(t, shelf, v.id, passphrase)
	wantFaults(t, v, StoreDamaged)
	wantEverything(t, v, shown)
	_, err = v.Revise(t.Context(), after(gone, "back"))
	wantErr(t, err, ErrErased)
}
