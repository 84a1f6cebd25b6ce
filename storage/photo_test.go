package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"
)

// corners is a picture whose four quarters differ: red and green above, blue
// and white below.
func corners(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 0, 0, 255}
			switch {
			case x >= w/2 && y < h/2:
				c = color.RGBA{0, 255, 0, 255}
			case x < w/2 && y >= h/2:
				c = color.RGBA{0, 0, 255, 255}
			case x >= w/2:
				c = color.RGBA{255, 255, 255, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func jpegFile(t testing.TB, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	wantErr(t, jpeg.Encode(&b, corners(w, h), nil), nil)
	return b.Bytes()
}

// withEXIF puts an orientation, and words that nobody should see again, into a
// JPEG file.
func withEXIF(file []byte, orientation uint16, order binary.AppendByteOrder, words string) []byte {
	tiff := []byte("MM")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		tiff = []byte("II")
	}
	tiff = order.AppendUint32(order.AppendUint16(tiff, 42), 8)
	tiff = order.AppendUint16(tiff, 1)
	tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, 0x0112), 3), 1)
	tiff = order.AppendUint16(order.AppendUint16(tiff, orientation), 0)
	segment := append(append([]byte("Exif\x00\x00"), tiff...), words...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(2+len(segment)))
	return append(append(head, segment...), file[2:]...)
}

func decoded(t testing.TB, data []byte, err error) image.Image {
	t.Helper()
	wantErr(t, err, nil)
	m, format, err := image.Decode(bytes.NewReader(data))
	if err != nil || format != "jpeg" {
		t.Fatalf("%q: %v", format, err)
	}
	return m
}

// at names the colour in a corner: 0 and 1 above, 2 and 3 below.
func at(m image.Image, corner int) string {
	b := m.Bounds()
	x, y := b.Dx()/4+b.Dx()/2*(corner%2), b.Dy()/4+b.Dy()/2*(corner/2)
	r, g, bl, _ := m.At(x, y).RGBA()
	switch bright := func(v uint32) bool { return v > 0x8000 }; {
	case bright(r) && bright(g) && bright(bl):
		return "w"
	case bright(r):
		return "r"
	case bright(g):
		return "g"
	}
	return "b"
}

func TestPhotoIsUprightAndSmall(t *testing.T) {
	oneByOne(t)
	_, v := newJournal(t)
	for orientation, want := range map[uint16]string{
		0: "rgbw", 1: "rgbw", 2: "grwb", 3: "wbgr", 4: "bwrg", 5: "rbgw", 6: "brwg", 7: "wgbr", 8: "gwrb", 9: "rgbw",
	} {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			file := withEXIF(jpegFile(t, 400, 200), orientation, order, "GPS "+latinMark)
			id, err := v.AddPhoto(t.Context(), bytes.NewReader(file))
			wantErr(t, err, nil)
			data, err := v.Photo(t.Context(), id)
			m := decoded(t, data, err)
			if got := at(m, 0) + at(m, 1) + at(m, 2) + at(m, 3); got != want {
				t.Errorf("orientation %d: %s, want %s", orientation, got, want)
			}
			if tall := m.Bounds().Dy() > m.Bounds().Dx(); tall != (orientation > 4 && orientation < 9) {
				t.Errorf("orientation %d: %v", orientation, m.Bounds())
			}
			if bytes.Contains(data, []byte("Exif")) || bytes.Contains(data, []byte(latinMark)) {
				t.Error("the file still says what it said")
			}
		}
	}
	id, err := v.AddPhoto(t.Context(), bytes.NewReader(jpegFile(t, 3000, 1000)))
	wantErr(t, err, nil)
	data, err := v.Photo(t.Context(), id)
	if b := decoded(t, data, err).Bounds(); b != image.Rect(0, 0, 1600, 533) {
		t.Errorf("a large one becomes %v", b)
	}
	small, err := v.Thumbnail(t.Context(), id)
	if b := decoded(t, small, err).Bounds(); b != image.Rect(0, 0, 320, 106) {
		t.Errorf("its thumbnail is %v", b)
	}
	wantNowhere(t, "photos", v.folder(), latinMark, "JFIF", "Exif")
}

// Pictures that would take the memory of the machine, and what is none, are
// refused before they are unpacked.
func TestPictureBombs(t *testing.T) {
	oneByOne(t)
	_, v := newJournal(t)
	var whole bytes.Buffer
	wantErr(t, png.Encode(&whole, corners(8, 8)), nil)
	huge := whole.Bytes()
	binary.BigEndian.PutUint32(huge[16:], 60000)
	binary.BigEndian.PutUint32(huge[20:], 60000)
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	for what, file := range map[string][]byte{
		"bomb": huge, "nothing": nil, "words": []byte("words"), "half": jpegFile(t, 500, 500)[:2000],
		"too many bytes": append(jpegFile(t, 8, 8), make([]byte, maxPhotoFile)...),
	} {
		_, err := v.AddPhoto(t.Context(), bytes.NewReader(file))
		if !errors.Is(err, ErrPicture) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if files, _ := os.ReadDir(v.photos()); len(files) > 0 {
		t.Errorf("%d files are left", len(files))
	}
}

// A photo stays as long as a record or a snapshot names it, and no longer.
func TestPhotosThatNothingNamesGo(t *testing.T) {
	shelf, v := newJournal(t)
	shelf.calm = true
	v = reopen(t, v, passphrase)
	var ids []uuid.UUID
	for range 4 {
		id, err := v.AddPhoto(t.Context(), bytes.NewReader(jpegFile(t, 40, 20)))
		wantErr(t, err, nil)
		ids = append(ids, id)
	}
	named, drafted, erased, orphan := ids[0], ids[1], ids[2], ids[3]
	with := func(day string, photo uuid.UUID) Change {
		c := entry(day, "with a photo")
		c.Photos = []uuid.UUID{photo}
		return c
	}
	first := write(t, v, with("2026-11-01", named))
	write(t, v, after(first, "without it now"))
	d := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry", Body: []byte("words"), Photos: []uuid.UUID{drafted}}
	wantErr(t, v.PutDraft(t.Context(), d), nil)
	gone := write(t, v, with("2026-11-02", erased))
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	wantPhotos(t, v, "in the session that added them", named, drafted, erased, orphan)

	v = reopen(t, v, passphrase)
	list, err := v.Drafts(t.Context())
	if err != nil || len(list) != 1 || len(list[0].Photos) != 1 || list[0].Photos[0] != drafted || string(list[0].Body) != "words" {
		t.Errorf("draft %+v, %v", list, err)
	}
	wantErr(t, v.DropDraft(t.Context(), d.Session), nil)
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	wantPhotos(t, v, "later", named, drafted, erased) // an older snapshot names the one of the draft
	wantErr(t, v.Erase(t.Context(), gone.Item), nil)
	wantErr(t, v.tend(t.Context()), nil)
	wantPhotos(t, v, "after erasing", named, drafted)
	wantErr(t, v.Snapshot(t.Context(), nil), nil)
	wantPhotos(t, v, "after one more", named) // of one day two snapshots stay, and neither names the one of the draft
}

func wantPhotos(t *testing.T, v *Vault, when string, want ...uuid.UUID) {
	t.Helper()
	for _, id := range want {
		for _, read := range []func(context.Context, uuid.UUID) ([]byte, error){v.Photo, v.Thumbnail} {
			if _, err := read(t.Context(), id); err != nil {
				t.Errorf("%s: %v", when, err)
			}
		}
	}
	if files, err := os.ReadDir(v.photos()); err != nil || len(files) != 2*len(want) {
		t.Errorf("%s: %d files, want %d, %v", when, len(files), 2*len(want), err)
	}
}

// A photo's file that is changed, cut or another's is named, and not shown.
func TestDamagedPhotos(t *testing.T) {
	_, v := newJournal(t)
	one, err := v.AddPhoto(t.Context(), bytes.NewReader(jpegFile(t, 600, 600)))
	wantErr(t, err, nil)
	two, err := v.AddPhoto(t.Context(), bytes.NewReader(jpegFile(t, 60, 60)))
	wantErr(t, err, nil)
	path := filepath.Join(v.photos(), photoFile(one))
	whole, err := os.ReadFile(path)
	wantErr(t, err, nil)
	other, err := os.ReadFile(filepath.Join(v.photos(), photoFile(two)))
	wantErr(t, err, nil)
	small, err := os.ReadFile(path + thumbEnding)
	wantErr(t, err, nil)
	for what, data := range map[string][]byte{
		"cut": whole[:len(whole)-1], "longer": append(bytes.Clone(whole), 0), "empty": nil,
		"another": other, "thumbnail": small, "head only": whole[:48],
	} {
		put(t, path, data)
		if _, err := v.Photo(t.Context(), one); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for i := 0; i < len(whole); i += 37 {
		changed := bytes.Clone(whole)
		changed[i] ^= 1 << (i % 8)
		put(t, path, changed)
		if _, err := v.Photo(t.Context(), one); !isDamaged(err) && !isNewer(err) {
			t.Errorf("byte %d: %v", i, err)
		}
	}
	_, err = v.Photo(t.Context(), uuid.New())
	wantErr(t, err, ErrNotFound)
	if v.suspect.Load() {
		t.Error("a photo makes the store suspect")
	}
}

// A stream of any length comes back, and no part of it alone.
func TestStreams(t *testing.T) {
	key := make([]byte, keySize)
	for _, n := range []int{0, 1, streamChunk - 1, streamChunk, streamChunk + 1, 2 * streamChunk, 3*streamChunk + 7} {
		plain := []byte(strings.Repeat("گہوارہ ", n/13+1))[:n]
		var file bytes.Buffer
		w, err := newStreamWriter(&file, key, photoStart, "x")
		wantErr(t, err, nil)
		for rest, step := plain, 1; len(rest) > 0; step = step*3 + 1 {
			took := min(step, len(rest))
			_, err := w.Write(rest[:took])
			wantErr(t, err, nil)
			rest = rest[took:]
		}
		wantErr(t, w.Close(), nil)
		got, err := readStream(file.Bytes(), key, photoStart, "x")
		if err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%d bytes: %d, %v", n, len(got), err)
		}
		for cut := file.Len() - 1; cut >= 0; cut -= max(1, int(math.Min(float64(cut)/3, 9001))) {
			if _, err := readStream(file.Bytes()[:cut], key, photoStart, "x"); !errors.Is(err, ErrDamaged) {
				t.Errorf("%d bytes cut to %d: %v", n, cut, err)
			}
		}
		if _, err := readStream(file.Bytes(), key, photoStart, "y"); !errors.Is(err, ErrDamaged) {
			t.Errorf("taken for another: %v", err)
		}
	}
}

// Photos are taken in while the store and the spool are made anew.
func TestPhotosBesideErasing(t *testing.T) {
	_, v := newJournal(t)
	picture, over := jpegFile(t, 40, 30), make(chan error, 1)
	go func() {
		var failed error
		for range 20 {
			_, err := v.AddPhoto(t.Context(), bytes.NewReader(picture))
			failed = errors.Join(failed, err)
		}
		over <- failed
	}()
	for range 5 {
		made := write(t, v, entry("2026-11-22", "words"))
		wantErr(t, v.EraseNow(t.Context(), made.Item, nil), nil)
		wantErr(t, v.Snapshot(t.Context(), nil), nil)
	}
	wantErr(t, <-over, nil)
}
