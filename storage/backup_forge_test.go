package storage

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/klauspost/compress/gzip"
)

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
	return sealedFor(t, identity, plain)
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
	oneByOne(t)
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
		"a bomb": func(f *forgery) { // 128 MB behind two records
			f.seal.plain = [2]uint64{64 << 10, tarBlock * 2}
			f.revisions = append(recordsTar(t, "", record(t, 1, ""), record(t, 2, "")), make([]byte, 128<<20)...)
		},
		"a bomb that is admitted": func(f *forgery) {
			f.revisions = append(recordsTar(t, "", record(t, 1, ""), record(t, 2, ""))[:4*tarBlock], make([]byte, 64<<20)...)
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
