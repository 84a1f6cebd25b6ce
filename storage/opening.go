package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
)

// open brings the records of an unlocked journal up: the store as it was
// closed, or read through by a probe, or made again; then what the spool has
// and the store lacks.
func (v *Vault) open(ctx context.Context, ahead *ahead, report Progress) (err error) {
	if err := v.header.checkIdentity(v.master); err != nil {
		return err
	}
	if v.label, err = v.header.label(v.master); err != nil {
		return err
	}
	if v.keys, err = newKeys(v.master, v.header.Identity); err != nil {
		return err
	}
	if v.shelf.bare {
		v.keys.badger = nil
	}
	v.seals = v.keys.seals
	if v.spool, err = newSpool(filepath.Join(v.folder(), spoolFolder), v.keys.spool); err != nil {
		return err
	}
	v.readRepairs()
	snapshots, err := numbersIn(v.snapshots())
	if err != nil {
		return err
	}
	if n := len(snapshots); n > 0 { // should the spool be gone, the next snapshot is still the newest
		v.spool.above = snapshots[n-1]
	}
	v.spool.ahead = ahead
	err = v.openRecords(ctx, ahead, report)
	v.spool.ahead, ahead.segments = nil, nil
	if err != nil {
		return err
	}
	if v.place, err = os.Stat(v.store); err != nil {
		return fileError(err)
	}
	if v.header.version == beforeSpool {
		return v.upgrade(ctx, report)
	}
	return v.afterOpening(ctx, report)
}

// openRecords opens the store and replays the spool; where that finds damage
// the store is made again, once.
func (v *Vault) openRecords(ctx context.Context, ahead *ahead, report Progress) error {
	list, err := v.readFileList()
	if err != nil {
		return err
	}
	err = v.openStore(ctx, list, ahead, report)
	if err == nil && v.header.version > beforeSpool {
		if err = v.takeUp(ctx, list, false); errors.Is(err, errGap) && !v.snapshotBeyond(v.state.place.seq) {
			return v.takeUp(ctx, list, true)
		}
	}
	if !isDamaged(err) || v.header.version == beforeSpool {
		return err
	}
	if v.db != nil {
		err = errors.Join(err, closeStore(v.db))
		v.db = nil
	}
	if err := v.rebuild(ctx, err, report); err != nil {
		return err
	}
	if err := v.openTrusted(); err != nil {
		return err
	}
	return v.takeUp(context.WithoutCancel(ctx), list, true) // else what was mended would not be told
}

// snapshotBeyond says whether a snapshot has more of the spool than seq
// records.
func (v *Vault) snapshotBeyond(seq uint64) bool {
	numbers, _ := numbersIn(v.snapshots()) // none that can be read is none
	for _, number := range numbers {
		if one, err := v.lookAt(number, true); err == nil && one.head.state.place.seq > seq {
			return true
		}
	}
	return false
}

// openStore opens the store when its files are as they were left, or a probe
// finds them whole.
func (v *Vault) openStore(ctx context.Context, list *fileList, ahead *ahead, report Progress) error {
	if err := guardStore(v.store, v.keys.badger); err != nil {
		return fmt.Errorf("open store: %w", err)
	}
	if err := v.putStraysAside(); err != nil {
		return err
	}
	if !list.fits(ahead) {
		if err := v.keys.probe(ctx, v.store, report); err != nil {
			return err
		}
	}
	return v.openTrusted()
}

func (v *Vault) openTrusted() (err error) {
	if v.db, err = openStore(v.store, v.keys.badger); err != nil {
		return err
	}
	return v.readState()
}

// putStraysAside moves what is not Badger's out of the store: it would refuse
// to open with some of it.
func (v *Vault) putStraysAside() error {
	entries, err := os.ReadDir(v.store)
	if err != nil {
		return fileError(err)
	}
	for _, entry := range entries {
		name := entry.Name()
		if passingFile.MatchString(name) || ownFile.MatchString(name) && entry.Type().IsRegular() {
			continue
		}
		if err := v.putAside(StrayFiles, filepath.Join(filepath.Base(v.store), name)); err != nil {
			return err
		}
	}
	return nil
}

// takeUp replays the spool, and compares where it ends with what this computer
// remembers of the journal.
func (v *Vault) takeUp(ctx context.Context, list *fileList, gaps bool) error {
	if err := v.replay(ctx, gaps); err != nil {
		return err
	}
	if seen, ok := v.seen(); ok && seen.seq > v.state.place.seq {
		v.found(OlderCopy)
	}
	if list == nil {
		return nil
	}
	if list.place.seq > v.state.place.seq {
		v.found(SpoolShort)
		v.mending.Lock()
		v.repair.Lost += int(list.place.seq - v.state.place.seq)
		v.mending.Unlock()
	}
	for _, number := range list.snapshots {
		if _, err := os.Stat(filepath.Join(v.snapshots(), numbered(number))); errors.Is(err, os.ErrNotExist) {
			v.found(SnapshotGone)
			v.due.Store(true)
		}
	}
	return nil
}

// afterOpening marks the journal as open. What is due at once is a snapshot in
// place of a spool that is not whole any more; should the disk refuse it, it
// stays due.
func (v *Vault) afterOpening(ctx context.Context, report Progress) error {
	if err := removeFile(filepath.Join(v.folder(), filesName)); err != nil {
		return err
	}
	if err := v.removeStrays(); err != nil {
		return err
	}
	if len(v.spoiled) > 0 {
		_ = v.snapshotDue(ctx, report)
	}
	return nil
}

// upgrade gives a journal of version 1 its spool, after a snapshot of what it
// holds. Until the header says so it is a journal of version 1.
func (v *Vault) upgrade(ctx context.Context, report Progress) error {
	if err := v.db.View(func(txn *badger.Txn) (err error) {
		v.state.tally, err = tallyOf(v.records(txn))
		return err
	}); err != nil {
		return err
	}
	if err := v.spool.begin(position{}); err != nil {
		return err
	}
	if err := v.snapshot(ctx, report); err != nil {
		return err
	}
	err := v.db.Update(func(txn *badger.Txn) error { return v.records(txn).putPlace(v.state.place) })
	if err != nil {
		return fileError(err)
	}
	v.changing.Lock()
	defer v.changing.Unlock()
	next := *v.header
	next.version = headerVersion
	return v.replaceHeader(&next)
}

// tallyOf counts the records.
func tallyOf(r *records) (t tally, err error) {
	for _, prefix := range snapshotRecords {
		err = errors.Join(err, r.each([]byte{prefix}, func(found *badger.Item) error {
			*t.of(found.Key())++
			return nil
		}))
	}
	return t, err
}
