package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// writing is the common part of Field and Editor: keys, focus and context menu
// round a pen. The outer widget tells where its text lies and draws it.
type writing struct {
	widget.BaseWidget
	look     *Look
	pen      *pen
	block    block
	hint     *Label
	outer    surface
	besides  func() []offer // what the context menu offers beside the usual; may be nil
	pane     *pane
	caret    caret
	focused  bool
	disabled bool
	changed  func()
	presses  presses
	drags    drags
	phonetic phonetic
}

// surface is the widget that a writing is part of.
type surface interface {
	fyne.Widget
	fyne.Focusable
	corner() fyne.Position // where the text's (0, 0) lies in the widget
	page() float32         // how much a page key moves, dp
	follow()               // bring the caret into view
}

func (w *writing) begin(l *Look, p *pen, outer surface, wheel func(*fyne.ScrollEvent)) {
	w.look, w.pen, w.outer = l, p, outer
	w.pane = newPane(wheel)
	w.caret.look = l
	w.drags = drags{look: l, over: outer, reach: w.dragTo}
	w.ExtendBaseWidget(outer)
}

// did brings the picture up to date after a deed.
func (w *writing) did(d deed) {
	defer w.pen.said()
	if d == unused {
		return
	}
	if d == changed || w.block.text != w.pen.text {
		w.block.renew(w.pen.text)
	}
	w.outer.follow()
	w.caret.wake(w.focused && !w.disabled)
	w.Refresh()
	if w.focused {
		m := w.caret.mark()
		top := w.pane.Position().Y + m.Position().Y
		revealPart(w.outer, top, top+m.Size().Height)
	}
	if d == changed && w.changed != nil {
		w.changed()
	}
}

// Text is what is written.
func (w *writing) Text() string { return w.pen.buf.String() }

// SetText replaces what is written; nothing can be undone afterwards, and
// nobody hears of it.
func (w *writing) SetText(s string) { w.pen.set(s); w.did(moved) }

// Wipe overwrites what is written and drops it, and all that could be undone.
func (w *writing) Wipe() {
	w.pen.wipe()
	w.block.kept = nil
	w.did(moved)
}

// Caret tells the caret's byte offset in the text.
func (w *writing) Caret() int {
	_, f := w.pen.buf.Selection()
	return f.Offset
}

// SetCaret puts the caret at a byte offset, as far as the text goes.
func (w *writing) SetCaret(offset int) {
	w.pen.putAt(offset)
	w.did(moved)
}

// Selected is the selected text.
func (w *writing) Selected() string { return w.pen.buf.Selected() }

// SetReadOnly lets the text be read, selected and copied, but not changed.
func (w *writing) SetReadOnly(on bool) { w.pen.fixed = on; w.Refresh() }

// Disabled tells whether it can't be written in or selected now.
func (w *writing) Disabled() bool { return w.disabled }

// Enable lets it be written in.
func (w *writing) Enable() { w.use(true) }

// Disable takes it out of use.
func (w *writing) Disable() { w.use(false) }

func (w *writing) use(on bool) {
	w.disabled = !on
	w.caret.wake(on && w.focused)
	w.Refresh()
}

// Type enters text at the caret, as the on-screen keyboard does.
func (w *writing) Type(s string) {
	if !w.disabled {
		w.did(w.pen.insert(s))
	}
}

// Erase does what the Backspace key does.
func (w *writing) Erase() {
	if !w.disabled {
		w.did(w.pen.key(fyne.KeyBackspace, 0))
	}
}

// TypedRune enters the letter of a key.
func (w *writing) TypedRune(r rune) {
	w.look.touched()
	if r == ' ' && w.look.spent() {
		return
	}
	w.Type(string(w.scripted(r)))
}

// TypedKey moves and deletes, and hands on the keys that mean nothing here.
func (w *writing) TypedKey(k *fyne.KeyEvent) {
	w.look.touched()
	d := unused
	switch {
	case w.disabled, strikes(k.Name) && w.look.spent():
	case k.Name == desktop.KeyMenu, k.Name == fyne.KeyF10 && w.pen.shift:
		w.openMenu(w.caret.foot(w.pane))
		return
	default:
		d = w.pen.key(k.Name, w.outer.page())
	}
	if d == unused && !typed(k.Name) {
		w.look.key(k)
	}
	w.did(d)
}

// typed tells whether a key enters a sign, which comes as a rune beside it.
func typed(k fyne.KeyName) bool { return len(k) == 1 || k == fyne.KeySpace }

// TypedShortcut edits, and hands on the shortcuts that mean nothing here.
func (w *writing) TypedShortcut(s fyne.Shortcut) {
	w.look.touched()
	if w.switches(s) {
		return
	}
	d := unused
	if !w.disabled {
		d = w.pen.shortcut(s)
	}
	if d == unused {
		w.look.shortcut(s)
	}
	w.did(d)
}

// KeyDown notes the Shift key, which Fyne does not name with the arrow keys, and a
// key that submits.
func (w *writing) KeyDown(k *fyne.KeyEvent) {
	w.noteShift(k, true)
	w.look.keyDown(k.Name)
}

// KeyUp notes that they were let go.
func (w *writing) KeyUp(k *fyne.KeyEvent) {
	w.noteShift(k, false)
	w.look.keyUp(k.Name)
}

func (w *writing) noteShift(k *fyne.KeyEvent, down bool) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		w.pen.shift = down
	}
}

// FocusGained shows the caret and lets it blink.
func (w *writing) FocusGained() {
	w.focused = true
	w.caret.wake(!w.disabled)
	w.Refresh()
	reveal(w.outer)
}

// FocusLost hides the caret.
func (w *writing) FocusLost() {
	w.focused, w.pen.shift = false, false
	w.caret.sleep()
	w.Refresh()
}

// Cursor is the text cursor.
func (w *writing) Cursor() desktop.Cursor {
	if w.disabled {
		return desktop.DefaultCursor
	}
	return desktop.TextCursor
}

// AccessibilityRole says that this is text.
func (w *writing) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// ink is the colour of the text.
func (w *writing) ink() color.NRGBA {
	if w.disabled {
		return w.look.Colours.off()
	}
	return w.look.Colours.Ink
}

// fill puts hint, selection, lines [from, to) and caret on the pane. start and
// end are the part of the selection to draw.
func (w *writing) fill(from, to, start, end int) {
	corner := w.outer.corner().Subtract(w.pane.Position())
	w.pane.objects = w.pane.objects[:0:0]
	if w.hint != nil && w.pen.buf.Len() == 0 {
		w.pane.objects = append(w.pane.objects, w.hint)
	}
	w.pane.objects = append(w.pane.objects, w.block.marks(start, end, corner.X, corner.Y, w.look.Colours.Selection)...)
	w.pane.objects = append(w.pane.objects, w.block.draw(from, to, corner.X, corner.Y)...)
	w.pane.objects = append(w.pane.objects, w.caret.place(&w.block, w.pen.caret(), corner)...)
}
