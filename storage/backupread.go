package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"filippo.io/age"
	"github.com/google/uuid"
)

// Backup is a backup being read. What it holds is believed once Unlock has
// opened its seal. It is for one goroutine at a time.
type Backup struct {
	file      io.ReaderAt
	size      int64 // bytes of the file
	header    *header
	headerSum [sha256.Size]byte
	ageKeys   map[string][]byte // by kind of slot
	sealed    []byte            // nil: the copy of a locked journal
	lockedAt  time.Time
	parts     [2]*io.SectionReader // of revisions and photos
	rest      int64                // where the files of a locked copy begin

	master   []byte
	identity *age.X25519Identity
	seal     backupSeal
}

// OpenBackup reads what a backup tells without a secret. Errors: ErrNotOurs for
// a file that is no backup, ErrDamaged for one that was cut or changed,
// ErrNewer, those of the disk.
func OpenBackup(path string) (*Backup, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("storage: open backup: %w", fileError(err))
	}
	b, err := readBackupFile(file)
	if err != nil {
		return nil, fmt.Errorf("storage: open backup: %w", errors.Join(err, file.Close()))
	}
	return b, nil
}

func readBackupFile(file *os.File) (*Backup, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, fileError(err)
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNotOurs
	}
	return readBackup(file, info.Size())
}

// Close lets go of the file, and overwrites the key.
func (b *Backup) Close() error {
	wipe(b.master)
	b.master, b.identity = nil, nil
	if file, ok := b.file.(io.Closer); ok {
		return file.Close()
	}
	return nil
}

// Journal is what the backup tells of its journal; one that is hidden has a name
// only once the backup is unlocked. It has no ID: that is the shelf's.
func (b *Backup) Journal() Journal {
	j := Journal{Name: b.header.Name, Picture: b.header.Picture, Hidden: b.header.Hidden != nil}
	if b.master != nil && j.Hidden {
		if l, err := b.header.label(b.master); err == nil { // else it stays without a name
			j.Name, j.Picture = l.Name, l.Picture
		}
	}
	return j
}

// Identity is the journal's own: all copies of one journal have the same.
func (b *Backup) Identity() uuid.UUID { return b.header.Identity }

// Locked says that this is the copy of a locked journal, made by somebody who
// need not have been able to read it. It can be restored, and MergeLocked takes from it.
func (b *Backup) Locked() bool { return b.sealed == nil }

// Made is when the backup was made; zero while that is sealed.
func (b *Backup) Made() time.Time {
	if b.Locked() {
		return b.lockedAt
	}
	return moment(b.seal.taken)
}

// Contents says how much the backup holds: known once it is unlocked, unless it
// is of a locked journal.
func (b *Backup) Contents() Contents { return b.seal.contents() }

// readBackup reads the small parts at the beginning, and finds the large ones.
func readBackup(file io.ReaderAt, size int64) (*Backup, error) {
	b := &Backup{file: file, size: size, ageKeys: map[string][]byte{}}
	whole := io.NewSectionReader(file, 0, size)
	from := &tarReader{from: whole}
	if name, _, err := from.next(maxReadme); err != nil || name != partReadme {
		return nil, fmt.Errorf("%w: no backup: %v", ErrNotOurs, err)
	}
	if err := b.readHeader(from); err != nil {
		return nil, err
	}
	name, err := b.readKeys(from)
	if err == nil {
		err = b.readKind(name, from, whole)
	}
	if err != nil {
		return nil, err
	}
	return b, nil
}

func (b *Backup) readHeader(from *tarReader) error {
	name, _, err := from.next(maxHeader)
	if err == nil && name != partHeader {
		err = ErrNotOurs
	}
	if err != nil {
		return unended(err)
	}
	data, err := from.all()
	if err != nil {
		return err
	}
	b.headerSum = sha256.Sum256(data)
	b.header, err = decodeHeader(data)
	return err
}

// unended makes of the end of a tar, where more has to come, what it means.
func unended(err error) error {
	if err == io.EOF {
		return fmt.Errorf("%w: a part is missing", ErrDamaged)
	}
	return err
}

// readKeys reads the files that age opens by a secret, and gives the name of
// the part behind them.
func (b *Backup) readKeys(from *tarReader) (string, error) {
	for {
		name, _, err := from.next(maxReadme)
		if err != nil {
			return "", unended(err)
		}
		var kind string
		switch name {
		case partKey + slotPassphrase + ageEnding:
			kind = slotPassphrase
		case partKey + slotRecovery + ageEnding:
			kind = slotRecovery
		default:
			return name, nil
		}
		if from.left > maxAgeKey || b.ageKeys[kind] != nil {
			return "", fmt.Errorf("%w: %s", ErrDamaged, name)
		}
		if b.ageKeys[kind], err = from.all(); err != nil {
			return "", err
		}
	}
}

// readKind reads the part that tells what kind of backup this is, and finds
// those behind it.
func (b *Backup) readKind(name string, from *tarReader, whole *io.SectionReader) error {
	data, err := from.all()
	if err != nil {
		return err
	}
	switch name {
	case partLocked:
		b.rest, err = whole.Seek(from.fill, io.SeekCurrent)
		if err == nil {
			b.lockedAt, err = openLockedPart(data)
		}
		return err
	case partSeal:
		if len(data) < len(sealStart) {
			return fmt.Errorf("%w: seal cut short", ErrDamaged)
		}
		if err := checkStart(string(data[:len(sealStart)]), sealStart); err != nil {
			return err
		}
		b.sealed = data
		return b.findParts(from, whole)
	}
	return fmt.Errorf("%w: no seal", ErrDamaged)
}

// findParts finds the large parts, and refuses what is behind them.
func (b *Backup) findParts(from *tarReader, whole *io.SectionReader) error {
	for i, want := range []string{partRevisions, partPhotos} {
		name, size, err := from.next(whole.Size())
		if err == nil && name != want {
			err = io.EOF
		}
		if err != nil {
			return unended(err)
		}
		at, err := whole.Seek(0, io.SeekCurrent)
		if err != nil {
			return err
		}
		b.parts[i] = io.NewSectionReader(b.file, at, size)
	}
	name, _, err := from.next(maxReadme)
	if err == nil && name != partSums {
		err = io.EOF
	}
	if err != nil {
		return unended(err)
	}
	if _, _, err := from.next(0); err != io.EOF {
		return fmt.Errorf("%w: more than a backup has: %v", ErrDamaged, err)
	}
	return atEnd(whole)
}

// atEnd refuses bytes behind the end of a tar.
func atEnd(whole *io.SectionReader) error {
	if at, err := whole.Seek(0, io.SeekCurrent); err != nil || at != whole.Size() {
		return fmt.Errorf("%w: something lies behind its end: %v", ErrDamaged, err)
	}
	return nil
}

// Unlock opens the backup by passphrase or recovery code: one derivation.
// Errors: ErrWrongSecret, ErrDamaged.
func (b *Backup) Unlock(ctx context.Context, secret string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	tried, folded := b.header.pick(secret)
	master, err := tried.unwrap(folded, b.header.Identity)
	if err == nil {
		err = b.open(master)
		wipe(master)
	}
	if err != nil {
		return fmt.Errorf("storage: unlock backup: %w", err)
	}
	return nil
}

// open opens the backup with a copy of the master key.
func (b *Backup) open(master []byte) (err error) {
	if err := b.header.checkIdentity(master); err != nil {
		return err
	}
	if b.identity, err = ageIdentity(master, b.header.Identity); err != nil {
		return err
	}
	if !b.Locked() {
		if b.seal, err = openBackupSeal(b.sealed, master, b.header.Identity); err != nil {
			return err
		}
		if b.seal.sums[0] != b.headerSum {
			return fmt.Errorf("%w: another header than was sealed", ErrDamaged)
		}
	}
	b.master = bytes.Clone(master)
	return nil
}

// OpensByAge says whether age opens the backup by the secret that the backup
// was unlocked with: nil, ErrNotFound where the backup has no such part (an
// older program had set the secret), or what is wrong with it.
func (b *Backup) OpensByAge(secret string) error {
	tried, folded := b.header.pick(secret)
	file, ok := b.ageKeys[tried.Kind]
	if !ok {
		return ErrNotFound
	}
	identity, err := openAgeKey(file, folded)
	if err == nil && (b.identity == nil || identity.String() != b.identity.String()) {
		err = fmt.Errorf("%w: it holds another identity", ErrDamaged)
	}
	return err
}
