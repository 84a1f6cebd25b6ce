package storage

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"path/filepath"
	"testing"
	"time"

	"filippo.io/age"
	"github.com/google/uuid"
	"github.com/klauspost/compress/gzip"
)

// fuzzedJournal is a header and the key to it, the same in every process.
func fuzzedJournal(f *testing.F) (*header, []byte) {
	f.Helper()
	master := bytes.Repeat([]byte{7}, keySize)
	h := &header{Identity: fixtureItem(1), Name: "Lamp", Store: "db", version: headerVersion}
	public, err := publicKey(master, h.Identity)
	wantErr(f, err, nil)
	h.PublicKey = public
	h.Slots = []slot{{Kind: slotPassphrase, Derivation: cheapWork, Salt: make([]byte, saltSize), Wrapped: make([]byte, wrappedSize)}}
	return h, master
}

// FuzzBackup reads whole files, and then the same journal's backup in which the
// records are any tar: reading ends, what both tarReader and archive/tar take they
// read the same, and what is given is as much as the seal says.
func FuzzBackup(f *testing.F) {
	h, master := fuzzedJournal(f)
	one := recordLine{Item: fixtureItem(1), Revision: fixtureItem(2), Kind: "entry", Sort: "2026"}
	draft := recordLine{Item: fixtureItem(1), Session: fixtureItem(3), Kind: "entry"}
	var plain bytes.Buffer
	w := tar.NewWriter(&plain)
	at := time.Unix(1795305600, 0)
	wantErr(f, errors.Join(tarFile(w, fileJournal, at, []byte("{}\n")), tarFile(w, fileErased, at, []byte(fixtureItem(9).String()+"\n"))), nil)
	for _, line := range []recordLine{draft, one} {
		file, err := line.encode([]byte("words"))
		wantErr(f, errors.Join(err, tarFile(w, line.path(), at, file)), nil)
	}
	wantErr(f, w.Close(), nil)
	t := tally{revisions: 1, drafts: 1, tombstones: 1}
	f.Add(fuzzedBackup(f, h, master, plain.Bytes(), t), plain.Bytes())
	locked := filepath.Join(f.TempDir(), "locked")
	parts, err := newPartsWriter(locked, at)
	wantErr(f, err, nil)
	encoded, err := h.encode()
	wantErr(f, errors.Join(err, parts.add(partReadme, []byte("x")), parts.add(partHeader, encoded), parts.add(partLocked, lockedPart(at)),
		parts.add(spoolFolder+"/"+numbered(1), []byte("x")), parts.writeSums(), parts.file.Sync()), nil)
	copied := make([]byte, parts.end)
	_, err = parts.file.ReadAt(copied, 0)
	wantErr(f, errors.Join(err, parts.close()), nil)
	f.Add(copied, plain.Bytes()[:tarBlock])
	f.Fuzz(func(t2 *testing.T, data, records []byte) {
		readFuzzed(t2, data, master, tally{})
		likeTar(t2, records)
		readFuzzed(t2, fuzzedBackup(t2, h, master, records, t), master, t)
	})
}

// readFuzzed reads all there is of a backup. With a tally it must have as many
// records, or be damaged.
func readFuzzed(t *testing.T, data, master []byte, want tally) {
	t.Helper()
	b, err := readBackup(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return
	}
	_ = b.checkSums(t.Context(), nil)
	if b.open(master) != nil || b.Locked() {
		return
	}
	var found tally
	err = b.records(t.Context(), visitor{
		tombstone: func(uuid.UUID) error { found.tombstones++; return nil },
		record: func(l recordLine, body []byte) error {
			*found.of(l.key())++
			return checkRecord(l.Item, l.Kind, l.Sort, l.Parents, l.Photos)
		},
	})
	if err == nil && found != want && want != (tally{}) {
		t.Errorf("%v records, want %v", found, want)
	}
	if err != nil && !isDamaged(err) {
		t.Error(err)
	}
	if err := b.photos(t.Context(), func(_ uuid.UUID, _ string, file *tarReader) error {
		_, err := file.all()
		return err
	}); err != nil && !isDamaged(err) {
		t.Error(err)
	}
}

// likeTar reads a tar by tarReader and by archive/tar.
func likeTar(t *testing.T, data []byte) {
	t.Helper()
	ours, theirs := &tarReader{from: bytes.NewReader(data)}, tar.NewReader(bytes.NewReader(data))
	for {
		name, size, err := ours.next(1 << 20)
		if err != nil {
			return
		}
		h, err := theirs.Next()
		if err != nil {
			return // it looks at fields that mean nothing here, such as an owner
		}
		if h.Name != name || h.Size != size || h.Typeflag != tar.TypeReg {
			t.Fatalf("%q of %d bytes is to archive/tar %+v, %v", name, size, h, err)
		}
		got, err := ours.all()
		if err != nil {
			return
		}
		want, err := io.ReadAll(theirs)
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%q holds other bytes to archive/tar: %v", name, err)
		}
	}
}

// fuzzedBackup is a backup with any tar of records, and no photos.
func fuzzedBackup(t testing.TB, h *header, master, records []byte, of tally) []byte {
	t.Helper()
	identity, err := ageIdentity(master, h.Identity)
	wantErr(t, err, nil)
	encoded, err := h.encode()
	wantErr(t, err, nil)
	photos := make([]byte, 2*tarBlock)
	s := backupSeal{taken: 1, tally: of, plain: [2]uint64{uint64(len(records)), uint64(len(photos))}}
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	_, err = zip.Write(records)
	wantErr(t, errors.Join(err, zip.Close()), nil)
	parts := [][]byte{encoded, sealedFor(t, identity, packed.Bytes()), sealedFor(t, identity, photos)}
	for i, part := range parts {
		s.sums[i] = sha256.Sum256(part)
	}
	seal, err := s.seal(master, h.Identity)
	wantErr(t, err, nil)
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	sums := ""
	for i, name := range []string{partReadme, partHeader, partSeal, partRevisions, partPhotos} {
		data := [][]byte{[]byte("read me"), parts[0], seal, parts[1], parts[2]}[i]
		wantErr(t, tarFile(w, name, time.Unix(0, 0), data), nil)
		sum := sha256.Sum256(data)
		sums += sumLine(name, sum[:])
	}
	wantErr(t, errors.Join(tarFile(w, partSums, time.Unix(0, 0), []byte(sums)), w.Close()), nil)
	return b.Bytes()
}

func sealedFor(t testing.TB, identity *age.X25519Identity, plain []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	to, err := age.Encrypt(&b, identity.Recipient())
	wantErr(t, err, nil)
	_, err = to.Write(plain)
	wantErr(t, errors.Join(err, to.Close()), nil)
	return b.Bytes()
}
