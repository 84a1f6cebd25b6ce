package storage

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// late is a context that is cancelled as soon as a journal stands on the shelf.
type late struct {
	context.Context
	cancel func()
	dir    string
}

func cancelledLate(t *testing.T, shelf *Shelf) late {
	ctx, cancel := context.WithCancel(t.Context())
	return late{ctx, cancel, shelf.dir}
}

func (l late) Err() error {
	if all, _ := filepath.Glob(filepath.Join(l.dir, "*")); len(all) > 0 && filepath.Ext(all[0]) != unfinished {
		l.cancel()
	}
	return l.Context.Err()
}

// What is cancelled once it stands on the shelf is done, and so it is said.
func TestRestoreCancelledTooLate(t *testing.T) {
	from, v := fullJournal(t)
	want, whole := allOf(t, v), backedUp(t, v)
	wantErr(t, v.Lock(), nil)
	sealed := filepath.Join(t.TempDir(), "copy"+BackupEnding)
	wantErr(t, from.CopyLocked(t.Context(), v.id, sealed, nil), nil)
	for _, path := range []string{whole, sealed} {
		shelf := cheapShelf(t.TempDir())
		ctx := cancelledLate(t, shelf)
		made, err := shelf.Restore(ctx, openedBackup(t, path, passphrase), Restoring{}, nil)
		if ctx.Err() == nil {
			t.Error("it was not cancelled")
		}
		if err != nil {
			list, _ := shelf.List()
			t.Errorf("said %v, and on the shelf stands %+v", err, list)
			continue
		}
		wantAllOf(t, made, want)
		wantErr(t, made.Lock(), nil)
	}
}

func TestCreateCancelledTooLate(t *testing.T) {
	shelf := cheapShelf(t.TempDir())
	made, err := shelf.Create(cancelledLate(t, shelf), Journal{Name: "Lamp"}, passphrase)
	if err != nil {
		list, _ := shelf.List()
		t.Fatalf("said %v, and on the shelf stands %+v", err, list)
	}
	wantErr(t, made.Lock(), nil)
}

// What was made and then does not open is taken away again: what is said is that
// there is nothing.
func TestMadeAndNotOpened(t *testing.T) {
	_, v := fullJournal(t)
	path := backedUp(t, v)
	for name, begin := range map[string]func(*Shelf) (*Vault, error){
		"create": func(s *Shelf) (*Vault, error) { return s.Create(t.Context(), Journal{Name: "Lamp"}, passphrase) },
		"restore": func(s *Shelf) (*Vault, error) {
			return s.Restore(t.Context(), openedBackup(t, path, passphrase), Restoring{}, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			shelf := cheapShelf(t.TempDir())
			shelf.free = func(path string) (uint64, error) { // full, once it stands there
				if filepath.Dir(path) == shelf.dir && filepath.Ext(path) != unfinished {
					return eraseReserve, nil
				}
				return freeBytes(path)
			}
			_, err := begin(shelf)
			wantErr(t, err, ErrNoSpace)
			if left, err := os.ReadDir(shelf.dir); err != nil || len(left) > 0 {
				t.Errorf("on the shelf lies %v, %v", left, err)
			}
		})
	}
}
