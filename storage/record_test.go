package storage

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

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
	_, v := newJournal(t)
	ctx := t.Context()
	_, err := v.Head(ctx, uuid.New())
	wantErr(t, err, ErrNotFound)

	first := write(t, v, Change{Item: uuid.New(), Kind: "entry", Sort: "2026-11-20", Body: []byte("پہلا")})
	second := write(t, v, after(first, "دوسرا"))
	moved := after(second, "تیسرا")
	moved.Sort = "2026-11-25"
	third := write(t, v, moved)

	v = reopen(t, v, passphrase)
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
		got, pages := allPages(t, v, size)
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

// allPages reads all entries, so many at a time.
func allPages(t *testing.T, v *Vault, size int) (all []Revision, pages int) {
	t.Helper()
	for cursor, more := "", true; more; more = cursor != "" {
		page, next, err := v.Newest(t.Context(), "entry", cursor, size)
		if err != nil {
			t.Fatal(err)
		}
		all, cursor, pages = append(all, page...), next, pages+1
	}
	return all, pages
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
	for _, key := range recordKeys(t, v) {
		if bytes.Contains(key, made.Item[:]) && key[0] != keyTombstone {
			t.Errorf("still there: %q", key[:1])
		}
	}
}

func second[T any](_ T, err error) error { return err }

// keys lists the keys of all records.
func recordKeys(t *testing.T, v *Vault) (all [][]byte) {
	t.Helper()
	err := v.db.View(func(txn *badger.Txn) error {
		return (v.records(txn)).each(nil, func(item *badger.Item) error {
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
	oneByOne(t)
	_, v := newJournal(t)
	ctx := t.Context()
	item, n := uuid.New(), 16000
	for start := 0; start < n; start += 2000 {
		err := v.write(ctx, "fill", reserve, func(r *records) error {
			for range 2000 {
				made := Revision{ID: uuid.New(), Item: item, Kind: "entry"}
				if _, err := r.put(recordKey(keyRevision, item, made.ID), made.append(nil)); err != nil {
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
	if all := recordKeys(t, v); len(all) != 4 { // device, clock, place, tombstone
		t.Errorf("%d records left", len(all))
	}
}

func TestDrafts(t *testing.T) {
	_, v := newJournal(t)
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
	v = reopen(t, v, passphrase)
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
}

func TestDropDraft(t *testing.T) {
	_, v := newJournal(t)
	ctx := t.Context()
	draft := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry"}
	other := Draft{Session: uuid.New(), Item: draft.Item, Kind: "entry"}
	for _, d := range []Draft{draft, other} {
		if err := v.PutDraft(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // there need be none
		if err := v.DropDraft(ctx, draft.Session); err != nil {
			t.Fatal(err)
		}
	}
	if drafts, err := v.Drafts(ctx); err != nil || len(drafts) != 1 || drafts[0].Session != other.Session {
		t.Errorf("drafts %v, %v", drafts, err)
	}
}
