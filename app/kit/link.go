package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"gehwara/app/typeset"
)

// Link is a stretch of a paragraph that leads somewhere inside the program. It
// has the colour of links and is underlined, unless its own signs set it apart,
// as the brackets of [2] do (Bare). A Quiet one keeps the colour of the text, with
// a row of dots below: a word that can be asked about, and read past.
type Link struct {
	Start, End  int // bytes of the paragraph
	Bare, Quiet bool
	Follow      func()
}

// link is a Link in a Prose, which draws its words. As a widget it lies over
// them, on the first of its lines, and has the keys; what the mouse does there it
// hands to the Prose, so that a selection can begin on it.
type link struct {
	widget.BaseWidget
	Link
	in    *Prose
	part  int
	words string
	rings []fyne.CanvasObject // one a line, while it has the keys
}

func newLink(p *Prose, part int, to Link) *link {
	l := &link{Link: to, in: p, part: part, words: p.parts[part].block.text.String()[to.Start:to.End]}
	l.ExtendBaseWidget(l)
	return l
}

// bands are the rectangles of its words in the Prose, and their baselines.
func (l *link) bands() ([]typeset.Rect, []float32) {
	part := l.in.parts[l.part]
	return part.block.bands(l.Start, l.End, l.in.textX(part), part.y)
}

// place puts the widget over its words.
func (l *link) place() {
	rects, _ := l.bands()
	if len(rects) == 0 {
		return
	}
	// A tall word passes the text's upper edge, and a space at the end of a line its
	// side: the widget does not.
	first := rects[0]
	at := fyne.NewPos(max(0, first.X), max(0, first.Y))
	right := min(l.in.Size().Width, first.X+first.W)
	l.Move(at)
	l.Resize(fyne.NewSize(max(0, right-at.X), first.Y+first.H-at.Y))
	l.rings = nil
	if l.in.keyed != l {
		return
	}
	for _, r := range rects {
		ring := plate(4)
		ring.FillColor = faded(l.in.look.Colours.Focus, 0)
		ring.StrokeColor, ring.StrokeWidth = l.in.look.Colours.Focus, ringWidth
		ring.Move(fyne.NewPos(r.X-ringGap, r.Y-ringGap).Subtract(at))
		ring.Resize(fyne.NewSize(r.W+2*ringGap, r.H+2*ringGap))
		l.rings = append(l.rings, ring)
	}
}

// lines draws the line under the words; a bare link has one under the mouse.
func (l *link) lines() (out []fyne.CanvasObject) {
	if l.Bare && l.in.over != l {
		return nil
	}
	thick := float32(1)
	if l.in.over == l {
		thick = 2
	}
	part := l.in.parts[l.part]
	rects, bases := l.bands()
	for i, r := range rects {
		y := bases[i] + 0.16*part.block.em
		if r.H > 2*part.block.em { // letters hang far below the line of Nastaliq
			y = r.Y + r.H - 2
		}
		y = float32(round(y))
		if l.Quiet && l.in.over != l {
			out = append(out, l.dots(r.X, y, r.W)...)
			continue
		}
		under := canvas.NewRectangle(l.in.look.Colours.Primary)
		under.Move(fyne.NewPos(r.X, y))
		under.Resize(fyne.NewSize(r.W, thick))
		out = append(out, under)
	}
	return out
}

// dots draws a row of dots, from one end to the other.
func (l *link) dots(x, y, width float32) (out []fyne.CanvasObject) {
	side := max(1, float32(round(l.in.look.Size/12)))
	n := max(1, int(width/(3*side)))
	step := (width - side) / float32(max(1, n-1))
	for i := range n {
		dot := canvas.NewRectangle(l.in.look.Colours.Primary)
		dot.Move(fyne.NewPos(float32(round(x+float32(i)*step)), y))
		dot.Resize(fyne.NewSquareSize(side))
		out = append(out, dot)
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
	if l := p.linkAt(e.Position); l != nil && p.Selected() == "" && !p.stray {
		p.look.pointed()
		defer p.look.clicked()
		l.follow()
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

func (l *link) follow() {
	l.in.look.touched()
	if l.Follow != nil {
		l.Follow()
	}
}

// FocusGained shows that the link has the keys, and scrolls it into view.
func (l *link) FocusGained() {
	l.in.keyed = l
	l.in.Refresh()
	if rects, _ := l.bands(); len(rects) > 0 {
		last := rects[len(rects)-1]
		revealPart(l.in, rects[0].Y, last.Y+last.H)
	}
}

// FocusLost is Fyne's.
func (l *link) FocusLost() { l.in.keyed = nil; l.in.Refresh() }

// TypedRune follows on Space, as pressed.TypedRune.
func (l *link) TypedRune(r rune) {
	if r == ' ' {
		l.strike()
	}
}

// strike follows by a key, once however long that is held down.
func (l *link) strike() {
	if l.in.look.anew() {
		l.follow()
	}
}

// KeyDown notes a key that presses.
func (l *link) KeyDown(k *fyne.KeyEvent) { l.in.look.keyDown(k.Name) }

// KeyUp notes that it was let go.
func (l *link) KeyUp(k *fyne.KeyEvent) { l.in.look.keyUp(k.Name) }

// TypedKey follows on Enter, and hands on the rest but for Space.
func (l *link) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeySpace:
	case fyne.KeyReturn, fyne.KeyEnter:
		l.strike()
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

// MinSize is nothing: it is as large as its words.
func (l *link) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer is Fyne's.
func (l *link) CreateRenderer() fyne.WidgetRenderer { return linkRenderer{l} }

type linkRenderer struct{ l *link }

func (r linkRenderer) Layout(fyne.Size)             {}
func (r linkRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r linkRenderer) Refresh()                     {}
func (r linkRenderer) Objects() []fyne.CanvasObject { return r.l.rings }
func (r linkRenderer) Destroy()                     {}
