package storage

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"
)

func TestClock(t *testing.T) {
	at := time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)
	ms := at.UnixMilli()
	dead := time.Date(1970, 1, 1, 0, 0, 9, 0, time.UTC)
	ahead := time.Date(2080, 1, 1, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		what string
		last hybrid
		wall time.Time
		want hybrid
	}{
		{"the first", hybrid{}, at, hybrid{ms, 0}},
		{"time went on", hybrid{ms - 5, 7}, at, hybrid{ms, 0}},
		{"the same millisecond", hybrid{ms, 7}, at, hybrid{ms, 8}},
		{"set back an hour", hybrid{ms + 3_600_000, 0}, at, hybrid{ms + 3_600_000, 1}},
		{"just within the bound", hybrid{ms + maxAhead.Milliseconds(), 0}, at, hybrid{ms + maxAhead.Milliseconds(), 1}},
		{"beyond the bound", hybrid{ms + maxAhead.Milliseconds() + 1, 4}, at, hybrid{ms, 0}},
		{"battery dead", hybrid{ms, 3}, dead, hybrid{ms, 4}},
		{"battery dead from the first", hybrid{}, dead, hybrid{clockFloor.UnixMilli(), 0}},
		{"jumped ahead", hybrid{ms, 3}, ahead, hybrid{ahead.UnixMilli(), 0}},
		{"put right again", hybrid{ahead.UnixMilli(), 9}, at, hybrid{ms, 0}},
		{"counter full", hybrid{ms, 1<<32 - 1}, at, hybrid{ms + 1, 0}},
	}
	for _, test := range tests {
		if got := test.last.next(test.wall); got != test.want {
			t.Errorf("%s: %v, want %v", test.what, got, test.want)
		}
	}
}

// The order of an item's history holds whatever the machine's clock showed.
func TestHistoryThroughClockJumps(t *testing.T) {
	shelf, v := calmJournal(t)
	clock := &stoppedClock{}
	shelf.now = clock.now
	made := write(t, v, entry("2026-11-22", "0"))
	want := []string{"0"}
	for i, year := range []int{2026, 1970, 2026, 2080, 2080, 2026, 1980, 2027} {
		clock.at = time.Date(year, 11, 22, i, 0, 0, 0, time.UTC)
		made = write(t, v, after(made, fmt.Sprint(i+1)))
		want = append([]string{fmt.Sprint(i + 1)}, want...)
		if i == 3 { // the clock is remembered
			v = reopen(t, v, passphrase)
		}
	}
	history, err := v.History(t.Context(), made.Item)
	wantBodies(t, "history", history, err, want...)
	if head, err := v.Head(t.Context(), made.Item); err != nil || string(head.Body) != want[0] {
		t.Errorf("head %q, %v", head.Body, err)
	}
}

// Whatever the machine's clock showed, entries lie by the day that the person
// gave, and unlocks, snapshots and what is kept of them go on.
func TestJournalThroughClockJumps(t *testing.T) {
	shelf, v := calmJournal(t)
	clock := &stoppedClock{}
	shelf.now = clock.now
	var want []string
	for i, year := range []int{2026, 1970, 2080, 1970, 2026, 2027} {
		clock.at = time.Date(year, 11, 22, i, 0, 0, 0, time.UTC)
		day := fmt.Sprintf("2026-11-%02d", i+1)
		write(t, v, entry(day, day))
		want = append([]string{day}, want...)
		wantErr(t, v.tend(t.Context()), nil)
		v = reopen(t, v, passphrase)
		wantFaults(t, v)
		newest, _, err := v.Newest(t.Context(), "entry", "", 100)
		wantBodies(t, fmt.Sprint("in ", year), newest, err, want...)
		if numbers, err := numbersIn(v.snapshots()); err != nil || len(numbers) == 0 || len(numbers) > 6 {
			t.Errorf("in %d: snapshots %v, %v", year, numbers, err)
		}
	}
	wantErr(t, v.Lock(), nil)
	wantErr(t, os.RemoveAll(v.store), nil)
	v = unlock(t, shelf, v.id, passphrase)
	newest, _, err := v.Newest(t.Context(), "entry", "", 100)
	wantBodies(t, "made again", newest, err, want...)
}

// A machine that wakes in 1970 each day has snapshots all the same.
func TestSnapshotsWithoutAClock(t *testing.T) {
	oneByOne(t)
	shelf, v := calmJournal(t)
	shelf.now = (&stoppedClock{time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC)}).now
	var taken []uint64
	for range 3 {
		fill(t, v, dailyRecords)
		wantErr(t, v.tend(t.Context()), nil)
		numbers, err := numbersIn(v.snapshots())
		wantErr(t, err, nil)
		if newest := numbers[len(numbers)-1]; slices.Contains(taken, newest) {
			t.Errorf("no snapshot of %d more saves: %v", dailyRecords, numbers)
		} else {
			taken = append(taken, newest)
		}
	}
	write(t, v, entry("2026-11-22", "one more"))
	if due, err := v.wantsSnapshot(); due || err != nil {
		t.Errorf("a snapshot of one save: %v", err)
	}
}
