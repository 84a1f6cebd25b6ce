package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

// sealedOf gathers the sealed values of an item, as they lie in store and spool.
func sealedOf(t *testing.T, v *Vault, item uuid.UUID) (all [][]byte) {
	t.Helper()
	wantErr(t, v.db.View(func(txn *badger.Txn) error {
		r := v.records(txn)
		for _, prefix := range []byte{keyRevision, keyDraft, keyHeads} {
			err := r.each(recordKey(prefix, item), func(found *badger.Item) error {
				sealed, err := found.ValueCopy(nil)
				all = append(all, sealed)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	}), nil)
	_, err := v.spool.read(func(f frame) error {
		if f.op.item == item && len(f.op.value) > 0 {
			all = append(all, f.op.value)
		}
		return nil
	})
	wantErr(t, err, nil)
	return all
}

// lies counts where any of the sealed values lies: in any file as it is, in a
// record of the spool, in a record of a snapshot.
func lies(t *testing.T, v *Vault, sealed [][]byte) (files, spooled, kept int) {
	t.Helper()
	among := func(data []byte) bool {
		return slices.ContainsFunc(sealed, func(one []byte) bool { return bytes.Contains(data, one) })
	}
	for _, data := range contents(t, v.folder()) {
		if among([]byte(data)) {
			files++
		}
	}
	_, err := v.spool.read(func(f frame) error {
		if among(f.op.value) {
			spooled++
		}
		return nil
	})
	wantErr(t, err, nil)
	numbers, err := numbersIn(v.snapshots())
	wantErr(t, err, nil)
	for _, number := range numbers {
		s, err := openSnapshot(filepath.Join(v.snapshots(), numbered(number)), v.keys.snapshots, number)
		wantErr(t, err, nil)
		wantErr(t, s.each(func(_, value []byte) error {
			if among(value) {
				kept++
			}
			return nil
		}), nil)
		wantErr(t, s.close(), nil)
	}
	return files, spooled, kept
}

// What was erased for good is in no file any more: no byte of what was sealed. The
// store of this journal is not encrypted by Badger, so that its files can be
// looked into.
func TestErasedBytesAreNowhere(t *testing.T) {
	oneByOne(t)
	shelf := cheapShelf(t.TempDir())
	shelf.calm, shelf.bare = true, true
	_, v := journalOn(t, shelf)
	kept := entry("2026-11-01", "kept")
	kept.Photos = []uuid.UUID{photoIn(t, v)}
	write(t, v, kept)
	photo := photoIn(t, v)
	gone := entry("2026-11-02", strings.Repeat("جو مٹ جائے گا ", 50))
	gone.Photos = []uuid.UUID{photo}
	made := write(t, v, gone)
	d := Draft{Session: uuid.New(), Item: made.Item, Kind: "entry", Body: []byte("half a word"), Photos: gone.Photos}
	wantErr(t, v.PutDraft(t.Context(), d), nil)
	sealed := sealedOf(t, v, made.Item)
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	v = reopen(t, v, passphrase) // what is in memory only goes to a table
	write(t, v, after(made, "once more"))
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	write(t, v, after(made, "beside"))
	sealed = append(sealed, sealedOf(t, v, made.Item)...)
	if files, spooled, kept := lies(t, v, sealed); files < 2 || spooled == 0 || kept < 3 {
		t.Fatalf("before: in %d files, %d records of the spool, %d of snapshots", files, spooled, kept)
	}
	told := 0
	wantErr(t, v.EraseNow(t.Context(), made.Item, func(done, total int) {
		if told++; done > total {
			t.Errorf("%d of %d", done, total)
		}
	}), nil)
	for range 2 {
		if files, spooled, kept := lies(t, v, sealed); files+spooled+kept > 0 || told < 3 {
			t.Errorf("it lies in %d files, %d records of the spool, %d of snapshots; told %d times", files, spooled, kept, told)
		}
		wantPhotos(t, v, "after erasing", kept.Photos...)
		wantErr(t, v.Snapshot(t.Context(), nil), nil)
		wantWhole(t, v)
		v = reopen(t, v, passphrase)
		wantFaults(t, v)
	}
	newest, _, err := v.Newest(t.Context(), "entry", "", 10)
	wantBodies(t, "newest", newest, err, "kept")
}

// An erasure that another copy made, and one broken off, are brought to their end
// beside the calls, or after the next unlock.
func TestErasingIsBroughtToItsEnd(t *testing.T) {
	_, v := calmJournal(t)
	made := write(t, v, entry("2026-11-02", "gone"))
	write(t, v, entry("2026-11-01", "kept"))
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	here, there := twins(t, v)
	ctx, cancel := context.WithCancel(t.Context())
	wantErr(t, here.EraseNow(ctx, made.Item, func(int, int) { cancel() }), context.Canceled)
	merge(t, there, here)
	free := here.shelf.free
	here.shelf.free = func(string) (uint64, error) { return eraseReserve + 1, nil }
	wantErr(t, here.tend(t.Context()), ErrNoSpace)
	here.shelf.free = free
	for _, v := range []*Vault{here, there} {
		_, err := v.Head(t.Context(), made.Item)
		wantErr(t, err, ErrNotFound)
		v = reopen(t, v, passphrase)
		old := v.store
		if stale, err := v.isStale(); err != nil || !stale {
			t.Errorf("stale: %v, %v", stale, err)
		}
		wantErr(t, v.tend(t.Context()), nil)
		if stale, err := v.isStale(); err != nil || stale {
			t.Errorf("stale after tending: %v, %v", stale, err)
		}
		if _, err := os.Stat(old); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the old store is there: %v", err)
		}
		newest, _, err := v.Newest(t.Context(), "entry", "", 10)
		wantBodies(t, "newest", newest, err, "kept")
		place := v.store
		wantErr(t, v.EraseNow(t.Context(), made.Item, nil), nil) // nothing is left to do
		if v.store != place {
			t.Error("made anew for nothing")
		}
	}
}

// A journal is read and written while its store is made anew.
func TestWritingWhileErasing(t *testing.T) {
	_, v := newJournal(t)
	fill(t, v, 300)
	var erased []uuid.UUID
	for n := range 6 {
		erased = append(erased, write(t, v, entry("2026-11-02", fmt.Sprint("gone ", n))).Item)
	}
	ctx, stop := context.WithCancel(t.Context())
	var beside sync.WaitGroup
	var saved []Revision
	beside.Go(func() {
		session := uuid.New()
		for n := 0; ctx.Err() == nil; n++ {
			made := write(t, v, entry("2026-11-03", fmt.Sprint("saved ", n)))
			saved = append(saved, made)
			d := Draft{Session: session, Item: made.Item, Kind: "entry", Body: []byte(fmt.Sprint(n))}
			wantErr(t, v.PutDraft(t.Context(), d), nil)
		}
	})
	beside.Go(func() {
		for ctx.Err() == nil {
			if all, _ := allPages(t, v, 50); len(all) < 300 {
				t.Errorf("%d entries", len(all))
			}
		}
	})
	for _, item := range erased {
		wantErr(t, v.EraseNow(t.Context(), item, nil), nil)
	}
	stop()
	beside.Wait()
	for range 2 {
		wantSaved(t, v, saved)
		wantWhole(t, v)
		if drafts, err := v.Drafts(t.Context()); err != nil || len(drafts) == 0 || drafts[0].Session == uuid.Nil {
			t.Errorf("drafts %v, %v", drafts, err)
		}
		v = reopen(t, v, passphrase)
		wantFaults(t, v)
	}
}

// eraseOn saves and erases until it is killed, and says so.
func eraseOn(v *Vault) error {
	ctx := context.Background()
	for n := 0; ; n++ {
		var made [2]Revision
		for i := range made {
			var err error
			if made[i], err = v.Revise(ctx, entry("2026-11-22", fmt.Sprint(n, strings.Repeat(" لفظ", n)))); err != nil {
				return err
			}
			fmt.Println("saved", made[i].Item, made[i].ID, n)
		}
		fmt.Println("erasing", made[0].Item, made[0].ID, n)
		if err := v.EraseNow(ctx, made[0].Item, nil); err != nil {
			return err
		}
		fmt.Println("erased", made[0].Item, made[0].ID, n)
		if n%3 == 0 {
			if err := v.Snapshot(ctx, nil); err != nil {
				return err
			}
		}
	}
}

// TestKillsWhileErasing kills a process that does little but erase: the journal
// opens, what was not being erased is there, what was said to be erased is not,
// and of two stores one is left.
func TestKillsWhileErasing(t *testing.T) {
	r := newTrial(t, "kills while erasing", 8, 500)
	shelf, id := lockedJournal(t)
	saved, erased := map[uuid.UUID]uuid.UUID{}, map[uuid.UUID]bool{}
	for ; r.done < r.rounds; r.done++ {
		being := killErasing(t, shelf, id, saved, erased, r.Rand)
		v := unlock(t, shelf, id, passphrase)
		there := map[uuid.UUID]bool{}
		wantErr(t, v.Revisions(t.Context(), func(_, id uuid.UUID) bool { there[id] = true; return false }, nil), nil)
		for revision, item := range saved {
			if r.held++; item == being {
				continue // killed while it was erased: it is there, or it is not
			}
			if there[revision] == erased[item] {
				r.miss("revision of %s: there %v, erased %v", item, there[revision], erased[item])
			}
		}
		wantErr(t, v.tend(t.Context()), nil)
		wantWhole(t, v)
		wantFaults(t, v)
		entries, err := os.ReadDir(v.folder())
		wantErr(t, err, nil)
		stores := slices.DeleteFunc(entries, func(e os.DirEntry) bool { return !storeName.MatchString(e.Name()) })
		if len(stores) != 1 {
			t.Errorf("%d stores", len(stores))
		}
		if _, err := v.Head(t.Context(), being); errors.Is(err, ErrNotFound) {
			erased[being] = true
		}
		wantErr(t, v.Lock(), nil)
	}
	t.Logf("%d kills, %d saves, %d erased", r.done, len(saved), len(erased))
}

// killErasing kills a process that erases, and gives what it was erasing.
func killErasing(t *testing.T, shelf *Shelf, id string, saved map[uuid.UUID]uuid.UUID, erased map[uuid.UUID]bool, random *rand.Rand) (being uuid.UUID) {
	t.Helper()
	cmd, lines := startChild(t, shelf, id, "erase")
	take := func() {
		var what string
		var item, revision uuid.UUID
		if _, err := fmt.Sscan(lines.Text(), &what, asText{&item}, asText{&revision}); err != nil {
			t.Fatalf("the child says %q", lines.Text())
		}
		switch what {
		case "saved":
			saved[revision] = item
		case "erasing":
			being = item
		case "erased":
			being, erased[item] = uuid.Nil, true
		}
	}
	for range 3 + random.IntN(12) {
		if !lines.Scan() {
			t.Fatal("the child ended by itself")
		}
		take()
	}
	pause(random)
	wantErr(t, cmd.Process.Kill(), nil)
	for lines.Scan() {
		take()
	}
	cmd.Wait()
	return being
}

// pause lets a child go on for a while, so that it is killed anywhere and not only
// after what it says.
func pause(random *rand.Rand) { time.Sleep(time.Duration(random.IntN(150)) * time.Millisecond) }

// What an end of the program left half written may hold what was erased since.
func TestHalfWrittenFilesGo(t *testing.T) {
	shelf, id := lockedJournal(t)
	folder := filepath.Join(shelf.dir, id)
	for _, name := range []string{"db-00", spoolFolder, snapshotsFolder, photosFolder} {
		path := filepath.Join(folder, name, numbered(99)+unfinished)
		if name == "db-00" {
			path = filepath.Join(folder, name+unfinished, "000001.sst")
		}
		wantErr(t, os.MkdirAll(filepath.Dir(path), 0o700), nil)
		put(t, path, []byte("half written"))
	}
	unlock(t, shelf, id, passphrase)
	for path, data := range contents(t, folder) {
		if data == "half written" {
			t.Errorf("%s is still there", path)
		}
	}
}
