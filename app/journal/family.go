package journal

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
)

// pageSize is how many items are read at once where all are wanted.
const pageSize = 200

// all returns every live item of a kind, the lowest Sort first.
func (j *Journal) all(ctx context.Context, kind string) ([]Revision, error) {
	var all []Revision
	for cursor := ""; ; {
		page, next, err := j.records.Newest(ctx, kind, cursor, pageSize)
		if err != nil {
			return nil, err
		}
		all = append(all, page...)
		if next == "" {
			slices.Reverse(all)
			return all, nil
		}
		cursor = next
	}
}

// Babies returns the babies in the order in which they were added.
func (j *Journal) Babies(ctx context.Context) ([]Baby, error) {
	revisions, err := j.all(ctx, kindBaby)
	if err != nil {
		return nil, fmt.Errorf("journal: list babies: %w", err)
	}
	babies := make([]Baby, len(revisions))
	for i, r := range revisions {
		if err := decode(r.Body, &babies[i]); err != nil {
			return nil, fmt.Errorf("journal: read baby: %w", err)
		}
		babies[i].ID = r.Item
	}
	return babies, nil
}

// PutBaby keeps what was said of a baby, a new one when it has no ID, and returns it
// with its ID. What Check refuses is returned as Check says it.
func (j *Journal) PutBaby(ctx context.Context, b Baby) (Baby, error) {
	if err := b.Check(j.Today()); err != nil {
		return b, fmt.Errorf("journal: keep baby: %w", err)
	}
	if b.ID == uuid.Nil {
		b.ID = uuid.New()
	}
	if err := j.put(ctx, b.ID, kindBaby, order(j.moment()), b); err != nil {
		return b, fmt.Errorf("journal: keep baby: %w", err)
	}
	return b, nil
}

// RemoveBaby takes a baby off. Entries about it stay.
func (j *Journal) RemoveBaby(ctx context.Context, id uuid.UUID) error {
	if err := j.setDeleted(ctx, id, true); err != nil {
		return fmt.Errorf("journal: remove baby: %w", err)
	}
	return nil
}

// progress says that a lesson was finished.
type progress struct {
	Lesson string `json:"lesson"`
}

// Finished returns the ids of the lessons that were finished.
func (j *Journal) Finished(ctx context.Context) (map[string]bool, error) {
	revisions, err := j.all(ctx, kindProgress)
	if err != nil {
		return nil, fmt.Errorf("journal: list finished lessons: %w", err)
	}
	finished := make(map[string]bool, len(revisions))
	for _, r := range revisions {
		var p progress
		if err := decode(r.Body, &p); err != nil {
			return nil, fmt.Errorf("journal: read finished lesson: %w", err)
		}
		finished[p.Lesson] = true
	}
	return finished, nil
}

// SetFinished remembers that a lesson was finished, or forgets it.
func (j *Journal) SetFinished(ctx context.Context, lesson string, finished bool) error {
	item := named(kindProgress, lesson)
	var err error
	if finished {
		err = j.put(ctx, item, kindProgress, lesson, progress{lesson})
	} else {
		err = j.setDeleted(ctx, item, true)
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("journal: keep progress: %w", err)
	}
	return nil
}
