package storage

import (
	"context"
	"errors"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// dropAtOnce bounds the records one transaction removes: it holds some 12,000.
const dropAtOnce = 4000

// buryAtOnce bounds the items one transaction buries, drafts and all.
const buryAtOnce = 100

// Erase removes an item's revisions and drafts for good, and leaves a tombstone
// that holds its bare id. Erasing again is no error. The sealed bytes are out of
// the spool when it returns; out of snapshots, the store's files and photos they
// are taken beside other calls, now or after the next unlock.
func (v *Vault) Erase(ctx context.Context, item uuid.UUID) error {
	return v.during(ctx, "erase", func(ctx context.Context) error {
		return v.erase(ctx, []uuid.UUID{item})
	})
}

// EraseNow is Erase that returns when the sealed bytes are nowhere in the
// journal's folder any more, but in what was put aside: Aside names that. When it
// is cancelled or fails after the item was erased, the rest is done as after
// Erase.
func (v *Vault) EraseNow(ctx context.Context, item uuid.UUID, report Progress) error {
	return v.during(ctx, "erase", func(ctx context.Context) error {
		v.snapping.Lock()
		defer v.snapping.Unlock()
		if err := v.erase(ctx, []uuid.UUID{item}); err != nil {
			return err
		}
		return v.cleanse(ctx, report)
	})
}

func (v *Vault) erase(ctx context.Context, items []uuid.UUID) error {
	erased := map[uuid.UUID]bool{}
	for _, item := range items {
		erased[item] = true
		if err := v.unname(ctx, item); err != nil {
			return err
		}
	}
	v.shelf.release(v.id, func(h held) bool { return erased[h.item] })
	for some := range slices.Chunk(items, buryAtOnce) {
		err := v.change(ctx, eraseReserve, func(r *records) error {
			for _, item := range some {
				r.spooled(op{kind: opErase, item: item})
				if err := r.bury(item); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	// The tombstones hide the items from here on. Their revisions go in as many
	// transactions as they need; what an end of the program leaves of this is
	// done at the next unlock.
	for _, item := range items {
		for more := true; more; {
			err := v.change(ctx, eraseReserve, func(r *records) (err error) {
				more, err = r.drop(recordKey(keyRevision, item))
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	v.writing.Lock()
	defer v.writing.Unlock()
	if err := v.mayWrite(); err != nil {
		return err
	}
	err := v.spool.blank(erased)
	v.wake()
	return err
}

// bury puts a tombstone in an item's place; its revisions are left to drop.
func (r *records) bury(item uuid.UUID) error {
	if _, err := r.put(recordKey(keyTombstone, item), nil); err != nil {
		return err
	}
	drafts := r.tally.drafts
	if _, err := r.drop(recordKey(keyDraft, item)); err != nil {
		return err
	}
	before, err := r.heads(item)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if len(before) > 0 || r.tally.drafts != drafts {
		if _, err := r.put(keyStale, nil); err != nil {
			return err
		}
	}
	return r.replaceHeads(item, before, nil)
}

// drop removes as many records under prefix as one transaction takes, and says
// whether there are more.
func (r *records) drop(prefix []byte) (more bool, err error) {
	var keys [][]byte
	err = r.each(prefix, func(found *badger.Item) error {
		if more = len(keys) == dropAtOnce; more {
			return errEnough
		}
		keys = append(keys, found.KeyCopy(nil))
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return false, err
	}
	for _, key := range keys {
		if err := r.remove(key); err != nil {
			return false, err
		}
	}
	return more, nil
}

var errEnough = errors.New("enough")
