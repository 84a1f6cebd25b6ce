// Package golden holds pictures against those that somebody has looked at and kept.
// Only tests import it: it is in nothing that ships.
//
// With -update the pictures are written anew. Look at them before they are kept.
package golden

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden pictures anew: look at them before they are committed")

// Compare fails the test when a picture is not the one that lies at path.
// tolerance is how far a colour of a pixel may be off, 0–255: for what the
// arithmetic of another processor rounds differently.
func Compare(t testing.TB, path string, got image.Image, tolerance int) {
	t.Helper()
	if *update {
		Save(t, path, got)
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
		return
	}
	kept, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Errorf("%s: %v", path, err)
	} else if n := different(got, kept, tolerance); n > 0 {
		t.Errorf("%s: %d pixels differ; draw it anew with -update, and look", path, n)
	}
}

// Save writes a picture as PNG, and makes its folder.
func Save(t testing.TB, path string, img image.Image) {
	t.Helper()
	var data bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&data, img); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// different counts the pixels that are not the same: all of them in pictures of
// different sizes.
func different(a, b image.Image, tolerance int) (n int) {
	size, from, to := a.Bounds().Size(), a.Bounds().Min, b.Bounds().Min
	if size != b.Bounds().Size() {
		return size.X * size.Y
	}
	for y := range size.Y {
		for x := range size.X {
			r1, g1, b1, _ := a.At(from.X+x, from.Y+y).RGBA()
			r2, g2, b2, _ := b.At(to.X+x, to.Y+y).RGBA()
			if off(r1, r2) > tolerance || off(g1, g2) > tolerance || off(b1, b2) > tolerance {
				n++
			}
		}
	}
	return n
}

// off is how far two values of 16 bits are apart, in steps of 8 bits.
func off(a, b uint32) int {
	d := int(a>>8) - int(b>>8)
	return max(d, -d)
}
