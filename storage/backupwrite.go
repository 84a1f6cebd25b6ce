package storage

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"filippo.io/age"
	"github.com/dgraph-io/badger/v4"
)

// Backup writes the whole journal to a new file at path, which nothing may lie
// under yet: first under another name, then synced, read back from end to end
// and renamed. What is half written is removed. It runs beside other calls, and
// holds what the journal was when it began. Errors: ErrExists, ErrNoSpace
// (said before anything is written, where the disk tells the truth),
// ErrReadOnly, ErrDamaged for a record that does not open or for a disk that
// gives back something else than it was given.
func (v *Vault) Backup(ctx context.Context, path string, report Progress) (held Contents, err error) {
	err = v.during(ctx, "back up", func(ctx context.Context) error {
		v.snapping.Lock() // no photo goes meanwhile
		defer v.snapping.Unlock()
		held, err = v.backup(ctx, path, report)
		return err
	})
	return held, err
}

func (v *Vault) backup(ctx context.Context, path string, report Progress) (held Contents, err error) {
	if err := v.shelf.checkBackupSpace(path, v.backupSize()); err != nil {
		return held, err
	}
	w, err := newPartsWriter(path, v.shelf.now())
	if err != nil {
		return held, err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	b := v.beginBackup(w, report)
	defer b.txn.Discard()
	if err := b.write(ctx); err != nil {
		return held, fileError(err)
	}
	err = w.finish(path, func(written *os.File) error { return b.readBack(ctx, written) })
	return b.seal.contents(), err
}

// backupSize is about what a backup will take, in bytes: texts pack better in
// it than in the store.
func (v *Vault) backupSize() int {
	return storeSize(v.store) + folderSize(v.photos())
}

func folderSize(dir string) (size int) {
	entries, _ := os.ReadDir(dir) // a missing folder is found out by whoever reads it next
	for _, entry := range entries {
		if info, err := entry.Info(); err == nil {
			size += int(info.Size()) + 1<<10
		}
	}
	return size
}

// checkBackupSpace refuses to write size bytes at path where something lies
// already, or nothing can be written, or there is no room for it.
func (s *Shelf) checkBackupSpace(path string, size int) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%w: %s", ErrExists, filepath.Base(path))
	}
	if err := checkWritable(filepath.Dir(path)); err != nil {
		return err
	}
	return s.checkSpace(filepath.Dir(path), size+1<<20)
}

// backing is one backup under way.
type backing struct {
	vault  *Vault
	to     *partsWriter
	txn    *badger.Txn
	header *header
	name   string
	seal   backupSeal
	named  photoSet
	done   uint64
	total  uint64
	report Progress
}

// beginBackup takes the records as they are at this moment.
func (v *Vault) beginBackup(to *partsWriter, report Progress) *backing {
	v.writing.Lock()
	defer v.writing.Unlock()
	v.changing.Lock()
	defer v.changing.Unlock()
	photos, _ := filesIn(v.photos(), thumbEnding) // a missing folder has none
	return &backing{
		vault: v, to: to, report: report, total: 2 * (v.state.tally.sum() + uint64(len(photos))), txn: v.db.NewTransaction(false), header: v.header, name: v.label.Name, named: photoSet{},
		seal: backupSeal{taken: v.now(), clock: v.state.clock, tally: v.state.tally},
	}
}

// tell counts what is done: everything is written once and read once. How many
// photos are named is known late; those that lie in the folder stand for them.
func (b *backing) tell() {
	b.done++
	b.report.tell(min(b.done, b.total), b.total)
}

// tellPhoto is tell for what takes as long as many records.
func (b *backing) tellPhoto() {
	b.done++
	b.report.tellBytes(int64(min(b.done, b.total)), int64(b.total))
}

func (b *backing) write(ctx context.Context) error {
	identity, err := ageIdentity(b.vault.master, b.header.Identity)
	if err != nil {
		return err
	}
	if err := b.writeFront(); err != nil {
		return err
	}
	reserved := b.to.reserve(partSeal, backupSealSize)
	err = b.writePart(partRevisions, ofRevisions, identity, func(to io.Writer) error { return b.writeRecords(ctx, to) })
	if err == nil {
		err = b.writePart(partPhotos, ofPhotos, identity, func(to io.Writer) error { return b.writePhotos(ctx, to) })
	}
	if err != nil {
		return err
	}
	sealed, err := b.seal.seal(b.vault.master, b.header.Identity)
	if err != nil {
		return err
	}
	if err := b.to.fill(reserved, sealed); err != nil {
		return err
	}
	return b.to.writeSums()
}

// writeFront writes what lies before the seal.
func (b *backing) writeFront() error {
	encoded, err := b.header.encode()
	if err != nil {
		return err
	}
	b.seal.sums[0] = sha256.Sum256(encoded)
	if err := errors.Join(b.to.add(partReadme, backupReadme), b.to.add(partHeader, encoded)); err != nil {
		return err
	}
	seals, err := backupSealer(b.vault.master, b.header.Identity)
	if err != nil {
		return err
	}
	for _, kind := range []string{slotPassphrase, slotRecovery} {
		s, ok := b.header.slot(kind)
		if !ok {
			continue
		}
		file, err := s.ageKey(seals)
		if errors.Is(err, ErrNotFound) {
			continue // the program opens the backup by the header; age by the other one
		}
		if err == nil {
			err = b.to.add(partKey+kind+ageEnding, file)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writePart encrypts what write gives to the identity, as a part of which only
// then the size is known.
func (b *backing) writePart(name string, which int, identity *age.X25519Identity, write func(io.Writer) error) error {
	part, err := b.to.begin(name)
	if err != nil {
		return err
	}
	sealed, err := age.Encrypt(part, identity.Recipient())
	if err != nil {
		return err
	}
	if err := write(sealed); err != nil {
		return err
	}
	if err := sealed.Close(); err != nil {
		return err
	}
	b.seal.sums[1+which], err = part.end()
	return err
}

// readBack opens what was written as a restore would, and reads every record
// and photo of it.
func (b *backing) readBack(ctx context.Context, written *os.File) error {
	again, err := readBackupFile(written)
	if err == nil {
		err = again.open(b.vault.master)
	}
	if err == nil && again.seal != b.seal {
		err = fmt.Errorf("%w: what was written reads otherwise", ErrDamaged)
	}
	if err == nil {
		err = again.verify(ctx, b.tell)
	}
	if err != nil {
		return fmt.Errorf("read back: %w", errNotStore{err})
	}
	return nil
}
