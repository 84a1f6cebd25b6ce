package kit

import (
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Toast says at the foot of the page what has just happened, often with a way
// to take it back. It goes by itself after a time in which it can be read
// slowly, but never while the mouse is over it or it has the keys.
type Toast struct {
	stack
	look    *Look
	offer   *Button // nil when there is nothing to do about it
	words   string
	hovered bool
	gone    func()
	hush    func() // stops the clock
}

// How long a toast stays: a while for each letter, and no shorter than this;
// longer when there is something to do about it.
const (
	perLetter  = 90 * time.Millisecond
	leastStay  = 8 * time.Second
	leastOffer = 20 * time.Second
)

// NewToast makes a toast; act may be nil, and gone hears that its time is over
// or that its button was pressed.
func NewToast(l *Look, text, action string, act, gone func()) *Toast {
	t := &Toast{look: l, words: text, gone: gone}
	line := fyne.CanvasObject(NewLabel(l, text, Words{}))
	if act != nil {
		t.offer = NewButton(l, "undo", action, Quiet, func() { t.leave(); act() })
		t.offer.minded = t.mind
		line = Ends(l, Between, line, Row(l, 0, t.offer))
	}
	t.Container = Column(0, NewBanner(l, Note, line))
	t.ExtendBaseWidget(t)
	t.mind()
	return t
}

// Take does what is offered, as its button does.
func (t *Toast) Take() {
	if t.offer != nil {
		t.offer.Tapped(nil)
	}
}

// Text is what it says.
func (t *Toast) Text() string { return t.words }

// Stay is how long it stays when nobody is at it.
func (t *Toast) Stay() time.Duration {
	least := leastStay
	if t.offer != nil {
		least = leastOffer
	}
	return max(least, time.Duration(utf8.RuneCountInString(t.words))*perLetter)
}

// mind starts the clock anew, and stops it while somebody is at the toast.
func (t *Toast) mind() {
	t.Stop()
	if t.hovered || t.offer != nil && (t.offer.focused || t.offer.hovered) {
		return
	}
	t.hush = t.look.after(t.Stay(), t.leave)
}

// Stop stops its clock: the page is gone.
func (t *Toast) Stop() {
	if t.hush != nil {
		t.hush()
		t.hush = nil
	}
}

func (t *Toast) leave() {
	t.Stop()
	if t.gone != nil {
		t.gone()
	}
}

// MouseIn is Fyne's.
func (t *Toast) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.mind() }

// MouseMoved is Fyne's.
func (t *Toast) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (t *Toast) MouseOut() { t.hovered = false; t.mind() }

// AccessibilityLabel is read out by a screen reader.
func (t *Toast) AccessibilityLabel() string { return t.words }

// AccessibilityRole says that this is text.
func (t *Toast) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
