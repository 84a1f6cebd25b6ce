package storage

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
)

// TestLaptops lets three copies of a journal lead their lives, with clocks that
// jump, copies on sticks, merges in any order, and merges broken off. Once all
// have heard of all, they agree, nothing is missing but what was erased, and
// nothing that was erased is back.
func TestLaptops(t *testing.T) {
	oneByOne(t)
	r := newTrial(t, "laptops", 2, 200)
	edits := 200
	if *torture {
		edits = 2000
	}
	var made atomic.Int64
	t.Cleanup(func() { r.held = int(made.Load()) })
	for ; r.done < r.rounds; r.done++ {
		of := r.Uint64()
		t.Run(fmt.Sprint(of), func(t *testing.T) {
			t.Parallel() // they wait for the disk most of the time
			l := newLaptops(t, rand.New(rand.NewPCG(of, 1)))
			for range edits {
				l.live()
			}
			l.exchange()
			l.check()
			made.Add(int64(len(l.made)))
		})
	}
}

// laptops are copies of one journal, and what anybody ever did to it.
type laptops struct {
	*testing.T
	random *rand.Rand
	vaults []*Vault
	clocks []*stoppedClock
	sticks []*Shelf // each with one copy of the folder, locked
	files  []string // backups
	stick  int

	made   map[uuid.UUID]map[uuid.UUID]bool // item: its revisions
	photos map[uuid.UUID]uuid.UUID          // photo: the item that names it
	erased map[uuid.UUID]bool
	did    map[string]int
}

const copyName = "copy" // of a journal's folder on every laptop and stick

func newLaptops(t *testing.T, random *rand.Rand) *laptops {
	l := &laptops{
		T: t, random: random, did: map[string]int{}, erased: map[uuid.UUID]bool{},
		made: map[uuid.UUID]map[uuid.UUID]bool{}, photos: map[uuid.UUID]uuid.UUID{},
	}
	_, first := calmJournal(t)
	l.note(write(t, first, entry("2026-11-22", "the first")))
	wantErr(t, first.Lock(), nil)
	for n := range 3 {
		clock := &stoppedClock{time.Date(2026, 11, 22, n, 0, 0, 0, time.UTC)}
		shelf := l.copied(first.folder())
		shelf.now = clock.now
		l.clocks = append(l.clocks, clock)
		l.vaults = append(l.vaults, unlock(t, shelf, copyName, passphrase))
	}
	return l
}

// copied is a shelf with a copy of a journal's folder that is locked.
func (l *laptops) copied(folder string) *Shelf {
	shelf := cheapShelf(l.TempDir())
	shelf.calm = true
	wantErr(l, os.CopyFS(filepath.Join(shelf.dir, copyName), os.DirFS(folder)), nil)
	return shelf
}

func (l *laptops) note(r Revision) {
	if l.made[r.Item] == nil {
		l.made[r.Item] = map[uuid.UUID]bool{}
	}
	l.made[r.Item][r.ID] = true
	for _, id := range r.Photos {
		l.photos[id] = r.Item
	}
}

// live does one thing on one of the laptops.
func (l *laptops) live() {
	n := l.random.IntN(len(l.vaults))
	l.clocks[n].advance(time.Duration(l.random.IntN(7200)) * time.Second)
	deeds := []struct {
		name string
		odds int
		do   func(n int)
	}{
		{"write", 25, l.write}, {"edit", 40, l.edit}, {"delete", 8, l.put}, {"bring back", 5, l.bringBack},
		{"erase", 3, l.erase}, {"jump", 4, l.jump}, {"reopen", 2, l.reopen}, {"snapshot", 3, l.snapshot},
		{"copy", 2, l.copy}, {"merge", 5, l.mergeOne}, {"break off", 2, l.breakOff}, {"stick", 2, l.mergeStick},
		{"back up", 1, l.backUp}, {"backup", 1, l.mergeBackup},
	}
	odds := 0
	for _, d := range deeds {
		odds += d.odds
	}
	at := l.random.IntN(odds)
	for _, d := range deeds {
		if at -= d.odds; at < 0 {
			l.did[d.name]++
			d.do(n)
			return
		}
	}
}

func (l *laptops) write(n int) {
	c := entry(fmt.Sprintf("2026-11-%02d", 1+l.random.IntN(28)), fmt.Sprint("لفظ ", l.random.IntN(1000)))
	if l.random.IntN(12) == 0 {
		c.Photos = []uuid.UUID{photoIn(l, l.vaults[n])}
	}
	l.note(write(l, l.vaults[n], c))
}

// some is a live or a deleted item of a laptop, as its heads.
func (l *laptops) some(n int, deleted bool) []Revision {
	v := l.vaults[n]
	list, _, err := v.Newest(l.Context(), "entry", "", 1000)
	if deleted {
		list, err = v.Deleted(l.Context(), "entry")
	}
	wantErr(l, err, nil)
	if len(list) == 0 {
		return nil
	}
	heads, err := v.Heads(l.Context(), list[l.random.IntN(len(list))].Item)
	wantErr(l, err, nil)
	return heads
}

// change writes a new head of an item, in place of the first or of all.
func (l *laptops) change(n int, heads []Revision, deleted bool) {
	if len(heads) == 0 {
		return
	}
	c := after(heads[0], fmt.Sprint("اور ", l.random.IntN(1000)))
	c.Deleted, c.Photos = deleted, heads[0].Photos
	if l.random.IntN(2) == 0 {
		for _, other := range heads[1:] {
			c.Parents = append(c.Parents, other.ID)
		}
	}
	l.note(write(l, l.vaults[n], c))
}

func (l *laptops) edit(n int)      { l.change(n, l.some(n, false), false) }
func (l *laptops) put(n int)       { l.change(n, l.some(n, false), true) }
func (l *laptops) bringBack(n int) { l.change(n, l.some(n, true), false) }

func (l *laptops) erase(n int) {
	if heads := l.some(n, l.random.IntN(2) == 0); len(heads) > 0 {
		wantErr(l, l.vaults[n].Erase(l.Context(), heads[0].Item), nil)
		l.erased[heads[0].Item] = true
	}
}

func (l *laptops) jump(n int) {
	year := []int{1970, 2020, 2026, 2027, 2080}[l.random.IntN(5)]
	l.clocks[n].at = time.Date(year, 11, 23, l.random.IntN(24), 0, 0, 0, time.UTC)
}

func (l *laptops) reopen(n int)   { l.vaults[n] = reopen(l, l.vaults[n], passphrase) }
func (l *laptops) snapshot(n int) { wantErr(l, l.vaults[n].tend(l.Context()), nil) }

// copy puts a copy of a laptop's folder on one of three sticks.
func (l *laptops) copy(n int) {
	wantErr(l, l.vaults[n].Lock(), nil)
	stick := l.copied(l.vaults[n].folder())
	l.vaults[n] = unlock(l, l.vaults[n].shelf, copyName, passphrase)
	if len(l.sticks) < 3 {
		l.sticks = append(l.sticks, stick)
		return
	}
	l.sticks[l.stick%3] = stick
	l.stick++
}

func (l *laptops) mergeOne(n int) {
	from := (n + 1 + l.random.IntN(len(l.vaults)-1)) % len(l.vaults)
	merge(l, l.vaults[n], l.vaults[from])
}

func (l *laptops) breakOff(n int) {
	ctx, cancel := context.WithCancel(l.Context())
	defer cancel()
	from := l.vaults[(n+1)%len(l.vaults)]
	steps := l.random.IntN(4)
	_, err := l.vaults[n].Merge(ctx, from, func(int, int) {
		if steps--; steps < 0 {
			cancel()
		}
	})
	if err != nil {
		wantErr(l, err, context.Canceled)
	}
}

func (l *laptops) mergeStick(n int) {
	if len(l.sticks) == 0 {
		return
	}
	stick := unlock(l, l.sticks[l.random.IntN(len(l.sticks))], copyName, passphrase)
	merge(l, l.vaults[n], stick)
	wantErr(l, stick.Lock(), nil)
}

func (l *laptops) backUp(n int) {
	path := filepath.Join(l.TempDir(), "lamp.gehwara")
	wantErr(l, second(l.vaults[n].Backup(l.Context(), path, nil)), nil)
	if l.files = append(l.files, path); len(l.files) > 3 {
		l.files = l.files[1:]
	}
}

func (l *laptops) mergeBackup(n int) {
	if len(l.files) > 0 {
		merge(l, l.vaults[n], openedBackup(l, l.files[l.random.IntN(len(l.files))], passphrase))
	}
}

// exchange lets all hear of all: the first hears of everybody, and tells them.
func (l *laptops) exchange() {
	first := l.vaults[0]
	for _, stick := range l.sticks {
		v := unlock(l, stick, copyName, passphrase)
		merge(l, first, v)
		wantErr(l, v.Lock(), nil)
	}
	for _, file := range l.files {
		merge(l, first, openedBackup(l, file, passphrase))
	}
	for _, v := range l.vaults[1:] {
		merge(l, first, v)
	}
	for _, v := range l.vaults[1:] {
		merge(l, v, first)
		wantNothingNew(l, v, first)
	}
}

func (l *laptops) check() {
	l.Log(l.did, len(l.made), "items,", len(l.erased), "erased,", len(l.photos), "photos")
	for n := range l.vaults {
		l.checkRecords(n, l.vaults[n])
		l.checkPhotos(n, reopen(l, l.vaults[n], passphrase))
		v := l.vaults[n]
		wantWhole(l, v)
		wantEverything(l, v, everything(l, l.vaults[0]))
	}
	last := l.vaults[2]
	shown := everything(l, last)
	wantErr(l, last.Lock(), nil)
	wantErr(l, os.RemoveAll(last.store), nil)
	last = unlock(l, last.shelf, copyName, passphrase)
	wantEverything(l, last, shown)
	wantWhole(l, last)
}

// checkRecords finds every revision that was made of what nobody erased, and none
// beside them.
func (l *laptops) checkRecords(n int, v *Vault) {
	erased := map[uuid.UUID]bool{}
	wantErr(l, v.Tombstones(l.Context(), func(item uuid.UUID) error {
		erased[item] = true
		return nil
	}), nil)
	if !maps.Equal(erased, l.erased) {
		l.Errorf("laptop %d: %d tombstones, want %d", n, len(erased), len(l.erased))
	}
	found := map[uuid.UUID]map[uuid.UUID]bool{}
	wantErr(l, v.Revisions(l.Context(), func(item, id uuid.UUID) bool {
		if found[item] == nil {
			found[item] = map[uuid.UUID]bool{}
		}
		found[item][id] = true
		return false
	}, nil), nil)
	for item, want := range l.made {
		if l.erased[item] {
			want = nil
		}
		if !maps.Equal(found[item], want) {
			l.Errorf("laptop %d: %d revisions of %s, want %d", n, len(found[item]), item, len(want))
		}
		delete(found, item)
	}
	if len(found) > 0 {
		l.Errorf("laptop %d: %d items that nobody made", n, len(found))
	}
}

// checkPhotos finds the photos of what nobody erased, and, once they are swept,
// none beside them.
func (l *laptops) checkPhotos(n int, v *Vault) {
	l.vaults[n] = v
	wantErr(l, v.tend(l.Context()), nil)
	wantErr(l, v.Snapshot(l.Context(), nil), nil)
	var want []uuid.UUID
	for photo, item := range l.photos {
		if !l.erased[item] {
			want = append(want, photo)
		}
	}
	sizes, err := v.PhotoSizes(l.Context())
	wantErr(l, err, nil)
	got := slices.Collect(maps.Keys(sizes))
	slices.SortFunc(want, compareIDs)
	slices.SortFunc(got, compareIDs)
	if !slices.Equal(got, want) {
		l.Errorf("laptop %d: %d photos, want %d", n, len(got), len(want))
	}
	for _, id := range want {
		data, err := v.Photo(l.Context(), id)
		same, other := l.vaults[0].Photo(l.Context(), id)
		if err != nil || other != nil || !bytes.Equal(data, same) {
			l.Errorf("laptop %d: photo %s: %v, %v", n, id, err, other)
		}
	}
}
