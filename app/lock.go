package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/storage"
)

// opened is a journal that is unlocked: its sealed store and its domain face.
type opened struct {
	vault   *storage.Vault
	journal *journal.Journal
	code    string // of a recovery card not yet kept

	beside func(end func()) // closes it beside the window, when nobody takes it over
	late   func(o *opened)  // takes it over once its page is gone; may be nil
}

// Journal is for screen.Opening.
func (o *opened) Journal() *journal.Journal { return o.journal }

// Drop is for screen.Opening: nobody took the journal over.
func (o *opened) Drop() {
	if late := o.late; late != nil {
		o.late = nil
		late(o)
		return
	}
	o.beside(func() {
		if err := o.vault.Lock(); err != nil {
			fyne.LogError("the journal did not close cleanly", nil)
		}
	})
}

// settle saves what the page held, and all else that is still being written. What
// a page could not save its session has told the journal of.
func (o *opened) settle(save func(context.Context) error) error {
	ctx := context.Background()
	_ = save(ctx)
	return o.journal.Settle(ctx)
}

// close settles and locks the store, also when words can't be saved.
func (o *opened) close(save func(context.Context) error) error {
	return errors.Join(o.settle(save), o.vault.Lock())
}

// adopt takes an unlocked journal over and goes on to a page of it. One that
// was still open is locked first.
func (s *Shell) adopt(o screen.Opening, next screen.Route) {
	if s.open != nil {
		s.Lock()
	}
	s.open = o.(*opened)
	if next.Page == screen.Home && s.open.vault.Repair() != nil {
		next.Page = screen.Repaired // news comes first, once
	}
	if !s.left.IsZero() {
		s.left = s.now() // it opens behind another window: from now on it counts
	}
	s.forget()
	s.show(next, nil)
}

// Lock is the one way a journal is closed while the program runs: the lock page
// is drawn, and what it is drawn over is wiped and sealed beside the window. A
// journal that is just being unlocked, made or restored is closed as soon as it
// opens, and a secret that was typed is forgotten.
func (s *Shell) Lock() {
	r := screen.Route{Page: screen.Unlock}
	switch {
	case s.open != nil:
		s.drawOver(r)
	case s.guarded():
		s.show(r, nil)
	}
}

// drawOver shows a page in the place of the one there is, before anything waits
// for a disk, and forgets the way back. Of the page before nothing stays on the
// canvas: its work is not heard of any more, its words are taken from it and it is
// wiped. They are saved, the store is locked and its keys are overwritten beside
// the window; words that can't be saved don't hold that up.
func (s *Shell) drawOver(r screen.Route) { s.drawOverAnd(r, nil) }

// drawOverAnd does the same, and something more once the journal is locked. Who waits
// for the lock waits for that, too: the end of the program among them.
func (s *Shell) drawOverAnd(r screen.Route, then func()) {
	page, o := s.page, s.open
	save := s.unsaved()
	if page != nil {
		s.desk.close()
	}
	s.page, s.open = nil, nil
	s.forget()
	if o != nil {
		s.closing.Add(1) // from now on: unlocking waits for it
	}
	s.show(r, nil)
	if page != nil {
		page.Close()
	}
	s.fonts.Forget()
	s.clearClipboard()
	if o == nil {
		return
	}
	o.code = ""
	s.engine.Start(func() {
		err := o.close(save)
		if then != nil {
			then()
		}
		s.closing.Done()
		s.locked(err)
	})
}

// unsaved takes the words of the page that may not be saved yet, and gives what
// saves them anywhere.
func (s *Shell) unsaved() (save func(context.Context) error) {
	if p, ok := s.page.(screen.Sealer); ok {
		return p.Seal()
	}
	return func(context.Context) error { return nil }
}

// guarded tells whether, with no journal open, one is on its way or its secret typed.
func (s *Shell) guarded() bool {
	p, ok := s.page.(screen.Guarded)
	return ok && p.Guarded()
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
			s.tell(err)
		} else {
			s.late = err
		}
	})
}

// tell says at once what went wrong, but neither on the cover, which says nothing, nor
// while nobody is there: then it waits for somebody at the lock page.
func (s *Shell) tell(err error) {
	if s.route.Page == screen.Cover || s.alone {
		s.late = err
		return
	}
	s.admit(err)
}

// tellLate says at the lock page what could not be said before.
func (s *Shell) tellLate() {
	if s.route.Page == screen.Unlock && s.late != nil {
		s.admit(s.late)
		s.late = nil
	}
}

// renewed takes over the open journal sealed anew: the old one is locked by then, and
// erased.
func (s *Shell) renewed(o screen.Opening, next screen.Route) {
	o.(*opened).late = nil
	s.open = nil
	s.adopt(o, next)
}

// renewedLate takes over the journal that an open one became when the page that asked
// for it was left meanwhile, too late to give it up: the old one is no more. Where it
// was locked by then, the new one is, too.
func (s *Shell) renewedLate(old *opened) func(made *opened, erased bool) {
	return func(made *opened, erased bool) {
		s.engine.OnUI(func() {
			if s.open != old {
				made.Drop()
				return
			}
			s.renewed(made, screen.Route{Page: screen.Card})
			s.say(s.lang.T(screen.RenewSaid(erased)), "", nil)
		})
	}
}

// destroyOpen locks the open journal and erases it for good.
func (s *Shell) destroyOpen() {
	id := s.open.vault.Journal().ID
	s.drawOverAnd(screen.Route{Page: screen.Lessons}, func() {
		err := s.shelf.Destroy(context.Background(), id)
		s.engine.OnUI(func() {
			var stands *storage.StandingError
			switch {
			case errors.As(err, &stands):
				s.tellStanding(stands)
			case err != nil:
				s.tell(err)
			default:
				s.say(s.lang.T("destroy.done"), "", nil)
			}
		})
	})
}

// standingShown is how many files are named that could not be erased.
const standingShown = 5

// tellStanding says what of a journal could not be erased, and where it is, until
// somebody has read it.
func (s *Shell) tellStanding(e *storage.StandingError) {
	if s.route.Page == screen.Cover {
		s.late = e
		return
	}
	key := "destroy.stands"
	switch {
	case len(e.Paths) == 0:
		key = "destroy.key_left"
	case e.Opens:
		key = "destroy.opens"
	}
	lines := []string{s.lang.T(key)}
	for _, path := range e.Paths[:min(len(e.Paths), standingShown)] {
		lines = append(lines, s.lang.File(path))
	}
	if more := len(e.Paths) - standingShown; more > 0 {
		lines = append(lines, s.lang.N("destroy.more", more))
	}
	kit.Ask(s.look, s.canvas, s.lang.T("destroy.part"), strings.Join(lines, "\n"), kit.Answer{Icon: "check", Text: s.lang.T("app.done"), Weight: kit.Primary})
}

// insisting is how soon Quit must come again to end the program though words
// can't be saved.
const insisting = time.Minute

// Quit locks and waits for it, then ends the program. Words that can't be saved
// hold it up once: the page stays and says so.
func (s *Shell) Quit() {
	if s.quitting {
		return
	}
	s.quitting = true
	o, save := s.open, s.unsaved()
	if o == nil {
		s.leaveProgram()
		return
	}
	s.engine.Start(func() {
		unsaved := o.settle(save)
		s.engine.OnUI(func() {
			if unsaved == nil || s.now().Sub(s.stayed) <= insisting {
				s.leaveProgram()
				return
			}
			s.quitting, s.stayed = false, s.now()
			s.render()
			s.admit(unsaved)
		})
	})
}

// parting is how long work that was broken off may take to clear up before the
// program ends: what hangs on a disk that no longer answers must not keep a window
// open.
const parting = 10 * time.Second

// leaveProgram locks and breaks off what is under way, and ends the program once
// that is done: what is half written is removed by then. It is also what happens
// when the system tells the program to end.
func (s *Shell) leaveProgram() {
	s.Lock()
	s.desk.close()
	s.engine.Start(func() {
		s.closing.Wait()
		s.engine.OnUI(func() {
			stop := s.engine.After(parting, s.end)
			s.engine.Start(func() {
				s.working.Wait()
				s.engine.OnUI(func() { stop(); s.end() })
			})
		})
	})
}

// ended closes what is still open once the window is gone, should Fyne have taken it
// away by itself.
func (s *Shell) ended() {
	if o := s.open; o != nil {
		save := s.unsaved()
		s.desk.close()
		if err := o.close(save); err != nil {
			fyne.LogError("the journal did not close cleanly", nil)
		}
	}
	s.closing.Wait()
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
