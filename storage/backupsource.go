package storage

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"github.com/google/uuid"
	"github.com/klauspost/compress/gzip"
)

var _ Source = (*Backup)(nil)

// errSealedCopy says that a copy of a locked journal has to be made a journal of first.
var errSealedCopy = errors.New("copy of a locked journal")

// opened says whether the records can be read.
func (b *Backup) opened() error {
	switch {
	case b.master == nil:
		return fmt.Errorf("storage: read backup: %w", ErrLocked)
	case b.Locked():
		return fmt.Errorf("storage: read backup: %w", errSealedCopy)
	}
	return nil
}

// visitor takes what lies in a backup; nil where it does not want to know.
type visitor struct {
	tombstone func(item uuid.UUID) error
	wanted    func(item, second uuid.UUID) bool // of drafts and revisions; nil: all
	record    func(recordLine, []byte) error
}

// records gives everything in the part of revisions to v, and is ErrDamaged
// unless that is what the seal says.
func (b *Backup) records(ctx context.Context, v visitor) error {
	if err := b.opened(); err != nil {
		return err
	}
	packed, err := b.openPart(ofRevisions)
	if err != nil {
		return err
	}
	unpacked, err := gzip.NewReader(bufio.NewReaderSize(packed, 1<<16))
	if err != nil {
		return cutShort(err)
	}
	plain := &boundedReader{from: unpacked, left: b.seal.plain[ofRevisions]}
	from := &tarReader{from: bufio.NewReaderSize(plain, 1<<16)}
	if name, _, err := from.next(maxReadme); err != nil || name != fileJournal {
		return fmt.Errorf("%w: no %s: %v", ErrDamaged, fileJournal, err)
	}
	if err := b.readErased(ctx, from, v); err != nil {
		return err
	}
	if err := b.readRecords(ctx, from, v); err != nil {
		return err
	}
	if rest, err := io.Copy(io.Discard, from.from); err != nil || rest > 0 || plain.left > 0 {
		return fmt.Errorf("%w: %d bytes behind the records, %d missing: %v", ErrDamaged, rest, plain.left, err)
	}
	return nil
}

// openPart decrypts a large part.
func (b *Backup) openPart(which int) (io.Reader, error) {
	part := io.NewSectionReader(b.parts[which], 0, b.parts[which].Size())
	if err := checkAgeHead(part); err != nil {
		return nil, err
	}
	plain, err := age.Decrypt(part, b.identity)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return plain, nil
}

// checkAgeHead refuses a part whose head does not end soon: for one recipient
// it takes 200 bytes.
func checkAgeHead(part io.ReaderAt) error {
	head := make([]byte, 1<<10)
	n, err := part.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return cutShort(err)
	}
	if !bytes.Contains(head[:n], []byte("\n--- ")) {
		return fmt.Errorf("%w: no part that age has made", ErrDamaged)
	}
	return nil
}

// boundedReader gives no more than was said there is.
type boundedReader struct {
	from io.Reader
	left uint64
}

func (r *boundedReader) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	if uint64(n) > r.left {
		return 0, fmt.Errorf("%w: more than was sealed", ErrDamaged)
	}
	r.left -= uint64(n)
	return n, err
}

func (b *Backup) readErased(ctx context.Context, from *tarReader, v visitor) error {
	most := int64(min(b.seal.tally.tombstones, 1<<40) * erasedLine)
	name, size, err := from.next(most)
	if err != nil || name != fileErased || size != most {
		return fmt.Errorf("%w: %s: %v", ErrDamaged, fileErased, err)
	}
	var line [erasedLine]byte
	var last uuid.UUID
	for range b.seal.tally.tombstones {
		if _, err := io.ReadFull(from, line[:]); err != nil {
			return cutShort(err)
		}
		item, err := uuid.ParseBytes(line[:erasedLine-1])
		if err != nil || bytes.Compare(item[:], last[:]) <= 0 {
			return fmt.Errorf("%w: %s: %v", ErrDamaged, fileErased, err)
		}
		last = item
		if v.tombstone != nil {
			if err := v.tombstone(item); err != nil {
				return err
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// readRecords reads drafts and then revisions, each in the order of their ids.
func (b *Backup) readRecords(ctx context.Context, from *tarReader, v visitor) error {
	var found tally
	var last []byte
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		name, _, err := from.next(maxPlain + maxRecordLine)
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		key, err := recordAt(name)
		if err != nil || bytes.Compare(key, last) <= 0 {
			return fmt.Errorf("%w: %s is out of order: %v", ErrDamaged, name, err)
		}
		last = key
		*found.of(key)++
		if found.drafts > b.seal.tally.drafts || found.revisions > b.seal.tally.revisions {
			return fmt.Errorf("%w: more records than were sealed", ErrDamaged)
		}
		if err := v.take(from, name, key); err != nil {
			return err
		}
	}
	found.tombstones = b.seal.tally.tombstones
	if found != b.seal.tally {
		return fmt.Errorf("%w: %v records of %v", ErrDamaged, found, b.seal.tally)
	}
	return nil
}

// take reads the record that from has come to, if it is wanted.
func (v visitor) take(from *tarReader, name string, key []byte) error {
	if v.wanted != nil {
		ids, err := idsOf(key, 2)
		if err != nil || !v.wanted(ids[0], ids[1]) {
			return err
		}
	}
	if v.record == nil {
		return nil
	}
	file, err := from.all()
	if err != nil {
		return err
	}
	line, body, err := decodeRecord(file)
	if err == nil && line.path() != name {
		err = fmt.Errorf("%w: %s is called %s", ErrDamaged, line.path(), name)
	}
	if err != nil {
		return err
	}
	return v.record(line, body)
}

// recordAt gives the key of the record whose file has this name.
func recordAt(name string) ([]byte, error) {
	folder, rest, _ := strings.Cut(name, "/")
	ids := strings.TrimSuffix(rest[strings.LastIndexByte(rest, '/')+1:], ".txt")
	raw, err := hex.DecodeString(strings.Replace(ids, "-", "", 1))
	if err == nil && len(raw) != 32 {
		err = fmt.Errorf("%q is no record", name)
	}
	switch folder {
	case "revisions":
		return append([]byte{keyRevision}, raw...), err
	case "drafts":
		return append([]byte{keyDraft}, raw...), err
	}
	return nil, fmt.Errorf("%q is no record", name)
}

// Tombstones gives the bare id of every item that was erased for good.
func (b *Backup) Tombstones(ctx context.Context, visit func(item uuid.UUID) error) error {
	return b.records(ctx, visitor{tombstone: visit, wanted: none})
}

func none(uuid.UUID, uuid.UUID) bool { return false }

// Revisions asks wanted about every revision, and gives those that are, all of
// an item one after the other.
func (b *Backup) Revisions(ctx context.Context, wanted func(item, revision uuid.UUID) bool, visit func(Revision) error) error {
	drafts := b.seal.tally.drafts // they come first
	return b.records(ctx, visitor{
		wanted: func(item, second uuid.UUID) bool {
			if drafts > 0 {
				drafts--
				return false
			}
			return wanted(item, second)
		},
		record: func(l recordLine, body []byte) error { return visit(l.revision(body)) },
	})
}

// Drafts gives what was written and is no revision yet.
func (b *Backup) Drafts(ctx context.Context) (all []Draft, err error) {
	drafts := b.seal.tally.drafts
	err = b.records(ctx, visitor{
		wanted: func(uuid.UUID, uuid.UUID) bool {
			drafts--
			return int64(drafts) >= 0
		},
		record: func(l recordLine, body []byte) error {
			all = append(all, l.draft(body))
			return nil
		},
	})
	return all, err
}
