package storage

import (
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"fmt"

	"github.com/google/uuid"
)

const keySize = 32

// What the keys below the master key are for. A label never changes its
// meaning.
const (
	labelBadger    = "gehwara 1 badger"
	labelValues    = "gehwara 1 values"
	labelSpool     = "gehwara 1 spool"
	labelSnapshots = "gehwara 1 snapshots"
	labelPhotos    = "gehwara 1 photos"
	labelIdentity  = "gehwara 1 identity"
	labelName      = "gehwara 1 name"
	labelBackups   = "gehwara 1 backups"
)

// newKey makes a master key.
func newKey() []byte {
	key := make([]byte, keySize)
	rand.Read(key) // never fails: crypto/rand ends the process instead
	return key
}

// subkey derives the key for one purpose: HKDF-SHA256 (RFC 5869), the
// journal's identity as salt, the label as info.
func subkey(master []byte, identity uuid.UUID, label string) []byte {
	key, err := hkdf.Key(sha256.New, master, identity[:], label, keySize)
	if err != nil {
		panic("storage: derive key: " + err.Error()) // only for lengths that cannot be
	}
	return key
}

// keys are what the master key gives to the parts of an open journal.
type keys struct {
	badger, values, spool, snapshots, photos []byte
	seals                                    *sealer // with the key of values
}

func newKeys(master []byte, identity uuid.UUID) (k *keys, err error) {
	k = &keys{
		badger:    subkey(master, identity, labelBadger),
		values:    subkey(master, identity, labelValues),
		spool:     subkey(master, identity, labelSpool),
		snapshots: subkey(master, identity, labelSnapshots),
		photos:    subkey(master, identity, labelPhotos),
	}
	k.seals, err = newSealer(k.values)
	return k, err
}

// wipe overwrites the keys and drops what holds copies of them.
func (k *keys) wipe() {
	if k == nil {
		return
	}
	for _, key := range [][]byte{k.badger, k.values, k.spool, k.snapshots, k.photos} {
		wipe(key)
	}
	k.seals = nil
}

// publicKey is the X25519 public key (RFC 7748) of the journal's identity, to
// which snapshots and backups are encrypted while the journal is locked.
func publicKey(master []byte, identity uuid.UUID) ([]byte, error) {
	secret := subkey(master, identity, labelIdentity)
	defer wipe(secret)
	key, err := ecdh.X25519().NewPrivateKey(secret)
	if err != nil {
		return nil, fmt.Errorf("identity: %w", err)
	}
	return key.PublicKey().Bytes(), nil
}

// wipe overwrites a secret that is no longer needed.
func wipe(secret []byte) { clear(secret) }
