package storage

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
)

// spooledJournal is a locked journal of n entries without a snapshot, and the
// path of its one segment.
func spooledJournal(t testing.TB, n int) (shelf *Shelf, id, segment string, made []Revision) {
	t.Helper()
	shelf = cheapShelf(t.TempDir())
	shelf.calm = true
	v, err := shelf.Create(t.Context(), Journal{Name: "Lamp"}, passphrase)
	wantErr(t, err, nil)
	for range n {
		made = append(made, write(t, v, entry("2026-11-22", "words")))
	}
	wantErr(t, v.Lock(), nil)
	wantErr(t, os.Remove(filepath.Join(v.folder(), filesName)), nil)
	return shelf, v.id, filepath.Join(v.folder(), spoolFolder, numbered(1)), made
}

// frames are the places of the frames in a segment, by their heads.
func frames(data []byte) (starts []int) {
	for at := segmentHeadSize; at < len(data); {
		size, _, ok := frameHead(data[at:])
		if !ok {
			break
		}
		starts = append(starts, at)
		at += frameHeadSize + size
	}
	return starts
}

// Cut anywhere in its last record, the spool gives all records before it, and
// nothing is called lost: that one was never acknowledged.
func TestSpoolCutAtItsEnd(t *testing.T) {
	shelf, id, segment, made := spooledJournal(t, 3)
	folder := filepath.Join(shelf.dir, id)
	data, err := os.ReadFile(segment)
	wantErr(t, err, nil)
	last := frames(data)[2]
	for _, size := range []int{last + 1, last + frameHeadSize - 1, last + frameHeadSize, last + 60, len(data) - 1} {
		for _, zeros := range []int{0, len(data) - size} { // some systems keep the size and lose the bytes
			shelf, id := copied(t, folder)
			wantErr(t, os.RemoveAll(filepath.Join(shelf.dir, id, "db")), nil)
			end := append(bytes.Clone(data[:size]), make([]byte, zeros)...)
			if zeros > 0 && zeros < 16 {
				continue // that is rot
			}
			put(t, filepath.Join(shelf.dir, id, spoolFolder, numbered(1)), end)
			v := unlock(t, shelf, id, passphrase)
			wantFaults(t, v, StoreDamaged)
			newest, _, err := v.Newest(t.Context(), "entry", "", 10)
			wantBodies(t, "newest", newest, err, "words", "words")
			wantErr(t, second(v.Head(t.Context(), made[2].Item)), ErrNotFound)
			write(t, v, entry("2026-11-23", "on"))
			wantErr(t, v.Lock(), nil)
		}
	}
}

// Where a record in the middle is damaged the others are still read, and the
// one that is gone is counted.
func TestSpoolDamagedInTheMiddle(t *testing.T) {
	oneByOne(t)
	shelf, id, segment, made := spooledJournal(t, 5)
	folder := filepath.Join(shelf.dir, id)
	data, err := os.ReadFile(segment)
	wantErr(t, err, nil)
	starts := frames(data)
	for what, change := range map[string]func(b []byte) []byte{
		"length": func(b []byte) []byte { b[starts[2]+2] ^= 1; return b },
		"number": func(b []byte) []byte { b[starts[2]+7] ^= 8; return b },
		"sealed": func(b []byte) []byte { b[starts[2]+80] ^= 1; return b },
		"taken":  func(b []byte) []byte { return append(b[:starts[2]], b[starts[3]:]...) },
		"zeroed": func(b []byte) []byte { clear(b[starts[2]:starts[3]]); return b },
		"stretched": func(b []byte) []byte {
			return append(b[:starts[2]:starts[2]], append(make([]byte, 100), b[starts[3]:]...)...)
		},
	} {
		for _, store := range []bool{true, false} {
			shelf, id := copied(t, folder)
			if !store {
				wantErr(t, os.RemoveAll(filepath.Join(shelf.dir, id, "db")), nil)
			}
			put(t, filepath.Join(shelf.dir, id, spoolFolder, numbered(1)), change(bytes.Clone(data)))
			v := unlock(t, shelf, id, passphrase)
			there := 0
			for _, r := range made {
				if head, err := v.Head(t.Context(), r.Item); err == nil && string(head.Body) == "words" {
					there++
				}
			}
			r := v.Repair()
			lost := 0
			if !store {
				lost = 1
			}
			if r == nil || r.Lost != lost || there != 5-lost {
				t.Errorf("%s, store there %v: %d there, %+v", what, store, there, r)
			}
			if _, err := os.Stat(filepath.Join(r.Aside, spoolFolder, numbered(1))); err != nil {
				t.Errorf("%s: the damaged segment is not aside: %v", what, err)
			}
			write(t, v, entry("2026-11-23", "on"))
			v = reopen(t, v, passphrase)
			wantFaults(t, v)
			wantWhole(t, v)
		}
	}
}

// Records of the spool put in another order, or from a history that went
// another way, are named.
func TestSpoolOfAnotherHistory(t *testing.T) {
	shelf, id, segment, _ := spooledJournal(t, 3)
	other, id2 := copied(t, filepath.Join(shelf.dir, id))
	other.calm = true
	for n, here := range []*Shelf{shelf, other} {
		name := []string{id, id2}[n]
		v := unlock(t, here, name, passphrase)
		write(t, v, entry("2026-11-23", []string{"one way", "the other"}[n]))
		wantErr(t, v.Lock(), nil)
	}
	ways := make([][]byte, 2)
	for n, path := range []string{segment, filepath.Join(other.dir, id2, spoolFolder, numbered(1))} {
		data, err := os.ReadFile(path)
		wantErr(t, err, nil)
		ways[n] = data
	}
	put(t, segment, ways[1])
	v := unlock(t, shelf, id, passphrase)
	if v.Repair() == nil {
		t.Error("nothing is said of another spool")
	}
	wantWhole(t, v)
}

func TestSpoolThatIsGone(t *testing.T) {
	shelf, id, shown := livedJournal(t, 2)
	wantErr(t, os.RemoveAll(filepath.Join(shelf.dir, id, spoolFolder)), nil)
	v := unlock(t, shelf, id, passphrase)
	wantEverything(t, v, shown)
	wantFaults(t, v, SpoolShort)
	wantErr(t, v.tend(t.Context()), nil)
	wantErr(t, v.Lock(), nil)
	wantErr(t, os.RemoveAll(v.store), nil)
	v = unlock(t, shelf, id, passphrase)
	wantEverything(t, v, shown)
}

// A spool by later rules is refused and left alone.
func TestNewerSpool(t *testing.T) {
	shelf, id, segment, _ := spooledJournal(t, 1)
	wantErr(t, changeFile(segment, func(b []byte) []byte {
		b[14] = '2'
		binary.BigEndian.PutUint32(b[segmentHeadSize-4:], crc32.Checksum(b[:segmentHeadSize-4], castagnoli))
		return b
	}), nil)
	before := contents(t, filepath.Join(shelf.dir, id, spoolFolder))
	_, err := shelf.Unlock(t.Context(), id, passphrase)
	wantErr(t, err, ErrNewer)
	if !sameContents(before, contents(t, filepath.Join(shelf.dir, id, spoolFolder))) {
		t.Error("something was changed")
	}
}

// A spool whose file has lost its name takes no more.
func TestSpoolThatIsTakenAway(t *testing.T) {
	_, v := newJournal(t)
	write(t, v, entry("2026-11-22", "words"))
	wantErr(t, os.Rename(v.spool.dir, v.spool.dir+"-away"), nil)
	_, err := v.Revise(t.Context(), entry("2026-11-22", "words"))
	wantErr(t, err, ErrReadOnly)
	wantErr(t, v.PutDraft(t.Context(), Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry"}), ErrReadOnly)
}

// A full spool makes a snapshot by itself, and stays within its bounds.
func TestSpoolIsBounded(t *testing.T) {
	_, v := newJournal(t)
	noise := make([]byte, 900<<10)
	d := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry"}
	for n := range 60 { // 53 MB
		for i := range noise {
			noise[i] = byte(uint(i*i+n) * 2654435761 >> 13)
		}
		d.Body = noise
		wantErr(t, v.PutDraft(t.Context(), d), nil)
		v.writing.Lock() // the vault looks too, beside this test
		full := v.spool.full()
		v.writing.Unlock()
		if full {
			wantErr(t, v.tend(t.Context()), nil)
		}
	}
	if size := apparentSize(t, v.spool.dir); size > 2*segmentFull+2<<20 {
		t.Errorf("the spool has %d bytes", size)
	}
	wantErr(t, v.Lock(), nil)
	wantErr(t, os.RemoveAll(v.store), nil)
	wantDrafts(t, unlock(t, v.shelf, v.id, passphrase), d)
}

// Behind a save whose sync failed nothing is written any more, whoever asks: it lies
// in the file all the same, and what came in its place would not be believed.
func TestNothingBehindAFailedSync(t *testing.T) {
	_, v := calmJournal(t)
	gone := write(t, v, entry("2026-11-22", "gone"))
	frames, _ := v.spool.seal([]op{{kind: opDraft, item: uuid.New(), session: uuid.New()}})
	wantErr(t, second(v.spool.file.Write(frames)), nil)
	v.spool.broken = ErrReadOnly
	wantErr(t, v.spool.blank(map[uuid.UUID]bool{gone.Item: true}), ErrReadOnly)
	wantErr(t, v.Erase(t.Context(), gone.Item), ErrReadOnly)
	wantErr(t, v.PutNote(t.Context(), "note", nil), ErrReadOnly)
	wantErr(t, second(v.Revise(t.Context(), entry("2026-11-22", "more"))), ErrReadOnly)
	wantSaved(t, reopen(t, v, passphrase), []Revision{gone})
}

// As many long records as a transaction cannot hold come back all the same.
func TestLongRecordsAreReplayed(t *testing.T) {
	_, v := calmJournal(t)
	var saved []Revision
	for range 2 {
		saved = append(saved, write(t, v, noise(replayBytes-1<<10)), write(t, v, noise(valueThreshold-1<<10)))
	}
	wantErr(t, v.Lock(), nil)
	wantErr(t, os.RemoveAll(filepath.Join(v.folder(), "db")), nil)
	wantSaved(t, unlock(t, v.shelf, v.id, passphrase), saved)
}
