package storage

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/google/uuid"
	"github.com/klauspost/compress/gzip"
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
	if took := after.TotalAlloc - before.TotalAlloc; took > 400<<20 {
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

// forgery is a backup made by somebody who has the journal's key, or knows
// enough of the format.
type forgery struct {
	v         *Vault
	header    []byte
	seal      backupSeal
	sealed    []byte // nil: seal, sealed
	revisions []byte // what lies in the part, unpacked
	photos    []byte
	parts     func(*partsWriter) error // instead of what follows the header
}

// forge makes a backup of an empty journal with a change.
func forge(t *testing.T, v *Vault, change func(*forgery)) string {
	t.Helper()
	encoded, err := v.header.encode()
	wantErr(t, err, nil)
	f := &forgery{v: v, header: encoded, seal: backupSeal{taken: 1}, revisions: recordsTar(t, ""), photos: tarOf(t)}
	change(f)
	path := filepath.Join(t.TempDir(), "forged"+BackupEnding)
	w, err := newPartsWriter(path, time.Now())
	wantErr(t, err, nil)
	wantErr(t, errors.Join(w.add(partReadme, backupReadme), w.add(partHeader, f.header)), nil)
	if f.parts != nil {
		wantErr(t, f.parts(w), nil)
	} else {
		f.write(t, w)
	}
	wantErr(t, w.finish(path, func(*os.File) error { return nil }), nil)
	return path
}

func (f *forgery) write(t *testing.T, w *partsWriter) {
	t.Helper()
	f.seal.sums[0] = sha256.Sum256(f.header)
	packed := f.encrypt(t, gzipped(t, f.revisions))
	photos := f.encrypt(t, f.photos)
	f.seal.sums[1], f.seal.sums[2] = sha256.Sum256(packed), sha256.Sum256(photos)
	if f.seal.plain == [2]uint64{} {
		f.seal.plain = [2]uint64{uint64(len(f.revisions)), uint64(len(f.photos))}
	}
	sealed, err := f.seal.seal(f.v.master, f.v.header.Identity)
	wantErr(t, err, nil)
	if f.sealed != nil {
		sealed = f.sealed
	}
	wantErr(t, errors.Join(w.add(partSeal, sealed), w.add(partRevisions, packed), w.add(partPhotos, photos), w.writeSums()), nil)
}

func (f *forgery) encrypt(t *testing.T, plain []byte) []byte {
	t.Helper()
	identity, err := ageIdentity(f.v.master, f.v.header.Identity)
	wantErr(t, err, nil)
	var b bytes.Buffer
	to, err := age.Encrypt(&b, identity.Recipient())
	wantErr(t, err, nil)
	wantErr(t, second(to.Write(plain)), nil)
	wantErr(t, to.Close(), nil)
	return b.Bytes()
}

func gzipped(t *testing.T, plain []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	wantErr(t, second(w.Write(plain)), nil)
	wantErr(t, w.Close(), nil)
	return b.Bytes()
}

// tarOf is a tar of headers, each of a file with what its PAXRecords["body"]
// would be, were it a body.
func tarOf(t *testing.T, headers ...*tar.Header) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range headers {
		body := h.Uname
		h.Uname, h.Mode = "", 0o600
		if h.Typeflag == 0 {
			h.Typeflag = tar.TypeReg
		}
		if h.Typeflag == tar.TypeReg {
			h.Size = int64(len(body))
		}
		wantErr(t, w.WriteHeader(h), nil)
		if h.Typeflag == tar.TypeReg {
			wantErr(t, second(io.WriteString(w, body)), nil)
		}
	}
	wantErr(t, w.Close(), nil)
	return b.Bytes()
}

// file is a header for tarOf.
func file(name, body string) *tar.Header { return &tar.Header{Name: name, Uname: body} }

// recordsTar is a tar of records, behind what they begin with.
func recordsTar(t *testing.T, erased string, more ...*tar.Header) []byte {
	t.Helper()
	return tarOf(t, append([]*tar.Header{file(fileJournal, "{}\n"), file(fileErased, erased)}, more...)...)
}

// record is the file of a revision.
func record(t *testing.T, n byte, body string) *tar.Header {
	t.Helper()
	line := lineOf(Revision{ID: fixtureItem(n), Item: fixtureItem(n), Kind: "entry", Sort: "2026", Body: nil})
	data, err := line.encode([]byte(body))
	wantErr(t, err, nil)
	return file(line.path(), string(data))
}

// TestForgedBackup: even who has the key, and gives it away with the file, can
// do no more than waste a little time.
func TestForgedBackup(t *testing.T) {
	_, v := calmJournal(t)
	wantErr(t, tryRestore(t, cheapShelf(t.TempDir()), forge(t, v, func(*forgery) {})), nil)
	two := tally{revisions: 2}
	wantErr(t, tryRestore(t, cheapShelf(t.TempDir()), forge(t, v, func(f *forgery) {
		f.seal.tally, f.revisions = two, recordsTar(t, "", record(t, 1, "one"), record(t, 2, "two"))
	})), nil)
	one := record(t, 1, "one")
	for what, change := range map[string]func(*forgery){
		"a record twice": func(f *forgery) { f.revisions = recordsTar(t, "", record(t, 1, "one"), record(t, 1, "one")) },
		"out of order":   func(f *forgery) { f.revisions = recordsTar(t, "", record(t, 2, "two"), record(t, 1, "one")) },
		"one too few":    func(f *forgery) { f.revisions = recordsTar(t, "", record(t, 1, "one")) },
		"one too many": func(f *forgery) {
			f.revisions = recordsTar(t, "", record(t, 1, ""), record(t, 2, ""), record(t, 3, ""))
		},
		"a path that leads out":   func(f *forgery) { f.revisions = recordsTar(t, "", file("../../../.bashrc", "x"), record(t, 2, "")) },
		"an absolute path":        func(f *forgery) { f.revisions = recordsTar(t, "", file("/etc/passwd", "x"), record(t, 2, "")) },
		"a path through the tree": func(f *forgery) { f.revisions = recordsTar(t, "", file("revisions/../../x", "x"), record(t, 2, "")) },
		"a link": func(f *forgery) {
			f.revisions = recordsTar(t, "", &tar.Header{Name: one.Name, Typeflag: tar.TypeSymlink, Linkname: "/etc"}, record(t, 2, ""))
		},
		"a hard link": func(f *forgery) {
			f.revisions = recordsTar(t, "", &tar.Header{Name: one.Name, Typeflag: tar.TypeLink, Linkname: fileErased}, record(t, 2, ""))
		},
		"a device": func(f *forgery) {
			f.revisions = recordsTar(t, "", &tar.Header{Name: one.Name, Typeflag: tar.TypeChar}, record(t, 2, ""))
		},
		"a pipe": func(f *forgery) {
			f.revisions = recordsTar(t, "", &tar.Header{Name: one.Name, Typeflag: tar.TypeFifo}, record(t, 2, ""))
		},
		"a folder": func(f *forgery) {
			f.revisions = recordsTar(t, "", &tar.Header{Name: "revisions/", Typeflag: tar.TypeDir}, record(t, 2, ""))
		},
		"an extension": func(f *forgery) {
			f.revisions = recordsTar(t, "", &tar.Header{Name: one.Name, PAXRecords: map[string]string{"A.b": "c"}}, record(t, 2, ""))
		},
		"another's name": func(f *forgery) {
			f.revisions = recordsTar(t, "", file(one.Name, record(t, 2, "").Uname), record(t, 2, ""))
		},
		"a record without a line": func(f *forgery) { f.revisions = recordsTar(t, "", file(one.Name, "no line"), record(t, 2, "")) },
		"a kind of the wrong form": func(f *forgery) {
			f.revisions = recordsTar(t, "", file(one.Name, strings.Replace(record(t, 1, "").Uname, `"entry"`, `"Entry"`, 1)), record(t, 2, ""))
		},
		"an endless line": func(f *forgery) {
			f.revisions = recordsTar(t, "", file(one.Name, strings.Repeat(" ", 1<<20)+"{}\n"), record(t, 2, ""))
		},
		"too large a record": func(f *forgery) {
			f.revisions = recordsTar(t, "", file(one.Name, strings.Repeat("x", maxPlain+maxRecordLine+1)), record(t, 2, ""))
		},
		"a record no store takes": func(f *forgery) {
			noise := make([]byte, 2<<20)
			rand.NewChaCha8([32]byte{}).Read(noise)
			f.revisions = recordsTar(t, "", record(t, 1, string(noise)), record(t, 2, ""))
		},
		"more behind its end": func(f *forgery) {
			f.revisions = append(recordsTar(t, "", record(t, 1, ""), record(t, 2, "")), make([]byte, tarBlock)...)
		},
		"an erased line too many": func(f *forgery) {
			f.revisions = recordsTar(t, uuid.NewString()+"\n", record(t, 1, ""), record(t, 2, ""))
		},
		"a bomb": func(f *forgery) { // 512 MB behind two records
			f.seal.plain = [2]uint64{64 << 10, tarBlock * 2}
			f.revisions = append(recordsTar(t, "", record(t, 1, ""), record(t, 2, "")), make([]byte, 512<<20)...)
		},
		"a bomb that is admitted": func(f *forgery) {
			f.revisions = append(recordsTar(t, "", record(t, 1, ""), record(t, 2, ""))[:4*tarBlock], make([]byte, 256<<20)...)
		},
		"an unknown photo": func(f *forgery) { f.fine(t); f.photos = tarOf(t, file("photos/../x.jpg", "x")) },
		"a photo alone": func(f *forgery) {
			f.fine(t)
			f.seal.photos = 1
			f.photos = tarOf(t, file(photoPath(fixtureItem(1), ""), "x"))
		},
		"more photos": func(f *forgery) {
			f.fine(t)
			f.photos = tarOf(t, file(photoPath(fixtureItem(1), ""), "x"), file(photoPath(fixtureItem(1), thumbEnding), "x"))
		},
		"no gzip":      func(f *forgery) { f.seal.plain = [2]uint64{1, 1024} },
		"another seal": func(f *forgery) { f.sealed = bytes.Repeat([]byte("gehwara backup 1\n"), 100)[:backupSealSize] },
		"a short seal": func(f *forgery) { f.sealed = []byte("gehwara backup 1\n") },
		"parts that are none": func(f *forgery) {
			f.parts = func(w *partsWriter) error { return errors.Join(w.add("other", nil), w.writeSums()) }
		},
		"nothing behind the header": func(f *forgery) {
			f.parts = func(w *partsWriter) error { return w.writeSums() }
		},
		"a key that is large": func(f *forgery) {
			f.parts = func(w *partsWriter) error {
				return errors.Join(w.add(partKey+slotPassphrase+ageEnding, make([]byte, 5000)), w.writeSums())
			}
		},
	} {
		refused(t, what, forge(t, v, func(f *forgery) { f.seal.tally = two; change(f) }), ErrDamaged)
	}
	refused(t, "a newer seal", forge(t, v, func(f *forgery) { f.sealed = []byte("gehwara backup 2\n and more") }), ErrNewer)
}

// fine gives the forgery the two records it says it has.
func (f *forgery) fine(t *testing.T) {
	f.revisions = recordsTar(t, "", record(t, 1, ""), record(t, 2, ""))
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

// A file for age that asks for a gigabyte is refused before it gets any.
func TestAgeWorkIsBounded(t *testing.T) {
	_, v := calmJournal(t)
	file, err := newAgeKey("secret", cheapWork, v.master, v.header.Identity)
	wantErr(t, err, nil)
	wantErr(t, second(openAgeKey(file, "secret")), nil)
	wantErr(t, second(openAgeKey(file, "another")), ErrWrongSecret)
	start := time.Now()
	wantErr(t, second(openAgeKey(bytes.Replace(file, []byte(" 13\n"), []byte(" 25\n"), 1), "secret")), ErrWrongSecret)
	if time.Since(start) > time.Second {
		t.Error("it was tried")
	}
}

// A locked copy whose files have other names, or are there twice, is refused;
// nothing of it reaches the disk.
func TestForgedLockedCopy(t *testing.T) {
	_, v := calmJournal(t)
	name := spoolFolder + "/" + numbered(1)
	for what, names := range map[string][]string{
		"elsewhere": {"photos/x"}, "twice": {name, name}, "a header": {partHeader}, "no number": {"spool/1"},
	} {
		refused(t, what, forge(t, v, func(f *forgery) {
			f.parts = func(w *partsWriter) error {
				err := w.add(partLocked, lockedPart(time.Now()))
				for _, n := range names {
					err = errors.Join(err, w.add(n, []byte("x")))
				}
				return errors.Join(err, w.writeSums())
			}
		}), ErrDamaged)
	}
	refused(t, "nothing in it", forge(t, v, func(f *forgery) {
		f.parts = func(w *partsWriter) error {
			return errors.Join(w.add(partLocked, lockedPart(time.Now())), w.writeSums())
		}
	}), ErrDamaged, ErrNotFound)
}

// Names are never paths: whatever somebody called a journal, its backup lies in
// the folder it was meant for.
func TestBackupNames(t *testing.T) {
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for name, want := range map[string]string{
		"Lamp": "Lamp", "نیلوفر کی ڈائری": "نیلوفر کی ڈائری", "👶🏽 baby": "👶🏽 baby", "a/b\\c": "a-b-c", "..": plainName,
		"../../etc": "etc", "nul": plainName, "COM1.txt": plainName, "\x00\x01": plainName, " . ": plainName,
		`<>:"|?*`: plainName, "one\ntwo": "one-two", "\xff\xfe": plainName, "-rf": "rf", "می\u200cروم": "می\u200cروم", "a\u202Eb": "a-b",
	} {
		if got := fileName(name); got != want {
			t.Errorf("%q is called %q, want %q", name, got, want)
		}
		dir := t.TempDir()
		path, err := BackupPath(dir, Journal{Name: name}, day)
		wantErr(t, err, nil)
		if filepath.Dir(path) != dir || !strings.HasSuffix(path, "-2026-11-22.gehwara") {
			t.Errorf("%q leads to %q", name, path)
		}
		put(t, path, nil)
		if path, err = BackupPath(dir, Journal{Name: name}, day); err != nil || !strings.Contains(path, "-2026-11-22-") {
			t.Errorf("%q, %v", path, err)
		}
	}
	long, err := BackupPath(t.TempDir(), Journal{Name: strings.Repeat("ڈائری", 60)}, day)
	if err != nil || len(filepath.Base(long)) > 200 {
		t.Errorf("%q, %v", long, err)
	}
	put(t, long, nil)
}

// A line says what a record is in words that stay: this is how they lie in the
// copies people have.
func TestRecordLine(t *testing.T) {
	r := Revision{
		ID: fixtureItem(2), Item: fixtureItem(1), Kind: "entry", Sort: "2026-11-22 7", Parents: []uuid.UUID{fixtureItem(3)},
		Clock: Clock{1795305600000, 5, fixtureItem(4)}, Deleted: true, Photos: []uuid.UUID{fixtureItem(5)}, Body: []byte("words\n"),
	}
	file, err := lineOf(r).encode(r.Body)
	wantErr(t, err, nil)
	const want = `{"item":"a0000000-0000-0000-0000-000000000001","revision":"a0000000-0000-0000-0000-000000000002",` +
		`"kind":"entry","sort":"2026-11-22 7","time":"2026-11-22T00:00:00Z","millis":1795305600000,"counter":5,` +
		`"device":"a0000000-0000-0000-0000-000000000004","deleted":true,"parents":["a0000000-0000-0000-0000-000000000003"],` +
		`"photos":["a0000000-0000-0000-0000-000000000005"]}` + "\nwords\n"
	if string(file) != want {
		t.Errorf("%s", file)
	}
	line, body, err := decodeRecord(file)
	wantErr(t, err, nil)
	if again := line.revision(body); string(again.append(nil)) != string(r.append(nil)) {
		t.Errorf("%+v", again)
	}
	if line.path() != "revisions/entry/2026-11-22/a0000000000000000000000000000001-a0000000000000000000000000000002.txt" {
		t.Error(line.path())
	}
	var any map[string]any
	wantErr(t, json.Unmarshal(file[:bytes.IndexByte(file, '\n')], &any), nil)
}

// What tarReader takes, archive/tar reads the same; sizes that ustar cannot say
// are read in GNU's form.
func TestTarReader(t *testing.T) {
	for _, size := range []int64{0, 1, 511, 512, 513, 8<<30 - 1, 8 << 30, 1 << 40} {
		var b bytes.Buffer
		wantErr(t, tar.NewWriter(&b).WriteHeader(partFileHeader("part", size, time.Now())), nil)
		name, got, err := parseTarHeader(b.Bytes())
		if err != nil || name != "part" || got != size {
			t.Errorf("%d: %q, %d, %v", size, name, got, err)
		}
	}
	var b [tarBlock]byte
	binary.BigEndian.PutUint64(b[128:], 1<<63)
	if _, _, err := parseTarHeader(b[:]); !isDamaged(err) {
		t.Error(err)
	}
}
