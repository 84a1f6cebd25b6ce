package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// deleted is a shell at home with an entry deleted just now.
func deleted(t *testing.T) (*Shell, *inOrder) {
	t.Helper()
	s, e := unlocked(t, "en")
	s.show(screen.Route{Page: screen.Write, Prompt: -1}, nil)
	test.Type(first[*kit.Editor](t, s.canvas.Content()), "first smile")
	e.pass(3 * time.Second)
	press(t, s, s.lang.T("write.delete"))
	for _, o := range objects(s.canvas.Overlays().Top()) {
		if b, ok := o.(*kit.Button); ok && b.Text() == s.lang.T("write.delete") {
			b.Tapped(nil)
			break
		}
	}
	if s.frame.toast == nil || entries(t, s) != 0 {
		t.Fatal("the entry is not deleted, or nothing offers to bring it back")
	}
	return s, e
}

func entries(t *testing.T, s *Shell) int {
	t.Helper()
	list, _, err := s.open.journal.Newest(t.Context(), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

// What was deleted by mistake can be brought back after the page was made anew, for
// another language or another size, and from the pages that come next.
func TestAnOfferGoesAlong(t *testing.T) {
	for name, meanwhile := range map[string]func(s *Shell, e *inOrder){
		"another language": func(s *Shell, _ *inOrder) { s.switchLanguage() },
		"larger text":      func(s *Shell, _ *inOrder) { s.resize(s.look.Size + 4) },
		"a narrow window": func(s *Shell, e *inOrder) {
			s.canvas.Content().Resize(fyne.NewSize(900, 600))
			e.pass(2 * steady)
			s.render()
		},
		"other pages": func(s *Shell, _ *inOrder) {
			s.Go(screen.Route{Page: screen.Lessons})
			s.Go(screen.Route{Page: screen.Reader, ID: "reading-cues"})
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, e := deleted(t)
			e.pass(15 * time.Second)
			meanwhile(s, e)
			s.shortcut(&fyne.ShortcutUndo{})
			if entries(t, s) != 1 {
				t.Error("the entry is lost")
			}
		})
	}
}

// An offer ends with its time, when it was taken, and with the journal it is of; and
// the cover offers nothing.
func TestAnOfferEnds(t *testing.T) {
	for name, meanwhile := range map[string]func(s *Shell, e *inOrder){
		"in its time": func(_ *Shell, e *inOrder) { e.pass(21 * time.Second) },
		"though pages follow each other": func(s *Shell, e *inOrder) {
			for _, page := range []screen.Name{screen.Lessons, screen.Library, screen.Diary, screen.Settings, screen.Help} {
				e.pass(15 * time.Second)
				s.Go(screen.Route{Page: page})
			}
		},
		"taken":    func(s *Shell, _ *inOrder) { s.takeBack(); s.Go(screen.Route{Page: screen.Lessons}) },
		"lock":     func(s *Shell, _ *inOrder) { s.Lock() },
		"cover":    func(s *Shell, _ *inOrder) { s.Cover(); s.uncover() },
		"the exit": func(s *Shell, _ *inOrder) { s.Go(screen.Route{Page: screen.Help}); s.leave() },
	} {
		t.Run(name, func(t *testing.T) {
			s, e := deleted(t)
			meanwhile(s, e)
			if toast := s.frame.toast; toast != nil && toast.Text() == s.lang.T("write.deleted") {
				t.Error("it is still offered")
			}
		})
	}
}

// Who reads on by the wheel or the touchpad alone is there.
func TestTheWheelKeepsAJournalOpen(t *testing.T) {
	s, e := unlocked(t, "ur")
	s.Go(screen.Route{Page: screen.Reader, ID: "reading-cues"})
	for range 3 * s.settings.IdleMinutes {
		e.pass(time.Minute)
		first[*kit.Sheet](t, s.frame.page).Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -5)})
	}
	if s.open == nil {
		t.Error("it was locked while somebody read")
	}
}
