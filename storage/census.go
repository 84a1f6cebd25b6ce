package storage

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// verifyStore reads every record: each opens, heads and orders are those that
// follow from the revisions, and as many records are there as there should be.
func verifyStore(ctx context.Context, db *badger.DB, seals *sealer, report Progress) error {
	return db.View(func(txn *badger.Txn) error {
		c := &census{
			ctx: ctx, report: report, records: &records{txn: txn, seals: seals},
			erased: map[uuid.UUID]bool{}, places: map[[sha256.Size]byte]bool{},
		}
		s, err := c.records.readState()
		if err == nil {
			c.total = s.tally.sum()
			err = c.count()
		}
		if err == nil && s.placed && c.found != s.tally {
			err = fmt.Errorf("%w: %v records of %v", ErrDamaged, c.found, s.tally)
		}
		return err
	})
}

// census is a walk through all records of a store. Revisions and heads lie in
// the order of their items, and are walked side by side; to look each up would
// take most of the time.
type census struct {
	ctx     context.Context
	report  Progress
	total   uint64
	records *records
	found   tally
	erased  map[uuid.UUID]bool
	heads   *badger.Iterator
	places  map[[sha256.Size]byte]bool // in the order, as they should be
	item    uuid.UUID
	family  family
}

func (c *census) count() error {
	c.heads = c.records.txn.NewIterator(keysUnder([]byte{keyHeads}))
	defer c.heads.Close()
	c.heads.Rewind()
	for _, prefix := range snapshotRecords {
		if err := c.records.each([]byte{prefix}, c.one); err != nil {
			return err
		}
	}
	if err := c.endItem(); err != nil {
		return err
	}
	if c.heads.Valid() {
		return fmt.Errorf("%w: heads of no item", ErrDamaged)
	}
	for _, prefix := range []byte{keyLive, keyDeleted} {
		if err := c.records.each([]byte{prefix}, c.place); err != nil {
			return err
		}
	}
	if len(c.places) > 0 {
		return fmt.Errorf("%w: %d items are in no order", ErrDamaged, len(c.places))
	}
	return nil
}

func (c *census) one(found *badger.Item) error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	key := found.KeyCopy(nil)
	plain, err := c.records.value(found)
	if err != nil {
		return err
	}
	*c.found.of(key)++
	c.report.tell(c.found.sum(), c.total)
	switch key[0] {
	case keyTombstone:
		c.erased[itemOf(key)] = true
	case keyDraft:
		_, err = decodeDraft(key, plain)
	case keyRevision:
		var r Revision
		if r, err = revisionAt(key, plain); err == nil {
			err = c.revision(r)
		}
	}
	return err
}

func (c *census) revision(r Revision) error {
	if r.Item != c.item {
		if err := c.endItem(); err != nil {
			return err
		}
		c.item, c.family = r.Item, family{}
	}
	c.family.add(r)
	return nil
}

// endItem compares what is kept of an item with what follows from its
// revisions.
func (c *census) endItem() error {
	want := c.family.heads()
	if len(want) == 0 || c.erased[c.item] {
		return nil
	}
	if !c.heads.Valid() || itemOf(c.heads.Item().Key()) != c.item {
		return fmt.Errorf("%w: no heads of %s", ErrDamaged, c.item)
	}
	plain, err := c.records.value(c.heads.Item())
	if err != nil {
		return fmt.Errorf("heads of %s: %w", c.item, err)
	}
	got, err := decodeHeads(plain)
	if err != nil || !slices.Equal(got, want) {
		return fmt.Errorf("%w: heads of %s", ErrDamaged, c.item)
	}
	c.heads.Next()
	c.places[placeSum(want[0].order(c.item), want[0].ID[:])] = true
	return nil
}

// place crosses off a place in the order, which names a revision.
func (c *census) place(found *badger.Item) error {
	return found.Value(func(named []byte) error {
		sum := placeSum(found.Key(), named)
		if !c.places[sum] {
			return fmt.Errorf("%w: order", ErrDamaged)
		}
		delete(c.places, sum)
		return nil
	})
}

func placeSum(key, named []byte) [sha256.Size]byte {
	return sha256.Sum256(slices.Concat(key, named))
}

// family is all revisions of one item, as far as its heads go.
type family struct {
	tips     []tip
	replaced map[uuid.UUID]bool
}

func (f *family) add(r Revision) {
	f.tips = append(f.tips, r.tip())
	if f.replaced == nil && len(r.Parents) > 0 {
		f.replaced = map[uuid.UUID]bool{}
	}
	for _, parent := range r.Parents {
		f.replaced[parent] = true
	}
}

// heads are the revisions that none of the family replaces.
func (f *family) heads() (all heads) {
	for _, t := range f.tips {
		if !f.replaced[t.ID] {
			all = append(all, t)
		}
	}
	all.sort()
	return all
}

// revisionAt decodes the revision that lies under a key.
func revisionAt(key, plain []byte) (Revision, error) {
	ids, err := idsOf(key, 2)
	if err != nil {
		return Revision{}, err
	}
	return decodeRevision(ids[0], ids[1], plain)
}
