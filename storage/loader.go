package storage

import (
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// loader fills an empty store with the records of a snapshot, which come item
// by item, and makes what follows from them.
type loader struct {
	seals  *sealer
	batch  *badger.WriteBatch
	erased map[uuid.UUID]bool
	named  photoSet // the photos that were named
	taken  tally
	item   uuid.UUID
	family family
}

func newLoader(seals *sealer) *loader {
	return &loader{seals: seals, erased: map[uuid.UUID]bool{}, named: photoSet{}}
}

// take stores a record, unless it is of an item that was erased.
func (l *loader) take(key, sealed []byte) error {
	key, sealed = slices.Clone(key), slices.Clone(sealed)
	plain, err := l.seals.Open(key, sealed)
	if err != nil {
		return err
	}
	item := itemOf(key)
	switch {
	case key[0] == keyTombstone:
		l.erased[item] = true
	case l.erased[item]:
		return nil
	case key[0] == keyDraft:
		d, err := decodeDraft(key, plain)
		if err != nil {
			return err
		}
		l.named.add(d.Photos)
	case key[0] == keyRevision:
		made, err := revisionAt(key, plain)
		if err != nil {
			return err
		}
		if item != l.item {
			if err := l.endItem(); err != nil {
				return err
			}
			l.item, l.family = item, family{}
		}
		l.family.add(made)
		l.named.add(made.Photos)
	}
	*l.taken.of(key)++
	return l.batch.Set(key, sealed)
}

func (l *loader) endItem() error {
	tips := l.family.heads()
	if len(tips) == 0 {
		return nil
	}
	if err := l.seal(recordKey(keyHeads, l.item), tips.append(nil)); err != nil {
		return err
	}
	return l.batch.Set(tips[0].order(l.item), slices.Clone(tips[0].ID[:]))
}

// end completes the store.
func (l *loader) end(s state) error {
	if err := l.endItem(); err != nil {
		return err
	}
	if err := l.seal(keyPlace, l.taken.append(s.place.append(nil))); err != nil {
		return err
	}
	return l.batch.Flush()
}

func (l *loader) seal(key, plain []byte) error {
	sealed, err := l.seals.Seal(key, plain)
	if err != nil {
		return err
	}
	return l.batch.Set(key, sealed)
}
