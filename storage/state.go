package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// What the journal itself remembers: which copy it is, its clock, and up to
// where in the spool its records go.
var (
	keyDevice = append([]byte{keyState}, "device"...)
	keyClock  = append([]byte{keyState}, "clock"...)
	keyPlace  = append([]byte{keyState}, "place"...)
)

// state is what a store knows of itself.
type state struct {
	device uuid.UUID
	clock  hybrid
	place  position // the last record of the spool that is in the store
	tally  tally
	placed bool // false: made before there was a spool
}

// makeStore makes a store that holds no record yet, durable when it returns.
func makeStore(dir string, k *keys, s state) (err error) {
	db, err := badger.Open(storeOptions(filepath.Clean(dir), k.badger))
	if err != nil {
		return fmt.Errorf("make store: %w", err)
	}
	err = db.Update(func(txn *badger.Txn) error {
		return (&records{txn: txn, seals: k.seals}).putState(s)
	})
	if closed := closeStore(db); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("make store: %w", err)
	}
	return nil
}

func (r *records) putState(s state) error {
	if _, err := r.put(keyDevice, s.device[:]); err != nil {
		return err
	}
	if err := r.putClock(s.clock); err != nil {
		return err
	}
	r.tally = s.tally
	return r.putPlace(s.place)
}

// readState takes up the journal's device and clock where they were.
func (r *records) readState() (s state, err error) {
	device, err := r.get(keyDevice)
	if err == nil {
		s.device, err = uuid.FromBytes(device)
	}
	if err != nil {
		return s, fmt.Errorf("device: %w: %w", ErrDamaged, err)
	}
	plain, err := r.get(keyClock)
	if err != nil {
		return s, fmt.Errorf("clock: %w: %w", ErrDamaged, err)
	}
	d := &decoder{rest: plain}
	s.clock = d.hybrid()
	if err := d.err(); err != nil {
		return s, fmt.Errorf("clock: %w", err)
	}
	plain, err = r.get(keyPlace)
	if errors.Is(err, ErrNotFound) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("place: %w: %w", ErrDamaged, err)
	}
	d = &decoder{rest: plain}
	s.place, s.tally, s.placed = d.position(), d.tally(), true
	return s, d.err()
}

func (r *records) putClock(h hybrid) error {
	_, err := r.put(keyClock, h.append(nil))
	return err
}

// putPlace keeps how far the spool is in the store, and the tally of records:
//
//	position (8 + 32) ‖ revisions (8) ‖ drafts (8) ‖ tombstones (8)
func (r *records) putPlace(p position) error {
	_, err := r.put(keyPlace, r.tally.append(p.append(nil)))
	return err
}

func (t tally) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint64(b, t.revisions)
	b = binary.BigEndian.AppendUint64(b, t.drafts)
	return binary.BigEndian.AppendUint64(b, t.tombstones)
}

func (d *decoder) tally() tally {
	return tally{uint64(d.int64()), uint64(d.int64()), uint64(d.int64())}
}

func (d *decoder) hybrid() hybrid { return hybrid{millis: d.int64(), counter: d.uint32()} }
