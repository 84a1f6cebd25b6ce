package journal

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
)

// ErrErased is what Records says of an item that was erased.
var ErrErased = errors.New("erased for good")

// Records keeps what a journal holds: sealed revisions and drafts. An item is what
// its revisions, each naming its parents, make of it; its heads are those that no
// other names.
type Records interface {
	// Revise adds a revision, and drops the draft of its Session in the same step.
	// It is durable when Revise returns. An erased item gives ErrErased.
	Revise(ctx context.Context, c Change) (Revision, error)
	// Heads returns an item's heads, the one to show first: a live one before a
	// deletion, since an edit beats a deletion made apart from it, and the later
	// before the earlier. An item never written, or erased, has none.
	Heads(ctx context.Context, item uuid.UUID) ([]Revision, error)
	// History returns every revision of an item, each before those it replaced. An item
	// never written, or erased, is ErrNotFound.
	History(ctx context.Context, item uuid.UUID) ([]Revision, error)
	// Besides returns the items of a kind that have more than one live head.
	Besides(ctx context.Context, kind string) ([]uuid.UUID, error)
	// Newest returns the next n live items of a kind, each as its first head, by Sort
	// descending, and the cursor for those after them. The cursor is empty before the
	// first and after the last.
	Newest(ctx context.Context, kind, cursor string, n int) (items []Revision, next string, err error)
	// Cursors returns the cursors with which Newest gives the items after a cursor in
	// pages of n, the given one first.
	Cursors(ctx context.Context, kind, cursor string, n int) ([]string, error)
	// Deleted returns the deleted items of a kind, each as its first head.
	Deleted(ctx context.Context, kind string) ([]Revision, error)
	// Erase removes an item's revisions and drafts for good.
	Erase(ctx context.Context, item uuid.UUID) error
	// EraseNow does the same, and returns when no file holds them any more.
	EraseNow(ctx context.Context, item uuid.UUID, report func(done, total int)) error

	// PutDraft keeps a draft, in place of the one its Session had.
	PutDraft(ctx context.Context, d Draft) error
	Drafts(ctx context.Context) ([]Draft, error)
	DropDraft(ctx context.Context, session uuid.UUID) error

	// Note returns what this copy of the journal remembers under a name, nil if nothing;
	// PutNote has it remember. It may be forgotten, and no other copy hears of it.
	Note(ctx context.Context, name string) ([]byte, error)
	PutNote(ctx context.Context, name string, data []byte) error
}

// Revision is one state of an item.
type Revision struct {
	ID, Item   uuid.UUID
	Parents    []uuid.UUID // those it replaced
	Kind, Sort string
	At         time.Time // by the clock of the computer it was made on
	Deleted    bool
	Body       []byte
	Photos     []uuid.UUID // those it names: they stay as long as it does
}

// Change is a revision to be made.
type Change struct {
	Item       uuid.UUID
	Kind, Sort string
	Parents    []uuid.UUID
	Deleted    bool
	Body       []byte
	Session    uuid.UUID // whose draft it replaces, if any
	Photos     []uuid.UUID
}

// Draft is what one editing session has written and not yet made a revision.
type Draft struct {
	Session, Item uuid.UUID
	Parents       []uuid.UUID
	Kind, Sort    string
	Body          []byte
	Photos        []uuid.UUID
}

// Kinds of items.
const (
	kindEntry    = "entry"
	kindBaby     = "baby"
	kindProgress = "progress"
	kindAbout    = "about"
)

func ids(revisions []Revision) []uuid.UUID {
	out := make([]uuid.UUID, len(revisions))
	for i, r := range revisions {
		out[i] = r.ID
	}
	return out
}

// Written tells whether items of a kind are what a person wrote or told, and not
// what the journal keeps for itself.
func Written(kind string) bool { return kind == kindEntry || kind == kindBaby }
