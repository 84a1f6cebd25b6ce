package main

import (
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"gehwara/app/golden"
	"gehwara/app/kit"
	"gehwara/i18n"
)

var out = flag.String("out", "", "draw the gallery into this folder, in both languages, each theme and at the extreme sizes")

// width is that of the golden pictures, dp.
const width = 900

// elsewhere are the parts that have golden pictures of their own in package kit.
var elsewhere = map[string]bool{
	"Label": true, "Field": true, "Editor": true, "Prose": true, "Keyboard": true, "Drawing": true, "Empty": true,
}

// Every part in every state is drawn as it was when somebody last looked at it,
// in both languages and the three themes.
func TestGolden(t *testing.T) {
	each(t, func(t *testing.T, tag string, theme kit.Theme) {
		r := newTestRoom(t, tag, theme, 14)
		own := func(p part) bool { return !elsewhere[p.name] }
		for name, img := range map[string]image.Image{"gallery": r.picture(own), "dialog": r.dialog()} {
			golden.Compare(t, filepath.Join("testdata", "golden", fmt.Sprintf("%s-%s-%s.png", name, tag, theme)), few(img), 0)
		}
	})
}

// TestScreenshots draws the gallery at every size people can choose; without
// -out it draws the largest, to see that nothing falls over.
func TestScreenshots(t *testing.T) {
	sizes := []float32{14, 17, 28}
	if *out == "" {
		sizes = sizes[2:]
	}
	each(t, func(t *testing.T, tag string, theme kit.Theme) {
		if *out == "" && theme != kit.Paper {
			return
		}
		for _, size := range sizes {
			img := newTestRoom(t, tag, theme, size).picture(func(part) bool { return true })
			if *out != "" {
				golden.Save(t, filepath.Join(*out, fmt.Sprintf("gallery-%s-%s-%v.png", tag, theme, size)), img)
			}
		}
	})
}

func each(t *testing.T, run func(t *testing.T, tag string, theme kit.Theme)) {
	for _, tag := range i18n.Tags() {
		for _, theme := range themes {
			t.Run(tag+"-"+string(theme), func(t *testing.T) { run(t, tag, theme) })
		}
	}
}

func newTestRoom(t *testing.T, tag string, theme kit.Theme, size float32) *room {
	t.Helper()
	test.NewTempApp(t)
	r, err := newRoom(tag, theme, size)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Everything that takes the keys says what it is, hands on what it has no use
// for, and is large enough to be touched.
func TestWhatTakesTheKeys(t *testing.T) {
	for _, tag := range i18n.Tags() {
		r := newTestRoom(t, tag, kit.Paper, 14)
		var keys, shortcuts int
		r.look.Desk.Key = func(*fyne.KeyEvent) { keys++ }
		r.look.Desk.Shortcut = func(fyne.Shortcut) { shortcuts++ }
		for _, p := range parts {
			found := 0
			walk(r.part(p), func(o fyne.CanvasObject) {
				takes, ok := o.(fyne.Focusable)
				if _, board := o.(*kit.Keyboard); !ok || board {
					return // the keyboard gives keys, and lets Tab pass
				}
				found++
				said, ok := o.(fyne.Accessible)
				if !ok || said.AccessibilityLabel() == "" || said.AccessibilityRole() == "" {
					t.Errorf("%s, %s: %T does not say what it is", tag, p.name, o)
				}
				if _, reads := o.(*kit.Prose); !reads && o.MinSize().Height < 40 {
					t.Errorf("%s, %s: %T is %v high", tag, p.name, o, o.MinSize().Height)
				}
				keys, shortcuts = 0, 0
				takes.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
				takes.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl})
				if keys != 1 || shortcuts != 1 {
					t.Errorf("%s, %s: %T hands on %d keys and %d shortcuts", tag, p.name, o, keys, shortcuts)
				}
			})
			if found == 0 && !still[p.name] {
				t.Errorf("%s: nothing takes the keys", p.name)
			}
		}
	}
}

// still are the parts that are only looked at.
var still = map[string]bool{
	"Label": true, "Palette": true, "Card": true, "Banner": true, "Drawing": true, "Code": true, "Keyboard": true, "Stop": true,
	"Table": true,
}

func walk(o fyne.CanvasObject, see func(fyne.CanvasObject)) {
	see(o)
	var within []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		within = o.Objects
	case fyne.Widget:
		within = test.WidgetRenderer(o).Objects()
	}
	for _, part := range within {
		walk(part, see)
	}
}

// picture draws the wanted parts, one below the other.
func (r *room) picture(wanted func(part) bool) image.Image {
	page := kit.Column(kit.Parts)
	for _, p := range parts {
		if wanted(p) {
			page.Add(r.part(p))
		}
	}
	whole := kit.Inset(kit.Between, page)
	size := fyne.NewSize(width, kit.HeightFor(whole, width))
	return r.on(size, whole).Capture()
}

// dialog draws a question over an empty page.
func (r *room) dialog() image.Image {
	c := r.on(fyne.NewSize(640, 420), kit.Column(0))
	r.ask(c)
	return c.Capture()
}

func (r *room) on(size fyne.Size, o fyne.CanvasObject) fyne.Canvas {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.Resize(size)
	c.SetContent(container.NewStack(canvas.NewRectangle(r.look.Colours.Paper), o))
	c.Resize(size)
	return c
}

// few gives a picture with 8 steps a colour and only the palette it needs: the
// pictures are a fraction as large, and still show what a person would see.
func few(img image.Image) image.Image {
	full := image.NewNRGBA(img.Bounds())
	draw.Draw(full, full.Bounds(), img, img.Bounds().Min, draw.Src)
	known, palette := map[color.NRGBA]bool{}, color.Palette{}
	for i := range full.Pix {
		if i%4 == 3 {
			continue // opaque, as a window is
		}
		full.Pix[i] = full.Pix[i] >> 5 * 36 // 0 to 252
	}
	for i := 0; i < len(full.Pix); i += 4 {
		p := color.NRGBA{R: full.Pix[i], G: full.Pix[i+1], B: full.Pix[i+2], A: full.Pix[i+3]}
		if !known[p] {
			known[p] = true
			palette = append(palette, p)
		}
	}
	if len(palette) > 256 {
		return full
	}
	paletted := image.NewPaletted(full.Bounds(), palette)
	draw.Draw(paletted, full.Bounds(), full, full.Bounds().Min, draw.Src)
	return paletted
}
