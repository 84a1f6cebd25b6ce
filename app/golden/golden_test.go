package golden

import (
	"image"
	"image/color"
	"testing"
)

func TestDifferent(t *testing.T) {
	one := image.NewNRGBA(image.Rect(-2, -2, 8, 8))
	for i := range one.Pix {
		one.Pix[i] = 255
	}
	same, grey := image.NewNRGBA(image.Rect(0, 0, 10, 10)), image.NewGray(image.Rect(0, 0, 10, 10))
	copy(same.Pix, one.Pix)
	copy(grey.Pix, one.Pix)
	other := image.NewNRGBA(image.Rect(0, 0, 10, 10))
	copy(other.Pix, one.Pix)
	other.SetNRGBA(3, 4, color.NRGBA{R: 255, G: 250, B: 255, A: 255})
	for name, tt := range map[string]struct {
		b               image.Image
		tolerance, want int
	}{
		"moved":          {same, 0, 0},
		"another model":  {grey, 0, 0},
		"one pixel":      {other, 0, 1},
		"nearly":         {other, 5, 0},
		"not quite":      {other, 4, 1},
		"another size":   {image.NewGray(image.Rect(0, 0, 10, 9)), 255, 100},
		"nothing at all": {image.NewGray(image.Rectangle{}), 255, 100},
	} {
		if got := different(one, tt.b, tt.tolerance); got != tt.want {
			t.Errorf("%s: %d pixels differ, want %d", name, got, tt.want)
		}
	}
}
