package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Link is a stretch of a paragraph that leads somewhere inside the program. It
// has the colour of links and is underlined, unless its own signs set it apart,
// as the brackets of [2] do.
type Link struct {
	Start, End int // bytes of the paragraph
	Bare       bool
	Follow     func()
}

// link is a Link in a Prose. As a widget it has the keys and nothing else: the
// Prose draws it and has the mouse, since a link can be spread over two lines.
type link struct {
	widget.BaseWidget
	Link
	in    *Prose
	part  int
	words string
}

func newLink(p *Prose, part int, to Link) *link {
	l := &link{Link: to, in: p, part: part, words: p.parts[part].block.text.String()[to.Start:to.End]}
	l.ExtendBaseWidget(l)
	return l
}

// draw gives what is drawn of a link beside its words, if it lies between two
// heights: the line under it, the ring round it when it has the keys, and the
// widget that takes them.
func (l *link) draw(from, to float32) []fyne.CanvasObject {
	p, part := l.in, l.in.parts[l.part]
	out := []fyne.CanvasObject{l}
	if part.y+part.high < from || part.y > to {
		return out
	}
	rects, bases := part.block.bands(l.Start, l.End, p.textX(part), part.y)
	thick := float32(1)
	if p.over == l {
		thick = 2
	}
	for i, r := range rects {
		if !l.Bare || p.over == l {
			under := canvas.NewRectangle(p.look.Colours.Primary)
			under.Move(fyne.NewPos(r.X, float32(round(min(bases[i]+0.16*part.block.em, r.Y+r.H)))))
			if part.block.line(0).Height > tall*part.block.em {
				under.Move(fyne.NewPos(r.X, float32(round(r.Y+r.H-2))))
			}
			under.Resize(fyne.NewSize(r.W, thick))
			out = append(out, under)
		}
		if p.keyed == l {
			ring := plate(4)
			ring.FillColor = faded(p.look.Colours.Focus, 0)
			ring.StrokeColor, ring.StrokeWidth = p.look.Colours.Focus, ringWidth
			ring.Move(fyne.NewPos(r.X-ringGap, r.Y-ringGap))
			ring.Resize(fyne.NewSize(r.W+2*ringGap, r.H+2*ringGap))
			out = append(out, ring)
		}
	}
	return out
}

// linkAt is the link at a point; nil where there is none.
func (p *Prose) linkAt(at fyne.Position) *link {
	for _, l := range p.links {
		part := p.parts[l.part]
		if at.Y < part.y || at.Y > part.y+part.high {
			continue
		}
		for _, r := range part.block.rects(l.Start, l.End, p.textX(part), part.y) {
			if at.X >= r.X && at.X <= r.X+r.W && at.Y >= r.Y && at.Y <= r.Y+r.H {
				return l
			}
		}
	}
	return nil
}

// Tapped follows a link.
func (p *Prose) Tapped(e *fyne.PointEvent) {
	if l := p.linkAt(e.Position); l != nil && p.Selected() == "" {
		l.Tapped(e)
	}
}

// MouseIn is Fyne's.
func (p *Prose) MouseIn(e *desktop.MouseEvent) { p.MouseMoved(e) }

// MouseMoved looks for a link under the mouse.
func (p *Prose) MouseMoved(e *desktop.MouseEvent) {
	p.look.touched()
	p.hover(p.linkAt(e.Position))
}

// MouseOut is Fyne's.
func (p *Prose) MouseOut() { p.hover(nil) }

func (p *Prose) hover(l *link) {
	if p.over != l {
		p.over = l
		p.Refresh()
	}
}

// Cursor is the text cursor, and a hand over a link.
func (p *Prose) Cursor() desktop.Cursor {
	if p.over != nil {
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}

func (p *Prose) within() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(p.links))
	for i, l := range p.links {
		out[i] = l
	}
	return out
}

// Text is what the link says.
func (l *link) Text() string { return l.words }

// Tapped goes where it leads.
func (l *link) Tapped(*fyne.PointEvent) {
	l.in.look.touched()
	if l.Follow != nil {
		l.Follow()
	}
}

// FocusGained shows that the link has the keys, and scrolls it into view.
func (l *link) FocusGained() {
	p, part := l.in, l.in.parts[l.part]
	p.keyed = l
	p.Refresh()
	if rects, _ := part.block.bands(l.Start, l.End, p.textX(part), part.y); len(rects) > 0 {
		last := rects[len(rects)-1]
		revealPart(p, rects[0].Y, last.Y+last.H)
	}
}

// FocusLost is Fyne's.
func (l *link) FocusLost() { l.in.keyed = nil; l.in.Refresh() }

// TypedRune is not for a link.
func (l *link) TypedRune(rune) {}

// TypedKey follows on Enter, and hands on the rest.
func (l *link) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.Tapped(nil)
	default:
		l.in.look.key(k)
	}
}

// TypedShortcut hands every shortcut on.
func (l *link) TypedShortcut(s fyne.Shortcut) { l.in.look.shortcut(s) }

// AccessibilityLabel is read out by a screen reader.
func (l *link) AccessibilityLabel() string { return l.words }

// AccessibilityRole says that this can be pressed.
func (l *link) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// MinSize is nothing: the Prose has the mouse.
func (l *link) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer is Fyne's.
func (l *link) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}
