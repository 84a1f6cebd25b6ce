// Package journal holds the nouns and rules of the private journal: entries and how
// they are saved, babies and their dates, what was read. It keeps everything in
// Records, which the sealed store provides, and knows no window.
package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
)

// DeletedDays is for how many days a deleted entry can be brought back, at least.
const DeletedDays = 30

// ErrNotFound is what there is to say of an entry or a baby that isn't there.
var ErrNotFound = errors.New("not found")

// Journal is an open journal. It may be used from several goroutines.
type Journal struct {
	records Records
	now     func() time.Time

	mu        sync.Mutex
	last      time.Time         // the latest moment given out
	writing   map[*Session]bool // the sessions that hold what is no revision yet
	recovered []uuid.UUID       // of which nobody has been told
	trouble   error
}

// Open returns the journal kept in records; now is the clock, in local time. Drafts
// that a crash left behind become revisions, and entries that have been deleted for
// more than DeletedDays are erased. What of this can't be done now is no reason to keep
// the journal shut: it is told by Trouble, and tried again at the next Open.
func Open(ctx context.Context, records Records, now func() time.Time) (*Journal, error) {
	j := &Journal{records: records, now: now, writing: make(map[*Session]bool)}
	if err := j.recover(ctx); err != nil {
		j.trouble = fmt.Errorf("journal: keep drafts: %w", err)
	}
	if err := j.eraseDeleted(ctx); err != nil {
		j.trouble = errors.Join(j.trouble, fmt.Errorf("journal: erase deleted entries: %w", err))
	}
	if _, err := j.About(ctx); err != nil {
		return nil, err // nothing can be read
	}
	return j, nil
}

// Trouble is what Open could not do, or nil. Nothing is lost by it: the drafts
// are still sealed where they were.
func (j *Journal) Trouble() error { return j.trouble }

// Settle makes revisions of what sessions still hold, as after a disk that was
// full. It comes before entries are listed and before the store is locked. What
// can't be saved now stays with its session, and as a draft for the next Open.
func (j *Journal) Settle(ctx context.Context) error {
	j.mu.Lock()
	writing := slices.Collect(maps.Keys(j.writing))
	j.mu.Unlock()
	var errs []error
	for _, s := range writing {
		errs = append(errs, s.Commit(ctx))
	}
	return errors.Join(errs...)
}

func (j *Journal) track(s *Session, writing bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if writing {
		j.writing[s] = true
	} else {
		delete(j.writing, s)
	}
}

func (j *Journal) recover(ctx context.Context) error {
	drafts, err := j.records.Drafts(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, d := range drafts {
		kept, err := j.keep(ctx, d)
		if kept {
			j.recovered = append(j.recovered, d.Item)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// keep makes a revision of a draft that says something new, and drops any other.
func (j *Journal) keep(ctx context.Context, d Draft) (kept bool, err error) {
	heads, err := j.records.Heads(ctx, d.Item)
	if err != nil {
		return false, err
	}
	said := Revision{Sort: d.Sort, Body: d.Body, Photos: d.Photos}
	for _, head := range heads {
		if !head.Deleted && head.says(said) {
			return false, j.records.DropDraft(ctx, d.Session)
		}
	}
	made := Change{
		Item: d.Item, Kind: d.Kind, Sort: d.Sort, Parents: d.Parents, Body: d.Body, Session: d.Session, Photos: d.Photos,
	}
	_, err = j.records.Revise(ctx, made)
	if errors.Is(err, ErrNotFound) { // damage has taken what it was written over
		if made.Parents, err = j.stillThere(ctx, d); err == nil {
			_, err = j.records.Revise(ctx, made)
		}
	}
	if errors.Is(err, ErrErased) {
		return false, j.records.DropDraft(ctx, d.Session)
	}
	return err == nil, err
}

// stillThere gives those of a draft's parents that the records have.
func (j *Journal) stillThere(ctx context.Context, d Draft) (parents []uuid.UUID, err error) {
	history, err := j.records.History(ctx, d.Item)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, err
	}
	for _, id := range ids(history) {
		if slices.Contains(d.Parents, id) {
			parents = append(parents, id)
		}
	}
	return parents, nil
}

// TakeRecovered returns the entries whose last words Open found in a draft; once,
// since it is news once.
func (j *Journal) TakeRecovered() []uuid.UUID {
	j.mu.Lock()
	defer j.mu.Unlock()
	ids := j.recovered
	j.recovered = nil
	return ids
}

// Today returns the day it is.
func (j *Journal) Today() Date { return Today(j.now()) }

// CheckDate says what can't be right about an entry's date: ErrNoSuchDay or ErrNotYet.
func (j *Journal) CheckDate(d Date) error {
	switch {
	case !d.Valid():
		return ErrNoSuchDay
	case d.After(j.Today()):
		return ErrNotYet
	}
	return nil
}

// moment returns the present in whole milliseconds, later than every one before, so
// that what is begun in turn keeps its order.
func (j *Journal) moment() time.Time {
	j.mu.Lock()
	defer j.mu.Unlock()
	moment := j.now().UTC().Truncate(time.Millisecond)
	if !moment.After(j.last) {
		moment = j.last.Add(time.Millisecond)
	}
	j.last = moment
	return moment
}

// Newest returns the next n entries after the cursor, by date and then by when they
// were begun, newest first, and the cursor for those after them. The cursor is empty
// before the first and after the last.
func (j *Journal) Newest(ctx context.Context, cursor string, n int) (entries []Entry, next string, err error) {
	revisions, next, err := j.records.Newest(ctx, kindEntry, cursor, n)
	if err != nil {
		return nil, "", fmt.Errorf("journal: list entries: %w", err)
	}
	return readEntries(revisions), next, nil
}

// Deleted returns the entries that can be brought back.
func (j *Journal) Deleted(ctx context.Context) ([]Entry, error) {
	revisions, err := j.records.Deleted(ctx, kindEntry)
	if err != nil {
		return nil, fmt.Errorf("journal: list deleted entries: %w", err)
	}
	return readEntries(revisions), nil
}

// Delete puts an entry aside; Restore brings it back. Deleting twice changes nothing;
// an entry that never was is ErrNotFound.
func (j *Journal) Delete(ctx context.Context, id uuid.UUID) error {
	if err := j.setDeleted(ctx, id, true); err != nil {
		return fmt.Errorf("journal: delete entry: %w", err)
	}
	j.noteDeleted(ctx)
	return nil
}

// Restore brings back a deleted entry as it was.
func (j *Journal) Restore(ctx context.Context, id uuid.UUID) error {
	if err := j.setDeleted(ctx, id, false); err != nil {
		return fmt.Errorf("journal: restore entry: %w", err)
	}
	return nil
}

// Erase removes an entry for good, deleted or not.
func (j *Journal) Erase(ctx context.Context, id uuid.UUID) error {
	if err := j.records.Erase(ctx, id); err != nil {
		return fmt.Errorf("journal: erase entry: %w", err)
	}
	return nil
}

// EraseNow does the same, and returns when no file of the journal holds it any more.
// Broken off, the entry is gone, and the rest is done later.
func (j *Journal) EraseNow(ctx context.Context, id uuid.UUID, report func(done, total int)) error {
	if err := j.records.EraseNow(ctx, id, report); err != nil {
		return fmt.Errorf("journal: erase entry: %w", err)
	}
	return nil
}

// heads returns the heads of an item, or ErrNotFound when there are none.
func (j *Journal) heads(ctx context.Context, item uuid.UUID) ([]Revision, error) {
	heads, err := j.records.Heads(ctx, item)
	if err == nil && len(heads) == 0 {
		err = ErrNotFound
	}
	return heads, err
}

// setDeleted deletes an item or brings it back, and writes nothing when that is
// how it stands. A deletion carries the body, so that it can be undone.
func (j *Journal) setDeleted(ctx context.Context, item uuid.UUID, deleted bool) error {
	heads, err := j.heads(ctx, item)
	if err != nil || heads[0].Deleted == deleted {
		return err
	}
	_, err = j.records.Revise(ctx, Change{
		Item: item, Kind: heads[0].Kind, Sort: heads[0].Sort,
		Parents: ids(heads), Deleted: deleted, Body: heads[0].Body, Photos: heads[0].Photos,
	})
	return err
}

// put makes a record the state of an item, and writes nothing when it is that
// already. An item keeps the sort it began with.
func (j *Journal) put(ctx context.Context, item uuid.UUID, kind, sort string, record any) error {
	heads, err := j.records.Heads(ctx, item)
	if err != nil {
		return err
	}
	var before []byte
	if len(heads) > 0 {
		before, sort = heads[0].Body, heads[0].Sort
	}
	body, err := encode(record, before)
	if err != nil {
		return err
	}
	if len(heads) == 1 && !heads[0].Deleted && bytes.Equal(body, before) {
		return nil
	}
	_, err = j.records.Revise(ctx, Change{Item: item, Kind: kind, Sort: sort, Parents: ids(heads), Body: body})
	return err
}
