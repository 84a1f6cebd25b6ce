package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// scrub rewrites the snapshots that may still hold what was erased since: they
// have fewer tombstones than the store.
func (v *Vault) scrub(ctx context.Context) error {
	numbers, err := numbersIn(v.snapshots())
	if err != nil {
		return err
	}
	tombstones, err := v.tombstones()
	if err != nil {
		return err
	}
	for _, number := range numbers {
		one, err := v.lookAt(number, false)
		if err == nil && one.head.state.tally.tombstones < uint64(len(tombstones)) {
			err = v.scrubOne(ctx, number, tombstones)
		}
		if err != nil && !isDamaged(err) && !isNewer(err) {
			return err
		}
	}
	return nil
}

// tombstones gives the sealed tombstone of each item that was erased.
func (v *Vault) tombstones() (all map[uuid.UUID][]byte, err error) {
	all = map[uuid.UUID][]byte{}
	err = v.db.View(func(txn *badger.Txn) error {
		r := &records{txn: txn, seals: v.keys.seals}
		return r.each([]byte{keyTombstone}, func(found *badger.Item) error {
			sealed, err := found.ValueCopy(nil)
			all[itemOf(found.Key())] = sealed
			return err
		})
	})
	return all, err
}

// scrubOne replaces a snapshot by a copy in which tombstones stand for what
// they name.
func (v *Vault) scrubOne(ctx context.Context, number uint64, tombstones map[uuid.UUID][]byte) error {
	path := filepath.Join(v.snapshots(), numbered(number))
	left := tally{tombstones: uint64(len(tombstones))}
	head, err := v.spare(ctx, number, tombstones, func(key, _ []byte) error {
		*left.of(key)++
		return nil
	})
	if err != nil {
		return err
	}
	head.state.tally = left
	_, err = writeSnapshot(path+unfinished, v.keys, number, head, func(visit recordVisit) error {
		for item, sealed := range tombstones {
			if err := visit(recordKey(keyTombstone, item), sealed); err != nil {
				return err
			}
		}
		_, err := v.spare(ctx, number, tombstones, visit)
		return err
	})
	if err == nil {
		_, err = checkSnapshot(path+unfinished, v.keys.snapshots, number)
	}
	if err != nil {
		return errors.Join(err, os.Remove(path+unfinished))
	}
	return fileError(errors.Join(rename(path+unfinished, path), syncFolder(v.snapshots())))
}

// spare gives the records of a snapshot that no tombstone names to visit.
func (v *Vault) spare(ctx context.Context, number uint64, tombstones map[uuid.UUID][]byte, visit recordVisit) (snapshotHead, error) {
	s, err := openSnapshot(filepath.Join(v.snapshots(), numbered(number)), v.keys.snapshots, number)
	if err != nil {
		return snapshotHead{}, err
	}
	err = s.each(func(key, value []byte) error {
		if _, erased := tombstones[itemOf(key)]; erased {
			return ctx.Err()
		}
		return visit(key, value)
	})
	return s.head, errors.Join(err, s.close())
}
