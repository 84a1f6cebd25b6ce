package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// Restoring says how a backup is to become a journal.
type Restoring struct {
	Name   string // what to call it; empty: as it was called
	Beside bool   // also when the journal is on this shelf already: the two can be merged later
}

// Here gives the journal on this shelf that a backup is of, or ErrNotFound.
func (s *Shelf) Here(b *Backup) (Journal, error) {
	all, err := s.all()
	if err != nil {
		return Journal{}, err
	}
	for _, j := range all {
		if h, err := s.header(j.ID); err == nil && h.Identity == b.Identity() {
			return j, nil
		}
	}
	return Journal{}, fmt.Errorf("storage: find journal of backup: %w", ErrNotFound)
}

// Restore makes a journal of an unlocked backup, and opens it. It appears on
// the shelf whole or not at all, as a copy of its own: the passphrase and the
// recovery code are those of the backup. It can be cancelled until it stands there.
// Errors: ErrHere for a journal that is
// on this shelf, unless it may lie beside; ErrNameTaken; ErrNoSpace before
// anything is written; ErrDamaged; ErrLocked before Unlock.
func (s *Shelf) Restore(ctx context.Context, b *Backup, as Restoring, report Progress) (*Vault, error) {
	if b.master == nil {
		return nil, fmt.Errorf("storage: restore: %w", ErrLocked)
	}
	if err := s.checkRestore(ctx, b, &as); err != nil {
		return nil, err
	}
	s.unlocking.Lock()
	defer s.unlocking.Unlock()
	master := bytes.Clone(b.master)
	id, err := s.rebuildFrom(ctx, b, as, report)
	if err != nil {
		wipe(master)
		return nil, fmt.Errorf("storage: restore: %w", fileError(err))
	}
	v, err := s.openMade(ctx, id, master)
	if err != nil {
		return nil, err
	}
	if b.Locked() { // its snapshots are of another device
		v.due.Store(true)
		v.wake()
	}
	return v, nil
}

// checkRestore refuses what can be refused before anything is written, and
// gives the journal the name it will have.
func (s *Shelf) checkRestore(ctx context.Context, b *Backup, as *Restoring) error {
	if err := s.Check(); err != nil {
		return err
	}
	if _, err := s.Here(b); err == nil && !as.Beside {
		return fmt.Errorf("storage: restore: %w", ErrHere)
	}
	j := b.Journal()
	if as.Name != "" {
		j.Name = as.Name
	}
	as.Name = j.Name
	if err := s.checkName(ctx, j); err != nil {
		return err
	}
	return s.checkSpace(s.ground(), reserve+b.restoredSize())
}

// restoredSize is about what the journal will take, in bytes: the records lie in
// a snapshot and in the store, each sealed by itself.
func (b *Backup) restoredSize() int {
	if b.Locked() {
		return 2 * int(b.size)
	}
	const each = 2 * (256 + sealOverhead)
	records := min(b.seal.tally.sum(), 1<<40)
	return int(b.parts[ofPhotos].Size()) + 4*int(b.parts[ofRevisions].Size()) + each*int(records)
}

// rebuildFrom makes the journal's folder and puts it in place.
func (s *Shelf) rebuildFrom(ctx context.Context, b *Backup, as Restoring, report Progress) (id string, err error) {
	h, err := b.restoredHeader(as.Name, s.work)
	if err != nil {
		return "", err
	}
	return s.make(func(id string, _ *os.File) error { return s.fillFrom(ctx, b, id, h, report) })
}

// fillFrom makes all that is in the folder of a journal that was begun.
func (s *Shelf) fillFrom(ctx context.Context, b *Backup, id string, h *header, report Progress) error {
	r, err := s.newRestoring(b, id, h, report)
	if err != nil {
		return err
	}
	defer r.v.keys.wipe()
	if err := r.build(ctx); err != nil {
		return err
	}
	return writeHeader(r.v.folder(), h)
}

// restoredHeader is the backup's, of a store that is made anew.
func (b *Backup) restoredHeader(name string, work derivation) (*header, error) {
	next := *b.header
	next.Serial++
	next.Store, next.version = "db", headerVersion
	if j := b.Journal(); j.Name != name {
		j.Name = name
		return next.named(j, work, b.master)
	}
	return &next, nil
}

// restoring is one restore under way. The records become a snapshot and a spool,
// and of these the store is made, as it would be after damage.
type restoring struct {
	from *Backup
	v    *Vault // not open: it knows its folder and has keys

	telling     sync.Mutex
	report      Progress
	done, total uint64
}

func (s *Shelf) newRestoring(b *Backup, id string, h *header, report Progress) (*restoring, error) {
	k, err := newKeys(b.master, h.Identity)
	if err != nil {
		return nil, err
	}
	v := &Vault{shelf: s, id: id, keys: k, header: h, index: index{seals: k.seals}}
	v.spool, err = newSpool(filepath.Join(v.folder(), spoolFolder), k.spool)
	return &restoring{from: b, v: v, report: report}, err
}

// reach adds to what is done, and tells of each hundredth.
func (r *restoring) reach(n uint64) {
	r.telling.Lock()
	defer r.telling.Unlock()
	before, hundredth := r.done, max(r.total/100, 1)
	if r.done += n; r.done/hundredth != before/hundredth || r.done == r.total {
		r.report.tellBytes(int64(r.done), int64(r.total))
	}
}

// rest tells of a work that is measured otherwise, as of so much of the whole.
func (r *restoring) rest(of uint64) Progress {
	told := uint64(0)
	return func(done, total int) {
		now := of * uint64(done) / uint64(max(total, 1))
		r.reach(now - told) // less than nothing where it begins anew
		told = now
	}
}

func (r *restoring) build(ctx context.Context) error {
	if r.from.Locked() {
		r.total = 100
		if err := r.copyLocked(ctx); err != nil {
			return err
		}
		return r.makeStore(ctx)
	}
	// Records are read once, and then made a store of.
	r.total = 2*r.from.seal.tally.sum() + r.from.seal.photos/2
	if err := r.from.checkParts(ctx); err != nil {
		return err
	}
	// Photos wait for the disk, and records for the processor.
	return beside(ctx, r.writePhotos, func(ctx context.Context) error {
		if err := errors.Join(r.writeRecords(ctx), r.v.spool.close()); err != nil {
			return err
		}
		return r.makeStore(ctx)
	})
}

// beside does two works at once, and returns when both have ended. What fails first
// ends the other, and is the error.
func beside(ctx context.Context, one, other func(context.Context) error) error {
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	var works sync.WaitGroup
	for _, work := range []func(context.Context) error{one, other} {
		works.Go(func() {
			if err := work(ctx); err != nil {
				end(err)
			}
		})
	}
	works.Wait()
	return context.Cause(ctx)
}

// makeStore makes the store. Of a backup all must be in it, so nothing stands for a
// snapshot that does not read as it was written. Of a locked copy, which is as whole
// as that journal was, there is in it what can be, and what cannot is told.
func (r *restoring) makeStore(ctx context.Context) (err error) {
	dir := filepath.Join(r.v.folder(), r.v.header.Store)
	if r.from.Locked() {
		if err = r.v.makeAgain(ctx, dir, r.rest(r.total)); err == nil {
			err = r.v.keepRepairs()
		}
	} else {
		err = r.v.load(ctx, r.v.spool.number, dir, r.rest(r.from.seal.tally.sum()))
	}
	if err != nil {
		return err
	}
	return r.newDevice(dir)
}

// newDevice makes the copy one of its own, so that no two ever write with the
// same clock.
func (r *restoring) newDevice(dir string) error {
	db, err := badger.Open(storeOptions(dir, r.v.keys.badger))
	if err != nil {
		return err
	}
	var s state
	err = db.Update(func(txn *badger.Txn) error {
		records := &records{txn: txn, seals: r.v.keys.seals}
		device := uuid.New()
		if _, err := records.put(keyDevice, device[:]); err != nil {
			return err
		}
		s, err = records.readState()
		return err
	})
	if err = errors.Join(err, closeStore(db)); err != nil || r.from.Locked() {
		return err // a locked copy is read through by a probe when it is opened
	}
	return writeFileList(r.v.folder(), r.v.header.Store, s.place, r.v.keys.seals)
}

// writeRecords writes the records, sealed anew, as the first snapshot, with an
// empty spool behind it. They count as saves that the spool no longer has: so it is
// known how many are lost with the snapshot.
func (r *restoring) writeRecords(ctx context.Context) error {
	place := position{seq: r.from.seal.tally.sum()}
	if err := r.v.spool.begin(place); err != nil {
		return err
	}
	if err := makeFolder(r.v.snapshots()); err != nil {
		return err
	}
	b := r.from
	head := snapshotHead{b.seal.taken, state{device: uuid.New(), clock: b.seal.clock, place: place, tally: b.seal.tally, placed: true}}
	path := filepath.Join(r.v.snapshots(), numbered(r.v.spool.number))
	named := photoSet{}
	_, err := writeSnapshot(path, r.v.keys, r.v.spool.number, head, named, func(visit recordVisit) error {
		put := func(key, plain []byte) error {
			sealed, err := r.seal(key, plain)
			if err != nil {
				return err
			}
			return visit(key, sealed)
		}
		return b.records(ctx, visitor{
			tombstone: func(item uuid.UUID) error { return put(recordKey(keyTombstone, item), nil) },
			record: func(l recordLine, body []byte) error {
				for _, id := range l.Photos {
					named[id] = true
				}
				if l.Revision == uuid.Nil {
					return put(l.key(), l.draft(body).append(nil))
				}
				return put(l.key(), l.revision(body).append(nil))
			},
		})
	})
	if err != nil {
		return err
	}
	return syncFolder(r.v.snapshots())
}

// seal seals a record as the store will hold it.
func (r *restoring) seal(key, plain []byte) ([]byte, error) {
	r.reach(1)
	sealed, err := r.v.keys.seals.Seal(key, plain)
	if err == nil && len(sealed) >= valueThreshold {
		err = fmt.Errorf("%w: record of %d bytes", ErrDamaged, len(sealed))
	}
	return sealed, err
}

func (r *restoring) writePhotos(ctx context.Context) error {
	if err := makeFolder(r.v.photos()); err != nil {
		return err
	}
	err := r.from.photos(ctx, func(id uuid.UUID, ending string, file *tarReader) error {
		if ending == "" {
			r.reach(1)
		}
		data, err := file.all()
		if err != nil {
			return err
		}
		sealed, err := r.v.sealedPhoto(photoFile(id)+ending, data)
		if err != nil {
			return err
		}
		return writeSynced(filepath.Join(r.v.photos(), photoFile(id)+ending), sealed)
	})
	return errors.Join(err, syncFolder(r.v.photos()))
}
