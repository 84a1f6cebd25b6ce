package command

import (
	"context"
	"errors"
	"os"
	"strconv"
	"time"

	"gehwara/storage"
)

// The statuses a command ends with: each says one thing, and never another.
const (
	exitDone      = 0
	exitOther     = 1
	exitUsage     = 2
	exitSecret    = 3
	exitNotOurs   = 4
	exitDamaged   = 5
	exitNoSpace   = 6
	exitOpen      = 7
	exitMissing   = 8
	exitThere     = 9
	exitNewer     = 10
	exitReadOnly  = 11
	exitCancelled = 130 // as a shell says of SIGINT
)

// exits are the statuses in their order, for the help.
var exits = []int{
	exitDone, exitOther, exitUsage, exitSecret, exitNotOurs, exitDamaged, exitNoSpace, exitOpen, exitMissing, exitThere,
	exitNewer, exitReadOnly, exitCancelled,
}

func exitKey(status int) string { return "command.exit_" + strconv.Itoa(status) }

// ErrNoTerminal says that there is nobody to ask.
var ErrNoTerminal = errors.New("no terminal to ask on")

// usageError says that a command line makes no sense.
type usageError struct{ what string }

func (e usageError) Error() string { return "not understood: " + e.what }

// missingError says that there is no such journal, file or folder.
type missingError struct{ what string }

func (e missingError) Error() string { return "not there: " + e.what }

// errOtherName says that the name typed to confirm is another.
var errOtherName = errors.New("another name was typed")

// said are the messages for errors, and the status each ends with. Of a copy
// some mean another thing than of a journal.
var said = []struct {
	err       error
	status    int
	key, copy string
}{
	{context.Canceled, exitCancelled, "command.cancelled", ""},
	{ErrNoTerminal, exitUsage, "command.no_terminal", ""},
	{errOtherName, exitUsage, "command.name_differs", ""},
	{storage.ErrWrongSecret, exitSecret, "lock.wrong", "command.copy_wrong"},
	{storage.ErrExists, exitThere, "command.exists", ""},
	{storage.ErrHere, exitThere, "command.here", ""},
	{storage.ErrNameTaken, exitThere, "new.name_taken", ""},
	{storage.ErrName, exitUsage, "new.name_long", ""},
	{storage.ErrAlreadyOpen, exitOpen, "command.open", ""},
	{storage.ErrUnlockFirst, exitOther, "command.unlock_first", ""},
	{storage.ErrNoSpace, exitNoSpace, "command.no_space", ""},
	{storage.ErrReadOnly, exitReadOnly, "command.read_only", ""},
	{storage.ErrNewer, exitNewer, "error.newer", ""},
	{storage.ErrDamaged, exitDamaged, "error.damaged", "command.copy_damaged"},
	{storage.ErrNotOurs, exitNotOurs, "error.not_ours", "command.copy_not_ours"},
	{storage.ErrNotFound, exitMissing, "error.not_ours", "command.copy_damaged"},
	{os.ErrNotExist, exitMissing, "command.read_only", ""},
}

// explain gives the status and the sentence for an error.
func (c *call) explain(err error) (int, string) {
	var wait *storage.WaitError
	if errors.As(err, &wait) {
		seconds := int(wait.Until.Sub(c.Now())/time.Second) + 1
		return exitSecret, c.Language.N("lock.wait", max(1, seconds))
	}
	var usage usageError
	if errors.As(err, &usage) {
		return exitUsage, c.Language.T("command.not_understood", "What", usage.what)
	}
	var missing missingError
	if errors.As(err, &missing) {
		return exitMissing, c.Language.T("command.missing", "What", missing.what)
	}
	for _, one := range said {
		if errors.Is(err, one.err) {
			key := one.key
			if c.file && one.copy != "" {
				key = one.copy
			}
			return one.status, c.Language.T(key)
		}
	}
	return exitOther, c.Language.T("error.unknown")
}
