package app

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/app/session"
)

// private is on the page when each of the ways to lock is taken.
const private = "آج نورجبیں cartwheeled"

// TestEveryWayToLock takes each of them from an entry that was not saved yet: no
// private word stays on the canvas or in what was drawn on it, the store is sealed,
// and the words are there the next day.
func TestEveryWayToLock(t *testing.T) {
	for name, lock := range map[string]func(t *testing.T, s *Shell, e *inOrder){
		"button": func(t *testing.T, s *Shell, _ *inOrder) { press(t, s, s.lang.T("nav.lock")) },
		"Ctrl+L": func(t *testing.T, s *Shell, _ *inOrder) {
			s.canvas.Focused().(fyne.Shortcutable).TypedShortcut(lockKeys)
		},
		"cover":      func(t *testing.T, s *Shell, _ *inOrder) { strike(s, fyne.KeyF12) },
		"quick exit": func(t *testing.T, s *Shell, _ *inOrder) { s.leave() },
		"idle":       func(t *testing.T, s *Shell, e *inOrder) { e.pass(5 * time.Minute) },
		"background": func(t *testing.T, s *Shell, e *inOrder) { s.away(); e.pass(time.Minute) },
		"lock":       func(t *testing.T, s *Shell, _ *inOrder) { s.heeded(t.Context(), session.Locked) },
		"sleep":      func(t *testing.T, s *Shell, _ *inOrder) { s.heeded(t.Context(), session.Sleeping) },
		"shutdown":   func(t *testing.T, s *Shell, _ *inOrder) { s.heeded(t.Context(), session.Ending) },
		"quit":       func(t *testing.T, s *Shell, _ *inOrder) { s.Quit() },
	} {
		t.Run(name, func(t *testing.T) {
			s, e := unlocked(t, "ur")
			id, vault := s.open.vault.Journal().ID, s.open.vault
			s.Go(screen.Route{Page: screen.Write, Prompt: -1})
			write(t, s, private)
			editor := first[*kit.Editor](t, s.canvas.Content())
			copyAll(s)
			lock(t, s, e)
			if s.open != nil || s.route.Open() || len(s.history) > 0 {
				t.Errorf("on page %q, open %v, %d pages to go back to", s.route.Page, s.open != nil, len(s.history))
			}
			if o := s.canvas.Overlays().Top(); o != nil {
				t.Errorf("%T lies over the page", o)
			}
			noPrivateWord(t, s)
			if editor.Text() != "" {
				t.Errorf("the editor that is gone still holds %q", editor.Text())
			}
			if c := fyne.CurrentApp().Clipboard().Content(); strings.Contains(c, "cartwheeled") {
				t.Errorf("the clipboard holds %q", c)
			}
			if _, err := vault.Drafts(context.Background()); err == nil {
				t.Error("the store can still be read")
			}
			wantWords(t, s, id, private)
		})
	}
}

// noPrivateWord looks at all that is on the canvas.
func noPrivateWord(t *testing.T, s *Shell) {
	t.Helper()
	for _, o := range objects(s.canvas.Content()) {
		text := ""
		if said, ok := o.(interface{ Text() string }); ok {
			text = said.Text()
		}
		if a, ok := o.(fyne.Accessible); ok {
			text += " " + a.AccessibilityLabel()
		}
		for _, word := range strings.Fields(private) {
			if len(word) > 4 && strings.Contains(text, word) {
				t.Errorf("%T says %q", o, text)
			}
		}
	}
}

// TestBackgroundLocks: only while another window is in front, for as long as is
// set, and by the clock on the wall.
func TestBackgroundLocks(t *testing.T) {
	t.Run("coming back in time", func(t *testing.T) {
		s, e := unlocked(t, "en")
		for range 3 {
			s.away()
			e.pass(50 * time.Second)
			s.look.Desk.Touched() // the mouse passes over it
			s.back()
		}
		e.pass(2 * time.Minute)
		if s.open == nil {
			t.Error("locked though it was in front")
		}
	})
	t.Run("the mouse alone is nobody", func(t *testing.T) {
		s, e := unlocked(t, "en")
		s.away()
		for range 7 {
			e.pass(10 * time.Second)
			s.look.Desk.Touched()
		}
		if s.open != nil {
			t.Error("open behind another window for over a minute")
		}
	})
	t.Run("each choice", func(t *testing.T) {
		for _, seconds := range []int{0, 30, 60, 300} {
			s, e := unlocked(t, "ur")
			s.settings.IdleMinutes = 60
			s.settings.AwaySeconds = seconds
			s.away()
			until := seconds
			if seconds == 0 {
				until = 1000
			}
			e.pass(time.Duration(until-1) * time.Second)
			if s.open == nil {
				t.Errorf("%d s: locked too early", seconds)
			}
			e.pass(time.Second)
			if (s.open == nil) != (seconds > 0) {
				t.Errorf("%d s: open %v", seconds, s.open != nil)
			}
		}
	})
	t.Run("it opens behind another window", func(t *testing.T) {
		s, e := unlocked(t, "en")
		id := s.open.vault.Journal().ID
		s.Lock()
		s.away()
		e.pass(2 * time.Minute)
		o, err := s.sealed().Unlock(t.Context(), id, passphrase, nil)
		if err != nil {
			t.Fatal(err)
		}
		s.adopt(o, screen.Route{Page: screen.Home})
		if s.open == nil {
			t.Error("locked before it could be seen")
		}
		e.pass(time.Minute)
		if s.open != nil {
			t.Error("it stays open there")
		}
	})
	t.Run("the computer sleeps", func(t *testing.T) {
		s, e := unlocked(t, "en")
		s.settings.IdleMinutes = 0
		s.away()
		asleep(s, e, 8*time.Hour)
		s.back()
		if s.open != nil {
			t.Error("open though the computer slept for hours")
		}
	})
}

// TestTheSystemWaitsForTheSeal: the system goes on only once the store is locked.
func TestTheSystemWaitsForTheSeal(t *testing.T) {
	s, _ := unlocked(t, "en")
	vault, e := s.open.vault, slowly(t, s)
	begun, answered := make(chan bool), make(chan bool)
	s.engine = handedOver{e, begun}
	go func() {
		s.heeded(t.Context(), session.Sleeping)
		_, err := vault.Drafts(context.Background())
		answered <- err != nil
	}()
	<-begun
	select {
	case <-answered:
		t.Error("the system went on before anything was sealed")
	default:
	}
	e.do()
	if !<-answered {
		t.Error("the system goes on while the store is open")
	}
}

// handedOver tells when work is handed over.
type handedOver struct {
	*later
	begun chan bool
}

func (h handedOver) Start(f func()) {
	h.later.Start(f)
	h.begun <- true
}

// TestEndedWithoutQuit: the window is gone, as Fyne takes it away when the system
// tells the program to end, and words were just being typed.
func TestEndedWithoutQuit(t *testing.T) {
	s, _ := unlocked(t, "ur")
	id := s.open.vault.Journal().ID
	s.Go(screen.Route{Page: screen.Write, Prompt: -1})
	write(t, s, private)
	s.ended()
	s.ended()
	s.open = nil
	wantWords(t, s, id, private)
}
