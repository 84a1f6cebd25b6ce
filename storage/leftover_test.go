package storage

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
)

func wantLeftovers(t *testing.T, v *Vault, want ...string) {
	t.Helper()
	if got, err := v.Leftovers(t.Context()); err != nil || !slices.Equal(got, want) {
		t.Errorf("left are %q, %v, want %q", got, err, want)
	}
}

// What could not be taken away is remembered, sealed, until somebody says that it is
// gone; what was, or was finished, is not.
func TestLeftovers(t *testing.T) {
	shelf, v := calmJournal(t)
	const one, two = "/media/stick/لفظ.part", "/home/two.part"
	broken := errors.New("broken")
	var killed []byte // what an end of the program would leave of the list
	for _, end := range []error{nil, broken} {
		err := v.InTheOpen(t.Context(), one, func(context.Context) (err error) {
			wantLeftovers(t, v) // it is being written
			killed, err = os.ReadFile(v.leftoversPath())
			return errors.Join(err, end)
		})
		wantErr(t, err, end)
		wantLeftovers(t, v)
		if _, err := os.Stat(v.leftoversPath()); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a list of nothing: %v", err)
		}
	}
	shelf.full(true)
	wantErr(t, v.InTheOpen(t.Context(), two, func(context.Context) error { return ErrLeft }), ErrLeft)
	shelf.full(false)
	wantLeftovers(t, v, two)
	v = reopen(t, v, passphrase)
	wantLeftovers(t, v, two)
	if data, err := os.ReadFile(v.leftoversPath()); err != nil || strings.Contains(string(data), "two") {
		t.Errorf("it is not sealed: %v", err)
	}
	made := write(t, v, entry("2026-11-22", "words"))
	wantErr(t, v.EraseNow(t.Context(), made.Item, nil), nil) // in a store made anew
	v, err := shelf.Renew(t.Context(), v, "another passphrase", nil)
	wantErr(t, err, nil)
	t.Cleanup(func() { v.Lock() })
	wantLeftovers(t, v, two)
	wantErr(t, v.ForgetLeftover(t.Context(), two), nil)
	wantLeftovers(t, v)

	wantErr(t, os.WriteFile(v.leftoversPath(), []byte("?"), 0o600), nil)
	if _, err := v.Leftovers(t.Context()); !errors.Is(err, ErrDamaged) {
		t.Errorf("a damaged list is %v", err)
	}
	wantErr(t, v.InTheOpen(t.Context(), one, func(context.Context) error { return nil }), nil)

	shelf, v = calmJournal(t)
	wantErr(t, v.InTheOpen(t.Context(), one, func(context.Context) (err error) {
		killed, err = os.ReadFile(v.leftoversPath())
		return err
	}), nil)
	wantErr(t, v.Lock(), nil)
	wantErr(t, os.WriteFile(v.leftoversPath(), killed, 0o600), nil)
	wantLeftovers(t, unlock(t, shelf, v.id, passphrase), one)
}

// A lock waits until what is written in the open is taken away again.
func TestLockInTheOpen(t *testing.T) {
	shelf, v := calmJournal(t)
	locked, tidy := make(chan error), false
	err := v.InTheOpen(t.Context(), "/one", func(ctx context.Context) error {
		go func() { locked <- v.Lock() }()
		<-ctx.Done()
		tidy = true
		return ctx.Err()
	})
	wantErr(t, err, ErrLocked)
	wantErr(t, <-locked, nil)
	if !tidy {
		t.Error("the journal was locked before")
	}
	wantLeftovers(t, unlock(t, shelf, v.id, passphrase))
}
