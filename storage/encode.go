package storage

import (
	"encoding/binary"
	"fmt"

	"github.com/google/uuid"
)

// The plain forms of records. Integers are big-endian, counts are unsigned
// varints, short strings have their length in a byte before them.

func appendIDs(b []byte, ids []uuid.UUID) []byte {
	b = binary.AppendUvarint(b, uint64(len(ids)))
	for _, id := range ids {
		b = append(b, id[:]...)
	}
	return b
}

func appendShort(b []byte, s string) []byte {
	return append(append(b, byte(len(s))), s...)
}

// decoder takes a plain record apart. After the first thing that does not fit
// it returns zero values, and err says so.
type decoder struct {
	rest []byte
	bad  bool
}

func (d *decoder) take(n int) []byte {
	if d.bad || n > len(d.rest) {
		d.bad = true
		return nil
	}
	taken := d.rest[:n]
	d.rest = d.rest[n:]
	return taken
}

func (d *decoder) byte() byte {
	if b := d.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) id() (id uuid.UUID) {
	copy(id[:], d.take(len(id)))
	return id
}

// count reads how many things of at least size bytes follow.
func (d *decoder) count(size int) int {
	n, read := binary.Uvarint(d.rest)
	if d.bad || read <= 0 || n > uint64(len(d.rest)/size) {
		d.bad = true
		return 0
	}
	d.take(read)
	return int(n)
}

func (d *decoder) ids() []uuid.UUID {
	var ids []uuid.UUID
	for range d.count(len(uuid.UUID{})) {
		ids = append(ids, d.id())
	}
	return ids
}

func (d *decoder) short() string { return string(d.take(int(d.byte()))) }

func (d *decoder) int64() int64 {
	if b := d.take(8); b != nil {
		return int64(binary.BigEndian.Uint64(b))
	}
	return 0
}

func (d *decoder) uint32() uint32 {
	if b := d.take(4); b != nil {
		return binary.BigEndian.Uint32(b)
	}
	return 0
}

func (d *decoder) clock() Clock {
	return Clock{Millis: d.int64(), Counter: d.uint32(), Device: d.id()}
}

// remainder returns a copy of what is left.
func (d *decoder) remainder() []byte { return append([]byte(nil), d.all()...) }

// all returns what is left, as a part of what is taken apart.
func (d *decoder) all() []byte {
	rest := d.rest
	d.rest = nil
	return rest
}

// err is ErrDamaged when something did not fit, or something is left.
func (d *decoder) err() error {
	if d.bad || len(d.rest) > 0 {
		return fmt.Errorf("%w: record does not decode", ErrDamaged)
	}
	return nil
}
