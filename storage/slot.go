package storage

import (
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"runtime/debug"

	"github.com/google/uuid"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

// Kinds of slots.
const (
	slotPassphrase = "passphrase"
	slotRecovery   = "recovery"
)

const saltSize = 16

// derivation is the work that one try of a secret costs: Argon2id, version
// 0x13 (RFC 9106).
type derivation struct {
	Time      uint32 `json:"time"`
	MemoryKiB uint32 `json:"memory_kib"`
	Threads   uint8  `json:"threads"`
}

// usualWork takes about 0.1 s and 64 MiB: an old laptop has 2 GB.
var usualWork = derivation{Time: 3, MemoryKiB: 64 << 10, Threads: 2}

// leastWork is the least a header may ask for: for tests.
var leastWork = derivation{Time: 1, MemoryKiB: 8 << 10, Threads: 1}

// bounded keeps a header that somebody made up from eating the machine.
func (d derivation) bounded() bool {
	return d.Time >= 1 && d.Time <= 16 &&
		d.MemoryKiB >= 8<<10 && d.MemoryKiB <= 256<<10 &&
		d.Threads >= 1 && d.Threads <= 8
}

// key derives 32 bytes from a folded secret, and gives the memory this took
// back to the system where it is much, beside what comes next: it costs a walk
// through all that is kept.
func (d derivation) key(folded string, salt []byte) []byte {
	secret := []byte(folded)
	defer wipe(secret)
	key := argon2.IDKey(secret, salt, d.Time, d.MemoryKiB, d.Threads, keySize)
	if d.MemoryKiB > leastWork.MemoryKiB {
		go debug.FreeOSMemory()
	}
	return key
}

// slot holds the master key, wrapped under one secret.
type slot struct {
	Kind       string     `json:"kind"`
	Derivation derivation `json:"argon2id"`
	Salt       []byte     `json:"salt"`
	Wrapped    []byte     `json:"wrapped"`      // nonce, then sealed master key
	Age        []byte     `json:"age,omitzero"` // sealed: what backups carry for age to open by this secret
}

const wrappedSize = chacha20poly1305.NonceSizeX + keySize + chacha20poly1305.Overhead

func (s slot) valid() bool {
	return s.Kind != "" && s.Derivation.bounded() && len(s.Salt) == saltSize && len(s.Wrapped) == wrappedSize && len(s.Age) <= maxAgeKey
}

// newSlot wraps the master key of the journal under a folded secret.
func newSlot(kind, folded string, work derivation, master []byte, identity uuid.UUID) (slot, error) {
	random := make([]byte, saltSize+chacha20poly1305.NonceSizeX)
	rand.Read(random) // never fails: crypto/rand ends the process instead
	s, err := slot{Kind: kind, Derivation: work, Salt: random[:saltSize]}.withAgeKey(folded, master, identity)
	if err != nil {
		return slot{}, err
	}
	return s.wrap(folded, random[saltSize:], master, identity)
}

func (s slot) wrap(folded string, nonce, master []byte, identity uuid.UUID) (slot, error) {
	key := s.Derivation.key(folded, s.Salt)
	defer wipe(key)
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return slot{}, fmt.Errorf("wrap master key: %w", err)
	}
	s.Wrapped = aead.Seal(append([]byte(nil), nonce...), nonce, master, s.bound(identity))
	return s, nil
}

// unwrap derives once and returns the master key, or ErrWrongSecret.
func (s slot) unwrap(folded string, identity uuid.UUID) ([]byte, error) {
	key := s.Derivation.key(folded, s.Salt)
	defer wipe(key)
	aead, err := chacha20poly1305.NewX(key)
	if err != nil {
		return nil, fmt.Errorf("unwrap master key: %w", err)
	}
	nonce, sealed := s.Wrapped[:aead.NonceSize()], s.Wrapped[aead.NonceSize():]
	master, err := aead.Open(nil, nonce, sealed, s.bound(identity))
	if err != nil {
		return nil, ErrWrongSecret
	}
	return master, nil
}

// bound is the associated data of a wrapped key: a slot opens only as what it
// is and where it belongs.
func (s slot) bound(identity uuid.UUID) []byte {
	data := []byte("gehwara slot 1\x00" + s.Kind + "\x00")
	data = append(data, identity[:]...)
	data = binary.BigEndian.AppendUint32(data, s.Derivation.Time)
	data = binary.BigEndian.AppendUint32(data, s.Derivation.MemoryKiB)
	data = append(data, s.Derivation.Threads)
	return append(data, s.Salt...)
}
