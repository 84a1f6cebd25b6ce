package screen

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/storage"
)

// locked is a shelf with journals on it, all of them locked.
func locked(t *testing.T, journals ...Sealed) *shelf {
	t.Helper()
	shelf := newShelf(t)
	for _, j := range journals {
		o, err := shelf.Create(t.Context(), j, passphrase)
		if err != nil {
			t.Fatal(err)
		}
		o.Drop()
	}
	return shelf
}

// unlocking shows the lock page and tells where an opened journal would go.
func (s *stage) unlock(shelf Shelf) *[]Route {
	s.Helper()
	var opened []Route
	s.show(NewUnlock(s.env, shelf, func(o Opening, r Route) {
		opened = append(opened, r)
		o.Drop()
	}, nil))
	return &opened
}

func TestUnlockOpensTheOnlyJournalAtOnce(t *testing.T) {
	shelf := locked(t, Sealed{Name: "Green notebook", Picture: "leaf"})
	inEach(t, func(s *stage) {
		opened := s.unlock(shelf)
		if s.window.Canvas().Focused() != s.field("lock.passphrase") {
			s.Fatal("the passphrase has not got the keys")
		}
		for _, r := range "ايك چھوٹی چڑیا ۱۲" { // Arabic letters and Urdu digits open too
			s.field("lock.passphrase").TypedRune(r)
		}
		s.want("new.pass_layout_urdu")
		s.key(fyne.KeyReturn)
		if len(*opened) != 1 || (*opened)[0] != (Route{Page: Home}) {
			s.Errorf("opened %v", *opened)
		}
	})
}

func TestUnlockSaysThatASecretIsWrong(t *testing.T) {
	shelf := locked(t, Sealed{Name: "Green notebook", Picture: "leaf"})
	inEach(t, func(s *stage) {
		opened := s.unlock(shelf)
		s.enter("not this one", "lock.passphrase")
		s.press("lock.open")
		if !s.shows(storage.ErrWrongSecret.Error()) {
			s.Error("the page does not say what is wrong")
		}
		if got := s.field("lock.passphrase").Text(); got != "not this one" {
			s.Errorf("the field now holds %q", got)
		}
		s.field("lock.passphrase").TypedRune('!')
		if s.shows(storage.ErrWrongSecret.Error()) {
			s.Error("the page still says it after a change")
		}
		s.enter(passphrase, "lock.passphrase")
		s.key(fyne.KeyReturn)
		if len(*opened) != 1 {
			s.Error("the right passphrase does not open")
		}
	})
}

func TestUnlockChoosesByPicture(t *testing.T) {
	shelf := locked(t, Sealed{Name: "Green", Picture: "leaf"}, Sealed{Name: "نیلی کاپی", Picture: "kite"})
	inEach(t, func(s *stage) {
		opened := s.unlock(shelf)
		s.want("lock.choose")
		s.wantNot("lock.open")
		s.pressText(s.env.Look.Lang.Quote("نیلی کاپی"))
		s.enter(passphrase, "lock.passphrase")
		s.press("lock.open")
		if len(*opened) != 1 {
			s.Error("the journal did not open")
		}
	})
}

func TestUnlockFindsAHiddenJournalByItsName(t *testing.T) {
	shelf := locked(t, Sealed{Name: "Under the stairs", Hidden: true})
	inEach(t, func(s *stage) {
		opened := s.unlock(shelf)
		s.want("lock.none")
		if s.shows("Under the stairs") {
			s.Error("the page names a hidden journal")
		}
		s.press("lock.not_listed")
		s.enter("Under the bed", "lock.name")
		s.enter(passphrase, "lock.passphrase")
		s.press("lock.open")
		s.want("lock.not_found")
		s.enter("under the stairs", "lock.name")
		s.key(fyne.KeyReturn)
		s.key(fyne.KeyReturn)
		if len(*opened) != 1 {
			s.Error("the journal did not open")
		}
		if state := s.page.State().(unlocking); state != (unlocking{naming: true, at: state.at}) {
			s.Errorf("the state keeps %+v", state)
		}
	})
}

func TestUnlockTakesTheRecoveryCode(t *testing.T) {
	shelf := locked(t, Sealed{Name: "Green", Picture: "leaf"})
	o, err := shelf.Unlock(t.Context(), shelf.opened[0].vault.Journal().ID, passphrase, nil)
	if err != nil {
		t.Fatal(err)
	}
	code := o.(*opening).Code()
	if err := o.(*opening).Keep(t.Context()); err != nil {
		t.Fatal(err)
	}
	o.Drop()
	inEach(t, func(s *stage) {
		opened := s.unlock(shelf)
		s.press("lock.use_code")
		s.enter(code[:39], "lock.code")
		s.press("lock.open")
		s.want("lock.code_short")
		swapped := code[:7] + string(code[7]^1) + code[8:]
		s.enter(swapped, "lock.code")
		s.key(fyne.KeyReturn)
		s.want("lock.code_group_wrong", "N", 2)
		s.enter(strings.Map(func(r rune) rune { return r - '0' + '۰' }, code), "lock.code")
		if got, want := s.field("lock.code").Text(), storage.FormatRecoveryCode(code); got != want {
			s.Errorf("the field shows %q, want %q", got, want)
		}
		s.key(fyne.KeyReturn)
		if len(*opened) != 1 {
			s.Error("the code does not open")
		}
	})
}

func TestCodeFieldKeepsTheCaretBehindItsDigit(t *testing.T) {
	s := newStage(t, "ur", 17)
	s.unlock(locked(t, Sealed{Name: "Green", Picture: "leaf"}))
	s.press("lock.use_code")
	s.enter("12345678", "lock.code")
	f := s.field("lock.code")
	want := func(text string, caret int) {
		t.Helper()
		if f.Text() != text || f.Caret() != caret {
			t.Errorf("%q with the caret at %d, want %q at %d", f.Text(), f.Caret(), text, caret)
		}
	}
	want("12345 678", 9)
	f.SetCaret(2)
	f.TypedRune('۰')
	want("12034 5678", 3)
	f.SetCaret(6)
	s.key(fyne.KeyBackspace) // over the gap: the digit before it is next
	want("12034 5678", 5)
	s.key(fyne.KeyBackspace)
	want("12035 678", 4)
}

// refused is a shelf with a journal that can't be opened.
type refused struct{ Shelf }

func (refused) List() ([]Sealed, error) {
	return []Sealed{{ID: "3f", Problem: errors.New("it is from the future")}}, nil
}

func TestUnlockNamesWhatCannotBeOpened(t *testing.T) {
	inEach(t, func(s *stage) {
		s.unlock(refused{newShelf(s.T)})
		if !s.shows("3f") || !s.shows("because it is from the future") {
			s.Error("the page does not name the journal and why it is refused")
		}
		s.wantNot("lock.open")
		s.press("lock.start")
		s.wantWent(Route{Page: Begin})
	})
}

func TestUnlockLocksAJournalThatComesTooLate(t *testing.T) {
	s := newStage(t, "en", 17)
	shelf := locked(t, Sealed{Name: "Green", Picture: "leaf"})
	opened := s.unlock(shelf)
	s.env.Run = func(w Work) func() {
		if err := w.Do(t.Context(), nil); err != nil {
			t.Error(err)
		}
		s.page.Close() // before the outcome is heard
		return func() {}
	}
	s.enter(passphrase, "lock.passphrase")
	s.press("lock.open")
	id := shelf.opened[0].vault.Journal().ID
	if _, err := shelf.Unlock(t.Context(), id, passphrase, nil); err != nil || len(*opened) != 0 {
		t.Errorf("the journal was left open: %v", err)
	}
}
