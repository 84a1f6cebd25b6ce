package storage

import (
	"context"
	"errors"

	"github.com/dgraph-io/badger/v4"
)

// Verify reads the whole journal: every record and every photo that one names
// opens, and as many are there as there should be. ErrDamaged for a record that
// does not; photos that are gone or damaged are counted.
func (v *Vault) Verify(ctx context.Context, report Progress) (held Contents, err error) {
	err = v.during(ctx, "verify", func(ctx context.Context) error {
		v.snapping.Lock() // no photo goes meanwhile
		defer v.snapping.Unlock()
		photos, _ := filesIn(v.photos(), thumbEnding) // a missing folder has none
		records := 0
		err := verifyStore(ctx, v.db, v.keys.seals, func(done, total int) {
			records = total
			report.tellBytes(int64(done), int64(total+len(photos)))
		})
		if err == nil {
			held, err = v.countAll(ctx, func(done, _ int) { report.tellBytes(int64(records+done), int64(records+len(photos))) })
		}
		return err
	})
	return held, err
}

func (v *Vault) countAll(ctx context.Context, report Progress) (held Contents, err error) {
	named := photoSet{}
	err = v.db.View(func(txn *badger.Txn) error {
		r := v.index.read(txn)
		for _, prefix := range snapshotRecords {
			if err := r.each([]byte{prefix}, func(found *badger.Item) error {
				*held.of(prefix)++
				return errors.Join(ctx.Err(), found.Value(func(sealed []byte) error { return named.addOf(r.seals, found.Key(), sealed) }))
			}); err != nil {
				return err
			}
		}
		return nil
	})
	for i, id := range named.list() {
		if err := errors.Join(err, ctx.Err()); err != nil {
			return held, err
		}
		_, bad := v.photoNow(photoFile(id))
		_, noThumb := v.photoNow(photoFile(id) + thumbEnding)
		if errors.Join(bad, noThumb) == nil {
			held.Photos++
		} else {
			held.Missing++
		}
		report(i+1, len(named))
	}
	return held, err
}

// of is the count of records under a prefix.
func (c *Contents) of(prefix byte) *int {
	switch prefix {
	case keyTombstone:
		return &c.Erased
	case keyDraft:
		return &c.Drafts
	}
	return &c.Revisions
}
