package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/screen"
	"gehwara/storage"
)

// opened is a journal that is unlocked: its sealed store and its domain face.
type opened struct {
	vault   *storage.Vault
	journal *journal.Journal
	code    string // of a recovery card not yet kept
}

// Journal is for screen.Opening.
func (o *opened) Journal() *journal.Journal { return o.journal }

// Drop is for screen.Opening: nobody took the journal over.
func (o *opened) Drop() {
	if err := o.vault.Lock(); err != nil {
		fyne.LogError("the journal did not close cleanly", err)
	}
}

// close seals what is still being written and locks the store, also when the
// sealing fails.
func (o *opened) close() error {
	return errors.Join(o.journal.Settle(context.Background()), o.vault.Lock())
}

// adopt takes an unlocked journal over and goes on to a page of it. One that
// was still open is locked first.
func (s *Shell) adopt(o screen.Opening, next screen.Route) {
	s.Lock()
	s.open = o.(*opened)
	s.forget()
	s.show(next, nil)
}

// Lock is the one way a journal is closed while the program runs: the lock page
// is drawn first, then the journal's page is closed (which seals its draft),
// then the store is locked and its keys overwritten beside the window. A draft
// that can't be sealed does not hold the lock up. A journal that is just being
// unlocked or made is closed as soon as it opens.
func (s *Shell) Lock() {
	o := s.open
	if o == nil {
		if s.opening() {
			s.show(screen.Route{Page: screen.Unlock}, nil)
		}
		return
	}
	s.seal(s.drawOver(screen.Route{Page: screen.Unlock}))
}

// left is what a page was drawn over: a page, its work, and the journal that was
// open, which the window can no longer reach.
type left struct {
	page screen.Page
	desk *desk
	open *opened
}

// drawOver shows a page before anything is closed, and forgets the way back.
// Nothing is heard any more of the work of the page before. What is left is to
// be sealed.
func (s *Shell) drawOver(r screen.Route) *left {
	l := &left{page: s.page, desk: s.desk, open: s.open}
	if l.page != nil {
		l.desk.close()
	}
	s.page, s.open = nil, nil
	s.forget()
	if l.open != nil {
		s.closing.Add(1) // from now on: unlocking waits for it
	}
	s.show(r, nil)
	return l
}

// seal closes the page that was drawn over, then the journal beside the window.
func (s *Shell) seal(l *left) {
	if l.page != nil {
		l.page.Close()
	}
	s.fonts.Forget()
	s.clearClipboard()
	if l.open == nil {
		return
	}
	l.open.code = ""
	s.engine.Start(func() {
		err := l.open.close()
		s.closing.Done()
		s.locked(err)
	})
}

// opening tells whether a journal is on its way.
func (s *Shell) opening() bool {
	return (s.route.Page == screen.Unlock || s.route.Page == screen.Begin) && len(s.desk.running) > 0
}

// locked reports a store that did not close cleanly. Everything acknowledged
// is safe by then, so there is nothing for the person to do. The cover says
// nothing of it: that waits for the lock page.
func (s *Shell) locked(err error) {
	if err == nil {
		return
	}
	s.engine.OnUI(func() {
		if s.route.Page == screen.Unlock {
			s.admit(err)
		} else {
			s.late = err
		}
	})
}

// insisting is how soon Quit must come again to end the program though words
// can't be saved.
const insisting = time.Minute

// Quit locks and waits for it, then ends the program. Words that can't be saved
// hold it up once: the page comes back with them and says so.
func (s *Shell) Quit() {
	s.sealBehind()
	if o := s.open; o != nil {
		state := s.page.State()
		s.closePage()
		unsaved := o.journal.Settle(context.Background())
		if unsaved != nil && s.now().Sub(s.stayed) > insisting {
			s.stayed = s.now()
			s.show(s.route, state)
			s.frame.say(s.explain(unsaved), "", nil)
			return
		}
		s.open = nil
		s.clearClipboard()
		if err := o.close(); err != nil {
			fyne.LogError("the journal did not close cleanly", nil)
		}
	}
	s.closing.Wait()
	s.end()
}

// forget drops the way back.
func (s *Shell) forget() { s.history = nil }

// clearClipboard takes back what we put there, if it is still there.
func (s *Shell) clearClipboard() {
	if s.copied == "" {
		return
	}
	if c := fyne.CurrentApp().Clipboard(); c.Content() == s.copied {
		c.SetContent("")
	}
	s.copied = ""
}

// touch starts the idle clock again.
func (s *Shell) touch() {
	now := s.now()
	if s.idle != nil && now.Sub(s.touched) < time.Second {
		return
	}
	if s.idle != nil {
		s.idle()
		s.idle = nil
		if s.open != nil && s.allowed() > 0 && s.idleFor() >= s.allowed() {
			s.Lock() // the computer has slept
		}
	}
	s.touched = now
	s.watchIdle()
}

// lookRound is how often the idle clock is looked at: timers stand still while
// the computer sleeps, so one that rings after minutes would leave a journal
// open for as long after it wakes.
const lookRound = 15 * time.Second

// watchIdle locks once nobody has touched anything for as long as is set.
func (s *Shell) watchIdle() {
	s.idle = nil
	if s.open == nil || s.settings.IdleMinutes == 0 {
		return
	}
	rest := s.allowed() - s.idleFor()
	if rest <= 0 {
		s.Lock()
		return
	}
	s.idle = s.engine.After(min(rest, lookRound), s.watchIdle)
}

// allowed is how long nobody need touch anything while a journal is open.
func (s *Shell) allowed() time.Duration {
	return time.Duration(s.settings.IdleMinutes) * time.Minute
}

// idleFor tells how long nothing was touched, by the clock that stands while
// the computer sleeps or by the one on the wall: whichever says longer, since
// the one on the wall may be set back.
func (s *Shell) idleFor() time.Duration {
	now := s.now()
	return max(now.Sub(s.touched), now.Round(0).Sub(s.touched.Round(0)))
}
