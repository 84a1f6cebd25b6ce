package app

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"github.com/google/uuid"

	"gehwara/app/exchange"
	"gehwara/app/journal"
	"gehwara/app/screen"
	"gehwara/i18n"
	"gehwara/storage"
)

// exporter puts entries of the open journal into files that anyone can read.
type exporter struct {
	of   *opened
	lang *i18n.Language
	now  func() time.Time
}

func (e exporter) Export(ctx context.Context, into string, ours bool, report func(done, total int)) (screen.Exported, error) {
	made, err := exchange.Export(ctx, exported{e.of, ours}, into, e.lang, e.now(), report)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) { // the stick is gone
			err = errors.Join(storage.ErrReadOnly, err)
		}
		return screen.Exported{}, copyError(storage.FileError(err))
	}
	return screen.Exported(made), nil
}

// exported gives what is to be exported.
type exported struct {
	of   *opened
	ours bool
}

func (x exported) Entries(ctx context.Context, visit func(journal.Entry) error) error {
	if x.ours {
		return x.of.journal.Ours(ctx, visit)
	}
	for cursor := ""; ; {
		page, next, err := x.of.journal.Newest(ctx, cursor, 200)
		if err != nil {
			return err
		}
		for _, e := range page {
			if err := visit(e); err != nil {
				return err
			}
		}
		if cursor = next; cursor == "" {
			return nil
		}
	}
}

func (x exported) Photos(ctx context.Context, entry uuid.UUID) (photos [][]byte, err error) {
	head, err := x.of.vault.Head(ctx, entry)
	if err != nil {
		return nil, err
	}
	for _, id := range head.Photos {
		data, err := x.of.vault.Photo(ctx, id)
		switch {
		case err == nil:
			photos = append(photos, data)
		case errors.Is(err, storage.ErrNotFound), errors.Is(err, storage.ErrDamaged):
			photos = append(photos, nil)
		default:
			return nil, err
		}
	}
	return photos, nil
}
