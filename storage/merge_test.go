package storage

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/google/uuid"
)

// twins are a journal and a copy of its folder, each on a shelf of its own, where
// nothing is done beside the calls.
func twins(t testing.TB, v *Vault) (one, two *Vault) {
	t.Helper()
	wantErr(t, v.Lock(), nil)
	shelf, id := copied(t, v.folder())
	shelf.calm = true
	return unlock(t, v.shelf, v.id, passphrase), unlock(t, shelf, id, passphrase)
}

func merge(t testing.TB, to *Vault, from Source) MergeReport {
	t.Helper()
	said, err := to.Merge(t.Context(), from, nil)
	wantErr(t, err, nil)
	return said
}

// wantNothingNew merges again, which must change nothing.
func wantNothingNew(t testing.TB, to *Vault, from Source) {
	t.Helper()
	shown, end := everything(t, to), to.state.place
	said := merge(t, to, from)
	if len(said.New)+len(said.Changed)+len(said.Beside)+said.Erased+said.Photos > 0 {
		t.Errorf("merged again: %+v", said)
	}
	wantEverything(t, to, shown)
	if to.state.place != end {
		t.Errorf("merged again: %d saves", to.state.place.seq-end.seq)
	}
}

func wantReport(t testing.TB, got, want MergeReport) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the report is\n%+v, want\n%+v", got, want)
	}
}

// What each side of a folder that was copied by hand has since is in both after a
// merge either way, as they are after a kill, too.
func TestMergeOfACopiedFolder(t *testing.T) {
	_, v := calmJournal(t)
	told(t, v, func() {})
	both := write(t, v, entry("2026-10-02", "both"))
	put := write(t, v, entry("2026-10-03", "put away there"))
	gone := write(t, v, entry("2026-10-04", "erased there"))
	kept := write(t, v, entry("2026-10-05", "erased here"))
	here, there := twins(t, v)

	write(t, here, after(both, "both, here"))
	write(t, here, after(put, "put away there, changed here"))
	wantErr(t, here.Erase(t.Context(), kept.Item), nil)
	write(t, there, after(both, "both, there"))
	write(t, there, after(write(t, there, after(kept, "one more")), "two more"))
	away := after(put, "put away there")
	away.Deleted = true
	write(t, there, away)
	wantErr(t, there.Erase(t.Context(), gone.Item), nil)
	fresh := write(t, there, entry("2026-10-06", "new there"))

	said := merge(t, here, there)
	if said.Same["entry"] < 5 {
		t.Errorf("%v items are the same", said.Same)
	}
	wantReport(t, said, MergeReport{
		Same: said.Same, New: map[string]int{"entry": 1}, Changed: map[string]int{"entry": 2},
		Beside: []Beside{{both.Item, "entry"}}, Erased: 1, Withheld: 1,
	})
	heads, err := here.Heads(t.Context(), both.Item)
	wantBodies(t, "both", heads, err, "both, there", "both, here")
	head, err := here.Head(t.Context(), put.Item)
	wantBodies(t, "an edit beside a deletion", []Revision{head}, err, "put away there, changed here")
	head, err = here.Head(t.Context(), fresh.Item)
	if err != nil || !reflect.DeepEqual(head, fresh) {
		t.Errorf("%+v, %v, want %+v", head, err, fresh)
	}
	for _, item := range []uuid.UUID{gone.Item, kept.Item} {
		_, err := here.Head(t.Context(), item)
		wantErr(t, err, ErrNotFound)
	}
	wantNothingNew(t, here, there)
	merge(t, there, here)
	wantNothingNew(t, there, here)
	shown := everything(t, here)
	wantEverything(t, there, shown)
	wantWhole(t, here)
	wantWhole(t, there)

	wantErr(t, here.Lock(), nil)
	wantErr(t, os.RemoveAll(here.store), nil)
	here = unlock(t, here.shelf, here.id, passphrase)
	wantFaults(t, here, StoreDamaged)
	wantEverything(t, here, shown)
	wantWhole(t, here)
}

// A merge broken off at any step leaves a journal that is whole, and the next one
// does the rest.
func TestMergeBrokenOff(t *testing.T) {
	_, v := calmJournal(t)
	made := write(t, v, entry("2026-10-01", "0"))
	gone := write(t, v, entry("2026-10-02", "gone"))
	here, there := twins(t, v)
	for n := range 3 {
		p := photoIn(t, there)
		c := after(made, string(rune('1'+n)))
		c.Photos = []uuid.UUID{p}
		made = write(t, there, c)
		write(t, there, entry("2026-10-03", "new"))
	}
	big := make([]byte, 300<<10) // each in a transaction of its own
	for n := range 4 {
		copy(big[n*4096:], bytes.Repeat([]byte{byte(n + 1)}, 4096))
		c := entry("2026-10-04", string(big))
		write(t, there, c)
	}
	wantErr(t, there.Erase(t.Context(), gone.Item), nil)

	broken := 0
	for ; broken < 20; broken++ {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := here.Merge(ctx, there, func(done, total int) {
			if cancel(); done < 1 || done > total {
				t.Errorf("%d of %d", done, total)
			}
		})
		wantWhole(t, here)
		if heads, failed := here.Heads(t.Context(), made.Item); failed != nil || len(heads) != 1 {
			t.Errorf("broken off %d times: %d heads, %v", broken, len(heads), failed)
		}
		if err == nil {
			break
		}
		wantErr(t, err, context.Canceled)
	}
	if broken < 4 || broken == 20 {
		t.Errorf("broken off %d times", broken)
	}
	wantEverything(t, here, everything(t, there))
	wantNothingNew(t, here, there)
	for _, id := range made.Photos {
		_, err := here.Photo(t.Context(), id)
		wantErr(t, err, nil)
	}
}

func photoIn(t testing.TB, v *Vault) uuid.UUID {
	t.Helper()
	id, err := v.AddPhoto(t.Context(), bytes.NewReader(jpegFile(t, 8, 8)))
	wantErr(t, err, nil)
	return id
}

// Photos come with what names them, sealed anew, and none that only an erased item
// names; one that this copy has lost is brought back.
func TestMergeOfPhotos(t *testing.T) {
	_, v := calmJournal(t)
	with := func(day string, photo uuid.UUID) Change {
		c := entry(day, day)
		c.Photos = []uuid.UUID{photo}
		return c
	}
	old := photoIn(t, v)
	write(t, v, with("2026-10-01", old))
	gone := photoIn(t, v)
	goes := write(t, v, with("2026-10-02", gone))
	here, there := twins(t, v)
	fresh, loose := photoIn(t, there), photoIn(t, there)
	write(t, there, with("2026-10-03", fresh))
	nowhere := uuid.New()
	write(t, there, with("2026-10-04", nowhere))
	wantErr(t, here.Erase(t.Context(), goes.Item), nil)
	here = reopen(t, here, passphrase)
	wantErr(t, here.tend(t.Context()), nil)
	wantPhotos(t, here, "before", old)
	for _, name := range []string{photoFile(old), photoFile(old) + thumbEnding} {
		wantErr(t, os.Remove(filepath.Join(here.photos(), name)), nil)
	}
	said := merge(t, here, there)
	if said.Photos != 2 || said.Missing != 1 || said.Withheld != 1 {
		t.Errorf("%+v", said)
	}
	wantPhotos(t, here, "merged", old, fresh)
	for _, id := range []uuid.UUID{old, fresh} {
		want, err := there.Photo(t.Context(), id)
		wantErr(t, err, nil)
		got, err := here.Photo(t.Context(), id)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("photo of %d bytes, want %d: %v", len(got), len(want), err)
		}
		small, err := here.Thumbnail(t.Context(), id)
		if err != nil || len(small) == 0 {
			t.Errorf("thumbnail: %v", err)
		}
	}
	wantNothingNew(t, here, there)
	wantErr(t, here.Snapshot(t.Context(), nil), nil)
	wantPhotos(t, here, "swept", old, fresh)
	_, err := here.Photo(t.Context(), loose)
	wantErr(t, err, ErrNotFound)
}

// What is half written in the other copy comes as one version, whoever merges it
// and however often; what says nothing new does not come.
func TestMergeOfDrafts(t *testing.T) {
	_, v := calmJournal(t)
	made := write(t, v, entry("2026-10-01", "begun"))
	here, there := twins(t, v)
	draft := func(item uuid.UUID, text string, parents ...uuid.UUID) Draft {
		d := Draft{Session: uuid.New(), Item: item, Kind: "entry", Sort: "2026-10-01", Parents: parents, Body: []byte(text)}
		wantErr(t, there.PutDraft(t.Context(), d), nil)
		return d
	}
	draft(made.Item, "begun, and half", made.ID)
	draft(made.Item, "begun", made.ID)
	first := draft(uuid.New(), "never a revision")
	gone := draft(uuid.New(), "gone")
	wantErr(t, here.Erase(t.Context(), gone.Item), nil)
	merge(t, here, there)
	head, err := here.Heads(t.Context(), made.Item)
	wantBodies(t, "half written", head, err, "begun, and half")
	head, err = here.Heads(t.Context(), first.Item)
	wantBodies(t, "never a revision", head, err, "never a revision")
	_, err = here.Head(t.Context(), gone.Item)
	wantErr(t, err, ErrNotFound)
	wantNothingNew(t, here, there)
	third := unlock(t, here.shelf, copyBeside(t, v), passphrase)
	merge(t, third, there)
	merge(t, here, third)
	wantNothingNew(t, here, third)
	if drafts, err := there.Drafts(t.Context()); err != nil || len(drafts) != 4 {
		t.Errorf("the other copy has %d drafts, %v", len(drafts), err)
	}
}

// copyBeside copies a journal's folder on its own shelf while it is open.
func copyBeside(t *testing.T, v *Vault) string {
	t.Helper()
	id := uuid.NewString()
	wantErr(t, os.CopyFS(filepath.Join(v.shelf.dir, id), os.DirFS(v.folder())), nil)
	return id
}

func TestMergeRefuses(t *testing.T) {
	shelf, v := calmJournal(t)
	write(t, v, entry("2026-10-01", "words"))
	here, there := twins(t, v)
	other, err := shelf.Create(t.Context(), Journal{Name: "other"}, passphrase)
	wantErr(t, err, nil)
	t.Cleanup(func() { other.Lock() })
	write(t, other, entry("2026-10-02", "of somebody else"))
	shown := everything(t, here)
	_, err = here.Merge(t.Context(), other, nil)
	wantErr(t, err, ErrOtherJournal)

	write(t, there, entry("2026-10-03", "new"))
	here.shelf.free = func(string) (uint64, error) { return reserve, nil }
	_, err = here.Merge(t.Context(), there, nil)
	wantErr(t, err, ErrNoSpace)
	here.shelf.free = freeBytes

	for name, spoil := range map[string]func(*Revision){
		"nobody's": func(r *Revision) { r.Item = uuid.Nil },
		"nameless": func(r *Revision) { r.ID = uuid.Nil },
		"kind":     func(r *Revision) { r.Kind = "../entry" },
		"sort":     func(r *Revision) { r.Sort = "ایک" },
		"parents":  func(r *Revision) { r.Parents = make([]uuid.UUID, 256) },
	} {
		_, err := here.Merge(t.Context(), spoilt{there, spoil}, nil)
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	wantEverything(t, here, shown)
	if here.suspect.Load() {
		t.Error("a bad source has made the store suspect")
	}
	self := here.state.place
	if said := merge(t, here, here); len(said.Same) != 0 || here.state.place != self {
		t.Errorf("merged with itself: %+v", said)
	}
	wantErr(t, there.Lock(), nil)
	_, err = here.Merge(t.Context(), there, nil)
	wantErr(t, err, ErrLocked)
	wantEverything(t, here, shown)
}

// spoilt is a copy that gives revisions no journal can hold.
type spoilt struct {
	*Vault
	spoil func(*Revision)
}

func (s spoilt) Revisions(ctx context.Context, wanted func(item, revision uuid.UUID) bool, visit func(Revision) error) error {
	return s.Vault.Revisions(ctx, wanted, func(r Revision) error {
		s.spoil(&r)
		return visit(r)
	})
}

// A copy whose clock runs years ahead does not set ours, and what is written here
// on having seen it comes after it all the same. One that is a little ahead does.
func TestMergeWithAWrongClock(t *testing.T) {
	at := time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)
	for name, tt := range map[string]struct {
		there time.Time
		least time.Time // what is written here afterwards is later than that
		most  time.Time
	}{
		"years ahead": {at.AddDate(54, 0, 0), at, at.AddDate(0, 0, 1)},
		"an hour":     {at.Add(time.Hour), at.Add(time.Hour), at.Add(2 * time.Hour)},
		"dead":        {time.Unix(9, 0), at, at.Add(time.Minute)},
	} {
		t.Run(name, func(t *testing.T) {
			shelf, v := calmJournal(t)
			shelf.now = (&stoppedClock{at}).now
			made := write(t, v, entry("2026-11-22", "0"))
			here, there := twins(t, v)
			there.shelf.now = (&stoppedClock{tt.there}).now
			made = write(t, there, after(made, "1"))
			merge(t, here, there)
			next := write(t, here, after(made, "2"))
			if got := time.UnixMilli(next.Clock.Millis); got.Before(tt.least) || got.After(tt.most) {
				t.Errorf("written at %s", got.UTC())
			}
			history, err := here.History(t.Context(), made.Item)
			wantBodies(t, "history", history, err, "2", "1", "0")
			heads, err := here.Heads(t.Context(), made.Item)
			wantBodies(t, "heads", heads, err, "2")
			wantErr(t, here.Lock(), nil)
			wantErr(t, os.RemoveAll(here.store), nil)
			here = unlock(t, here.shelf, here.id, passphrase)
			next = write(t, here, after(next, "3"))
			if got := time.UnixMilli(next.Clock.Millis); got.After(tt.most) {
				t.Errorf("made again, written at %s", got.UTC())
			}
			wantWhole(t, here)
		})
	}
}

// A revision that a damaged spool has lost, and whose child it has not, comes back
// as history and not as a version of its own.
func TestMergeBringsBackALostParent(t *testing.T) {
	_, v := calmJournal(t)
	first := write(t, v, entry("2026-10-01", "first"))
	second := write(t, v, after(first, "second"))
	here, there := twins(t, v)
	wantErr(t, here.write(t.Context(), "lose", reserve, func(r *records) error {
		return r.remove(recordKey(keyRevision, first.Item, first.ID))
	}), nil)
	merge(t, here, there)
	heads, err := here.Heads(t.Context(), first.Item)
	wantBodies(t, "heads", heads, err, "second")
	history, err := here.History(t.Context(), first.Item)
	wantBodies(t, "history", history, err, "second", "first")
	if heads[0].ID != second.ID {
		t.Errorf("head %s", heads[0].ID)
	}
	wantWhole(t, here)
}
