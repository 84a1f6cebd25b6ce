package storage

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/google/uuid"
)

// Revision is one state of an item, never changed once written. A revision
// replaces its parents; those that none replaces are the item's heads. Two
// heads mean two people, or two copies of the journal, changed the item apart.
type Revision struct {
	ID, Item uuid.UUID
	Kind     string // what the item is: a–z, 0–9 and dashes
	Sort     string // orders items of one kind: visible ASCII, such as a date; never a person's words
	Parents  []uuid.UUID
	Clock    Clock
	Deleted  bool // the item was put away; it can come back
	Body     []byte
	Photos   []uuid.UUID // the photos it names, which stay as long as it does
}

// Flags of a revision.
const (
	flagDeleted = 1
	flagPhotos  = 2 // the ids of photos stand before the body
)

func (r Revision) tip() tip {
	return tip{ID: r.ID, Deleted: r.Deleted, Clock: r.Clock, Kind: r.Kind, Sort: r.Sort}
}

// append encodes what is not in the record's key:
//
//	flags (1) ‖ clock (28) ‖ kind ‖ sort ‖ parents ‖ photos, if flagged ‖ body
func (r Revision) append(b []byte) []byte {
	flags := len(b)
	b = r.tip().appendState(b)
	b = appendIDs(b, r.Parents)
	if len(r.Photos) > 0 {
		b[flags] |= flagPhotos
		b = appendIDs(b, r.Photos)
	}
	return append(b, r.Body...)
}

func decodeRevision(item, id uuid.UUID, plain []byte) (Revision, error) {
	d := &decoder{rest: plain}
	t := d.state(id)
	r := Revision{
		ID: id, Item: item, Kind: t.Kind, Sort: t.Sort, Clock: t.Clock, Deleted: t.Deleted, Parents: d.ids(),
	}
	if len(plain) > 0 && plain[0]&flagPhotos != 0 {
		r.Photos = d.ids()
	}
	r.Body = d.remainder()
	return r, d.err()
}

// tip is what the heads and the order keep of a revision.
type tip struct {
	ID         uuid.UUID
	Deleted    bool
	Clock      Clock
	Kind, Sort string
}

func (t tip) appendState(b []byte) []byte {
	var flags byte
	if t.Deleted {
		flags |= flagDeleted
	}
	b = t.Clock.append(append(b, flags))
	return appendShort(appendShort(b, t.Kind), t.Sort)
}

func (d *decoder) state(id uuid.UUID) tip {
	return tip{
		ID: id, Deleted: d.byte()&flagDeleted != 0, Clock: d.clock(), Kind: d.short(), Sort: d.short(),
	}
}

// order is the key under which the item is found when this revision is the
// one shown: kind ‖ 0 ‖ sort ‖ 0 ‖ clock ‖ item, after the prefix.
func (t tip) order(item uuid.UUID) []byte {
	key := orderPrefix(t.Kind, t.Deleted)
	key = append(append(key, t.Sort...), 0)
	return append(t.Clock.append(key), item[:]...)
}

func orderPrefix(kind string, deleted bool) []byte {
	prefix := byte(keyLive)
	if deleted {
		prefix = keyDeleted
	}
	return append(append([]byte{prefix}, kind...), 0)
}

// heads are the tips of one item, the one to show first.
type heads []tip

// sort puts live heads before deleted ones, because an edit beats a deletion
// made apart from it, and later clocks before earlier.
func (h heads) sort() {
	slices.SortFunc(h, func(a, b tip) int {
		if a.Deleted != b.Deleted {
			if a.Deleted {
				return 1
			}
			return -1
		}
		if order := b.Clock.Compare(a.Clock); order != 0 {
			return order
		}
		return bytes.Compare(b.ID[:], a.ID[:])
	})
}

// check refuses more heads than a record of them counts.
func (h heads) check() error {
	if len(h) > maxHeads {
		return fmt.Errorf("%d versions side by side, at most %d", len(h), maxHeads)
	}
	return nil
}

// live counts the heads that are no deletions: the versions to choose from.
func (h heads) live() (n int) {
	for _, t := range h {
		if !t.Deleted {
			n++
		}
	}
	return n
}

// append encodes heads: count, then for each id (16) ‖ state as in a revision.
func (h heads) append(b []byte) []byte {
	b = append(b, byte(len(h)))
	for _, t := range h {
		b = t.appendState(append(b, t.ID[:]...))
	}
	return b
}

func decodeHeads(plain []byte) (heads, error) {
	d := &decoder{rest: plain}
	var h heads
	for range d.byte() {
		h = append(h, d.state(d.id()))
	}
	if err := d.err(); err != nil || len(h) == 0 {
		return nil, fmt.Errorf("heads: %w", ErrDamaged)
	}
	return h, nil
}
