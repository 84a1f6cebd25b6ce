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
// what was written over. What can't be erased keeps nothing else from it. A folder that
// is not a journal is left alone. Copies elsewhere stay. Errors: ErrNotFound,
// ErrNotOurs, ErrAlreadyOpen; a *StandingError, which may be ErrReadOnly.
func (s *Shelf) Destroy(ctx context.Context, id string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.destroy(id); err != nil {
		return fmt.Errorf("storage: erase journal: %w", err)
	}
	return nil
}

// StandingError says what of a journal could not be erased.
type StandingError struct {
	Paths []string // the files and folders that still stand; none: all is gone, but was not written over first
	Opens bool     // a header is among them: the passphrase or recovery code might still open it
	err   error
}

func (e *StandingError) Error() string {
	return fmt.Sprintf("%d files still stand: %v", len(e.Paths), e.err)
}

func (e *StandingError) Unwrap() error { return e.err }

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
	err = errors.Join(destroyHeaders(folder), lock.Close()) // an open file would hold the folder on some systems
	s.release(id, func(held) bool { return true })
	delete(s.tries, id)
	// Under this name it is no journal any more, wherever the removal ends.
	if named := rename(folder, folder+unfinished); named != nil {
		err = errors.Join(err, named)
	} else {
		folder += unfinished
	}
	seen := filepath.Join(filepath.Dir(s.dir), seenFolder, id)
	err = errors.Join(err, syncFolder(s.dir), removeEach(folder), removeSeen(seen), syncFolder(s.dir))
	if err == nil {
		return nil
	}
	_, _, noHeader := readHeader(folder)
	return &StandingError{append(standing(folder), standing(seen)...), noHeader == nil, fileError(err)}
}

// removeSeen removes what this computer remembers of a journal, if there is anything.
func removeSeen(path string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil // nor need its folder be there
	}
	return removeFile(path)
}

// removeEach removes a folder and all that can be removed in it.
func removeEach(folder string) error {
	entries, err := os.ReadDir(folder)
	for _, entry := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(folder, entry.Name())))
	}
	if err != nil {
		return err
	}
	return os.Remove(folder)
}

// standing lists the files at or below path, and the folders with nothing in them.
func standing(path string) (paths []string) {
	entries, err := os.ReadDir(path)
	if err != nil || len(entries) == 0 {
		if _, err := os.Lstat(path); err == nil {
			paths = append(paths, path)
		}
	}
	for _, entry := range entries {
		below := filepath.Join(path, entry.Name())
		if entry.IsDir() {
			paths = append(paths, standing(below)...)
		} else {
			paths = append(paths, below)
		}
	}
	return paths
}

// destroyHeaders writes over all copies of the header, finished or not, and
// removes them.
func destroyHeaders(folder string) (err error) {
	for _, step := range []func(string) error{overwrite, os.Remove} {
		for _, name := range headerCopies {
			for _, path := range []string{filepath.Join(folder, name), filepath.Join(folder, name+unfinished)} {
				if failed := step(path); !errors.Is(failed, fs.ErrNotExist) {
					err = errors.Join(err, failed)
				}
			}
		}
	}
	return errors.Join(err, syncFolder(folder))
}

// overwrite replaces the bytes of a file by random ones.
func overwrite(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
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
