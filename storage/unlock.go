package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Unlock opens a journal by its passphrase or recovery code. Whatever was
// typed costs one derivation; after a few wrong ones the next must wait, and
// one that comes too soon gets a *WaitError. Other refusals: ErrWrongSecret,
// ErrAlreadyOpen, ErrNewer, ErrDamaged, ErrNotOurs, ErrNotFound, ErrReadOnly,
// ErrNoSpace. None of them changes the journal.
func (s *Shelf) Unlock(ctx context.Context, id, secret string) (*Vault, error) {
	return s.UnlockTelling(ctx, id, secret, nil)
}

// UnlockTelling is Unlock for a caller that shows how far it is: a journal that
// must be read through or made again after a bad end takes seconds. What was
// found and mended is the vault's Repair.
func (s *Shelf) UnlockTelling(ctx context.Context, id, secret string, report Progress) (*Vault, error) {
	v, err := s.unlock(ctx, id, secret, report)
	if err == nil {
		_ = s.eraseReplaced(v) // what fails is tried again at the next unlock
		s.sweep()
	}
	return v, err
}

func (s *Shelf) unlock(ctx context.Context, id, secret string, report Progress) (*Vault, error) {
	s.unlocking.Lock()
	defer s.unlocking.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	v, err := s.openLocked(ctx, id, func(h *header) ([]byte, error) { return s.try(id, h, secret) }, report)
	if err == nil {
		_ = v.keepAgeKey(secret) // what fails here is tried again at the next unlock
	}
	return v, err
}

// try derives once from a secret, and gives the master key that it opens. A try
// that comes too soon costs nothing and gets a *WaitError. The caller holds
// s.unlocking.
func (s *Shelf) try(id string, h *header, secret string) (master []byte, err error) {
	if until := s.pause(id); s.now().Before(until) {
		return nil, &WaitError{Until: until}
	}
	tried, folded := h.pick(secret)
	master, err = tried.unwrap(folded, h.Identity)
	s.tried(id, err)
	return master, err
}

// pick chooses the slot to try by the secret's form alone, and gives the form
// to derive from.
func (h *header) pick(secret string) (tried slot, folded string) {
	if code, err := ParseRecoveryCode(secret); err == nil {
		if recovery, ok := h.slot(slotRecovery); ok {
			return recovery, code
		}
	}
	passphrase, _ := h.slot(slotPassphrase) // every valid header has one
	return passphrase, fold(secret)
}

// openLocked opens the journal in folder id with the master key that unwrap
// gets from its header. The caller holds s.unlocking.
func (s *Shelf) openLocked(ctx context.Context, id string, unwrap func(*header) ([]byte, error), report Progress) (*Vault, error) {
	v, err := s.open(ctx, id, unwrap, report)
	if err != nil {
		return nil, fmt.Errorf("storage: open journal: %w", err)
	}
	return v, nil
}

func (s *Shelf) open(ctx context.Context, id string, unwrap func(*header) ([]byte, error), report Progress) (v *Vault, err error) {
	if !validID(id) {
		return nil, ErrNotFound
	}
	// Refused journals must stay untouched, so this comes before the lock,
	// which makes its file where a copy by hand left it out.
	if _, err := s.header(id); err != nil {
		return nil, err
	}
	folder := filepath.Join(s.dir, id)
	lock, err := lockFile(filepath.Join(folder, lockName))
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, lock.Close())
		}
	}()
	h, whole, err := readHeader(folder) // again: another process may have had it open
	if err != nil {
		return nil, err
	}
	if err := s.checkSpace(folder, reserve); err != nil {
		return nil, err
	}
	ahead := readAhead(ctx, folder, h)
	defer ahead.end()
	master, err := unwrap(h)
	if err != nil {
		return nil, err
	}
	ahead.wait() // before anything in the folder is moved or removed
	if v, err = newVault(ctx, s, claimed{id, lock, h, ahead}, master, report); err != nil {
		return nil, err
	}
	// What fails here is tried again at the next unlock; the journal is open.
	if !whole {
		_ = v.mendHeader()
	}
	_ = v.keepHeld()
	_ = os.Chmod(folder, 0o700) // a copy by hand may be open to others
	return v, nil
}

// validID refuses what is not the name of a folder on the shelf.
func validID(id string) bool {
	return filepath.IsLocal(id) && id != "." && !strings.ContainsAny(id, `/\`) && !strings.HasSuffix(id, unfinished)
}

// checkIdentity refuses a header whose public key is not the journal's: what
// is encrypted to it could be read by somebody else.
func (h *header) checkIdentity(master []byte) error {
	public, err := publicKey(master, h.Identity)
	if err != nil {
		return err
	}
	if !bytes.Equal(public, h.PublicKey) {
		return fmt.Errorf("%w: public key is not this journal's", ErrDamaged)
	}
	return nil
}
