package kit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/widget"

	"gehwara/app/kit"
)

// The budgets are those of the design: a page change 50 ms; a 1,500-word lesson
// to its first picture 60 ms; a keystroke to the finished picture 8 ms at the
// end of 300 words and 12 ms in 20,000.

// words gives n words of the lessons, in paragraphs as they come there.
func words(b testing.TB, n int) string {
	files, err := filepath.Glob("../../assets/lessons/*/ur.md")
	if err != nil || len(files) == 0 {
		b.Fatal("no lessons to read from", err)
	}
	var all []string
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, strings.Split(string(data), "\n")...)
	}
	var out strings.Builder
	for i := 0; n > 0; i++ {
		line := strings.Fields(all[i%len(all)])
		line = line[:min(n, len(line))]
		n -= len(line)
		out.WriteString(strings.Join(line, " ") + "\n")
	}
	return out.String()
}

// picture1 shows an object in a window of a usual size, and draws it.
func picture1(o fyne.CanvasObject) software.WindowlessCanvas {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.Resize(fyne.NewSize(1366, 768))
	c.SetContent(container.NewStack(canvas.NewRectangle(kit.PaletteFor(kit.Paper).Paper), o))
	c.Capture()
	return c
}

func BenchmarkPageOf100Labels(b *testing.B) {
	r := newRoom(b, "ur")
	all := strings.Fields(words(b, 400))
	b.ResetTimer()
	for range b.N {
		r.look.Fonts.Forget()
		column := kit.Column(8)
		for i := range 50 {
			column.Add(kit.NewLabel(r.look, strings.Join(all[i*4:i*4+4], " "), kit.Words{}))
			column.Add(kit.NewButton(r.look, "home", all[i], kit.Quiet, nil))
		}
		layOut(kit.NewSheet(column))
	}
}

// layOut shows an object in a window without drawing it.
func layOut(o fyne.CanvasObject) {
	c := software.NewCanvas()
	c.SetPadded(false)
	c.Resize(fyne.NewSize(1366, 768))
	c.SetContent(o)
}

func lesson(r *room, text string) *kit.Sheet {
	var pars []kit.Paragraph
	for _, p := range strings.Split(text, "\n") {
		pars = append(pars, kit.Paragraph{Text: p, Above: 8})
	}
	return kit.NewSheet(kit.Centred(680, 24, kit.NewProse(r.look, pars...)))
}

func BenchmarkLesson1500LayOut(b *testing.B) {
	r := newRoom(b, "ur")
	text := words(b, 1500)
	b.ResetTimer()
	for range b.N {
		r.look.Fonts.Forget()
		layOut(lesson(r, text))
	}
}

func BenchmarkOpenEditor20000(b *testing.B) {
	r := newRoom(b, "ur")
	text := words(b, 20000)
	b.ResetTimer()
	for range b.N {
		r.look.Fonts.Forget()
		picture1(kit.NewEditor(r.look, text, "", "", nil))
	}
}

func BenchmarkKeystroke300(b *testing.B)   { keystroke(b, words(b, 300)) }
func BenchmarkKeystroke20000(b *testing.B) { keystroke(b, words(b, 20000)) }
func BenchmarkKeystroke20000OnePar(b *testing.B) {
	keystroke(b, strings.ReplaceAll(words(b, 20000), "\n", " "))
}
func BenchmarkKeystroke300WithPicture(b *testing.B) {
	r := newRoom(b, "ur")
	e := kit.NewEditor(r.look, words(b, 300), "", "", nil)
	c := picture1(e)
	e.FocusGained()
	press(e, "ctrl End")
	b.ResetTimer()
	for i := range b.N {
		e.TypedRune([]rune("بات ")[i%4])
		c.Capture()
	}
}

// keystroke types at the end of a text and draws the lines that changed, which
// are those whose picture is new.
func keystroke(b *testing.B, text string) {
	r := newRoom(b, "ur")
	e := kit.NewEditor(r.look, text, "", "", nil)
	picture1(e)
	e.FocusGained()
	press(e, "ctrl End")
	known := map[fyne.CanvasObject]bool{}
	draw := func() {
		for _, line := range rasters(e) {
			if !known[line.CanvasObject] {
				known[line.CanvasObject] = true
				raster := line.CanvasObject.(*canvas.Raster)
				raster.Generator(int(raster.Size().Width), int(raster.Size().Height))
			}
		}
	}
	draw()
	b.ResetTimer()
	for i := range b.N {
		e.TypedRune([]rune("بات ")[i%4])
		draw()
	}
}

func BenchmarkScrollStep(b *testing.B) {
	r := newRoom(b, "ur")
	e := kit.NewEditor(r.look, words(b, 10000), "", "", nil)
	picture1(e)
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		e.ScrollTo(1000 + float32(i&1))
	}
}

func BenchmarkFyneEntryKeystroke300(b *testing.B) {
	newRoom(b, "en")
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	e.SetText(strings.Repeat("a word of English and ", 60))
	c := picture1(e)
	b.ResetTimer()
	for range b.N {
		e.TypedRune('a')
		c.Capture()
	}
}
