package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"
)

// replacesName is a file in the folder of a journal that was made anew: the name of
// the folder that it stands for, until that is erased.
const replacesName = "replaces"

// Renew makes an open journal anew, for when somebody knows its passphrase: under
// another master key, so that nothing that was copied before opens what is written
// from now on, and with another passphrase and no recovery code. Everything in it is
// sealed anew in a folder of its own; when that is whole and opens, v is locked and its
// folder erased. Ended anywhere, one of the two opens with all that is in it; an old
// folder that is left (Replaces) goes when the new journal is next unlocked, unless
// something was written there since, or was found wrong with the new one. Copies made
// before stay, and open as they did. Errors: ErrPassphrase, ErrNoSpace, ErrReadOnly,
// ErrDamaged, ErrReadBack for a disk that gives back something else than it was given;
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
	made, err := s.openRenewed(ctx, id, master)
	if err != nil {
		v.cease(false)
		return nil, fmt.Errorf("storage: make journal anew: %w", err)
	}
	_ = v.Lock()              // all of it is in the new one
	_ = s.eraseReplaced(made) // else at the next unlock
	return made, nil
}

// openRenewed opens the new journal, or takes it away again: where anything is found
// wrong with it, nothing is erased for it.
func (s *Shelf) openRenewed(ctx context.Context, id string, master []byte) (*Vault, error) {
	s.unlocking.Lock()
	defer s.unlocking.Unlock()
	made, err := s.openMade(ctx, id, master)
	if err != nil || made.Repair() == nil {
		return made, err
	}
	return nil, errors.Join(ErrReadBack, made.Lock(), s.takeAway(id), removeSeen(made.seenPath()))
}

// Replaces tells whether the folder that a journal was made anew of is still there, to be
// erased at the next unlock.
func (v *Vault) Replaces() bool {
	_, err := os.Stat(filepath.Join(v.folder(), replacesName))
	return err == nil
}

// sealAnew makes the new folder, brings everything over, and puts it in place. From
// then on nothing more is written in the old one.
func (s *Shelf) sealAnew(ctx context.Context, old *Vault, passphrase string, master []byte, report Progress) (id string, err error) {
	h, err := s.newHeader(old.Journal(), passphrase, master, old.Identity())
	if err != nil {
		return "", err
	}
	id, err = s.make(func(id string, lock *os.File) error {
		return s.fillAnew(ctx, old, claimed{id, lock, h, nil}, master, report)
	})
	if err != nil {
		old.cease(false)
	}
	return id, err
}

// fillAnew brings everything into a folder that was begun, and says there which one it
// stands for.
func (s *Shelf) fillAnew(ctx context.Context, old *Vault, c claimed, master []byte, report Progress) error {
	building := filepath.Join(s.dir, c.id)
	if err := errors.Join(s.makeRecords(building, c.header, master), writeHeader(building, c.header)); err != nil {
		return err
	}
	made, err := s.openBegun(ctx, c, append([]byte(nil), master...))
	if err != nil {
		return err
	}
	seen := made.seenPath()
	err = bringOver(ctx, old, made, report)
	if left, unread := old.Leftovers(ctx); err == nil && unread == nil {
		err = made.writeLeftovers(left)
	}
	err = errors.Join(err, made.Lock(), removeFile(seen)) // it is never seen under this name
	if err != nil {
		return err
	}
	end, err := spoolEnd(old.folder())
	if err != nil {
		return err
	}
	return replaceFile(filepath.Join(building, replacesName), []byte(old.id+"\n"+end+"\n"))
}

// openBegun opens the journal in a folder that was begun. The master key is its own.
func (s *Shelf) openBegun(ctx context.Context, c claimed, master []byte) (*Vault, error) {
	c.ahead = readAhead(ctx, filepath.Join(s.dir, c.id), c.header)
	defer c.ahead.end()
	c.ahead.wait()
	return newVault(ctx, s, c, master, nil)
}

// bringOver merges all of a journal into another. What is written meanwhile comes in
// a second pass, during which nothing more is.
func bringOver(ctx context.Context, from, to *Vault, report Progress) error {
	if _, err := to.Merge(ctx, from, report); err != nil {
		return err
	}
	if err := from.keepHeld(); err != nil { // what is held for a journal goes with it
		return err
	}
	from.cease(true)
	if _, err := to.Merge(ctx, from, nil); err != nil {
		return err
	}
	return wantAllOver(ctx, from, to)
}

// cease bars writing, or allows it again.
func (v *Vault) cease(ceased bool) {
	v.writing.Lock()
	defer v.writing.Unlock()
	v.ceased = ceased
}

// wantAllOver compares what two journals hold: nothing is erased before all of it that
// can be read is in the other. A draft is a revision by then, for a merge makes one of it.
func wantAllOver(ctx context.Context, from, to *Vault) error {
	over, named := map[uuid.UUID]bool{}, map[uuid.UUID]bool{}
	all := func(_, _ uuid.UUID) bool { return true }
	err := to.Revisions(ctx, all, func(r Revision) error {
		over[r.ID] = true
		for _, id := range r.Photos {
			named[id] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	lost := error(nil)
	err = from.Revisions(ctx, func(_, revision uuid.UUID) bool {
		if !over[revision] {
			lost = fmt.Errorf("%w: revision %s did not come over", ErrDamaged, revision)
		}
		return false
	}, nil)
	if err = errors.Join(err, lost); err != nil {
		return err
	}
	there, err := to.PhotoSizes(ctx)
	if err != nil {
		return err
	}
	return from.Photos(ctx, func(id uuid.UUID) bool { return named[id] && there[id] == 0 }, func(p Picture) error {
		if p.check() != nil { // no picture: it is as little one there
			return nil
		}
		return fmt.Errorf("%w: photo %s did not come over", ErrDamaged, p.ID)
	})
}

// spoolEnd tells where the spool of the journal in a folder ends: it is another as
// soon as anything is written there.
func spoolEnd(folder string) (string, error) {
	dir := filepath.Join(folder, spoolFolder)
	numbers, err := numbersIn(dir)
	if err != nil || len(numbers) == 0 {
		return "", errors.Join(err, fs.ErrNotExist)
	}
	last := numbered(numbers[len(numbers)-1])
	info, err := os.Stat(filepath.Join(dir, last))
	if err != nil {
		return "", err
	}
	return fmt.Sprint(last, " ", info.Size()), nil
}

// eraseReplaced erases the folder that a journal stands for, if there still is one.
// Where something is wrong with the journal the other may have what it lost, and
// stays as a journal of its own.
func (s *Shelf) eraseReplaced(by *Vault) error {
	id := by.id
	path := filepath.Join(s.dir, id, replacesName)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || info.Size() > maxTries {
		return errors.Join(err, ErrDamaged)
	}
	if by.Repair() != nil {
		return removeFile(path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	old, end, _ := strings.Cut(strings.TrimSuffix(string(data), "\n"), "\n")
	if !validID(old) || old == id {
		return fmt.Errorf("%w: %s", ErrDamaged, replacesName)
	}
	now, ended := spoolEnd(filepath.Join(s.dir, old))
	switch err := s.sameJournal(id, old); {
	case errors.Is(err, ErrNotFound), err == nil && ended == nil && now != end:
		return removeFile(path) // gone; or somebody wrote there since, and it stays as a journal of its own
	case errors.Is(err, ErrDamaged) && ended == nil && now == end: // a kill left it without its header
	case err != nil:
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
