//go:build e2e

package app

import (
	"image"
	"slices"
)

// The window is drawn by OpenGL, its twin in memory: edges are smoothed
// differently, and what lies between pixels is moved to another one. So pictures
// are compared softened, tile by tile, and a tile may lie a little off.
const (
	tileSide  = 16 // pixels
	mostShift = 2  // pixels

	// tolerance is the greatest mean difference of a tile's pixels, of 255.
	// Measured: the same page makes up to 8.5, a missing letter 14 and more.
	tolerance = 10
)

// difference tells where two pictures differ most.
type difference struct {
	worst float64
	at    image.Rectangle
}

// compare finds the tile in which two softened pictures differ most, away from
// some places.
func compare(a, b *image.NRGBA, but []image.Rectangle) difference {
	var d difference
	for y := 0; y < b.Rect.Dy(); y += tileSide {
		for x := 0; x < b.Rect.Dx(); x += tileSide {
			at := image.Rect(x, y, x+tileSide, y+tileSide).Intersect(b.Rect)
			if slices.ContainsFunc(but, at.Overlaps) {
				continue
			}
			if v := unlike(a, b, at); v > d.worst {
				d = difference{v, at}
			}
		}
	}
	return d
}

// unlike is how a tile differs where it lies best.
func unlike(a, b *image.NRGBA, at image.Rectangle) float64 {
	least := apart(a, b, at, image.Point{})
	for dy := -mostShift; dy <= mostShift && least > tolerance/2; dy++ {
		for dx := -mostShift; dx <= mostShift; dx++ {
			least = min(least, apart(a, b, at, image.Pt(dx, dy)))
		}
	}
	return least
}

// apart is the mean difference of the pixels at a place in b and so far off in a.
func apart(a, b *image.NRGBA, at image.Rectangle, off image.Point) float64 {
	at = at.Intersect(a.Rect.Sub(off))
	if at.Empty() {
		return 0
	}
	sum := 0
	for y := at.Min.Y; y < at.Max.Y; y++ {
		i, j := a.PixOffset(at.Min.X+off.X, y+off.Y), b.PixOffset(at.Min.X, y)
		for k := range 4 * at.Dx() {
			v := int(a.Pix[i+k]) - int(b.Pix[j+k])
			sum += max(v, -v)
		}
	}
	return float64(sum) / float64(3*at.Dx()*at.Dy())
}

// soften makes each pixel the mean of the nine round it.
func soften(img *image.NRGBA) *image.NRGBA {
	return meanOfThree(meanOfThree(img, 4), img.Stride)
}

// meanOfThree makes each byte the mean of itself and those step bytes before
// and after it.
func meanOfThree(img *image.NRGBA, step int) *image.NRGBA {
	out := image.NewNRGBA(img.Rect)
	copy(out.Pix, img.Pix)
	for i := step; i < len(img.Pix)-step; i++ {
		out.Pix[i] = uint8((int(img.Pix[i-step]) + int(img.Pix[i]) + int(img.Pix[i+step])) / 3)
	}
	return out
}
