package storage

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Destroy erases a whole journal that is locked. Both copies of its header are
// written over and removed first: without them nothing opens what is left, even
// if the rest is broken off or can be found on the disk again. An SSD may keep
// what was written over. A folder that is not a journal is left alone. Copies
// elsewhere stay. Errors: ErrNotFound, ErrNotOurs, ErrAlreadyOpen, ErrReadOnly.
func (s *Shelf) Destroy(ctx context.Context, id string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.destroy(id); err != nil {
		return fmt.Errorf("storage: erase journal: %w", fileError(err))
	}
	return nil
}

func (s *Shelf) destroy(id string) error {
	if !validID(id) {
		return ErrNotFound
	}
	if _, err := s.header(id); errors.Is(err, ErrNotFound) || errors.Is(err, ErrNotOurs) {
		return err
	}
	s.unlocking.Lock()
	defer s.unlocking.Unlock()
	folder := filepath.Join(s.dir, id)
	lock, err := lockFile(filepath.Join(folder, lockName))
	if err != nil {
		return err
	}
	err = destroyHeaders(folder)
	if err = errors.Join(err, lock.Close()); err != nil { // an open file would hold the folder on some systems
		return err
	}
	s.release(id, func(held) bool { return true })
	delete(s.tries, id)
	// Under this name it is no journal any more, wherever the removal ends.
	if err := errors.Join(rename(folder, folder+unfinished), syncFolder(s.dir)); err != nil {
		return err
	}
	return errors.Join(os.RemoveAll(folder+unfinished), removeFile(filepath.Join(filepath.Dir(s.dir), seenFolder, id)), syncFolder(s.dir))
}

// destroyHeaders writes over all copies of the header, finished or not, and
// removes them.
func destroyHeaders(folder string) error {
	for _, name := range headerCopies {
		for _, path := range []string{filepath.Join(folder, name), filepath.Join(folder, name+unfinished)} {
			if err := overwrite(path); err != nil {
				return err
			}
		}
	}
	for _, name := range headerCopies {
		for _, path := range []string{filepath.Join(folder, name), filepath.Join(folder, name+unfinished)} {
			if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return syncFolder(folder)
}

// overwrite replaces the bytes of a file, which need not be there, by random
// ones.
func overwrite(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		noise := make([]byte, max(info.Size(), maxHeader))
		rand.Read(noise) // never fails: crypto/rand ends the process instead
		_, err = file.Write(noise)
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}
