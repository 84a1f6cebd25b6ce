package storage

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// refused wants a backup to be refused with want, by whatever comes to it first,
// with nothing written and little memory taken.
func refused(t *testing.T, what, path string, want ...error) {
	t.Helper()
	shelf := cheapShelf(filepath.Join(t.TempDir(), "data"))
	shelf.calm = true
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := tryRestore(t, shelf, path)
	runtime.ReadMemStats(&after)
	named := false
	for _, one := range want {
		named = named || errors.Is(err, one)
	}
	if !named {
		t.Errorf("%s: error %v, want one of %v", what, err, want)
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > 60<<20 {
		t.Errorf("%s: %d MB were taken", what, took>>20)
	}
	if _, err := os.Stat(shelf.dir); err == nil {
		if left := contents(t, shelf.dir); len(left) > 0 {
			t.Errorf("%s: %d files are left", what, len(left))
		}
	}
}

func tryRestore(t *testing.T, shelf *Shelf, path string) error {
	t.Helper()
	b, err := OpenBackup(path)
	if err != nil {
		return err
	}
	defer b.Close()
	if err := b.Unlock(t.Context(), passphrase); err != nil {
		return err
	}
	v, err := shelf.Restore(t.Context(), b, Restoring{}, nil)
	if err == nil {
		v.Lock()
	}
	return err
}

// A backup cut anywhere is refused, and so is one that goes on behind its end.
func TestBackupCut(t *testing.T) {
	oneByOne(t)
	_, v := fullJournal(t)
	path := backedUp(t, v)
	data, err := os.ReadFile(path)
	wantErr(t, err, nil)
	for _, n := range []int{1, tarBlock, 2 * tarBlock, 8 << 10, len(data) / 2, len(data) - 3000, len(data) - 1024, len(data) - 1} {
		put(t, path, data[:n])
		refused(t, "cut", path, ErrDamaged, ErrNotOurs)
	}
	put(t, path, append(bytes.Clone(data), make([]byte, tarBlock)...))
	refused(t, "longer", path, ErrDamaged)
}

// A flipped bit is noticed wherever it is: by the sums always, and where it
// matters by the restore.
func TestBackupFlipped(t *testing.T) {
	oneByOne(t)
	_, v := fullJournal(t)
	path := backedUp(t, v)
	data, err := os.ReadFile(path)
	wantErr(t, err, nil)
	random := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		changed := bytes.Clone(data)
		at := random.IntN(len(data))
		if n%2 == 0 {
			at = random.IntN(16 << 10) // where the small parts are
		}
		changed[at] ^= 1 << random.IntN(8)
		put(t, path, changed)
		b, err := OpenBackup(path)
		if err == nil {
			err = b.CheckSums(t.Context(), nil)
			b.Close()
		}
		// Of a tar's headers only what is read is looked at: their other fields
		// are under a sum of their own, and what fills parts up is nothing.
		if err == nil && !inFilling(t, data, at) {
			t.Errorf("flip at %d is not noticed", at)
		}
		if err != nil && !isDamaged(err) && !errors.Is(err, ErrNotOurs) && !isNewer(err) {
			t.Errorf("flip at %d: %v", at, err)
		}
	}
	at := bytes.Index(data, []byte("THE EASY WAY"))
	changed := bytes.Clone(data)
	changed[at] ^= 1
	put(t, path, changed)
	wantErr(t, tryRestore(t, cheapShelf(t.TempDir()), path), nil)
	for _, part := range []string{partSeal, partRevisions, partPhotos} {
		changed := bytes.Clone(data)
		changed[bytes.Index(data, append([]byte(part), 0))+tarBlock+100] ^= 1
		put(t, path, changed)
		refused(t, "flip in "+part, path, ErrDamaged)
	}
}

// inFilling says whether a place is behind the end of a part, or of the tar.
func inFilling(t *testing.T, data []byte, at int) bool {
	t.Helper()
	from := bytes.NewReader(data)
	tr := tar.NewReader(from)
	end := int64(0)
	for {
		h, err := tr.Next()
		if err == io.EOF {
			return int64(at) >= end
		}
		wantErr(t, err, nil)
		start, err := from.Seek(0, io.SeekCurrent)
		wantErr(t, err, nil)
		if int64(at) >= end && int64(at) < start-tarBlock {
			return true
		}
		end = start + h.Size
	}
}

func TestNoBackup(t *testing.T) {
	dir := t.TempDir()
	var plainTar bytes.Buffer
	w := tar.NewWriter(&plainTar)
	wantErr(t, tarFile(w, "README.md", time.Now(), []byte("# other")), nil)
	wantErr(t, w.Close(), nil)
	var theirs bytes.Buffer
	w = tar.NewWriter(&theirs)
	wantErr(t, tarFile(w, partReadme, time.Now(), []byte("# other")), nil)
	wantErr(t, tarFile(w, "main.c", time.Now(), []byte("int main;")), nil)
	wantErr(t, w.Close(), nil)
	for what, data := range map[string]string{
		"empty": "", "text": "not a backup", "zeros": strings.Repeat("\x00", 4096), "a zip": "PK\x03\x04",
		"a tar": plainTar.String(), "a tar with a README": theirs.String(), "noise": strings.Repeat("\xA7\x13q", 5000),
	} {
		path := filepath.Join(dir, "file")
		put(t, path, []byte(data))
		refused(t, what, path, ErrNotOurs)
	}
	_, err := OpenBackup(dir)
	wantErr(t, err, ErrNotOurs)
	_, err = OpenBackup(filepath.Join(dir, "missing"))
	wantErr(t, err, os.ErrNotExist)
}

// What a backup says it holds is held against the disk before a byte is written.
func TestBackupOfABillionEntries(t *testing.T) {
	_, v := calmJournal(t)
	for _, n := range []uint64{1 << 32, 1 << 62, 1<<64 - 1} {
		refused(t, "a billion", forge(t, v, func(f *forgery) { f.seal.tally.revisions = n }), ErrNoSpace)
		refused(t, "a billion erased", forge(t, v, func(f *forgery) { f.seal.tally.tombstones = n }), ErrNoSpace, ErrDamaged)
	}
	refused(t, "a million", forge(t, v, func(f *forgery) { f.seal.tally.revisions = 1 << 20 }), ErrDamaged)
}

// A header of 10 GB costs nothing to refuse, nor does one whose derivation would
// eat the memory.
func TestBackupWithABadHeader(t *testing.T) {
	_, v := calmJournal(t)
	path := filepath.Join(t.TempDir(), "large")
	w, err := newPartsWriter(path, time.Now())
	wantErr(t, err, nil)
	wantErr(t, w.add(partReadme, backupReadme), nil)
	wantErr(t, w.putHeader(w.end, partHeader, 10<<30), nil)
	wantErr(t, w.file.Truncate(w.end+tarBlock+10<<30+1024), nil)
	wantErr(t, w.finish(path, func(*os.File) error { return nil }), nil)
	refused(t, "10 GB", path, ErrDamaged)
	for what, change := range map[string]func(*slot){
		"memory": func(s *slot) { s.Derivation.MemoryKiB = 1 << 30 },
		"time":   func(s *slot) { s.Derivation.Time = 1 << 30 },
		"key":    func(s *slot) { s.Age = make([]byte, maxAgeKey+1) },
	} {
		refused(t, what, forge(t, v, func(f *forgery) {
			h := *v.header
			h.Slots = []slot{h.Slots[0]}
			change(&h.Slots[0])
			f.header, err = h.encode()
			wantErr(t, err, nil)
		}), ErrDamaged)
	}
	refused(t, "newer", forge(t, v, func(f *forgery) {
		h := *v.header
		h.version = headerVersion + 1
		f.header, err = h.encode()
		wantErr(t, err, nil)
	}), ErrNewer)
	refused(t, "another's public key", forge(t, v, func(f *forgery) {
		h := *v.header
		h.PublicKey = newKey()
		f.header, err = h.encode()
		wantErr(t, err, nil)
	}), ErrDamaged)
}

// Two programs that write to one name at once: what is put in place is whole, or
// nothing is.
func TestBackupsOfOneName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "copy"+BackupEnding)
	first, err := newPartsWriter(path, time.Now())
	wantErr(t, err, nil)
	wantErr(t, first.add(partReadme, backupReadme), nil)
	other, err := newPartsWriter(path, time.Now())
	if err != nil {
		t.Skip(err) // on some systems an open file can't be removed
	}
	wantErr(t, other.add(partHeader, []byte("half")), nil)
	wantErr(t, first.finish(path, func(*os.File) error { return nil }), ErrExists)
	wantErr(t, first.close(), nil)
	if exists(path) || !exists(path+unfinished) {
		t.Errorf("in place: %v; still being written: %v", exists(path), exists(path+unfinished))
	}
	wantErr(t, other.finish(path, func(*os.File) error { return nil }), nil)
	if data, err := os.ReadFile(path); err != nil || !bytes.Contains(data, []byte("half")) || bytes.Contains(data, backupReadme[:20]) {
		t.Errorf("in place is another: %v", err)
	}
}
