package storage

import (
	"encoding/hex"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// Headers are written again to the byte, open by the passphrase and by the recovery
// code, and a hidden one is found by its name, however it is typed.
func TestHeaderVectors(t *testing.T) {
	var vectors []struct{ Typed, Name, Picture, Header string }
	readVectors(t, "header.json", &vectors)
	for _, want := range vectors {
		h, err := decodeHeader([]byte(want.Header))
		wantErr(t, err, nil)
		if again, err := h.encode(); err != nil || string(again) != want.Header {
			t.Errorf("written again as %s, %v", again, err)
		}
		for _, secret := range []string{" ميرا كمره ۱۲ ", codes[1]} {
			tried, folded := h.pick(secret)
			master, err := tried.unwrap(folded, h.Identity)
			wantErr(t, err, nil)
			wantErr(t, h.checkIdentity(master), nil)
			if shown, err := h.label(master); err != nil || shown != (label{want.Name, want.Picture}) {
				t.Errorf("called %+v, %v", shown, err)
			}
		}
		shelf := cheapShelf(t.TempDir())
		wantErr(t, os.MkdirAll(filepath.Join(shelf.dir, "boat"), 0o700), nil)
		for _, name := range headerCopies {
			put(t, filepath.Join(shelf.dir, "boat", name), []byte(want.Header))
		}
		if found, err := shelf.Find(t.Context(), want.Typed); (err == nil) != (h.Hidden != nil) || err == nil && found.ID != "boat" {
			t.Errorf("%q finds %+v, %v", want.Typed, found, err)
		}
	}
}

// What lies in a store beside revisions, drafts and tombstones.
func TestRecordVectors(t *testing.T) {
	var vectors fileVectors
	readVectors(t, "files.json", &vectors)
	k, dir := vectorKeys(t), filepath.Join(t.TempDir(), "db")
	db, err := badger.Open(storeOptions(dir, k.badger))
	wantErr(t, err, nil)
	defer func() { wantErr(t, closeStore(db), nil) }()
	wantErr(t, db.Update(func(txn *badger.Txn) error {
		for key, value := range vectors.Records {
			wantErr(t, txn.Set(fromHex(t, key), fromHex(t, value)), nil)
		}
		return nil
	}), nil)
	item, revision, device := filled16(0xA1), filled16(0xB2), filled16(0xD4)
	shown := tip{revision, false, Clock{1795000000000, 7, device}, "entry", "2026-11-22"}
	wantErr(t, db.View(func(txn *badger.Txn) error {
		r := &records{txn: txn, seals: k.seals}
		s, err := r.readState()
		wantErr(t, err, nil)
		if s.device != device || s.clock != (hybrid{1795000000000, 7}) || s.place.seq != 5 || s.tally != (tally{1, 1, 1}) || !s.placed {
			t.Errorf("state %+v", s)
		}
		got, err := r.heads(item)
		if err != nil || !slices.Equal(got, heads{shown}) {
			t.Errorf("heads %+v, %v", got, err)
		}
		named, err := txn.Get(shown.order(item))
		wantErr(t, err, nil)
		id, err := named.ValueCopy(nil)
		if err != nil || string(id) != string(revision[:]) {
			t.Errorf("the order names %x, %v", id, err)
		}
		return nil
	}), nil)
}

// filled16 is an id of one byte.
func filled16(b byte) (id uuid.UUID) {
	for i := range id {
		id[i] = b
	}
	return id
}

func TestRepairsVector(t *testing.T) {
	var vectors fileVectors
	readVectors(t, "files.json", &vectors)
	shelf := OpenShelf(t.TempDir())
	v := &Vault{shelf: shelf, id: "boat", keys: vectorKeys(t)}
	wantErr(t, os.MkdirAll(v.folder(), 0o700), nil)
	put(t, v.repairsPath(), fromHex(t, vectors.Repairs.Sealed))
	v.readRepairs()
	want := []Repair{
		{At: time.UnixMilli(1795000000000), Faults: []Fault{StoreDamaged, SnapshotDamaged}, Snapshot: time.UnixMilli(1794900000000),
			Replayed: 12, Aside: filepath.Join(v.folder(), "damaged-2026-11-19-1")},
		{At: time.UnixMilli(1795000001000), Faults: []Fault{SpoolDamaged}, Lost: 2},
	}
	got := v.Repairs()
	if len(got) != len(want) {
		t.Fatalf("read %+v", got)
	}
	for i, w := range want {
		g := got[i]
		if !g.At.Equal(w.At) || !slices.Equal(g.Faults, w.Faults) || !g.Snapshot.Equal(w.Snapshot) ||
			g.Replayed != w.Replayed || g.Lost != w.Lost || g.Aside != w.Aside {
			t.Errorf("read %+v, want %+v", g, w)
		}
	}
	if again := encodeRepairs(got); hex.EncodeToString(again) != vectors.Repairs.Plain {
		t.Errorf("written again as %x", again)
	}
}

func TestTriesVector(t *testing.T) {
	var vectors fileVectors
	readVectors(t, "files.json", &vectors)
	shelf := OpenShelf(t.TempDir())
	wantErr(t, os.MkdirAll(filepath.Join(shelf.dir, "boat"), 0o700), nil)
	put(t, shelf.triesPath("boat"), []byte(vectors.Tries))
	got := shelf.triesOf("boat")
	if got != (tries{Wrong: 4, Until: 1795000000000}) {
		t.Errorf("read %+v", got)
	}
	shelf.keepTries("boat", got)
	if again := contents(t, shelf.dir)[shelf.triesPath("boat")]; again != vectors.Tries {
		t.Errorf("written again as %q", again)
	}
}
