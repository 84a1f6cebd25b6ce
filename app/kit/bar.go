package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// scrolled is what a bar moves.
type scrolled interface {
	// span tells how far down it is scrolled, how much of it is seen, and how
	// high it is, all dp.
	span() (offset, room, whole float32)
	ScrollTo(y float32)
}

// bar is a scroll bar: how much is seen and where, to be dragged.
type bar struct {
	widget.BaseWidget
	look    *Look // nil: the colours of Fyne's theme
	of      scrolled
	thumb   *canvas.Rectangle
	hovered bool
	grabbed bool
	rest    float32 // how far the thumb was dragged past its end
}

// barWidth is the room a bar takes at the side, dp.
const barWidth = 14

func newBar(of scrolled) *bar {
	b := &bar{of: of, thumb: plate(3)}
	b.ExtendBaseWidget(b)
	return b
}

// place puts the bar at the side where lines end, so far from the corners; it is
// hidden when there is nothing to scroll.
func (b *bar) place(size fyne.Size, inset float32, rtl bool) {
	x := size.Width - barWidth
	if rtl {
		x = 0
	}
	b.Move(fyne.NewPos(x, inset))
	b.Resize(fyne.NewSize(barWidth, max(0, size.Height-2*inset)))
	_, room, whole := b.of.span()
	b.Hidden = whole <= room
	b.Refresh()
}

// thumbSpan gives where the thumb begins and how long it is, dp.
func (b *bar) thumbSpan() (top, length float32) {
	offset, room, whole := b.of.span()
	track := b.Size().Height
	length = min(track, max(28, track*room/max(1, whole)))
	return (track - length) * offset / max(1, whole-room), length
}

// touched tells that somebody is there.
func (b *bar) touched() {
	if b.look != nil {
		b.look.touched()
	}
}

// Dragged moves what is seen along with the thumb.
func (b *bar) Dragged(e *fyne.DragEvent) {
	b.touched()
	if !b.grabbed {
		b.grabbed, b.rest = true, 0
	}
	offset, room, whole := b.of.span()
	_, length := b.thumbSpan()
	want := offset + b.rest + e.Dragged.DY*(whole-room)/max(1, b.Size().Height-length)
	b.of.ScrollTo(want)
	now, _, _ := b.of.span()
	b.rest = want - now
	b.Refresh()
}

// DragEnd is Fyne's.
func (b *bar) DragEnd() { b.grabbed = false; b.Refresh() }

// Tapped goes on by a page on that side of the thumb.
func (b *bar) Tapped(e *fyne.PointEvent) {
	b.touched()
	offset, room, _ := b.of.span()
	top, length := b.thumbSpan()
	switch {
	case e.Position.Y < top:
		b.of.ScrollTo(offset - pageShare*room)
	case e.Position.Y > top+length:
		b.of.ScrollTo(offset + pageShare*room)
	}
}

// pageShare is how much of what is seen a page step moves.
const pageShare = 0.9

// MouseIn is Fyne's.
func (b *bar) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is Fyne's.
func (b *bar) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (b *bar) MouseOut() { b.hovered = false; b.Refresh() }

// Cursor is the arrow, also over text.
func (b *bar) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer is Fyne's.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{b}
	r.Refresh()
	return r
}

type barRenderer struct{ b *bar }

func (r *barRenderer) Layout(fyne.Size) {
	b := r.b
	width := float32(6)
	if b.hovered || b.grabbed {
		width = 10
	}
	top, length := b.thumbSpan()
	b.thumb.Move(fyne.NewPos((barWidth-width)/2, top))
	b.thumb.Resize(fyne.NewSize(width, length))
	b.thumb.CornerRadius = width / 2
}

func (r *barRenderer) Refresh() {
	r.Layout(r.b.Size())
	r.b.thumb.FillColor = theme.Color(theme.ColorNameScrollBar)
	if l := r.b.look; l != nil {
		r.b.thumb.FillColor = Mix(l.Colours.Paper, l.Colours.Muted, 0.6)
	}
	r.b.thumb.Refresh()
}

func (r *barRenderer) MinSize() fyne.Size           { return fyne.NewSize(barWidth, 28) }
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.thumb} }
func (r *barRenderer) Destroy()                     {}
