package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// probeArgument makes the program a probe: it opens one store, reads all of
// it, says what it found, and ends. Bad files end the process that Badger opens
// them in, and nothing can be done about it: so that is not the person's.
const probeArgument = "--probe-store"

// canProbe is whether this program answers to probeArgument.
var canProbe bool

// ServeProbe must be called first in main. It returns true when the process
// was only a probe, whose work is then done. The keys come through a pipe.
func ServeProbe() bool {
	canProbe = true
	if len(os.Args) != 2 || os.Args[1] != probeArgument {
		return false
	}
	keepPrivate()
	fmt.Println(probed(os.Stdin))
	return true
}

// What a probe says.
const probeWhole = "whole"

var probeFaults = map[string]error{"damaged": ErrDamaged, "read-only": ErrReadOnly, "no-space": ErrNoSpace}

func probed(from io.Reader) (said string) {
	order, err := io.ReadAll(io.LimitReader(from, 64<<10))
	if err != nil || len(order) < 2*keySize {
		return "no order"
	}
	defer wipe(order)
	key, values, dir := order[:keySize], order[keySize:2*keySize], string(order[2*keySize:])
	seals, err := newSealer(values)
	if err == nil {
		err = verifyFiles(dir, bytes.Clone(key), seals)
	}
	if err == nil {
		return probeWhole
	}
	for word, fault := range probeFaults {
		if errors.Is(err, fault) {
			return word
		}
	}
	return "failed"
}

// verifyFiles opens a store and reads all of it.
func verifyFiles(dir string, key []byte, seals *sealer) error {
	db, err := openStore(dir, key)
	if err != nil {
		return err
	}
	err = verifyStore(db, seals)
	return errors.Join(err, db.Close())
}

// probe has a store opened and read by a child process. Where no child can be
// started, this process has to do.
func (k *keys) probe(ctx context.Context, dir string) error {
	program, err := os.Executable()
	if !canProbe || err != nil {
		return verifyFiles(dir, bytes.Clone(k.badger), k.seals)
	}
	order := slices.Concat(k.badger, k.values, []byte(dir))
	defer wipe(order)
	child := exec.CommandContext(ctx, program, probeArgument)
	child.Stdin = bytes.NewReader(order)
	said, err := child.Output() // a crash writes to the error output, which is thrown away
	word := strings.TrimSpace(string(said))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil && word == probeWhole:
		return nil
	case err == nil && probeFaults[word] != nil:
		return fmt.Errorf("probe: %w", probeFaults[word])
	case err == nil || child.ProcessState != nil:
		return fmt.Errorf("%w: the probe says %q and ends: %v", ErrDamaged, word, child.ProcessState)
	}
	return verifyFiles(dir, bytes.Clone(k.badger), k.seals)
}

// verifyStore reads every record: each opens, heads and orders are those that
// follow from the revisions, and as many records are there as there should be.
func verifyStore(db *badger.DB, seals *sealer) error {
	return db.View(func(txn *badger.Txn) error {
		c := &census{records: &records{txn: txn, seals: seals}, erased: map[uuid.UUID]bool{}}
		s, err := c.records.readState()
		if err == nil {
			err = c.count()
		}
		if err == nil && s.placed && c.found != s.tally {
			err = fmt.Errorf("%w: %v records of %v", ErrDamaged, c.found, s.tally)
		}
		return err
	})
}

// census is a walk through all records of a store.
type census struct {
	records *records
	found   tally
	erased  map[uuid.UUID]bool
	items   int // with heads
	item    uuid.UUID
	tips    family
}

func (c *census) count() error {
	for _, prefix := range snapshotRecords {
		if err := c.records.each([]byte{prefix}, c.one); err != nil {
			return err
		}
	}
	if err := c.endItem(); err != nil {
		return err
	}
	for _, derived := range [][]byte{{keyHeads}, {keyLive, keyDeleted}} {
		n := 0
		for _, prefix := range derived {
			err := c.records.each([]byte{prefix}, func(*badger.Item) error { n++; return nil })
			if err != nil {
				return err
			}
		}
		if n != c.items {
			return fmt.Errorf("%w: %d of %q for %d items", ErrDamaged, n, derived, c.items)
		}
	}
	return nil
}

func (c *census) one(found *badger.Item) error {
	key := found.KeyCopy(nil)
	plain, err := c.records.value(found)
	if err != nil {
		return err
	}
	*c.found.of(key)++
	switch key[0] {
	case keyTombstone:
		c.erased[itemOf(key)] = true
	case keyDraft:
		_, err = decodeDraft(key, plain)
	case keyRevision:
		var r Revision
		if r, err = revisionAt(key, plain); err == nil {
			err = c.revision(r)
		}
	}
	return err
}

func (c *census) revision(r Revision) error {
	if r.Item != c.item {
		if err := c.endItem(); err != nil {
			return err
		}
		c.item, c.tips = r.Item, family{}
	}
	c.tips.add(r)
	return nil
}

// endItem compares what is kept of an item with what follows from its
// revisions.
func (c *census) endItem() error {
	want := c.tips.heads()
	if len(want) == 0 || c.erased[c.item] {
		return nil
	}
	c.items++
	got, err := c.records.heads(c.item)
	if err != nil {
		return fmt.Errorf("%w: heads of %s: %w", ErrDamaged, c.item, err)
	}
	if !slices.Equal(got, want) {
		return fmt.Errorf("%w: heads of %s", ErrDamaged, c.item)
	}
	place, err := c.records.txn.Get(want[0].order(c.item))
	if err != nil {
		return fmt.Errorf("%w: order of %s: %w", ErrDamaged, c.item, err)
	}
	_, err = c.records.shown(place)
	return err
}

// family is all revisions of one item, as far as its heads go.
type family struct {
	tips     []tip
	replaced map[uuid.UUID]bool
}

func (f *family) add(r Revision) {
	if f.replaced == nil {
		f.replaced = map[uuid.UUID]bool{}
	}
	f.tips = append(f.tips, r.tip())
	for _, parent := range r.Parents {
		f.replaced[parent] = true
	}
}

// heads are the revisions that none of the family replaces.
func (f *family) heads() (all heads) {
	for _, t := range f.tips {
		if !f.replaced[t.ID] {
			all = append(all, t)
		}
	}
	all.sort()
	return all
}

// revisionAt decodes the revision that lies under a key.
func revisionAt(key, plain []byte) (Revision, error) {
	ids, err := idsOf(key, 2)
	if err != nil {
		return Revision{}, err
	}
	return decodeRevision(ids[0], ids[1], plain)
}
