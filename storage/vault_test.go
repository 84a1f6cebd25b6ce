package storage

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/google/uuid"
)

// Locking while calls are under way: each either did all it says or was
// refused, and what was acknowledged is there afterwards.
func TestLockWhileCallsAreInFlight(t *testing.T) {
	_, v := newJournal(t)
	fill(t, v, 500)
	saved := make(chan Revision, 10_000)
	work := []func() error{
		func() error {
			made, err := v.Revise(t.Context(), entry("2026-11-22", "saved"))
			if err == nil {
				saved <- made
			}
			return err
		},
		func() error { _, _, err := v.Newest(t.Context(), "entry", "", 1000); return err },
		func() error { _, err := v.Drafts(t.Context()); return err },
		func() error {
			return v.PutDraft(t.Context(), Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry"})
		},
		func() error { v.Journal(); v.HasRecoveryCode(); return v.SetRecoveryCode(t.Context(), codes[0]) },
	}
	var calls sync.WaitGroup
	for _, call := range append(work, work...) {
		calls.Go(func() { wantErr(t, untilError(call), ErrLocked) })
	}
	known := []Revision{<-saved, <-saved, <-saved, <-saved, <-saved}
	for range 3 {
		calls.Go(func() { wantErr(t, v.Lock(), nil) })
	}
	calls.Wait()
	close(saved)
	for made := range saved {
		known = append(known, made)
	}
	v = reopen(t, v, passphrase)
	for _, made := range known {
		if head, err := v.Head(t.Context(), made.Item); err != nil || head.ID != made.ID {
			t.Errorf("%s: %s, %v", made.ID, head.ID, err)
		}
	}
}

func untilError(call func() error) error {
	for {
		if err := call(); err != nil {
			return err
		}
	}
}

func TestEveryMethodIsLocked(t *testing.T) {
	_, v := newJournal(t)
	master, key := v.master, v.keys.badger
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	ctx, id := t.Context(), uuid.New()
	for name, call := range map[string]func() error{
		"Revise":          func() error { _, err := v.Revise(ctx, entry("", "")); return err },
		"Head":            func() error { _, err := v.Head(ctx, id); return err },
		"Heads":           func() error { _, err := v.Heads(ctx, id); return err },
		"History":         func() error { _, err := v.History(ctx, id); return err },
		"Newest":          func() error { _, _, err := v.Newest(ctx, "entry", "", 1); return err },
		"Deleted":         func() error { _, err := v.Deleted(ctx, "entry"); return err },
		"Erase":           func() error { return v.Erase(ctx, id) },
		"PutDraft":        func() error { return v.PutDraft(ctx, Draft{Session: id, Item: id, Kind: "entry"}) },
		"Drafts":          func() error { _, err := v.Drafts(ctx); return err },
		"DropDraft":       func() error { return v.DropDraft(ctx, id) },
		"SetPassphrase":   func() error { return v.SetPassphrase(ctx, "another phrase") },
		"SetRecoveryCode": func() error { return v.SetRecoveryCode(ctx, codes[0]) },
		"Snapshot":        func() error { return v.Snapshot(ctx, nil) },
		"Rename":          func() error { return v.Rename(ctx, "other", "", false) },
	} {
		if err := call(); !errors.Is(err, ErrLocked) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := v.Journal(); got.Name != "" {
		t.Errorf("still called %q", got.Name)
	}
	for _, secret := range [][]byte{master, key} {
		for _, b := range secret {
			if b != 0 {
				t.Fatal("a key is not overwritten")
			}
		}
	}
}

func TestCallerCancels(t *testing.T) {
	_, v := newJournal(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := v.Revise(ctx, entry("2026-11-22", "x"))
	wantErr(t, err, context.Canceled)
	_, _, err = v.Newest(ctx, "entry", "", 1)
	wantErr(t, err, context.Canceled)
	if all, _, err := v.Newest(t.Context(), "entry", "", 1); err != nil || len(all) != 0 {
		t.Errorf("newest %v, %v", all, err)
	}
}
