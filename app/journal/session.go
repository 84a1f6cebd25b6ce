package journal

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"
)

// draftTime is how long a session's changes may stay a draft: after it they become
// a revision, though the writing goes on.
const draftTime = 10 * time.Minute

// Session is one sitting at an entry. Every Update seals a draft in place of the one
// before; Commit makes a revision of it. Nothing is written while the entry says
// what it said, and a new entry leaves nothing behind unless it says something.
// A Session may be used from several goroutines.
type Session struct {
	journal *Journal
	id      uuid.UUID

	mu      sync.Mutex
	entry   Entry       // as it was given last
	base    []byte      // the body it is written over; nil for a new entry
	parents []uuid.UUID // the revision of base
	photos  []uuid.UUID // those it names: what is written over it does, too
	saved   []byte      // what base says, in this program's words
	pending []byte      // what is to become a revision; nil when there is nothing
	sealed  []byte      // the draft in the records; nil when there is none
	since   time.Time   // when that draft was begun
	ended   bool
}

// Write begins a new entry with what e gives it, such as a lesson's prompt. A date
// that is missing or can't be is today.
func (j *Journal) Write(e Entry) *Session {
	e.ID, e.Created, e.Problem = uuid.New(), j.moment(), nil
	if j.CheckDate(e.Date) != nil {
		e.Date = j.Today()
	}
	return &Session{journal: j, id: uuid.New(), entry: e}
}

// Edit opens an entry to be changed. One that is deleted or unknown is ErrNotFound.
func (j *Journal) Edit(ctx context.Context, id uuid.UUID) (*Session, error) {
	heads, err := j.heads(ctx, id)
	if err == nil && heads[0].Deleted {
		err = ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("journal: open entry: %w", err)
	}
	head := heads[0]
	entry := readEntry(head)
	if entry.Problem != nil {
		return nil, fmt.Errorf("journal: open entry: %w", entry.Problem)
	}
	saved, err := encode(entry, head.Body)
	if err != nil {
		return nil, fmt.Errorf("journal: open entry: %w", err)
	}
	return &Session{
		journal: j, id: uuid.New(), entry: entry,
		base: head.Body, parents: overwritten(heads), photos: head.Photos, saved: saved,
	}, nil
}

// overwritten are the heads that what is written over the first takes the place of:
// a deletion that another copy made apart from it, too, but no other version.
func overwritten(heads []Revision) []uuid.UUID {
	parents := []uuid.UUID{heads[0].ID}
	for _, other := range heads[1:] {
		if other.Deleted {
			parents = append(parents, other.ID)
		}
	}
	return parents
}

// Entry returns the entry as it was given last.
func (s *Session) Entry() Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.entry
}

// Update seals e as the session's draft, and is durable when it returns. Words never
// wait for a date: one that CheckDate refuses leaves the entry's date as it was.
// After an error the words are still held, and the next Update or Commit tries again.
func (s *Session) Update(ctx context.Context, e Entry) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended {
		return nil
	}
	e.ID, e.Created, e.Problem = s.entry.ID, s.entry.Created, nil
	if s.journal.CheckDate(e.Date) != nil {
		e.Date = s.entry.Date
	}
	if len(e.Babies) == 0 {
		e.Babies = nil
	}
	body, err := encode(e, s.base)
	if err != nil {
		return err
	}
	if bytes.Equal(body, s.saved) || s.base == nil && e.Empty() {
		body = nil
	}
	s.entry = e
	s.hold(body)
	if err := s.seal(ctx); err != nil {
		return fmt.Errorf("journal: seal draft: %w", err)
	}
	if s.pending != nil && s.journal.now().Sub(s.since) >= draftTime {
		return s.commit(ctx)
	}
	return nil
}

// hold sets what is to become a revision, and tells the journal whether there is any.
func (s *Session) hold(body []byte) {
	s.pending = body
	s.journal.track(s, body != nil)
}

// seal brings the draft in the records to what is pending.
func (s *Session) seal(ctx context.Context) error {
	switch {
	case s.pending == nil:
		return s.drop(ctx)
	case bytes.Equal(s.pending, s.sealed):
		return nil
	case s.sealed == nil:
		s.since = s.journal.now()
	}
	err := s.journal.records.PutDraft(ctx, Draft{
		Session: s.id, Item: s.entry.ID, Parents: s.parents,
		Kind: kindEntry, Sort: s.entry.sort(), Body: s.pending, Photos: s.photos,
	})
	if err != nil {
		return err
	}
	s.sealed = s.pending
	return nil
}

func (s *Session) drop(ctx context.Context) error {
	if s.sealed == nil {
		return nil
	}
	if err := s.journal.records.DropDraft(ctx, s.id); err != nil {
		return err
	}
	s.sealed = nil
	return nil
}

// Commit makes a revision of what was written since the last one, if anything. The
// session goes on from there.
func (s *Session) Commit(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended || s.pending == nil {
		return nil
	}
	return s.commit(ctx)
}

func (s *Session) commit(ctx context.Context) error {
	revision, err := s.journal.records.Revise(ctx, Change{
		Item: s.entry.ID, Kind: kindEntry, Sort: s.entry.sort(),
		Parents: s.parents, Body: s.pending, Session: s.id, Photos: s.photos,
	})
	if err != nil {
		return fmt.Errorf("journal: save entry: %w", err)
	}
	s.parents = []uuid.UUID{revision.ID}
	s.base, s.saved, s.sealed = s.pending, s.pending, nil
	s.hold(nil)
	return nil
}

// Discard ends the session and drops its draft: the entry stays as its last revision
// has it, and later calls write nothing. It comes before Journal.Erase.
func (s *Session) Discard(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended = true
	s.hold(nil)
	if err := s.drop(ctx); err != nil {
		return fmt.Errorf("journal: drop draft: %w", err)
	}
	return nil
}
