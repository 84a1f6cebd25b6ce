package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// Vault is an open journal: a handle that Lock takes back, after which every
// method returns ErrLocked. It may be used from several goroutines.
type Vault struct {
	shelf *Shelf
	id    string
	lock  *os.File

	gate    sync.Mutex // guards locked against calls
	locked  bool
	calls   sync.WaitGroup
	life    context.Context // ends when Lock is called
	revoke  context.CancelFunc
	closing sync.Once
	closed  error

	master, badgerKey []byte
	db                *badger.DB
	store             string      // the store's folder
	place             os.FileInfo // what it was when it was opened
	seals             *sealer

	changing sync.Mutex // one change of the header at a time
	header   *header    // replaced, never changed
	label    label

	writing sync.Mutex // one write at a time: it reads heads and replaces them
	device  uuid.UUID
	clock   hybrid
}

// newVault opens the store of a journal. It owns the lock and the master key
// from here: on an error the key is wiped and the lock is the caller's again.
func newVault(s *Shelf, id string, h *header, lock *os.File, master []byte) (*Vault, error) {
	v := &Vault{shelf: s, id: id, lock: lock, master: master, header: h, store: filepath.Join(s.dir, id, h.Store)}
	v.life, v.revoke = context.WithCancel(context.Background())
	if err := v.open(); err != nil {
		v.revoke()
		if v.db != nil {
			err = errors.Join(err, v.db.Close())
		}
		v.forget()
		return nil, err
	}
	return v, nil
}

func (v *Vault) open() (err error) {
	if err := v.header.checkIdentity(v.master); err != nil {
		return err
	}
	if v.label, err = v.header.label(v.master); err != nil {
		return err
	}
	values := subkey(v.master, v.header.Identity, labelValues)
	defer wipe(values)
	if v.seals, err = newSealer(values); err != nil {
		return err
	}
	v.badgerKey = subkey(v.master, v.header.Identity, labelBadger)
	if v.db, err = openStore(v.store, v.badgerKey); err != nil {
		return err
	}
	if v.place, err = os.Stat(v.store); err != nil {
		return fileError(err)
	}
	return v.db.View(func(txn *badger.Txn) error {
		return v.readState(&records{txn, v.seals})
	})
}

// during runs one call on the open journal: refused once locked, cancelled
// when the journal is locked meanwhile. what names the call in errors.
func (v *Vault) during(ctx context.Context, what string, call func(context.Context) error) error {
	if !v.enter() {
		return fmt.Errorf("storage: %s: %w", what, ErrLocked)
	}
	defer v.calls.Done()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(v.life, cancel)()
	err := call(ctx)
	if err == nil {
		return nil
	}
	if errors.Is(err, context.Canceled) && v.life.Err() != nil {
		err = ErrLocked
	}
	return fmt.Errorf("storage: %s: %w", what, err)
}

func (v *Vault) enter() bool {
	v.gate.Lock()
	defer v.gate.Unlock()
	if v.locked {
		return false
	}
	v.calls.Add(1)
	return true
}

// read runs call on one state of the records.
func (v *Vault) read(ctx context.Context, what string, call func(context.Context, *records) error) error {
	return v.during(ctx, what, func(ctx context.Context) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return v.db.View(func(txn *badger.Txn) error {
			return call(ctx, &records{txn, v.seals})
		})
	})
}

// write runs call and makes what it changed durable, all of it or nothing.
// It refuses when the disk has less than room bytes left.
func (v *Vault) write(ctx context.Context, what string, room int, call func(*records) error) error {
	return v.during(ctx, what, func(ctx context.Context) error {
		return v.change(ctx, room, call)
	})
}

func (v *Vault) change(ctx context.Context, room int, call func(*records) error) error {
	v.writing.Lock()
	defer v.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := v.checkPlace(); err != nil {
		return err
	}
	if err := v.shelf.checkSpace(v.folder(), room); err != nil {
		return err
	}
	return fileError(v.db.Update(func(txn *badger.Txn) error {
		return call(&records{txn, v.seals})
	}))
}

// checkPlace refuses to write when the store no longer lies where it was
// opened. Badger would go on in files that have no name any more, and all that
// it calls saved would be gone when they are closed.
func (v *Vault) checkPlace() error {
	now, err := os.Stat(v.store)
	if err == nil {
		_, err = os.Stat(filepath.Join(v.store, badger.ManifestFilename))
	}
	if err != nil {
		return fmt.Errorf("%w: the store is gone: %w", ErrReadOnly, err)
	}
	if !os.SameFile(now, v.place) {
		return fmt.Errorf("%w: another store lies in its place", ErrReadOnly)
	}
	return nil
}

func (v *Vault) folder() string { return filepath.Join(v.shelf.dir, v.id) }

// Lock takes the journal back: it bars new calls, cancels and waits for those
// under way, closes the store and overwrites this package's copies of keys.
// Later calls wait for the first and return what it returned.
func (v *Vault) Lock() error {
	v.gate.Lock()
	v.locked = true
	v.gate.Unlock()
	v.closing.Do(func() {
		v.revoke()
		v.calls.Wait()
		v.closed = errors.Join(v.db.Close(), v.lock.Close())
		v.forget()
		debug.FreeOSMemory()
		if v.closed != nil {
			v.closed = fmt.Errorf("storage: lock: %w", v.closed)
		}
	})
	return v.closed
}

// forget overwrites the keys and drops what holds copies of them. The store is
// closed by then: Badger shares its key with us, and may need it to close.
func (v *Vault) forget() {
	v.changing.Lock()
	defer v.changing.Unlock()
	wipe(v.master)
	wipe(v.badgerKey)
	v.master, v.badgerKey, v.seals, v.label, v.db = nil, nil, nil, label{}, nil
}
