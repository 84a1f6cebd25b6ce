package screen

import (
	"context"
	"errors"

	"gehwara/app/journal"
)

// Copies makes copies of a journal, each one sealed file.
type Copies interface {
	// Save writes a copy into a folder, and reads it back.
	Save(ctx context.Context, folder string, report func(done, total int)) (saved Saved, err error)
}

// Saved is a copy that was made and read back.
type Saved struct {
	Path      string
	Away      bool // it lies elsewhere than the journal: the one on a stick, the other not on the same
	SameStick bool // both lie on one
	Missing   int  // photos that are gone, and so are not in it
}

// Copy is a file with a copy of a journal.
type Copy interface {
	// Sealed is the journal as the copy tells of it; Day is when the copy was made,
	// where that is told.
	Sealed() Sealed
	Day() journal.Date
	// Unlock takes the passphrase or recovery code of the day of the copy.
	Unlock(ctx context.Context, secret string) error
	// Here tells whether the journal it is of is on this computer, as what, and
	// whether that one is open now.
	Here() (s Sealed, here, open bool)
	// Restore makes a journal of its own of it; a name where the old one is taken. It is
	// ErrName when another one is wanted.
	Restore(ctx context.Context, name string, report func(done, total int)) (Opening, error)
	// Merge brings into the open journal what it lacks.
	Merge(ctx context.Context, report func(done, total int)) (Merged, error)
	Close()
}

// ErrName says that a journal can't have the name.
var ErrName = errors.New("screen: another name is wanted")

// Merged is what a merge has done. It counts entries, and babies.
type Merged struct {
	New, Changed, Same int
	Beside             int // have two versions now, as both copies were changed
	Erased             int // went, as they were erased in the other copy
	Withheld           int // stayed away, as they were erased here
	Photos             int
	Missing            int  // photos that neither copy has
	Lost               bool // something in the copy could not be read
}

// CopyReader opens files with copies.
type CopyReader interface {
	Read(ctx context.Context, path string) (Copy, error)
}

// copyEnding is how the names of such files end.
const copyEnding = ".gehwara"
