package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
)

const (
	maxKind    = 32
	maxSort    = 64
	maxHeads   = 255
	maxParents = 255
	maxPhotos  = 255
)

// Change is what Revise makes a revision of.
type Change struct {
	Item       uuid.UUID
	Kind, Sort string      // as in Revision
	Parents    []uuid.UUID // the revisions seen and replaced; none begins the item
	Deleted    bool
	Body       []byte
	Session    uuid.UUID   // the editing session whose draft this revision replaces; may be zero
	Photos     []uuid.UUID // the photos it names
}

// Revise writes a revision, and drops the session's draft with it; both are
// durable when it returns. Errors: ErrErased for an item erased for good,
// ErrNotFound for a parent that is not the item's, ErrTooLarge, ErrNoSpace.
func (v *Vault) Revise(ctx context.Context, c Change) (Revision, error) {
	var made Revision
	err := v.write(ctx, "revise", reserve+len(c.Body), func(r *records) error {
		if err := checkRecord(c.Item, c.Kind, c.Sort, c.Parents, c.Photos); err != nil {
			return err
		}
		v.name(c.Photos)
		clock := v.state.clock.next(v.shelf.now())
		made = Revision{
			ID: uuid.New(), Item: c.Item, Kind: c.Kind, Sort: c.Sort, Parents: slices.Clone(c.Parents),
			Clock:   Clock{clock.millis, clock.counter, v.state.device},
			Deleted: c.Deleted, Body: slices.Clone(c.Body), Photos: slices.Clone(c.Photos),
		}
		if err := r.add(made, c.Session); err != nil {
			return err
		}
		v.state.clock = clock
		return r.putClock(clock)
	})
	if err != nil {
		return Revision{}, err
	}
	v.shelf.release(v.id, func(h held) bool { return h.session == c.Session })
	return made, nil
}

// checkRecord refuses what the records' keys have no place for.
func checkRecord(item uuid.UUID, kind, sort string, parents, photos []uuid.UUID) error {
	badKind := strings.ContainsFunc(kind, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
	})
	badSort := strings.ContainsFunc(sort, func(r rune) bool { return r < ' ' || r > '~' })
	switch {
	case item == uuid.Nil:
		return errors.New("record without an item")
	case badKind || kind == "" || len(kind) > maxKind:
		return fmt.Errorf("kind %q is not 1 to %d of a–z, 0–9 and -", kind, maxKind)
	case badSort || len(sort) > maxSort:
		return fmt.Errorf("sort key is not up to %d visible ASCII characters", maxSort)
	case len(parents) > maxParents:
		return fmt.Errorf("%d parents, at most %d", len(parents), maxParents)
	case len(photos) > maxPhotos:
		return fmt.Errorf("%d photos, at most %d", len(photos), maxPhotos)
	}
	return nil
}

// add stores a revision whose parents are there, in place of the draft of its
// session, and brings the item's heads and place in the order up to it.
func (r *records) add(made Revision, session uuid.UUID) error {
	if err := r.checkErased(made.Item); err != nil {
		return err
	}
	for _, parent := range made.Parents {
		known, err := r.has(recordKey(keyRevision, made.Item, parent))
		if err != nil {
			return err
		}
		if !known {
			return fmt.Errorf("parent %s: %w", parent, ErrNotFound)
		}
	}
	sealed, err := r.put(recordKey(keyRevision, made.Item, made.ID), made.append(nil))
	if err != nil {
		return err
	}
	r.spooled(op{kind: opRevision, item: made.Item, revision: made.ID, session: session, value: sealed})
	if session != uuid.Nil {
		if err := r.remove(recordKey(keyDraft, made.Item, session)); err != nil {
			return err
		}
	}
	return r.head(made)
}

// head makes a revision that was stored a head of its item, in place of its
// parents.
func (r *records) head(made Revision) error {
	before, err := r.heads(made.Item)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	after := heads{made.tip()}
	for _, t := range before {
		if !slices.Contains(made.Parents, t.ID) {
			after = append(after, t)
		}
	}
	if err := after.check(); err != nil {
		return err
	}
	after.sort()
	return r.replaceHeads(made.Item, before, after)
}

// heads returns the item's heads, the one to show first, or ErrNotFound.
func (r *records) heads(item uuid.UUID) (heads, error) {
	plain, err := r.get(recordKey(keyHeads, item))
	if err != nil {
		return nil, err
	}
	return decodeHeads(plain)
}

// replaceHeads keeps the item's heads and its one place in the order together.
func (r *records) replaceHeads(item uuid.UUID, before, after heads) error {
	if len(before) > 0 {
		if err := r.txn.Delete(before[0].order(item)); err != nil {
			return err
		}
	}
	if len(after) == 0 {
		return r.txn.Delete(recordKey(keyHeads, item))
	}
	if _, err := r.put(recordKey(keyHeads, item), after.append(nil)); err != nil {
		return err
	}
	return r.txn.Set(after[0].order(item), after[0].ID[:])
}

func (r *records) checkErased(item uuid.UUID) error {
	erased, err := r.has(recordKey(keyTombstone, item))
	if err == nil && erased {
		err = ErrErased
	}
	return err
}
