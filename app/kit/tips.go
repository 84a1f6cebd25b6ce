package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Tips is a layer over a page for the one short word that names what the mouse
// rests on, or what has the keys, where no word is written on it. It takes no
// presses.
type Tips struct {
	widget.BaseWidget
	look  *Look
	plate *canvas.Rectangle
	label *Label // nil while nothing is said
	of    fyne.CanvasObject
}

// NewTips makes an empty layer.
func NewTips(l *Look) *Tips {
	t := &Tips{look: l, plate: plate(Inside)}
	t.plate.FillColor = l.Colours.Ink
	t.ExtendBaseWidget(t)
	return t
}

// Say names an object of the window, or with "" takes back what was said of it. One
// that has gone since the mouse rested on it is not named.
func (t *Tips) Say(words string, of fyne.CanvasObject) {
	switch {
	case words != "":
		if root := rootOf(t); root != nil {
			if _, stands := placeIn(root, of); !stands {
				return
			}
		}
		t.of = of
		t.label = NewLabel(t.look, words, Words{Step: Small, Colour: t.look.Colours.Paper, Line: true})
	case t.of == of:
		t.of, t.label = nil, nil
	default:
		return
	}
	t.Refresh()
}

// MinSize is nothing, so that a window never grows for it.
func (t *Tips) MinSize() fyne.Size { return fyne.Size{} }

// CreateRenderer is Fyne's.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer { return &tipsRenderer{t} }

type tipsRenderer struct{ t *Tips }

// Layout puts the words below what they name or, where there is no room, above
// it, within the window.
func (r *tipsRenderer) Layout(size fyne.Size) {
	t := r.t
	if t.label == nil {
		return
	}
	at := absolute(t.of).Subtract(absolute(t))
	w := t.label.wish()
	h := t.label.HeightFor(w)
	box := fyne.NewSize(w+2*Inside, h+Inside)
	x := min(max(4, at.X+(t.of.Size().Width-box.Width)/2), size.Width-box.Width-4)
	y := at.Y + t.of.Size().Height + Inside
	if y+box.Height > size.Height {
		y = at.Y - box.Height - Inside
	}
	t.plate.Move(fyne.NewPos(floor(x), floor(y)))
	t.plate.Resize(box)
	t.label.Move(fyne.NewPos(floor(x+Inside), floor(y+Inside/2)))
	t.label.Resize(fyne.NewSize(w, h))
}

func (r *tipsRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *tipsRenderer) Refresh() {
	r.Layout(r.t.Size())
	repaint(r.t)
}

func (r *tipsRenderer) Objects() []fyne.CanvasObject {
	if r.t.label == nil {
		return nil
	}
	return []fyne.CanvasObject{r.t.plate, r.t.label}
}
func (r *tipsRenderer) Destroy() {}

// resting is how long the mouse rests on a thing before it is named.
const resting = 600 * time.Millisecond

// named lets the window say a name when the mouse rests on a thing, or at once
// when it has the keys.
func (p *pressed) named() {
	if p.unname != nil {
		p.unname()
		p.unname = nil
	}
	say := p.look.Desk.Tip
	switch {
	case p.tip == "" || say == nil:
	case p.focused && !p.held:
		say(p.tip, p.outer)
	case p.hovered && !p.held:
		p.unname = p.look.after(resting, func() { say(p.tip, p.outer) })
	default:
		say("", p.outer)
	}
}
