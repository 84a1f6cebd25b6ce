package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// scroll is the common part of pages that only scroll: they do no work, and keep
// nothing but how far down they are.
type scroll struct {
	sheet *kit.Sheet
	at    kit.Place
}

// scrolled is a page as state says, which is that of an earlier one or nil.
func scrolled(state any) (s scroll) {
	s.at, _ = state.(kit.Place)
	return s
}

// roll puts content on the page, at most so many dp wide.
func (s *scroll) roll(l *kit.Look, width float32, content fyne.CanvasObject) fyne.CanvasObject {
	s.sheet = kit.NewSheet(kit.Centred(width, kit.Around, content)).Side(l)
	s.sheet.GoTo(s.at)
	return s.sheet
}

// State is how far down the page is.
func (s *scroll) State() any { return s.sheet.Place() }

// Close has nothing to keep.
func (s *scroll) Close() {}
