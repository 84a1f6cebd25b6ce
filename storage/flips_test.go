package storage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/uuid"
)

// One bit flipped in any file of a journal, that was locked or was killed: all is
// shown as it was; what can't be shown is named instead; and the next unlock finds
// nothing any more. This process lives.
func TestFlippedBits(t *testing.T) {
	r := newTrial(t, "flipped bits", 24, 2000)
	locked, killed := r.album()
	for ; r.done < r.rounds; r.done++ {
		a := locked
		if r.IntN(2) == 0 {
			a = killed
		}
		data := t.TempDir()
		copyBut(t, data, a.folder)
		where := r.flip(data, a.names)
		shelf := cheapShelf(data)
		shelf.calm = true
		before := r.lost
		r.showsOrNames(shelf, a.id, where, a)
		if r.lost > before {
			t.Logf("round %d: %s", r.done, where)
		}
		wantErr(t, os.RemoveAll(data), nil)
	}
}

// album is a journal with photos as it lies on the disk.
type album struct {
	id     string
	folder string   // a copy of the data folder
	names  []string // of its files that have a bit to flip
	shown  map[string]string
	photos map[uuid.UUID][2][]byte // as they are shown, and small
}

// album makes a journal with a life behind it, photos, snapshots and a list of
// what was mended: a copy of it locked, and one as a kill leaves it.
func (r *trial) album() (locked, killed album) {
	r.Helper()
	shelf, id, _ := livedJournal(r, 2)
	wantErr(r, os.WriteFile(filepath.Join(storeOf(r, shelf, id), "note.txt"), []byte("?"), 0o600), nil)
	v := unlock(r, shelf, id, passphrase) // and the note is put aside, which is told
	killed.id, killed.photos = id, map[uuid.UUID][2][]byte{}
	for n := range 2 {
		photo, err := v.AddPhoto(r.Context(), bytes.NewReader(jpegFile(r, 400, 300+n)))
		wantErr(r, err, nil)
		with := entry("2026-11-29", "with a photo")
		with.Photos = []uuid.UUID{photo}
		write(r, v, with)
		killed.photos[photo] = [2][]byte{r.picture(v.Photo(r.Context(), photo)), r.picture(v.Thumbnail(r.Context(), photo))}
	}
	shelf.tried(id, ErrWrongSecret)
	killed.shown = everything(r, v)
	locked = killed
	v.snapping.Lock() // so that the keeper does nothing meanwhile
	killed.copy(r, filepath.Dir(shelf.dir))
	v.snapping.Unlock()
	wantErr(r, v.Lock(), nil)
	locked.copy(r, filepath.Dir(shelf.dir))
	return locked, killed
}

func (r *trial) picture(data []byte, err error) []byte {
	r.Helper()
	wantErr(r, err, nil)
	return data
}

// copy takes the folder as it is at one moment, as a kill leaves it: Badger may be
// writing in it by itself, and a copy that mixes two moments is of none.
func (a *album) copy(t testing.TB, from string) {
	t.Helper()
	room := filepath.Join(journalsFolder, a.id, roomName)
	for before, same := contents(t, from), false; !same; {
		a.folder = filepath.Join(t.TempDir(), "album")
		copyBut(t, a.folder, from, room)
		after := contents(t, from)
		same, before = sameContents(before, after), after
	}
	for path, data := range contents(t, a.folder) {
		name, err := filepath.Rel(a.folder, path)
		wantErr(t, err, nil)
		if len(data) > 0 {
			a.names = append(a.names, name)
		}
	}
	slices.Sort(a.names)
}

// flip flips a bit of any of the files, more often where something was written.
func (r *trial) flip(folder string, names []string) (where string) {
	r.Helper()
	name := names[r.IntN(len(names))]
	path := filepath.Join(folder, name)
	data, err := os.ReadFile(path)
	wantErr(r, err, nil)
	among := len(data)
	if written := len(bytes.TrimRight(data, "\x00")); written > 0 && r.IntN(4) > 0 {
		among = written
	}
	at, bit := r.IntN(among), r.IntN(8)
	data[at] ^= 1 << bit
	putSparse(r, path, data)
	return fmt.Sprintf("%s: byte %d, bit %d", name, at, bit)
}

// showsOrNames opens a journal with a bit flipped, does what is due in a day, and
// opens it again.
func (r *trial) showsOrNames(shelf *Shelf, id, where string, a album) {
	r.Helper()
	v := r.opens(shelf, id) // one flipped bit never takes a journal
	if v == nil {
		return
	}
	r.compare(everything(r, v), a.shown)
	spoilt := r.photos(v, a)
	mended := v.Repair() != nil
	wantErr(r, v.Snapshot(r.Context(), nil), nil) // which looks the older ones through
	if v.Repair() != nil && !mended {
		r.repaired++
	}
	if spoilt > 1 || spoilt > 0 && v.Repair() != nil {
		r.miss("%s: %d pictures do not open, and %+v", where, spoilt, v.Repair())
	}
	r.named += spoilt
	wantErr(r, v.Lock(), nil)

	v, err := shelf.Unlock(r.Context(), id, passphrase)
	if err != nil {
		r.Errorf("%s: it does not open again: %v", where, err)
		return
	}
	if v.Repair() != nil {
		r.Errorf("%s: still not whole: %+v", where, v.Repair())
	}
	r.compare(everything(r, v), a.shown)
	_, whole, err := readHeader(v.folder())
	if err != nil || !whole {
		r.Errorf("%s: the header is not mended: %v", where, err)
	}
	wantWhole(r, v)
	wantErr(r, v.Lock(), nil)
}

// photos counts the pictures that do not open, and says of those that do whether
// they are as they were.
func (r *trial) photos(v *Vault, a album) (spoilt int) {
	r.Helper()
	for id, want := range a.photos {
		shown, err := v.Photo(r.Context(), id)
		small, smallErr := v.Thumbnail(r.Context(), id)
		for i, err := range []error{err, smallErr} {
			r.held++
			switch got := [][]byte{shown, small}[i]; {
			case errors.Is(err, ErrDamaged) && got == nil, errors.Is(err, ErrNewer) && got == nil:
				spoilt++
			case err != nil || !bytes.Equal(got, want[i]):
				r.miss("a picture of %d bytes, %v", len(got), err)
			}
		}
	}
	return spoilt
}
