package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"unicode/utf8"

	"github.com/google/uuid"
)

const minPassphrase = 8 // characters, once folded

// CheckPassphrase returns ErrPassphrase for one that cannot be set: fewer
// than 8 characters in its folded form, or formed like a recovery code.
func CheckPassphrase(passphrase string) error {
	_, err := ParseRecoveryCode(passphrase)
	if err == nil || utf8.RuneCountInString(fold(passphrase)) < minPassphrase {
		return fmt.Errorf("storage: %w", ErrPassphrase)
	}
	return nil
}

// Create makes a journal with the name, picture and hiding of j, and opens
// it. The journal appears on the shelf whole or not at all. It can be cancelled until
// it stands there.
func (s *Shelf) Create(ctx context.Context, j Journal, passphrase string) (*Vault, error) {
	if err := CheckPassphrase(passphrase); err != nil {
		return nil, err
	}
	if err := s.Check(); err != nil {
		return nil, err
	}
	if err := s.checkName(ctx, j); err != nil {
		return nil, err
	}
	s.unlocking.Lock()
	defer s.unlocking.Unlock()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	master := newKey()
	id, err := s.build(j, passphrase, master)
	if err != nil {
		wipe(master)
		return nil, fmt.Errorf("storage: make journal: %w", fileError(err))
	}
	return s.openMade(ctx, id, master)
}

// openMade opens the journal that was just put in place. It stands there, so it is too
// late to give up; and one that does not open is taken away again, so that an error
// always says that nothing was made. The caller holds s.unlocking.
func (s *Shelf) openMade(ctx context.Context, id string, master []byte) (*Vault, error) {
	v, err := s.openLocked(context.WithoutCancel(ctx), id, func(*header) ([]byte, error) { return master, nil }, nil)
	if err == nil {
		return v, nil
	}
	wipe(master)
	return nil, errors.Join(err, s.takeAway(id))
}

// takeAway removes a journal that was made just now. One that somebody else has opened
// by then stays.
func (s *Shelf) takeAway(id string) error {
	gone, ok := s.claim(id)
	if !ok {
		return nil
	}
	return os.RemoveAll(gone)
}

// build makes the journal's folder and puts it in place.
func (s *Shelf) build(j Journal, passphrase string, master []byte) (id string, err error) {
	h, err := s.newHeader(j, passphrase, master, uuid.New())
	if err != nil {
		return "", err
	}
	return s.make(func(id string, _ *os.File) error {
		building := filepath.Join(s.dir, id)
		return errors.Join(s.makeRecords(building, h, master), writeHeader(building, h))
	})
}

// makeRecords makes the store and the spool of a new journal.
func (s *Shelf) makeRecords(folder string, h *header, master []byte) error {
	k, err := newKeys(master, h.Identity)
	if err != nil {
		return err
	}
	defer k.wipe()
	if s.bare {
		k.badger = nil
	}
	if err := makeStore(filepath.Join(folder, h.Store), k, state{device: uuid.New()}); err != nil {
		return err
	}
	first, err := newSpool(filepath.Join(folder, spoolFolder), k.spool)
	if err != nil {
		return err
	}
	if err := errors.Join(first.begin(position{}), first.close()); err != nil {
		return err
	}
	return writeFileList(folder, h.Store, position{}, k.seals)
}

func (s *Shelf) newHeader(j Journal, passphrase string, master []byte, identity uuid.UUID) (*header, error) {
	h := &header{Identity: identity, Store: "db", version: headerVersion}
	public, err := publicKey(master, h.Identity)
	if err != nil {
		return nil, err
	}
	h.PublicKey = public
	first, err := newSlot(slotPassphrase, fold(passphrase), s.work, master, h.Identity)
	if err != nil {
		return nil, err
	}
	h.Slots = []slot{first}
	return h.named(j, s.work, master)
}

// checkName refuses a name that could not be shown or found again. A hidden
// journal's name must differ from other hidden ones, a listed one's from
// listed ones.
func (s *Shelf) checkName(ctx context.Context, j Journal) error {
	if !validName(j.Name) || len(j.Picture) > maxPicture {
		return fmt.Errorf("storage: %w", ErrName)
	}
	if j.Hidden {
		other, err := s.Find(ctx, j.Name)
		if errors.Is(err, ErrNotFound) || err == nil && other.ID == j.ID {
			return nil
		}
		if err != nil {
			return err
		}
		return fmt.Errorf("storage: %w", ErrNameTaken)
	}
	listed, err := s.List()
	if err != nil {
		return err
	}
	for _, other := range listed {
		if other.ID != j.ID && other.Problem == nil && foldName(other.Name) == foldName(j.Name) {
			return fmt.Errorf("storage: %w", ErrNameTaken)
		}
	}
	return nil
}
