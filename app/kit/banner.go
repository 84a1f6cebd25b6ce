package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Tone is what a banner is about. Each has a colour and most an icon: colour
// never says it alone.
type Tone uint8

// The tones.
const (
	Note    Tone = iota // something that has happened, or goes on
	Good                // something is well
	Warm                // something offered
	Care                // something to mind
	Trouble             // something stands in the way
)

// mark gives a tone's icon, "" for none, and the colours of banner and icon.
func (l *Look) mark(t Tone) (icon string, banner, ink color.NRGBA) {
	c := l.Colours
	switch t {
	case Good:
		return "check", c.OK, c.OK
	case Warm:
		return "", c.Accent, c.Ink
	case Care:
		return "warning", c.Accent, c.Ink
	case Trouble:
		return "warning", c.Danger, c.Danger
	}
	return "", c.Primary, c.Primary
}

// NewBanner lays content on a card in a quiet wash of its tone's colour, with
// its icon beside the first line: a notice.
func NewBanner(l *Look, t Tone, content fyne.CanvasObject) *Card {
	icon, border, ink := l.mark(t)
	if icon != "" {
		content = Signed(l, Between, l.Icon(icon, ink, ceil(1.6*l.Size)), content)
	}
	return newCard(l, Mix(l.Colours.Card, border, 0.10), border, content)
}
