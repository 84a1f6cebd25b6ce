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
	pathGap           = Inside // between title and content
)

// NewStop sets a title beside a stop of a path, and content below it. Stops stand in
// a Column with a gap of Around; the line goes on to the next one unless this is the
// last.
func NewStop(l *Look, s Stop, last bool, title, content fyne.CanvasObject) *fyne.Container {
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
	return &fyne.Container{Layout: Mirror(l, stopLayout{}), Objects: []fyne.CanvasObject{line, dot, tick, title, content}}
}

type stopLayout struct{}

func (stopLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	line, dot, tick, title, content := o[0], o[1], o[2], o[3], o[4]
	w := max(1, size.Width-pathRoom)
	high := max(stopSide, HeightFor(title, w))
	y := floor((high - stopSide) / 2)
	line.Move(fyne.NewPos((stopSide-pathWidth)/2, y+stopSide/2))
	line.Resize(fyne.NewSize(pathWidth, size.Height+Around-stopSide/2))
	dot.Move(fyne.NewPos(0, y))
	dot.Resize(fyne.NewSquareSize(stopSide))
	tick.Move(fyne.NewPos(4, y+4))
	tick.Resize(fyne.NewSquareSize(stopSide - 8))
	title.Move(fyne.NewPos(pathRoom, 0))
	title.Resize(fyne.NewSize(w, high))
	content.Move(fyne.NewPos(pathRoom, high+pathGap))
	content.Resize(fyne.NewSize(w, max(0, size.Height-high-pathGap)))
}

func (stopLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	title, content := o[3].MinSize(), o[4].MinSize()
	return fyne.NewSize(max(title.Width, content.Width)+pathRoom, max(stopSide, title.Height)+pathGap+content.Height)
}

func (stopLayout) heightFor(o []fyne.CanvasObject, width float32) float32 {
	w := max(1, width-pathRoom)
	return max(stopSide, HeightFor(o[3], w)) + pathGap + HeightFor(o[4], w)
}

func (stopLayout) wish(o []fyne.CanvasObject) float32 {
	return max(wishOf(o[3]), wishOf(o[4])) + pathRoom
}
