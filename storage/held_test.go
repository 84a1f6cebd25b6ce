package storage

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
)

// full makes the shelf's disk have so little room, or as much as there is.
func (s *Shelf) full(on bool) {
	s.free = freeBytes
	if on {
		s.free = func(string) (uint64, error) { return eraseReserve, nil }
	}
}

func TestDraftTheDiskRefusesOutlivesALock(t *testing.T) {
	shelf, v := newJournal(t)
	one := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry", Body: []byte("one")}
	two := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry", Body: []byte("two")}
	wantErr(t, v.PutDraft(t.Context(), one), nil)
	shelf.full(true)
	one.Body = []byte("one, and the rest")
	for _, d := range []Draft{two, one, two} {
		wantErr(t, v.PutDraft(t.Context(), d), ErrNoSpace)
	}
	for _, list := range shelf.held {
		for _, h := range list {
			if string(h.sealed) == string(one.append(nil)) || len(h.sealed) <= len(one.Body) {
				t.Error("held in the clear")
			}
		}
	}
	wantErr(t, v.Lock(), nil)
	_, err := shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrNoSpace)
	shelf.full(false)
	v = unlock(t, shelf, v.id, passphrase)
	wantDrafts(t, v, one, two)
	v = reopen(t, v, passphrase)
	wantDrafts(t, v, one, two)
	if len(shelf.held[v.id]) > 0 {
		t.Error("still held though it is on the disk")
	}
}

func TestHeldDraftsAreLetGo(t *testing.T) {
	for name, end := range map[string]func(*Vault, Draft) error{
		"written": func(v *Vault, d Draft) error { return v.PutDraft(t.Context(), d) },
		"revised": func(v *Vault, d Draft) error {
			_, err := v.Revise(t.Context(), Change{Item: d.Item, Kind: d.Kind, Body: d.Body, Session: d.Session})
			return err
		},
		"dropped": func(v *Vault, d Draft) error { return v.DropDraft(t.Context(), d.Session) },
		"erased":  func(v *Vault, d Draft) error { return v.Erase(t.Context(), d.Item) },
	} {
		t.Run(name, func(t *testing.T) {
			shelf, v := newJournal(t)
			d := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry", Body: []byte("words")}
			shelf.full(true)
			wantErr(t, v.PutDraft(t.Context(), d), ErrNoSpace)
			shelf.full(false)
			wantErr(t, end(v, d), nil)
			if len(shelf.held[v.id]) > 0 {
				t.Error("still held")
			}
		})
	}
}

// What is written in a store whose files have lost their names would be gone
// when they are closed: it must not be called saved.
func TestStoreThatIsTakenAway(t *testing.T) {
	away := map[string]func(*Vault) error{
		"journal renamed": func(v *Vault) error { return os.Rename(v.folder(), v.folder()+"-away") },
		"all removed":     func(v *Vault) error { return os.RemoveAll(v.shelf.dir) },
		"store removed":   func(v *Vault) error { return os.RemoveAll(v.store) },
		"files removed": func(v *Vault) error {
			files, err := filepath.Glob(filepath.Join(v.store, "*"))
			for _, file := range files {
				err = errors.Join(err, os.Remove(file))
			}
			return err
		},
		"another in its place": func(v *Vault) error {
			return errors.Join(os.Rename(v.store, v.store+"-away"), os.CopyFS(v.store, os.DirFS(v.store+"-away")))
		},
	}
	for name, take := range away {
		t.Run(name, func(t *testing.T) {
			_, v := newJournal(t)
			wantErr(t, take(v), nil)
			_, err := v.Revise(t.Context(), entry("2026-11-22", "words"))
			wantErr(t, err, ErrReadOnly)
			wantErr(t, v.PutDraft(t.Context(), Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry"}), ErrReadOnly)
			_ = v.Lock() // closes what is left, and does not end the process
		})
	}
}

// A folder that was away for a while, as a stick that was pulled out is, loses
// nothing.
func TestFolderComesBack(t *testing.T) {
	shelf, v := newJournal(t)
	d := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry", Body: []byte("words")}
	wantErr(t, os.Rename(shelf.dir, shelf.dir+"-away"), nil)
	wantErr(t, v.PutDraft(t.Context(), d), ErrReadOnly)
	if err := v.Lock(); err != nil {
		t.Log("the lock says:", err)
	}
	wantErr(t, os.Rename(shelf.dir+"-away", shelf.dir), nil)
	wantDrafts(t, unlock(t, shelf, v.id, passphrase), d)
}

func wantDrafts(t *testing.T, v *Vault, want ...Draft) {
	t.Helper()
	got := map[uuid.UUID]string{}
	list, err := v.Drafts(t.Context())
	wantErr(t, err, nil)
	for _, d := range list {
		got[d.Session] = string(d.Body)
	}
	for _, d := range want {
		if got[d.Session] != string(d.Body) {
			t.Errorf("draft %q, want %q", got[d.Session], d.Body)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d drafts, want %d", len(got), len(want))
	}
}
