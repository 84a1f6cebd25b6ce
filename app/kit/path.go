package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Stop says how a stop of a path stands.
type Stop uint8

// The stops.
const (
	Ahead Stop = iota // a ring
	Here              // a dot in the colour of warmth
	Done              // a dot with a tick
)

// The measures of a path, dp: its stops, its line, and the room beside them.
const (
	stopSide  float32 = 22
	pathWidth float32 = 3
	pathRoom          = stopSide + Inside
)

// NewStop sets content beside a stop of a path. Stops stand in a Column with a gap
// of Around; the line goes on to the next one unless this is the last.
func NewStop(l *Look, s Stop, last bool, content fyne.CanvasObject) *fyne.Container {
	line, dot := canvas.NewRectangle(l.Colours.Line), plate(stopSide/2)
	dot.StrokeColor, dot.StrokeWidth, dot.FillColor = l.Colours.Primary, 2, l.Colours.Paper
	var tick fyne.CanvasObject = canvas.NewRectangle(faded(l.Colours.Paper, 0))
	switch s {
	case Here:
		dot.FillColor = l.Colours.Accent
	case Done:
		dot.FillColor = l.Colours.Primary
		tick = l.Icon("check", l.Colours.OnPrimary, stopSide-8)
	}
	line.Hidden = last
	return &fyne.Container{Layout: Mirror(l, stopLayout{}), Objects: []fyne.CanvasObject{line, dot, tick, content}}
}

type stopLayout struct{}

func (stopLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	line, dot, tick, content := o[0], o[1], o[2], o[3]
	line.Move(fyne.NewPos((stopSide-pathWidth)/2, stopSide/2))
	line.Resize(fyne.NewSize(pathWidth, size.Height+Around-stopSide/2))
	dot.Move(fyne.NewPos(0, 0))
	dot.Resize(fyne.NewSquareSize(stopSide))
	tick.Move(fyne.NewPos(4, 4))
	tick.Resize(fyne.NewSquareSize(stopSide - 8))
	content.Move(fyne.NewPos(pathRoom, 0))
	content.Resize(fyne.NewSize(max(0, size.Width-pathRoom), size.Height))
}

func (stopLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	m := o[3].MinSize()
	return fyne.NewSize(m.Width+pathRoom, max(stopSide, m.Height))
}

func (stopLayout) heightFor(o []fyne.CanvasObject, width float32) float32 {
	return max(stopSide, HeightFor(o[3], max(1, width-pathRoom)))
}

func (stopLayout) wish(o []fyne.CanvasObject) float32 { return wishOf(o[3]) + pathRoom }
