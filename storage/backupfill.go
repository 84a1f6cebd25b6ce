package storage

import (
	"archive/tar"
	"context"
	"encoding/json"
	"errors"
	"io"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
	"github.com/klauspost/compress/gzip"
)

// packLevel is gzip's second fastest: texts become half of what the fastest
// makes of them.
const packLevel = 2

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
