package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// offer is one thing a context menu offers.
type offer struct {
	words string
	act   func()
	off   bool // shown but not to be pressed now
}

// TappedSecondary offers what can be done with the text.
func (w *writing) TappedSecondary(e *fyne.PointEvent) { w.openMenu(e.AbsolutePosition) }

func (w *writing) openMenu(at fyne.Position) {
	p, l := w.pen, w.look
	if w.disabled {
		return
	}
	p.shift = false // it is let go while the menu has the keys
	do := func(what func() deed) func() { return func() { w.did(what()) } }
	items := []offer{
		{l.T("fyne.cut"), do(p.cut), !p.copyable() || p.fixed},
		{l.T("fyne.copy"), p.copy, !p.copyable()},
		{l.T("fyne.paste"), do(p.paste), p.fixed || fyne.CurrentApp().Clipboard().Content() == ""},
		{l.T("keys.delete"), do(p.clear), p.fixed || p.empty()},
		{l.T("fyne.selectall"), do(func() deed { p.chooseAll(); return moved }), p.buf.Len() == 0},
		{l.T("fyne.undo"), do(func() deed { return p.again(p.buf.Undo) }), p.fixed || !p.buf.CanUndo()},
		{l.T("fyne.redo"), do(func() deed { return p.again(p.buf.Redo) }), p.fixed || !p.buf.CanRedo()},
	}
	if w.besides != nil {
		items = append(items, w.besides()...)
	}
	l.showMenu(w.outer, at, items)
}

// showMenu opens a context menu at a place of the window. It closes when
// something is chosen, by Escape, and by a press beside it.
func (l *Look) showMenu(owner fyne.CanvasObject, at fyne.Position, items []offer) {
	over := canvasOf(owner)
	if over == nil {
		return
	}
	o := newOverlay(l, over)
	o.loose = true
	inner := o.keys()
	list := Column(0)
	var first fyne.Focusable
	for _, item := range items {
		b := NewButton(inner, "", item.words, Plain, func() {
			o.Close()
			item.act()
		}).Starting()
		b.disabled = item.off
		if first == nil && !item.off {
			first = b
		}
		list.Add(b)
	}
	o.hold(list, o.beside(at))
	o.show(first)
}

// hold lays a list on a small card at a place over the page. What is too high
// for the place can be scrolled.
func (o *Overlay) hold(list fyne.CanvasObject, place func(fyne.Size) (fyne.Position, fyne.Size)) {
	l := o.look
	const round = ringGap + ringWidth // room for a ring, inside the sheet
	o.card = newCard(l, l.Colours.Card, l.Colours.Line, list)
	o.card.content = Inset(Inside-round, NewSheet(Inset(round, list)).Side(l).Aside())
	if l.Colours.Shadow {
		o.card.ground.Shadow = canvas.Shadow{Color: faded(l.Colours.Ink, 0.25), BlurRadius: Around, Offset: fyne.NewPos(0, 4)}
	}
	o.place = place
}

// beside is the place of a menu: at a point, on the side that lines run to, and
// within the window.
func (o *Overlay) beside(at fyne.Position) func(fyne.Size) (fyne.Position, fyne.Size) {
	return func(size fyne.Size) (fyne.Position, fyne.Size) {
		w := min(size.Width, wishOf(o.card))
		if o.card.HeightFor(w) > size.Height {
			w = min(size.Width, w+barWidth)
		}
		h := min(size.Height, o.card.HeightFor(w))
		x := at.X
		if o.look.RTL() {
			x -= w
		}
		x = min(max(0, x), size.Width-w)
		y := min(max(0, at.Y), size.Height-h)
		return fyne.NewPos(floor(x), floor(y)), fyne.NewSize(w, h)
	}
}

// copyOut puts text on the clipboard.
func (l *Look) copyOut(s string) {
	fyne.CurrentApp().Clipboard().SetContent(s)
	if l.Desk.Copied != nil {
		l.Desk.Copied(s)
	}
}
