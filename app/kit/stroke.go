package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Stroke is a key that is pressed, alone or with others held down.
type Stroke struct {
	Held fyne.KeyModifier
	Key  fyne.KeyName
}

// Shortcut is the stroke as Fyne knows it, for one with a key held down.
func (s Stroke) Shortcut() *desktop.CustomShortcut {
	return &desktop.CustomShortcut{KeyName: s.Key, Modifier: s.Held}
}

// printed are the names of keys that differ from Fyne's, as they are printed on
// most keyboards, also on those with Urdu letters.
var printed = map[fyne.KeyName]string{
	fyne.KeyEscape: "Esc", fyne.KeyReturn: "Enter", fyne.KeyDelete: "Del", fyne.KeyBackspace: "Backspace",
	fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn",
	fyne.KeyLeft: "⬅", fyne.KeyRight: "➡", fyne.KeyUp: "⬆", fyne.KeyDown: "⬇", // of the emoji, which the fonts have
	desktop.KeyShiftLeft: "Shift", desktop.KeyShiftRight: "Shift",
}

// text is what is printed on the keys, "Ctrl + L", from left to right also in a
// right-to-left line.
func (s Stroke) text(l *Look) string {
	var parts []string
	if s.Held&fyne.KeyModifierControl != 0 {
		parts = append(parts, "Ctrl")
	}
	if s.Held&fyne.KeyModifierShift != 0 {
		parts = append(parts, "Shift")
	}
	name, ok := printed[s.Key]
	if !ok {
		name = string(s.Key)
	}
	return l.Lang.Isolate(strings.Join(append(parts, name), " + "))
}

// KeyLine tells what one or several strokes do.
type KeyLine struct {
	Strokes []Stroke
	Does    string // its key in the catalogues
}

// KeyGroup is what keys do in one place.
type KeyGroup struct {
	Where string // its key in the catalogues
	Lines []KeyLine
}

const ctrl, shift = fyne.KeyModifierControl, fyne.KeyModifierShift

// PageKeys are those that every page and dialog takes.
func PageKeys() []KeyLine {
	return []KeyLine{
		{[]Stroke{{0, fyne.KeyTab}, {shift, fyne.KeyTab}}, "keylist.next"},
		{[]Stroke{{0, fyne.KeyReturn}, {0, fyne.KeySpace}}, "keylist.press"},
		{[]Stroke{{0, fyne.KeyLeft}, {0, fyne.KeyRight}}, "keylist.among"},
		{[]Stroke{{0, fyne.KeyUp}, {0, fyne.KeyDown}, {0, fyne.KeyPageUp}, {0, fyne.KeyPageDown}}, "keylist.scroll"},
		{[]Stroke{{0, fyne.KeyHome}, {0, fyne.KeyEnd}}, "keylist.ends"},
	}
}

// WritingKeys are those that Editor and Field take.
func WritingKeys() []KeyLine {
	return []KeyLine{
		{[]Stroke{{ctrl, fyne.KeyLeft}, {ctrl, fyne.KeyRight}}, "keylist.word"},
		{[]Stroke{{ctrl, fyne.KeyHome}, {ctrl, fyne.KeyEnd}}, "keylist.text_ends"},
		{[]Stroke{{shift, fyne.KeyLeft}, {shift, fyne.KeyRight}}, "keylist.select"},
		{[]Stroke{{ctrl, fyne.KeyA}}, "keylist.select_all"},
		{[]Stroke{{ctrl, fyne.KeyC}, {ctrl, fyne.KeyX}, {ctrl, fyne.KeyV}}, "keylist.clipboard"},
		{[]Stroke{{ctrl, fyne.KeyZ}, {ctrl, fyne.KeyY}}, "keylist.undo"},
		{[]Stroke{{ctrl, fyne.KeyBackspace}, {ctrl, fyne.KeyDelete}}, "keylist.erase_word"},
		{[]Stroke{{shift, fyne.KeyF10}}, "keylist.menu"},
		{[]Stroke{{ctrl, fyne.KeySpace}}, "keylist.script"},
		{[]Stroke{{ctrl, desktop.KeyShiftLeft}}, "keylist.side"},
	}
}
