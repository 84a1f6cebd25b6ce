package app

import (
	"time"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/screen"
)

// Cover draws something harmless over everything at once, whether a journal is
// open or not: so it tells nothing that it comes. Dialogs and menus go, the way
// back is forgotten, and what is behind is locked. The window's title needs no
// change: it never says more than the name of the program.
func (s *Shell) Cover() {
	if s.route.Page == screen.Cover {
		return
	}
	s.canvas.Unfocus()
	s.drawOver(screen.Route{Page: screen.Cover})
}

// ahead is a cover that was made ahead: F12 has only to lay it over the page.
type ahead struct {
	page  screen.Page
	frame *frame
	look  *kit.Look
	day   journal.Date
}

// unhurried is how long a page stands before a cover is made ahead for it.
const unhurried = 500 * time.Millisecond

// makeAhead makes the cover, unless the one there is still fits: it is of the
// language, size and colours of now, and of today.
func (s *Shell) makeAhead() {
	if a := s.ahead; a != nil && a.look == s.look && a.day == s.today() {
		return
	}
	a := &ahead{page: s.make(screen.Route{Page: screen.Cover}, nil), frame: newFrame(s), look: s.look, day: s.today()}
	a.frame.fill(a.page)
	a.frame.content.Resize(s.canvas.Size())
	s.ahead = a
}

// set sets out the page of now, the cover as it was made ahead if that fits.
func (s *Shell) set(state any) {
	a := s.ahead
	if s.making != nil {
		s.making()
		s.making = nil
	}
	if s.route.Page != screen.Cover {
		s.making = s.engine.After(unhurried, s.makeAhead)
	} else if s.ahead = nil; a != nil && a.look == s.look && a.day == s.today() {
		s.frame, s.page = a.frame, a.page
		return
	}
	s.frame = newFrame(s)
	s.page = s.make(s.route, state)
	s.frame.fill(s.page)
}

// uncover leaves the cover for the lessons, or for the first questions while
// they are not answered. It does not lead to the lock page, which would tell that
// there is something to unlock.
func (s *Shell) uncover() {
	s.forget()
	r := screen.Route{Page: screen.Lessons}
	if s.settings.Language == "" || s.settings.Use == "" {
		r = s.first()
	}
	s.show(r, nil)
}

// twice is how soon Escape must come again to mean the cover.
const twice = 500 * time.Millisecond

// escapedTwice notes an Escape, and tells whether another one came just before it.
// Then the cover wins, whatever the first has closed or left. A key that is held
// down counts as pressed again and again.
func (s *Shell) escapedTwice() bool {
	now, last := s.now(), s.escaped
	s.escaped = now
	return !last.IsZero() && now.Sub(last) <= twice
}

// closed hears of an Escape that has closed a dialog or a menu by itself.
func (s *Shell) closed() {
	if s.escapedTwice() {
		s.Cover()
	}
}
