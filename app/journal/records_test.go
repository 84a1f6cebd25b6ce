package journal_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	. "gehwara/app/journal"
	"gehwara/storage"

	"github.com/google/uuid"
)

// vault fits the real store to Records, as the program does.
type vault struct{ *storage.Vault }

func (v vault) Revise(ctx context.Context, c Change) (Revision, error) {
	made, err := v.Vault.Revise(ctx, storage.Change(c))
	return revision(made), fit(err)
}

func (v vault) Heads(ctx context.Context, item uuid.UUID) ([]Revision, error) {
	heads, err := v.Vault.Heads(ctx, item)
	if errors.Is(err, storage.ErrNotFound) {
		return nil, nil
	}
	return revisions(heads), fit(err)
}

func (v vault) History(ctx context.Context, item uuid.UUID) ([]Revision, error) {
	history, err := v.Vault.History(ctx, item)
	return revisions(history), fit(err)
}

func (v vault) EraseNow(ctx context.Context, item uuid.UUID, report func(done, total int)) error {
	return fit(v.Vault.EraseNow(ctx, item, report))
}

func (v vault) Note(ctx context.Context, name string) ([]byte, error) {
	data, err := v.Vault.Note(ctx, name)
	if errors.Is(err, storage.ErrNotFound) {
		return nil, nil
	}
	return data, fit(err)
}

func (v vault) Newest(ctx context.Context, kind, cursor string, n int) ([]Revision, string, error) {
	newest, next, err := v.Vault.Newest(ctx, kind, cursor, n)
	return revisions(newest), next, fit(err)
}

func (v vault) Deleted(ctx context.Context, kind string) ([]Revision, error) {
	deleted, err := v.Vault.Deleted(ctx, kind)
	return revisions(deleted), fit(err)
}

func (v vault) PutDraft(ctx context.Context, d Draft) error {
	return fit(v.Vault.PutDraft(ctx, storage.Draft(d)))
}

func (v vault) Drafts(ctx context.Context) ([]Draft, error) {
	stored, err := v.Vault.Drafts(ctx)
	drafts := make([]Draft, len(stored))
	for i, d := range stored {
		drafts[i] = Draft(d)
	}
	return drafts, fit(err)
}

func revision(r storage.Revision) Revision {
	return Revision{
		ID: r.ID, Item: r.Item, Parents: r.Parents, Kind: r.Kind, Sort: r.Sort,
		At: time.UnixMilli(r.Clock.Millis), Deleted: r.Deleted, Body: r.Body, Photos: r.Photos,
	}
}

func revisions(stored []storage.Revision) []Revision {
	out := make([]Revision, len(stored))
	for i, r := range stored {
		out[i] = revision(r)
	}
	return out
}

func fit(err error) error {
	switch {
	case errors.Is(err, storage.ErrErased):
		return errors.Join(ErrErased, err)
	case errors.Is(err, storage.ErrNotFound):
		return errors.Join(ErrNotFound, err)
	}
	return err
}

// house is a journal in a real sealed store, with a clock that stands still.
type house struct {
	*testing.T
	dir   string
	vault vault
	now   time.Time
	*Journal
}

const housePassphrase = "four warm small words"

func newHouse(t *testing.T) *house {
	t.Helper()
	dir := t.TempDir()
	v, err := storage.OpenShelf(dir).Create(t.Context(), storage.Journal{Name: "Green notebook", Picture: "leaf"}, housePassphrase)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := v.Lock(); err != nil {
			t.Error(err)
		}
	})
	h := &house{T: t, dir: dir, vault: vault{v}, now: time.Now()}
	h.open()
	return h
}

// open opens the journal anew, as after a crash: sessions are gone, records stay.
func (h *house) open() {
	h.Helper()
	j, err := Open(h.Context(), h.vault, func() time.Time { return h.now })
	h.must(err)
	h.Journal = j
}

func (h *house) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// write makes an entry of one revision.
func (h *house) write(e Entry) uuid.UUID {
	h.Helper()
	s := h.Write(e)
	h.must(s.Update(h.Context(), e))
	h.must(s.Commit(h.Context()))
	return s.Entry().ID
}

func (h *house) entries() []Entry {
	h.Helper()
	entries, next, err := h.Newest(h.Context(), "", 100)
	h.must(err)
	if next != "" {
		h.Fatal("more than 100 entries")
	}
	return entries
}

func (h *house) wantTexts(want ...string) {
	h.Helper()
	var got []string
	for _, e := range h.entries() {
		if e.Problem != nil {
			h.Errorf("%s: %v", e.ID, e.Problem)
		}
		got = append(got, e.Text)
	}
	if !slices.Equal(got, want) {
		h.Errorf("entries are %q, want %q", got, want)
	}
}

func (h *house) wantRevisions(id uuid.UUID, want int) {
	h.Helper()
	history, err := h.vault.History(h.Context(), id)
	if errors.Is(err, storage.ErrNotFound) {
		err = nil
	}
	h.must(err)
	if len(history) != want {
		h.Errorf("%d revisions, want %d", len(history), want)
	}
}

func (h *house) wantDrafts(want int) {
	h.Helper()
	drafts, err := h.vault.Drafts(h.Context())
	h.must(err)
	if len(drafts) != want {
		h.Errorf("%d drafts, want %d", len(drafts), want)
	}
}
