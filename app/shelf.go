package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/screen"
	"gehwara/storage"
)

// sealed fits storage's shelf to what the pages need of it.
type sealed struct {
	shelf   *storage.Shelf
	now     func() time.Time
	closing *ongoing // of journals that are just being locked
	start   func(f func())
}

func (s sealed) List() ([]screen.Sealed, error) {
	list, err := s.shelf.List()
	out := make([]screen.Sealed, len(list))
	for i, j := range list {
		out[i] = outside(j)
	}
	return out, err
}

func outside(j storage.Journal) screen.Sealed {
	return screen.Sealed{ID: j.ID, Name: j.Name, Picture: j.Picture, Hidden: j.Hidden, Problem: j.Problem}
}

func (s sealed) Find(ctx context.Context, name string) (screen.Sealed, error) {
	j, err := s.shelf.Find(ctx, name)
	return outside(j), meant(err)
}

func (s sealed) Ready() error { return s.shelf.Check() }

func (s sealed) Create(ctx context.Context, j screen.Sealed, passphrase string) (screen.Opening, error) {
	v, err := s.shelf.Create(ctx, storage.Journal{Name: j.Name, Picture: j.Picture, Hidden: j.Hidden}, passphrase)
	if err != nil {
		return nil, err
	}
	return s.openMade(ctx, v)
}

func (s sealed) Misread(code string) int {
	var wrong *storage.RecoveryError
	if _, err := storage.ParseRecoveryCode(code); errors.As(err, &wrong) {
		return wrong.Group
	}
	return 0
}

func (s sealed) Unlock(ctx context.Context, id, secret string, report func(done, total int)) (screen.Opening, error) {
	s.closing.Wait() // else it would be "open in another window": this one
	v, err := s.shelf.UnlockTelling(ctx, id, secret, report)
	if err != nil {
		return nil, err
	}
	return s.open(ctx, v)
}

// openMade is open for a journal that was just made: it is there, and too late to give up.
func (s sealed) openMade(ctx context.Context, v *storage.Vault) (screen.Opening, error) {
	return s.open(context.WithoutCancel(ctx), v)
}

// open reads what a store holds as a journal.
func (s sealed) open(ctx context.Context, v *storage.Vault) (screen.Opening, error) {
	j, err := journal.Open(ctx, records{v}, s.now)
	if err != nil {
		return nil, errors.Join(err, v.Lock())
	}
	return &opened{vault: v, journal: j, beside: s.beside}, nil
}

// beside closes a journal that nobody took over; unlocking waits for it.
func (s sealed) beside(end func()) {
	s.closing.Add(1)
	s.start(func() {
		defer s.closing.Done()
		end()
	})
}

// card is the recovery card of an open journal.
type card struct{ of *opened }

func (c card) Has() bool { return c.of.vault.HasRecoveryCode() }

func (c card) Code() string {
	if c.of.code == "" {
		c.of.code = storage.NewRecoveryCode()
	}
	return c.of.code
}

func (c card) Keep(ctx context.Context) error {
	if err := c.of.vault.SetRecoveryCode(ctx, c.of.code); err != nil {
		return err
	}
	c.of.code = ""
	return nil
}

// owned fits an open store to the pages that change its name and passphrase.
type owned struct {
	of    *opened
	shelf sealed
	late  func(made *opened, erased bool) // takes the journal that was sealed anew when its page is gone
}

func (o owned) Sealed() screen.Sealed { return outside(o.of.vault.Journal()) }

func (o owned) Rename(ctx context.Context, s screen.Sealed) error {
	return o.of.vault.Rename(ctx, s.Name, s.Picture, s.Hidden)
}

// Check is not broken off while a key is derived. Given up meanwhile, it tells that and
// not that the secret is right: nothing follows from it then.
func (o owned) Check(ctx context.Context, secret string) error {
	return errors.Join(o.of.vault.Check(ctx, secret), ctx.Err())
}

func (o owned) SetPassphrase(ctx context.Context, passphrase string) error {
	return o.of.vault.SetPassphrase(ctx, passphrase)
}

// Renew settles what is still being written, and seals all of the journal anew. Its
// card is offered again.
func (o owned) Renew(ctx context.Context, passphrase string, report func(done, total int)) (opening screen.Opening, erased bool, err error) {
	if err := o.of.journal.Settle(ctx); err != nil {
		return nil, false, stopped(err)
	}
	v, err := o.shelf.shelf.Renew(ctx, o.of.vault, passphrase, report)
	if err != nil {
		return nil, false, stopped(err)
	}
	erased = !v.Replaces()
	ctx = context.WithoutCancel(ctx) // the old one is gone: it is too late to give up
	made, err := o.shelf.open(ctx, v)
	if err != nil {
		return nil, erased, err
	}
	if o.late != nil {
		made.(*opened).late = func(made *opened) { o.late(made, erased) }
	}
	about, err := made.Journal().About(ctx)
	if err == nil {
		about.Card = journal.CardLater
		err = made.Journal().SetAbout(ctx, about)
	}
	if err != nil { // the journal is there; it is only not reminded of its card
		fyne.LogError("the recovery card will not be asked for", nil)
	}
	return made, erased, nil
}

// repairs fits what a store says of itself to the page that tells of it.
type repairs struct{ of *opened }

func (r repairs) List() []screen.Repair {
	var list []screen.Repair
	for _, one := range r.of.vault.Repairs() {
		told := screen.Repair{At: journal.Today(one.At.Local()), Back: one.Replayed, Lost: one.Lost, Folder: one.Aside}
		if !one.Snapshot.IsZero() {
			told.Copy = journal.Today(one.Snapshot.Local())
		}
		for _, fault := range one.Faults {
			switch fault {
			case storage.StoreDamaged:
				told.Store = true
			case storage.SpoolDamaged, storage.SpoolShort:
				told.Saves = true
			case storage.SnapshotDamaged, storage.SnapshotGone:
				told.Copies = true
			case storage.StrayFiles:
				told.Strays = true
			case storage.OlderCopy:
				told.Older = true
			}
		}
		list = append(list, told)
	}
	return list
}

func (r repairs) Forget(ctx context.Context) error { return r.of.vault.ForgetRepairs(ctx) }
