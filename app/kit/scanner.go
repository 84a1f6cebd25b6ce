package kit

import (
	"image"
	"image/color"
	"image/draw"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// scanner fills the paths of a drawing, each within its own bounds only. The
// scanner of rasterx goes over the whole picture for every path, which made a
// scene of a hundred small shapes ten times slower.
type scanner struct {
	img    *image.RGBA
	fill   image.Uniform
	vector vector.Rasterizer
	path   []knot
	bounds fixed.Rectangle26_6
}

// knot is a point of a path; begins says that a new outline starts there.
type knot struct {
	fixed.Point26_6
	begins bool
}

func (s *scanner) Start(a fixed.Point26_6) { s.add(knot{a, true}) }

func (s *scanner) Line(b fixed.Point26_6) { s.add(knot{b, false}) }

func (s *scanner) add(k knot) {
	if len(s.path) == 0 {
		s.bounds = fixed.Rectangle26_6{Min: k.Point26_6, Max: k.Point26_6}
	}
	s.bounds.Min.X, s.bounds.Min.Y = min(s.bounds.Min.X, k.X), min(s.bounds.Min.Y, k.Y)
	s.bounds.Max.X, s.bounds.Max.Y = max(s.bounds.Max.X, k.X), max(s.bounds.Max.Y, k.Y)
	s.path = append(s.path, k)
}

// Draw fills the path there is.
func (s *scanner) Draw() {
	box := image.Rect(s.bounds.Min.X.Floor(), s.bounds.Min.Y.Floor(), s.bounds.Max.X.Ceil(), s.bounds.Max.Y.Ceil())
	box = box.Intersect(s.img.Bounds())
	if len(s.path) == 0 || box.Empty() {
		return
	}
	s.vector.Reset(box.Dx(), box.Dy())
	for _, k := range s.path {
		x, y := float32(k.X)/64-float32(box.Min.X), float32(k.Y)/64-float32(box.Min.Y)
		if k.begins {
			s.vector.ClosePath()
			s.vector.MoveTo(x, y)
		} else {
			s.vector.LineTo(x, y)
		}
	}
	s.vector.ClosePath()
	s.vector.DrawOp = draw.Over
	s.vector.Draw(s.img, box, &s.fill, image.Point{})
}

// GetPathExtent gives the bounds of the path there is.
func (s *scanner) GetPathExtent() fixed.Rectangle26_6 { return s.bounds }

// SetBounds is not needed: the picture has its size.
func (s *scanner) SetBounds(int, int) {}

// SetColor takes a plain colour; our drawings have no gradients.
func (s *scanner) SetColor(c any) {
	if plain, ok := c.(color.Color); ok {
		s.fill.C = plain
	}
}

// SetWinding is the non-zero rule for all our drawings.
func (s *scanner) SetWinding(bool) {}

// Clear forgets the path.
func (s *scanner) Clear() { s.path = s.path[:0] }

// SetClip is not used by our drawings.
func (s *scanner) SetClip(image.Rectangle) {}

var _ rasterx.Scanner = (*scanner)(nil)
