package journal_test

import (
	"errors"
	"testing"
	"time"

	. "gehwara/app/journal"
)

// Deleted entries go after so many days as the journal has lived, and whatever the
// clock shows in between, never before.
func TestDeletedEntriesGoByTheDaysLived(t *testing.T) {
	at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	day := func(n int) time.Time { return at.AddDate(0, 0, n) }
	daily := func(from, to int) (all []time.Time) {
		for n := from; n <= to; n++ {
			all = append(all, day(n))
		}
		return all
	}
	far := time.Date(2080, 1, 1, 0, 0, 0, 0, time.UTC)
	dead := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)
	flicker := func(n int, wrong time.Time) (all []time.Time) {
		for i := range n {
			all = append(all, wrong, day(i+1))
		}
		return all
	}
	weekly := func(n int) (all []time.Time) {
		for i := range n {
			all = append(all, day(7*(i+1)))
		}
		return all
	}
	for name, tt := range map[string]struct {
		opened []time.Time
		gone   bool
	}{
		"thirty days":                       {daily(1, DeletedDays), false},
		"thirty-one":                        {daily(1, DeletedDays+1), true},
		"a jump to 2080":                    {[]time.Time{far}, false},
		"a jump to 2080 after 25 days":      {append(daily(1, 25), far), false},
		"which is put right":                {append(append(daily(1, 25), far), daily(26, 29)...), false},
		"and then goes on":                  {append(append(daily(1, 25), far), daily(26, 31)...), true},
		"2080 that nobody puts right":       {[]time.Time{far, far.AddDate(0, 0, 1), far.AddDate(0, 0, 2)}, false},
		"a battery that is dead each start": {flicker(29, dead), false},
		"and a clock that is far ahead":     {flicker(29, far), false},
		"once in a week, four times":        {weekly(5), false},
		"once in a week, and again":         {weekly(6), true},
		"a year away":                       {[]time.Time{day(365)}, false},
		"a year away, and a month of days":  {append([]time.Time{day(365)}, daily(366, 390)...), true},
		"a clock set back":                  {append([]time.Time{day(-200)}, daily(1, 20)...), false},
		"a clock set back, for long":        {append([]time.Time{day(-200)}, daily(1, 40)...), true},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			h.now = at
			h.open()
			id := h.write(Entry{Text: "one"})
			h.must(h.Delete(h.Context(), id))
			left, err := h.DaysLeft(h.Context())
			if err != nil || left[id] != DeletedDays-1 {
				t.Errorf("%d days left, %v", left[id], err)
			}
			for _, now := range tt.opened {
				h.now = now
				h.open()
				h.must(h.Trouble())
			}
			deleted, err := h.Deleted(h.Context())
			h.must(err)
			if gone := len(deleted) == 0; gone != tt.gone {
				t.Errorf("gone %v, want %v", gone, tt.gone)
			}
			if err := h.Restore(h.Context(), id); errors.Is(err, ErrNotFound) != tt.gone {
				t.Errorf("restore: %v", err)
			}
		})
	}
}

func TestDaysLeft(t *testing.T) {
	h := newHouse(t)
	id := h.write(Entry{Text: "one"})
	h.must(h.Delete(h.Context(), id))
	for n := range DeletedDays {
		h.open()
		left, err := h.DaysLeft(h.Context())
		h.must(err)
		if want := DeletedDays - max(n, 1); left[id] != want {
			t.Errorf("after %d days: %d left, want %d", n, left[id], want)
		}
		h.now = h.now.AddDate(0, 0, 1)
	}
	h.must(h.Restore(h.Context(), id))
	h.must(h.Delete(h.Context(), id))
	h.open()
	if left, err := h.DaysLeft(h.Context()); err != nil || left[id] != DeletedDays-1 {
		t.Errorf("deleted again: %d left, %v", left[id], err)
	}
}
