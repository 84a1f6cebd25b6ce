package storage

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// tearsEach is how many times one journal is torn.
const tearsEach = 25

// A power cut may leave of each file of the store pages of all its states side
// by side, or none; of the spool it leaves what was synced. Nothing that was
// acknowledged is lost.
func TestTornFolders(t *testing.T) {
	r := newTrial(t, "torn folders", 6, 300)
	for r.done < r.rounds {
		l := r.live()
		for range min(tearsEach, r.rounds-r.done) {
			r.tearOnce(l)
			r.done++
		}
		wantErr(t, os.RemoveAll(filepath.Dir(l.folder)), nil)
	}
}

// life is a journal as it lies on the disk while it is open.
type life struct {
	folder  string              // a copy
	store   string              // the name of its store
	segment string              // and of the segment that is written
	states  []map[string]string // the files of the store as they were, by name, and last as they are
	shown   map[string]string
}

// live writes a journal, with snapshots now and then, and maybe a lock.
func (r *trial) live() life {
	r.Helper()
	_, v := calmJournal(r) // else a snapshot may begin a segment with nothing in it
	var l life
	for range 2 + r.IntN(2) {
		told(r, v, func() {
			if r.IntN(2) == 0 {
				wantErr(r, v.Snapshot(r.Context(), nil), nil)
			}
			l.states = append(l.states, named(contents(r, v.store)))
		})
		if r.IntN(3) == 0 {
			shelf := v.shelf
			wantErr(r, v.Lock(), nil)
			v = unlock(r, shelf, v.id, passphrase)
		}
	}
	told(r, v, func() {})
	l.shown = everything(r, v)
	l.states = append(l.states, named(contents(r, v.store)))
	l.folder, l.store = filepath.Join(r.TempDir(), "life"), filepath.Base(v.store)
	l.segment = filepath.Join(spoolFolder, numbered(v.spool.number))
	copyBut(r, l.folder, v.folder(), l.store, roomName)
	wantErr(r, v.Lock(), nil)
	return l
}

// named has the files of one folder by name.
func named(files map[string]string) map[string]string {
	by := map[string]string{}
	for path, data := range files {
		by[filepath.Base(path)] = data
	}
	return by
}

func (r *trial) tearOnce(l life) {
	r.Helper()
	shelf := cheapShelf(r.TempDir())
	shelf.calm = true
	folder := filepath.Join(shelf.dir, "torn")
	copyBut(r, folder, l.folder)
	wantErr(r, os.Mkdir(filepath.Join(folder, l.store), 0o700), nil)
	now := l.states[len(l.states)-1]
	for _, name := range slices.Sorted(maps.Keys(now)) {
		if r.IntN(12) == 0 {
			continue // the file never came to the disk
		}
		putSparse(r, filepath.Join(folder, l.store, name), r.tear(l.states, name))
	}
	r.appendTorn(filepath.Join(folder, l.segment))
	if v := r.opens(shelf, "torn"); v != nil {
		r.compare(everything(r, v), l.shown)
		wantErr(r, v.Lock(), nil)
	}
	wantErr(r, os.RemoveAll(filepath.Dir(shelf.dir)), nil)
}

const page = 4096

// tear mixes the pages of the states of a file.
func (r *trial) tear(states []map[string]string, name string) []byte {
	torn := []byte(states[len(states)-1][name])
	for at := 0; at < len(torn); at += page {
		if r.IntN(3) > 0 {
			continue
		}
		clear(torn[at:min(at+page, len(torn))])
		if old := states[r.IntN(len(states)-1)][name]; at < len(old) && r.IntN(2) == 0 {
			copy(torn[at:min(at+page, len(torn))], old[at:])
		}
	}
	return torn
}

// appendTorn leaves what a record that was being written may leave.
func (r *trial) appendTorn(segment string) {
	r.Helper()
	wantErr(r, changeFile(segment, func(b []byte) []byte {
		switch starts := frames(b); r.IntN(3) {
		case 0:
			return append(b, make([]byte, r.IntN(5000))...)
		case 1:
			from := starts[r.IntN(len(starts))]
			return append(b, b[from:from+1+r.IntN(frameHeadSize-1)]...)
		}
		return b
	}), nil)
}

// copyBut copies a folder without some of what is in it.
func copyBut(t testing.TB, to, from string, but ...string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(from, path)
		switch {
		case slices.Contains(but, name) && entry.IsDir():
			return fs.SkipDir
		case slices.Contains(but, name):
			return nil
		case entry.IsDir():
			return errors.Join(err, os.MkdirAll(filepath.Join(to, name), 0o700))
		}
		data, err := os.ReadFile(path)
		putSparse(t, filepath.Join(to, name), data)
		return err
	})
	wantErr(t, err, nil)
}

// putSparse writes a file, and leaves out the zeros at its end: Badger's logs are
// mostly those.
func putSparse(t testing.TB, path string, data []byte) {
	t.Helper()
	put(t, path, bytes.TrimRight(data, "\x00"))
	wantErr(t, os.Truncate(path, int64(len(data))), nil)
}
