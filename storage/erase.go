package storage

import (
	"context"
	"errors"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// Erase removes an item's revisions and drafts for good and leaves a tombstone
// that holds its bare id. Erasing again is no error. Sealed bytes stay in the
// store's files until those are rewritten.
func (v *Vault) Erase(ctx context.Context, item uuid.UUID) error {
	v.shelf.release(v.id, func(h held) bool { return h.item == item })
	err := v.write(ctx, "erase", eraseReserve, func(r *records) error {
		if err := r.put(recordKey(keyTombstone, item), nil); err != nil {
			return err
		}
		if _, err := r.drop(recordKey(keyDraft, item)); err != nil {
			return err
		}
		before, err := r.heads(item)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		return r.replaceHeads(item, before, nil)
	})
	// The tombstone hides the item from here on. Its revisions go in as many
	// transactions as they need.
	for more := true; more && err == nil; {
		err = v.write(ctx, "erase", eraseReserve, func(r *records) (err error) {
			more, err = r.drop(recordKey(keyRevision, item))
			return err
		})
	}
	return err
}

// drop removes as many records under prefix as one transaction takes, and says
// whether there are more.
func (r *records) drop(prefix []byte) (more bool, err error) {
	var keys [][]byte
	err = r.each(prefix, func(found *badger.Item) error {
		keys = append(keys, found.KeyCopy(nil))
		return nil
	})
	for _, key := range keys {
		if err == nil {
			err = r.txn.Delete(key)
		}
	}
	if errors.Is(err, badger.ErrTxnTooBig) {
		return true, nil
	}
	return false, err
}
