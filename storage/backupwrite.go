package storage

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"
	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
	"github.com/klauspost/compress/gzip"
)

// packLevel is gzip's second fastest: texts become half of what the fastest
// makes of them.
const packLevel = 2

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

// writeRecords writes the records as a tar.gz of files to read.
func (b *backing) writeRecords(ctx context.Context, to io.Writer) error {
	packed, err := gzip.NewWriterLevel(to, packLevel)
	if err != nil {
		return err
	}
	plain := &countingWriter{to: packed}
	files := tar.NewWriter(plain)
	err = b.writeJournal(files)
	if err == nil {
		err = b.writeErased(files)
	}
	r := &records{txn: b.txn, seals: b.vault.keys.seals}
	for _, prefix := range []byte{keyDraft, keyRevision} {
		if err != nil {
			break
		}
		err = r.each([]byte{prefix}, func(found *badger.Item) error {
			b.tell()
			return errors.Join(ctx.Err(), b.writeRecord(files, r, found))
		})
	}
	if err == nil {
		err = files.Close()
	}
	b.seal.plain[ofRevisions] = uint64(plain.count)
	if err == nil {
		err = packed.Close()
	}
	return err
}

// writeJournal writes what a person wants to know who finds the backup years
// from now.
func (b *backing) writeJournal(files *tar.Writer) error {
	about, err := json.MarshalIndent(struct {
		Journal   uuid.UUID `json:"journal"`
		Name      string    `json:"name"`
		Made      time.Time `json:"made"`
		Revisions uint64    `json:"revisions"`
		Drafts    uint64    `json:"drafts"`
		Erased    uint64    `json:"erased"`
	}{b.header.Identity, b.name, b.to.at.UTC().Truncate(time.Second), b.seal.tally.revisions, b.seal.tally.drafts, b.seal.tally.tombstones}, "", "  ")
	if err != nil {
		return err
	}
	return tarFile(files, fileJournal, b.to.at, append(about, '\n'))
}

func (b *backing) writeErased(files *tar.Writer) error {
	err := files.WriteHeader(partFileHeader(fileErased, int64(b.seal.tally.tombstones)*erasedLine, b.to.at))
	if err != nil {
		return err
	}
	r := &records{txn: b.txn, seals: b.vault.keys.seals}
	return r.each([]byte{keyTombstone}, func(found *badger.Item) error {
		b.tell()
		if _, err := r.value(found); err != nil {
			return err
		}
		_, err := io.WriteString(files, itemOf(found.Key()).String()+"\n")
		return err
	})
}

func (b *backing) writeRecord(files *tar.Writer, r *records, found *badger.Item) error {
	plain, err := r.value(found)
	if err != nil {
		return err
	}
	var line recordLine
	var body []byte
	if found.Key()[0] == keyDraft {
		var d Draft
		d, err = decodeDraft(found.Key(), plain)
		line, body = lineOfDraft(d), d.Body
	} else {
		var made Revision
		made, err = revisionAt(found.Key(), plain)
		line, body = lineOf(made), made.Body
	}
	if err != nil {
		return err
	}
	for _, id := range line.Photos {
		b.named[id] = true
	}
	file, err := line.encode(body)
	if err != nil {
		return err
	}
	return tarFile(files, line.path(), b.to.at, file)
}

// writePhotos writes each photo that a record names, and its small picture
// behind it. What is gone or damaged does not keep the rest from being saved:
// it is counted.
func (b *backing) writePhotos(ctx context.Context, to io.Writer) error {
	plain := &countingWriter{to: to}
	files := tar.NewWriter(plain)
	for _, id := range b.named.list() {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.tellPhoto()
		shown, err := b.vault.photoNow(photoFile(id))
		thumb, noThumb := b.vault.photoNow(photoFile(id) + thumbEnding)
		if err = errors.Join(err, noThumb); errors.Is(err, ErrNotFound) || isDamaged(err) {
			b.seal.missing++
			continue
		}
		if err == nil {
			err = errors.Join(
				tarFile(files, photoPath(id, ""), b.to.at, shown),
				tarFile(files, photoPath(id, thumbEnding), b.to.at, thumb))
		}
		if err != nil {
			return err
		}
		b.seal.photos += 2
	}
	err := files.Close()
	b.seal.plain[ofPhotos] = uint64(plain.count)
	return err
}

// photoPath is the name of a photo's file in a backup.
func photoPath(id uuid.UUID, ending string) string {
	return photosFolder + "/" + photoFile(id) + ending + ".jpg"
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
