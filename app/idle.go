package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/screen"
	"gehwara/app/session"
)

// lookRound is how often the clock is looked at: timers stand still while the
// computer sleeps, so one that rings after minutes would leave a journal open for
// as long after it wakes.
const lookRound = 15 * time.Second

// touch notes that somebody is there, who is told what nobody was there to hear.
func (s *Shell) touch() {
	s.attend()
	if s.alone {
		s.alone = false
		s.tellLate()
	}
}

// attend begins the idle clock anew.
func (s *Shell) attend() {
	if s.idle != nil && s.now().Sub(s.touched) < time.Second {
		return
	}
	s.overdue() // the computer has slept
	s.touched = s.now()
	s.watchIdle()
}

// away notes that another window is in front of ours.
func (s *Shell) away() {
	s.left = s.now()
	s.watchIdle()
}

// back notes that our window is in front again.
func (s *Shell) back() {
	s.overdue()
	s.left = time.Time{}
	s.touch()
}

// watchIdle locks once nobody has been there for as long as is set.
func (s *Shell) watchIdle() {
	if s.idle != nil {
		s.idle()
		s.idle = nil
	}
	if s.overdue() {
		return
	}
	if rest, ends := s.rest(); ends {
		s.idle = s.engine.After(min(rest, lookRound), s.watchIdle)
	}
}

// overdue locks a journal that should have been locked by now.
func (s *Shell) overdue() bool {
	rest, ends := s.rest()
	if !ends || rest > 0 {
		return false
	}
	s.lockAlone()
	return true
}

// lockAlone locks while nobody is there, as far as one can tell. What there is to say
// of it waits for somebody.
func (s *Shell) lockAlone() {
	s.alone = true
	s.Lock()
}

// rest is how long the journal may stay open, or a secret typed, without anybody
// touching anything, or behind another window; ends is false when nothing sets an end
// to that.
func (s *Shell) rest() (rest time.Duration, ends bool) {
	_, asks := s.page.(screen.Guarded)
	switch {
	case s.open == nil && !asks:
		return 0, false
	case s.open == nil && len(s.desk.running) > 0:
		return lookRound, true // a copy that is long to restore is not cut off
	}
	bound := func(allowed, gone time.Duration) {
		if left := allowed - gone; allowed > 0 && (!ends || left < rest) {
			rest, ends = left, true
		}
	}
	bound(time.Duration(s.settings.IdleMinutes)*time.Minute, s.since(s.touched))
	if !s.left.IsZero() {
		bound(time.Duration(s.settings.AwaySeconds)*time.Second, s.since(s.left))
	}
	return rest, ends
}

// since tells how long ago a moment was, by the clock that stands while the
// computer sleeps or by the one on the wall: whichever says longer, since the one
// on the wall may be set back.
func (s *Shell) since(t time.Time) time.Duration {
	now := s.now()
	return max(now.Sub(t), now.Round(0).Sub(t.Round(0)))
}

// heed locks when the system says that the screen is locked or the computer is to
// sleep, until ctx ends.
func (s *Shell) heed(ctx context.Context) {
	err := session.Watch(ctx, func(e session.Event) { s.heeded(ctx, e) })
	if err != nil && !errors.Is(err, session.ErrNotTold) {
		fyne.LogError("the system's lock and sleep are not heard of", err)
	}
}

// heeded locks whatever it is that the system tells of. The system waits for it as
// long as it has patience: it returns only once the journal is sealed.
func (s *Shell) heeded(ctx context.Context, _ session.Event) {
	drawn := make(chan struct{})
	s.engine.OnUI(func() {
		s.lockAlone()
		close(drawn)
	})
	select {
	case <-drawn:
		s.closing.Wait()
	case <-ctx.Done():
	}
}
