package storage

import (
	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// index is an open store, with what it knows of itself.
type index struct {
	db    *badger.DB
	seals *sealer
	state state
}

// records are the records as a transaction sees them.
func (x *index) records(txn *badger.Txn) *records {
	return &records{txn: txn, seals: x.seals, tally: x.state.tally}
}

// read are the records as a transaction sees them, for who changes none: they have
// no tally, which belongs to whoever is writing.
func (x *index) read(txn *badger.Txn) *records { return &records{txn: txn, seals: x.seals} }

// readState takes up what the store knows of itself.
func (x *index) readState() error {
	return x.db.View(func(txn *badger.Txn) (err error) {
		x.state, err = x.records(txn).readState()
		return err
	})
}

// tombstones gives the sealed tombstone of each item that was erased.
func (x *index) tombstones() (all map[uuid.UUID][]byte, err error) {
	all = map[uuid.UUID][]byte{}
	err = x.db.View(func(txn *badger.Txn) error {
		return x.read(txn).each([]byte{keyTombstone}, func(found *badger.Item) error {
			sealed, err := found.ValueCopy(nil)
			all[itemOf(found.Key())] = sealed
			return err
		})
	})
	return all, err
}

// finishErasing drops what an end of the program left of erased items.
func (x *index) finishErasing() error {
	tombstones, err := x.tombstones()
	if err != nil {
		return err
	}
	for item := range tombstones {
		for more := true; more; {
			more, err = x.dropErased(item)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *index) dropErased(item uuid.UUID) (more bool, err error) {
	txn := x.db.NewTransaction(true)
	defer txn.Discard()
	r := x.records(txn)
	if more, err = r.drop(recordKey(keyRevision, item)); err != nil || r.tally == x.state.tally {
		return more, err
	}
	if err := r.putPlace(x.state.place); err != nil {
		return false, err
	}
	if err := txn.Commit(); err != nil {
		return false, fileError(err)
	}
	x.state.tally = r.tally
	return more, nil
}
