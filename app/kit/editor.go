package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Editor is a page to write on. It scrolls by itself and draws only the lines
// that can be seen.
type Editor struct {
	writing
	scroll float32   // how far down the text is scrolled, dp
	laid   fyne.Size // at which the text was laid out; zero: not yet
	asked  *Spot     // where to scroll to then
	bar    *bar
	label  string
	chord  chord
	turned func(Direction)
}

// EditorMost is how long a text in an Editor can grow, bytes: some 50,000 words
// of Urdu. One that is longer to begin with is kept whole.
const EditorMost = 1 << 19

// NewEditor makes an editor with a text to begin with and the caret before it;
// changed hears of every change.
func NewEditor(l *Look, text, hint, label string, changed func()) *Editor {
	p := newPen(l, text, l.style(Body, false), false, max(EditorMost, len(text)))
	p.putAt(0)
	e := &Editor{label: label}
	e.begin(l, p, e, e.wheel)
	e.changed = changed
	e.bar = newBar(e)
	e.bar.look = l
	e.block = block{text: p.text, colours: []color.NRGBA{l.Colours.Ink}, em: l.Size}
	if hint != "" {
		e.hint = NewLabel(l, hint, Words{Colour: l.Colours.Muted})
	}
	return e
}

// OnCleaned sets what hears that a pasted text held what can't be kept: broken
// letters, control characters, marks without end.
func (e *Editor) OnCleaned(f func()) { e.pen.cleaned = f }

// OnFolded sets what hears that letters of a pasted text were made Urdu ones,
// which can be undone on its own.
func (e *Editor) OnFolded(f func()) { e.pen.folded = f }

// OnFull sets what hears that a text was cut because the page is full.
func (e *Editor) OnFull(f func()) { e.pen.full = f }

// AccessibilityLabel is read out by a screen reader.
func (e *Editor) AccessibilityLabel() string { return e.label }

// AcceptsTab lets Tab go on to the next widget, as people at a keyboard expect;
// Ctrl and Tab writes one.
func (e *Editor) AcceptsTab() bool { return false }

// Offset tells how far down the text is scrolled, dp.
func (e *Editor) Offset() float32 { return e.scroll }

// ScrollTo scrolls the text to so many dp, as far as it goes. An editor that
// has no size yet goes there when it has.
func (e *Editor) ScrollTo(y float32) {
	e.scroll, e.asked = max(0, y), nil
	e.Refresh()
}

// wheel scrolls the text, or the page round the editor when the text is at its
// end.
func (e *Editor) wheel(s *fyne.ScrollEvent) {
	e.look.touched()
	before := e.scroll
	if e.ScrollTo(e.scroll - s.Scrolled.DY); e.scroll == before {
		scrollOn(e, s)
	}
}

func (e *Editor) span() (offset, room, whole float32) {
	_, whole = e.block.shown().Size()
	return e.scroll, e.room().Height, whole
}

// margin is the room at either side of the text: that of a page of paper where
// there is enough of it.
func (e *Editor) margin() float32 { return floor(min(max(Between, e.Size().Width/16), Parts+Between)) }

// room is the size of what is seen of the text, within the margins.
func (e *Editor) room() fyne.Size {
	return fyne.NewSize(max(1, e.Size().Width-2*e.margin()), max(1, e.Size().Height-2*Between))
}

// page is what is seen but for a line, which stays in sight.
func (e *Editor) page() float32 {
	room := e.room().Height
	return max(room/2, room-e.lineOf(e.pen.caret()).Height)
}

func (e *Editor) corner() fyne.Position { return fyne.NewPos(e.margin(), Between-e.scroll) }

// lay wraps the text to the editor's width, and tells whether it has one yet.
func (e *Editor) lay() bool {
	if e.Size().Width == 0 {
		return false
	}
	e.block.lay(e.room().Width)
	return true
}

// settle keeps the scroll within the text.
func (e *Editor) settle() {
	offset, room, whole := e.span()
	e.scroll = min(max(0, offset), max(0, whole-room))
}

func (e *Editor) follow() {
	if !e.lay() {
		return
	}
	line := e.lineOf(e.pen.caret())
	e.scroll = min(max(e.scroll, line.Top+line.Height-e.room().Height), line.Top)
	e.settle()
}

// MinSize is a few lines.
func (e *Editor) MinSize() fyne.Size { return fyne.NewSize(12*e.look.Size, 8*e.look.Size) }

// seenLines are the lines that can be seen now, and one more at either end,
// since ink may reach out of its line.
func (e *Editor) seenLines() (from, to int) {
	text := e.block.shown()
	top := e.scroll - Between
	return max(0, text.LineAt(top)-1), min(text.Lines(), text.LineAt(top+e.Size().Height)+2)
}

// seenSelection is the part of the selection that can be seen.
func (e *Editor) seenSelection(from, to int) (start, end int) {
	start, end = e.pen.selection()
	if start == end {
		return start, end
	}
	return max(start, e.block.line(from).Start), min(end, e.block.line(to-1).End+1)
}

// CreateRenderer is Fyne's.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	r := &editorRenderer{e: e, ground: newGround(e.look, Corner)}
	r.Refresh()
	return r
}

type editorRenderer struct {
	e      *Editor
	ground ground
}

func (r *editorRenderer) Layout(size fyne.Size) {
	const border = 2
	e := r.e
	r.ground.resize(size)
	switch {
	case size.Width == 0:
		return
	case size != e.laid:
		e.resettle()
	default:
		e.lay()
	}
	e.settle()
	e.pane.Move(fyne.NewPos(border, border))
	e.pane.Resize(size.SubtractWidthHeight(2*border, 2*border))
	if e.hint != nil {
		w := e.room().Width
		e.hint.Move(fyne.NewPos(e.margin()-border, Between-border))
		e.hint.Resize(fyne.NewSize(w, e.hint.HeightFor(w)))
	}
	from, to := e.seenLines()
	start, end := e.seenSelection(from, to)
	e.fill(from, to, start, end)
	e.bar.place(size, Inside, e.look.RTL())
}

func (r *editorRenderer) Refresh() {
	e, c := r.e, r.e.look.Colours
	fill, border, width := c.Card, c.Line, max(1, c.Border)
	switch {
	case e.disabled:
		fill = c.Sunk
	case e.focused:
		border, width = c.Focus, max(1.5, c.Border)
	}
	e.block.tint(e.ink())
	r.ground.show(fill, border, width, false)
	r.Layout(e.Size())
	repaint(e)
}

func (r *editorRenderer) MinSize() fyne.Size { return r.e.MinSize() }
func (r *editorRenderer) Objects() []fyne.CanvasObject {
	return append(r.ground.objects(), r.e.pane, r.e.bar)
}

// Destroy stops the caret, which nobody has told when its page went.
func (r *editorRenderer) Destroy() { r.e.caret.sleep() }
