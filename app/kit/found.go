package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// finding is a stretch of a text that somebody looks for, and how it is marked.
// The one that they have come to has an edge, too, for those who can't tell the
// colours apart.
type finding struct {
	start, end int
	fill       color.NRGBA
	edge       color.NRGBA // see-through but for the one of now
}

// findings gives the marks behind what was found in the bytes [start, end).
func (b *block) findings(start, end int, x, y float32) (out []fyne.CanvasObject) {
	for _, f := range b.found {
		if f.end <= start || f.start >= end {
			continue
		}
		rects, _ := b.bands(f.start, f.end, x, y)
		for _, r := range rects {
			m := canvas.NewRectangle(f.fill)
			m.CornerRadius = 3
			if f.edge.A > 0 {
				m.StrokeColor, m.StrokeWidth = f.edge, 2
			}
			m.Move(fyne.NewPos(r.X-1, float32(round(r.Y))))
			m.Resize(fyne.NewSize(r.W+2, float32(round(r.Y+r.H)-round(r.Y))))
			out = append(out, m)
		}
	}
	return out
}
