package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/i18n"
)

// FindBar looks for words on a page: a field, how many there are, and the way
// from one to the next. Enter and F3 go on, with Shift back; Escape closes it.
type FindBar struct {
	card   *Card
	finder finder
	field  *Field
	count  *fyne.Container
	steps  [2]*Button
	unfold func(i18n.Sought)
	close  func()
	grown  func() // hears that the bar is to be higher or lower; may be nil
}

// fewest is how many letters are looked for in what is folded: one letter would
// unfold everything.
const fewest = 2

// NewFindBar makes a bar for a sheet. unfold opens what is folded on the page and
// has the words; close takes the bar away.
func NewFindBar(l *Look, s *Sheet, unfold func(i18n.Sought), close func()) *FindBar {
	b := &FindBar{unfold: unfold, close: close}
	inner := *l
	inner.Desk.Key = func(k *fyne.KeyEvent) {
		if !b.Key(k) {
			l.key(k)
		}
	}
	b.finder = finder{look: l, sheet: s}
	s.reflowed = b.again
	b.field = NewField(&inner, "", FieldKind{
		Hint: l.T("find.hint"), Label: l.T("find.title"), Most: 200, Changed: b.seek,
		Submitted: func() { b.step(b.forward()) },
	})
	b.count = Column(0)
	b.steps[0] = NewButton(&inner, "up", l.T("find.previous"), Quiet, func() { b.step(-1) })
	b.steps[1] = NewButton(&inner, "down", l.T("find.next"), Quiet, func() { b.step(1) })
	shut := NewButton(&inner, "close", l.T("find.close"), Quiet, close)
	b.card = newCard(l, l.Colours.Card, l.Colours.Line, Beside(l, 12*l.Size, Inside,
		b.field, Wrap(l, Inside, b.count, b.steps[0], b.steps[1], shut)))
	b.card.content.Layout = inset{Inside, Between, Inside, 0}
	b.tell()
	return b
}

// OnGrown sets what hears that the bar is to be higher or lower.
func (b *FindBar) OnGrown(grown func()) { b.grown = grown }

// Object is the bar as it is shown.
func (b *FindBar) Object() fyne.CanvasObject { return b.card }

// Field is where the words are typed.
func (b *FindBar) Field() *Field { return b.field }

// Key does what a key does while the bar is open, and tells whether it had a use
// for it.
func (b *FindBar) Key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyF3:
		b.step(b.forward())
	case fyne.KeyEscape:
		b.close()
		b.finder.look.escaped()
	default:
		return false
	}
	return true
}

// forward is the way that Enter and F3 go: back with Shift.
func (b *FindBar) forward() int {
	shift := b.field.pen.shift
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		shift = shift || d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	if shift {
		return -1
	}
	return 1
}

// Clear takes the marks off the page and overwrites what was looked for: it may be
// as private as what it was looked for in.
func (b *FindBar) Clear() {
	b.finder.sheet.reflowed = nil
	b.finder.clear()
	b.field.Wipe()
}

// again marks what is found on the page as it is now.
func (b *FindBar) again() {
	if !b.finder.sought.Empty() {
		b.finder.again()
		b.tell()
	}
}

func (b *FindBar) seek(text string) {
	sought := i18n.Seek(text)
	if sought.Letters() >= fewest && b.unfold != nil {
		b.finder.clear()
		b.unfold(sought)
	}
	b.finder.seek(sought)
	b.tell()
}

func (b *FindBar) step(by int) {
	b.finder.step(by)
	b.tell()
}

// tell says which of how many it has come to.
func (b *FindBar) tell() {
	f := b.finder
	text := ""
	switch n := len(f.hits); {
	case f.sought.Empty():
	case n == 0:
		text = f.look.T("find.none")
	default:
		text = f.look.T("find.count", "N", f.look.Lang.Number(f.now+1), "Total", f.look.Lang.Number(n))
	}
	b.count.Objects = nil
	if text != "" {
		b.count.Objects = []fyne.CanvasObject{NewLabel(f.look, text, Words{Colour: f.look.Colours.Muted})}
	}
	for _, s := range b.steps {
		if len(f.hits) > 0 {
			s.Enable()
		} else {
			s.Disable()
		}
	}
	if size := b.card.Size(); b.grown != nil && b.card.HeightFor(size.Width) != size.Height {
		b.grown()
	}
	relay(b.card.content)
	repaint(b.card)
}
