package screen

import (
	"context"
	"errors"
	"log"
	"os"
	"testing"
	"time"

	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/storage"
)

// vault fits the real store to a journal's records, as the program does.
type vault struct{ *storage.Vault }

func (v vault) Revise(ctx context.Context, c journal.Change) (journal.Revision, error) {
	made, err := v.Vault.Revise(ctx, storage.Change(c))
	return revision(made), fit(err)
}

func (v vault) Heads(ctx context.Context, item uuid.UUID) ([]journal.Revision, error) {
	heads, err := v.Vault.Heads(ctx, item)
	if errors.Is(err, storage.ErrNotFound) {
		return nil, nil
	}
	return revisions(heads), fit(err)
}

func (v vault) History(ctx context.Context, item uuid.UUID) ([]journal.Revision, error) {
	history, err := v.Vault.History(ctx, item)
	return revisions(history), err
}

func (v vault) EraseNow(ctx context.Context, item uuid.UUID, report func(done, total int)) error {
	return v.Vault.EraseNow(ctx, item, report)
}

func (v vault) Note(ctx context.Context, name string) ([]byte, error) {
	data, err := v.Vault.Note(ctx, name)
	if errors.Is(err, storage.ErrNotFound) {
		return nil, nil
	}
	return data, err
}

func (v vault) Newest(ctx context.Context, kind, cursor string, n int) ([]journal.Revision, string, error) {
	newest, next, err := v.Vault.Newest(ctx, kind, cursor, n)
	return revisions(newest), next, fit(err)
}

func (v vault) Deleted(ctx context.Context, kind string) ([]journal.Revision, error) {
	deleted, err := v.Vault.Deleted(ctx, kind)
	return revisions(deleted), fit(err)
}

func (v vault) PutDraft(ctx context.Context, d journal.Draft) error {
	return fit(v.Vault.PutDraft(ctx, storage.Draft(d)))
}

func (v vault) Drafts(ctx context.Context) ([]journal.Draft, error) {
	stored, err := v.Vault.Drafts(ctx)
	drafts := make([]journal.Draft, len(stored))
	for i, d := range stored {
		drafts[i] = journal.Draft(d)
	}
	return drafts, fit(err)
}

func revision(r storage.Revision) journal.Revision {
	return journal.Revision{
		ID: r.ID, Item: r.Item, Parents: r.Parents, Kind: r.Kind, Sort: r.Sort,
		At: time.UnixMilli(r.Clock.Millis), Deleted: r.Deleted, Body: r.Body, Photos: r.Photos,
	}
}

func revisions(stored []storage.Revision) []journal.Revision {
	out := make([]journal.Revision, len(stored))
	for i, r := range stored {
		out[i] = revision(r)
	}
	return out
}

func fit(err error) error {
	switch {
	case errors.Is(err, storage.ErrErased):
		return errors.Join(journal.ErrErased, err)
	case errors.Is(err, storage.ErrNotFound):
		return errors.Join(journal.ErrNotFound, err)
	}
	return err
}

// shelf fits the real shelf to the pages' port, and locks what it opened when the
// test ends.
type shelf struct {
	*testing.T
	real   *storage.Shelf
	opened []*opening
}

func newShelf(t *testing.T) *shelf {
	s := &shelf{T: t, real: storage.OpenShelf(t.TempDir())}
	t.Cleanup(func() {
		for _, o := range s.opened {
			o.Drop()
		}
	})
	return s
}

// opening is an open journal of the real store.
type opening struct {
	t       *testing.T
	shelf   *shelf // nil for the vault that tests share
	vault   *storage.Vault
	journal *journal.Journal
	code    string
}

func (o *opening) Journal() *journal.Journal { return o.journal }

func (o *opening) Drop() {
	if err := o.vault.Lock(); err != nil {
		o.t.Error(err)
	}
}

// Has, Code and Keep make it a Recovery.
func (o *opening) Has() bool { return o.vault.HasRecoveryCode() }

func (o *opening) Code() string {
	if o.code == "" {
		o.code = storage.NewRecoveryCode()
	}
	return o.code
}

func (o *opening) Keep(ctx context.Context) error { return o.vault.SetRecoveryCode(ctx, o.code) }

// Sealed, Rename, Check and SetPassphrase make it an Owned.
func (o *opening) Sealed() Sealed { return Sealed(o.vault.Journal()) }

func (o *opening) Rename(ctx context.Context, to Sealed) error {
	return o.vault.Rename(ctx, to.Name, to.Picture, to.Hidden)
}

func (o *opening) Check(ctx context.Context, secret string) error { return o.vault.Check(ctx, secret) }

func (o *opening) SetPassphrase(ctx context.Context, passphrase string) error {
	return o.vault.SetPassphrase(ctx, passphrase)
}

func (o *opening) Renew(ctx context.Context, passphrase string, report func(done, total int)) (Opening, bool, error) {
	v, err := o.shelf.real.Renew(ctx, o.vault, passphrase, report)
	made, err := o.shelf.open(v, err)
	return made, err == nil && !v.Replaces(), err
}

func (s *shelf) List() ([]Sealed, error) {
	list, err := s.real.List()
	out := make([]Sealed, len(list))
	for i, j := range list {
		out[i] = Sealed(j)
	}
	return out, err
}

func (s *shelf) Find(ctx context.Context, name string) (Sealed, error) {
	j, err := s.real.Find(ctx, name)
	return Sealed(j), fit(err)
}

func (s *shelf) Ready() error { return s.real.Check() }

func (s *shelf) Create(ctx context.Context, j Sealed, passphrase string) (Opening, error) {
	v, err := s.real.Create(ctx, storage.Journal(j), passphrase)
	return s.open(v, err)
}

func (s *shelf) Misread(code string) int {
	var wrong *storage.RecoveryError
	if _, err := storage.ParseRecoveryCode(code); errors.As(err, &wrong) {
		return wrong.Group
	}
	return 0
}

func (s *shelf) Unlock(ctx context.Context, id, secret string, report func(done, total int)) (Opening, error) {
	v, err := s.real.UnlockTelling(ctx, id, secret, report)
	return s.open(v, err)
}

func (s *shelf) open(v *storage.Vault, err error) (Opening, error) {
	if err != nil {
		return nil, err
	}
	j, err := journal.Open(s.Context(), vault{v}, noon)
	if err != nil {
		return nil, err
	}
	o := &opening{t: s.T, shelf: s, vault: v, journal: j}
	s.opened = append(s.opened, o)
	return o, nil
}

// noon of the day of all tests.
func noon() time.Time {
	return time.Date(today.Year, today.Month, today.Day, 12, 0, 0, 0, time.Local)
}

// newJournal is an open journal of the real store, for a test that locks it or
// makes a card for it.
func newJournal(t *testing.T) *opening {
	t.Helper()
	o, err := newShelf(t).Create(t.Context(), Sealed{Name: "Green notebook", Picture: "leaf"}, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return o.(*opening)
}

// shared is one vault for all other tests: to seal a journal takes a while.
var shared *storage.Vault

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "gehwara")
	if err != nil {
		log.Fatal(err)
	}
	shared, err = storage.OpenShelf(dir).Create(context.Background(), storage.Journal{Name: "Green notebook"}, passphrase)
	if err != nil {
		log.Fatal(err)
	}
	code := m.Run()
	if err := errors.Join(shared.Lock(), os.RemoveAll(dir)); err != nil {
		log.Fatal(err)
	}
	os.Exit(code)
}

// notebook is the journal of the shared vault, with nothing left in it of the
// tests before.
func notebook(t *testing.T) *opening {
	t.Helper()
	ctx, must := t.Context(), func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	drafts, err := shared.Drafts(ctx)
	must(err)
	for _, d := range drafts {
		must(shared.DropDraft(ctx, d.Session))
	}
	j, err := journal.Open(ctx, vault{shared}, noon)
	must(err)
	written, _, err := j.Newest(ctx, "", 1000)
	must(err)
	deleted, err := j.Deleted(ctx)
	must(err)
	for _, e := range append(written, deleted...) {
		must(j.Erase(ctx, e.ID))
	}
	babies, err := j.Babies(ctx)
	must(err)
	for _, b := range babies {
		must(j.RemoveBaby(ctx, b.ID))
	}
	must(j.SetAbout(ctx, journal.About{}))
	return &opening{t: t, vault: shared, journal: j}
}

// passphrase opens the journals of the tests.
const passphrase = "ایک چھوٹی چڑیا 12"
