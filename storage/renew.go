package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/google/uuid"
)

// replacesName is a file in the folder of a journal that was made anew: the name of
// the folder that it stands for, until that is erased.
const replacesName = "replaces"

// Renew makes an open journal anew, for when somebody knows its passphrase: under
// another master key, so that nothing that was copied before opens what is written
// from now on, and with another passphrase and no recovery code. Everything in it is
// sealed anew in a folder of its own; when that is whole, v is locked and its folder
// erased. Ended anywhere, one of the two opens with all that is in it; an old folder
// that is left goes when the new journal is next unlocked. Copies made before stay,
// and open as they did. Errors: ErrPassphrase, ErrNoSpace, ErrReadOnly, ErrDamaged;
// the journal is as it was then, and open.
func (s *Shelf) Renew(ctx context.Context, v *Vault, passphrase string, report Progress) (*Vault, error) {
	if err := CheckPassphrase(passphrase); err != nil {
		return nil, err
	}
	master := newKey()
	id, err := s.sealAnew(ctx, v, passphrase, master, report)
	if err != nil {
		wipe(master)
		return nil, fmt.Errorf("storage: make journal anew: %w", fileError(err))
	}
	_ = v.Lock() // all of it is in the new one
	s.unlocking.Lock()
	made, err := s.openLocked(ctx, id, func(*header) ([]byte, error) { return master, nil }, nil)
	s.unlocking.Unlock()
	if err != nil {
		wipe(master)
		return nil, err
	}
	_ = s.eraseReplaced(id) // else at the next unlock
	return made, nil
}

// sealAnew makes the new folder under an unfinished name, brings everything over, and
// puts it in place.
func (s *Shelf) sealAnew(ctx context.Context, old *Vault, passphrase string, master []byte, report Progress) (id string, err error) {
	h, err := s.newHeader(old.Journal(), passphrase, master, old.Identity())
	if err != nil {
		return "", err
	}
	id = newID()
	building := filepath.Join(s.dir, id+unfinished)
	if err := os.Mkdir(building, 0o700); err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(building))
		}
	}()
	err = errors.Join(s.makeRecords(building, h, master), writeHeader(building, h),
		replaceFile(filepath.Join(building, replacesName), []byte(old.id+"\n")))
	if err != nil {
		return "", err
	}
	if err := s.bringOver(ctx, old, id+unfinished, h, append([]byte(nil), master...), report); err != nil {
		return "", err
	}
	if err := errors.Join(rename(building, filepath.Join(s.dir, id)), syncFolder(s.dir)); err != nil {
		return "", err
	}
	return id, nil
}

// bringOver opens the journal in an unfinished folder for as long as it takes to
// bring everything into it. master is its own.
func (s *Shelf) bringOver(ctx context.Context, old *Vault, folder string, h *header, master []byte, report Progress) error {
	lock, err := lockFile(filepath.Join(s.dir, folder, "lock"))
	if err != nil {
		wipe(master)
		return err
	}
	ahead := readAhead(ctx, filepath.Join(s.dir, folder), h)
	defer ahead.end()
	ahead.wait()
	made, err := newVault(ctx, s, claimed{folder, lock, h, ahead}, master, nil)
	if err != nil {
		return errors.Join(err, lock.Close())
	}
	_, err = made.Merge(ctx, old, report)
	if err == nil {
		err = sameTally(ctx, old, made)
	}
	seen := made.seenPath()
	return errors.Join(err, made.Lock(), removeFile(seen)) // it is never seen under this name
}

// sameTally compares what two journals hold: nothing is erased before all of it is in
// the other. A draft counts with the revisions, for a merge makes one of it.
func sameTally(ctx context.Context, a, b *Vault) error {
	count := func(v *Vault) (n map[uuid.UUID]bool, err error) {
		n = map[uuid.UUID]bool{}
		err = v.Revisions(ctx, func(_, revision uuid.UUID) bool { n[revision] = true; return false }, func(Revision) error { return nil })
		return n, err
	}
	before, err := count(a)
	if err != nil {
		return err
	}
	after, err := count(b)
	if err != nil {
		return err
	}
	for id := range before {
		if !after[id] {
			return fmt.Errorf("%w: revision %s did not come over", ErrDamaged, id)
		}
	}
	return nil
}

// eraseReplaced erases the folder that the journal in folder id stands for, if there
// still is one.
func (s *Shelf) eraseReplaced(id string) error {
	path := filepath.Join(s.dir, id, replacesName)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || info.Size() > maxTries {
		return errors.Join(err, ErrDamaged)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	old := string(data[:max(0, len(data)-1)])
	if !validID(old) || old == id {
		return fmt.Errorf("%w: %s", ErrDamaged, replacesName)
	}
	if err := s.sameJournal(id, old); errors.Is(err, ErrNotFound) {
		return removeFile(path)
	} else if err != nil {
		return err
	}
	if err := s.destroy(old); err != nil {
		return err
	}
	return removeFile(path)
}

// sameJournal refuses to take a folder for a copy of the journal in another, unless
// both headers say so.
func (s *Shelf) sameJournal(id, old string) error {
	mine, err := s.header(id)
	if err != nil {
		return err
	}
	theirs, err := s.header(old)
	if err != nil {
		return err
	}
	if mine.Identity != theirs.Identity {
		return fmt.Errorf("%w: %s", ErrOtherJournal, replacesName)
	}
	return nil
}
