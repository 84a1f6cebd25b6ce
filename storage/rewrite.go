package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/dgraph-io/badger/v4"
)

// keyStale is there when files of the store may still hold what was erased:
// Badger leaves deleted bytes where they are, and only a new folder is rid of
// them.
var keyStale = append([]byte{keyState}, "stale"...)

// cleanse takes what was erased out of the snapshots, the store's files and the
// photos. Whatever ends it, the journal is whole, and the next one goes on. The
// caller holds v.snapping.
func (v *Vault) cleanse(ctx context.Context, report Progress) error {
	tombstones, err := v.tombstones()
	if err != nil {
		return err
	}
	snapshots, err := v.unscrubbed(uint64(len(tombstones)))
	if err != nil {
		return err
	}
	stale, err := v.isStale()
	if err != nil {
		return err
	}
	const first = 2 // to write a store, and to read it
	parts := first + len(snapshots)
	var named photoSet
	if stale {
		if named, err = v.rewrite(ctx, report, parts); err != nil {
			return err
		}
	}
	for n, number := range snapshots {
		if err := v.scrubOne(ctx, number, tombstones, named, report.part(first+n, parts)); err != nil {
			return err
		}
	}
	if !stale {
		return nil
	}
	return v.sweepPhotos(ctx, named)
}

func (v *Vault) isStale() (stale bool, err error) {
	err = v.db.View(func(txn *badger.Txn) error {
		stale, err = v.index.read(txn).has(keyStale)
		return err
	})
	return stale, err
}

// rewrite makes the store anew in another folder, from its records, and lets it
// take the place of the one that is open; the journal is read and written
// meanwhile. Until the header names the new one it counts for nothing, and from
// then on the old one does: what an end of the program leaves of either is
// removed at the next unlock. It gives the photos that the records name. The caller
// holds v.snapping.
func (v *Vault) rewrite(ctx context.Context, report Progress, parts int) (named photoSet, err error) {
	if err := v.shelf.checkSpace(v.folder(), eraseReserve+storeSize(v.store)); err != nil {
		return nil, err
	}
	made := "db-" + newID()
	dir := filepath.Join(v.folder(), made)
	named, err = v.writeAnew(ctx, dir, report.part(0, parts))
	if err == nil {
		err = verifyFiles(ctx, dir, v.keys.badger, v.seals, report.part(1, parts))
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return named, v.swap(made)
}

// writeAnew fills a new store with the records as they are at this moment, and
// gives the photos that they name.
func (v *Vault) writeAnew(ctx context.Context, dir string, report Progress) (photoSet, error) {
	v.writing.Lock()
	now, txn := v.state, v.db.NewTransaction(false)
	v.writing.Unlock()
	defer txn.Discard()
	old := &records{txn: txn, seals: v.seals}
	l := newLoader(v.seals)
	err := v.fillStore(dir, now, l, func(visit recordVisit) error {
		return old.copyTo(ctx, visit, report, now.tally.sum())
	})
	return l.named, err
}

// swap puts a store in the place of the one that is open, once it has what was
// saved since it was begun. The old one is removed when nobody reads it any more.
func (v *Vault) swap(made string) error {
	dir := filepath.Join(v.folder(), made)
	db, err := openStore(dir, v.keys.badger)
	if err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	place, err := os.Stat(dir)
	if err != nil {
		return errors.Join(fileError(err), closeStore(db))
	}
	next := index{db: db, seals: v.seals}
	old, store, readers, err := v.takePlace(&next, made, place)
	if err != nil {
		return errors.Join(err, closeStore(db)) // the header may name it: so it stays
	}
	readers.Wait()
	_ = closeStore(old) // nobody needs what it may not have written
	return fileError(errors.Join(os.RemoveAll(store), syncFolder(v.folder())))
}

func (v *Vault) takePlace(next *index, made string, place os.FileInfo) (old *badger.DB, store string, readers *sync.WaitGroup, err error) {
	v.writing.Lock()
	defer v.writing.Unlock()
	if err := v.mayWrite(); err != nil {
		return nil, "", nil, err
	}
	if err := v.catchUp(next); err != nil {
		return nil, "", nil, err
	}
	v.changing.Lock()
	named := *v.header
	named.Store = made
	err = v.putHeader(&named)
	v.changing.Unlock()
	if err != nil {
		return nil, "", nil, err
	}
	v.swapping.Lock()
	defer v.swapping.Unlock()
	old, store, readers = v.db, v.store, v.readers
	v.index, v.store, v.place, v.readers = *next, filepath.Join(v.folder(), made), place, new(sync.WaitGroup)
	return old, store, readers, nil
}

// catchUp brings a store that was made anew to where the open one is: what the
// spool has since, and what is in no spool. The caller holds v.writing.
func (v *Vault) catchUp(next *index) error {
	if err := next.readState(); err != nil {
		return err
	}
	if next.state.place != v.state.place {
		if _, err := next.follow(context.Background(), v.spool, false); err != nil {
			return err
		}
		if err := next.finishErasing(); err != nil {
			return err
		}
	}
	if next.state.place != v.state.place {
		return fmt.Errorf("%w: the store that was made anew stays behind", ErrDamaged)
	}
	err := v.db.View(func(from *badger.Txn) error {
		return next.db.Update(func(to *badger.Txn) error { return v.records(from).copyNotes(next.records(to)) })
	})
	if err != nil {
		return fileError(err)
	}
	next.state.clock = v.state.clock
	return nil
}

// copyNotes copies what the journal itself remembers, without what is each
// store's own.
func (r *records) copyNotes(to *records) error {
	return r.each([]byte{keyState}, func(found *badger.Item) error {
		key := found.KeyCopy(nil)
		if slices.Equal(key, keyPlace) || slices.Equal(key, keyStale) {
			return nil
		}
		sealed, err := found.ValueCopy(nil)
		if err != nil {
			return err
		}
		return to.txn.Set(key, sealed)
	})
}

// removeStrays removes stores that the header does not name: what an end of the
// program has left of a store that was being made, or of one that another has
// taken the place of; and what else was not finished.
func (v *Vault) removeStrays() error {
	entries, err := os.ReadDir(v.folder())
	for _, entry := range entries {
		if entry.IsDir() && storeName.MatchString(entry.Name()) && entry.Name() != filepath.Base(v.store) {
			err = errors.Join(err, os.RemoveAll(filepath.Join(v.folder(), entry.Name())))
		}
	}
	return errors.Join(fileError(err), v.removeUnfinished())
}
