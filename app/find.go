package app

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// finding is the bar that looks for words on the page, while it is open.
type finding struct {
	bar    *kit.FindBar
	before kit.Hold // what had the keys
}

// find opens the bar on every page that scrolls, or goes back to its field: what is
// typed then takes the place of what was looked for.
func (s *Shell) find() {
	f := s.frame
	sheet, ok := f.page.Objects[0].(*kit.Sheet)
	if !ok || s.canvas.Overlays().Top() != nil {
		return
	}
	if f.finding.bar == nil {
		unfold := func(i18n.Sought) {}
		if folded, ok := s.page.(screen.Folded); ok {
			unfold = folded.Unfold
		}
		f.finding.before = kit.HoldOn(s.canvas.Content(), s.canvas.Focused())
		f.finding.bar = kit.NewFindBar(s.look, sheet, unfold, s.endFind)
		f.finding.bar.OnGrown(f.looks)
		f.above.Objects = []fyne.CanvasObject{kit.Inset(kit.Inside, f.finding.bar.Object())}
		f.looks()
	}
	s.canvas.Focus(f.finding.bar.Field())
	f.finding.bar.Field().TypedShortcut(&fyne.ShortcutSelectAll{})
}

// endFind closes the bar and gives the keys back.
func (s *Shell) endFind() {
	f := s.frame
	bar, before := f.finding.bar, f.finding.before
	if bar == nil {
		return
	}
	bar.Clear()
	f.finding, f.above.Objects = finding{}, nil
	f.looks()
	if !before.GiveBack(s.canvas.Content()) {
		s.canvas.Unfocus()
	}
}

// looks sets out what looks for words anew, and the page below it.
func (f *frame) looks() {
	f.bar.Reflow()
	f.pane.Refresh()
}
