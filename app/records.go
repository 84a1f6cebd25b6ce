package app

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/storage"
)

// records fits a sealed store to what the journal needs of it.
type records struct{ vault *storage.Vault }

// meant gives a store's error the meaning it has for the journal; the store's
// own stays in the chain, for its message.
func meant(err error) error {
	switch {
	case errors.Is(err, storage.ErrNotFound):
		return errors.Join(journal.ErrNotFound, err)
	case errors.Is(err, storage.ErrErased):
		return errors.Join(journal.ErrErased, err)
	}
	return err
}

func revision(r storage.Revision) journal.Revision {
	return journal.Revision{
		ID: r.ID, Item: r.Item, Parents: r.Parents, Kind: r.Kind, Sort: r.Sort,
		At: time.UnixMilli(r.Clock.Millis), Deleted: r.Deleted, Body: r.Body, Photos: r.Photos,
	}
}

func revisions(list []storage.Revision, err error) ([]journal.Revision, error) {
	out := make([]journal.Revision, len(list))
	for i, r := range list {
		out[i] = revision(r)
	}
	return out, meant(err)
}

func (r records) Revise(ctx context.Context, c journal.Change) (journal.Revision, error) {
	made, err := r.vault.Revise(ctx, storage.Change(c))
	return revision(made), meant(err)
}

func (r records) Heads(ctx context.Context, item uuid.UUID) ([]journal.Revision, error) {
	list, err := revisions(r.vault.Heads(ctx, item))
	if errors.Is(err, journal.ErrNotFound) {
		return nil, nil
	}
	return list, err
}

func (r records) History(ctx context.Context, item uuid.UUID) ([]journal.Revision, error) {
	return revisions(r.vault.History(ctx, item))
}

func (r records) Besides(ctx context.Context, kind string) ([]uuid.UUID, error) {
	items, err := r.vault.Besides(ctx, kind)
	return items, meant(err)
}

func (r records) Newest(ctx context.Context, kind, cursor string, n int) ([]journal.Revision, string, error) {
	list, next, err := r.vault.Newest(ctx, kind, cursor, n)
	heads, err := revisions(list, err)
	return heads, next, err
}

func (r records) Cursors(ctx context.Context, kind, cursor string, n int) ([]string, error) {
	cursors, err := r.vault.Cursors(ctx, kind, cursor, n)
	return cursors, meant(err)
}

func (r records) Deleted(ctx context.Context, kind string) ([]journal.Revision, error) {
	return revisions(r.vault.Deleted(ctx, kind))
}

func (r records) Erase(ctx context.Context, item uuid.UUID) error {
	return meant(r.vault.Erase(ctx, item))
}

func (r records) EraseNow(ctx context.Context, item uuid.UUID, report func(done, total int)) error {
	return meant(r.vault.EraseNow(ctx, item, report))
}

func (r records) Note(ctx context.Context, name string) ([]byte, error) {
	data, err := r.vault.Note(ctx, name)
	if errors.Is(err, storage.ErrNotFound) {
		return nil, nil
	}
	return data, meant(err)
}

func (r records) PutNote(ctx context.Context, name string, data []byte) error {
	return meant(r.vault.PutNote(ctx, name, data))
}

func (r records) PutDraft(ctx context.Context, d journal.Draft) error {
	return meant(r.vault.PutDraft(ctx, storage.Draft(d)))
}

func (r records) Drafts(ctx context.Context) ([]journal.Draft, error) {
	list, err := r.vault.Drafts(ctx)
	out := make([]journal.Draft, len(list))
	for i, d := range list {
		out[i] = journal.Draft(d)
	}
	return out, meant(err)
}

func (r records) DropDraft(ctx context.Context, session uuid.UUID) error {
	return meant(r.vault.DropDraft(ctx, session))
}
