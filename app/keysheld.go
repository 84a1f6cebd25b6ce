package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// Tab goes through the page first, from its top to its foot, then through the
// line above it, then to the rail and to help: pages are what one comes for. So
// help is one Shift+Tab away from a page's beginning, and F6 goes from one of
// these parts to the next.

// stirred hears of every key and press, before anything comes of it.
func (s *Shell) stirred() {
	s.pointed = false
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
// to where the page wants them; else, where keys have led to it, to the first
// thing on it.
func (s *Shell) beginKeys(before kit.Hold, inUse bool) {
	s.held, s.aside = kit.Hold{}, kit.Hold{}
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

// nextPart goes from the page to the keyboard on it, where there is one, to the
// line above, to the rail, and back.
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
	board := kit.BoardOn(s.frame.page)
	if at == 0 && board != nil && now != fyne.Focusable(board) {
		board.Reach()
		return
	}
	for range parts {
		at = (at + 1) % len(parts)
		if w := kit.FirstStop(parts[at]); w != nil {
			s.canvas.Focus(w)
			return
		}
	}
}

// walking tells whether a caret is in the text of the page.
func (s *Shell) walking() bool {
	text, ok := s.canvas.Focused().(*kit.Prose)
	return ok && text.Walking()
}

// walkText puts a caret into the text of the page, to choose in it by keys; or
// takes it away.
func (s *Shell) walkText() {
	if s.walking() {
		s.leaveText()
		return
	}
	sheet, ok := s.frame.page.Objects[0].(*kit.Sheet)
	if !ok || s.canvas.Overlays().Top() != nil {
		return
	}
	s.aside = kit.HoldOn(s.canvas.Content(), s.canvas.Focused())
	sheet.Walk()
}

// leaveText gives the keys back to what had them before.
func (s *Shell) leaveText() {
	if !s.aside.GiveBack(s.canvas.Content()) {
		s.canvas.Unfocus()
	}
	s.aside = kit.Hold{}
}

// chooses begins to choose in the text of the page by an arrow with Shift, and tells
// whether the key was that.
func (s *Shell) chooses(k *fyne.KeyEvent) bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	switch k.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown:
	default:
		return false
	}
	if !ok || d.CurrentKeyModifiers() != fyne.KeyModifierShift || s.walking() {
		return false
	}
	s.walkText()
	if text, ok := s.canvas.Focused().(*kit.Prose); ok {
		text.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		text.TypedKey(k)
	}
	return true
}

// takeBack does what is offered at the foot of the page: mostly, to undo.
func (s *Shell) takeBack() {
	if t := s.frame.toast; t != nil && s.canvas.Overlays().Top() == nil {
		t.Take()
	}
}
