package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// Fault is something that was found wrong with a journal.
type Fault string

// What can be found wrong. None of them is shown as if it were right.
const (
	StoreDamaged    Fault = "store-damaged"    // the store was damaged or gone, and was made again
	SpoolDamaged    Fault = "spool-damaged"    // a part of the spool could not be read
	SpoolShort      Fault = "spool-short"      // the spool ended before the store did
	SnapshotDamaged Fault = "snapshot-damaged" // a snapshot could not be read
	SnapshotGone    Fault = "snapshot-gone"    // a snapshot that was there is not
	StrayFiles      Fault = "stray-files"      // files that do not belong lay in the store
	OlderCopy       Fault = "older-copy"       // the journal was further when this computer last had it open
)

// Repair says what an unlock found wrong and what became of it.
type Repair struct {
	At       time.Time // when the first of it was found
	Faults   []Fault
	Snapshot time.Time // of which snapshot the store was made again; zero: of none
	Replayed int       // saves that the spool brought back
	Lost     int       // saves that nothing could bring back
	Aside    string    // the folder in which the old files are; empty: none were moved
}

// Repair gives what was found wrong at this unlock or since, or nil.
func (v *Vault) Repair() *Repair {
	v.mending.Lock()
	defer v.mending.Unlock()
	if len(v.repair.Faults) == 0 && v.repair.Lost == 0 {
		return nil
	}
	said := v.repair
	said.Faults = slices.Clone(said.Faults)
	return &said
}

func (v *Vault) found(fault Fault) {
	v.mending.Lock()
	defer v.mending.Unlock()
	if v.repair.At.IsZero() {
		v.repair.At = v.shelf.now()
	}
	if !slices.Contains(v.repair.Faults, fault) {
		v.repair.Faults = append(v.repair.Faults, fault)
	}
}

const asideStart = "damaged-"

// putAside moves a file or folder of the journal out of the way, to a folder
// that is never removed, and notes why. One that is not there is no error.
func (v *Vault) putAside(why Fault, name string) error {
	v.found(why)
	from := filepath.Join(v.folder(), name)
	if _, err := os.Lstat(from); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	aside, err := v.aside()
	if err != nil {
		return err
	}
	to := filepath.Join(aside, name)
	for n := 2; ; n++ {
		if _, err := os.Lstat(to); errors.Is(err, os.ErrNotExist) {
			break
		}
		to = fmt.Sprintf("%s-%d", filepath.Join(aside, name), n)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return fileError(err)
	}
	return fileError(errors.Join(rename(from, to), syncFolder(filepath.Dir(to)), syncFolder(filepath.Dir(from))))
}

// aside is the folder for what this unlock puts out of the way.
func (v *Vault) aside() (string, error) {
	v.mending.Lock()
	defer v.mending.Unlock()
	if v.repair.Aside != "" {
		return v.repair.Aside, nil
	}
	day := filepath.Join(v.folder(), asideStart+v.shelf.now().Format(time.DateOnly))
	for n := 1; ; n++ {
		folder := fmt.Sprintf("%s-%d", day, n)
		err := os.Mkdir(folder, 0o700)
		if err == nil {
			v.repair.Aside = folder
			return folder, nil
		}
		if !errors.Is(err, os.ErrExist) {
			return "", fileError(err)
		}
	}
}

// rebuild makes the store again, in a new folder, from the newest snapshot
// that is whole; the spool brings it up to date afterwards. The damaged store
// is moved aside. Without a snapshot, and without a spool to begin with, there
// is nothing to make it from: then it is cause that is returned, and nothing
// has been changed.
func (v *Vault) rebuild(ctx context.Context, cause error, report Progress) error {
	size := storeSize(v.store)
	if err := v.shelf.checkSpace(v.folder(), reserve+size); err != nil {
		return err
	}
	made := "db-" + newID()
	dir := filepath.Join(v.folder(), made+unfinished)
	if err := v.removeUnfinished(); err != nil {
		return err
	}
	err := v.makeAgain(ctx, dir, report)
	if errors.Is(err, ErrNotFound) {
		err = cause
	}
	if err == nil {
		err = ctx.Err() // it can be cancelled up to here: from here on the journal is another
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	if err := errors.Join(rename(dir, filepath.Join(v.folder(), made)), syncFolder(v.folder())); err != nil {
		return fileError(err)
	}
	// Aside first: a store that the header does not name is removed at an unlock.
	v.changing.Lock()
	defer v.changing.Unlock()
	if err := v.putAside(StoreDamaged, v.header.Store); err != nil {
		return err
	}
	_ = v.keepRepairs() // should the program end before the journal is open, it is told next time
	next := *v.header
	next.Store = made
	if err := v.replaceHeader(&next); err != nil {
		return err
	}
	v.store = filepath.Join(v.folder(), made)
	return nil
}

// removeUnfinished removes what an end of the program has left of files and stores
// that were being written: what was erased since may lie in it.
func (v *Vault) removeUnfinished() (err error) {
	for _, folder := range []string{"", spoolFolder, snapshotsFolder, photosFolder} {
		left, missing := filesIn(filepath.Join(v.folder(), folder), unfinished)
		if missing != nil && !errors.Is(missing, os.ErrNotExist) {
			err = errors.Join(err, missing)
		}
		for _, path := range left {
			err = errors.Join(err, fileError(os.RemoveAll(path)))
		}
	}
	return err
}

// makeAgain fills a new store from the newest snapshot that is whole, or makes
// an empty one when the spool goes back to the beginning. ErrNotFound: neither
// is there.
func (v *Vault) makeAgain(ctx context.Context, dir string, report Progress) error {
	numbers, err := numbersIn(v.snapshots())
	if err != nil {
		return err
	}
	for _, number := range slices.Backward(numbers) {
		err := v.load(ctx, number, dir, report)
		if err == nil || !isDamaged(err) && !isNewer(err) {
			return err
		}
		v.found(SnapshotDamaged)
		if err := os.RemoveAll(dir); err != nil {
			return fileError(err)
		}
	}
	said, err := v.spool.read(func(frame) error { return nil })
	if err != nil {
		return err
	}
	if !said.started || said.end.seq == 0 && !said.whole() {
		return ErrNotFound
	}
	return makeStore(dir, v.keys, state{device: uuid.New()})
}

// load makes a store of a snapshot, and reads it through.
func (v *Vault) load(ctx context.Context, number uint64, dir string, report Progress) error {
	s, err := openSnapshot(filepath.Join(v.snapshots(), numbered(number)), v.keys.snapshots, number)
	if err != nil {
		return err
	}
	err = errors.Join(v.loadFrom(ctx, s, dir, report), s.close())
	if err == nil {
		err = verifyFiles(ctx, dir, v.keys.badger, v.keys.seals, report.part(1, 2))
	}
	if err != nil {
		return err
	}
	v.mending.Lock()
	defer v.mending.Unlock()
	v.repair.Snapshot = time.UnixMilli(s.head.taken)
	return nil
}

func (v *Vault) loadFrom(ctx context.Context, s *snapshot, dir string, report Progress) error {
	done, total, half := uint64(0), s.head.state.tally.sum(), report.part(0, 2)
	return v.fillStore(dir, s.head.state, newLoader(v.keys.seals), func(visit recordVisit) error {
		return s.each(func(key, value []byte) error {
			done++
			half.tell(done, total)
			return errors.Join(visit(key, value), ctx.Err())
		})
	})
}

// fillStore makes a store of the records that each gives.
func (v *Vault) fillStore(dir string, s state, l *loader, each func(visit recordVisit) error) error {
	if err := makeStore(dir, v.keys, s); err != nil {
		return err
	}
	db, err := badger.Open(storeOptions(dir, v.keys.badger))
	if err != nil {
		return err
	}
	l.batch = db.NewWriteBatch()
	l.batch.SetMaxPendingTxns(2) // more would only wait in memory
	err = each(l.take)
	if err == nil {
		err = l.end(s)
	}
	l.batch.Cancel()
	return errors.Join(err, closeStore(db))
}
