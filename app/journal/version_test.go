package journal_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	. "gehwara/app/journal"
	"gehwara/storage"

	"github.com/google/uuid"
)

// edit writes over an entry.
func (h *house) edit(id uuid.UUID, change func(*Entry)) {
	h.Helper()
	s, err := h.Edit(h.Context(), id)
	h.must(err)
	e := s.Entry()
	change(&e)
	h.must(s.Update(h.Context(), e))
	h.must(s.Commit(h.Context()))
}

// apart copies the house as a folder is copied, and opens the copy.
func (h *house) apart() *house {
	h.Helper()
	h.must(h.vault.Lock())
	dir := h.TempDir()
	from := filepath.Join(h.dir, "journals")
	h.must(os.CopyFS(filepath.Join(dir, "journals"), os.DirFS(from)))
	unlock := func(dir string) vault {
		v, err := storage.OpenShelf(dir).Unlock(h.Context(), h.vault.Journal().ID, housePassphrase)
		h.must(err)
		h.Cleanup(func() { v.Lock() })
		return vault{v}
	}
	h.vault = unlock(h.dir)
	h.open()
	other := &house{T: h.T, dir: dir, vault: unlock(dir), now: h.now}
	other.open()
	return other
}

func (h *house) merge(from *house) {
	h.Helper()
	_, err := h.vault.Merge(h.Context(), from.vault.Vault, nil)
	h.must(err)
}

func texts(versions []Version) (all []string) {
	for _, v := range versions {
		all = append(all, v.Entry.Text)
	}
	return all
}

func (h *house) wantVersions(id uuid.UUID, want ...string) []Version {
	h.Helper()
	versions, err := h.Versions(h.Context(), id)
	h.must(err)
	if got := texts(versions); !slices.Equal(got, want) {
		h.Errorf("versions %q, want %q", got, want)
	}
	return versions
}

func TestHistoryAndBringBack(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "one", Date: h.Today().AddDays(-3)})
	h.edit(id, func(e *Entry) { e.Text, e.Date = "two", h.Today() })
	h.must(h.Delete(h.Context(), id))
	h.must(h.Restore(h.Context(), id))
	history, err := h.History(h.Context(), id)
	h.must(err)
	if got := texts(history); !slices.Equal(got, []string{"two", "two", "two", "one"}) {
		t.Fatalf("history %q", got)
	}
	for i, v := range history {
		if v.Head != (i == 0) || v.Deleted != (i == 1) || v.At.IsZero() || v.Entry.ID != id {
			t.Errorf("version %d: %+v", i, v)
		}
		if i < 3 && !slices.Equal(v.Parents, []uuid.UUID{history[i+1].ID}) {
			t.Errorf("version %d is written over %v", i, v.Parents)
		}
	}
	h.must(h.BringBack(h.Context(), id, history[0].ID)) // it is what stands there
	h.wantRevisions(id, 4)
	h.must(h.BringBack(h.Context(), id, history[3].ID))
	h.wantRevisions(id, 5)
	h.wantTexts("one")
	if e := h.entries()[0]; e.Date != h.Today().AddDays(-3) {
		t.Errorf("brought back to %v", e.Date)
	}
	h.must(h.Delete(h.Context(), id))
	h.must(h.BringBack(h.Context(), id, history[0].ID))
	h.wantTexts("two")
	if err := h.BringBack(h.Context(), id, uuid.New()); !errors.Is(err, ErrNotFound) {
		t.Errorf("a version nobody wrote: %v", err)
	}
	h.must(h.EraseNow(h.Context(), id, nil))
	if _, err := h.History(h.Context(), id); !errors.Is(err, ErrNotFound) {
		t.Errorf("history of what was erased: %v", err)
	}
}

func TestVersionsOfTwoCopies(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "first line\nsecond line"})
	same := h.write(Entry{Text: "same"})
	other := h.apart()
	h.edit(id, func(e *Entry) { e.Text = "first line\nsecond line\nmine" })
	other.edit(id, func(e *Entry) { e.Text, e.Feeling = "first line\nتیسری سطر\nsecond line", Happy })
	h.edit(same, func(e *Entry) { e.Text = "the same words" })
	other.edit(same, func(e *Entry) { e.Text = "the same words" })
	h.merge(other)
	other.merge(h)
	if beside, err := h.Beside(h.Context()); err != nil || len(beside) != 2 || !slices.Contains(beside, id) {
		t.Errorf("beside: %v, %v", beside, err)
	}
	h.wantVersions(same, "the same words")
	versions := h.wantVersions(id, "first line\nتیسری سطر\nsecond line", "first line\nsecond line\nmine")

	other.must(other.BringBack(t.Context(), id, versions[1].ID)) // keep one
	other.wantVersions(id, "first line\nsecond line\nmine")
	h.must(h.KeepBoth(t.Context(), id))
	all := "first line\nتیسری سطر\nsecond line\nmine"
	kept := h.wantVersions(id, all)
	if kept[0].Entry.Feeling != Happy {
		t.Errorf("feeling %v", kept[0].Entry.Feeling)
	}
	h.must(h.KeepBoth(t.Context(), id)) // of one version there is nothing to do
	h.must(h.KeepBoth(t.Context(), same))
	h.wantVersions(same, "the same words")
	if beside, err := h.Beside(h.Context()); err != nil || len(beside) != 0 {
		t.Errorf("beside: %v, %v", beside, err)
	}
	h.merge(other) // they chose otherwise: both choices are kept
	if versions, err := h.Versions(t.Context(), id); err != nil || len(versions) != 2 {
		t.Errorf("%q, %v", texts(versions), err)
	}
	h.must(h.KeepBoth(t.Context(), id))
	h.wantVersions(id, all)
}

// Writing on in an entry that another copy has deleted takes the deletion back, and
// leaves other versions where they are.
func TestEditOverADeletionOfAnotherCopy(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "one"})
	other := h.apart()
	other.must(other.Delete(t.Context(), id))
	h.edit(id, func(e *Entry) { e.Text = "two" })
	h.merge(other)
	h.wantTexts("two")
	h.edit(id, func(e *Entry) { e.Text = "three" })
	other.merge(h)
	other.wantTexts("three")
	other.must(other.Delete(t.Context(), id))
	other.wantTexts()
}

func TestOurs(t *testing.T) {
	h := newHouse(t)
	mine := h.write(Entry{Text: "mine"})
	ours := h.write(Entry{Text: "ours", Ours: true})
	both := h.write(Entry{Text: "ours, and mine in the other copy"})
	deleted := h.write(Entry{Text: "ours, deleted", Ours: true})
	h.must(h.Delete(t.Context(), deleted))
	other := h.apart()
	h.edit(both, func(e *Entry) { e.Ours = true })
	other.edit(both, func(e *Entry) { e.Text = "more, and still mine" })
	h.merge(other)
	var got []uuid.UUID
	h.must(h.Ours(t.Context(), func(e Entry) error {
		got = append(got, e.ID)
		return nil
	}))
	if !slices.Equal(got, []uuid.UUID{ours}) {
		t.Errorf("ours: %v, want %v; mine is %v", got, ours, mine)
	}
	h.must(h.KeepBoth(t.Context(), both))
	for _, e := range h.entries() {
		if e.ID == both && e.Ours {
			t.Error("a version that was mine has become ours")
		}
	}
	h.edit(ours, func(e *Entry) { e.Ours = false })
	h.must(h.Ours(t.Context(), func(e Entry) error {
		t.Errorf("%q is ours", e.Text)
		return nil
	}))
}

// The bodies of an older program say nothing of whose an entry is: they are mine.
func TestOlderEntriesAreMine(t *testing.T) {
	h := newHouse(t)
	body := `{"format":1,"created":"2026-11-01T08:00:00Z","date":"2026-11-01","feeling":0,"text":"old","direction":"","lesson":"","prompt":0,"babies":null}`
	_, err := h.vault.Revise(t.Context(), Change{Item: uuid.New(), Kind: "entry", Sort: "2026-11-01", Body: []byte(body)})
	h.must(err)
	if e := h.entries()[0]; e.Text != "old" || e.Ours {
		t.Errorf("%+v", e)
	}
}

func TestCompare(t *testing.T) {
	for _, tt := range []struct{ name, earlier, later, want string }{
		{"the same", "one two", "one two", "one two"},
		{"nothing", "", "", ""},
		{"from nothing", "", "one", "+one+"},
		{"to nothing", "one", "", "-one-"},
		{"a word more", "she slept", "she slept well", "she slept+ well+"},
		{"a word for another", "she slept well", "she slept badly", "she slept -well-+badly+"},
		{"the end of a sentence", "she slept", "she slept.", "she slept+.+"},
		{"a line between", "one\ntwo\n", "one\nmore\ntwo\n", "one\n+more\n+two\n"},
		{"lines apart", "a b\nsame\nc d\n", "a x\nsame\nc\n", "a -b-+x+\nsame\nc- d-\n"},
		{"Urdu", "بچہ سو گیا۔", "بچہ آرام سے سو گئی۔", "بچہ +آرام سے +سو -گیا-+گئی+۔"},
		{"a joiner is of the word", "کے\u200cلیے", "کے لیے", "-کے\u200cلیے-+کے لیے+"},
		{"a vowel mark is of the word", "سر", "سُر", "-سر-+سُر+"},
	} {
		var got strings.Builder
		var earlier, later string
		for _, p := range Compare(tt.earlier, tt.later) {
			sign := map[Mark]string{Gone: "-", New: "+"}[p.Mark]
			got.WriteString(sign + p.Text + sign)
			if p.Mark != New {
				earlier += p.Text
			}
			if p.Mark != Gone {
				later += p.Text
			}
		}
		if got.String() != tt.want || earlier != tt.earlier || later != tt.later {
			t.Errorf("%s: %q, want %q", tt.name, got.String(), tt.want)
		}
	}
	long := strings.Repeat("لفظ اور ", 30_000)
	pieces := Compare(long, "x "+strings.Repeat("words ", 30_000)+"end")
	if len(pieces) != 2 || pieces[0].Mark != Gone || pieces[1].Mark != New || pieces[0].Text != long {
		t.Errorf("of long texts: %d pieces", len(pieces))
	}
}
