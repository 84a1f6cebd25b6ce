package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// MergeLocked is Merge from the copy of a locked journal, unlocked by now: it is made a
// journal of first, in a folder that counts for nothing and goes when all is taken from
// it. What could not be read of the copy is in the repairs. Errors: those of Restore and
// Merge.
func (s *Shelf) MergeLocked(ctx context.Context, into *Vault, b *Backup, report Progress) (said MergeReport, repairs []Repair, err error) {
	err = into.during(ctx, "merge locked copy", func(ctx context.Context) error {
		switch {
		case b.master == nil:
			return ErrLocked
		case b.Identity() != into.Identity():
			return ErrOtherJournal
		}
		if err := s.checkSpace(into.folder(), reserve+b.restoredSize()); err != nil {
			return err
		}
		from, err := s.layOut(ctx, b, report.part(0, 2))
		if err != nil {
			return fileError(err)
		}
		said, err = into.Merge(ctx, from, report.part(1, 2))
		repairs = from.Repairs()
		_ = from.Lock() // nobody needs what it may not have written
		return errors.Join(err, removeFile(from.seenPath()), os.RemoveAll(from.folder()))
	})
	return said, repairs, err
}

// layOut makes a journal of a locked copy under an unfinished name, and opens it there.
func (s *Shelf) layOut(ctx context.Context, b *Backup, report Progress) (*Vault, error) {
	h, err := b.restoredHeader(b.Journal().Name, s.work)
	if err != nil {
		return nil, err
	}
	id := newID()
	folder, lock, err := s.begin(id)
	if err != nil {
		return nil, err
	}
	var v *Vault
	if err = s.fillFrom(ctx, b, filepath.Base(folder), h, report); err == nil {
		v, err = s.openBegun(ctx, claimed{filepath.Base(folder), lock, h, nil}, bytes.Clone(b.master))
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("lay the copy out: %w", err), lock.Close(), os.RemoveAll(folder))
	}
	return v, nil
}
