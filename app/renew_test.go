package app

import (
	"context"
	"errors"
	"testing"
	"time"

	"gehwara/app/screen"
	"gehwara/storage"
)

// Who knows the old passphrase opens nothing any more; all that was written is there,
// and a card is offered.
func TestSomebodyKnowsThePassphrase(t *testing.T) {
	inBoth(t, func(t *testing.T, tag string) {
		const next = "چھت پر تین کبوتر"
		s, _ := unlocked(t, tag)
		wrote(t, s, "kept")
		s.Go(screen.Route{Page: screen.Renew})
		fill(t, s, s.lang.T("own.pass_now"), "a guess that is wrong")
		fill(t, s, s.lang.T("own.pass_new"), next)
		fill(t, s, s.lang.T("new.pass_again"), next)
		press(t, s, s.lang.T("own.renew_do"))
		if !tells(s, s.lang.T("lock.wrong")) {
			t.Fatal("whoever finds the journal open can shut its owner out")
		}
		fill(t, s, s.lang.T("own.pass_now"), passphrase)
		press(t, s, s.lang.T("own.renew_do"))
		if s.open == nil || s.route.Page != screen.Card {
			t.Fatalf("page %q", s.route.Page)
		}
		if got := texts(t, s); got != "kept" {
			t.Errorf("the entries are %q", got)
		}
		if !tells(s, s.lang.T("new.card_written")) {
			t.Error("no new card is offered")
		}
		id := s.open.vault.Journal().ID
		s.Lock()
		if s.late != nil {
			t.Errorf("locking says %v", s.late)
		}
		list, err := s.shelf.List()
		if err != nil || len(list) != 1 || list[0].ID != id {
			t.Fatalf("on the shelf are %v, %v", list, err)
		}
		if _, err := s.shelf.Unlock(t.Context(), id, passphrase); !errors.Is(err, storage.ErrWrongSecret) {
			t.Errorf("the old passphrase: %v", err)
		}
		v, err := s.shelf.Unlock(t.Context(), id, next)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.Lock(); err != nil {
			t.Fatal(err)
		}
	})
}

// Given up when the old journal is gone by then, it is done all the same.
func TestRenewGivenUpTooLate(t *testing.T) {
	s, _ := unlocked(t, "en")
	wrote(t, s, "kept")
	ctx, giveUp := context.WithCancel(t.Context())
	late := s.sealed()
	late.now = func() time.Time { giveUp(); return time.Now() } // it is asked while the new one is read
	o, erased, err := owned{of: s.open, shelf: late}.Renew(ctx, "چھت پر تین کبوتر", nil)
	if err != nil || ctx.Err() == nil || !erased {
		t.Fatalf("%v; given up: %v; the old one erased: %v", err, ctx.Err(), erased)
	}
	defer o.Drop()
	entries, _, err := o.Journal().Newest(t.Context(), "", 2)
	if err != nil || len(entries) != 1 || entries[0].Text != "kept" {
		t.Errorf("the entries are %v, %v", entries, err)
	}
}

// Given up in time it is said to be stopped, and all is as it was.
func TestRenewGivenUp(t *testing.T) {
	s, _ := unlocked(t, "en")
	wrote(t, s, "kept")
	ctx, giveUp := context.WithCancel(t.Context())
	giveUp()
	_, _, err := owned{of: s.open, shelf: s.sealed()}.Renew(ctx, "چھت پر تین کبوتر", nil)
	if got := s.explain(err); got != s.lang.T("command.cancelled") {
		t.Errorf("said %q: %v", got, err)
	}
	wrote(t, s, "later")
}
