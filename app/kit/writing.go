package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gehwara/app/typeset"
)

// blink is how long the caret is shown and how long it is not.
const blink = 530 * time.Millisecond

// writing is the common part of Field and Editor: keys, mouse, focus, caret
// and context menu round a pen. The outer widget tells where its text lies and
// what to do when something has changed.
type writing struct {
	widget.BaseWidget
	look     *Look
	pen      *pen
	block    block
	hint     *Label
	outer    fyne.Focusable
	focused  bool
	lit      bool // the caret is in its visible half
	unblink  func()
	changed  func()
	lastTap  time.Time
	taps     int
	disabled bool
}

// corner is where the text's (0, 0) lies in the widget.
type cornered interface {
	fyne.Widget
	corner() fyne.Position
	page() float32
	follow() // bring the caret into view
}

func (w *writing) self() cornered { return w.outer.(cornered) }

// did brings the picture up to date after a deed.
func (w *writing) did(d deed) {
	if d == unused {
		return
	}
	w.block.text = w.pen.text
	w.lit = true
	w.self().follow()
	w.self().Refresh()
	if d == changed && w.changed != nil {
		w.changed()
	}
}

// Text is what is written.
func (w *writing) Text() string { return w.pen.buf.String() }

// SetText replaces what is written; nothing can be undone afterwards.
func (w *writing) SetText(s string) { w.pen.set(s); w.did(moved) }

// Wipe overwrites what is written and drops it.
func (w *writing) Wipe() { w.pen.wipe(); w.block.text = w.pen.text; w.block.kept = nil }

// Caret tells the caret's byte offset in the text.
func (w *writing) Caret() int {
	_, f := w.pen.buf.Selection()
	return f.Offset
}

// SetCaret puts the caret at a byte offset, as far as the text goes.
func (w *writing) SetCaret(offset int) {
	c := typeset.Caret{Offset: min(max(0, offset), w.pen.buf.Len())}
	w.pen.buf.Select(c, c)
	w.did(moved)
}

// Type enters text at the caret, as the on-screen keyboard does.
func (w *writing) Type(s string) {
	if !w.disabled {
		w.did(deedOf(w.pen.insert(s)))
	}
}

// Erase does what the Backspace key does.
func (w *writing) Erase() { w.did(w.pen.key(fyne.KeyBackspace, 0)) }

// TypedRune enters a letter.
func (w *writing) TypedRune(r rune) {
	w.look.touched()
	w.Type(string(r))
}

// TypedKey moves and deletes, and hands on the keys that mean nothing here.
func (w *writing) TypedKey(k *fyne.KeyEvent) {
	w.look.touched()
	if w.disabled {
		w.look.key(k)
		return
	}
	d := w.pen.key(k.Name, w.self().page())
	if d == unused {
		w.look.key(k)
		return
	}
	w.did(d)
}

// TypedShortcut edits, and hands on the shortcuts that mean nothing here.
func (w *writing) TypedShortcut(s fyne.Shortcut) {
	w.look.touched()
	d := unused
	if !w.disabled {
		d = w.pen.shortcut(s)
	}
	if d == unused {
		w.look.shortcut(s)
		return
	}
	w.did(d)
}

// KeyDown notes the Shift key, which Fyne does not name with the arrow keys.
func (w *writing) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		w.pen.shift = true
	}
}

// KeyUp notes that Shift was let go.
func (w *writing) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		w.pen.shift = false
	}
}

// FocusGained shows the caret and lets it blink.
func (w *writing) FocusGained() {
	w.focused, w.lit = true, true
	w.startBlinking()
	w.self().Refresh()
}

// FocusLost hides the caret.
func (w *writing) FocusLost() {
	w.focused, w.pen.shift = false, false
	if w.unblink != nil {
		w.unblink()
		w.unblink = nil
	}
	w.self().Refresh()
}

func (w *writing) startBlinking() {
	if w.look.Desk.After == nil {
		return
	}
	w.unblink = w.look.Desk.After(blink, func() {
		if !w.focused {
			return
		}
		w.lit = !w.lit
		w.self().Refresh()
		w.startBlinking()
	})
}

func (w *writing) at(pos fyne.Position) typeset.Caret {
	c := w.self().corner()
	return w.block.hit(pos.X-c.X, pos.Y-c.Y)
}

// MouseDown puts the caret; with Shift it draws the selection out; the second
// press selects a word, the third all.
func (w *writing) MouseDown(e *desktop.MouseEvent) {
	w.look.touched()
	if c := fyne.CurrentApp().Driver().CanvasForObject(w.self()); c != nil && !w.disabled {
		c.Focus(w.outer)
	}
	if e.Button == desktop.MouseButtonSecondary {
		return
	}
	w.countTaps()
	switch w.taps {
	case 2:
		w.pen.selectWord(w.at(e.Position))
	case 3:
		w.selectParagraph()
	default:
		w.pen.put(w.at(e.Position), e.Modifier&fyne.KeyModifierShift != 0)
	}
	w.did(moved)
}

func (w *writing) countTaps() {
	now := time.Now()
	if now.Sub(w.lastTap) > 400*time.Millisecond || w.taps == 3 {
		w.taps = 0
	}
	w.lastTap = now
	w.taps++
}

func (w *writing) selectParagraph() {
	s := w.pen.buf.String()
	start, end := w.Caret(), w.Caret()
	for start > 0 && s[start-1] != '\n' {
		start--
	}
	for end < len(s) && s[end] != '\n' {
		end++
	}
	w.pen.buf.Select(typeset.Caret{Offset: start}, typeset.Caret{Offset: end, Affinity: typeset.Upstream})
}

// MouseUp is Fyne's.
func (w *writing) MouseUp(*desktop.MouseEvent) {}

// Dragged draws the selection out.
func (w *writing) Dragged(e *fyne.DragEvent) {
	w.taps = 0
	w.pen.put(w.at(e.Position), true)
	w.did(moved)
}

// DragEnd is Fyne's.
func (w *writing) DragEnd() {}

// TappedSecondary offers what can be done with the text.
func (w *writing) TappedSecondary(e *fyne.PointEvent) {
	p, l := w.pen, w.look
	none := p.buf.Selected() == "" || p.conceal
	l.showMenu(w.self(), e.AbsolutePosition, []MenuItem{
		{Text: l.T("fyne.cut"), Act: func() { w.did(deedOf(p.cut())) }, Off: none || w.disabled},
		{Icon: "copy", Text: l.T("fyne.copy"), Act: p.copy, Off: none},
		{Text: l.T("fyne.paste"), Off: w.disabled, Act: func() {
			w.did(deedOf(p.insert(fyne.CurrentApp().Clipboard().Content())))
		}},
		{Text: l.T("fyne.selectall"), Act: func() { p.selectAll(); w.did(moved) }},
		{Icon: "undo", Text: l.T("fyne.undo"), Act: func() { w.did(deedOf(p.undo())) }, Off: w.disabled},
	})
}

// Cursor is the text cursor.
func (w *writing) Cursor() desktop.Cursor { return desktop.TextCursor }

// AccessibilityRole says that this is text.
func (w *writing) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// caretMark is the caret as it is to be drawn now; nil when it is not shown.
func (w *writing) caretMark(corner fyne.Position) fyne.CanvasObject {
	if !w.focused || !w.lit || w.disabled {
		return nil
	}
	x, top, height, _ := w.pen.text.CaretAt(w.pen.caret())
	if w.block.text.Lines() > 0 {
		x += w.block.shift(w.block.text.Line(w.block.text.LineAt(top + height/2)))
	}
	m := canvas.NewRectangle(w.look.Colours.Primary)
	m.Move(fyne.NewPos(corner.X+x-1, corner.Y+top))
	m.Resize(fyne.NewSize(2, height))
	return m
}
