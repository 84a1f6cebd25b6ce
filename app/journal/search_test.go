package journal_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	. "gehwara/app/journal"
	"gehwara/i18n"
	"gehwara/storage"

	"github.com/google/uuid"
)

// many is another copy of a journal with n entries in it: the quickest way to fill
// one.
type many struct {
	*storage.Vault
	n    int
	text func(i int) string
}

func (m many) Tombstones(context.Context, func(uuid.UUID) error) error { return nil }
func (m many) Drafts(context.Context) ([]storage.Draft, error)         { return nil, nil }
func (m many) PhotoSizes(context.Context) (map[uuid.UUID]int64, error) { return nil, nil }

func (m many) Revisions(_ context.Context, wanted func(item, revision uuid.UUID) bool, visit func(storage.Revision) error) error {
	for i := range m.n {
		item := uuid.NewSHA1(uuid.Nil, fmt.Append(nil, i))
		if !wanted(item, item) {
			continue
		}
		moment := time.Date(2026, 1, 1, 0, i, 0, 0, time.UTC)
		body := fmt.Sprintf(`{"babies":null,"created":%q,"date":%q,"direction":"","feeling":0,"format":1,"lesson":"","ours":false,"prompt":0,"text":%q}`,
			moment.Format(time.RFC3339), moment.Format(time.DateOnly), m.text(i))
		err := visit(storage.Revision{
			ID: item, Item: item, Kind: "entry", Sort: moment.Format(time.DateTime),
			Clock: storage.Clock{Millis: moment.UnixMilli()}, Body: []byte(body),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func fillWith(tb testing.TB, v *storage.Vault, n int, text func(i int) string) {
	tb.Helper()
	if _, err := v.Merge(tb.Context(), many{v, n, text}, nil); err != nil {
		tb.Fatal(err)
	}
}

// finder looks for words as the pages do.
func finder(words string) func(string) []Place {
	sought := i18n.SeekRoman(words)
	return func(text string) (places []Place) {
		for _, s := range sought.In(text) {
			places = append(places, Place(s))
		}
		return places
	}
}

func (h *house) search(words string) (found []string) {
	h.Helper()
	h.must(h.Search(h.Context(), finder(words), func(f Found) error {
		for _, p := range f.Places {
			found = append(found, f.Entry.Text[p.Start:p.End])
		}
		return nil
	}))
	return found
}

func TestSearch(t *testing.T) {
	h := newHouse(t)
	for i, text := range []string{"Our bacha slept.\nShe “slept”", "بَچّہ آج نہیں سویا", "nothing", "deleted bacha"} {
		id := h.write(Entry{Text: text, Date: h.Today().AddDays(-i)})
		if i == 3 {
			h.must(h.Delete(h.Context(), id))
		}
	}
	for words, want := range map[string][]string{
		"bacha": {"bacha", "بَچّہ"}, "بچه": {"بَچّہ"}, "SLEPT": {"slept", "slept"}, "slept. she": {"slept.\nShe"},
		`"slept"`: {"“slept”"}, "آج نهيں": {"آج نہیں"}, "erased": nil, "": nil,
	} {
		if got := h.search(words); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
}

// The text of a body is found whoever wrote it, and however: with white space, with
// signs escaped, with the name of the field in it or in another.
func TestSearchOfAnyBody(t *testing.T) {
	h := newHouse(t)
	for i, body := range []string{
		`{"format":1,"text":"she \u003c3 her\tand\nsaid \"text\":\"no\" \\"}`,
		`{ "format": 1, "text": "with she spaces" }`,
		`{"format":1,"more":{"text":"she is elsewhere"},"text":"she is here"}`,
		`{"format":1,"prompt":"she is elsewhere","text":"nothing"}`,
		`{"format":2,"text":"she is of a later time"}`,
		`{"format":1,"text":"she is cut short`,
		`{"format":1}`,
	} {
		_, err := h.vault.Revise(t.Context(), Change{Item: uuid.New(), Kind: "entry", Sort: fmt.Sprint("2026-01-0", 9-i), Body: []byte(body)})
		h.must(err)
	}
	var got []string
	h.must(h.Search(t.Context(), finder("she"), func(f Found) error {
		got = append(got, f.Entry.Text)
		return nil
	}))
	want := []string{"she <3 her\tand\nsaid \"text\":\"no\" \\", "with she spaces", "she is here"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if got := h.search(`<3 her and said "text":"no" \`); len(got) != 1 {
		t.Errorf("signs that are escaped: %q", got)
	}
}

// Whatever many find, it is told newest first, and no more is looked through than
// somebody waits for.
func TestSearchOfMany(t *testing.T) {
	h := newHouse(t)
	const n = 1500
	fillWith(t, h.vault.Vault, n, func(i int) string {
		if i%7 == 0 {
			return fmt.Sprint("ہنسی ", i)
		}
		return fmt.Sprint("کچھ اور ", i)
	})
	_, err := h.vault.Revise(t.Context(), Change{Item: uuid.New(), Kind: "entry", Sort: "2026-01-01", Body: []byte("{")})
	h.must(err) // one that can't be read is passed over
	var got []string
	h.must(h.Search(t.Context(), finder("hansi"), func(f Found) error {
		got = append(got, f.Entry.Text)
		return nil
	}))
	var want []string
	for i := n - 1; i >= 0; i-- {
		if i%7 == 0 {
			want = append(want, fmt.Sprint("ہنسی ", i))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%d found, want %d: %.200q", len(got), len(want), got)
	}

	enough := errors.New("enough")
	for _, stop := range []int{1, 40, 100} {
		looked, told := new(counter), 0
		find := finder("ہنسی")
		err := h.Search(t.Context(), func(text string) []Place { looked.add(); return find(text) }, func(Found) error {
			if told++; told == stop {
				return enough
			}
			return nil
		})
		if !errors.Is(err, enough) || told != stop {
			t.Errorf("stopped after %d of %d: %v", told, stop, err)
		}
		if stop == 1 && looked.n > 2*50 { // what is found is looked at twice
			t.Errorf("%d looked through for the first", looked.n)
		}
		ctx, cancel := context.WithCancel(t.Context())
		told = 0
		err = h.Search(ctx, find, func(Found) error {
			if told++; told == stop {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) || told > n/7 {
			t.Errorf("cancelled after %d of %d: %v", told, stop, err)
		}
	}
	if err := h.vault.Lock(); err != nil {
		t.Fatal(err)
	}
	if err := h.Search(t.Context(), finder("x"), nil); !errors.Is(err, storage.ErrLocked) {
		t.Errorf("search of a locked journal: %v", err)
	}
}

// BenchmarkSearch50000 looks through 50,000 entries of about 1 kB.
func BenchmarkSearch50000(b *testing.B) {
	v, err := storage.OpenShelf(b.TempDir()).Create(b.Context(), storage.Journal{Name: "Green notebook"}, housePassphrase)
	if err != nil {
		b.Fatal(err)
	}
	defer v.Lock()
	fillWith(b, v, 50_000, func(i int) string {
		text := strings.Repeat(fmt.Sprintf("آج %d بچے نے پہلی کروٹ لی، اور ہم سب دیر تک اسے دیکھتے رہے۔ ", i), 10)
		if i == 777 {
			text += "گہوارہ"
		}
		return text
	})
	j, err := Open(b.Context(), vault{v}, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("First", func(b *testing.B) {
		for b.Loop() {
			n, enough := 0, errors.New("enough")
			err := j.Search(b.Context(), finder("karwat"), func(Found) error {
				if n++; n == 20 {
					return enough
				}
				return nil
			})
			if !errors.Is(err, enough) {
				b.Fatal(n, err)
			}
		}
	})
	for name, words := range map[string]string{"Rare": "گہوارہ", "RareRoman": "gehwara"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				n := 0
				err := j.Search(b.Context(), finder(words), func(Found) error { n++; return nil })
				if n != 1 || err != nil {
					b.Fatal(n, err)
				}
			}
		})
	}
}

// counter counts from several goroutines.
type counter struct {
	sync.Mutex
	n int
}

func (c *counter) add() {
	c.Lock()
	defer c.Unlock()
	c.n++
}
