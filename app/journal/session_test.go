package journal_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	. "gehwara/app/journal"

	"github.com/google/uuid"
)

func TestNewEntryLeavesNothingUntilItSaysSomething(t *testing.T) {
	h := newHouse(t)
	s := h.Write(Entry{Lesson: "imagined-baby", Prompt: 1})
	e := s.Entry()
	for _, text := range []string{"", " \n\t", "ا", "  "} {
		e.Text = text
		h.must(s.Update(h.Context(), e))
	}
	h.wantDrafts(0)
	h.must(s.Commit(h.Context()))
	h.wantTexts()
	h.wantRevisions(e.ID, 0)

	e.Text, e.Feeling = "", Light // a face needs no words
	h.must(s.Update(h.Context(), e))
	h.must(s.Commit(h.Context()))
	h.wantTexts("")
	if got := h.entries()[0]; got.Feeling != Light || got.Lesson != "imagined-baby" || got.Prompt != 1 {
		t.Errorf("the entry came back as %+v", got)
	}
}

func TestAutosave(t *testing.T) {
	h := newHouse(t)
	s := h.Write(Entry{})
	e := s.Entry()
	for _, text := range []string{"آج", "آج پہلی", "آج پہلی بار kick محسوس ہوئی۔"} {
		e.Text = text
		h.must(s.Update(h.Context(), e))
		h.wantDrafts(1)
	}
	h.wantTexts()
	h.must(s.Commit(h.Context()))
	h.must(s.Commit(h.Context()))
	h.wantDrafts(0)
	h.wantTexts("آج پہلی بار kick محسوس ہوئی۔")
	h.wantRevisions(e.ID, 1)

	e.Text += "\nabc"
	h.must(s.Update(h.Context(), e))
	h.must(s.Commit(h.Context()))
	h.wantRevisions(e.ID, 2)
	h.wantTexts("آج پہلی بار kick محسوس ہوئی۔\nabc")
}

func TestNothingIsWrittenWhenNothingChanged(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "one", Feeling: Sad, Babies: []uuid.UUID{}})
	s, err := h.Edit(h.Context(), id)
	h.must(err)
	e := s.Entry()
	h.must(s.Update(h.Context(), e))
	h.wantDrafts(0)
	e.Text = "two"
	h.must(s.Update(h.Context(), e))
	h.wantDrafts(1)
	e.Text = "one"
	h.must(s.Update(h.Context(), e))
	h.wantDrafts(0)
	h.must(s.Commit(h.Context()))
	h.wantRevisions(id, 1)

	e.Text = "" // an entry that was there can be emptied
	h.must(s.Update(h.Context(), e))
	h.must(s.Commit(h.Context()))
	h.wantRevisions(id, 2)
	h.wantTexts("")
}

func TestTenMinutesMakeARevision(t *testing.T) {
	h := newHouse(t)
	s := h.Write(Entry{})
	e := s.Entry()
	for i, want := range []int{0, 0, 1, 1, 1, 2} {
		e.Text += "a "
		h.must(s.Update(h.Context(), e))
		h.wantRevisions(e.ID, want)
		if i == 1 || i == 4 {
			h.now = h.now.Add(2 * time.Minute)
		}
		h.now = h.now.Add(4 * time.Minute)
	}
	h.wantTexts(strings.Repeat("a ", 6))
}

func TestCrashKeepsTheDraft(t *testing.T) {
	h := newHouse(t)
	old := h.write(Entry{Text: "yesterday", Date: h.Today().AddDays(-1)})
	begun := h.Write(Entry{})
	h.must(begun.Update(h.Context(), Entry{Text: "نئی بات", Date: h.Today()}))
	changed, err := h.Edit(h.Context(), old)
	h.must(err)
	e := changed.Entry()
	e.Text = "yesterday, told again"
	h.must(changed.Update(h.Context(), e))

	h.open()
	h.wantTexts("نئی بات", "yesterday, told again")
	h.wantRevisions(old, 2)
	h.wantDrafts(0)
	if got := h.TakeRecovered(); len(got) != 2 {
		t.Errorf("recovered %v", got)
	}
	h.open()
	h.wantRevisions(old, 2)
	if got := h.TakeRecovered(); len(got) != 0 {
		t.Errorf("recovered again: %v", got)
	}
}

func TestCrashAfterDeletion(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "one"})
	s, err := h.Edit(h.Context(), id)
	h.must(err)
	h.must(h.Delete(h.Context(), id))
	e := s.Entry()
	e.Text = "two"
	h.must(s.Update(h.Context(), e))
	h.open()
	h.wantTexts("two") // an edit beats a deletion made beside it
}

func TestDiscard(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "one"})
	s, err := h.Edit(h.Context(), id)
	h.must(err)
	e := s.Entry()
	e.Text = "two"
	h.must(s.Update(h.Context(), e))
	h.must(s.Discard(h.Context()))
	h.wantDrafts(0)
	e.Text = "three" // an autosave that comes late
	h.must(s.Update(h.Context(), e))
	h.must(s.Commit(h.Context()))
	h.wantDrafts(0)
	h.wantTexts("one")

	h.must(h.Erase(h.Context(), id))
	h.wantTexts()
	if err := h.Restore(h.Context(), id); !errors.Is(err, ErrNotFound) {
		t.Errorf("restoring an erased entry: %v", err)
	}
}

func TestErasedEntryStaysErased(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "one"})
	s, err := h.Edit(h.Context(), id)
	h.must(err)
	h.must(h.Erase(h.Context(), id))
	e := s.Entry()
	e.Text = "two"
	if err := s.Update(h.Context(), e); !errors.Is(err, ErrErased) {
		t.Errorf("Update: %v", err)
	}
	if err := s.Commit(h.Context()); !errors.Is(err, ErrErased) {
		t.Errorf("Commit: %v", err)
	}
	h.open()
	h.wantTexts()
	h.wantDrafts(0)
}

func TestWordsNeverWaitForADate(t *testing.T) {
	h := newHouse(t)
	s := h.Write(Entry{Date: Date{2025, 2, 30}})
	if got := s.Entry().Date; got != h.Today() {
		t.Errorf("begun on %v", got)
	}
	e := s.Entry()
	e.Date = date(t, "2024-02-29")
	h.must(s.Update(h.Context(), e))
	for _, bad := range []Date{{}, {2025, 2, 30}, h.Today().AddDays(1)} {
		e.Text, e.Date = "words on "+bad.String(), bad
		h.must(s.Update(h.Context(), e))
		if got := s.Entry(); got.Date != date(t, "2024-02-29") || got.Text != e.Text {
			t.Errorf("after %v: %+v", bad, got)
		}
	}
	h.must(s.Commit(h.Context()))
	if got := h.entries()[0].Date; got != date(t, "2024-02-29") {
		t.Errorf("kept on %v", got)
	}
}

func TestUpdateKeepsWhatASessionIsAbout(t *testing.T) {
	h := newHouse(t)
	s := h.Write(Entry{})
	began := s.Entry()
	h.must(s.Update(h.Context(), Entry{ID: uuid.New(), Created: time.Unix(0, 0), Text: "a", Date: h.Today()}))
	if got := s.Entry(); got.ID != began.ID || !got.Created.Equal(began.Created) {
		t.Errorf("%+v became %+v", began, got)
	}
}

func TestCloseSavesWhatSessionsHold(t *testing.T) {
	h := newHouse(t)
	for _, text := range []string{"one", "", "three"} {
		s := h.Write(Entry{})
		h.must(s.Update(h.Context(), Entry{Text: text, Date: h.Today()}))
	}
	dropped := h.Write(Entry{})
	h.must(dropped.Update(h.Context(), Entry{Text: "dropped", Date: h.Today()}))
	h.must(dropped.Discard(h.Context()))
	for range 2 {
		h.must(h.Settle(h.Context()))
		h.wantTexts("three", "one")
	}
	h.wantDrafts(0)
}

// failing refuses to write while err is set.
type failing struct {
	Records
	err error
}

func (f *failing) PutDraft(ctx context.Context, d Draft) error {
	if f.err != nil {
		return f.err
	}
	return f.Records.PutDraft(ctx, d)
}

func (f *failing) Revise(ctx context.Context, c Change) (Revision, error) {
	if f.err != nil {
		return Revision{}, f.err
	}
	return f.Records.Revise(ctx, c)
}

func TestWordsAreHeldWhileTheDiskIsFull(t *testing.T) {
	h := newHouse(t)
	full := errors.New("no space")
	records := &failing{Records: h.vault}
	j, err := Open(h.Context(), records, time.Now)
	h.must(err)
	s := j.Write(Entry{})
	e := s.Entry()
	e.Text = "one"
	h.must(s.Update(h.Context(), e))
	records.err = full
	e.Text = "one two"
	if err := s.Update(h.Context(), e); !errors.Is(err, full) {
		t.Errorf("Update: %v", err)
	}
	if err := s.Commit(h.Context()); !errors.Is(err, full) {
		t.Errorf("Commit: %v", err)
	}
	if err := j.Settle(h.Context()); !errors.Is(err, full) {
		t.Errorf("Close: %v", err)
	}
	records.err = nil
	h.must(s.Commit(h.Context()))
	h.wantTexts("one two")
	h.wantDrafts(0)
}

func TestSessionFromSeveralGoroutines(t *testing.T) {
	h := newHouse(t)
	s := h.Write(Entry{})
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			e := s.Entry()
			e.Text = strings.Repeat("a", i+1)
			if err := s.Update(h.Context(), e); err != nil {
				t.Error(err)
			}
			if err := s.Commit(h.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	h.wantDrafts(0)
	h.wantTexts(s.Entry().Text)
}

// A draft that can't become a revision now, as on a full disk, is no reason to
// keep the journal shut; it is tried again the next time.
func TestOpenWithoutRoomForDrafts(t *testing.T) {
	h := newHouse(t)
	s := h.Write(Entry{})
	h.must(s.Update(h.Context(), Entry{Text: "سب سے پہلا لفظ"}))
	j, err := Open(h.Context(), noRoom{h.vault}, func() time.Time { return h.now })
	h.must(err)
	if j.Trouble() == nil {
		t.Error("a draft that could not be kept is not told")
	}
	h.open()
	h.must(h.Trouble())
	h.wantTexts("سب سے پہلا لفظ")
}

// noRoom are records on a full disk.
type noRoom struct{ Records }

var errNoRoom = errors.New("not enough free space")

func (noRoom) Revise(context.Context, Change) (Revision, error) { return Revision{}, errNoRoom }

// Photos that an entry has stay with it when its words are changed, also where the
// change was found in a draft.
func TestEditingKeepsPhotos(t *testing.T) {
	h := newHouse(t)
	photo := []uuid.UUID{uuid.New()}
	id := h.write(Entry{Text: "one"})
	before, err := h.vault.Heads(h.Context(), id)
	h.must(err)
	_, err = h.vault.Revise(h.Context(), Change{
		Item: id, Kind: before[0].Kind, Sort: before[0].Sort, Parents: []uuid.UUID{before[0].ID}, Body: before[0].Body, Photos: photo,
	})
	h.must(err)
	for _, committed := range []bool{true, false} {
		s, err := h.Edit(h.Context(), id)
		h.must(err)
		e := s.Entry()
		e.Text += " more"
		h.must(s.Update(h.Context(), e))
		if committed {
			h.must(s.Commit(h.Context()))
		} else {
			h.open()
		}
		heads, err := h.vault.Heads(h.Context(), id)
		h.must(err)
		if len(heads) != 1 || !slices.Equal(heads[0].Photos, photo) {
			t.Errorf("committed: %v; %d heads, photos %v", committed, len(heads), heads[0].Photos)
		}
	}
	h.wantTexts("one more more")
}

// A draft may outlive what it was written over, where a damaged spool has lost that:
// its words are an entry all the same.
func TestDraftOverWhatIsLost(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "old"})
	heads, err := h.vault.Heads(h.Context(), id)
	h.must(err)
	for _, item := range []uuid.UUID{id, uuid.New()} {
		h.must(h.vault.PutDraft(h.Context(), Draft{
			Session: uuid.New(), Item: item, Parents: []uuid.UUID{uuid.New(), heads[0].ID},
			Kind: heads[0].Kind, Sort: heads[0].Sort, Body: bytes.Replace(heads[0].Body, []byte("old"), []byte("new"), 1),
		}))
	}
	h.open()
	h.must(h.Trouble())
	h.wantTexts("new", "new")
	h.wantRevisions(id, 2)
	h.wantDrafts(0)
	if found := h.TakeRecovered(); len(found) != 2 {
		t.Errorf("told of %v", found)
	}
}
