package screen

import (
	"context"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// Sealed is a journal as it is seen from outside.
type Sealed struct {
	ID, Name, Picture string
	Hidden            bool
	Problem           error // why it can't be opened: newer, damaged, not ours
}

// Opening is a journal that has just been unlocked or made and waits to be
// taken over by the window.
type Opening interface {
	Journal() *journal.Journal
	// Drop locks it again, when the page that asked for it is gone.
	Drop()
}

// Shelf is what the pages need of the sealed journals on this machine.
type Shelf interface {
	// List gives the journals that are not hidden.
	List() ([]Sealed, error)
	// Find looks a hidden journal up by its typed name; journal.ErrNotFound when
	// there is none.
	Find(ctx context.Context, name string) (Sealed, error)
	// Ready says whether there is room and leave to write.
	Ready() error
	// Create seals a new journal; it may take a second.
	Create(ctx context.Context, s Sealed, passphrase string) (Opening, error)
	// Misread gives the group, from 1, of a whole recovery code that has a wrong
	// digit by the code's own checks; 0 when there is none.
	Misread(code string) (group int)
	// Unlock takes a passphrase or a recovery code; it may take a second, and after a
	// bad end as long as it takes to put the journal in order: then it reports.
	Unlock(ctx context.Context, id, secret string, report func(done, total int)) (Opening, error)
}

// Recovery is the recovery card of the open journal.
type Recovery interface {
	// Has tells whether a card is in force.
	Has() bool
	// Code gives the 40 digits of a new card, the same ones until it is kept.
	Code() string
	// Keep puts the new card in force, in place of an older one.
	Keep(ctx context.Context) error
}

// Owned is what the owner of the open journal can change of how it is found and
// opened.
type Owned interface {
	Sealed() Sealed
	// Rename gives it another name, picture or hiding.
	Rename(ctx context.Context, s Sealed) error
	// Check says whether a secret opens the journal; it may take a second.
	Check(ctx context.Context, secret string) error
	// SetPassphrase puts another passphrase in force; it may take a second.
	SetPassphrase(ctx context.Context, passphrase string) error
	// Renew seals all of it anew under another key and passphrase, without a card; it
	// may take as long as a backup. erased tells that nothing is left of the old one.
	Renew(ctx context.Context, passphrase string, report func(done, total int)) (o Opening, erased bool, err error)
}

// The Urdu scripts one can choose.
const (
	Nastaliq = kit.Nastaliq
	Naskh    = kit.Naskh
)

// The ways of using the program.
const (
	AtHome       = "home"
	WithFamilies = "families"
	AtClinic     = "clinic"
)

// Choices are the settings as the settings page shows them.
type Choices struct {
	Language, Use, Script string
	Size                  float32 // dp
	Theme                 kit.Theme
	UrduDigits            bool
	IdleMinutes           int    // without a key; 0: never
	AwaySeconds           int    // behind another window; 0: never
	Folder                string // where the data lies
	Repaired              bool   // there is a repair of the open journal to read of
}
