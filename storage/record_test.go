package storage

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/google/uuid"
)

func bodies(revisions []Revision) (all []string) {
	for _, r := range revisions {
		all = append(all, string(r.Body))
	}
	return all
}

func wantBodies(t *testing.T, what string, got []Revision, err error, want ...string) {
	t.Helper()
	if err != nil || !slices.Equal(bodies(got), want) {
		t.Errorf("%s: %q, %v; want %q", what, bodies(got), err, want)
	}
}

func TestRevisionsOfAnItem(t *testing.T) {
	shelf, v := newJournal(t)
	ctx := t.Context()
	_, err := v.Head(ctx, uuid.New())
	wantErr(t, err, ErrNotFound)

	first := write(t, v, Change{Item: uuid.New(), Kind: "entry", Sort: "2026-11-20", Body: []byte("پہلا")})
	second := write(t, v, after(first, "دوسرا"))
	moved := after(second, "تیسرا")
	moved.Sort = "2026-11-25"
	third := write(t, v, moved)

	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	v = unlock(t, shelf, v.id, passphrase)
	head, err := v.Head(ctx, first.Item)
	if err != nil || !reflect.DeepEqual(head, third) {
		t.Errorf("head %+v, %v; want %+v", head, err, third)
	}
	history, err := v.History(ctx, first.Item)
	wantBodies(t, "history", history, err, "تیسرا", "دوسرا", "پہلا")
	newest, next, err := v.Newest(ctx, "entry", "", 10)
	wantBodies(t, "newest", newest, err, "تیسرا")
	if next != "" {
		t.Errorf("more after the end: %q", next)
	}
	_, err = v.Revise(ctx, Change{Item: first.Item, Kind: "entry", Parents: []uuid.UUID{uuid.New()}})
	wantErr(t, err, ErrNotFound)
	if first.Clock.Compare(second.Clock) >= 0 || second.Clock.Compare(third.Clock) >= 0 {
		t.Error("clocks do not grow")
	}
}

func TestVersionsSideBySide(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	root := write(t, v, entry("2026-11-22", "root"))
	left := write(t, v, after(root, "left"))
	right := write(t, v, after(root, "right"))
	all, err := v.Heads(ctx, root.Item)
	wantBodies(t, "heads", all, err, "right", "left")

	// An edit beats a deletion made apart from it, even a later one.
	gone := after(right, "")
	gone.Deleted = true
	deleted := write(t, v, gone)
	head, err := v.Head(ctx, root.Item)
	wantBodies(t, "head", []Revision{head}, err, "left")
	newest, _, err := v.Newest(ctx, "entry", "", 10)
	wantBodies(t, "newest", newest, err, "left")

	merged := after(left, "both")
	merged.Parents = append(merged.Parents, deleted.ID)
	write(t, v, merged)
	all, err = v.Heads(ctx, root.Item)
	wantBodies(t, "heads", all, err, "both")
	history, err := v.History(ctx, root.Item)
	wantBodies(t, "history", history, err, "both", "", "right", "left", "root")
}

func TestDeleteAndBringBack(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	kept, made := write(t, v, entry("2026-11-21", "kept")), write(t, v, entry("2026-11-22", "text"))
	gone := after(made, "text")
	gone.Deleted = true
	deleted := write(t, v, gone)
	newest, _, err := v.Newest(ctx, "entry", "", 10)
	wantBodies(t, "newest", newest, err, "kept")
	away, err := v.Deleted(ctx, "entry")
	wantBodies(t, "deleted", away, err, "text")

	write(t, v, after(deleted, "text"))
	newest, _, err = v.Newest(ctx, "entry", "", 10)
	wantBodies(t, "newest", newest, err, "text", "kept")
	away, err = v.Deleted(ctx, "entry")
	wantBodies(t, "deleted", away, err)

	for i := range 250 { // more than one page of them
		made := write(t, v, entry("2026-11-23", fmt.Sprint(i)))
		gone := after(made, "")
		gone.Deleted = true
		write(t, v, gone)
	}
	if away, err = v.Deleted(ctx, "entry"); err != nil || len(away) != 250 {
		t.Errorf("%d deleted, %v", len(away), err)
	}
	if head, err := v.Head(ctx, kept.Item); err != nil || head.Deleted {
		t.Errorf("kept: %v, %v", head, err)
	}
}

func TestNewestByPages(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	random := rand.New(rand.NewPCG(1, 2))
	var want []Revision
	for i := range 120 {
		day := fmt.Sprintf("2026-%02d", 1+random.IntN(12)) // some shorter than others' beginnings
		if i%2 == 0 {
			day += fmt.Sprintf("-%02d", 1+random.IntN(28))
		}
		want = append(want, write(t, v, entry(day, fmt.Sprint(i))))
		write(t, v, Change{Item: uuid.New(), Kind: "entry2", Sort: day})
		write(t, v, Change{Item: uuid.New(), Kind: "entr", Sort: day})
	}
	slices.SortFunc(want, func(a, b Revision) int {
		if order := strings.Compare(b.Sort, a.Sort); order != 0 {
			return order
		}
		return b.Clock.Compare(a.Clock)
	})
	for _, size := range []int{1, 7, 50, 119, 120, 121, 1000} {
		var got []Revision
		cursor, pages := "", 0
		for {
			page, next, err := v.Newest(ctx, "entry", cursor, size)
			if err != nil {
				t.Fatal(err)
			}
			got, cursor, pages = append(got, page...), next, pages+1
			if next == "" {
				break
			}
		}
		if !slices.Equal(bodies(got), bodies(want)) || pages != (120+size-1)/size {
			t.Errorf("pages of %d: %d pages, %q", size, pages, bodies(got))
		}
	}
	for _, n := range []int{0, -1} {
		if page, next, err := v.Newest(ctx, "entry", "", n); err != nil || len(page) > 0 || next != "" {
			t.Errorf("page of %d: %v %q %v", n, page, next, err)
		}
	}
	if _, _, err := v.Newest(ctx, "entry", "no cursor", 1); err == nil {
		t.Error("a cursor that is none is taken")
	}
}

func TestErase(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	kept := write(t, v, entry("2026-11-21", "kept"))
	made := write(t, v, entry("2026-11-22", "1"))
	last := write(t, v, after(made, "2"))
	write(t, v, after(made, "side"))
	draft := Draft{Session: uuid.New(), Item: made.Item, Kind: "entry", Body: []byte("3")}
	other := Draft{Session: uuid.New(), Item: kept.Item, Kind: "entry", Body: []byte("stays")}
	for _, d := range []Draft{draft, other} {
		if err := v.PutDraft(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // erasing again is no error
		if err := v.Erase(ctx, made.Item); err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range []error{
		second(v.Head(ctx, made.Item)), second(v.Heads(ctx, made.Item)), second(v.History(ctx, made.Item)),
	} {
		wantErr(t, err, ErrNotFound)
	}
	_, err := v.Revise(ctx, after(last, "again"))
	wantErr(t, err, ErrErased)
	wantErr(t, v.PutDraft(ctx, draft), ErrErased)
	drafts, err := v.Drafts(ctx)
	if err != nil || len(drafts) != 1 || drafts[0].Session != other.Session {
		t.Errorf("drafts %v, %v", drafts, err)
	}
	newest, _, err := v.Newest(ctx, "entry", "", 10)
	wantBodies(t, "newest", newest, err, "kept")
	for _, key := range keys(t, v) {
		if bytes.Contains(key, made.Item[:]) && key[0] != keyTombstone {
			t.Errorf("still there: %q", key[:1])
		}
	}
}

func second[T any](_ T, err error) error { return err }

// keys lists the keys of all records.
func keys(t *testing.T, v *Vault) (all [][]byte) {
	t.Helper()
	err := v.db.View(func(txn *badger.Txn) error {
		return (&records{txn, v.seals}).each(nil, func(item *badger.Item) error {
			all = append(all, item.KeyCopy(nil))
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// An item may have more revisions than one transaction can remove.
func TestEraseALongHistory(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	item, n := uuid.New(), 16000
	for start := 0; start < n; start += 2000 {
		err := v.write(ctx, "fill", reserve, func(r *records) error {
			for range 2000 {
				made := Revision{ID: uuid.New(), Item: item, Kind: "entry"}
				if err := r.put(recordKey(keyRevision, item, made.ID), made.append(nil)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := v.Erase(ctx, item); err != nil {
		t.Fatal(err)
	}
	if all := keys(t, v); len(all) != 3 { // device, clock, tombstone
		t.Errorf("%d records left", len(all))
	}
}

func TestDrafts(t *testing.T) {
	shelf, v := newJournal(t)
	ctx := t.Context()
	made := write(t, v, entry("2026-11-22", "before"))
	draft := Draft{
		Session: uuid.New(), Item: made.Item, Parents: []uuid.UUID{made.ID},
		Kind: "entry", Sort: "2026-11-22", Body: []byte("آدھا جملہ"),
	}
	for _, text := range []string{"آ", "آدھا", "آدھا جملہ"} {
		draft.Body = []byte(text)
		if err := v.PutDraft(ctx, draft); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	v = unlock(t, shelf, v.id, passphrase)
	drafts, err := v.Drafts(ctx)
	if err != nil || len(drafts) != 1 || !reflect.DeepEqual(drafts[0], draft) {
		t.Fatalf("drafts %+v, %v", drafts, err)
	}
	newest, _, err := v.Newest(ctx, "entry", "", 10)
	wantBodies(t, "newest", newest, err, "before")

	change := after(made, "پورا جملہ")
	change.Session = draft.Session
	write(t, v, change)
	if drafts, err = v.Drafts(ctx); err != nil || len(drafts) != 0 {
		t.Errorf("drafts %v, %v", drafts, err)
	}
	if err := v.PutDraft(ctx, draft); err != nil {
		t.Fatal(err)
	}
	for range 2 { // there need be none
		if err := v.DropDraft(ctx, draft.Session); err != nil {
			t.Fatal(err)
		}
	}
	if drafts, err = v.Drafts(ctx); err != nil || len(drafts) != 0 {
		t.Errorf("drafts %v, %v", drafts, err)
	}
}

func TestRecordsOutOfBounds(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	good := entry("2026-11-22", "x")
	for what, change := range map[string]func(*Change){
		"no item":    func(c *Change) { c.Item = uuid.Nil },
		"no kind":    func(c *Change) { c.Kind = "" },
		"urdu kind":  func(c *Change) { c.Kind = "اندراج" },
		"long kind":  func(c *Change) { c.Kind = strings.Repeat("a", maxKind+1) },
		"kind with0": func(c *Change) { c.Kind = "a\x00b" },
		"urdu sort":  func(c *Change) { c.Sort = "نومبر" },
		"long sort":  func(c *Change) { c.Sort = strings.Repeat("1", maxSort+1) },
		"sort with0": func(c *Change) { c.Sort = "a\x00b" },
		"parents":    func(c *Change) { c.Parents = make([]uuid.UUID, maxParents+1) },
	} {
		c := good
		change(&c)
		if _, err := v.Revise(ctx, c); err == nil {
			t.Errorf("%s: revision taken", what)
		}
		if err := v.PutDraft(ctx, Draft{uuid.New(), c.Item, c.Parents, c.Kind, c.Sort, nil}); err == nil {
			t.Errorf("%s: draft taken", what)
		}
	}
	if err := v.PutDraft(ctx, Draft{Item: uuid.New(), Kind: "entry"}); err == nil {
		t.Error("draft without a session taken")
	}

	// 200,000 characters fit; what could land in the value log does not.
	long := entry("2026-11-22", strings.Repeat("کروٹ ", 40_000))
	if head := write(t, v, long); len(head.Body) != len(long.Body) {
		t.Error("a long entry is cut")
	}
	noise := make([]byte, valueThreshold)
	for i := range noise {
		noise[i] = byte(rand.Uint32())
	}
	_, err := v.Revise(ctx, Change{Item: uuid.New(), Kind: "entry", Body: noise})
	wantErr(t, err, ErrTooLarge)
	_, err = v.Revise(ctx, Change{Item: uuid.New(), Kind: "entry", Body: make([]byte, maxPlain)})
	wantErr(t, err, ErrTooLarge)
	if newest, _, err := v.Newest(ctx, "entry", "", 10); err != nil || len(newest) != 1 {
		t.Errorf("%d entries, %v", len(newest), err)
	}
}

// A record moved to another key, a record that is gone and an order that
// disagrees with its record are damage, never shown.
func TestTamperedRecords(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	one, two := write(t, v, entry("2026-11-21", "one")), write(t, v, entry("2026-11-22", "two"))
	tamper := func(change func(txn *badger.Txn) error) {
		t.Helper()
		if err := v.db.Update(change); err != nil {
			t.Fatal(err)
		}
	}
	key := func(r Revision) []byte { return recordKey(keyRevision, r.Item, r.ID) }
	var own []byte
	tamper(func(txn *badger.Txn) error {
		item, err := txn.Get(key(one))
		if err != nil {
			return err
		}
		if own, err = item.ValueCopy(nil); err != nil {
			return err
		}
		return txn.Set(key(two), own)
	})
	wantErr(t, second(v.Head(ctx, two.Item)), ErrDamaged)
	tamper(func(txn *badger.Txn) error { return txn.Delete(key(two)) })
	wantErr(t, second(v.Head(ctx, two.Item)), ErrDamaged)
	_, _, err := v.Newest(ctx, "entry", "", 10)
	wantErr(t, err, ErrDamaged)

	forged := one.tip()
	forged.Sort = "2030-01-01"
	tamper(func(txn *badger.Txn) error {
		if err := txn.Delete(two.tip().order(two.Item)); err != nil {
			return err
		}
		return txn.Set(forged.order(one.Item), one.ID[:])
	})
	_, _, err = v.Newest(ctx, "entry", "", 1)
	wantErr(t, err, ErrDamaged)
}

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
	shelf, v := newJournal(t)
	clock := &stoppedClock{}
	shelf.now = clock.now
	made := write(t, v, entry("2026-11-22", "0"))
	want := []string{"0"}
	for i, year := range []int{2026, 1970, 2026, 2080, 2080, 2026, 1980, 2027} {
		clock.at = time.Date(year, 11, 22, i, 0, 0, 0, time.UTC)
		made = write(t, v, after(made, fmt.Sprint(i+1)))
		want = append([]string{fmt.Sprint(i + 1)}, want...)
		if i == 3 { // the clock is remembered
			if err := v.Lock(); err != nil {
				t.Fatal(err)
			}
			v = unlock(t, shelf, v.id, passphrase)
		}
	}
	history, err := v.History(t.Context(), made.Item)
	wantBodies(t, "history", history, err, want...)
	if head, err := v.Head(t.Context(), made.Item); err != nil || string(head.Body) != want[0] {
		t.Errorf("head %q, %v", head.Body, err)
	}
}

// Records decode to what was encoded, and anything else to damage, not to a
// panic or a huge allocation.
func FuzzDecode(f *testing.F) {
	made := Revision{ID: uuid.New(), Item: uuid.New(), Kind: "entry", Sort: "2026", Parents: []uuid.UUID{uuid.New()}, Body: []byte("text")}
	f.Add(made.append(nil))
	f.Add(heads{made.tip(), made.tip()}.append(nil))
	f.Add(bytes.Repeat([]byte{0xFF}, 100))
	f.Fuzz(func(t *testing.T, data []byte) {
		if r, err := decodeRevision(made.Item, made.ID, data); err == nil {
			again, err := decodeRevision(made.Item, made.ID, r.append(nil))
			if err != nil || !reflect.DeepEqual(again, r) {
				t.Errorf("%+v decodes again to %+v, %v", r, again, err)
			}
		}
		if h, err := decodeHeads(data); err == nil {
			again, err := decodeHeads(h.append(nil))
			if err != nil || !reflect.DeepEqual(again, h) {
				t.Errorf("%+v decodes again to %+v, %v", h, again, err)
			}
		}
		_, _ = decodeDraft(make([]byte, 33), data)
	})
}
