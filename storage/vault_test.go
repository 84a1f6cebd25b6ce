package storage

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/google/uuid"
)

// Locking while calls are under way: each either did all it says or was
// refused, and what was acknowledged is there afterwards.
func TestLockWhileCallsAreInFlight(t *testing.T) {
	shelf, v := newJournal(t)
	fill(t, v, 500)
	var (
		calls    sync.WaitGroup
		mu       sync.Mutex
		saved    []Revision
		enough   = make(chan struct{})
		announce sync.Once
	)
	work := []func(n int) error{
		func(n int) error {
			made, err := v.Revise(t.Context(), entry("2026-11-22", fmt.Sprint("saved ", n)))
			if err == nil {
				mu.Lock()
				saved = append(saved, made)
				if len(saved) >= 20 {
					announce.Do(func() { close(enough) })
				}
				mu.Unlock()
			}
			return err
		},
		func(int) error { _, _, err := v.Newest(t.Context(), "entry", "", 1000); return err },
		func(int) error { _, err := v.Drafts(t.Context()); return err },
		func(int) error {
			return v.PutDraft(t.Context(), Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry"})
		},
		func(int) error { v.Journal(); v.HasRecoveryCode(); return v.SetRecoveryCode(t.Context(), codes[0]) },
	}
	for _, call := range work {
		for range 2 {
			calls.Go(func() {
				for n := 0; ; n++ {
					if err := call(n); err != nil {
						wantErr(t, err, ErrLocked)
						return
					}
				}
			})
		}
	}
	<-enough
	for range 3 {
		calls.Go(func() { wantErr(t, v.Lock(), nil) })
	}
	calls.Wait()

	again := unlock(t, shelf, v.id, passphrase)
	for _, made := range saved {
		if head, err := again.Head(t.Context(), made.Item); err != nil || string(head.Body) != string(made.Body) {
			t.Errorf("%s: %q, %v", made.Body, head.Body, err)
		}
	}
}

func TestEveryMethodIsLocked(t *testing.T) {
	_, v := newJournal(t)
	master, key := v.master, v.badgerKey
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
