package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/google/uuid"
)

// unscrubbed lists the snapshots that may still hold what was erased since: they
// have fewer tombstones than the store.
func (v *Vault) unscrubbed(tombstones uint64) (found []uint64, err error) {
	numbers, err := numbersIn(v.snapshots())
	if err != nil {
		return nil, err
	}
	for _, number := range numbers {
		one, err := v.lookAt(number, false)
		if err == nil && one.head.state.tally.tombstones < tombstones {
			found = append(found, number)
		}
		if isDamaged(err) {
			err = v.replaceDamaged(number)
		}
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// replaceDamaged puts a damaged snapshot aside, and has a new one taken.
func (v *Vault) replaceDamaged(number uint64) error {
	v.due.Store(true)
	v.wake()
	return v.leaveDamaged(number)
}

// scrubOne replaces a snapshot by a copy in which tombstones stand for what they
// name. named is what photos the store's records name, or nil if that is not
// known. One that is damaged does not keep the others from it: it is put aside.
func (v *Vault) scrubOne(ctx context.Context, number uint64, tombstones map[uuid.UUID][]byte, named photoSet, report Progress) error {
	path := filepath.Join(v.snapshots(), numbered(number))
	head, photos, err := v.spared(ctx, number, tombstones, named)
	if isDamaged(err) {
		return v.replaceDamaged(number)
	}
	if err != nil {
		return err
	}
	left := head.state.tally
	_, err = writeSnapshot(path+unfinished, v.keys, number, head, photos, func(visit recordVisit) error {
		for item, sealed := range tombstones {
			if err := visit(recordKey(keyTombstone, item), sealed); err != nil {
				return err
			}
		}
		done := left.tombstones
		_, err := v.spare(ctx, number, tombstones, func(key, value []byte) error {
			done++
			report.tell(done, left.sum())
			return errors.Join(visit(key, value), ctx.Err())
		}, nil)
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

// spared gives the head of a snapshot without what was erased, and the photos it
// names then: without those that only what was erased names. To find them, no
// more is opened than that and the drafts: the revisions are all in the store.
func (v *Vault) spared(ctx context.Context, number uint64, tombstones map[uuid.UUID][]byte, named photoSet) (snapshotHead, photoSet, error) {
	left := tally{tombstones: uint64(len(tombstones))}
	drafted, gone := photoSet{}, photoSet{}
	s, err := v.spare(ctx, number, tombstones, func(key, sealed []byte) error {
		*left.of(key)++
		if key[0] != keyDraft {
			return nil
		}
		return drafted.addOf(v.seals, key, sealed)
	}, func(key, sealed []byte) error {
		if err := gone.addOf(v.seals, key, sealed); !isDamaged(err) { // what does not open must go, too
			return err
		}
		return nil
	})
	if err != nil {
		return snapshotHead{}, nil, err
	}
	head := s.head
	head.state.tally = left
	if named == nil {
		return head, nil, nil
	}
	photos := photoSet{}
	for _, id := range s.photos {
		if !gone[id] || named[id] || drafted[id] {
			photos[id] = true
		}
	}
	return head, photos, nil
}

// spare gives the records of a snapshot that no tombstone names to visit, and the
// others to gone.
func (v *Vault) spare(ctx context.Context, number uint64, tombstones map[uuid.UUID][]byte, visit, gone recordVisit) (*snapshot, error) {
	s, err := openSnapshot(filepath.Join(v.snapshots(), numbered(number)), v.keys.snapshots, number)
	if err != nil {
		return nil, err
	}
	err = s.each(func(key, value []byte) error {
		if _, erased := tombstones[itemOf(key)]; !erased {
			return visit(key, value)
		}
		if gone != nil {
			return gone(key, value)
		}
		return ctx.Err()
	})
	return s, errors.Join(err, s.close())
}
