package app

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// command is a stroke that works everywhere, and what it does.
type command struct {
	stroke kit.Stroke
	does   string // its key in the catalogues
	act    func(*Shell)
}

// commands are made by a function because one of them lists them all.
func commands() []command {
	return []command{
		{kit.Stroke{Key: fyne.KeyF1}, "keylist.list", (*Shell).showKeys},
		{kit.Stroke{Key: fyne.KeyF12}, "keylist.cover", (*Shell).Cover},
		{lockStroke, "keylist.lock", (*Shell).Lock},
		{helpStroke, "nav.help", func(s *Shell) { s.Go(screen.Route{Page: screen.Help}) }},
		{findStroke, "keylist.find", (*Shell).find},
		{allStroke, "keylist.select_all", (*Shell).selectAll},
		{undoStroke, "keylist.take_back", (*Shell).takeBack},
		{kit.Stroke{Key: fyne.KeyF6}, "keylist.part", (*Shell).nextPart},
		{kit.Stroke{Key: fyne.KeyF7}, "keylist.walk", (*Shell).walkText},
		{kit.Stroke{Key: fyne.KeyEscape}, "keylist.back", (*Shell).escape},
	}
}

var (
	lockStroke = kit.Stroke{Held: fyne.KeyModifierControl, Key: fyne.KeyL}
	helpStroke = kit.Stroke{Held: fyne.KeyModifierControl, Key: fyne.KeyH}
	findStroke = kit.Stroke{Held: fyne.KeyModifierControl, Key: fyne.KeyF}
	allStroke  = kit.Stroke{Held: fyne.KeyModifierControl, Key: fyne.KeyA}
	undoStroke = kit.Stroke{Held: fyne.KeyModifierControl, Key: fyne.KeyZ}
	lockKeys   = lockStroke.Shortcut()
	helpKeys   = helpStroke.Shortcut()
	findKeys   = findStroke.Shortcut()
)

// shortcut is the command's stroke as Fyne tells of it: some have a name there.
func (c command) shortcut() fyne.Shortcut {
	switch c.stroke {
	case allStroke:
		return &fyne.ShortcutSelectAll{}
	case undoStroke:
		return &fyne.ShortcutUndo{}
	}
	return c.stroke.Shortcut()
}

// key is what a key does that nothing focused has a use for.
func (s *Shell) key(k *fyne.KeyEvent) {
	if s.route.Page == screen.Cover { // keys pressed in a hurry must not take it away
		s.frame.scroll(k)
		return
	}
	over := s.canvas.Overlays().Top() != nil
	if !over && s.frame.finding.bar != nil && s.frame.finding.bar.Key(k) {
		return
	}
	if k.Name == fyne.KeyEscape && s.escapedTwice() {
		s.Cover()
		return
	}
	for _, c := range commands() {
		if c.stroke.Held == 0 && c.stroke.Key == k.Name {
			c.act(s)
			return
		}
	}
	if !over && !s.chooses(k) {
		s.frame.scroll(k)
	}
}

// shortcut is what a shortcut does that nothing focused has a use for.
func (s *Shell) shortcut(k fyne.Shortcut) {
	if s.route.Page == screen.Cover {
		return
	}
	for _, c := range commands() {
		if c.stroke.Held != 0 && c.shortcut().ShortcutName() == k.ShortcutName() {
			c.act(s)
			return
		}
	}
}

// listen catches keys while nothing is focused.
func (s *Shell) listen() {
	s.canvas.SetOnTypedKey(func(k *fyne.KeyEvent) { s.stirred(); s.key(k) })
	for _, c := range commands() {
		if c.stroke.Held != 0 {
			s.canvas.AddShortcut(c.shortcut(), s.shortcut)
		}
	}
}

// selectAll chooses all text of the page.
func (s *Shell) selectAll() {
	if sheet, ok := s.frame.page.Objects[0].(*kit.Sheet); ok {
		sheet.SelectAll()
	}
}

// escape goes back by the smallest step there is: from what lies over the page,
// from a step of the page, from the page.
func (s *Shell) escape() {
	if top := s.canvas.Overlays().Top(); top != nil {
		s.canvas.Overlays().Remove(top)
		s.settled()
		return
	}
	if s.walking() {
		s.leaveText()
		return
	}
	if steps, ok := s.page.(screen.StepBacker); !ok || !steps.StepBack() {
		s.Back()
	}
}

// showKeys lists what keys do, once.
func (s *Shell) showKeys() {
	for _, o := range s.canvas.Overlays().List() {
		if o == s.keys {
			return
		}
	}
	s.keys = kit.ShowKeys(s.look, s.canvas, keyGroups()...)
}

// keyGroups is what keys do, as it is listed.
func keyGroups() []kit.KeyGroup {
	var everywhere []kit.KeyLine
	for _, c := range commands() {
		everywhere = append(everywhere, kit.KeyLine{Strokes: []kit.Stroke{c.stroke}, Does: c.does})
	}
	return []kit.KeyGroup{
		{Where: "keylist.everywhere", Lines: append(everywhere, kit.PageKeys()...)},
		{Where: "keylist.writing", Lines: kit.WritingKeys()},
	}
}
