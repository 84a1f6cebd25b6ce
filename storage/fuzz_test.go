package storage

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/uuid"
)

// Each target takes bytes as they may lie on the disk, and, where they are
// sealed there, once more as what a seal that holds gives: no change of sealed
// bytes gets as far as that.

// A header is within its bounds, and written again it is the same header.
func FuzzHeader(f *testing.F) {
	data, err := os.ReadFile(filepath.Join("testdata", "header-1.json"))
	if err != nil {
		f.Fatal(err)
	}
	whole, err := decodeHeader(data)
	if err != nil {
		f.Fatal(err)
	}
	body := data[bytes.Index(data, []byte(`"body":`))+len(`"body":`) : len(data)-2]
	f.Add(data, []byte(nil))
	f.Add([]byte(headerStart), body)
	f.Fuzz(func(t *testing.T, data, body []byte) {
		checkHeader(t, data)
		e := envelope{Format: headerFormat, Version: whole.version, Body: body}
		e.Checksum = e.sum()
		checkHeader(t, []byte(`{"format":"`+headerFormat+`","version":1,"checksum":"`+e.Checksum+`","body":`+string(body)+"}\n"))
	})
}

func checkHeader(t *testing.T, data []byte) {
	h, err := decodeHeader(data)
	if err != nil {
		return
	}
	if !h.valid() {
		t.Error("a header out of bounds is taken")
	}
	again, err := h.encode()
	if err != nil {
		t.Fatal(err)
	}
	if other, err := decodeHeader(again); err != nil || !reflect.DeepEqual(other, h) {
		t.Errorf("%+v is read again as %+v, %v", h, other, err)
	}
}

// Reading a segment ends, and gives nothing that was not sealed; a record that
// opens is written again as it was.
func FuzzSpool(f *testing.F) {
	s, err := newSpool(f.TempDir(), make([]byte, keySize))
	if err != nil {
		f.Fatal(err)
	}
	ops := []op{ // the same in every process that fuzzes
		{kind: opRevision, item: fixtureItem(1), revision: fixtureItem(2), value: []byte("one")},
		{kind: opDraft, item: fixtureItem(1), session: fixtureItem(3), value: []byte("two")},
		{kind: opErase, item: fixtureItem(4)},
		{kind: opAdopt, item: fixtureItem(4), revision: fixtureItem(5), value: []byte("three")},
	}
	data, _ := s.seal(ops)
	whole := append(segmentHead(1, position{}), data...)
	f.Add(whole, ops[0].append(nil))
	f.Add(whole[:len(whole)-5], ops[1].append(nil))
	f.Add(append(bytes.Clone(whole), whole[segmentHeadSize:]...), op{kind: opBlank}.append(nil))
	f.Fuzz(func(t *testing.T, data, record []byte) {
		known := ops
		if o, err := decodeOp(record); err == nil {
			if !bytes.Equal(o.append(nil), record) {
				t.Errorf("%x is written again as %x", record, o.append(nil))
			}
			known = append(known[:len(known):len(known)], o)
			sealed := s.appendFrame(nil, position{seq: 3}, o)
			data = append(data[:len(data):len(data)], sealed...)
		}
		r := &reading{}
		err := s.readSegment(r, 1, data, true, true, func(found frame) error {
			for _, o := range known {
				if bytes.Equal(o.append(nil), found.op.append(nil)) {
					return nil
				}
			}
			return errors.New("a record nobody wrote")
		})
		if err != nil && !isNewer(err) {
			t.Error(err)
		}
	})
}

// Reading a snapshot ends, and gives either as many records as it says, or
// damage.
func FuzzSnapshot(f *testing.F) {
	k := fuzzKeys(f)
	data := threeTombstones(f, k)
	plain, err := readStream(data, k.snapshots, snapshotStart, numbered(1))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, plain)
	f.Add(data[:len(data)/2], plain[:len(plain)/2])
	f.Fuzz(func(t *testing.T, data, plain []byte) {
		checkFuzzed(t, k, data)
		var sealed bytes.Buffer
		w, err := newStreamWriter(&sealed, k.snapshots, snapshotStart, numbered(1))
		if err == nil {
			_, err = w.Write(plain)
		}
		wantErr(t, errors.Join(err, w.Close()), nil)
		checkFuzzed(t, k, sealed.Bytes())
	})
}

func fuzzKeys(f *testing.F) *keys {
	seals, err := newSealer(make([]byte, keySize))
	if err != nil {
		f.Fatal(err)
	}
	return &keys{snapshots: make([]byte, keySize), seals: seals}
}

// threeTombstones is a snapshot of so many.
func threeTombstones(f *testing.F, k *keys) []byte {
	path := filepath.Join(f.TempDir(), "snapshot")
	h := snapshotHead{taken: 1, state: state{placed: true, tally: tally{tombstones: 3}}}
	_, err := writeSnapshot(path, k, 1, h, nil, func(visit recordVisit) error {
		for n := range byte(3) {
			key := recordKey(keyTombstone, fixtureItem(n))
			sealed, err := k.seals.Seal(key, nil)
			if err != nil {
				return err
			}
			if err := visit(key, sealed); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	return data
}

func checkFuzzed(t *testing.T, k *keys, data []byte) {
	t.Helper()
	s, err := readSnapshot(bytes.NewReader(data), k.snapshots, 1)
	if err != nil {
		return
	}
	var found uint64
	err = s.each(func([]byte, []byte) error { found++; return nil })
	if err == nil && found != s.head.state.tally.sum() {
		t.Errorf("%d records of %v", found, s.head.state.tally)
	}
}

// Records decode to what was encoded, and anything else to damage, not to a
// panic or a huge allocation.
func FuzzDecode(f *testing.F) {
	made := Revision{ID: uuid.New(), Item: uuid.New(), Kind: "entry", Sort: "2026", Parents: []uuid.UUID{uuid.New()}, Body: []byte("text")}
	f.Add(made.append(nil))
	f.Add(heads{made.tip(), made.tip()}.append(nil))
	f.Add(bytes.Repeat([]byte{0xFF}, 100))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := decodeRevision(made.Item, made.ID, data); err == nil {
			again, err := decodeRevision(made.Item, made.ID, r.append(nil))
			if err != nil || !reflect.DeepEqual(again, r) {
				t.Errorf("%+v decodes again to %+v, %v", r, again, err)
			}
		}
		if h, err := decodeHeads(data); err == nil {
			again, err := decodeHeads(h.append(nil))
			if err != nil || !reflect.DeepEqual(again, h) {
				t.Errorf("%+v decodes again to %+v, %v", h, again, err)
			}
		}
		_, _ = decodeDraft(make([]byte, 33), data)
		_, _ = decodeFileList(data)
	})
}
