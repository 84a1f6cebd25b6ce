package storage

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
)

// The vectors in files.json, of what lies in a journal's folder, come from
// other people's code, as those in crypto_test.go. Where a format leaves
// nothing to chance but nonces and salts, what is written here with the same
// ones is the same to the byte.

type fileVector struct {
	What, Salt, SHA256, Sealed, Plain string
	Size                              int
}

type fileVectors struct {
	Spool struct {
		Segment, End    string
		Records, Nonces []string
	}
	Snapshot             fileVector
	Files, Seen, Repairs struct{ Folder, Plain, Sealed string }
	Photos               []fileVector
	Records              map[string]string
	Tries                string
}

// vectorKeys are the keys of the journal that the vectors are of.
func vectorKeys(t *testing.T) *keys {
	t.Helper()
	var of struct {
		Journal uuid.UUID
		Master  string
	}
	readVectors(t, "seal.json", &of)
	k, err := newKeys(fromHex(t, of.Master), of.Journal)
	wantErr(t, err, nil)
	return k
}

func TestSpoolVector(t *testing.T) {
	var vectors fileVectors
	readVectors(t, "files.json", &vectors)
	want := vectors.Spool
	s, err := newSpool(t.TempDir(), vectorKeys(t).spool)
	wantErr(t, err, nil)
	segment := fromHex(t, want.Segment)
	before, err := checkSegmentHead(segment)
	wantErr(t, err, nil)
	again := segmentHead(2, before)
	r, n := &reading{}, 0
	wantErr(t, s.readSegment(r, 2, segment, true, true, func(f frame) error {
		record := f.op.append(nil)
		if hex.EncodeToString(record) != want.Records[n] {
			t.Errorf("record %d is %x", n, record)
		}
		again = s.sealFrame(again, fromHex(t, want.Nonces[n]), f.before, f.op)
		n++
		return nil
	}), nil)
	if n != len(want.Records) || !r.whole() || r.torn || hex.EncodeToString(r.end.append(nil)) != want.End {
		t.Errorf("%d records, %+v", n, r)
	}
	if !bytes.Equal(again, segment) {
		t.Errorf("written again as %x", again)
	}
}

func TestSnapshotVector(t *testing.T) {
	var vectors fileVectors
	readVectors(t, "files.json", &vectors)
	k, want := vectorKeys(t), vectors.Snapshot
	plain := wantSealedFile(t, want, k.snapshots, snapshotStart)
	s, err := readSnapshot(bytes.NewReader(fromHex(t, want.Sealed)), k.snapshots, 6)
	wantErr(t, err, nil)
	head := s.head.append(nil)
	if !bytes.Equal(head, plain[:len(head)]) || s.head.state.place.seq != 5 || s.head.taken != 1795000001000 {
		t.Errorf("head %+v", s.head)
	}
	var read []string
	wantErr(t, s.each(func(key, value []byte) error {
		opened, err := k.seals.Open(key, value)
		switch key[0] {
		case keyRevision:
			var r Revision
			r, err = revisionAt(key, opened)
			read = append(read, string(r.Body)+" "+r.Sort)
			if again := r.append(nil); !bytes.Equal(again, opened) {
				t.Errorf("the revision is written again as %x", again)
			}
		case keyDraft:
			var d Draft
			d, err = decodeDraft(key, opened)
			read = append(read, string(d.Body)+" "+d.Sort)
			if again := d.append(nil); !bytes.Equal(again, opened) {
				t.Errorf("the draft is written again as %x", again)
			}
		default:
			read = append(read, string(key[:1]))
		}
		return err
	}), nil)
	if want := []string{"e", "آدھا جملہ 2026-11-23", "پہلی کروٹ 2026-11-22"}; len(read) != 3 || read[0] != want[0] || read[1] != want[1] || read[2] != want[2] {
		t.Errorf("read %q", read)
	}
	if len(s.photos) != 1 || s.photos[0][0] != 0xE5 {
		t.Errorf("photos %v", s.photos)
	}
}

func TestPhotoVectors(t *testing.T) {
	var vectors fileVectors
	readVectors(t, "files.json", &vectors)
	k := vectorKeys(t)
	for _, want := range vectors.Photos {
		wantSealedFile(t, want, k.photos, photoStart)
	}
}

// wantSealedFile seals as the vector does, to the byte, and opens it again.
func wantSealedFile(t *testing.T, want fileVector, purpose []byte, start string) []byte {
	t.Helper()
	plain := fromHex(t, want.Plain)
	for n := len(plain); n < want.Size; n++ { // longer ones are not written out
		plain = append(plain, byte(n*7%251))
	}
	var sealed bytes.Buffer
	w, err := saltedStream(&sealed, purpose, fromHex(t, want.Salt), start, want.What)
	if err == nil {
		_, err = w.Write(plain)
	}
	wantErr(t, errors.Join(err, w.Close()), nil)
	sum := sha256.Sum256(sealed.Bytes())
	if hex.EncodeToString(sum[:]) != want.SHA256 {
		t.Errorf("%s of %d bytes is sealed otherwise", want.What, want.Size)
	}
	opened, err := readStream(sealed.Bytes(), purpose, start, want.What)
	if err != nil || !bytes.Equal(opened, plain) {
		t.Errorf("%s of %d bytes opens to %d, %v", want.What, want.Size, len(opened), err)
	}
	return plain
}

func TestFileListVector(t *testing.T) {
	var vectors fileVectors
	readVectors(t, "files.json", &vectors)
	want := vectors.Files
	plain, err := vectorKeys(t).seals.Open(keyFiles, fromHex(t, want.Sealed))
	wantErr(t, err, nil)
	l, err := decodeFileList(plain)
	wantErr(t, err, nil)
	if again := l.append(nil); hex.EncodeToString(again) != want.Plain || len(l.files) != 2 || len(l.snapshots) != 2 {
		t.Errorf("%+v is written again as %x", l, again)
	}
}

func TestSeenVector(t *testing.T) {
	var vectors fileVectors
	readVectors(t, "files.json", &vectors)
	want := vectors.Seen
	v := &Vault{shelf: OpenShelf(t.TempDir()), id: want.Folder, keys: vectorKeys(t)}
	if _, ok := v.seen(); ok {
		t.Error("seen before anything was written")
	}

	wantErr(t, makeFolder(filepath.Dir(v.seenPath())), nil)
	put(t, v.seenPath(), fromHex(t, want.Sealed))
	if at, ok := v.seen(); !ok || hex.EncodeToString(at.append(nil)) != want.Plain {
		t.Errorf("seen up to %v, %v", at, ok)
	}
}
