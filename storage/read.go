package storage

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// Head returns the revision of an item to show: of its heads a live one
// before a deleted one, then the one with the latest clock. ErrNotFound when
// the item was never written, or was erased.
func (v *Vault) Head(ctx context.Context, item uuid.UUID) (Revision, error) {
	all, err := v.Heads(ctx, item)
	if err != nil {
		return Revision{}, err
	}
	return all[0], nil
}

// Heads returns all versions of an item that none replaces, the one to show
// first.
func (v *Vault) Heads(ctx context.Context, item uuid.UUID) (all []Revision, err error) {
	err = v.read(ctx, "read item", func(_ context.Context, r *records) error {
		tips, err := r.heads(item)
		if err != nil {
			return err
		}
		for _, t := range tips {
			head, err := r.revision(item, t.ID)
			if err != nil {
				return err
			}
			all = append(all, head)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// revision returns a stored revision. One that the heads or the order name
// and that is gone is damage, not absence.
func (r *records) revision(item, id uuid.UUID) (Revision, error) {
	plain, err := r.get(recordKey(keyRevision, item, id))
	if errors.Is(err, ErrNotFound) {
		return Revision{}, fmt.Errorf("%w: revision %s is gone", ErrDamaged, id)
	}
	if err != nil {
		return Revision{}, fmt.Errorf("revision %s: %w", id, err)
	}
	return decodeRevision(item, id, plain)
}

// History returns every revision of an item: each before those it replaced,
// and otherwise later clocks first.
func (v *Vault) History(ctx context.Context, item uuid.UUID) (history []Revision, err error) {
	err = v.read(ctx, "read history", func(ctx context.Context, r *records) error {
		if _, err := r.heads(item); err != nil {
			return err
		}
		var all []Revision
		err := r.each(recordKey(keyRevision, item), func(found *badger.Item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			plain, err := r.value(found)
			if err != nil {
				return err
			}
			ids, err := idsOf(found.Key(), 2)
			if err != nil {
				return err
			}
			one, err := decodeRevision(item, ids[1], plain)
			all = append(all, one)
			return err
		})
		history = newestFirst(all)
		return err
	})
	if err != nil {
		return nil, err
	}
	return history, nil
}

// newestFirst orders revisions so that each comes before its parents. Clocks
// alone would not do: a machine's clock may have been wrong.
func newestFirst(all []Revision) []Revision {
	slices.SortFunc(all, func(a, b Revision) int {
		return cmp.Or(b.Clock.Compare(a.Clock), bytes.Compare(b.ID[:], a.ID[:]))
	})
	children := map[uuid.UUID][]int{}
	for i, one := range all {
		for _, parent := range one.Parents {
			children[parent] = append(children[parent], i)
		}
	}
	ordered := make([]Revision, 0, len(all))
	placed := make([]bool, len(all))
	var place func(int)
	place = func(i int) {
		if placed[i] {
			return
		}
		placed[i] = true
		for _, child := range children[all[i].ID] {
			place(child)
		}
		ordered = append(ordered, all[i])
	}
	for i := range all {
		place(i)
	}
	return ordered
}

// Besides returns the items of a kind of which there is more than one version to
// choose from, in no order.
func (v *Vault) Besides(ctx context.Context, kind string) (all []uuid.UUID, err error) {
	err = v.read(ctx, "look for versions", func(ctx context.Context, r *records) error {
		return r.each([]byte{keyHeads}, func(found *badger.Item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			plain, err := r.value(found)
			if err != nil {
				return err
			}
			tips, err := decodeHeads(plain)
			if err == nil && tips[0].Kind == kind && tips.live() > 1 {
				all = append(all, itemOf(found.Key()))
			}
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// Newest returns up to n live items of a kind, each as its Head: by Sort,
// later first, then by clock, later first. It goes on after cursor, which is
// empty or the next of an earlier call; next is empty at the end.
func (v *Vault) Newest(ctx context.Context, kind, cursor string, n int) (newest []Revision, next string, err error) {
	err = v.read(ctx, "read newest", func(ctx context.Context, r *records) error {
		newest, next, err = r.page(ctx, orderPrefix(kind, false), cursor, n)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return newest, next, nil
}

// Cursors returns the cursors with which Newest gives the items after a cursor in
// pages of n, the given one first. Nothing is opened for it.
func (v *Vault) Cursors(ctx context.Context, kind, cursor string, n int) (cursors []string, err error) {
	err = v.read(ctx, "read order", func(ctx context.Context, r *records) error {
		cursors = []string{cursor}
		prefix, left := orderPrefix(kind, false), n
		return r.walk(ctx, prefix, cursor, func(place *badger.Item) error {
			if left == 0 {
				cursors, left = append(cursors, cursor), n
			}
			left--
			cursor = hex.EncodeToString(place.Key()[len(prefix):])
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return cursors, nil
}

// Deleted returns the items of a kind that were put away, each as its Head, in
// the order of Newest.
func (v *Vault) Deleted(ctx context.Context, kind string) (deleted []Revision, err error) {
	err = v.read(ctx, "read deleted", func(ctx context.Context, r *records) error {
		for cursor, more := "", true; more; more = cursor != "" {
			page, next, err := r.page(ctx, orderPrefix(kind, true), cursor, 100)
			if err != nil {
				return err
			}
			deleted, cursor = append(deleted, page...), next
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return deleted, nil
}

// page walks the order downwards from cursor.
func (r *records) page(ctx context.Context, prefix []byte, cursor string, n int) (page []Revision, next string, err error) {
	err = r.walk(ctx, prefix, cursor, func(place *badger.Item) error {
		if len(page) >= n {
			return errEnough
		}
		shown, err := r.shown(place)
		if err != nil {
			return err
		}
		page = append(page, shown)
		next = hex.EncodeToString(place.Key()[len(prefix):])
		return nil
	})
	switch {
	case errors.Is(err, errEnough):
		return page, next, nil
	case err != nil:
		return nil, "", err
	}
	return page, "", nil
}

// walk calls visit with the places in the order below cursor, downwards.
func (r *records) walk(ctx context.Context, prefix []byte, cursor string, visit func(place *badger.Item) error) error {
	start, err := orderStart(prefix, cursor)
	if err != nil {
		return err
	}
	options := keysUnder(prefix)
	options.Reverse = true
	places := r.txn.NewIterator(options)
	defer places.Close()
	for places.Seek(start); places.Valid(); places.Next() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if bytes.Equal(places.Item().Key(), start) {
			continue
		}
		if err := visit(places.Item()); err != nil {
			return err
		}
	}
	return nil
}

// orderStart is the key to seek: the cursor's, or one above all of prefix
// (sort keys are ASCII).
func orderStart(prefix []byte, cursor string) ([]byte, error) {
	if cursor == "" {
		return append(slices.Clone(prefix), 0xFF), nil
	}
	place, err := hex.DecodeString(cursor)
	if err != nil {
		return nil, fmt.Errorf("cursor: %w", err)
	}
	return append(slices.Clone(prefix), place...), nil
}

// shown returns the revision that a place in the order names, once it agrees:
// nothing seals the order itself.
func (r *records) shown(place *badger.Item) (Revision, error) {
	key := place.Key()
	item, err := uuid.FromBytes(key[max(0, len(key)-16):])
	if err != nil {
		return Revision{}, fmt.Errorf("%w: order: %w", ErrDamaged, err)
	}
	var id uuid.UUID
	if err := place.Value(id.UnmarshalBinary); err != nil {
		return Revision{}, fmt.Errorf("%w: order: %w", ErrDamaged, err)
	}
	shown, err := r.revision(item, id)
	if err != nil {
		return Revision{}, err
	}
	if !bytes.Equal(shown.tip().order(item), key) {
		return Revision{}, fmt.Errorf("%w: order of item %s", ErrDamaged, item)
	}
	return shown, nil
}
