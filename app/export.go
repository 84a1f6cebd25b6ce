package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
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
	folder, err := exchange.NewFolder(into, e.now())
	if err != nil {
		return screen.Exported{}, outsideError(err)
	}
	var made exchange.Exported
	err = e.of.vault.InTheOpen(ctx, exchange.Unfinished(folder), func(ctx context.Context) error {
		made, err = exchange.Export(ctx, exported{e.of, ours}, folder, e.lang, storage.PutOutside, report)
		if errors.Is(err, exchange.ErrLeft) {
			err = errors.Join(err, storage.ErrLeft)
		}
		return err
	})
	return screen.Exported(made), outsideError(err)
}

// outsideError marks an error of a disk that may be a stick.
func outsideError(err error) error {
	if errors.Is(err, fs.ErrNotExist) { // it is gone
		err = errors.Join(storage.ErrReadOnly, err)
	}
	return copyError(storage.FileError(err))
}

// left tells whether an export was broken off, and nobody has yet seen to what it left.
func (o *opened) left() bool {
	list, err := o.vault.Leftovers(context.Background())
	return err == nil && len(list) > 0
}

func (e exporter) Left(ctx context.Context, folder string) (list []screen.Leftover, err error) {
	known, err := e.of.vault.Leftovers(ctx)
	if folder != "" {
		found, unread := exchange.Left(folder)
		if unread != nil {
			err = errors.Join(err, outsideError(unread))
		}
		for _, path := range found {
			if !slices.Contains(known, path) {
				known = append(known, path)
			}
		}
	}
	for _, path := range known {
		_, gone := os.Lstat(path)
		list = append(list, screen.Leftover{Path: path, There: gone == nil})
	}
	return list, err
}

func (e exporter) Remove(ctx context.Context, left screen.Leftover) error {
	if left.There {
		if err := exchange.Remove(left.Path); err != nil {
			return outsideError(err)
		}
	}
	return e.of.vault.ForgetLeftover(ctx, left.Path)
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
