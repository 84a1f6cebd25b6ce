package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"path/filepath"
	"slices"
	"time"
)

// repairsName is the sealed list of what was found wrong with a journal, until
// somebody has read it.
const repairsName = "repairs"

var keyRepairs = []byte(repairsName)

// repairsKept bounds the list.
const repairsKept = 16

// Repairs gives what was found wrong at this unlock, since, and at those before it,
// oldest first, back to the last ForgetRepairs.
func (v *Vault) Repairs() []Repair {
	now := v.Repair()
	v.mending.Lock()
	defer v.mending.Unlock()
	list := slices.Clone(v.repairs)
	if now != nil {
		list = append(list, *now)
	}
	return list[max(0, len(list)-repairsKept):]
}

// ForgetRepairs drops the list: somebody has read it. What was put aside stays.
func (v *Vault) ForgetRepairs(ctx context.Context) error {
	return v.during(ctx, "forget repairs", func(context.Context) error {
		v.mending.Lock()
		defer v.mending.Unlock()
		if err := removeFile(v.repairsPath()); err != nil {
			return err
		}
		v.repairs, v.repairsFile, v.repair = nil, nil, Repair{}
		return nil
	})
}

func (v *Vault) repairsPath() string { return filepath.Join(v.folder(), repairsName) }

// readRepairs reads the list. One that can't be read is none: it holds no words of
// anybody.
func (v *Vault) readRepairs() {
	sealed, err := readSmall(v.repairsPath())
	if err != nil {
		return
	}
	if plain, err := v.keys.seals.Open(keyRepairs, sealed); err == nil {
		v.repairs, v.repairsFile = v.decodeRepairs(plain), plain
	}
}

// keepRepairs writes the list, if there is something new on it.
func (v *Vault) keepRepairs() error {
	list := v.Repairs()
	v.mending.Lock()
	defer v.mending.Unlock()
	plain := encodeRepairs(list)
	if len(list) == 0 || bytes.Equal(plain, v.repairsFile) {
		return nil
	}
	sealed, err := v.keys.seals.Seal(keyRepairs, plain)
	if err != nil {
		return err
	}
	if err := replaceFile(v.repairsPath(), sealed); err != nil {
		return err
	}
	v.repairsFile = plain
	return nil
}

// encodeRepairs encodes the list:
//
//	count ‖ for each: when (8) ‖ count ‖ its faults ‖ when the snapshot was taken (8)
//	‖ replayed (8) ‖ lost (8) ‖ name of the folder with the old files
//
// Times are in milliseconds, 0 for none. Faults and names have their length in a
// byte before them.
func encodeRepairs(list []Repair) []byte {
	b := binary.AppendUvarint(nil, uint64(len(list)))
	for _, r := range list {
		b = binary.BigEndian.AppendUint64(b, millis(r.At))
		b = binary.AppendUvarint(b, uint64(len(r.Faults)))
		for _, f := range r.Faults {
			b = appendShort(b, string(f))
		}
		b = binary.BigEndian.AppendUint64(b, millis(r.Snapshot))
		b = binary.BigEndian.AppendUint64(b, uint64(r.Replayed))
		b = binary.BigEndian.AppendUint64(b, uint64(r.Lost))
		name := ""
		if r.Aside != "" {
			name = filepath.Base(r.Aside)
		}
		b = appendShort(b, name)
	}
	return b
}

func (v *Vault) decodeRepairs(plain []byte) []Repair {
	d := &decoder{rest: plain}
	var list []Repair
	for range d.count(8 + 1 + 3*8 + 1) {
		r := Repair{At: moment(d.int64())}
		for range d.count(1) {
			r.Faults = append(r.Faults, Fault(d.short()))
		}
		r.Snapshot, r.Replayed, r.Lost = moment(d.int64()), int(d.int64()), int(d.int64())
		if name := d.short(); filepath.IsLocal(name) {
			r.Aside = filepath.Join(v.folder(), name)
		}
		list = append(list, r)
	}
	if d.err() != nil {
		return nil
	}
	return list
}

func millis(t time.Time) uint64 {
	if t.IsZero() {
		return 0
	}
	return uint64(t.UnixMilli())
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}
