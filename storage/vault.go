package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"github.com/dgraph-io/badger/v4"
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

	master []byte
	keys   *keys
	spool  *spool

	changing sync.Mutex // one change of the header at a time: it may derive a key
	showing  sync.Mutex // guards header and label for who only reads them
	header   *header    // replaced, never changed
	label    label

	writing sync.Mutex // one write at a time: it reads heads and replaces them
	ceased  bool       // nothing more is written: it is about to be elsewhere
	index
	store string      // the store's folder
	place os.FileInfo // what it was when it was opened

	swapping sync.Mutex      // guards db against calls that read while another takes its place
	readers  *sync.WaitGroup // of db

	snapping sync.Mutex  // one snapshot at a time
	due      atomic.Bool // a snapshot is, whatever the day
	spoiled  []uint64    // damaged segments, to go once it is taken
	work     chan struct{}

	naming sync.Mutex
	named  photoSet // what was added, or named by a record, since the unlock

	openly  sync.Mutex // guards the list of leftovers
	outside []string   // what is being written where anybody can read it

	mending     sync.Mutex
	repair      Repair      // of this unlock
	repairs     []Repair    // of those before it that nobody has read of
	repairsFile []byte      // the list as it lies in its file, unsealed
	suspect     atomic.Bool // something did not open: the store is read through next time
}

// claimed is a journal of which this process holds the lock.
type claimed struct {
	id     string
	lock   *os.File
	header *header
	ahead  *ahead
}

// newVault opens the store of a journal. It owns the lock and the master key
// from here: on an error the key is wiped and the lock is the caller's again.
func newVault(ctx context.Context, s *Shelf, c claimed, master []byte, report Progress) (*Vault, error) {
	v := &Vault{
		shelf: s, id: c.id, lock: c.lock, master: master, header: c.header,
		store: filepath.Join(s.dir, c.id, c.header.Store), work: make(chan struct{}, 1), named: photoSet{},
		readers: new(sync.WaitGroup),
	}
	v.life, v.revoke = context.WithCancel(context.Background())
	if err := v.open(ctx, c.ahead, report); err != nil {
		v.revoke()
		if v.db != nil {
			err = errors.Join(err, closeStore(v.db))
		}
		err = errors.Join(err, v.spool.close())
		v.forget()
		return nil, err
	}
	_ = v.keepRepairs()     // what fails here is tried again when it is locked
	_ = v.keepRoom()        // without it a lock on a full disk ends the program, and loses nothing that was saved
	go debug.FreeOSMemory() // what the opening has read
	if !s.calm {
		v.wake()
		go v.keep()
	}
	return v, nil
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
	var other errNotStore
	if isDamaged(err) && !errors.As(err, &other) {
		v.suspect.Store(true)
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
		db, done := v.reader()
		defer done()
		return db.View(func(txn *badger.Txn) error {
			return call(ctx, &records{txn: txn, seals: v.keys.seals})
		})
	})
}

// reader gives the store for one call. It stays open until done.
func (v *Vault) reader() (db *badger.DB, done func()) {
	v.swapping.Lock()
	defer v.swapping.Unlock()
	v.readers.Add(1)
	return v.db, v.readers.Done
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
	if err := v.mayWrite(); err != nil {
		return err
	}
	if err := v.shelf.checkSpace(v.folder(), room); err != nil {
		return err
	}
	txn := v.db.NewTransaction(true)
	defer txn.Discard()
	r := v.records(txn)
	if err := call(r); err != nil {
		return fileError(err)
	}
	return v.commit(r)
}

// commit makes the spool take what a transaction spooled, and then the store.
// It is saved once it is in the spool: should the store fail after that, no
// more is written until the journal is opened again, which makes up for it.
func (v *Vault) commit(r *records) error {
	frames, end := v.spool.seal(r.ops)
	if end != v.state.place || r.tally != v.state.tally {
		if err := r.putPlace(end); err != nil {
			return fileError(err)
		}
	}
	if len(frames) > 0 {
		if err := v.spool.write(frames, end); err != nil {
			return err
		}
	}
	if err := r.txn.Commit(); err != nil {
		v.suspect.Store(true)
		v.spool.broken = fmt.Errorf("%w: store: %w", ErrReadOnly, err)
		return fileError(err)
	}
	v.state.place, v.state.tally = end, r.tally
	if v.spool.full() {
		v.wake()
	}
	return nil
}

// mayWrite says why nothing is written now, to the spool either. The caller holds
// v.writing.
func (v *Vault) mayWrite() error {
	if v.ceased {
		return ErrLocked
	}
	if v.spool.broken != nil {
		return v.spool.broken
	}
	return v.checkPlace()
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
	return v.spool.checkPlace()
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
		_ = v.keepRepairs() // else it is told once only
		v.closed = errors.Join(v.close(), v.lock.Close())
		v.forget()
		debug.FreeOSMemory()
		if v.closed != nil {
			v.closed = fmt.Errorf("storage: lock: %w", v.closed)
		}
	})
	return v.closed
}

// close closes the store and writes the list of its files, unless something in
// it did not open: then the next unlock reads all of it.
func (v *Vault) close() error {
	_ = v.giveRoom()
	err := errors.Join(closeStore(v.db), v.spool.close())
	if err != nil || v.suspect.Load() || v.spool.broken != nil {
		return err
	}
	return errors.Join(writeFileList(v.folder(), filepath.Base(v.store), v.state.place, v.keys.seals), v.remember())
}

// forget overwrites the keys and drops what holds copies of them. The store is
// closed by then: Badger shares its key with us, and may need it to close.
func (v *Vault) forget() {
	v.changing.Lock()
	defer v.changing.Unlock()
	v.showing.Lock()
	defer v.showing.Unlock()
	wipe(v.master)
	v.keys.wipe()
	v.master, v.label, v.db, v.seals = nil, label{}, nil, nil
}
