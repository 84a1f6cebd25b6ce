package app

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// Tab goes through the page first, from its top to its foot, then through the
// line above it, then to the rail and to help: pages are what one comes for. So
// help is one Shift+Tab away from a page's beginning, and F6 goes from one of
// these parts to the next.

// stirred hears of every key and press, before anything comes of it.
func (s *Shell) stirred() {
	s.hold()
	s.touch()
}

// hold takes note of what has the keys on the page, and where it stands.
func (s *Shell) hold() {
	if f := s.canvas.Focused(); s.canvas.Overlays().Top() == nil && f != s.held.On() {
		s.held = kit.HoldOn(s.canvas.Content(), f)
	}
}

// settled hears that a part of the page was made anew. Keys that went with what
// is no longer there are given to what stands for it, or comes next.
func (s *Shell) settled() {
	f := s.canvas.Focused()
	if f == nil || s.canvas.Overlays().Top() != nil {
		return
	}
	content := s.canvas.Content()
	if now := kit.HoldOn(content, f); now.On() != nil {
		s.held = now
		return
	}
	if s.held.On() != f || !s.held.GiveBack(content) {
		s.canvas.Unfocus()
	}
	s.held = kit.HoldOn(content, s.canvas.Focused())
}

// beginKeys gives the keys on a new page to what had them when it was left; else
// to where the page wants them; else, where keys are in use, to the first thing
// on it.
func (s *Shell) beginKeys(before kit.Hold, inUse bool) {
	s.held = kit.Hold{}
	if before.GiveBack(s.canvas.Content()) {
		return
	}
	var first fyne.Focusable
	if f, ok := s.page.(screen.Focuser); ok {
		first = f.Focus()
	}
	if first == nil && inUse {
		first = kit.FirstStop(s.frame.page)
	}
	if first != nil {
		s.canvas.Focus(first)
	}
}

// nextPart goes from the page to the line above it, to the rail, and back.
func (s *Shell) nextPart() {
	if s.canvas.Overlays().Top() != nil {
		return
	}
	parts, now, at := s.frame.parts(), s.canvas.Focused(), -1
	for i, part := range parts {
		if kit.HoldOn(part, now).On() != nil {
			at = i
		}
	}
	for range parts {
		at = (at + 1) % len(parts)
		if w := kit.FirstStop(parts[at]); w != nil {
			s.canvas.Focus(w)
			return
		}
	}
}

// takeBack does what is offered at the foot of the page: mostly, to undo.
func (s *Shell) takeBack() {
	if t := s.frame.toast; t != nil && s.canvas.Overlays().Top() == nil {
		t.Take()
	}
}
