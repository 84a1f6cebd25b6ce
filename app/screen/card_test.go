package screen

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
)

func TestCardIsInForceOnceAGroupIsTypedBack(t *testing.T) {
	inEach(t, func(s *stage) {
		o := newJournal(s.T)
		s.show(NewCard(s.env, o, o.journal, true, nil))
		groups := inGroups(o.Code())
		for _, g := range groups {
			if !s.shows(g) {
				s.Fatalf("the card does not show %s", g)
			}
		}
		s.want("new.card_warning")
		s.press("new.card_written")
		n := asked(o.Code())
		for _, g := range groups {
			if s.shows(g) {
				s.Error("the code stands beside the question")
			}
		}
		if p := s.page.(StepBacker); !p.StepBack() || !s.shows(groups[n]) || p.StepBack() {
			s.Error("one step back is not the code")
		}
		s.press("new.card_written")

		// The same group is asked for in the other language.
		state := s.page.State()
		s.speak("ur", 28)
		s.show(NewCard(s.env, o, o.journal, true, state))
		s.want("new.card_check", "N", n+1)

		s.enter("1234", "new.card_group", "N", n+1)
		s.press("app.done")
		s.want("new.card_wrong", "N", n+1)
		if o.Has() {
			s.Fatal("a wrong group puts the card in force")
		}
		s.enter(strings.Map(func(r rune) rune { return r - '0' + '۰' }, groups[n]), "new.card_group", "N", n+1)
		s.key(fyne.KeyReturn)
		if !o.Has() {
			s.Error("the right group does not put the card in force")
		}
		s.wantWent(Route{Page: Baby, First: true})
	})
}

func TestCardCanWait(t *testing.T) {
	for key, want := range map[string]journal.Card{"new.card_later": journal.CardLater, "new.card_none": journal.CardNone} {
		s := newStage(t, "ur", 17)
		o := notebook(t)
		s.must(o.journal.SetAbout(t.Context(), journal.About{Role: journal.Guardian}))
		s.show(NewCard(s.env, o, o.journal, false, nil))
		s.press(key)
		about, err := o.journal.About(t.Context())
		s.must(err)
		if about != (journal.About{Role: journal.Guardian, Card: want}) || o.Has() || s.backs != 1 {
			t.Errorf("%s: about is %+v, card in force: %v, back %d times", key, about, o.Has(), s.backs)
		}
	}
}

func TestCardInForceIsNotShownAgain(t *testing.T) {
	inEach(t, func(s *stage) {
		o := newJournal(s.T)
		old := o.Code()
		s.must(o.Keep(s.Context()))
		o.code = ""
		s.show(NewCard(s.env, o, o.journal, false, nil))
		s.want("settings.card_have")
		if o.code != "" {
			s.Error("a new code was made unasked")
		}
		s.press("settings.card_new")
		s.wantNot("new.card_none")
		if groups := inGroups(o.Code()); o.Code() == old || !s.shows(groups[0]) {
			s.Error("the new card has the old code")
		}
		s.press("app.cancel")
		if s.backs != 1 {
			s.Error("cancelling does not go back")
		}
	})
}
