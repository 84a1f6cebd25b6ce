package screen

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/storage"
)

const another = "باغ میں جھولا اور چائے"

func TestRenameChangesWhatTheListShows(t *testing.T) {
	inEach(t, func(s *stage) {
		shelf := newShelf(s.T)
		_, err := shelf.Create(s.Context(), Sealed{Name: "Blue", Picture: "kite"}, passphrase)
		s.must(err)
		o, err := shelf.Create(s.Context(), Sealed{Name: "Green", Picture: "leaf"}, passphrase)
		s.must(err)
		own := o.(*opening)

		s.show(NewRename(s.env, shelf, own, nil))
		s.enter("blue", "new.name")
		s.key(fyne.KeyReturn)
		s.want("new.name_taken")
		s.enter("نیلی کاپی", "new.name")
		s.press("picture.moon")
		state := s.page.State()
		s.speak("ur", 20)
		s.show(NewRename(s.env, shelf, own, state)) // what was typed comes back
		s.press("app.done")

		if got := own.Sealed(); got.Name != "نیلی کاپی" || got.Picture != "moon" || got.Hidden || s.backs != 1 {
			s.Fatalf("the journal is %+v after %d ways back", got, s.backs)
		}
		s.show(NewRename(s.env, shelf, own, nil))
		s.press("new.hidden")
		s.wantNot("picture.moon")
		s.press("app.done")
		if list, err := shelf.List(); err != nil || len(list) != 1 {
			s.Errorf("the list is %v, %v", list, err)
		}
	})
}

func TestRepassAsksForThePassphraseOfNow(t *testing.T) {
	inEach(t, func(s *stage) {
		o := newJournal(s.T)
		s.show(NewRepass(s.env, o, false, nil, nil))
		s.enter("not this one", "own.pass_now")
		s.enter(another, "own.pass_new")
		s.enter(another, "new.pass_again")
		s.press("own.repass_do")
		if want := s.env.Explain(errors.New("storage: check secret: " + storage.ErrWrongSecret.Error())); !s.shows(want) {
			s.Errorf("the page does not say %q", want)
		}
		if s.window.Canvas().Focused() != s.field("own.pass_now") {
			s.Error("the field to put right has not got the keys")
		}
		s.must(o.Check(s.Context(), passphrase)) // nothing has changed

		s.enter(passphrase, "own.pass_now")
		s.enter(another+"!", "new.pass_again")
		s.press("own.repass_do")
		s.want("new.pass_mismatch")
		s.enter(another, "new.pass_again")
		s.key(fyne.KeyReturn)
		s.must(o.Check(s.Context(), another))
		if err := o.Check(s.Context(), passphrase); !errors.Is(err, storage.ErrWrongSecret) {
			s.Errorf("the old passphrase: %v", err)
		}
		if s.backs != 1 || len(s.said) != 1 {
			s.Errorf("%d ways back, said %q", s.backs, s.said)
		}
	})
}

func TestRepassAfterTheCardAsksForNoOldOne(t *testing.T) {
	s, o, home := newStage(t, "ur", 17), newJournal(t), 0
	s.show(NewRepass(s.env, o, true, func() { home++ }, nil))
	s.want("own.by_card")
	s.wantNot("own.pass_now")
	s.press("own.repass_later")
	if home != 1 {
		t.Fatal("it can't be left for later")
	}
	s.enter(another, "own.pass_new")
	s.enter(another, "new.pass_again")
	s.press("own.repass_do")
	s.must(o.Check(t.Context(), another))
	if home != 2 {
		t.Error("it does not go home")
	}
}

func TestHomeAsksForTheCardNowAndThen(t *testing.T) {
	s := newStage(t, "en", 17)
	d := &desk{stage: s, opening: newJournal(t), read: reader(t)}
	d.speak("en", 17)
	d.must(d.journal.SetAbout(t.Context(), journal.About{Role: journal.Father}))
	d.home(nil)
	d.wantNot("home.card_ask") // there is none
	_ = d.Code()
	d.must(d.Keep(t.Context()))
	d.must(keepSeen(t.Context(), d.journal, today.AddMonths(-3).AddDays(1)))
	d.home(nil)
	d.wantNot("home.card_ask")

	d.must(keepSeen(t.Context(), d.journal, today.AddMonths(-3)))
	d.home(nil)
	d.want("home.card_ask")
	d.press("home.card_here")
	d.wantNot("home.card_ask")
	about, err := d.journal.About(t.Context())
	d.must(err)
	if want := (journal.About{Role: journal.Father, CardSeen: today}); about != want {
		t.Errorf("about is %+v, want %+v", about, want)
	}
}

// unerased is a journal whose old copy can't be erased when it is sealed anew.
type unerased struct{ *opening }

func (s unerased) Renew(ctx context.Context, passphrase string, report func(done, total int)) (Opening, bool, error) {
	o, _, err := s.opening.Renew(ctx, passphrase, report)
	return o, false, err
}

// That the old journal is erased is said only when it is.
func TestRenewSaysWhetherTheOldOneIsErased(t *testing.T) {
	for said, of := range map[string]func(*opening) Owned{
		"own.renew_done": func(o *opening) Owned { return o },
		"own.renew_kept": func(o *opening) Owned { return unerased{o} },
	} {
		s, o := newStage(t, "ur", 17), newJournal(t)
		s.show(NewRenew(s.env, of(o), func(made Opening, _ Route) { t.Cleanup(made.Drop) }, nil))
		s.enter(passphrase, "own.pass_now")
		s.enter(another, "own.pass_new")
		s.enter(another, "new.pass_again")
		s.press("own.renew_do")
		if len(s.said) != 1 || s.said[0] != s.env.T(said) {
			t.Errorf("said %q", s.said)
		}
	}
}

// A clock that ran wild does not still the question for years, and that a card was put
// off on another computer is not said of this one, which has it.
func TestHomeAsksForTheCardInSpiteOf(t *testing.T) {
	s := newStage(t, "en", 17)
	d := &desk{stage: s, opening: newJournal(t), read: reader(t)}
	d.speak("en", 17)
	_ = d.Code()
	d.must(d.Keep(t.Context()))
	d.must(keepSeen(t.Context(), d.journal, today.AddMonths(12*50)))
	d.home(nil)
	d.want("home.card_ask")
	d.must(d.journal.SetAbout(t.Context(), journal.About{Card: journal.CardLater, CardSeen: today}))
	d.home(nil)
	d.wantNot("settings.card_missing")
}

// Where a copy lies is said as it is.
func TestBackupSaysWhereTheCopyLies(t *testing.T) {
	for want, saved := range map[string]Saved{
		"backup.not_away":   {Path: "/home/me/a"},
		"backup.same_stick": {Path: "/media/me/RED/a", SameStick: true},
		"":                  {Path: "/media/me/RED/a", Away: true},
	} {
		s := newStage(t, "ur", 17)
		s.show(NewBackup(s.env, nil, nil, nil, "Lamp", backing{saved: &saved}))
		for _, key := range []string{"backup.not_away", "backup.same_stick"} {
			if key == want {
				s.want(key)
			} else {
				s.wantNot(key)
			}
		}
	}
}
