package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Tile is a card that is pressed: a picture with a word under or beside it.
type Tile struct {
	pressed
	words    string
	twin     Twin
	face     *fyne.Container
	selected bool
	flat     bool
	hangs    bool // what it shows begins at its upper edge
	marked   bool // a tick shows that it is selected
}

// TileFace is what a Tile shows.
type TileFace struct {
	Picture string            // name of a drawing; "" for none
	Least   fyne.Size         // of the picture, dp
	Image   fyne.CanvasObject // instead of a named picture
	Text    string
	Twin    Twin // the text in another language, beside it
	Step    Step
	Plain   bool              // the words are not bold
	Hint    string            // a muted line below
	Beside  bool              // picture at the start side, words beside it
	Tight   bool              // little room round it, for a row of small ones
	Start   bool              // words at the start side instead of in the middle
	Flat    bool              // no ground of its own, as a row on a card
	End     fyne.CanvasObject // at the end of the line, with Beside
	More    fyne.CanvasObject // below the words
}

// NewTile makes a tile.
func NewTile(l *Look, f TileFace, act func()) *Tile {
	t := &Tile{words: f.Text, twin: f.Twin, face: l.tileFace(f), flat: f.Flat}
	t.hangs = !f.Beside && (f.Picture != "" || f.Image != nil || f.Start)
	t.begin(l, t, act)
	return t
}

func (l *Look) tileFace(f TileFace) *fyne.Container {
	words, centre, margin := Column(4), !f.Beside && !f.Start, Between
	if f.Tight {
		margin = Inside
	}
	if f.Text != "" {
		words.Add(l.tileText(f.Text, f.Twin, Words{Step: f.Step, Bold: !f.Plain, Centre: centre}))
	}
	if f.Hint != "" {
		words.Add(NewLabel(l, f.Hint, Words{Step: Small, Colour: l.Colours.Muted, Centre: centre}))
	}
	if f.More != nil {
		words.Add(f.More)
	}
	picture := f.Image
	if picture == nil && f.Picture != "" {
		picture = l.Picture(f.Picture, f.Least)
	}
	switch {
	case picture == nil:
		return Inset(margin, words)
	case f.Beside && f.End != nil:
		words = RowGrow(l, Between, 0, words, f.End)
		fallthrough
	case f.Beside:
		return Inset(margin, Following(l, 6*l.Size, Between, picture, words))
	}
	return Inset(margin, Column(Inside, picture, words))
}

// tileText is the word of a tile, beside it that of its twin.
func (l *Look) tileText(text string, twin Twin, w Words) fyne.CanvasObject {
	own := NewLabel(l, text, w)
	if twin.none() {
		return own
	}
	return Pair(l, own, NewLabel(twin.Look, twin.Text, w))
}

// Marked lets a selected tile bear a tick in its corner, besides its colour: for
// a tile that is one of several to choose from.
func (t *Tile) Marked() *Tile { t.marked = true; return t }

// Selected marks the tile as the chosen one.
func (t *Tile) Selected(on bool) *Tile { t.selected = on; return t }

// SetSelected marks the tile and draws it anew.
func (t *Tile) SetSelected(on bool) { t.selected = on; t.Refresh() }

// chosen is for a Group.
func (t *Tile) chosen() bool { return t.selected }

// Text is the tile's word.
func (t *Tile) Text() string { return t.words }

// AccessibilityLabel is read out by a screen reader.
func (t *Tile) AccessibilityLabel() string { return t.twin.after(t.look, t.words) }

// HeightFor gives the height at a width, dp.
func (t *Tile) HeightFor(width float32) float32 { return max(t.look.Touch(), HeightFor(t.face, width)) }

func (t *Tile) wish() float32 { return wishOf(t.face) }

func (t *Tile) within() []fyne.CanvasObject { return []fyne.CanvasObject{t.face} }

// MinSize is that of what it shows.
func (t *Tile) MinSize() fyne.Size {
	m := t.face.MinSize()
	return fyne.NewSize(m.Width, max(m.Height, t.look.Touch()))
}

// dotSide is how large the dot with the tick is, dp: it lies in the margin, at any
// size of the words, so that it never lies on them.
const dotSide = Between + 2

// CreateRenderer is Fyne's.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	c := t.look.Colours
	r := &tileRenderer{t: t, ground: newGround(t.look, Corner), dot: plate(dotSide / 2)}
	r.dot.FillColor, r.tick = c.Primary, t.look.Icon("check", c.OnPrimary, dotSide-6)
	r.Refresh()
	r.Layout(t.Size())
	return r
}

type tileRenderer struct {
	t      *Tile
	ground ground
	dot    *canvas.Rectangle
	tick   *canvas.Raster
}

func (r *tileRenderer) Refresh() {
	t, c := r.t, r.t.look.Colours
	fill, border, width := t.lit(c.Card, c.Primary), c.Line, c.Border
	if t.flat {
		border = faded(c.Line, 0)
	}
	switch {
	case t.disabled:
		fill, border = c.Sunk, c.offEdge()
	case t.selected:
		fill, border, width = t.lit(Mix(c.Card, c.Primary, 0.09), c.Primary), c.Primary, max(2, c.Border)
	case t.hovered:
		border = c.Primary
	}
	r.ground.show(fill, border, width, t.focused)
	r.dot.Hidden, r.tick.Hidden = !t.selected || !t.marked, !t.selected || !t.marked
	repaint(t)
}

func (r *tileRenderer) Layout(size fyne.Size) {
	r.ground.resize(size)
	const out = 1 // of the corner
	x := size.Width - dotSide + out
	if r.t.look.RTL() {
		x = -out
	}
	r.dot.Move(fyne.NewPos(x, -out))
	r.dot.Resize(fyne.NewSquareSize(dotSide))
	r.tick.Move(fyne.NewPos(x+3, 3-out))
	r.tick.Resize(fyne.NewSquareSize(dotSide - 6))
	h := min(size.Height, HeightFor(r.t.face, size.Width))
	y := floor((size.Height - h) / 2)
	if r.t.hangs { // pictures of a row stand on one line, whatever words are below
		y = 0
	}
	r.t.face.Move(fyne.NewPos(0, y))
	r.t.face.Resize(fyne.NewSize(size.Width, h))
}

func (r *tileRenderer) MinSize() fyne.Size { return r.t.MinSize() }
func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return append(r.ground.objects(), r.t.face, r.dot, r.tick)
}
func (r *tileRenderer) Destroy() {}
