package storage

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	journalsFolder = "journals"
	unfinished     = ".new" // ends the name of a journal that is being made
	lockName       = "lock" // in a journal's folder: held by the process that has it open

	// reserve is the free space, in bytes, below which nothing is written:
	// Badger's files are mapped, and a full disk would end the process.
	// Erasing needs little, and must be possible longest.
	reserve      = 48 << 20
	eraseReserve = 16 << 20
)

// Shelf is the folder of all journals on this machine or stick. It may be
// used from several goroutines.
type Shelf struct {
	dir  string
	work derivation
	now  func() time.Time
	free func(path string) (uint64, error)
	calm bool // nothing is done beside the calls: for tests
	bare bool // Badger does not encrypt: for tests that look into its files

	unlocking sync.Mutex // one derivation at a time: each takes 64 MiB
	tries     map[string]tries

	holding sync.Mutex
	held    map[string][]held // by journal: drafts for its next unlock
}

// Journal is what may be known of a journal while it is locked.
type Journal struct {
	ID      string // its folder's name: random, so it tells nothing
	Name    string // empty when hidden and not open
	Picture string // the name of one of the program's neutral pictures
	Hidden  bool
	Problem error // why it can't be opened (ErrNewer, ErrDamaged, ErrNotOurs); nothing is changed then
}

// OpenShelf returns the shelf in the data folder dir, and creates nothing
// until a journal is made. From now on files this process creates are private
// to its user (the umask is 077).
func OpenShelf(dir string) *Shelf {
	keepPrivate()
	return &Shelf{
		dir:   filepath.Join(dir, journalsFolder),
		work:  usualWork,
		now:   time.Now,
		free:  freeBytes,
		tries: map[string]tries{},
		held:  map[string][]held{},
	}
}

// Lighten makes secrets that are set from now on as cheap to try as a header may
// ask for. It is for tests of what stands on a shelf, which set hundreds; one at the
// root of the program holds that nothing else calls it.
func (s *Shelf) Lighten() { s.work = leastWork }

// List returns the journals by name, without the hidden ones.
func (s *Shelf) List() ([]Journal, error) {
	all, err := s.all()
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(j Journal) bool { return j.Hidden }), nil
}

func (s *Shelf) all() ([]Journal, error) {
	entries, err := os.ReadDir(s.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("storage: list journals: %w", err)
	}
	var all []Journal
	for _, entry := range entries {
		if entry.IsDir() && !strings.HasSuffix(entry.Name(), unfinished) {
			all = append(all, s.describe(entry.Name()))
		}
	}
	slices.SortFunc(all, func(a, b Journal) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all, nil
}

func (s *Shelf) describe(id string) Journal {
	h, err := s.header(id)
	if err != nil {
		return Journal{ID: id, Problem: err}
	}
	return Journal{ID: id, Name: h.Name, Picture: h.Picture, Hidden: h.Hidden != nil}
}

// header reads the header of the journal in folder id, and names what is
// wrong when there is none: a store without one is a damaged journal, and
// anything else is not ours.
func (s *Shelf) header(id string) (*header, error) {
	folder := filepath.Join(s.dir, id)
	h, _, err := readHeader(folder)
	if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, ErrNotOurs) {
		return h, err
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, ErrNotFound
	}
	for _, entry := range entries {
		if storeName.MatchString(entry.Name()) {
			return nil, fmt.Errorf("%w: both copies of the header are gone or written over", ErrDamaged)
		}
	}
	return nil, fmt.Errorf("no header: %w", ErrNotOurs)
}

// Find returns the hidden journal of the given name, typed as its owner may
// type it, or ErrNotFound. It derives once for each hidden journal, and once
// when there is none, so that an answer at once does not say so.
func (s *Shelf) Find(ctx context.Context, name string) (Journal, error) {
	s.unlocking.Lock()
	defer s.unlocking.Unlock()
	all, err := s.all()
	if err != nil {
		return Journal{}, err
	}
	folded, derived := foldName(name), false
	for _, j := range all {
		if !j.Hidden {
			continue
		}
		if err := ctx.Err(); err != nil {
			return Journal{}, err
		}
		h, err := s.header(j.ID)
		if err != nil || h.Hidden == nil {
			continue
		}
		derived = true
		if hmac.Equal(h.Hidden.Derivation.key(folded, h.Hidden.Salt), h.Hidden.Hash) {
			j.Name = strings.TrimSpace(name)
			return j, nil
		}
	}
	if !derived {
		s.work.key(folded, make([]byte, saltSize))
	}
	return Journal{}, fmt.Errorf("storage: find journal: %w", ErrNotFound)
}

// Check says, before anything is written, whether a journal could be made
// here: nil, ErrReadOnly or ErrNoSpace.
func (s *Shelf) Check() error {
	folder := s.ground()
	if err := checkWritable(folder); err != nil {
		return fmt.Errorf("storage: data folder: %w", err)
	}
	return s.checkSpace(folder, reserve)
}

// ground is the shelf's folder, or, where that is still to be made, the folder
// it will be in.
func (s *Shelf) ground() string {
	folder := s.dir
	for {
		if _, err := os.Stat(folder); err == nil || folder == filepath.Dir(folder) {
			return folder
		}
		folder = filepath.Dir(folder)
	}
}

// checkSpace refuses to write in folder when its disk has less than room bytes
// left, or is gone.
func (s *Shelf) checkSpace(folder string, room int) error {
	free, err := s.free(folder)
	if err != nil { // the folder is gone
		return fmt.Errorf("storage: %w: %w", ErrReadOnly, err)
	}
	if free < uint64(room) {
		return fmt.Errorf("storage: %w: %d bytes", ErrNoSpace, free)
	}
	return nil
}

// newID names a journal's folder: 16 random bytes in hex.
func newID() string {
	var id [16]byte
	rand.Read(id[:]) // never fails: crypto/rand ends the process instead
	return hex.EncodeToString(id[:])
}
