package journal_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	. "gehwara/app/journal"

	"github.com/google/uuid"
)

func TestNewestByDateThenByOrder(t *testing.T) {
	h := newHouse(t)
	today := h.Today()
	for _, e := range []struct {
		text string
		ago  int
	}{{"today, first", 0}, {"long ago", 700}, {"today, second", 0}, {"yesterday", 1}, {"today, third", 0}} {
		h.write(Entry{Text: e.text, Date: today.AddDays(-e.ago)})
	}
	h.wantTexts("today, third", "today, second", "today, first", "yesterday", "long ago")

	first := h.entries()[2]
	s, err := h.Edit(h.Context(), first.ID)
	h.must(err)
	e := s.Entry()
	e.Text += ", changed"
	h.must(s.Update(h.Context(), e))
	h.must(s.Commit(h.Context()))
	h.wantTexts("today, third", "today, second", "today, first, changed", "yesterday", "long ago")

	e.Date = today.AddDays(-1)
	h.must(s.Update(h.Context(), e))
	h.must(s.Commit(h.Context()))
	h.wantTexts("today, third", "today, second", "yesterday", "today, first, changed", "long ago")
}

func TestNewestInPages(t *testing.T) {
	h := newHouse(t)
	var want []string
	for i := range 7 {
		text := fmt.Sprint("entry ", i)
		h.write(Entry{Text: text, Date: h.Today().AddDays(-i / 2)})
		want = append(want, text)
	}
	slices.SortStableFunc(want, func(a, b string) int { return int(a[6]-'0')/2 - int(b[6]-'0')/2 })
	var got []string
	for cursor, pages := "", 1; ; pages++ {
		entries, next, err := h.Newest(h.Context(), cursor, 3)
		h.must(err)
		for _, e := range entries {
			got = append(got, e.Text)
		}
		if next == "" {
			if pages != 3 {
				t.Errorf("%d pages", pages)
			}
			break
		}
		cursor = next
	}
	if len(got) != 7 {
		t.Errorf("got %q", got)
	}
	for i := 1; i < len(got); i++ {
		if got[i-1][6]/2 > got[i][6]/2 {
			t.Errorf("out of order: %q", got)
		}
	}
}

func TestEntryComesBackWhole(t *testing.T) {
	h := newHouse(t)
	want := Entry{
		Date: date(t, "2024-02-29"), Feeling: Happy, Direction: RightToLeft,
		Text:   "پہلی سطر (first line) 12 «٪»\n\nline three <b>&amp;</b> 🌙 ﷺ",
		Lesson: "reading-cues", Prompt: 2, Babies: []uuid.UUID{uuid.New(), uuid.New()},
	}
	id := h.write(want)
	h.open()
	got := h.entries()[0]
	if got.ID != id || got.Created.IsZero() {
		t.Errorf("ID %v, created %v", got.ID, got.Created)
	}
	want.ID, want.Created = got.ID, got.Created
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestDeleteAndRestore(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "one", Feeling: Sad})
	h.write(Entry{Text: "two"})
	for range 2 {
		h.must(h.Delete(h.Context(), id))
	}
	h.wantTexts("two")
	h.wantRevisions(id, 2)
	deleted, err := h.Deleted(h.Context())
	h.must(err)
	if len(deleted) != 1 || deleted[0].Text != "one" {
		t.Errorf("deleted: %+v", deleted)
	}
	if _, err := h.Edit(h.Context(), id); !errors.Is(err, ErrNotFound) {
		t.Errorf("editing a deleted entry: %v", err)
	}
	for range 2 {
		h.must(h.Restore(h.Context(), id))
	}
	h.wantTexts("two", "one")
	h.wantRevisions(id, 3)
	for name, call := range map[string]error{
		"Delete":  h.Delete(h.Context(), uuid.New()),
		"Restore": h.Restore(h.Context(), uuid.New()),
	} {
		if !errors.Is(call, ErrNotFound) {
			t.Errorf("%s of an unknown entry: %v", name, call)
		}
	}
}

func TestErase(t *testing.T) {
	h := newHouse(t)
	shown, deleted := h.write(Entry{Text: "one"}), h.write(Entry{Text: "two"})
	h.must(h.Delete(h.Context(), deleted))
	for _, id := range []uuid.UUID{shown, deleted, deleted} {
		h.must(h.Erase(h.Context(), id))
		h.wantRevisions(id, 0)
	}
	h.wantTexts()
}

// raw writes an entry's body as another program would.
func (h *house) raw(sort, body string) uuid.UUID {
	h.Helper()
	r, err := h.vault.Revise(h.Context(), Change{Item: uuid.New(), Kind: "entry", Sort: sort, Body: []byte(body)})
	h.must(err)
	return r.Item
}

func TestFieldsOfANewerProgramSurvive(t *testing.T) {
	h := newHouse(t)
	id := h.raw("2026-01-02 000", `{"format":1,"date":"2026-01-02","text":"one","voice":{"seconds":12},"shared":true}`)
	s, err := h.Edit(h.Context(), id)
	h.must(err)
	e := s.Entry()
	h.must(s.Update(h.Context(), e))
	h.wantDrafts(0)
	e.Text = "two"
	h.must(s.Update(h.Context(), e))
	h.must(s.Commit(h.Context()))
	h.wantTexts("two")

	heads, err := h.vault.Heads(h.Context(), id)
	h.must(err)
	var fields map[string]any
	h.must(json.Unmarshal(heads[0].Body, &fields))
	if fmt.Sprint(fields["voice"], fields["shared"], fields["format"]) != "map[seconds:12] true 1" {
		t.Errorf("the body is now %s", heads[0].Body)
	}
}

func TestEntriesThatCannotBeReadKeepTheirPlace(t *testing.T) {
	h := newHouse(t)
	h.write(Entry{Text: "mine", Date: date(t, "2025-05-05")})
	for _, test := range []struct {
		day, body string
		want      error
	}{
		{"2025-05-06", `{"format":2,"text":7}`, ErrNewer},
		{"2025-05-04", `{"format":1,"text":7}`, ErrDamaged},
		{"2025-05-03", `{"format":1,"date":"2025-02-30"}`, ErrDamaged},
		{"2025-05-02", `{}`, ErrDamaged},
		{"2025-05-01", ``, ErrDamaged},
	} {
		id := h.raw(test.day+" 000", test.body)
		i := slices.IndexFunc(h.entries(), func(e Entry) bool { return e.ID == id })
		if got := h.entries()[i]; !errors.Is(got.Problem, test.want) || got.Date != date(t, test.day) {
			t.Errorf("%s is read as %+v", test.body, got)
		}
		if _, err := h.Edit(h.Context(), id); !errors.Is(err, test.want) {
			t.Errorf("editing %s: %v", test.body, err)
		}
		h.must(h.Delete(h.Context(), id))
		h.must(h.Restore(h.Context(), id))
	}
	if got := h.entries()[1]; got.Text != "mine" {
		t.Errorf("in second place: %+v", got)
	}
}

func TestBabies(t *testing.T) {
	h := newHouse(t)
	var ids []uuid.UUID
	for _, name := range []string{"پہلا", "", "third"} {
		b, err := h.PutBaby(h.Context(), Baby{Name: name, Way: Coming})
		h.must(err)
		ids = append(ids, b.ID)
	}
	first := Baby{
		ID: ids[0], Name: "نور", Way: Born, Birth: h.Today().AddDays(-3), EarlyWeeks: 31, EarlyDays: 2, InHospital: true,
		Dating: Dating{By: ByClinic, Date: h.Today().AddDays(-90), Weeks: 18, Days: 5},
	}
	for range 2 {
		_, err := h.PutBaby(h.Context(), first)
		h.must(err)
	}
	h.wantRevisions(first.ID, 2)
	h.must(h.RemoveBaby(h.Context(), ids[1]))
	h.open()
	babies, err := h.Babies(h.Context())
	h.must(err)
	if want := []Baby{first, {ID: ids[2], Name: "third", Way: Coming}}; !slices.Equal(babies, want) {
		t.Errorf("got  %+v\nwant %+v", babies, want)
	}
	if _, err := h.PutBaby(h.Context(), Baby{Way: Born, Birth: h.Today().AddDays(1)}); !errors.Is(err, ErrNotYet) {
		t.Errorf("born tomorrow: %v", err)
	}
}

func TestFinishedLessons(t *testing.T) {
	h := newHouse(t)
	for _, lesson := range []string{"imagined-baby", "growing-brain", "growing-brain"} {
		h.must(h.SetFinished(h.Context(), lesson, true))
	}
	h.must(h.SetFinished(h.Context(), "reading-cues", false))
	h.must(h.SetFinished(h.Context(), "imagined-baby", false))
	h.open()
	got, err := h.Finished(h.Context())
	h.must(err)
	if !maps.Equal(got, map[string]bool{"growing-brain": true}) {
		t.Errorf("finished: %v", got)
	}
	h.must(h.SetFinished(h.Context(), "imagined-baby", true))
	if got, err := h.Finished(h.Context()); err != nil || len(got) != 2 {
		t.Errorf("finished: %v, %v", got, err)
	}
}

func TestAbout(t *testing.T) {
	h := newHouse(t)
	if about, err := h.About(h.Context()); err != nil || about != (About{}) {
		t.Errorf("before it was told: %+v, %v", about, err)
	}
	want := About{Use: WithFamilies, Role: Grandmother, Card: CardLater}
	h.must(h.SetAbout(h.Context(), About{Role: Unsaid}))
	h.must(h.SetAbout(h.Context(), want))
	h.open()
	if about, err := h.About(h.Context()); err != nil || about != want {
		t.Errorf("%+v, %v", about, err)
	}
}

func TestLockedJournal(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "one"})
	s := h.Write(Entry{})
	h.must(h.vault.Lock())
	update := s.Update(h.Context(), Entry{Text: "two", Date: h.Today()})
	_, _, newest := h.Newest(h.Context(), "", 10)
	_, edit := h.Edit(h.Context(), id)
	_, open := Open(h.Context(), h.vault, time.Now)
	for name, err := range map[string]error{
		"Update": update, "Commit": s.Commit(h.Context()), "Newest": newest, "Edit": edit, "Open": open,
		"Delete": h.Delete(h.Context(), id), "Erase": h.Erase(h.Context(), id),
		"SetFinished": h.SetFinished(h.Context(), "x", true),
	} {
		if err == nil {
			t.Errorf("%s works in a locked journal", name)
		}
	}
}
