package screen

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
)

func TestBeginMakesAJournal(t *testing.T) {
	inEach(t, func(s *stage) {
		shelf := newShelf(s.T)
		var got Opening
		var next Route
		p := NewBegin(s.env, shelf, func(o Opening, r Route) { got, next = o, r }, nil)
		s.show(p)
		s.press("picture.kite")
		s.enter("سبز notebook", "new.name")
		s.key(fyne.KeyReturn)

		s.want("new.role_title")
		s.press("role.grandmother")
		s.press("app.next")

		s.enter(passphrase, "new.pass")
		s.want("new.pass_layout_urdu")
		s.key(fyne.KeyReturn)
		if s.window.Canvas().Focused() != s.field("new.pass_again") {
			s.Error("Enter does not go on to the second field")
		}
		s.enter(passphrase, "new.pass_again")
		s.key(fyne.KeyReturn)

		if got == nil {
			s.Fatal("no journal was made")
		}
		if want := (Route{Page: Card, First: true}); next != want {
			s.Errorf("the next page is %v, want %v", next, want)
		}
		about, err := got.Journal().About(s.Context())
		s.must(err)
		if want := (journal.About{Role: journal.Grandmother, Card: journal.CardLater, CopyDue: today.AddDays(copyDays)}); about != want {
			s.Errorf("about the writer: %+v, want %+v", about, want)
		}
		list, err := shelf.List()
		s.must(err)
		if len(list) != 1 || list[0].Name != "سبز notebook" || list[0].Picture != "kite" {
			s.Errorf("the list is %+v", list)
		}
		p.Close()
	})
}

func TestBeginKeepsAHiddenJournalOffTheList(t *testing.T) {
	s, shelf := newStage(t, "en", 17), newShelf(t)
	made := false
	s.show(NewBegin(s.env, shelf, func(Opening, Route) { made = true }, nil))
	s.enter("Under the stairs", "new.name")
	s.press("new.hidden")
	s.wantNot("picture.kite")
	s.press("app.next")
	s.press("app.next") // who one is need not be said
	s.enter(passphrase, "new.pass")
	s.enter(passphrase, "new.pass_again")
	s.press("new.create")
	if !made {
		t.Fatal("no journal was made")
	}
	if list, err := shelf.List(); err != nil || len(list) != 0 {
		t.Errorf("the list is %v, %v", list, err)
	}
	about, err := shelf.opened[0].journal.About(t.Context())
	s.must(err)
	if about.Role != journal.Unsaid {
		t.Errorf("the role is %q", about.Role)
	}
}

func TestBeginSaysWhatIsWrongBesideTheField(t *testing.T) {
	shelf := newShelf(t)
	if _, err := shelf.Create(t.Context(), Sealed{Name: "Green"}, passphrase); err != nil {
		t.Fatal(err)
	}
	inEach(t, func(s *stage) {
		s.show(NewBegin(s.env, shelf, func(Opening, Route) { s.Error("a journal was made") }, nil))
		for _, c := range []struct{ name, key string }{
			{"  ", "new.name_empty"},
			{strings.Repeat("نام ", 20), "new.name_long"},
			{"GREEN", "new.name_taken"},
		} {
			s.enter(c.name, "new.name")
			s.press("app.next")
			s.want(c.key)
		}
		s.enter("Blue", "new.name")
		s.wantNot("new.name_taken")
		s.press("app.next")
		s.press("app.next")

		s.enter("چِِڑِیا۱۲", "new.pass") // vowel marks don't count
		s.enter("چِِڑِیا۱۲", "new.pass_again")
		s.press("new.create")
		if text := s.env.Look.Lang.N("new.pass_short", 8); !s.shows(text) {
			s.Errorf("the page does not say %q", text)
		}
		s.enter(passphrase, "new.pass")
		s.press("new.create")
		s.want("new.pass_mismatch")
		if s.window.Canvas().Focused() != s.field("new.pass_again") {
			s.Error("the field to put right has not got the keys")
		}
	})
}

func TestBeginComesBackInTheOtherLanguage(t *testing.T) {
	s, shelf := newStage(t, "en", 17), newShelf(t)
	p := NewBegin(s.env, shelf, nil, nil)
	s.show(p)
	s.enter("Green", "new.name")
	s.press("picture.moon")
	again := func() {
		state := s.page.State()
		s.page.Close()
		s.speak("ur", 28)
		s.show(NewBegin(s.env, shelf, nil, state))
	}
	again()
	if got := s.field("new.name").Text(); got != "Green" {
		t.Errorf("the name came back as %q", got)
	}
	s.press("app.next")
	s.press("role.father")
	s.press("app.next")
	s.enter(passphrase, "new.pass")
	again()
	if got := s.field("new.pass").Text(); got != "" {
		t.Errorf("the passphrase came back as %q", got)
	}
	if got := s.page.State().(beginning); got.role != journal.Father || got.picture != "moon" || got.step != stepPassphrase {
		t.Errorf("the page came back as %+v", got)
	}
}

func TestBeginTypesWithTheKeyboardOnTheScreen(t *testing.T) {
	s := newStage(t, "ur", 17)
	s.show(NewBegin(s.env, newShelf(t), nil, beginning{step: stepPassphrase, naming: naming{name: "Green", picture: "leaf"}}))
	s.press("lock.keyboard")
	s.window.Canvas().Focus(s.field("new.pass_again"))
	for _, letter := range []string{"چ", "ا", "ن"} {
		s.pressText(letter)
	}
	if got := s.field("new.pass_again").Text(); got != "چان" {
		t.Errorf("typed %q", got)
	}
	s.press("keys.close")
	s.wantNot("keys.space")
}

func TestBeginGoesAStepBack(t *testing.T) {
	shelf := newShelf(t)
	inEach(t, func(s *stage) {
		p := NewBegin(s.env, shelf, nil, nil)
		s.show(p)
		back := func(want bool) {
			s.Helper()
			if got := p.StepBack(); got != want {
				s.Errorf("going back gives %v", got)
			}
		}
		s.enter("Green", "new.name")
		back(false)
		s.press("app.next")
		s.press("role.father")
		s.press("app.next")
		s.want("new.pass_title")
		back(true)
		s.want("new.role_title")
		back(true)
		if got := s.field("new.name").Text(); got != "Green" {
			s.Errorf("the name is %q", got)
		}
		if got := p.State().(beginning).role; got != journal.Father {
			s.Errorf("the role is %q", got)
		}
		s.press("app.back")
		if s.backs != 1 {
			s.Error("the first step does not lead out")
		}
	})
}

func TestBeginAsksNothingOfABabyElsewhere(t *testing.T) {
	for _, use := range []string{WithFamilies, AtClinic} {
		inEach(t, func(s *stage) {
			s.env.Use = use
			var got Opening
			p := NewBegin(s.env, newShelf(s.T), func(o Opening, _ Route) { got = o }, nil)
			s.show(p)
			s.want("new.step", "N", 1, "Total", 3)
			s.enter("Green", "new.name")
			s.press("app.next")
			s.want("new.step", "N", 2, "Total", 3)
			s.wantNot("new.role_title")
			p.StepBack()
			s.want("new.name_title")
			s.press("app.next")
			s.enter(passphrase, "new.pass")
			s.enter(passphrase, "new.pass_again")
			s.press("new.create")
			if got == nil {
				s.Fatal("no journal was made")
			}
			o := got.(*opening)
			s.show(NewCard(s.env, o, o.journal, true, nil))
			s.want("new.step", "N", 3, "Total", 3)
			s.press("new.card_later")
			s.wantWent(Route{Page: Home})
		})
	}
}

func TestBeginKeepsItsStepWhenTheUseChanges(t *testing.T) {
	s := newStage(t, "ur", 17)
	s.env.Use = AtClinic
	s.show(NewBegin(s.env, newShelf(t), nil, beginning{step: stepRole, naming: naming{name: "Green"}}))
	s.want("new.name_title")
	if got := s.field("new.name").Text(); got != "Green" {
		t.Errorf("the name is %q", got)
	}
}

func TestBeginSaysFirstHowLongAPassphraseIs(t *testing.T) {
	shelf := newShelf(t)
	inEach(t, func(s *stage) {
		s.show(NewBegin(s.env, shelf, nil, beginning{step: stepPassphrase, naming: naming{name: "Green", picture: "leaf"}}))
		least := s.env.Look.Lang.N("new.pass_short", leastPassphrase)
		if !s.shows(least) {
			s.Errorf("the page does not say %q", least)
		}
		s.enter("mango chapati", "new.pass")
		if s.shows(least) {
			s.Error("it is still said once something is typed")
		}
		s.want("new.pass_fair")
		s.enter("", "new.pass")
		if !s.shows(least) {
			s.Error("it is not said again of an empty field")
		}
	})
}

// What is said of the letters comes and goes without moving what stands below it.
func TestHintsMoveNothing(t *testing.T) {
	inEach(t, func(s *stage) {
		shelf := newShelf(s.T)
		y := func(o fyne.CanvasObject) float32 {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
		}
		still := func(below fyne.CanvasObject, key string, texts ...string) {
			s.Helper()
			from := y(below)
			for _, text := range texts {
				s.enter(text, key)
				if got := y(below); got != from {
					s.Errorf("%q moves what stands below from %g to %g", text, from, got)
				}
			}
		}
		s.show(NewBegin(s.env, shelf, nil, beginning{step: stepPassphrase, naming: naming{name: "Green", picture: "leaf"}}))
		still(s.field("new.pass_again"), "new.pass", "m", "mango آم", "mango chapati and tea", "آ", "")

		_, err := shelf.Create(s.Context(), Sealed{Name: "Green", Picture: "leaf"}, passphrase)
		s.must(err)
		s.show(NewUnlock(s.env, shelf, nil, nil))
		still(s.found(s.env.T("lock.open")), "lock.passphrase", "m", "m آم", "")
	})
}

func TestBeginSaysWhoSeesAHiddenName(t *testing.T) {
	shelf := newShelf(t)
	inEach(t, func(s *stage) {
		s.show(NewBegin(s.env, shelf, nil, nil))
		s.want("new.name_line")
		s.press("new.hidden")
		s.want("new.name_line_hidden")
		s.wantNot("new.name_line")
		s.show(NewBegin(s.env, shelf, nil, s.page.State()))
		s.want("new.name_line_hidden")
		s.press("new.hidden")
		s.want("new.name_line")
		s.wantNot("new.name_line_hidden")
	})
}

// full is a shelf that can't be written.
type full struct{ *shelf }

var errFull = errors.New("the disk is full")

func (full) Ready() error { return errFull }

func TestBeginSaysBeforeWritingThatItCannot(t *testing.T) {
	inEach(t, func(s *stage) {
		s.show(NewBegin(s.env, full{newShelf(s.T)}, nil, nil))
		if !s.shows("because the disk is full") {
			s.Error("the page does not say why")
		}
		s.wantNot("new.name")
	})
}

func TestBeginLocksAJournalThatComesTooLate(t *testing.T) {
	s, shelf := newStage(t, "en", 17), newShelf(t)
	p := NewBegin(s.env, shelf, func(Opening, Route) { t.Error("a closed page opened a journal") },
		beginning{step: stepPassphrase, naming: naming{name: "Green", picture: "leaf"}})
	s.show(p)
	s.env.Run = func(w Work) func() {
		p.Close()
		_ = w.Do(context.Background(), nil) // what it says is not heard any more
		return func() {}
	}
	s.enter(passphrase, "new.pass")
	s.enter(passphrase, "new.pass_again")
	s.press("new.create")
	if _, err := shelf.Unlock(t.Context(), shelf.opened[0].vault.Journal().ID, passphrase, nil); err != nil {
		t.Errorf("the journal was left open: %v", err)
	}
}

func TestStrengthIsSaidPlainly(t *testing.T) {
	for text, want := range map[string]string{
		"12345678":                    "new.pass_weak",
		"aaaaaaaaaaaaaaaaaaaa":        "new.pass_weak",
		"password1":                   "new.pass_weak",
		"03001234567":                 "new.pass_weak",
		"پاکستان۱۹۴۷":                 "new.pass_weak",
		"mango chapati":               "new.pass_fair",
		"چھوٹی سی چڑیا":               "new.pass_fair",
		"three kites over the mosque": "new.pass_good",
		"نانی کے صحن میں چار پتنگیں": "new.pass_good",
	} {
		if got := strengthKey(text); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}
