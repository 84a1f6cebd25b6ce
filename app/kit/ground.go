package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ground is what a widget lies on: a rounded plate, and round it, when the
// widget has the keys, a ring with a narrow gap, so that it can be seen round
// every colour.
type ground struct{ plate, ring *canvas.Rectangle }

// ringGap and ringWidth are the room between plate and ring, and the ring, dp.
const ringGap, ringWidth float32 = 2, 2

func newGround(l *Look, corner float32) ground {
	g := ground{plate: plate(corner), ring: plate(corner + ringGap + ringWidth/2)}
	g.ring.StrokeColor, g.ring.StrokeWidth = l.Colours.Focus, ringWidth
	g.ring.FillColor = faded(l.Colours.Focus, 0) // OpenGL blends the edge with it
	g.ring.Hide()
	return g
}

// plate is a rounded rectangle without colour.
func plate(corner float32) *canvas.Rectangle {
	r := canvas.NewRectangle(color.Transparent)
	r.CornerRadius = corner
	return r
}

// show gives the ground its colours and tells whether it has the keys.
func (g ground) show(fill, border color.NRGBA, width float32, focused bool) {
	if border.A == 0 {
		width = 0 // or OpenGL would draw a fringe of black
	}
	g.plate.FillColor, g.plate.StrokeColor, g.plate.StrokeWidth = fill, border, width
	g.plate.Refresh()
	if g.ring.Hidden == focused {
		g.ring.Hidden = !focused
		g.ring.Refresh()
	}
}

func (g ground) resize(size fyne.Size) {
	g.plate.Resize(size)
	out := ringGap + ringWidth
	g.ring.Move(fyne.NewPos(-out, -out))
	g.ring.Resize(size.AddWidthHeight(2*out, 2*out))
}

func (g ground) objects() []fyne.CanvasObject { return []fyne.CanvasObject{g.plate, g.ring} }
