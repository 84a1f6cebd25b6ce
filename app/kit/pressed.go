package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// pressed is the common part of everything that is pressed by mouse or key: it
// keeps the states (hover, held down, focus, disabled) and hands on the keys
// that it has no use for.
type pressed struct {
	widget.BaseWidget
	look     *Look
	act      func()
	group    *Group            // it is one of; nil for none
	outer    fyne.CanvasObject // the widget this is part of
	focused  bool
	hovered  bool
	held     bool
	stray    bool // the mouse presses it by mistake
	disabled bool
	minded   func() // hears that mouse or keys have come or gone; may be nil
	tip      string // names what bears no words; "" for nothing
	unname   func() // stops the clock of the tip
}

// begin ties the common part to the widget it is part of.
func (p *pressed) begin(l *Look, w fyne.Widget, act func()) {
	p.look, p.outer, p.act = l, w, act
	p.ExtendBaseWidget(w)
}

// OnPressed sets what pressing does.
func (p *pressed) OnPressed(act func()) { p.act = act }

// Tapped does what the widget is for; by key, there is no event.
func (p *pressed) Tapped(e *fyne.PointEvent) {
	if e != nil {
		if p.astray() {
			return
		}
		p.look.pointed()
		p.group.follow(p)
		defer p.look.clicked()
	}
	if !p.disabled && p.act != nil {
		p.act()
	}
}

// astray tells whether the mouse has pressed it by mistake.
func (p *pressed) astray() bool {
	astray := p.stray
	p.stray = false
	return astray
}

// MouseDown shows that the widget is held down.
func (p *pressed) MouseDown(e *desktop.MouseEvent) {
	p.look.touched()
	p.stray = p.look.stray(e.AbsolutePosition, p.outer)
	p.hold(e.Button != desktop.MouseButtonSecondary)
	p.named()
}

// MouseUp shows that it was let go.
func (p *pressed) MouseUp(*desktop.MouseEvent) { p.hold(false) }

func (p *pressed) hold(down bool) {
	p.held = down
	if p.look.Desk.Held != nil {
		p.look.Desk.Held(down)
	}
	p.Refresh()
}

// FocusGained shows that the widget has the keys, and scrolls it into view.
func (p *pressed) FocusGained() {
	p.focused = true
	p.Refresh()
	reveal(p.outer)
	p.mind()
}

// FocusLost is Fyne's.
func (p *pressed) FocusLost() { p.focused = false; p.Refresh(); p.mind() }

// mind tells of mouse and keys.
func (p *pressed) mind() {
	p.named()
	if p.minded != nil {
		p.minded()
	}
}

// TypedRune presses on Space. Fyne tells of that key twice, as a key and then as
// a sign: were it the first that presses, the sign would go into the text that
// has the keys by then.
func (p *pressed) TypedRune(r rune) {
	if r == ' ' {
		p.strike()
	}
}

// strike presses by a key, once however long that is held down.
func (p *pressed) strike() {
	p.look.touched()
	if p.look.anew() {
		p.Tapped(nil)
	}
}

// KeyDown notes a key that presses.
func (p *pressed) KeyDown(k *fyne.KeyEvent) { p.look.keyDown(k.Name) }

// KeyUp notes that it was let go.
func (p *pressed) KeyUp(k *fyne.KeyEvent) { p.look.keyUp(k.Name) }

// TypedKey presses on Enter, and hands on the rest but for Space.
func (p *pressed) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace:
	case fyne.KeyReturn, fyne.KeyEnter:
		p.strike()
	default:
		p.look.key(k)
	}
}

// TypedShortcut hands every shortcut on.
func (p *pressed) TypedShortcut(s fyne.Shortcut) { p.look.shortcut(s) }

// MouseIn is Fyne's.
func (p *pressed) MouseIn(*desktop.MouseEvent) { p.hovered = true; p.Refresh(); p.mind() }

// MouseMoved is Fyne's.
func (p *pressed) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (p *pressed) MouseOut() { p.hovered = false; p.hold(false); p.mind() }

// Cursor is a hand over what can be pressed.
func (p *pressed) Cursor() desktop.Cursor {
	if p.disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Disabled tells whether it can't be pressed now, or Tab is to pass it by: of a
// Group only one member can have the keys at a time.
func (p *pressed) Disabled() bool { return p.disabled || p.group != nil && p.group.stop() != p }

// Off tells whether it can't be pressed now.
func (p *pressed) Off() bool { return p.disabled }

// Group is what it is one of; nil for none.
func (p *pressed) Group() *Group { return p.group }

func (p *pressed) common() *pressed { return p }

// Enable lets it be pressed.
func (p *pressed) Enable() { p.disabled = false; p.Refresh() }

// Disable keeps it from being pressed.
func (p *pressed) Disable() { p.disabled = true; p.Refresh() }

// AccessibilityRole says that this can be pressed.
func (p *pressed) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// lit is a ground as it looks under the mouse, and held down.
func (p *pressed) lit(ground, towards color.NRGBA) color.NRGBA {
	switch {
	case p.held:
		return Mix(ground, towards, 0.14)
	case p.hovered:
		return Mix(ground, towards, 0.07)
	}
	return ground
}

func (l *Look) key(k *fyne.KeyEvent) {
	l.touched()
	if l.Desk.Key != nil {
		l.Desk.Key(k)
	}
}

func (l *Look) shortcut(s fyne.Shortcut) {
	l.touched()
	if l.Desk.Shortcut != nil {
		l.Desk.Shortcut(s)
	}
}

func (l *Look) pointed() {
	if l.Desk.Pointed != nil {
		l.Desk.Pointed()
	}
}

func (l *Look) settled() {
	if l.Desk.Settled != nil {
		l.Desk.Settled()
	}
}

func (l *Look) escaped() {
	l.touched()
	if l.Desk.Escaped != nil {
		l.Desk.Escaped()
	}
}

func (l *Look) touched() {
	if l.Desk.Touched != nil {
		l.Desk.Touched()
	}
}
