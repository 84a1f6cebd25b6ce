package storage

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

func TestRecordsOutOfBounds(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	good := entry("2026-11-22", "x")
	for what, change := range map[string]func(*Change){
		"no item":    func(c *Change) { c.Item = uuid.Nil },
		"no kind":    func(c *Change) { c.Kind = "" },
		"urdu kind":  func(c *Change) { c.Kind = "اندراج" },
		"long kind":  func(c *Change) { c.Kind = strings.Repeat("a", maxKind+1) },
		"kind with0": func(c *Change) { c.Kind = "a\x00b" },
		"urdu sort":  func(c *Change) { c.Sort = "نومبر" },
		"long sort":  func(c *Change) { c.Sort = strings.Repeat("1", maxSort+1) },
		"sort with0": func(c *Change) { c.Sort = "a\x00b" },
		"parents":    func(c *Change) { c.Parents = make([]uuid.UUID, maxParents+1) },
		"photos":     func(c *Change) { c.Photos = make([]uuid.UUID, maxPhotos+1) },
	} {
		c := good
		change(&c)
		if _, err := v.Revise(ctx, c); err == nil {
			t.Errorf("%s: revision taken", what)
		}
		if err := v.PutDraft(ctx, Draft{uuid.New(), c.Item, c.Parents, c.Kind, c.Sort, nil, c.Photos}); err == nil {
			t.Errorf("%s: draft taken", what)
		}
	}
	if err := v.PutDraft(ctx, Draft{Item: uuid.New(), Kind: "entry"}); err == nil {
		t.Error("draft without a session taken")
	}
}

// 200,000 characters fit; what could land in the value log does not.
func TestLargeRecords(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	long := entry("2026-11-22", strings.Repeat("کروٹ ", 40_000))
	if head := write(t, v, long); len(head.Body) != len(long.Body) {
		t.Error("a long entry is cut")
	}
	noise := make([]byte, valueThreshold)
	for i := range noise {
		noise[i] = byte(rand.Uint32())
	}
	_, err := v.Revise(ctx, Change{Item: uuid.New(), Kind: "entry", Body: noise})
	wantErr(t, err, ErrTooLarge)
	_, err = v.Revise(ctx, Change{Item: uuid.New(), Kind: "entry", Body: make([]byte, maxPlain)})
	wantErr(t, err, ErrTooLarge)
	if newest, _, err := v.Newest(ctx, "entry", "", 10); err != nil || len(newest) != 1 {
		t.Errorf("%d entries, %v", len(newest), err)
	}
}

// A record moved to another key, a record that is gone and an order that
// disagrees with its record are damage, never shown.
func TestTamperedRecords(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	one, two := write(t, v, entry("2026-11-21", "one")), write(t, v, entry("2026-11-22", "two"))
	tamper := func(change func(txn *badger.Txn) error) {
		t.Helper()
		if err := v.db.Update(change); err != nil {
			t.Fatal(err)
		}
	}
	key := func(r Revision) []byte { return recordKey(keyRevision, r.Item, r.ID) }
	var own []byte
	tamper(func(txn *badger.Txn) error {
		item, err := txn.Get(key(one))
		if err != nil {
			return err
		}
		if own, err = item.ValueCopy(nil); err != nil {
			return err
		}
		return txn.Set(key(two), own)
	})
	wantErr(t, second(v.Head(ctx, two.Item)), ErrDamaged)
	tamper(func(txn *badger.Txn) error { return txn.Delete(key(two)) })
	wantErr(t, second(v.Head(ctx, two.Item)), ErrDamaged)
	_, _, err := v.Newest(ctx, "entry", "", 10)
	wantErr(t, err, ErrDamaged)

	forged := one.tip()
	forged.Sort = "2030-01-01"
	tamper(func(txn *badger.Txn) error {
		if err := txn.Delete(two.tip().order(two.Item)); err != nil {
			return err
		}
		return txn.Set(forged.order(one.Item), one.ID[:])
	})
	_, _, err = v.Newest(ctx, "entry", "", 1)
	wantErr(t, err, ErrDamaged)
}

// A small file that somebody made huge takes no memory: it is none.
func TestSmallFilesMadeHuge(t *testing.T) {
	_, v := newJournal(t)
	saved := write(t, v, entry("2026-11-22", "words"))
	wantErr(t, v.Lock(), nil)
	for _, path := range []string{filepath.Join(v.folder(), filesName), v.repairsPath(), v.seenPath()} {
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE, 0o600)
		wantErr(t, err, nil)
		if err := errors.Join(file.Truncate(1<<40), file.Close()); err != nil {
			t.Skip(err) // a disk that has no room for nothing
		}
	}
	wantSaved(t, unlock(t, v.shelf, v.id, passphrase), []Revision{saved})
}
