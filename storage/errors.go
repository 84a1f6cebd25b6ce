package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"time"
)

// Errors a caller acts on. Others carry only words for a developer.
var (
	ErrWrongSecret = errors.New("neither passphrase nor recovery code")
	ErrLocked      = errors.New("journal is locked")
	ErrAlreadyOpen = errors.New("journal is open in another window")
	ErrNewer       = errors.New("made by a newer version")
	ErrNotOurs     = errors.New("not a journal")
	ErrDamaged     = errors.New("damaged")
	ErrReadOnly    = errors.New("folder cannot be written")
	ErrNoSpace     = errors.New("not enough free space")
	ErrNotFound    = errors.New("not found")
	ErrErased      = errors.New("erased for good")
	ErrTooLarge    = errors.New("too large for one record")
	ErrPassphrase  = errors.New("passphrase too short, or formed like a recovery code")
	ErrName        = errors.New("journal name empty, too long or not text")
	ErrNameTaken   = errors.New("another journal has this name")
	ErrExists      = errors.New("a file of this name is there already")
	ErrHere        = errors.New("this journal is here already")
	ErrUnlockFirst = errors.New("journal of an older version: unlock it once first")
	ErrLeft        = errors.New("left where anybody can read it")
	ErrReadBack    = errors.New("reads otherwise than it was written")
	ErrPicture     = errors.New("not a picture, or too large a one")

	ErrOtherJournal = errors.New("a copy of another journal")
)

// WaitError refuses an unlock that comes too soon after wrong ones. Nothing
// was tried.
type WaitError struct {
	Until time.Time // when the next try is taken
}

func (e *WaitError) Error() string {
	return fmt.Sprintf("wait until %s before the next try", e.Until.Format(time.TimeOnly))
}

func isNewer(err error) bool { return errors.Is(err, ErrNewer) }

func isDamaged(err error) bool { return errors.Is(err, ErrDamaged) }

// FileError gives err the meaning a person can act on where it has one: a
// folder that cannot be written, or no room left.
func FileError(err error) error { return fileError(err) }

// fileError is FileError, for this package.
func fileError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrPermission), isWriteProtected(err):
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	case isDiskFull(err):
		return fmt.Errorf("%w: %w", ErrNoSpace, err)
	}
	return err
}
