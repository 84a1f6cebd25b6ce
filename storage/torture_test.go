package storage

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

var (
	torture = flag.Bool("torture", false, "kill, tear and flip for as long as it takes")
	seed    = flag.Uint64("seed", 0, "of what -torture does at random; 0 takes one from the clock")
)

// chance gives so many rounds and what decides in them: a few, always the same
// ones, in an ordinary run, and many new ones under -torture.
func chance(t *testing.T, ordinary, tortured int) (rounds int, random *rand.Rand) {
	t.Helper()
	rounds, of := ordinary, uint64(0x6765687761726121)
	if testing.Short() {
		rounds = max(1, ordinary/4)
	}
	if *torture {
		if rounds, of = tortured, *seed; of == 0 {
			of = uint64(time.Now().UnixNano())
		}
	}
	t.Logf("%d rounds, seed %d", rounds, of)
	return rounds, rand.New(rand.NewPCG(of, 0))
}

// One bit flipped in any file of a journal: all is shown as it was, or the
// damage is named; nothing else, and this process lives.
func TestFlippedBits(t *testing.T) {
	rounds, random := chance(t, 40, 2000)
	shelf, id, shown := livedJournal(t, 2)
	whole := filepath.Join(shelf.dir, id)
	var names []string
	for path, data := range contents(t, whole) {
		name, err := filepath.Rel(whole, path)
		wantErr(t, err, nil)
		if len(data) > 0 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	repaired, refused := 0, 0
	for range rounds {
		shelf, id := copied(t, whole)
		shelf.calm = true
		name := names[random.IntN(len(names))]
		where := ""
		wantErr(t, changeFile(filepath.Join(shelf.dir, id, name), func(b []byte) []byte {
			at, bit := random.IntN(len(b)), random.IntN(8)
			b[at] ^= 1 << bit
			where = fmt.Sprintf("%s: byte %d, bit %d", name, at, bit)
			return b
		}), nil)
		v, err := shelf.Unlock(t.Context(), id, passphrase)
		if err != nil {
			refused++
			t.Errorf("%s: %v", where, err) // one flipped bit never takes a journal
			continue
		}
		if v.Repair() != nil {
			repaired++
		}
		if got := everything(t, v); !sameContents(got, shown) {
			t.Errorf("%s: something else is shown, and found is %+v", where, v.Repair())
		}
		wantErr(t, v.Lock(), nil)
		wantErr(t, os.RemoveAll(filepath.Dir(shelf.dir)), nil)
	}
	t.Logf("%d flips: %d repaired, %d refused, 0 wrong", rounds, repaired, refused)
}

// A power cut may leave of each file of the store old and new pages side by
// side, or none; of the spool it leaves what was synced. Nothing that was
// acknowledged is lost.
func TestTornFolders(t *testing.T) {
	rounds, random := chance(t, 6, 300)
	_, v := calmJournal(t) // else a snapshot may begin a segment with nothing in it
	told(t, v, func() { wantErr(t, v.Snapshot(t.Context(), nil), nil) })
	old := contents(t, v.store)
	told(t, v, func() {})
	shown := everything(t, v)
	whole := filepath.Join(t.TempDir(), "whole")
	wantErr(t, os.CopyFS(whole, os.DirFS(v.folder())), nil)
	fresh := contents(t, v.store)
	rebuilt := 0
	for n := range rounds {
		torn := cheapShelf(t.TempDir())
		torn.calm = true
		folder := filepath.Join(torn.dir, "torn")
		copyBut(t, folder, whole, "db")
		wantErr(t, os.Mkdir(filepath.Join(folder, "db"), 0o700), nil)
		for path, data := range fresh {
			if random.IntN(12) == 0 {
				continue // the file never came to the disk
			}
			pages := tear(random, old[path], data)
			put(t, filepath.Join(folder, "db", filepath.Base(path)), pages)
		}
		appendTorn(t, random, filepath.Join(folder, spoolFolder, numbered(v.spool.number)))
		u := unlock(t, torn, "torn", passphrase)
		if r := u.Repair(); r != nil && slices.Contains(r.Faults, StoreDamaged) {
			rebuilt++
		}
		if got := everything(t, u); !sameContents(got, shown) {
			t.Errorf("round %d: something is lost, and found is %+v", n, u.Repair())
		}
		wantErr(t, u.Lock(), nil)
		wantErr(t, os.RemoveAll(filepath.Dir(torn.dir)), nil)
	}
	t.Logf("%d torn folders: %d stores made again, 0 saves lost", rounds, rebuilt)
}

const page = 4096

// tear mixes the pages of two states of a file.
func tear(random *rand.Rand, old, fresh string) []byte {
	torn := []byte(fresh)
	for at := 0; at < len(torn); at += page {
		to := min(at+page, len(torn))
		if random.IntN(3) > 0 {
			continue
		}
		clear(torn[at:to])
		if at < len(old) {
			copy(torn[at:to], old[at:])
		}
	}
	return torn
}

// appendTorn leaves what a record that was being written may leave.
func appendTorn(t *testing.T, random *rand.Rand, segment string) {
	t.Helper()
	wantErr(t, changeFile(segment, func(b []byte) []byte {
		switch starts := frames(b); random.IntN(3) {
		case 0:
			return append(b, make([]byte, random.IntN(5000))...)
		case 1:
			from := starts[random.IntN(len(starts))]
			return append(b, b[from:from+1+random.IntN(frameHeadSize-1)]...)
		}
		return b
	}), nil)
}

// copyBut copies a folder without one of its folders.
func copyBut(t *testing.T, to, from, but string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(from, path)
		if entry.IsDir() {
			if name == but {
				return fs.SkipDir
			}
			return errors.Join(err, os.MkdirAll(filepath.Join(to, name), 0o700))
		}
		data, err := os.ReadFile(path)
		put(t, filepath.Join(to, name), data)
		return err
	})
	wantErr(t, err, nil)
}
