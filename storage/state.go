package storage

import (
	"fmt"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// What the journal itself remembers: which copy it is, and its clock.
var (
	keyDevice = append([]byte{keyState}, "device"...)
	keyClock  = append([]byte{keyState}, "clock"...)
)

// makeStore makes the store of a new journal, durable when it returns.
func makeStore(dir string, identity uuid.UUID, master []byte) (err error) {
	values := subkey(master, identity, labelValues)
	defer wipe(values)
	seals, err := newSealer(values)
	if err != nil {
		return err
	}
	key := subkey(master, identity, labelBadger)
	defer wipe(key)
	db, err := badger.Open(storeOptions(filepath.Clean(dir), key))
	if err != nil {
		return fmt.Errorf("make store: %w", err)
	}
	device := uuid.New()
	err = db.Update(func(txn *badger.Txn) error {
		r := &records{txn, seals}
		if err := r.put(keyDevice, device[:]); err != nil {
			return err
		}
		return r.putClock(hybrid{})
	})
	if closed := db.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return fmt.Errorf("make store: %w", err)
	}
	return nil
}

// readState takes up the journal's device and clock where they were.
func (v *Vault) readState(r *records) error {
	device, err := r.get(keyDevice)
	if err == nil {
		v.device, err = uuid.FromBytes(device)
	}
	if err != nil {
		return fmt.Errorf("device: %w: %w", ErrDamaged, err)
	}
	plain, err := r.get(keyClock)
	if err != nil {
		return fmt.Errorf("clock: %w: %w", ErrDamaged, err)
	}
	d := &decoder{rest: plain}
	v.clock = hybrid{millis: d.int64(), counter: d.uint32()}
	return d.err()
}

func (r *records) putClock(h hybrid) error {
	return r.put(keyClock, h.append(nil))
}
