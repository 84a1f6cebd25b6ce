package storage

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

const (
	photosFolder = "photos"
	photoStart   = "gehwara photo 1\n" // 16 bytes
	thumbEnding  = ".thumb"
)

var photoName = regexp.MustCompile(`^([0-9a-f]{32})(\.thumb)?$`)

// AddPhoto takes a picture file (JPEG, PNG, GIF, WebP) into the journal, drawn
// anew: upright, its longer side 1600 pixels at most, a thumbnail of 320 beside
// it, and nothing of what else the file says, such as where it was taken. It is
// durable when AddPhoto returns; it stays once a draft or a revision names it.
// Errors: ErrPicture for what is none or too large a one, ErrNoSpace.
func (v *Vault) AddPhoto(ctx context.Context, from io.Reader) (id uuid.UUID, err error) {
	err = v.during(ctx, "add photo", func(ctx context.Context) error {
		shown, thumb, err := drawAnew(ctx, from)
		if err != nil {
			return err
		}
		if err := v.shelf.checkSpace(v.folder(), reserve+len(shown)+len(thumb)); err != nil {
			return err
		}
		id = uuid.New()
		return v.putPhoto(Picture{id, shown, thumb})
	})
	return id, err
}

// putPhoto seals a photo and its thumbnail, and keeps them from the sweep.
func (v *Vault) putPhoto(p Picture) error {
	v.writing.Lock()
	err := v.mayWrite()
	v.writing.Unlock()
	if err != nil {
		return err
	}
	v.name([]uuid.UUID{p.ID})
	if err := makeFolder(v.photos()); err != nil {
		return err
	}
	// The thumbnail first: a photo that is there has one.
	if err := v.sealPhoto(photoFile(p.ID)+thumbEnding, p.Thumb); err != nil {
		return err
	}
	return v.sealPhoto(photoFile(p.ID), p.Shown)
}

// sealPhoto writes a sealed file under another name and puts it in place.
func (v *Vault) sealPhoto(name string, data []byte) error {
	sealed, err := v.sealedPhoto(name, data)
	if err != nil {
		return err
	}
	return replaceFile(filepath.Join(v.photos(), name), sealed)
}

func (v *Vault) sealedPhoto(name string, data []byte) ([]byte, error) {
	var sealed bytes.Buffer
	w, err := newStreamWriter(&sealed, v.keys.photos, photoStart, name)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	return sealed.Bytes(), err
}

// Photo returns a photo as a JPEG file. Errors: ErrNotFound, ErrDamaged.
func (v *Vault) Photo(ctx context.Context, id uuid.UUID) ([]byte, error) {
	return v.photo(ctx, photoFile(id))
}

// Thumbnail returns a photo's small picture, its longer side 320 pixels at
// most, as a JPEG file. Errors as for Photo.
func (v *Vault) Thumbnail(ctx context.Context, id uuid.UUID) ([]byte, error) {
	return v.photo(ctx, photoFile(id)+thumbEnding)
}

func (v *Vault) photo(ctx context.Context, name string) (data []byte, err error) {
	err = v.during(ctx, "read photo", func(context.Context) error {
		data, err = v.photoNow(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return data, nil
}

// photoNow is the work of Photo, within a call.
func (v *Vault) photoNow(name string) ([]byte, error) {
	file, err := os.Open(filepath.Join(v.photos(), name))
	if errors.Is(err, os.ErrNotExist) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, fileError(err)
	}
	defer file.Close()
	var data []byte
	plain, err := newStreamReader(file, v.keys.photos, photoStart, name)
	if err == nil {
		data, err = io.ReadAll(io.LimitReader(plain, maxPhotoFile))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, errNotStore{err})
	}
	return data, nil
}

// errNotStore is damage that says nothing about the store.
type errNotStore struct{ error }

func (e errNotStore) Unwrap() error { return e.error }

func (v *Vault) photos() string { return filepath.Join(v.folder(), photosFolder) }

func photoFile(id uuid.UUID) string { return hex.EncodeToString(id[:]) }

// photoSet is a set of photos.
type photoSet map[uuid.UUID]bool

// addOf adds the photos that a record names, which must open.
func (p photoSet) addOf(seals *sealer, key, sealed []byte) error {
	plain, err := seals.Open(key, sealed)
	if err != nil {
		return err
	}
	var named []uuid.UUID
	switch key[0] {
	case keyRevision:
		var r Revision
		r, err = revisionAt(key, plain)
		named = r.Photos
	case keyDraft:
		var d Draft
		d, err = decodeDraft(key, plain)
		named = d.Photos
	}
	p.add(named)
	return err
}

func (p photoSet) add(named []uuid.UUID) {
	for _, id := range named {
		p[id] = true
	}
}

func (p photoSet) list() (ids []uuid.UUID) {
	for id := range p {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, compareIDs)
	return ids
}

// compareIDs orders ids by their bytes.
func compareIDs(a, b uuid.UUID) int { return bytes.Compare(a[:], b[:]) }

// name keeps photos from the sweep until the journal is locked: by then a
// snapshot or the store knows whether they are named.
func (v *Vault) name(photos []uuid.UUID) {
	v.naming.Lock()
	defer v.naming.Unlock()
	for _, id := range photos {
		v.named[id] = true
	}
}

// unname lets the sweep have the photos of an item that is to be erased, unless
// another names them.
func (v *Vault) unname(ctx context.Context, item uuid.UUID) error {
	return v.read(ctx, "erase", func(_ context.Context, r *records) error {
		return r.each(recordKey(keyRevision, item), func(found *badger.Item) error {
			mine := photoSet{}
			err := found.Value(func(sealed []byte) error { return mine.addOf(r.seals, found.Key(), sealed) })
			if isDamaged(err) {
				return nil // what does not open must be erasable, too
			}
			v.naming.Lock()
			defer v.naming.Unlock()
			for id := range mine {
				delete(v.named, id)
			}
			return err
		})
	})
}

func (v *Vault) isNamed(id uuid.UUID) bool {
	v.naming.Lock()
	defer v.naming.Unlock()
	return v.named[id]
}

// sweepPhotos removes the photos that neither a record of the store (named)
// nor a snapshot nor anything since the unlock names.
func (v *Vault) sweepPhotos(ctx context.Context, named photoSet) error {
	orphans, err := v.unnamed(named)
	if err != nil || len(orphans) == 0 {
		return err
	}
	numbers, err := numbersIn(v.snapshots())
	if err != nil {
		return err
	}
	for _, number := range numbers {
		if err := ctx.Err(); err != nil {
			return err
		}
		kept, err := v.photosIn(number)
		if isDamaged(err) || isNewer(err) {
			return v.leaveDamaged(number) // it might name any of them: they stay this time
		}
		if err != nil {
			return err
		}
		for _, id := range kept {
			delete(orphans, id)
		}
	}
	for _, names := range orphans {
		for _, name := range names {
			if err := os.Remove(filepath.Join(v.photos(), name)); err != nil {
				return fileError(err)
			}
		}
	}
	return nil
}

// photosIn gives the photos that a snapshot names, once all of it was read.
func (v *Vault) photosIn(number uint64) ([]uuid.UUID, error) {
	s, err := openSnapshot(filepath.Join(v.snapshots(), numbered(number)), v.keys.snapshots, number)
	if err != nil {
		return nil, err
	}
	err = s.each(func([]byte, []byte) error { return nil })
	return s.photos, errors.Join(err, s.close())
}

// unnamed lists the files of photos that are in neither set, by photo.
func (v *Vault) unnamed(named photoSet) (map[uuid.UUID][]string, error) {
	files, err := v.photoFiles()
	for id := range files {
		if named[id] || v.isNamed(id) {
			delete(files, id)
		}
	}
	return files, err
}

// photoFiles lists the names of the files of photos, by photo.
func (v *Vault) photoFiles() (map[uuid.UUID][]string, error) {
	entries, err := os.ReadDir(v.photos())
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fileError(err)
	}
	files := map[uuid.UUID][]string{}
	for _, entry := range entries {
		parts := photoName.FindStringSubmatch(entry.Name())
		if parts == nil || !entry.Type().IsRegular() {
			continue
		}
		var id uuid.UUID
		if _, err := hex.Decode(id[:], []byte(parts[1])); err != nil {
			return nil, err
		}
		files[id] = append(files[id], entry.Name())
	}
	return files, nil
}
