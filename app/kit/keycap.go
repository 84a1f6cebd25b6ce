package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// keyCap is one key. It never takes the focus, so that Tab passes by.
type keyCap struct {
	widget.BaseWidget
	look         *Look
	words        string
	label        *Label // the words; nil: to be made
	step         Step
	urdu         bool    // it gives a sign among Urdu letters: brackets look as they do there
	least        float32 // width, dp
	rim          float32 // of its place that is pressed but not drawn on, dp
	lit, hovered bool
	keyed        bool // the keys press it
	act          func()
}

func newCap(l *Look, words string, act func()) *keyCap {
	c := &keyCap{look: l, words: words, act: act}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped presses the key.
func (c *keyCap) Tapped(*fyne.PointEvent) { c.look.touched(); c.act() }

// Text is what the key shows.
func (c *keyCap) Text() string { return c.words }

// AccessibilityLabel is read out by a screen reader.
func (c *keyCap) AccessibilityLabel() string { return c.words }

// AccessibilityRole says that this can be pressed.
func (c *keyCap) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// MouseIn is Fyne's.
func (c *keyCap) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved is Fyne's.
func (c *keyCap) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (c *keyCap) MouseOut() { c.hovered = false; c.Refresh() }

// MinSize is wide enough to press, or for the word, and as high as either.
func (c *keyCap) MinSize() fyne.Size {
	w := max(leastKey, c.least)
	if c.step == Small {
		w = max(w, c.face().wish()+Between, c.look.Touch())
	}
	return fyne.NewSize(w, max(c.look.Touch(), c.face().HeightFor(c.face().wish())))
}

// show gives the key another face.
func (c *keyCap) show(words string, lit bool) {
	c.words, c.lit, c.label = words, lit, nil
	c.Refresh()
}

// mark shows that the keys press it, or no longer.
func (c *keyCap) mark(on bool) { c.keyed = on; c.Refresh() }

// face is what is drawn for the words. A sign that is wider than a key, as a
// blessing in one piece, is drawn smaller.
func (c *keyCap) face() *Label {
	if c.label == nil {
		const mark = "\u200F" // right to left
		words := c.words
		if c.urdu {
			words = mark + words + mark
		}
		c.label = NewLabel(c.look, words, Words{Step: c.step, Centre: true, Line: true})
		if wide := c.label.wish(); c.step == Body && wide > leastKey-keyGap {
			c.label = NewLabel(c.look.at(c.look.Size*(leastKey-keyGap)/wide), words, Words{Centre: true, Line: true})
		}
	}
	return c.label
}

// CreateRenderer is Fyne's.
func (c *keyCap) CreateRenderer() fyne.WidgetRenderer {
	r := &capRenderer{c: c, ground: plate(6)}
	r.Refresh()
	return r
}

type capRenderer struct {
	c      *keyCap
	ground *canvas.Rectangle
	label  *Label
}

func (r *capRenderer) Layout(size fyne.Size) {
	r.ground.Move(fyne.NewSquareOffsetPos(r.c.rim))
	r.ground.Resize(size.SubtractWidthHeight(2*r.c.rim, 2*r.c.rim))
	h := r.label.HeightFor(size.Width)
	r.label.Move(fyne.NewPos(0, floor((size.Height-h)/2)))
	r.label.Resize(fyne.NewSize(size.Width, h))
}

func (r *capRenderer) Refresh() {
	k := r.c.look.Colours
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = k.Card, k.Line, k.Border
	switch {
	case r.c.lit:
		r.ground.FillColor, r.ground.StrokeColor = Mix(k.Card, k.Primary, 0.16), k.Primary
	case r.c.hovered:
		r.ground.FillColor = Mix(k.Card, k.Primary, 0.12)
	}
	if r.c.keyed {
		r.ground.StrokeColor, r.ground.StrokeWidth = k.Focus, ringWidth
	}
	r.ground.Refresh()
	r.label = r.c.face()
	r.Layout(r.c.Size())
	repaint(r.c)
}

func (r *capRenderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *capRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground, r.label} }
func (r *capRenderer) Destroy()                     {}
