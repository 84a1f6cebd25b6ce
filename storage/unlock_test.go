package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestUnlockByWhatAnotherKeyboardTypes(t *testing.T) {
	shelf, id := lockedJournal(t) // passphrase: ایک چراغ 12 راتیں
	for _, typed := range []string{
		passphrase,
		"ایک چراغ ۱۲ راتیں",
		"ايك چراغ ١٢ راتيں",
		"  اِیک\u00A0چراغ \u200E12\u200F  راتیں\n",
		"ایک چراغ １２ راتیں",
	} {
		if err := unlock(t, shelf, id, typed).Lock(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWrongSecretsChangeNothing(t *testing.T) {
	shelf, id := lockedJournal(t)
	before := contents(t, shelf.dir)
	clock := &stoppedClock{clockFloor}
	shelf.now = clock.now
	for _, typed := range []string{"", " ", passphrase + "!", "ایک چراغ 21 راتیں", codes[0], strings.Repeat("x", 1<<20)} {
		clock.advance(maxPause)
		_, err := shelf.Unlock(t.Context(), id, typed)
		wantErr(t, err, ErrWrongSecret)
	}
	after := contents(t, shelf.dir)
	delete(after, shelf.triesPath(id))
	if !sameContents(before, after) {
		t.Error("something was changed but the count of tries")
	}
	clock.advance(maxPause)
	unlock(t, shelf, id, passphrase)
	if _, err := os.Stat(shelf.triesPath(id)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("still counted after the right one: %v", err)
	}
}

// However many wrong ones were typed, and over however many starts of the program,
// the right one opens after the longest pause, and finds all that was there.
func TestNothingIsEverLockedOut(t *testing.T) {
	shelf, id, shown := livedJournal(t, 1)
	clock := &stoppedClock{time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)}
	for n := range 30 {
		if n%7 == 0 {
			shelf = cheapShelf(filepath.Dir(shelf.dir))
			shelf.now = clock.now
		}
		_, err := shelf.Unlock(t.Context(), id, strings.Repeat("wrong", n%5))
		wantErr(t, err, ErrWrongSecret)
		clock.advance(maxPause)
	}
	if wrong := shelf.triesOf(id).Wrong; wrong != 30 {
		t.Errorf("%d were counted", wrong)
	}
	v := unlock(t, shelf, id, passphrase)
	wantFaults(t, v)
	wantEverything(t, v, shown)
}

// A pause outlives the program; nothing that the file or the clock may say
// makes it longer than the longest, and none locks anybody out.
func TestPauseOverRestarts(t *testing.T) {
	shelf, id := lockedJournal(t)
	clock := &stoppedClock{time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)}
	again := func() *Shelf {
		fresh := cheapShelf(filepath.Dir(shelf.dir))
		fresh.now = clock.now
		return fresh
	}
	var wait *WaitError
	for _, pause := range []time.Duration{0, 0, 1, 2, 4} {
		_, err := again().Unlock(t.Context(), id, "wrong")
		wantErr(t, err, ErrWrongSecret)
		if pause == 0 {
			continue
		}
		_, err = again().Unlock(t.Context(), id, passphrase)
		if !errors.As(err, &wait) || !wait.Until.Equal(clock.at.Add(pause*time.Second)) {
			t.Fatalf("after a restart: %v, want a pause of %d s", err, pause)
		}
		clock.advance(pause * time.Second)
	}
	_, err := again().Unlock(t.Context(), id, "wrong")
	wantErr(t, err, ErrWrongSecret)
	clock.at = time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC) // the battery died
	if _, err := again().Unlock(t.Context(), id, passphrase); !errors.As(err, &wait) || wait.Until.After(clock.at.Add(maxPause)) {
		t.Fatalf("with the clock set back: %v", err)
	}
	clock.advance(maxPause)
	for _, said := range []string{"", "{", `{"wrong":-9}`, `{"wrong":99999999999999999999}`, "\x00\x01", `{"wrong":900,"until":9223372036854775807}`} {
		put(t, shelf.triesPath(id), []byte(said))
		fresh := again()
		v, err := fresh.Unlock(t.Context(), id, passphrase)
		if errors.As(err, &wait) {
			clock.advance(maxPause)
			v, err = fresh.Unlock(t.Context(), id, passphrase)
		}
		if err != nil {
			t.Fatalf("the file says %q: %v", said, err)
		}
		wantErr(t, v.Lock(), nil)
	}
}

// Within one process a pause is told by a clock that nobody can set: what the
// file says, or a clock set ahead would make of it, does not end it.
func TestPauseIsNotEndedFromOutside(t *testing.T) {
	shelf, id := lockedJournal(t)
	for range freeTries + 4 { // a pause of 16 s
		_, err := shelf.Unlock(t.Context(), id, "wrong")
		var wait *WaitError
		if errors.As(err, &wait) {
			wrong := shelf.triesOf(id).Wrong
			shelf.tried(id, ErrWrongSecret) // as if it had been waited for
			if shelf.triesOf(id).Wrong != wrong+1 {
				t.Fatal("not counted")
			}
		}
	}
	put(t, shelf.triesPath(id), []byte(`{"wrong":7,"until":1}`))
	var wait *WaitError
	if _, err := shelf.Unlock(t.Context(), id, passphrase); !errors.As(err, &wait) {
		t.Errorf("the pause is over: %v", err)
	}
}

func TestPauseGrowsAndEnds(t *testing.T) {
	shelf, id := lockedJournal(t)
	clock := &stoppedClock{time.Date(2026, 11, 22, 3, 0, 0, 0, time.UTC)}
	shelf.now = clock.now
	var wait *WaitError
	for tries, pause := range []time.Duration{0, 0, 1, 2, 4, 8, 16, 32, 60, 60} {
		_, err := shelf.Unlock(t.Context(), id, "wrong")
		wantErr(t, err, ErrWrongSecret)
		if pause == 0 {
			continue
		}
		// The right one has to wait too, to the end and no longer.
		until := clock.at.Add(pause * time.Second)
		clock.at = until.Add(-1)
		_, err = shelf.Unlock(t.Context(), id, passphrase)
		if !errors.As(err, &wait) || !wait.Until.Equal(until) {
			t.Fatalf("after %d tries: %v, want a pause until %v", tries+1, err, until)
		}
		clock.at = until
	}
	if err := unlock(t, shelf, id, passphrase).Lock(); err != nil {
		t.Fatal(err)
	}
	for range freeTries { // counted anew after a right one
		_, err := shelf.Unlock(t.Context(), id, "wrong")
		wantErr(t, err, ErrWrongSecret)
	}
}

func TestRecoveryCode(t *testing.T) {
	shelf, v := newJournal(t)
	if v.HasRecoveryCode() {
		t.Error("a new journal has a recovery code")
	}
	first, second := codes[1], NewRecoveryCode()
	var wrong *RecoveryError
	if err := v.SetRecoveryCode(t.Context(), "12345 "+first[5:]); !errors.As(err, &wrong) || wrong.Group != 1 {
		t.Errorf("a wrong code: %v", err)
	}
	if err := v.SetRecoveryCode(t.Context(), first); err != nil || !v.HasRecoveryCode() {
		t.Fatal(err)
	}
	v = reopen(t, v, "۱۲۳۴۰-۵۶۷۸۴ 90121 34562 78903 12342 56789 90123")
	if !v.HasRecoveryCode() {
		t.Error("the code is forgotten")
	}
	// Forgotten passphrase: the code opens, a new passphrase is set.
	if err := v.SetPassphrase(t.Context(), "نیا جملہ یہاں"); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v, "نيا جمله يہاں")
	if err := v.SetRecoveryCode(t.Context(), FormatRecoveryCode(second)); err != nil {
		t.Fatal(err)
	}
	v = reopen(t, v, second)
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	for _, old := range []string{passphrase, first} {
		_, err := shelf.Unlock(t.Context(), v.id, old)
		wantErr(t, err, ErrWrongSecret)
	}
}

func TestPassphraseRules(t *testing.T) {
	for _, refused := range []string{"", "sevench", "       seven", "\u200c\u064e\u200c\u064e\u200c\u064eabc", codes[0], FormatRecoveryCode(codes[1])} {
		wantErr(t, CheckPassphrase(refused), ErrPassphrase)
	}
	for _, taken := range []string{"eight ch", "آٹھ حروف", strings.Repeat("long ", 100), "1234 5678", codes[0][1:]} {
		wantErr(t, CheckPassphrase(taken), nil)
	}
	_, v := newJournal(t)
	wantErr(t, v.SetPassphrase(t.Context(), "short"), ErrPassphrase)
}

func TestSecondOpenIsRefused(t *testing.T) {
	shelf, v := newJournal(t)
	made := write(t, v, entry("2026-11-22", "first"))
	for _, other := range []*Shelf{shelf, cheapShelf(filepath.Dir(shelf.dir))} {
		_, err := other.Unlock(t.Context(), v.id, passphrase)
		wantErr(t, err, ErrAlreadyOpen)
		_, err = other.Unlock(t.Context(), v.id, "wrong")
		wantErr(t, err, ErrAlreadyOpen)
	}
	write(t, v, after(made, "second"))
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	again := unlock(t, shelf, v.id, passphrase)
	if head, err := again.Head(t.Context(), made.Item); err != nil || string(head.Body) != "second" {
		t.Errorf("head %q, %v", head.Body, err)
	}
}

func TestUnlockCancelled(t *testing.T) {
	shelf, id := lockedJournal(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := shelf.Unlock(ctx, id, passphrase)
	wantErr(t, err, context.Canceled)
	_, err = shelf.Create(ctx, Journal{Name: "other"}, passphrase)
	wantErr(t, err, context.Canceled)
	if listed, err := shelf.List(); err != nil || len(listed) != 1 {
		t.Errorf("listed %v, %v", listed, err)
	}
}

// A check of an open journal is no cheaper guess than an unlock.
func TestCheckTellsWhatOpens(t *testing.T) {
	shelf, v := calmJournal(t)
	clock := &stoppedClock{clockFloor}
	shelf.now = clock.now
	if err := v.SetRecoveryCode(t.Context(), codes[0]); err != nil {
		t.Fatal(err)
	}
	for _, right := range []string{passphrase, codes[0]} {
		if err := v.Check(t.Context(), right); err != nil {
			t.Errorf("%q does not open: %v", right, err)
		}
	}
	for range freeTries {
		wantErr(t, v.Check(t.Context(), "wrong"), ErrWrongSecret)
	}
	var wait *WaitError
	if err := v.Check(t.Context(), passphrase); !errors.As(err, &wait) {
		t.Errorf("a try too soon: %v", err)
	}
	clock.advance(maxPause)
	if err := v.Check(t.Context(), passphrase); err != nil {
		t.Error(err)
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	wantErr(t, v.Check(t.Context(), passphrase), ErrLocked)
}
