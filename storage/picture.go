package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // its first picture
	"image/jpeg"
	_ "image/png"
	"io"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"
)

const (
	photoSide = 1600 // pixels of the longer side
	thumbSide = 320

	maxPhotoFile   = 64 << 20 // bytes of a picture file
	maxPixels      = 64 << 20 // of a JPEG: 1.5 to 3 bytes each in memory
	maxOtherPixels = 24 << 20 // of other pictures: up to 8 bytes each
	photoQuality   = 85
)

// drawAnew gives a picture file as two new JPEG files: as it is shown, and
// small.
func drawAnew(ctx context.Context, from io.Reader) (shown, thumb []byte, err error) {
	data, err := io.ReadAll(io.LimitReader(from, maxPhotoFile+1))
	if err != nil {
		return nil, nil, fmt.Errorf("read picture: %w", err)
	}
	if len(data) > maxPhotoFile {
		return nil, nil, fmt.Errorf("%w: over %d bytes", ErrPicture, maxPhotoFile)
	}
	if err := checkPicture(data); err != nil {
		return nil, nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrPicture, err)
	}
	small := scaled(picture, photoSide)
	upright := turned(small, orientation(data))
	if shown, err = encoded(upright); err != nil {
		return nil, nil, err
	}
	thumb, err = encoded(scaled(upright, thumbSide))
	return shown, thumb, err
}

// checkPicture refuses, before it is unpacked, what would take too much memory.
func checkPicture(data []byte) error {
	size, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrPicture, err)
	}
	most := maxOtherPixels
	if format == "jpeg" {
		most = maxPixels
	}
	if size.Width <= 0 || size.Height <= 0 || size.Width > most/size.Height {
		return fmt.Errorf("%w: %d by %d pixels", ErrPicture, size.Width, size.Height)
	}
	return nil
}

// check refuses, of a photo from elsewhere, what drawAnew never makes.
func (p Picture) check() error {
	for side, data := range map[int][]byte{photoSide: p.Shown, thumbSide: p.Thumb} {
		size, format, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || format != "jpeg" || max(size.Width, size.Height) > side || len(data) > maxPhotoFile {
			return fmt.Errorf("%w: photo %s", ErrPicture, p.ID)
		}
	}
	return nil
}

// scaled draws a picture on white, its longer side at most so many pixels.
func scaled(from image.Image, side int) *image.RGBA {
	b := from.Bounds()
	w, h := b.Dx(), b.Dy()
	if longer := max(w, h); longer > side {
		w, h = max(1, w*side/longer), max(1, h*side/longer)
	}
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(to, to.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.CatmullRom.Scale(to, to.Bounds(), from, b, draw.Over, nil)
	return to
}

// turned brings a picture upright, as EXIF's orientation (1 to 8) says it lies.
func turned(from *image.RGBA, orientation int) *image.RGBA {
	w, h := from.Rect.Dx(), from.Rect.Dy()
	place := map[int]func(x, y int) (int, int){
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return h - 1 - y, x },
		7: func(x, y int) (int, int) { return h - 1 - y, w - 1 - x },
		8: func(x, y int) (int, int) { return y, w - 1 - x },
	}[orientation]
	if place == nil {
		return from
	}
	size := image.Rect(0, 0, w, h)
	if orientation > 4 {
		size = image.Rect(0, 0, h, w)
	}
	to := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			tx, ty := place(x, y)
			to.SetRGBA(tx, ty, from.RGBAAt(x, y))
		}
	}
	return to
}

func encoded(picture image.Image) ([]byte, error) {
	var data bytes.Buffer
	if err := jpeg.Encode(&data, picture, &jpeg.Options{Quality: photoQuality}); err != nil {
		return nil, fmt.Errorf("encode picture: %w", err)
	}
	return data.Bytes(), nil
}

// orientation reads EXIF's orientation of a JPEG file (Exif 2.3, tag 0x0112),
// or 1.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF && data[at+1] != 0xDA; {
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if size < 2 || at+2+size > len(data) {
			return 1
		}
		segment := data[at+4 : at+2+size]
		if tiff, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); ok && data[at+1] == 0xE1 {
			return tiffOrientation(tiff)
		}
		at += 2 + size
	}
	return 1
}

func tiffOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}
	for n := order.Uint16(tiff[at:]); n > 0; n-- {
		entry := at + 2 + 12*uint64(n-1)
		if entry+12 <= uint64(len(tiff)) && order.Uint16(tiff[entry:]) == 0x0112 {
			if o := int(order.Uint16(tiff[entry+8:])); o >= 1 && o <= 8 {
				return o
			}
		}
	}
	return 1
}
