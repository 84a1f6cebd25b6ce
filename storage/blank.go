package storage

import (
	"errors"
	"os"

	"github.com/google/uuid"
)

// blank takes the records of erased items out of the spool: each leaves what
// the chain needs of it and no more. The rewritten segment replaces the old
// one whole.
func (s *spool) blank(erased map[uuid.UUID]bool) error {
	if s.broken != nil {
		return s.broken
	}
	numbers, err := s.segments()
	if err != nil {
		return err
	}
	for _, number := range numbers {
		if err := s.blankSegment(number, erased); err != nil {
			return err
		}
	}
	return nil
}

func (s *spool) blankSegment(number uint64, erased map[uuid.UUID]bool) error {
	data, err := s.load(number)
	if err != nil {
		return err
	}
	rewritten, changed := []byte(nil), false
	for at := segmentHeadSize; at < len(data); {
		f, ok := s.frameAt(data, at)
		if !ok {
			break // what is behind is torn, or put aside at the next unlock
		}
		if rewritten == nil {
			rewritten = append(rewritten, data[:segmentHeadSize]...)
		}
		if f.op.names(erased) {
			changed = true
			rewritten = s.appendFrame(rewritten, f.before, op{kind: opBlank, link: f.op.linked()})
		} else {
			rewritten = append(rewritten, data[f.from:f.to]...)
		}
		at = f.to
	}
	if !changed {
		return nil
	}
	return s.replace(number, rewritten)
}

// names says whether the record holds something of an item that was erased.
func (o op) names(erased map[uuid.UUID]bool) bool {
	return o.kind != opErase && o.kind != opBlank && erased[o.item]
}

func (s *spool) replace(number uint64, data []byte) error {
	path := s.path(number)
	if err := writeSynced(path+unfinished, data); err != nil {
		return errors.Join(fileError(err), os.Remove(path+unfinished))
	}
	if number != s.number {
		return fileError(errors.Join(rename(path+unfinished, path), syncFolder(s.dir)))
	}
	// The segment being written is open: it is let go of first, because an open
	// file cannot be replaced on every system.
	end := s.end
	s.broken = ErrReadOnly
	if err := s.file.Close(); err != nil {
		return fileError(err)
	}
	s.file = nil
	if err := errors.Join(rename(path+unfinished, path), syncFolder(s.dir)); err != nil {
		return fileError(err)
	}
	if err := s.resume(number, int64(len(data)), end); err != nil {
		return err
	}
	s.broken = nil
	return nil
}
