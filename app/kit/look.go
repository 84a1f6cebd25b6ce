package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/typeset"
	"gehwara/i18n"
)

// Look is what a widget needs to know to draw itself and to work: language,
// fonts, colours, sizes, and the few things the window lends it. It does not
// change once it is made.
type Look struct {
	Lang    *i18n.Language
	Fonts   *typeset.Fonts
	Theme   Theme
	Colours Palette
	Size    float32 // size of body text, dp of the Latin em, 14–28
	// UrduDigits tells that the digits typed among Urdu letters are ۰–۹.
	UrduDigits bool
	Desk       Desk
	Drawings   *Drawings // pictures already drawn; may be nil
}

// Desk is what the window does for its widgets.
type Desk struct {
	// Picture gives a drawing by name ("cradle", "icon-back"); nil when there
	// is none.
	Picture func(name string) []byte
	// Key and Shortcut take what the focused widget has no use for.
	Key      func(*fyne.KeyEvent)
	Shortcut func(fyne.Shortcut)
	// Escaped hears of an Escape that has closed something, as two in a row mean
	// more.
	Escaped func()
	// Pointed hears that something is about to be pressed with the mouse.
	Pointed func()
	// Held hears that something is held down with the mouse, and that it was let go.
	Held func(down bool)
	// Settled hears that a part of the page was set out anew, with which the keys
	// may have gone.
	Settled func()
	// After runs f on the UI thread once d has gone by, unless stopped first.
	After func(d time.Duration, f func()) (stop func())
	// Tip names an object that bears no words; "" takes the name back.
	Tip func(words string, of fyne.CanvasObject)
	// Copied hears what was put on the clipboard, so that locking can clear it.
	Copied func(text string)
	// Touched hears of every key, so that the idle clock starts again.
	Touched func()
	// Repeat tells a stroke from a key that is held down; without it each press counts.
	Repeat *Repeat
}

// Step is a place on the type scale 14 · 17 · 21 · 27 · 34.
type Step uint8

// The steps, named by what they are for.
const (
	Body Step = iota
	Small
	Lead
	Title
	Display
)

var steps = [...]float32{Body: 17, Small: 14, Lead: 21, Title: 27, Display: 34}

// Em gives the Latin em of a step in dp at this look's text size.
func (l *Look) Em(s Step) float32 { return steps[s] / steps[Body] * l.Size }

// RTL tells whether the language of the pages runs right to left.
func (l *Look) RTL() bool { return l.Lang.RTL() }

// Side is the direction of the pages' language.
func (l *Look) Side() Direction {
	if l.RTL() {
		return typeset.RTL
	}
	return typeset.LTR
}

// T gives a message of the catalogue, as i18n.Language.T.
func (l *Look) T(key string, args ...any) string { return l.Lang.T(key, args...) }

// Column is the width of the reading column, dp: 40 em, which is 680 at the
// base size.
func (l *Look) Column() float32 { return 40 * l.Size }

// Touch is the least height of anything pressed, dp.
func (l *Look) Touch() float32 { return max(40, l.Size*2.2) }

// filled is how high what is filled in is: a field, or a choice beside one, dp.
func (l *Look) filled() float32 { return max(l.Touch(), ceil(2.7*l.Size)) }

// after runs f on the UI thread once d has gone by, unless stopped first;
// without a clock, never.
func (l *Look) after(d time.Duration, f func()) (stop func()) {
	if l.Desk.After == nil {
		return func() {}
	}
	return l.Desk.After(d, f)
}

// style is the typeset style for text of a step in the pages' language.
func (l *Look) style(s Step, bold bool) typeset.Style {
	return typeset.Style{
		Size: l.Em(s), Bold: bold, Lang: l.Lang.Tag(),
		Direction: typeset.Auto, Default: l.Side(), Leading: leading(s),
	}
}

// at is the look at another text size, dp.
func (l *Look) at(size float32) *Look {
	other := *l
	other.Size = size
	return &other
}

// leading is the least line height in ems: large type needs less.
func leading(s Step) float32 {
	switch s {
	case Title, Display:
		return 1.3
	case Small:
		return 1.45
	}
	return 1.55
}

// The room between things, and the radius of corners, dp.
const (
	Inside  float32 = 8  // inside a thing
	Between float32 = 16 // between things
	Around  float32 = 24 // around cards
	Parts   float32 = 32 // between the parts of a page
	Corner  float32 = 12
)

// faded is c let through to a part (0–1), for washes over a ground.
func faded(c color.NRGBA, part float32) color.NRGBA {
	c.A = uint8(float32(c.A)*part + 0.5)
	return c
}

// Direction is the side a text begins at.
type Direction = typeset.Direction

// The directions of a text: by its first strong letter, or fixed.
const (
	Auto        = typeset.Auto
	LeftToRight = typeset.LTR
	RightToLeft = typeset.RTL
)
