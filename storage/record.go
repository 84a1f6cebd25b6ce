package storage

import (
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// Keys of records in the store. Badger's encryption hides them on disk; still
// no word a person wrote is in one.
const (
	keyRevision  = 'r' // ‖ item ‖ revision: a sealed revision
	keyHeads     = 'h' // ‖ item: the item's heads, sealed
	keyLive      = 'n' // ‖ order: which revision of a live item is shown
	keyDeleted   = 'x' // ‖ order: the same of a deleted item
	keyDraft     = 'd' // ‖ item ‖ session: a sealed draft
	keyTombstone = 'e' // ‖ item: sealed nothing
	keyState     = 'm' // ‖ name: what the journal itself remembers
)

func recordKey(prefix byte, ids ...uuid.UUID) []byte {
	key := []byte{prefix}
	for _, id := range ids {
		key = append(key, id[:]...)
	}
	return key
}

// idsOf reads the n ids that a key is made of after its prefix.
func idsOf(key []byte, n int) ([]uuid.UUID, error) {
	d := &decoder{rest: key[1:]}
	ids := make([]uuid.UUID, n)
	for i := range ids {
		ids[i] = d.id()
	}
	if err := d.err(); err != nil {
		return nil, fmt.Errorf("key: %w", err)
	}
	return ids, nil
}

// records are the sealed records as one transaction sees them.
type records struct {
	txn   *badger.Txn
	seals *sealer
}

// get returns the plain value of a record, or ErrNotFound.
func (r *records) get(key []byte) ([]byte, error) {
	item, err := r.txn.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return r.value(item)
}

func (r *records) value(item *badger.Item) (plain []byte, err error) {
	err = item.Value(func(sealed []byte) error {
		plain, err = r.seals.Open(item.Key(), sealed)
		return err
	})
	return plain, err
}

func (r *records) has(key []byte) (bool, error) {
	_, err := r.txn.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return false, nil
	}
	return err == nil, err
}

// put seals plain under key.
func (r *records) put(key, plain []byte) error {
	sealed, err := r.seals.Seal(key, plain)
	if err != nil {
		return err
	}
	if len(sealed) >= valueThreshold {
		return fmt.Errorf("%w: %d bytes sealed", ErrTooLarge, len(sealed))
	}
	return r.txn.Set(key, sealed)
}

// each calls visit with every key that begins with prefix, in order, until it
// returns an error.
func (r *records) each(prefix []byte, visit func(*badger.Item) error) error {
	options := badger.DefaultIteratorOptions
	options.PrefetchValues = false
	options.Prefix = prefix
	items := r.txn.NewIterator(options)
	defer items.Close()
	for items.Rewind(); items.Valid(); items.Next() {
		if err := visit(items.Item()); err != nil {
			return err
		}
	}
	return nil
}
