package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// phonetic is the way of typing in which Latin keys give Urdu letters. Who
// writes must see which of both they give, so it can be switched on only where
// something shows it.
type phonetic struct {
	on    bool
	shown func(on bool)
}

// ScriptName names the letters that keys give: Urdu ones, or those that are on
// the keys.
func ScriptName(urdu bool) string {
	if urdu {
		return "اردو"
	}
	return "abc"
}

// ShowPhonetic sets whether Latin keys give Urdu letters to begin with, and what
// shows it: that is told at once and at every switch. Without it there is no
// such way of typing.
func (w *writing) ShowPhonetic(on bool, show func(on bool)) {
	w.phonetic = phonetic{on, show}
	show(on)
}

// Phonetic tells whether Latin keys give Urdu letters.
func (w *writing) Phonetic() bool { return w.phonetic.on }

// SetPhonetic lets Latin keys give Urdu letters or their own. Nothing that was
// typed changes.
func (w *writing) SetPhonetic(on bool) {
	if w.phonetic.shown != nil && on != w.phonetic.on {
		w.phonetic.on = on
		w.phonetic.shown(on)
	}
}

// TogglePhonetic does so with the other letters, and goes on typing.
func (w *writing) TogglePhonetic() {
	w.SetPhonetic(!w.phonetic.on)
	takeKeys(w.outer)
}

// scripted is what a key gives now.
func (w *writing) scripted(r rune) rune {
	if w.phonetic.on {
		return w.look.urdu(r)
	}
	return r
}

// switches tells whether a shortcut is the one that turns the keys from one
// script to the other, and does so.
func (w *writing) switches(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.KeyName != fyne.KeySpace || c.Modifier != fyne.KeyModifierControl || w.phonetic.shown == nil || w.disabled {
		return false
	}
	w.SetPhonetic(!w.phonetic.on)
	return true
}

// newBadge is the small key at the end of a field that shows which letters the
// keys give, and turns them.
func (f *Field) newBadge(on *bool) *keyCap {
	badge := newCap(f.look, "", f.TogglePhonetic)
	badge.step, badge.rim = Small, badgeRim
	f.ShowPhonetic(*on, func(now bool) {
		badge.show(ScriptName(now), now)
		*on = now
	})
	return badge
}

// badgeRim is the room between the drawn badge and the edge of the field, which
// is pressed like the badge, dp.
const badgeRim = 4

// badgeRoom is how wide the badge is, with the gap before it, dp.
func (f *Field) badgeRoom() float32 {
	if f.badge == nil {
		return 0
	}
	return 3 * f.look.Size
}

// band is where the text can stand, from the left edge, dp.
func (f *Field) band() (left, right float32) {
	left, right = Between, f.Size().Width-Between
	if f.look.RTL() {
		return left + f.badgeRoom(), right
	}
	return left, right - f.badgeRoom()
}

// placeBadge puts the badge at the end of the field.
func (f *Field) placeBadge(size fyne.Size) {
	if f.badge == nil {
		return
	}
	w := f.badgeRoom() + Between - Inside + badgeRim
	x := size.Width - w
	if f.look.RTL() {
		x = 0
	}
	f.badge.Move(fyne.NewPos(x, 0))
	f.badge.Resize(fyne.NewSize(w, size.Height))
}
