package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// covering are the ways to the cover by keys, from what has the focus.
var covering = map[string]func(s *Shell){
	"F12": func(s *Shell) { strike(s, fyne.KeyF12) },
	"Escape twice": func(s *Shell) {
		strike(s, fyne.KeyEscape)
		strike(s, fyne.KeyEscape)
	},
}

// strike presses a key as the window does: it goes to what is focused, or else to
// the canvas.
func strike(s *Shell, name fyne.KeyName) {
	k := &fyne.KeyEvent{Name: name}
	if o := s.canvas.Focused(); o != nil {
		o.TypedKey(k)
		return
	}
	s.canvas.OnTypedKey()(k)
}

// lift takes the cover away as nothing in the program does, with the journal that
// is about to be locked still open.
func lift(s *Shell, o *opened, e *later) {
	e.work = nil
	s.open, s.escaped = o, time.Time{}
	s.closing.Done()
}

// TestCoverFromEverywhere presses the keys with each focusable of each page
// focused, and with none.
func TestCoverFromEverywhere(t *testing.T) {
	for tag, name := range map[string]string{"en": "F12", "ur": "Escape twice"} {
		cover := covering[name]
		t.Run(tag+" "+name, func(t *testing.T) {
			s, _ := unlocked(t, tag)
			o, e := s.open, slowly(t, s)
			for _, r := range []screen.Route{
				{Page: screen.Start}, {Page: screen.Use}, {Page: screen.Lessons}, {Page: screen.Reader, ID: "reading-cues"},
				{Page: screen.Begin}, {Page: screen.Unlock}, {Page: screen.Home}, {Page: screen.Diary}, {Page: screen.Write, Prompt: -1},
				{Page: screen.Baby}, {Page: screen.Card}, {Page: screen.Help}, {Page: screen.Help, ID: "unsafe"}, {Page: screen.Settings},
			} {
				s.show(r, nil)
				for i := -1; i < len(focusables(s.canvas.Content())); i++ {
					s.show(r, nil)
					s.canvas.Unfocus()
					if i >= 0 {
						s.canvas.Focus(focusables(s.canvas.Content())[i])
					}
					cover(s)
					if s.route.Page != screen.Cover || s.open != nil || s.canvas.Focused() != nil {
						t.Fatalf("%s, focusable %d: page %q, open %v, focus on %T", r.Page, i, s.route.Page, s.open != nil, s.canvas.Focused())
					}
					lift(s, o, e)
					s.show(r, nil)
				}
			}
		})
	}
}

// TestCoverOverDialogsAndKeyboards presses them with a dialog, a menu and the
// keyboard on the screen open, with each part of those focused.
func TestCoverOverDialogsAndKeyboards(t *testing.T) {
	s, _ := unlocked(t, "ur")
	o, e := s.open, slowly(t, s)
	open := map[string]func() []fyne.Focusable{
		"dialog": func() []fyne.Focusable {
			press(t, s, s.lang.T("write.delete"))
			return focusables(s.canvas.Overlays().Top())
		},
		"menu": func() []fyne.Focusable {
			first[*kit.Editor](t, s.canvas.Content()).TappedSecondary(&fyne.PointEvent{})
			return focusables(s.canvas.Overlays().Top())
		},
		"keyboard": func() []fyne.Focusable {
			press(t, s, s.lang.T("write.keyboard"))
			return focusables(s.canvas.Content())
		},
	}
	for over, show := range open {
		for name, cover := range covering {
			for i := 0; ; i++ {
				s.show(screen.Route{Page: screen.Write, Prompt: -1}, nil)
				list := show()
				if i == len(list) {
					break
				}
				s.canvas.Focus(list[i])
				cover(s)
				if s.route.Page != screen.Cover || s.canvas.Overlays().Top() != nil || s.canvas.Focused() != nil {
					t.Errorf("%s over a %s, focusable %d: page %q", name, over, i, s.route.Page)
				}
				lift(s, o, e)
			}
		}
	}
}

// TestCoverButtonStandsOnEveryPage presses it, with a journal open and with none.
func TestCoverButtonStandsOnEveryPage(t *testing.T) {
	for _, tag := range i18n.Tags() {
		s, _ := unlocked(t, tag)
		o, e := s.open, slowly(t, s)
		for _, r := range []screen.Route{
			{Page: screen.Home}, {Page: screen.Diary}, {Page: screen.Write, Prompt: -1}, {Page: screen.Settings}, {Page: screen.Card},
			{Page: screen.Use}, {Page: screen.Lessons}, {Page: screen.Help, ID: "unsafe"}, {Page: screen.Unlock}, {Page: screen.Begin},
		} {
			s.show(r, nil)
			press(t, s, s.lang.T("nav.cover"))
			if s.route.Page != screen.Cover {
				t.Fatalf("from %s it leads to %q", r.Page, s.route.Page)
			}
			lift(s, o, e)
		}
		s.show(screen.Route{Page: screen.Start}, nil)
		press(t, s, "Cover · پردہ ڈالیں")
		if s.route.Page != screen.Cover {
			t.Errorf("from the first page it leads to %q", s.route.Page)
		}
	}
}

func TestOneEscapeIsNotTheCover(t *testing.T) {
	s, e := unlocked(t, "en")
	s.Go(screen.Route{Page: screen.Settings})
	s.Go(screen.Route{Page: screen.Help})
	strike(s, fyne.KeyEscape)
	if s.route.Page != screen.Settings {
		t.Fatalf("one Escape leads to %q", s.route.Page)
	}
	e.pass(600 * time.Millisecond)
	strike(s, fyne.KeyEscape)
	if s.route.Page != screen.Home {
		t.Errorf("a slow second one leads to %q", s.route.Page)
	}
}

// TestCoverLocksAndKeepsTheWords covers while somebody types.
func TestCoverLocksAndKeepsTheWords(t *testing.T) {
	for _, tag := range i18n.Tags() {
		t.Run(tag, func(t *testing.T) {
			s, _ := unlocked(t, tag)
			id, j := s.open.vault.Journal().ID, s.open.journal
			s.Go(screen.Route{Page: screen.Write, Prompt: -1})
			write(t, s, "آج پہلا قدم")
			copyAll(s)
			strike(s, fyne.KeyF12)
			if _, _, err := j.Newest(t.Context(), "", 1); err == nil {
				t.Error("the journal can still be read")
			}
			if c := fyne.CurrentApp().Clipboard().Content(); c != "" {
				t.Errorf("the clipboard holds %q", c)
			}
			wantWords(t, s, id, "آج پہلا قدم")
		})
	}
}

func copyAll(s *Shell) {
	w := s.canvas.Focused().(fyne.Shortcutable)
	w.TypedShortcut(&fyne.ShortcutSelectAll{})
	w.TypedShortcut(&fyne.ShortcutCopy{Clipboard: fyne.CurrentApp().Clipboard()})
}

// TestCoverIsNotHeldUp: it is there, and nothing private on it, before anything is
// saved, also when nothing can be, and what went wrong is said at the lock page only.
func TestCoverIsNotHeldUp(t *testing.T) {
	s, _ := unlocked(t, "en")
	id, e := s.open.vault.Journal().ID, slowly(t, s)
	s.Go(screen.Route{Page: screen.Write, Prompt: -1})
	write(t, s, "the first step")
	editor := first[*kit.Editor](t, s.canvas.Content())
	back := moved(t, s)
	s.Cover()
	if len(e.work) != 1 || s.open != nil || s.page.Title() != s.lang.T("cover.title") || editor.Text() != "" {
		t.Fatal("the cover waits for the disk, or the page under it keeps its words")
	}
	e.do()
	if len(s.frame.foot.Objects) > 0 {
		t.Error("something is said on the cover")
	}
	press(t, s, s.lang.T("cover.leave"))
	if len(s.frame.foot.Objects) > 0 {
		t.Error("the lessons tell of a journal")
	}
	back()
	wantWords(t, s, id, "the first step")
}

// TestCoverWhileUnlocking: a journal that is just being opened stays locked.
func TestCoverWhileUnlocking(t *testing.T) {
	s, e := unlocking(t)
	strike(s, fyne.KeyF12)
	e.do() // before what is behind the cover is closed
	if s.route.Page != screen.Cover || s.open != nil {
		t.Fatalf("page %q, open %v", s.route.Page, s.open != nil)
	}
	e.do()
	list, err := s.shelf.List()
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	o, err := s.sealed().Unlock(t.Context(), list[0].ID, passphrase, nil)
	if err != nil {
		t.Fatal("the journal was left open: ", err)
	}
	o.Drop()
}

// TestQuitRightAfterTheCover ends the program before the cover was to lock.
func TestQuitRightAfterTheCover(t *testing.T) {
	s, _ := unlocked(t, "en")
	j, ended := s.open.journal, false
	s.end = func() { ended = true }
	s.Cover()
	s.Quit()
	if _, _, err := j.Newest(t.Context(), "", 1); err == nil || !ended {
		t.Errorf("ended %v, journal %v", ended, err)
	}
}

// TestCoverGivesNothingAway: no key takes it off, no word on it speaks of what is
// behind, and what follows is the lessons, without a way back.
func TestCoverGivesNothingAway(t *testing.T) {
	for _, tag := range i18n.Tags() {
		s, e := unlocked(t, tag)
		s.Go(screen.Route{Page: screen.Diary})
		s.Cover()
		for _, k := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyEscape, fyne.KeyF12, fyne.KeySpace, fyne.KeyReturn, fyne.KeyF12, fyne.KeyDown} {
			strike(s, k)
			e.pass(300 * time.Millisecond)
		}
		s.shortcut(lockKeys)
		if s.route.Page != screen.Cover {
			t.Fatalf("keys lead from the cover to %q", s.route.Page)
		}
		for _, key := range []string{"nav.home", "nav.journal", "nav.lock", "nav.help", "nav.cover", "nav.lessons", "lock.title"} {
			if says(s, s.lang.T(key)) {
				t.Errorf("the cover says %q", s.lang.T(key))
			}
		}
		if n := len(focusables(s.canvas.Content())); n != 5 { // the way out, two months, the days, and text to read
			t.Errorf("%d things on the cover take keys", n)
		}
		press(t, s, s.lang.T("cover.leave"))
		if s.route.Page != screen.Lessons || len(s.history) > 0 || s.open != nil {
			t.Errorf("the cover leads to %q", s.route.Page)
		}
		strike(s, fyne.KeyEscape)
		if s.route.Open() || s.route.Page == screen.Cover {
			t.Errorf("Escape then leads to %q", s.route.Page)
		}
	}
}

// TestCoverTurnsItsMonths turns to the month before and after.
func TestCoverTurnsItsMonths(t *testing.T) {
	for _, tag := range i18n.Tags() {
		s, _ := begun(t, tag)
		s.Cover()
		for _, turn := range []struct {
			by   int
			name time.Month
			days int
		}{{1, time.April, 30}, {-1, time.March, 31}, {-1, time.February, 28}} {
			var buttons []*kit.Button // the way out, the month before, the month after
			for _, o := range objects(s.canvas.Content()) {
				if b, ok := o.(*kit.Button); ok {
					buttons = append(buttons, b)
				}
			}
			buttons[1+(turn.by+1)/2].Tapped(nil)
			if !says(s, s.lang.MonthYear(2026, turn.name)) || !says(s, s.lang.Number(turn.days)) || says(s, s.lang.Number(turn.days+1)) {
				t.Errorf("%s is not the month shown, of %d days", turn.name, turn.days)
			}
		}
	}
}

// TestCoverIsMadeAhead: once a page has stood for a while F12 has only to lay the
// cover over it, in what is chosen now and of the day it is.
func TestCoverIsMadeAhead(t *testing.T) {
	s, e := begun(t, "en")
	e.pass(unhurried)
	if s.ahead == nil || s.ahead.page.Title() != s.lang.T("cover.title") {
		t.Fatal("no cover is ready")
	}
	s.switchLanguage()
	english := s.ahead
	e.pass(unhurried)
	if s.ahead == english {
		t.Fatal("the one that is ready is in the language of before")
	}
	e.now += 24 * time.Hour
	old := s.ahead.page
	s.Cover()
	if s.page == old || !says(s, s.lang.Number(6)) {
		t.Error("the cover is of the day before")
	}
	s.uncover()
	e.pass(unhurried)
	ready := s.ahead.page
	strike(s, fyne.KeyF12)
	if s.page != ready || s.route.Page != screen.Cover || s.ahead != nil {
		t.Error("the cover that was ready is not the one that is shown, or stays for the next time")
	}
	press(t, s, s.lang.T("cover.leave"))
	if s.route.Page != screen.Lessons {
		t.Errorf("it leads to %q", s.route.Page)
	}
}
