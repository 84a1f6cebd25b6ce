package storage

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func readStream(data, key []byte, start, what string) ([]byte, error) {
	r, err := newStreamReader(bytes.NewReader(data), key, start, what)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// Once a day of use there is a snapshot, without asking.
func TestSnapshotsByThemselves(t *testing.T) {
	shelf := cheapShelf(t.TempDir())
	clock := &stoppedClock{time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)}
	shelf.now, shelf.calm = clock.now, true
	v, err := shelf.Create(t.Context(), Journal{Name: "Lamp"}, passphrase)
	wantErr(t, err, nil)
	count := func() int {
		t.Helper()
		wantErr(t, v.tend(t.Context()), nil)
		numbers, err := numbersIn(v.snapshots())
		wantErr(t, err, nil)
		return len(numbers)
	}
	if n := count(); n != 0 {
		t.Errorf("%d snapshots of nothing", n)
	}
	write(t, v, entry("2026-11-01", "one"))
	if n := count(); n != 1 {
		t.Errorf("%d snapshots of the first words", n)
	}
	write(t, v, entry("2026-11-01", "two"))
	clock.advance(23 * time.Hour)
	if n := count(); n != 1 {
		t.Errorf("%d snapshots within a day", n)
	}
	clock.advance(2 * time.Hour)
	if n := count(); n != 2 {
		t.Errorf("%d snapshots after a day", n)
	}
	clock.advance(48 * time.Hour)
	if n := count(); n != 2 {
		t.Errorf("%d snapshots though nothing is new", n)
	}
	wantErr(t, v.Lock(), nil)
}

func TestWhichSnapshotsStay(t *testing.T) {
	day := func(n int) int64 { return time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC).AddDate(0, 0, -n).UnixMilli() }
	stay := func(size int64, room int64, taken ...int64) (left []int) {
		var all []kept
		for i, at := range taken {
			all = append(all, kept{uint64(1000 - i), snapshotHead{taken: at}, size})
		}
		gone := surplus(all, room)
		for i := range all {
			if !slices.Contains(gone, all[i].number) {
				left = append(left, i)
			}
		}
		return left
	}
	var daily []int64
	for n := range 400 {
		daily = append(daily, day(n))
	}
	if got := stay(1, 1<<40, daily...); len(got) < 13 || len(got) > 17 || !slices.Equal(got[:7], []int{0, 1, 2, 3, 4, 5, 6}) {
		t.Errorf("of 400 days: %v", got)
	}
	if got := stay(10, 45, daily...); !slices.Equal(got, []int{0, 1, 2, 3}) {
		t.Errorf("with little room: %v", got)
	}
	if got := stay(10, 0, daily...); !slices.Equal(got, []int{0, 1}) {
		t.Errorf("with no room: %v", got)
	}
	if got := stay(1, 1<<40, day(0), day(0), day(0), day(0), day(1)); !slices.Equal(got, []int{0, 1, 4}) {
		t.Errorf("of one day: %v", got)
	}
	ahead := time.Date(2080, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli() // the clock was wrong for one of them
	if got := stay(1, 1<<40, day(0), ahead, day(1), day(2), day(3), day(4), day(5)); len(got) != 7 {
		t.Errorf("with a clock that jumped: %v", got)
	}
}

// A snapshot that is cancelled, or for which there is no room, leaves nothing.
func TestSnapshotGivenUp(t *testing.T) {
	shelf, v := calmJournal(t)
	fill(t, v, 300)
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	before, err := os.ReadDir(v.snapshots())
	wantErr(t, err, nil)
	shelf.free = func(string) (uint64, error) { return reserve, nil }
	wantErr(t, v.Snapshot(t.Context(), nil), ErrNoSpace)
	shelf.free = freeBytes
	after, err := os.ReadDir(v.snapshots())
	wantErr(t, err, nil)
	if len(after) != len(before) {
		t.Errorf("%d files, %d before", len(after), len(before))
	}
}

// A record that does not open is found by the snapshot, and the journal made
// whole at the next unlock.
func TestSnapshotFindsDamage(t *testing.T) {
	shelf, v := newJournal(t)
	shelf.calm = true
	v = reopen(t, v, passphrase)
	made := write(t, v, entry("2026-11-22", "words"))
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	txn := v.db.NewTransaction(true)
	wantErr(t, txn.Set(recordKey(keyRevision, made.Item, made.ID), []byte("something else")), nil)
	wantErr(t, txn.Commit(), nil)
	wantErr(t, v.Snapshot(t.Context(), nil), ErrDamaged)
	if files, _ := os.ReadDir(v.snapshots()); len(files) != 1 {
		t.Errorf("%d snapshots", len(files))
	}
	v = reopen(t, v, passphrase)
	wantFaults(t, v, StoreDamaged)
	if head, err := v.Head(t.Context(), made.Item); err != nil || string(head.Body) != "words" {
		t.Errorf("head %q, %v", head.Body, err)
	}
}

// oldDamaged makes a journal with snapshots of several days, the oldest of them
// damaged at a byte.
func oldDamaged(t *testing.T, at int64) (v *Vault, first Revision) {
	t.Helper()
	clock := &stoppedClock{time.Now()}
	shelf := cheapShelf(t.TempDir())
	shelf.calm, shelf.now = true, clock.now
	_, v = journalOn(t, shelf)
	first = write(t, v, entry("2026-11-01", "first"))
	write(t, v, noise(2*streamChunk))
	for range 4 {
		clock.advance(daily + time.Hour)
		write(t, v, entry("2026-11-02", "more"))
		wantErr(t, v.Snapshot(t.Context(), nil), nil)
	}
	numbers, err := numbersIn(v.snapshots())
	wantErr(t, err, nil)
	if len(numbers) < 3 {
		t.Fatalf("snapshots %v", numbers)
	}
	spoil(t, filepath.Join(v.snapshots(), numbered(numbers[0])), at)
	return v, first
}

// A damaged snapshot keeps nothing from being erased in the others, and no new one
// from being taken. What lies in it is put aside.
func TestErasingBesideADamagedSnapshot(t *testing.T) {
	for _, at := range []int64{100, 2 * streamChunk} { // in its head; where only who reads all of it finds that
		v, first := oldDamaged(t, at)
		sealed := sealedOf(t, v, first.Item)
		before, err := numbersIn(v.snapshots())
		wantErr(t, errors.Join(err, v.EraseNow(t.Context(), first.Item, nil)), nil)
		wantFaults(t, v, SnapshotDamaged)
		if _, spooled, kept := lies(t, v, sealed); spooled+kept > 0 {
			t.Errorf("it lies in %d records of the spool, %d of snapshots", spooled, kept)
		}
		wantErr(t, v.tend(t.Context()), nil)
		after, err := numbersIn(v.snapshots())
		if err != nil || slices.Contains(after, before[0]) || after[len(after)-1] == before[len(before)-1] {
			t.Errorf("snapshots %v, then %v, %v", before, after, err)
		}
	}
}

// Photos that nothing names go, one snapshot later where one is damaged: it might
// have named them.
func TestPhotosBesideADamagedSnapshot(t *testing.T) {
	v, _ := oldDamaged(t, 2*streamChunk)
	orphan := photoIn(t, v)
	v = reopen(t, v, passphrase)
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	wantFaults(t, v, SnapshotDamaged)
	wantPhotos(t, v, "beside the damaged one", orphan)
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	wantPhotos(t, v, "after it")
}
