package storage

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
)

// make makes a journal's folder: fill puts all into it, and it is there whole or not
// at all. fill may close the lock.
func (s *Shelf) make(fill func(id string, lock *os.File) error) (id string, err error) {
	id = newID()
	folder, lock, err := s.begin(id)
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	err = fill(id+unfinished, lock)
	if closed := lock.Close(); !errors.Is(closed, os.ErrClosed) {
		err = errors.Join(err, closed)
	}
	if err != nil {
		return "", err
	}
	return id, s.finish(id)
}

// begin makes the folder of a journal that is being made, under an unfinished name.
// Its lock says that somebody is at it, until it is closed.
func (s *Shelf) begin(id string) (folder string, lock *os.File, err error) {
	if err := errors.Join(os.MkdirAll(s.dir, 0o700), syncFolder(filepath.Dir(s.dir))); err != nil {
		return "", nil, err
	}
	s.sweep()
	folder = filepath.Join(s.dir, id+unfinished)
	if err := os.Mkdir(folder, 0o700); err != nil {
		return "", nil, err
	}
	if lock, err = lockFile(filepath.Join(folder, lockName)); err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(folder))
	}
	return folder, lock, nil
}

// finish puts in place what was begun and is whole. The lock is closed by then: on
// some systems an open file holds its folder's name.
func (s *Shelf) finish(id string) error {
	folder := filepath.Join(s.dir, id)
	if err := syncFolder(folder + unfinished); err != nil {
		return err
	}
	return errors.Join(rename(folder+unfinished, folder), syncFolder(s.dir))
}

var unfinishedName = regexp.MustCompile(`^[0-9a-f]{32}` + regexp.QuoteMeta(unfinished) + `$`)

// sweep removes what a kill left of journals that were being made, or erased. What
// fails is tried again.
func (s *Shelf) sweep() {
	entries, _ := os.ReadDir(s.dir)
	for _, entry := range entries {
		if !entry.IsDir() || !unfinishedName.MatchString(entry.Name()) {
			continue
		}
		if gone, ok := s.claim(entry.Name()); ok {
			os.RemoveAll(gone)
		}
	}
}

// claim gives an unfinished folder that nobody is at another name. Who made it lets
// go of its lock before it is put in place: so only one of the two gets to name it
// anew, and of what is a journal by then nothing is removed.
func (s *Shelf) claim(name string) (gone string, ok bool) {
	folder := filepath.Join(s.dir, name)
	lock, err := lockFile(filepath.Join(folder, lockName))
	if err != nil {
		return "", false // somebody is at it
	}
	gone = filepath.Join(s.dir, newID()+unfinished)
	err = rename(folder, gone)
	lock.Close()
	if err != nil { // on some systems an open file holds its folder's name
		err = rename(folder, gone)
	}
	return gone, err == nil
}
