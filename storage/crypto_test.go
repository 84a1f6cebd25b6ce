package storage

import (
	"bytes"
	"encoding/hex"
	"runtime"
	"strings"
	"testing"

	"github.com/google/uuid"
)

// The vectors in slot.json and seal.json come from other people's code, run
// by testdata/vectors.py.

func fromHex(t *testing.T, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSlotVectors(t *testing.T) {
	oneByOne(t)
	var vectors []struct {
		Kind, Typed, Folded, Salt, Nonce, Master, Wrapped string
		Journal                                           uuid.UUID
		Time                                              uint32
		MemoryKiB                                         uint32 `json:"memory_kib"`
		Threads                                           uint8
	}
	readVectors(t, "slot.json", &vectors)
	for _, vector := range vectors {
		s := slot{
			Kind:       vector.Kind,
			Derivation: derivation{vector.Time, vector.MemoryKiB, vector.Threads},
			Salt:       fromHex(t, vector.Salt),
		}
		h := &header{Identity: vector.Journal, Slots: []slot{s}}
		if _, folded := h.pick(vector.Typed); folded != vector.Folded {
			t.Errorf("%q derives from %q, want %q", vector.Typed, folded, vector.Folded)
		}
		master := fromHex(t, vector.Master)
		made, err := s.wrap(vector.Folded, fromHex(t, vector.Nonce), master, vector.Journal)
		if err != nil || hex.EncodeToString(made.Wrapped) != vector.Wrapped {
			t.Errorf("%q wraps to %x, %v", vector.Typed, made.Wrapped, err)
		}
		s.Wrapped = fromHex(t, vector.Wrapped)
		if got, err := s.unwrap(vector.Folded, vector.Journal); err != nil || !bytes.Equal(got, master) {
			t.Errorf("%q unwraps to %x, %v", vector.Typed, got, err)
		}
	}
}

// A slot opens only as what it is and where it belongs.
func TestSlotIsBound(t *testing.T) {
	journal, master := uuid.New(), newKey()
	made, err := newSlot(slotPassphrase, "secret", cheapWork, master, journal)
	if err != nil || !made.valid() {
		t.Fatal(made, err)
	}
	changes := map[string]func(*slot){
		"kind":    func(s *slot) { s.Kind = slotRecovery },
		"time":    func(s *slot) { s.Derivation.Time++ },
		"memory":  func(s *slot) { s.Derivation.MemoryKiB++ },
		"threads": func(s *slot) { s.Derivation.Threads++ },
		"salt":    func(s *slot) { s.Salt[3] ^= 1 },
		"nonce":   func(s *slot) { s.Wrapped[0] ^= 1 },
		"sealed":  func(s *slot) { s.Wrapped[30] ^= 1 },
		"tag":     func(s *slot) { s.Wrapped[len(s.Wrapped)-1] ^= 1 },
	}
	for what, change := range changes {
		s := made
		s.Salt, s.Wrapped = bytes.Clone(made.Salt), bytes.Clone(made.Wrapped)
		change(&s)
		_, err := s.unwrap("secret", journal)
		if err == nil {
			t.Errorf("opens with its %s changed", what)
		}
	}
	_, err = made.unwrap("secret", uuid.New())
	wantErr(t, err, ErrWrongSecret)
}

func TestDerivationIsBounded(t *testing.T) {
	for _, d := range []derivation{
		{0, 64 << 10, 2}, {17, 64 << 10, 2}, {3, 8<<10 - 1, 2}, {3, 256<<10 + 1, 2}, {3, 64 << 10, 0}, {3, 64 << 10, 9},
	} {
		if d.bounded() {
			t.Errorf("%+v is taken", d)
		}
	}
	for _, d := range []derivation{usualWork, cheapWork, {16, 256 << 10, 8}} {
		if !d.bounded() {
			t.Errorf("%+v is refused", d)
		}
	}
}

// Whatever is typed costs one derivation, seen by the memory it takes.
func TestEveryTryIsOneDerivation(t *testing.T) {
	shelf, v := calmJournal(t)
	if err := v.SetRecoveryCode(t.Context(), codes[0]); err != nil {
		t.Fatal(err)
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	clock := &stoppedClock{clockFloor}
	shelf.now = clock.now
	for _, typed := range []string{
		"", "wrong", passphrase + "x", strings.Repeat("ا", 1000), codes[1], codes[1] + "0",
		FormatRecoveryCode(codes[2]), strings.Repeat("\x00", 100),
	} {
		clock.advance(maxPause)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := shelf.Unlock(t.Context(), v.id, typed)
		runtime.ReadMemStats(&after)
		wantErr(t, err, ErrWrongSecret)
		work := float64(after.TotalAlloc-before.TotalAlloc) / float64(cheapWork.MemoryKiB<<10)
		if work < 1 || work > 1.5 {
			t.Errorf("%.20q costs %.2f derivations", typed, work)
		}
	}
}

func TestSealVectors(t *testing.T) {
	var vectors struct {
		Journal   uuid.UUID
		Master    string
		Keys      map[string]string
		PublicKey string `json:"public_key"`
		Values    []struct{ Record, Plain, Sealed string }
	}
	readVectors(t, "seal.json", &vectors)
	master := fromHex(t, vectors.Master)
	for label, key := range vectors.Keys {
		if got := hex.EncodeToString(subkey(master, vectors.Journal, label)); got != key {
			t.Errorf("key %q is %s, want %s", label, got, key)
		}
	}
	if public, err := publicKey(master, vectors.Journal); err != nil || hex.EncodeToString(public) != vectors.PublicKey {
		t.Errorf("public key %x, %v", public, err)
	}
	seals := testSealer(t, subkey(master, vectors.Journal, labelValues))
	for _, value := range vectors.Values {
		plain, err := seals.Open(fromHex(t, value.Record), fromHex(t, value.Sealed))
		if err != nil || string(plain) != value.Plain {
			t.Errorf("record %s opens to %q, %v", value.Record, plain, err)
		}
	}
}

func testSealer(t *testing.T, key []byte) *sealer {
	t.Helper()
	seals, err := newSealer(key)
	if err != nil {
		t.Fatal(err)
	}
	return seals
}

func TestSealedValue(t *testing.T) {
	seals := testSealer(t, newKey())
	record := []byte("record")
	plain := []byte(strings.Repeat("کروٹ ", 500))
	sealed, err := seals.Seal(record, plain)
	if err != nil || len(sealed) > len(plain)/10 {
		t.Fatalf("%d bytes sealed to %d, %v", len(plain), len(sealed), err)
	}
	if again, _ := seals.Seal(record, plain); bytes.Equal(again, sealed) {
		t.Error("the same value sealed twice looks the same")
	}
	if opened, err := seals.Open(record, sealed); err != nil || !bytes.Equal(opened, plain) {
		t.Errorf("opens to %.40q, %v", opened, err)
	}
	for _, other := range []string{"", "recorc", "record\x00"} {
		_, err := seals.Open([]byte(other), sealed)
		wantErr(t, err, ErrDamaged)
	}
	for n := range sealed {
		_, err := seals.Open(record, sealed[:n])
		wantErr(t, err, ErrDamaged)
		changed := bytes.Clone(sealed)
		changed[n] ^= 1
		if _, err = seals.Open(record, changed); n > 0 {
			wantErr(t, err, ErrDamaged)
		} else {
			wantErr(t, err, ErrNewer)
		}
	}
	_, err = testSealer(t, newKey()).Open(record, sealed)
	wantErr(t, err, ErrDamaged)
	_, err = seals.Seal(record, make([]byte, maxPlain+1))
	wantErr(t, err, ErrTooLarge)
}

// A small sealed value cannot unpack to more than a record may hold.
func TestSealedBomb(t *testing.T) {
	seals := testSealer(t, newKey())
	bomb := seals.pack.EncodeAll(make([]byte, 2*maxPlain), nil)
	sealed := append([]byte{sealVersion}, make([]byte, seals.aead.NonceSize())...)
	sealed = seals.aead.Seal(sealed, sealed[1:], bomb, bound(nil))
	_, err := seals.Open(nil, sealed)
	wantErr(t, err, ErrDamaged)
}
