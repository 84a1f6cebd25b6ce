package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// Draft is what an editing session has so far: one sealed record, replaced in
// place. Revise drops it when it becomes a revision.
type Draft struct {
	Session, Item uuid.UUID   // a session edits one item
	Parents       []uuid.UUID // the revisions the session began from
	Kind, Sort    string      // as in Revision
	Body          []byte
	Photos        []uuid.UUID // the photos it names
}

// append encodes what is not in the record's key:
//
//	0 ‖ photos, if there are any ‖ kind ‖ sort ‖ parents ‖ body
//
// A kind is never empty, so that its length tells it from the 0.
func (d Draft) append(b []byte) []byte {
	if len(d.Photos) > 0 {
		b = appendIDs(append(b, 0), d.Photos)
	}
	b = appendShort(appendShort(b, d.Kind), d.Sort)
	return append(appendIDs(b, d.Parents), d.Body...)
}

func decodeDraft(key, plain []byte) (Draft, error) {
	ids, err := idsOf(key, 2)
	if err != nil {
		return Draft{}, err
	}
	d := &decoder{rest: plain}
	draft := Draft{Item: ids[0], Session: ids[1]}
	if len(plain) > 0 && plain[0] == 0 {
		d.byte()
		draft.Photos = d.ids()
	}
	draft.Kind, draft.Sort, draft.Parents, draft.Body = d.short(), d.short(), d.ids(), d.remainder()
	return draft, d.err()
}

// PutDraft keeps the draft of a session in place of an earlier one, durably.
// Errors as for Revise. After ErrNoSpace and ErrReadOnly the draft is held in
// memory, sealed, and kept by the next unlock in this process.
func (v *Vault) PutDraft(ctx context.Context, d Draft) error {
	return v.during(ctx, "keep draft", func(ctx context.Context) error {
		return v.hold(d, v.putDraft(ctx, d))
	})
}

func (v *Vault) putDraft(ctx context.Context, d Draft) error {
	return v.change(ctx, reserve+len(d.Body), func(r *records) error {
		if err := d.check(); err != nil {
			return err
		}
		if err := r.checkErased(d.Item); err != nil {
			return err
		}
		v.name(d.Photos)
		sealed, err := r.seals.Seal(recordKey(keyDraft, d.Item, d.Session), d.append(nil))
		if err != nil {
			return err
		}
		return r.putDraft(d.Item, d.Session, sealed)
	})
}

func (d Draft) check() error {
	if d.Session == uuid.Nil {
		return errors.New("draft without a session")
	}
	return checkRecord(d.Item, d.Kind, d.Sort, d.Parents, d.Photos)
}

// putDraft stores a sealed draft in place of the one its session had.
func (r *records) putDraft(item, session uuid.UUID, sealed []byte) error {
	if len(sealed) >= valueThreshold {
		return fmt.Errorf("%w: %d bytes sealed", ErrTooLarge, len(sealed))
	}
	r.spooled(op{kind: opDraft, item: item, session: session, value: sealed})
	return r.set(recordKey(keyDraft, item, session), sealed)
}

// Drafts returns the drafts that no revision has replaced, as a session that
// ended by a crash leaves them.
func (v *Vault) Drafts(ctx context.Context) (all []Draft, err error) {
	err = v.read(ctx, "read drafts", func(_ context.Context, r *records) error {
		return r.each(recordKey(keyDraft), func(found *badger.Item) error {
			plain, err := r.value(found)
			if err != nil {
				return err
			}
			draft, err := decodeDraft(found.Key(), plain)
			all = append(all, draft)
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// DropDraft removes the draft of a session; there need be none.
func (v *Vault) DropDraft(ctx context.Context, session uuid.UUID) error {
	v.shelf.release(v.id, func(h held) bool { return h.session == session })
	return v.write(ctx, "drop draft", eraseReserve, func(r *records) error {
		var dropped []byte
		err := r.each(recordKey(keyDraft), func(found *badger.Item) error {
			if bytes.HasSuffix(found.Key(), session[:]) {
				dropped = found.KeyCopy(nil)
			}
			return nil
		})
		if err != nil || dropped == nil {
			return err
		}
		ids, err := idsOf(dropped, 2)
		if err != nil {
			return err
		}
		r.spooled(op{kind: opDraftDrop, item: ids[0], session: ids[1]})
		return r.remove(dropped)
	})
}
