package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// Source is a copy of a journal that Merge takes from: another Vault, or a
// backup. What it gives is plain; it is sealed anew where it comes to. Each
// method may be called more than once, and stops at the first error of its
// visitor.
type Source interface {
	// Identity is the journal's own: all copies of one journal have the same.
	Identity() uuid.UUID
	// Tombstones gives the bare id of every item that was erased for good.
	Tombstones(ctx context.Context, visit func(item uuid.UUID) error) error
	// Revisions asks wanted about every revision, and gives those that are, all of
	// an item one after the other.
	Revisions(ctx context.Context, wanted func(item, revision uuid.UUID) bool, visit func(Revision) error) error
	// Drafts gives what was written and is no revision yet.
	Drafts(ctx context.Context) ([]Draft, error)
	// PhotoSizes gives the photos there are, and about how many bytes each takes with
	// its thumbnail.
	PhotoSizes(ctx context.Context) (map[uuid.UUID]int64, error)
	// Photos gives those of the wanted photos that can be read.
	Photos(ctx context.Context, wanted func(uuid.UUID) bool, visit func(Picture) error) error
}

// Picture is a photo of a journal with its thumbnail: two JPEG files, as AddPhoto
// draws them.
type Picture struct {
	ID           uuid.UUID
	Shown, Thumb []byte
}

var _ Source = (*Vault)(nil)

// Identity is the journal's own: all copies of one journal have the same.
func (v *Vault) Identity() uuid.UUID {
	v.showing.Lock()
	defer v.showing.Unlock()
	return v.header.Identity
}

// Tombstones gives the bare id of every item that was erased for good.
func (v *Vault) Tombstones(ctx context.Context, visit func(item uuid.UUID) error) error {
	return v.read(ctx, "read tombstones", func(ctx context.Context, r *records) error {
		return r.each([]byte{keyTombstone}, func(found *badger.Item) error {
			return errors.Join(ctx.Err(), visit(itemOf(found.Key())))
		})
	})
}

// Revisions gives the wanted revisions of all items, all of an item one after
// the other. Only those are opened.
func (v *Vault) Revisions(ctx context.Context, wanted func(item, revision uuid.UUID) bool, visit func(Revision) error) error {
	return v.read(ctx, "read revisions", func(ctx context.Context, r *records) error {
		return r.each([]byte{keyRevision}, func(found *badger.Item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			ids, err := idsOf(found.Key(), 2)
			if err != nil || !wanted(ids[0], ids[1]) {
				return err
			}
			plain, err := r.value(found)
			if err != nil {
				return err
			}
			one, err := decodeRevision(ids[0], ids[1], plain)
			if err != nil {
				return err
			}
			return visit(one)
		})
	})
}

// PhotoSizes gives the photos there are, and how many bytes each takes on the
// disk with its thumbnail.
func (v *Vault) PhotoSizes(ctx context.Context) (sizes map[uuid.UUID]int64, err error) {
	err = v.during(ctx, "list photos", func(context.Context) error {
		sizes, err = v.photoSizes()
		return err
	})
	return sizes, err
}

func (v *Vault) photoSizes() (map[uuid.UUID]int64, error) {
	files, err := v.photoFiles()
	sizes := map[uuid.UUID]int64{}
	for id, names := range files {
		if !slices.Contains(names, photoFile(id)) {
			continue // a thumbnail alone is what a kill left
		}
		for _, name := range names {
			if info, err := os.Stat(filepath.Join(v.photos(), name)); err == nil {
				sizes[id] += info.Size()
			}
		}
	}
	return sizes, err
}

// Photos gives those of the wanted photos that can be read.
func (v *Vault) Photos(ctx context.Context, wanted func(uuid.UUID) bool, visit func(Picture) error) error {
	sizes, err := v.PhotoSizes(ctx)
	if err != nil {
		return err
	}
	for id := range sizes {
		if !wanted(id) {
			continue
		}
		shown, err := v.Photo(ctx, id)
		thumb, noThumb := v.Thumbnail(ctx, id)
		if err = errors.Join(err, noThumb); isDamaged(err) || errors.Is(err, ErrNotFound) {
			continue
		}
		if err == nil {
			err = visit(Picture{id, shown, thumb})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
