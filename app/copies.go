package app

import (
	"context"
	"errors"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/disk"
	"gehwara/app/journal"
	"gehwara/app/screen"
	"gehwara/storage"
)

// copies makes copies of the open journal.
type copies struct {
	of   *opened
	now  func() time.Time
	data string // the data folder
}

func (c copies) Save(ctx context.Context, folder string, report func(done, total int)) (screen.Saved, error) {
	path, err := storage.BackupPath(folder, c.of.vault.Journal(), c.now())
	if err != nil {
		return screen.Saved{}, copyError(err)
	}
	held, err := c.of.vault.Backup(ctx, path, report)
	if err != nil {
		return screen.Saved{}, copyError(err)
	}
	away, same := disk.Away(path, c.data)
	return screen.Saved{Path: path, Away: away, SameStick: same, Missing: held.Missing}, nil
}

// lockedCopies makes copies of a locked journal.
type lockedCopies struct {
	shelf   *storage.Shelf
	journal storage.Journal
	closing *ongoing
	now     func() time.Time
	data    string // the data folder
}

func (c lockedCopies) Save(ctx context.Context, folder string, report func(done, total int)) (screen.Saved, error) {
	c.closing.Wait() // it may just be closing
	path, err := storage.BackupPath(folder, c.journal, c.now())
	if err == nil {
		err = c.shelf.CopyLocked(ctx, c.journal.ID, path, report)
	}
	if err != nil {
		return screen.Saved{}, copyError(err)
	}
	away, same := disk.Away(path, c.data)
	return screen.Saved{Path: path, Away: away, SameStick: same}, nil
}

// backup makes the page that copies the open journal, or the locked one of an id.
func (s *Shell) backup(env *screen.Env, id string, state any) screen.Page {
	if id == "" {
		return screen.NewBackup(env, folders{}, copies{s.open, s.now, s.dir}, s.open.journal, "", state)
	}
	list, _ := s.shelf.List() // whatever is wrong with it, making the copy will say
	j := storage.Journal{ID: id}
	for _, one := range list {
		if one.ID == id {
			j = one
		}
	}
	return screen.NewBackup(env, folders{}, lockedCopies{s.shelf, j, &s.closing, s.now, s.dir}, nil, j.Name, state)
}

// reader opens files with copies.
type reader struct{ shell *Shell }

func (r reader) Read(ctx context.Context, path string) (screen.Copy, error) {
	b, err := storage.OpenBackup(path)
	if err != nil {
		return nil, copyError(err)
	}
	return &backup{Backup: b, sealed: r.shell.sealed(), open: r.shell.open}, nil
}

// backup is a copy that is being looked at, and the journal that is open meanwhile. Its
// page may be left while something is done with it: it is let go of after that.
type backup struct {
	*storage.Backup
	sealed sealed
	open   *opened // or nil

	mu   sync.Mutex
	uses int
	left bool
}

// during does something with the copy, unless it was let go of.
func (b *backup) during(do func() error) error {
	b.mu.Lock()
	if b.left {
		b.mu.Unlock()
		return context.Canceled
	}
	b.uses++
	b.mu.Unlock()
	defer func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.uses--
		b.letGo()
	}()
	return do()
}

// letGo closes the copy that nobody needs any more. The caller holds b.mu.
func (b *backup) letGo() {
	if !b.left || b.uses > 0 {
		return
	}
	if err := b.Backup.Close(); err != nil && !errors.Is(err, context.Canceled) {
		fyne.LogError("a copy was not closed", nil)
	}
}

func (b *backup) Sealed() screen.Sealed { return outside(b.Journal()) }

func (b *backup) Day() journal.Date {
	if made := b.Made(); !made.IsZero() {
		return journal.Today(made.Local())
	}
	return journal.Date{}
}

func (b *backup) Unlock(ctx context.Context, secret string) error {
	return copyError(b.during(func() error { return b.Backup.Unlock(ctx, secret) }))
}

func (b *backup) Here() (s screen.Sealed, here, open bool) {
	if b.open != nil && b.open.vault.Identity() == b.Identity() {
		return outside(b.open.vault.Journal()), true, true
	}
	j, err := b.sealed.shelf.Here(b.Backup)
	return outside(j), err == nil, false
}

func (b *backup) Restore(ctx context.Context, name string, report func(done, total int)) (screen.Opening, error) {
	var v *storage.Vault
	err := b.during(func() (err error) {
		v, err = b.sealed.shelf.Restore(ctx, b.Backup, storage.Restoring{Name: name, Beside: name != ""}, report)
		return err
	})
	if errors.Is(err, storage.ErrNameTaken) || errors.Is(err, storage.ErrName) {
		err = errors.Join(screen.ErrName, err)
	}
	if err != nil {
		return nil, copyError(err)
	}
	return b.sealed.openMade(ctx, v)
}

// Merge brings what the copy has into the open journal, and settles what follows
// from it there.
func (b *backup) Merge(ctx context.Context, report func(done, total int)) (screen.Merged, error) {
	if b.open == nil {
		return screen.Merged{}, storage.ErrLocked
	}
	var said storage.MergeReport
	var lost bool
	err := b.during(func() (err error) {
		said, lost, err = b.merge(ctx, report)
		return err
	})
	if err != nil {
		if len(said.New)+len(said.Changed)+said.Erased+said.Photos > 0 {
			err = errors.Join(errPartCame, err)
		}
		return screen.Merged{}, copyError(err)
	}
	entries := func(items map[string]int) (n int) {
		for kind, of := range items {
			if journal.Written(kind) {
				n += of
			}
		}
		return n
	}
	out := screen.Merged{
		New: entries(said.New), Changed: entries(said.Changed), Same: entries(said.Same),
		Erased: said.Erased, Withheld: said.Withheld, Photos: said.Photos, Missing: said.Missing, Lost: lost,
	}
	for _, one := range said.Beside {
		if journal.Written(one.Kind) {
			out.Beside++
		}
	}
	return out, nil
}

// merge brings it over, and tells whether something in it could not be read.
func (b *backup) merge(ctx context.Context, report func(done, total int)) (said storage.MergeReport, lost bool, err error) {
	if !b.Locked() {
		said, err = b.open.vault.Merge(ctx, b.Backup, report)
		return said, false, err
	}
	said, repairs, err := b.sealed.shelf.MergeLocked(ctx, b.open.vault, b.Backup, report)
	return said, len(repairs) > 0, err
}

// Close lets go of the copy.
func (b *backup) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.left {
		b.left = true
		b.letGo()
	}
}
