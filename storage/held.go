package storage

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"
)

// held is a draft that the disk did not take, sealed as it would lie there: a
// lock wipes the key and need not lose the words. The next unlock in this
// process keeps it.
type held struct {
	item, session uuid.UUID
	sealed        []byte
}

// hold keeps a draft in memory when the disk is why it could not be written,
// and lets go of an earlier one of its session when it was.
func (v *Vault) hold(d Draft, refused error) error {
	if refused != nil && !errors.Is(refused, ErrNoSpace) && !errors.Is(refused, ErrReadOnly) {
		return refused
	}
	v.shelf.release(v.id, func(h held) bool { return h.session == d.Session })
	if refused == nil {
		return nil
	}
	sealed, err := v.keys.seals.Seal(recordKey(keyDraft, d.Item, d.Session), d.append(nil))
	if err == nil && len(sealed) < valueThreshold {
		v.shelf.holding.Lock()
		defer v.shelf.holding.Unlock()
		v.shelf.held[v.id] = append(v.shelf.held[v.id], held{d.Item, d.Session, sealed})
	}
	return refused
}

// keepHeld puts on the disk what it did not take before the last lock. What it
// refuses again stays in memory.
func (v *Vault) keepHeld() error {
	v.shelf.holding.Lock()
	waiting := slices.Clone(v.shelf.held[v.id])
	v.shelf.holding.Unlock()
	for _, h := range waiting {
		err := v.write(context.Background(), "keep draft", reserve+len(h.sealed), func(r *records) error {
			if err := r.checkErased(h.item); err != nil {
				return err
			}
			return r.putDraft(h.item, h.session, h.sealed)
		})
		if err != nil && !errors.Is(err, ErrErased) {
			return err
		}
		v.shelf.release(v.id, func(other held) bool { return other.session == h.session })
	}
	return nil
}

// release lets go of the drafts held for a journal that answer to which.
func (s *Shelf) release(id string, which func(held) bool) {
	s.holding.Lock()
	defer s.holding.Unlock()
	s.held[id] = slices.DeleteFunc(s.held[id], which)
}
