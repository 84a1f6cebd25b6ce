package storage

import (
	"context"
	"fmt"
)

// Journal returns what the open journal is called, also when it is hidden.
func (v *Vault) Journal() Journal {
	v.showing.Lock()
	defer v.showing.Unlock()
	return Journal{
		ID:      v.id,
		Name:    v.label.Name,
		Picture: v.label.Picture,
		Hidden:  v.header.Hidden != nil,
	}
}

// HasRecoveryCode says whether a recovery code opens the journal.
func (v *Vault) HasRecoveryCode() bool {
	v.showing.Lock()
	defer v.showing.Unlock()
	_, ok := v.header.slot(slotRecovery)
	return ok
}

// Check tells whether secret, a passphrase or the recovery code, opens the
// journal: nil, or what an unlock with it would refuse, at the same cost. So
// whoever finds the journal open can't shut its owner out.
func (v *Vault) Check(ctx context.Context, secret string) error {
	return v.during(ctx, "check secret", func(context.Context) error {
		v.shelf.unlocking.Lock()
		defer v.shelf.unlocking.Unlock()
		v.showing.Lock()
		h := v.header
		v.showing.Unlock()
		master, err := v.shelf.try(v.id, h, secret)
		wipe(master)
		return err
	})
}

// SetRecoveryCode makes code, as typed or as made, the one that opens the
// journal. An earlier one opens it no more.
func (v *Vault) SetRecoveryCode(ctx context.Context, code string) error {
	return v.during(ctx, "set recovery code", func(context.Context) error {
		digits, err := ParseRecoveryCode(code)
		if err != nil {
			return err
		}
		return v.setSlot(slotRecovery, digits)
	})
}

// SetPassphrase makes passphrase the one that opens the journal; it must
// satisfy CheckPassphrase. The master key stays, so a copy of the folder made
// before still opens with the old one.
func (v *Vault) SetPassphrase(ctx context.Context, passphrase string) error {
	return v.during(ctx, "set passphrase", func(context.Context) error {
		if err := CheckPassphrase(passphrase); err != nil {
			return err
		}
		return v.setSlot(slotPassphrase, fold(passphrase))
	})
}

func (v *Vault) setSlot(kind, folded string) error {
	v.changing.Lock()
	defer v.changing.Unlock()
	s, err := newSlot(kind, folded, v.shelf.work, v.master, v.header.Identity)
	if err != nil {
		return err
	}
	return v.replaceHeader(v.header.with(s))
}

// Rename gives the journal another name, picture or hiding.
func (v *Vault) Rename(ctx context.Context, name, picture string, hidden bool) error {
	return v.during(ctx, "rename", func(ctx context.Context) error {
		j := Journal{ID: v.id, Name: name, Picture: picture, Hidden: hidden}
		if err := v.shelf.checkName(ctx, j); err != nil {
			return err
		}
		v.changing.Lock()
		defer v.changing.Unlock()
		named, err := v.header.named(j, v.shelf.work, v.master)
		if err != nil {
			return err
		}
		return v.replaceHeader(named)
	})
}

// mendHeader writes both copies anew where one was missing, damaged or older.
func (v *Vault) mendHeader() error {
	v.changing.Lock()
	defer v.changing.Unlock()
	return v.replaceHeader(v.header)
}

// replaceHeader writes h as the next header. The caller holds v.changing.
func (v *Vault) replaceHeader(h *header) error {
	if err := v.shelf.checkSpace(v.folder(), reserve); err != nil {
		return err
	}
	return v.putHeader(h)
}

func (v *Vault) putHeader(h *header) error {
	next := *h
	next.Serial = v.header.Serial + 1
	shown, err := next.label(v.master)
	if err != nil {
		return fmt.Errorf("header: %w", err)
	}
	if err := writeHeader(v.folder(), &next); err != nil {
		return err
	}
	v.showing.Lock()
	defer v.showing.Unlock()
	v.header, v.label = &next, shown
	return nil
}
