package storage

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"

	"filippo.io/age"
	"github.com/google/uuid"
)

var photoInBackup = regexp.MustCompile(`^photos/([0-9a-f]{32})(\.thumb)?\.jpg$`)

// photos gives the name and size of each file in the part of photos to visit,
// which may read it. Each photo has its small picture behind it.
func (b *Backup) photos(ctx context.Context, visit func(id uuid.UUID, ending string, file *tarReader) error) error {
	if err := b.opened(); err != nil {
		return err
	}
	if err := checkAgeHead(b.parts[ofPhotos]); err != nil {
		return err
	}
	plain, size, err := age.DecryptReaderAt(b.parts[ofPhotos], b.parts[ofPhotos].Size(), b.identity)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if uint64(size) != b.seal.plain[ofPhotos] {
		return fmt.Errorf("%w: photos take %d bytes of %d", ErrDamaged, size, b.seal.plain[ofPhotos])
	}
	whole := io.NewSectionReader(plain, 0, size)
	from := &tarReader{from: whole}
	var pairs photoPairs
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		name, _, err := from.next(maxPhotoFile)
		if err == io.EOF && pairs.files == b.seal.photos && !pairs.half() {
			return atEnd(whole)
		}
		if err != nil {
			return unended(err)
		}
		id, ending, err := pairs.take(name)
		if err != nil || pairs.files > b.seal.photos {
			return fmt.Errorf("%w: %s is out of order: %v", ErrDamaged, name, err)
		}
		if err := visit(id, ending, from); err != nil {
			return err
		}
	}
}

// photoPairs holds the files of photos to their order: by id, each with its small
// picture behind it.
type photoPairs struct {
	files uint64
	last  uuid.UUID
}

// half says that a small picture has to come next.
func (p *photoPairs) half() bool { return p.files%2 == 1 }

func (p *photoPairs) take(name string) (id uuid.UUID, ending string, err error) {
	id, ending, err = photoAt(name)
	fits := compareIDs(p.last, id) < 0 && ending == ""
	if p.half() {
		fits = id == p.last && ending == thumbEnding
	}
	if err == nil && !fits {
		err = errors.New("neither the next photo nor its small picture")
	}
	p.files++
	p.last = id
	return id, ending, err
}

func photoAt(name string) (id uuid.UUID, ending string, err error) {
	said := photoInBackup.FindStringSubmatch(name)
	if said == nil {
		return id, "", fmt.Errorf("%q is no photo", name)
	}
	_, err = hex.Decode(id[:], []byte(said[1]))
	return id, said[2], err
}

// PhotoSizes gives the photos there are, and how many bytes each takes with its
// thumbnail.
func (b *Backup) PhotoSizes(ctx context.Context) (map[uuid.UUID]int64, error) {
	sizes := map[uuid.UUID]int64{}
	err := b.photos(ctx, func(id uuid.UUID, _ string, file *tarReader) error {
		sizes[id] += file.left
		return nil
	})
	return sizes, err
}

// Photos gives those of the wanted photos that can be read.
func (b *Backup) Photos(ctx context.Context, wanted func(uuid.UUID) bool, visit func(Picture) error) error {
	var one Picture
	return b.photos(ctx, func(id uuid.UUID, ending string, file *tarReader) (err error) {
		if ending == "" {
			if one = (Picture{ID: id}); wanted(id) {
				one.Shown, err = file.all()
			}
			return err
		}
		if one.Shown == nil {
			return nil
		}
		if one.Thumb, err = file.all(); err != nil {
			return err
		}
		return visit(one)
	})
}

// Verify reads the whole backup: every part is what its seal says, every record
// and photo opens, and as many are there as there should be. Of the copy of a
// locked journal only the sums can be checked. Errors: ErrDamaged, ErrLocked
// before Unlock.
func (b *Backup) Verify(ctx context.Context, report Progress) error {
	if b.master == nil {
		return fmt.Errorf("storage: verify backup: %w", ErrLocked)
	}
	err := error(nil)
	if b.Locked() {
		err = b.checkSums(ctx, report)
	} else {
		done, total := uint64(0), b.seal.tally.sum()+b.seal.photos/2
		err = b.verify(ctx, func() { done++; report.tell(done, total) })
	}
	if err != nil {
		return fmt.Errorf("storage: verify backup: %w", err)
	}
	return nil
}

// verify calls tell for every record and photo.
func (b *Backup) verify(ctx context.Context, tell func()) error {
	if err := b.checkSums(ctx, nil); err != nil {
		return err
	}
	if err := b.checkParts(ctx); err != nil {
		return err
	}
	err := b.records(ctx, visitor{
		tombstone: func(uuid.UUID) error { tell(); return nil },
		record:    func(recordLine, []byte) error { tell(); return nil },
	})
	if err != nil {
		return err
	}
	return b.photos(ctx, func(_ uuid.UUID, ending string, file *tarReader) error {
		if ending == "" {
			tell()
		}
		_, err := io.Copy(io.Discard, file)
		return err
	})
}
