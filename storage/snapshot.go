package storage

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

const (
	snapshotsFolder = "snapshots"
	snapshotStart   = "gehwara snap 1\n\n" // 16 bytes
)

// Progress hears how much of a long work is done; it may be nil.
type Progress func(done, total int)

func (p Progress) tell(done, total uint64) {
	if p != nil && (done%500 == 0 || done == total) {
		p(int(done), int(total))
	}
}

// part is the progress of one of several works of one length, counted from 0.
func (p Progress) part(n, of int) Progress {
	if p == nil {
		return nil
	}
	return func(done, total int) { p(n*total+done, of*total) }
}

// snapshotHead says what a snapshot is of. Its number is that of the segment
// of the spool that was begun with it.
type snapshotHead struct {
	taken int64 // milliseconds, by the journal's clock
	state state
}

// append encodes the head:
//
//	taken (8) ‖ position (40) ‖ device (16) ‖ clock (12) ‖ tally (24)
func (h snapshotHead) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(h.taken))
	b = append(h.state.place.append(b), h.state.device[:]...)
	return h.state.tally.append(h.state.clock.append(b))
}

const snapshotHeadSize = 8 + 8 + chainSize + 16 + 12 + 24

func decodeSnapshotHead(plain []byte) (snapshotHead, error) {
	d := &decoder{rest: plain}
	h := snapshotHead{taken: d.int64()}
	h.state = state{place: d.position(), device: d.id(), clock: d.hybrid(), tally: d.tally(), placed: true}
	return h, d.err()
}

// snapshotRecords are the prefixes of what a snapshot holds, in its order:
// tombstones first, since what they name is not taken over.
var snapshotRecords = []byte{keyTombstone, keyDraft, keyRevision}

// writeSnapshot writes and syncs a whole copy of the records to path: the head,
// then of each record
//
//	length of its key (1) ‖ key ‖ length of its sealed value (4) ‖ sealed value
//
// and a 0, and then the ids of all photos that they name. If these are not known,
// every value is opened once to find them. each must give as many records as the
// head's tally counts.
func writeSnapshot(path string, k *keys, number uint64, h snapshotHead, known photoSet, each func(visit recordVisit) error) (photos photoSet, err error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fileError(err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	sealed, err := newStreamWriter(file, k.snapshots, snapshotStart, numbered(number))
	if err != nil {
		return nil, fileError(err)
	}
	if _, err := sealed.Write(h.append(nil)); err != nil {
		return nil, fileError(err)
	}
	var buffer []byte
	if photos = known; known == nil {
		photos = photoSet{}
	}
	err = each(func(key, value []byte) error {
		if known == nil {
			if err := photos.addOf(k.seals, key, value); err != nil {
				return err
			}
		}
		buffer = append(append(buffer[:0], byte(len(key))), key...)
		buffer = binary.BigEndian.AppendUint32(buffer, uint32(len(value)))
		_, err := sealed.Write(append(buffer, value...))
		return err
	})
	if err == nil {
		_, err = sealed.Write(appendIDs([]byte{0}, photos.list()))
	}
	if err == nil {
		err = sealed.Close()
	}
	if err == nil {
		err = file.Sync()
	}
	return photos, fileError(err)
}

// recordVisit takes a record: its key and its sealed value. They are good only
// until it returns.
type recordVisit func(key, value []byte) error

// snapshot is a snapshot being read.
type snapshot struct {
	head   snapshotHead
	photos []uuid.UUID // that it names: known after each
	file   *os.File
	from   *bufio.Reader
}

// openSnapshot reads the head. Errors: ErrDamaged, ErrNewer, those of the disk.
func openSnapshot(path string, key []byte, number uint64) (*snapshot, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fileError(err)
	}
	s, err := readSnapshot(bufio.NewReaderSize(file, 1<<16), key, number)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	s.file = file
	return s, nil
}

func readSnapshot(from io.Reader, key []byte, number uint64) (*snapshot, error) {
	plain, err := newStreamReader(from, key, snapshotStart, numbered(number))
	if err != nil {
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	s := &snapshot{from: bufio.NewReader(plain)}
	head, err := s.take(nil, snapshotHeadSize)
	if err == nil {
		s.head, err = decodeSnapshotHead(head)
	}
	return s, err
}

// cut names the end of a file before its time.
func cut(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w: cut short", ErrDamaged)
	}
	return err
}

func (s *snapshot) close() error { return s.file.Close() }

// each gives every record to visit, and is ErrDamaged unless they are whole.
func (s *snapshot) each(visit recordVisit) error {
	var found tally
	var key, value []byte
	for {
		n, err := s.from.ReadByte()
		if err != nil {
			return fmt.Errorf("snapshot: %w", cut(err))
		}
		if n == 0 {
			break
		}
		if key, err = s.take(key, int(n)); err != nil {
			return err
		}
		var size [4]byte
		if _, err := io.ReadFull(s.from, size[:]); err != nil {
			return fmt.Errorf("snapshot: %w", cut(err))
		}
		length := binary.BigEndian.Uint32(size[:])
		count := found.of(key)
		if count == nil || length > valueThreshold {
			return fmt.Errorf("%w: snapshot: record", ErrDamaged)
		}
		*count++
		if value, err = s.take(value, int(length)); err != nil {
			return err
		}
		if err := visit(key, value); err != nil {
			return err
		}
	}
	rest, err := io.ReadAll(s.from)
	if err != nil {
		return fmt.Errorf("snapshot: %w", cut(err))
	}
	d := &decoder{rest: rest}
	if s.photos = d.ids(); d.err() != nil {
		return fmt.Errorf("snapshot: photos: %w", d.err())
	}
	if found != s.head.state.tally {
		return fmt.Errorf("%w: snapshot: %v records of %v", ErrDamaged, found, s.head.state.tally)
	}
	return nil
}

func (s *snapshot) take(into []byte, n int) ([]byte, error) {
	if cap(into) < n {
		into = make([]byte, n)
	}
	into = into[:n]
	if _, err := io.ReadFull(s.from, into); err != nil {
		return nil, fmt.Errorf("snapshot: %w", cut(err))
	}
	return into, nil
}

// checkSnapshot reads a snapshot from end to end.
func checkSnapshot(path string, key []byte, number uint64) (snapshotHead, error) {
	s, err := openSnapshot(path, key, number)
	if err != nil {
		return snapshotHead{}, err
	}
	err = s.each(func([]byte, []byte) error { return nil })
	return s.head, errors.Join(err, s.close())
}

// Snapshot copies the records to a file of their own, reads it back, and thins
// out older ones. It runs beside other calls.
func (v *Vault) Snapshot(ctx context.Context, report Progress) error {
	return v.during(ctx, "snapshot", func(ctx context.Context) error {
		v.snapping.Lock()
		defer v.snapping.Unlock()
		return v.snapshot(ctx, report)
	})
}

// snapshot is the work of Snapshot. The caller holds v.snapping.
func (v *Vault) snapshot(ctx context.Context, report Progress) error {
	folder := v.snapshots()
	if err := makeFolder(folder); err != nil {
		return err
	}
	if err := v.shelf.checkSpace(v.folder(), reserve+storeSize(v.store)); err != nil {
		return err
	}
	number, head, txn, err := v.beginSnapshot()
	if err != nil {
		return err
	}
	defer txn.Discard()
	r := &records{txn: txn, seals: v.keys.seals}
	var photos photoSet
	path := filepath.Join(folder, numbered(number))
	photos, err = writeSnapshot(path+unfinished, v.keys, number, head, nil, func(visit recordVisit) error {
		return r.copyTo(ctx, visit, report, head.state.tally.sum())
	})
	if err == nil {
		_, err = checkSnapshot(path+unfinished, v.keys.snapshots, number)
	}
	if err != nil {
		return errors.Join(err, os.Remove(path+unfinished))
	}
	if err := errors.Join(rename(path+unfinished, path), syncFolder(folder)); err != nil {
		return fileError(err)
	}
	if err := v.retain(ctx); err != nil {
		return err
	}
	return v.sweepPhotos(ctx, photos)
}

// beginSnapshot begins a segment of the spool, and gives the records as they
// are at that moment.
func (v *Vault) beginSnapshot() (uint64, snapshotHead, *badger.Txn, error) {
	v.writing.Lock()
	defer v.writing.Unlock()
	if err := v.mayWrite(); err != nil {
		return 0, snapshotHead{}, nil, err
	}
	if err := v.spool.begin(v.state.place); err != nil {
		return 0, snapshotHead{}, nil, err
	}
	head := snapshotHead{v.now(), v.state}
	return v.spool.number, head, v.db.NewTransaction(false), nil
}

// now is the time in milliseconds by the journal's own clock, which a jump of
// the machine's to 1970 does not move.
func (v *Vault) now() int64 { return v.state.clock.next(v.shelf.now()).millis }

// copyTo gives every record to visit.
func (r *records) copyTo(ctx context.Context, visit recordVisit, report Progress, total uint64) error {
	done := uint64(0)
	for _, prefix := range snapshotRecords {
		err := r.each([]byte{prefix}, func(found *badger.Item) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			done++
			report.tell(done, total)
			return found.Value(func(sealed []byte) error { return visit(found.Key(), sealed) })
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (t tally) sum() uint64 { return t.revisions + t.drafts + t.tombstones }

func (v *Vault) snapshots() string { return filepath.Join(v.folder(), snapshotsFolder) }

// storeSize is the size of the store's tables and logs in bytes.
func storeSize(dir string) (size int) {
	files, _ := filesIn(dir, ".sst", ".vlog") // a missing folder is found out by whoever writes next
	for _, path := range files {
		if info, err := os.Stat(path); err == nil {
			size += int(info.Size())
		}
	}
	return size + memtableSize
}

// itemOf is the item that a key of a revision, a draft or a tombstone is of.
func itemOf(key []byte) (item uuid.UUID) {
	copy(item[:], key[1:])
	return item
}
