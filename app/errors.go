package app

import (
	"context"
	"errors"
	"slices"
	"time"

	"gehwara/storage"
)

// errBrokenOff says that work somebody waited for was given up with its page.
var errBrokenOff = errors.New("broken off with its page")

// said are the messages for the errors a person can do something about. What
// is not here is said in general words: it is for a developer.
var said = []struct {
	err error
	key string
}{
	{errStopped, "command.cancelled"},
	{storage.ErrWrongSecret, "lock.wrong"},
	{storage.ErrReadBack, "own.renew_failed"},
	{storage.ErrAlreadyOpen, "error.already_open"},
	{storage.ErrNewer, "error.newer"},
	{storage.ErrNotOurs, "error.not_ours"},
	{storage.ErrDamaged, "error.damaged"},
	{storage.ErrReadOnly, "error.read_only"},
	{storage.ErrNoSpace, "error.no_space"},
	{storage.ErrErased, "error.erased"},
	{storage.ErrLocked, "error.locked"},
	{storage.ErrPicture, "error.picture"},
	{storage.ErrNotFound, "error.cannot_read"},
	{storage.ErrTooLarge, "error.cannot_save"},
	{storage.ErrNameTaken, "new.name_taken"},
	{storage.ErrName, "new.name_long"},
	{storage.ErrPassphrase, "new.pass_weak"},
	{storage.ErrUnlockFirst, "command.unlock_first"},
	{storage.ErrHere, "error.here"},
	{storage.ErrOtherJournal, "error.other_journal"},
	{errBrokenOff, "error.broken_off"},
}

// saidOfCopies are those that mean something else where a copy of a journal is made
// or read.
var saidOfCopies = []struct {
	err error
	key string
}{
	{errPartCame, "restore.part"},
	{storage.ErrLeft, "export.broken_off"},
	{errStopped, "command.cancelled"},
	{storage.ErrWrongSecret, "command.copy_wrong"},
	{storage.ErrAlreadyOpen, "command.open"},
	{storage.ErrNotOurs, "command.copy_not_ours"},
	{storage.ErrDamaged, "command.copy_damaged"},
	{storage.ErrNoSpace, "command.no_space"},
	{storage.ErrReadOnly, "command.read_only"},
	{storage.ErrExists, "command.exists"},
}

// errPartCame says that what a copy has was not brought over entirely.
var errPartCame = errors.New("app: a part of the copy has come")

// errStopped says that a person has stopped a work that leaves all as it was.
var errStopped = errors.New("app: stopped")

// stopped marks an error of such a work, when that is what it means.
func stopped(err error) error {
	if errors.Is(err, context.Canceled) {
		return errors.Join(errStopped, err)
	}
	return err
}

// ofCopy marks an error of making or reading a copy.
type ofCopy struct{ error }

func (o ofCopy) Unwrap() error { return o.error }

// copyError marks err, if there is any.
func copyError(err error) error {
	if err == nil {
		return nil
	}
	return ofCopy{stopped(err)}
}

// explain gives the sentence of the catalogue for an error: what happened, what
// is safe, what to do.
func (s *Shell) explain(err error) string {
	if err == nil || errors.Is(err, context.Canceled) && !errors.Is(err, errStopped) {
		return ""
	}
	var wait *storage.WaitError
	if errors.As(err, &wait) {
		seconds := int(wait.Until.Sub(s.now())/time.Second) + 1
		return s.lang.N("lock.wait", max(1, seconds))
	}
	var code *storage.RecoveryError
	if errors.As(err, &code) {
		return s.lang.T("lock.code_short")
	}
	if errors.As(err, new(*storage.StandingError)) {
		return s.lang.T("destroy.part")
	}
	list := said
	if errors.As(err, new(ofCopy)) {
		list = slices.Concat(saidOfCopies, said)
	}
	for _, m := range list {
		if errors.Is(err, m.err) {
			return s.lang.T(m.key)
		}
	}
	return s.lang.T("error.unknown")
}
