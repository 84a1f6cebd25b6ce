package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/google/uuid"
)

// When a deleted entry goes for good is not told by a clock: one that jumps to
// 2080, as after an empty battery, would take at once what was deleted this
// morning. It is told by the days on which the journal was open, and what lies
// between two of them counts for a week at most. A day by which a later one came
// before is taken back: the clock was wrong then. And the last step never counts
// yet: a clock that is put right the next day has cost nothing. So an entry stays
// for DeletedDays or longer, and one false jump that nobody ever puts right makes
// that a week shorter at most.
const (
	longestStep = 7  // days that lie between two on which the journal was open, at most
	daysKept    = 90 // steps that are remembered, so that they can be taken back
	noteDays    = "days"
)

// firstDay is before any journal: a clock that shows less has lost its battery.
var firstDay = Date{2026, 1, 1}

// days is what a copy of the journal remembers of the days on which it was open.
type days struct {
	Steps []step            `json:"steps"`
	Gone  map[uuid.UUID]int `json:"gone"` // the deletion of an entry: how many days had been lived then
}

// step is a day on which the journal was open, and how many days had been lived
// by then.
type step struct {
	Day   Date `json:"day"`
	Lived int  `json:"lived"`
}

// live notes that it is today.
func (d *days) live(today Date) {
	if firstDay.After(today) {
		return
	}
	n := len(d.Steps)
	lived := d.lived()
	for n > 0 && d.Steps[n-1].Day.After(today) {
		n--
	}
	if n < len(d.Steps) { // the clock was ahead, or it is behind: these days are not believed
		d.Steps, lived = d.Steps[:n], 0
		if n > 0 {
			lived = d.Steps[n-1].Lived
		}
		for id, at := range d.Gone {
			d.Gone[id] = min(at, lived)
		}
	}
	switch {
	case n == 0:
		d.Steps = []step{{today, lived}}
	case today.After(d.Steps[n-1].Day):
		d.Steps = append(d.Steps, step{today, lived + min(today.Sub(d.Steps[n-1].Day), longestStep)})
		d.Steps = d.Steps[max(0, len(d.Steps)-daysKept):]
	}
}

// lived is how many days there have been, the last step among them.
func (d *days) lived() int {
	if len(d.Steps) == 0 {
		return 0
	}
	return d.Steps[len(d.Steps)-1].Lived
}

// sure is how many days there have been without the last step.
func (d *days) sure() int {
	if len(d.Steps) < 2 {
		return 0
	}
	return d.Steps[len(d.Steps)-2].Lived
}

// keep forgets the deletions that are no more, and notes those that are new.
func (d *days) keep(deletions []uuid.UUID) {
	gone := make(map[uuid.UUID]int, len(deletions))
	for _, id := range deletions {
		at, known := d.Gone[id]
		if !known {
			at = d.lived()
		}
		gone[id] = at
	}
	d.Gone = gone
}

// left is for how many days a deletion can still be taken back, at least; it has
// been long enough when it is negative.
func (d *days) left(deletion uuid.UUID) int {
	at, known := d.Gone[deletion]
	if !known {
		at = d.lived()
	}
	return DeletedDays - 1 - max(0, d.sure()-at)
}

// days reads what this copy remembers. What can't be read is forgotten: then
// deleted entries stay for longer.
func (j *Journal) days(ctx context.Context) (days, error) {
	data, err := j.records.Note(ctx, noteDays)
	if err != nil {
		return days{}, err
	}
	var d days
	if json.Unmarshal(data, &d) != nil {
		return days{}, nil
	}
	return d, nil
}

// eraseDeleted erases the entries that have been deleted for long enough.
func (j *Journal) eraseDeleted(ctx context.Context) error {
	d, err := j.days(ctx)
	if err != nil {
		return err
	}
	deleted, err := j.records.Deleted(ctx, kindEntry)
	if err != nil {
		return err
	}
	before, _ := json.Marshal(d)
	d.live(j.Today())
	d.keep(ids(deleted))
	if after, err := json.Marshal(d); err != nil {
		return err
	} else if !slices.Equal(before, after) {
		if err := j.records.PutNote(ctx, noteDays, after); err != nil {
			return err
		}
	}
	for _, r := range deleted {
		if d.left(r.ID) < 0 {
			if err := j.records.Erase(ctx, r.Item); err != nil {
				return err
			}
		}
	}
	return nil
}

// noteDeleted notes today what was deleted today. What it can't note, the next Open
// does: the entry stays a little longer.
func (j *Journal) noteDeleted(ctx context.Context) {
	d, err := j.days(ctx)
	if err != nil {
		return
	}
	deleted, err := j.records.Deleted(ctx, kindEntry)
	if err != nil {
		return
	}
	d.live(j.Today())
	d.keep(ids(deleted))
	if data, err := json.Marshal(d); err == nil {
		_ = j.records.PutNote(ctx, noteDays, data)
	}
}

// DaysLeft returns for how many days each deleted entry can still be brought back,
// at least.
func (j *Journal) DaysLeft(ctx context.Context) (map[uuid.UUID]int, error) {
	d, err := j.days(ctx)
	if err != nil {
		return nil, fmt.Errorf("journal: count the days: %w", err)
	}
	deleted, err := j.records.Deleted(ctx, kindEntry)
	if err != nil {
		return nil, fmt.Errorf("journal: list deleted entries: %w", err)
	}
	left := make(map[uuid.UUID]int, len(deleted))
	for _, r := range deleted {
		left[r.Item] = max(0, d.left(r.ID))
	}
	return left, nil
}
