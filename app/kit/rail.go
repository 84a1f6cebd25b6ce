package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Rail is the way to the main pages, at the start side of the window: icons
// with their words beside them or, where there is little room, below them. One
// item stands apart at its foot and never scrolls away. To the keys the items are
// a Group, and the one at the foot stands alone.
type Rail struct {
	widget.BaseWidget
	look   *Look
	ground *canvas.Rectangle
	forms  [2]*fyne.Container // wide and narrow, of which one is shown
	narrow bool
}

// RailItem is a place one can go to.
type RailItem struct {
	Icon, Text string
	Here       bool // the page of now belongs to it
	Act        func()
}

// NewRail makes a rail: a crest, the items, and the one at the foot.
func NewRail(l *Look, crest string, items []RailItem, foot RailItem) *Rail {
	r := &Rail{look: l, ground: canvas.NewRectangle(l.Colours.Sunk)}
	for i := range r.forms {
		r.forms[i] = r.form(i == 1, crest, items, foot)
	}
	r.SetNarrow(false)
	r.ExtendBaseWidget(r)
	return r
}

// button is the item as it is pressed.
func (i RailItem) button(l *Look, narrow bool, w Weight) *Button {
	if narrow {
		return NewStacked(l, i.Icon, i.Text, w, i.Act)
	}
	return NewButton(l, i.Icon, i.Text, w, i.Act).Starting()
}

// form makes the rail as it is with much or with little room.
func (r *Rail) form(narrow bool, crest string, items []RailItem, foot RailItem) *fyne.Container {
	l, g := r.look, NewGroup(r.look)
	column := Column(Inside/2, l.Picture(crest, fyne.NewSize(56, 48)))
	for _, i := range items {
		column.Add(Join(g, i.button(g.Look(), narrow, Plain)).Selected(i.Here))
	}
	places := NewSheet(Inset(ringGap+ringWidth, column)).Side(l).Aside()
	return Inset(Inside, &fyne.Container{
		Layout: footed{}, Objects: []fyne.CanvasObject{places, foot.button(l, narrow, Danger)},
	})
}

// SetNarrow shows the words below the icons, or beside them.
func (r *Rail) SetNarrow(on bool) {
	r.narrow = on
	r.forms[0].Hidden, r.forms[1].Hidden = on, !on
}

// Width is what the rail needs at the text size of now, dp.
func (r *Rail) Width() float32 {
	if r.narrow {
		return 3*Inside + 6*r.look.Size
	}
	return 3*Inside + 12*r.look.Size
}

func (r *Rail) within() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.forms[0], r.forms[1]}
}

// MinSize is small: its places scroll.
func (r *Rail) MinSize() fyne.Size { return fyne.NewSize(r.Width(), 120) }

// CreateRenderer is Fyne's.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(layered(r.ground, r.forms[0], r.forms[1], r.edge()))
}

// edge parts the rail from the page where both have one ground.
func (r *Rail) edge() *fyne.Container {
	c := r.look.Colours
	line := canvas.NewRectangle(c.Line)
	return &fyne.Container{
		Layout: Mirror(r.look, atEnd{c.Border}), Objects: []fyne.CanvasObject{line}, Hidden: c.Sunk != c.Paper,
	}
}

// atEnd sets an object along the end side, so many dp wide.
type atEnd struct{ wide float32 }

func (l atEnd) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(size.Width-l.wide, 0))
	o[0].Resize(fyne.NewSize(l.wide, size.Height))
}

func (atEnd) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// footed keeps the last of two objects whole at the foot, also where its words
// wrap; the one above it has what is left.
type footed struct{}

func (footed) Layout(o []fyne.CanvasObject, size fyne.Size) {
	above, foot := o[0], o[1]
	h := HeightFor(foot, size.Width)
	above.Resize(fyne.NewSize(size.Width, max(0, size.Height-h-Inside)))
	foot.Move(fyne.NewPos(0, size.Height-h))
	foot.Resize(fyne.NewSize(size.Width, h))
}

func (footed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
