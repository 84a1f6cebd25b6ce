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
	ops   []op  // what the spool must hold before the transaction counts
	tally tally // of the records, with what the transaction changed
}

// tally counts the records that nothing can make again: it is kept sealed
// beside them, so that one that is missing as a whole is noticed.
type tally struct{ revisions, drafts, tombstones uint64 }

// of is the count that a record key belongs to, or nil.
func (t *tally) of(key []byte) *uint64 {
	switch key[0] {
	case keyRevision:
		return &t.revisions
	case keyDraft:
		return &t.drafts
	case keyTombstone:
		return &t.tombstones
	}
	return nil
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

// put seals plain under key, and returns what now lies there.
func (r *records) put(key, plain []byte) (sealed []byte, err error) {
	if sealed, err = r.seals.Seal(key, plain); err != nil {
		return nil, err
	}
	if len(sealed) >= valueThreshold {
		return nil, fmt.Errorf("%w: %d bytes sealed", ErrTooLarge, len(sealed))
	}
	return sealed, r.set(key, sealed)
}

// set puts a sealed value under key, and counts it.
func (r *records) set(key, sealed []byte) error {
	if n := r.tally.of(key); n != nil {
		there, err := r.has(key)
		if err != nil {
			return err
		}
		if !there {
			*n++
		}
	}
	return r.txn.Set(key, sealed)
}

// remove takes a record away; there need be none.
func (r *records) remove(key []byte) error {
	there, err := r.has(key)
	if err != nil || !there {
		return err
	}
	if n := r.tally.of(key); n != nil {
		*n--
	}
	return r.txn.Delete(key)
}

// spooled notes what the spool must hold of this transaction.
func (r *records) spooled(o op) { r.ops = append(r.ops, o) }

// each calls visit with every key that begins with prefix, in order, until it
// returns an error.
func (r *records) each(prefix []byte, visit func(*badger.Item) error) error {
	items := r.txn.NewIterator(keysUnder(prefix))
	defer items.Close()
	for items.Rewind(); items.Valid(); items.Next() {
		if err := visit(items.Item()); err != nil {
			return err
		}
	}
	return nil
}

// keysUnder are the options to walk the keys that begin with prefix.
func keysUnder(prefix []byte) badger.IteratorOptions {
	options := badger.DefaultIteratorOptions
	options.PrefetchValues = false
	options.Prefix = prefix
	return options
}
