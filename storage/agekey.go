package storage

import (
	"bytes"
	"fmt"
	"io"
	"math/bits"
	"runtime/debug"

	"filippo.io/age"
	"github.com/google/uuid"
)

// A backup must open without this program: so it carries the journal's X25519
// identity as files that age opens by the passphrase or the recovery code. They
// are made while one of these is at hand, and lie sealed in the header beside
// the slot of the same secret, so that no later backup has to ask for it, and
// whoever steals the folder gets nothing easier to guess at.

const (
	ageKeyPrefix = "AGE-SECRET-KEY-"
	maxAgeKey    = 4 << 10 // bytes of such a file

	// maxAgeWork bounds the work that a file of somebody else's making may ask
	// for: 2^18 is 256 MiB, as much as Argon2id may take.
	maxAgeWork = 18
)

// ageIdentity is the journal's X25519 identity as age knows it.
func ageIdentity(master []byte, journal uuid.UUID) (*age.X25519Identity, error) {
	secret := subkey(master, journal, labelIdentity)
	defer wipe(secret)
	identity, err := age.ParseX25519Identity(bech32(ageKeyPrefix, secret))
	if err != nil {
		return nil, fmt.Errorf("identity: %w", err)
	}
	return identity, nil
}

// ageWork is the base-2 logarithm of scrypt's N that takes as much memory as a
// derivation by Argon2id: with r = 8 that is N KiB, so 16 for 64 MiB.
func (d derivation) ageWork() int { return bits.Len32(d.MemoryKiB) - 1 }

// newAgeKey wraps the journal's identity under a folded secret as an identity
// file of age's: age -d -i takes it, and asks for the secret.
func newAgeKey(folded string, work derivation, master []byte, journal uuid.UUID) ([]byte, error) {
	identity, err := ageIdentity(master, journal)
	if err != nil {
		return nil, err
	}
	recipient, err := age.NewScryptRecipient(folded)
	if err != nil {
		return nil, fmt.Errorf("identity: %w", err)
	}
	recipient.SetWorkFactor(work.ageWork())
	var file bytes.Buffer
	to, err := age.Encrypt(&file, recipient)
	if err == nil {
		_, err = io.WriteString(to, identity.String()+"\n")
	}
	if err == nil {
		err = to.Close()
	}
	debug.FreeOSMemory() // as much as a derivation takes
	if err != nil {
		return nil, fmt.Errorf("identity: %w", err)
	}
	return file.Bytes(), nil
}

// openAgeKey gives the identity in a file that newAgeKey made. ErrWrongSecret:
// another secret opens it, or none does.
func openAgeKey(file []byte, folded string) (*age.X25519Identity, error) {
	by, err := age.NewScryptIdentity(folded)
	if err != nil {
		return nil, ErrWrongSecret
	}
	by.SetMaxWorkFactor(maxAgeWork)
	plain, err := age.Decrypt(bytes.NewReader(file), by)
	debug.FreeOSMemory()
	if err != nil {
		return nil, fmt.Errorf("%w: identity: %w", ErrWrongSecret, err)
	}
	text, err := io.ReadAll(io.LimitReader(plain, maxAgeKey))
	if err != nil {
		return nil, fmt.Errorf("%w: identity: %w", ErrDamaged, err)
	}
	identity, err := age.ParseX25519Identity(string(bytes.TrimSpace(text)))
	if err != nil {
		return nil, fmt.Errorf("%w: identity: %w", ErrDamaged, err)
	}
	return identity, nil
}

// withAgeKey returns the slot with the journal's identity under its secret,
// sealed for this slot alone.
func (s slot) withAgeKey(folded string, master []byte, journal uuid.UUID) (slot, error) {
	file, err := newAgeKey(folded, s.Derivation, master, journal)
	if err != nil {
		return slot{}, err
	}
	seals, err := backupSealer(master, journal)
	if err != nil {
		return slot{}, err
	}
	s.Age, err = seals.Seal(s.ageRecord(), file)
	return s, err
}

// ageKey gives the file that age opens by the slot's secret, or ErrNotFound
// where an older program set the secret.
func (s slot) ageKey(seals *sealer) ([]byte, error) {
	if len(s.Age) == 0 {
		return nil, ErrNotFound
	}
	return seals.Open(s.ageRecord(), s.Age)
}

// ageRecord is what the sealed file is bound to: a slot made anew, also by a
// program that knows nothing of this, leaves it behind.
func (s slot) ageRecord() []byte { return append([]byte("age "+s.Kind+"\x00"), s.Salt...) }

func backupSealer(master []byte, journal uuid.UUID) (*sealer, error) {
	key := subkey(master, journal, labelBackups)
	defer wipe(key)
	return newSealer(key)
}

// keepAgeKey gives the slot of a secret that has just opened the journal what
// backups need, where an older program left that out.
func (v *Vault) keepAgeKey(secret string) error {
	v.changing.Lock()
	defer v.changing.Unlock()
	s, folded := v.header.pick(secret)
	seals, err := backupSealer(v.master, v.header.Identity)
	if err != nil {
		return err
	}
	if _, err := s.ageKey(seals); err == nil {
		return nil
	}
	if s, err = s.withAgeKey(folded, v.master, v.header.Identity); err != nil {
		return err
	}
	return v.replaceHeader(v.header.with(s))
}
