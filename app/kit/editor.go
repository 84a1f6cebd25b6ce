package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Editor is a page to write on. It scrolls by itself and draws only the lines
// that can be seen.
type Editor struct {
	writing
	scroll float32 // how far down the text is scrolled, dp
	laid   float32 // the width the text is wrapped to, dp
	label  string
}

// NewEditor makes an editor with a text to begin with; changed hears of every
// change.
func NewEditor(l *Look, text, hint, label string, changed func()) *Editor {
	p := newPen(l, text, l.style(Body, false), false)
	e := &Editor{label: label}
	e.writing = writing{look: l, pen: p, changed: changed}
	e.outer = e
	e.block = block{text: p.text, colours: []color.NRGBA{l.Colours.Ink}}
	if hint != "" {
		e.hint = NewLabel(l, hint, Words{Colour: l.Colours.Muted})
	}
	e.ExtendBaseWidget(e)
	return e
}

// OnCleaned sets what hears that a pasted text held what can't be kept: broken
// letters, control characters, marks without end.
func (e *Editor) OnCleaned(f func()) { e.pen.cleaned = f }

// AccessibilityLabel is read out by a screen reader.
func (e *Editor) AccessibilityLabel() string { return e.label }

// AcceptsTab lets Tab go on to the next widget, as people at a keyboard expect.
func (e *Editor) AcceptsTab() bool { return false }

// Offset tells how far down the text is scrolled, dp.
func (e *Editor) Offset() float32 { return e.scroll }

// ScrollTo scrolls the text to so many dp, as far as it goes.
func (e *Editor) ScrollTo(y float32) {
	e.scroll = max(0, y)
	if e.shown() {
		e.scroll = min(e.scroll, e.furthest())
	}
	e.Refresh()
}

// Scrolled is the mouse wheel.
func (e *Editor) Scrolled(s *fyne.ScrollEvent) { e.ScrollTo(e.scroll - s.Scrolled.DY) }

// margin is the room at either side of the text: that of a page of paper where
// there is enough of it.
func (e *Editor) margin() float32 { return min(max(Between, e.Size().Width/16), Parts+Between) }

// shown tells whether the editor has a place yet; before that there is no width
// to wrap to and nothing to scroll.
func (e *Editor) shown() bool { return e.Size().Width > 0 }

func (e *Editor) room() fyne.Size {
	return fyne.NewSize(max(1, e.Size().Width-2*e.margin()), max(1, e.Size().Height-2*Inside))
}

func (e *Editor) page() float32 { return e.room().Height * 0.9 }

func (e *Editor) furthest() float32 {
	_, h := e.pen.text.Size()
	return max(0, h-e.room().Height)
}

func (e *Editor) corner() fyne.Position { return fyne.NewPos(e.margin(), Inside-e.scroll) }

// lay wraps the text to the editor's width when that has changed.
func (e *Editor) lay() {
	if !e.shown() {
		return
	}
	if w := e.room().Width; w != e.laid || e.pen.text.Lines() == 0 || e.block.text != e.pen.text {
		e.block.text = e.pen.text
		e.block.wrap(w)
		e.laid = w
	}
}

func (e *Editor) follow() {
	if !e.shown() {
		return
	}
	e.lay()
	_, top, height, _ := e.pen.text.CaretAt(e.pen.caret())
	if top < e.scroll {
		e.scroll = top
	}
	if bottom := top + height; bottom > e.scroll+e.room().Height {
		e.scroll = bottom - e.room().Height
	}
	e.scroll = min(max(0, e.scroll), e.furthest())
}

// SetText replaces what is written; nothing can be undone afterwards.
func (e *Editor) SetText(s string) {
	e.pen.set(s)
	e.laid = -1
	e.did(moved)
}

// MinSize is a few lines.
func (e *Editor) MinSize() fyne.Size { return fyne.NewSize(12*e.look.Size, 8*e.look.Size) }

// CreateRenderer is Fyne's.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	r := &editorRenderer{e: e, ground: plate(Corner), bar: plate(3)}
	r.Refresh()
	return r
}

type editorRenderer struct {
	e           *Editor
	ground, bar *canvas.Rectangle
	objects     []fyne.CanvasObject
}

func (r *editorRenderer) Layout(size fyne.Size) {
	e, c := r.e, r.e.look.Colours
	r.ground.Resize(size)
	if !e.shown() {
		return
	}
	e.lay()
	e.scroll = min(max(0, e.scroll), e.furthest())
	corner := e.corner()
	r.objects = append(r.objects[:0:0], r.ground)
	if e.hint != nil && e.pen.buf.Len() == 0 {
		w := e.room().Width
		e.hint.Move(fyne.NewPos(e.margin(), Inside))
		e.hint.Resize(fyne.NewSize(w, e.hint.HeightFor(w)))
		r.objects = append(r.objects, e.hint)
	}
	from, to := e.seenLines()
	start, end := e.seenSelection(from, to)
	r.objects = append(r.objects, e.block.marks(start, end, corner.X, corner.Y, c.Selection)...)
	r.objects = append(r.objects, e.block.draw(from, to, corner.X, corner.Y)...)
	if m := e.caretMark(corner); m != nil {
		r.objects = append(r.objects, m)
	}
	r.layBar(size)
}

// seenLines are the lines that can be seen now, and one more at either end,
// since ink may reach out of its line.
func (e *Editor) seenLines() (from, to int) {
	n := e.pen.text.Lines()
	if n == 0 {
		return 0, 0
	}
	from = max(0, e.pen.text.LineAt(e.scroll)-1)
	to = min(n, e.pen.text.LineAt(e.scroll+e.Size().Height)+2)
	return from, to
}

// seenSelection is the part of the selection that can be seen.
func (e *Editor) seenSelection(from, to int) (start, end int) {
	start, end = e.pen.selection()
	if from == to {
		return 0, 0
	}
	return max(start, e.pen.text.Line(from).Start), min(end, e.pen.text.Line(to-1).End)
}

// layBar shows how much of the text is seen, on the side where lines end.
func (r *editorRenderer) layBar(size fyne.Size) {
	e := r.e
	_, h := e.pen.text.Size()
	room := e.room().Height
	if h <= room {
		return
	}
	length := max(24, room*room/h)
	x := size.Width - 8
	if e.look.RTL() {
		x = 2
	}
	r.bar.FillColor = faded(e.look.Colours.Muted, 0.5)
	r.bar.Move(fyne.NewPos(x, Inside+(room-length)*e.scroll/max(1, e.furthest())))
	r.bar.Resize(fyne.NewSize(6, length))
	r.objects = append(r.objects, r.bar)
}

func (r *editorRenderer) Refresh() {
	e, c := r.e, r.e.look.Colours
	r.ground.FillColor = c.Card
	e.look.ring(r.ground, false, c.Line, max(1, c.Border))
	if e.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = c.Focus, max(1.5, c.Border)
	}
	r.ground.Refresh()
	r.Layout(e.Size())
	canvas.Refresh(e)
}

func (r *editorRenderer) MinSize() fyne.Size           { return r.e.MinSize() }
func (r *editorRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *editorRenderer) Destroy()                     {}
