package storage

import (
	"encoding/json"
	"os"
	"path/filepath"
	"time"
)

const (
	freeTries = 3 // wrong secrets before a pause
	maxPause  = time.Minute

	triesName = "tries"
	maxTries  = 1 << 10 // bytes of the file
)

// tries are the wrong secrets typed for one journal since the last right one.
// They are kept beside its header, so that starting the program again is no way
// round a pause. Whoever can change the files can guess without this program,
// too: so the file is not sealed, and one that cannot be read counts for none.
type tries struct {
	Wrong int   `json:"wrong"`
	Until int64 `json:"until"` // milliseconds: before that, nothing is tried

	here time.Time // the same as this process knows it, by a clock that nobody can set
}

// pause is the time before which no secret is tried. It is never further away
// than the longest pause, whatever the file or the clock says: nobody is locked
// out.
func (s *Shelf) pause(id string) time.Time {
	t := s.triesOf(id)
	if t.Wrong < freeTries {
		return time.Time{}
	}
	until, longest := time.UnixMilli(t.Until), s.now().Add(maxPause)
	if mine := s.tries[id]; mine.Wrong >= t.Wrong && !mine.here.IsZero() {
		until = mine.here
	}
	if until.After(longest) {
		t.Until, t.here = longest.UnixMilli(), longest
		s.keepTries(id, t)
		return longest
	}
	return until
}

// tried counts a try and sets the pause before the next: 1 s after the third
// wrong one, then twice as long each time, up to a minute.
func (s *Shelf) tried(id string, err error) {
	t := s.triesOf(id)
	if err == nil {
		if t != (tries{}) {
			delete(s.tries, id)
			_ = os.Remove(s.triesPath(id)) // one that stays makes the next wrong try wait longer, no more
		}
		return
	}
	t.Wrong++
	if t.Wrong >= freeTries {
		t.here = s.now().Add(min(time.Second<<min(t.Wrong-freeTries, 16), maxPause))
		t.Until = t.here.UnixMilli()
	}
	s.keepTries(id, t)
}

// triesOf gives what this process or the file counts: the stricter of the two.
func (s *Shelf) triesOf(id string) tries {
	t := s.tries[id]
	if !validID(id) {
		return t
	}
	info, err := os.Stat(s.triesPath(id))
	if err != nil || info.Size() > maxTries {
		return t
	}
	data, err := os.ReadFile(s.triesPath(id))
	var kept tries
	if err != nil || json.Unmarshal(data, &kept) != nil || kept.Wrong < t.Wrong {
		return t
	}
	return kept
}

// keepTries remembers in this process what the disk may refuse.
func (s *Shelf) keepTries(id string, t tries) {
	s.tries[id] = t
	if data, err := json.Marshal(t); err == nil {
		_ = replaceFile(s.triesPath(id), append(data, '\n'))
	}
}

func (s *Shelf) triesPath(id string) string { return filepath.Join(s.dir, id, triesName) }
