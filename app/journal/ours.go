package journal

import (
	"context"
	"fmt"
)

// Ours gives the entries that may go into a file for another person, newest first:
// those that are ours in every version there is of them. An entry is the writer's
// alone until somebody says otherwise.
func (j *Journal) Ours(ctx context.Context, visit func(Entry) error) error {
	for cursor := ""; ; {
		page, next, err := j.records.Newest(ctx, kindEntry, cursor, pageSize)
		if err != nil {
			return fmt.Errorf("journal: list what is ours: %w", err)
		}
		for _, r := range page {
			e := readEntry(r)
			if e.Problem != nil || !e.Ours {
				continue
			}
			ours, err := j.oursThroughout(ctx, e)
			if err != nil {
				return fmt.Errorf("journal: list what is ours: %w", err)
			}
			if !ours {
				continue
			}
			if err := visit(e); err != nil {
				return err
			}
		}
		if cursor = next; cursor == "" {
			return nil
		}
	}
}

func (j *Journal) oursThroughout(ctx context.Context, e Entry) (bool, error) {
	heads, err := j.records.Heads(ctx, e.ID)
	if err != nil {
		return false, err
	}
	for _, head := range heads {
		if other := readEntry(head); other.Problem != nil || !other.Ours {
			return false, nil
		}
	}
	return len(heads) > 0, nil
}
