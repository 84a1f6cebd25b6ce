package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
)

// CheckSums reads the whole file and compares it with the sums it carries. It
// needs no secret, finds what rotted or was cut, and proves nothing against
// somebody who changed both. Errors: ErrDamaged.
func (b *Backup) CheckSums(ctx context.Context, report Progress) error {
	if err := b.checkSums(ctx, report); err != nil {
		return fmt.Errorf("storage: check backup: %w", err)
	}
	return nil
}

func (b *Backup) checkSums(ctx context.Context, report Progress) error {
	whole := io.NewSectionReader(b.file, 0, b.size)
	from := &tarReader{from: whole}
	lines := sha256.New()
	for {
		name, _, err := from.next(whole.Size())
		if err != nil {
			return unended(err)
		}
		sum := sha256.New()
		if err := sumPart(ctx, sum, from, func() {
			at, _ := whole.Seek(0, io.SeekCurrent) // only says how far it is
			report.tellBytes(at, whole.Size())
		}); err != nil {
			return err
		}
		if name == partSums {
			if !bytes.Equal(sum.Sum(nil), lines.Sum(nil)) {
				return fmt.Errorf("%w: its sums are others", ErrDamaged)
			}
			break
		}
		io.WriteString(lines, sumLine(name, sum.Sum(nil))) // a hash takes all
	}
	if _, _, err := from.next(0); err != io.EOF {
		return fmt.Errorf("%w: more than a backup has: %v", ErrDamaged, err)
	}
	return atEnd(whole)
}

// sumPart sums a part in pieces.
func sumPart(ctx context.Context, sum io.Writer, from io.Reader, tell func()) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		_, err := io.CopyN(sum, from, 4<<20)
		tell()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// tellBytes tells of a work that is measured in bytes.
func (p Progress) tellBytes(done, total int64) {
	if p != nil {
		p(int(done), int(total))
	}
}

// checkParts compares the large parts with what the seal says of them: what is
// opened from here on is what somebody who could open the journal has written.
// A word that rotted in README.txt is none of its business.
func (b *Backup) checkParts(ctx context.Context) error {
	for i, name := range []string{partRevisions, partPhotos} {
		sum := sha256.New()
		if err := sumPart(ctx, sum, io.NewSectionReader(b.parts[i], 0, b.parts[i].Size()), func() {}); err != nil {
			return err
		}
		if !bytes.Equal(sum.Sum(nil), b.seal.sums[1+i][:]) {
			return fmt.Errorf("%w: %s is another than was sealed", ErrDamaged, name)
		}
	}
	return nil
}
