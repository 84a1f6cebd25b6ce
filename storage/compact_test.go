package storage

import "testing"

// Tables are brought together when there is room for it, and lie as they are when
// there is none; what they hold is the same after both.
func TestCompact(t *testing.T) {
	shelf, v := calmJournal(t)
	var saved []Revision
	for range crowded {
		saved = append(saved, write(t, v, entry("2026-11-22", "words")))
		wantErr(t, v.Lock(), nil)
		v = unlock(t, shelf, v.id, passphrase)
	}
	first := func() int { return v.db.Levels()[0].NumTables }
	if first() < crowded {
		t.Fatalf("%d tables after %d unlocks", first(), crowded)
	}
	free := shelf.free
	shelf.free = func(string) (uint64, error) { return reserve, nil } // which would do for a save
	wantErr(t, v.compact(t.Context()), ErrNoSpace)
	if first() < crowded {
		t.Error("tables are written where there is no room for them")
	}
	wantSaved(t, v, saved)
	shelf.free = free
	wantErr(t, v.compact(t.Context()), nil)
	if first() != 0 {
		t.Errorf("%d tables are still apart", first())
	}
	wantSaved(t, v, saved)
	wantErr(t, v.Lock(), nil)
	v = unlock(t, shelf, v.id, passphrase)
	wantFaults(t, v)
	wantSaved(t, v, saved)
}
