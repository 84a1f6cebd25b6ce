package kit_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
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

func BenchmarkKeystrokePicture300(b *testing.B) {
	keystroke(b, "ur", strings.ReplaceAll(words(b, 300), "\n", " "))
}

func BenchmarkKeystrokePicture20000(b *testing.B) {
	keystroke(b, "ur", strings.ReplaceAll(words(b, 20000), "\n", " "))
}

func BenchmarkKeystrokePicture20000Paragraphs(b *testing.B) { keystroke(b, "ur", words(b, 20000)) }

// keystroke types at the end of a text and draws what changed: the lines whose
// picture is new, at the pixels of a screen.
func keystroke(b *testing.B, tag, text string) {
	r := newRoom(b, tag)
	e := kit.NewEditor(r.look, text, "", "", nil)
	picture1(e)
	e.FocusGained()
	press(e, "ctrl End")
	draw := drawing(e)
	draw()
	b.ResetTimer()
	for i := range b.N {
		e.TypedRune([]rune("بات ")[i%4])
		draw()
	}
}

// drawing draws the lines of an editor whose picture is new since the last time,
// and tells how many there were.
func drawing(e *kit.Editor) func() int {
	known := map[fyne.CanvasObject]bool{}
	return func() (fresh int) {
		shown := map[fyne.CanvasObject]bool{}
		for _, line := range rasters(e) {
			raster := line.CanvasObject.(*canvas.Raster)
			if shown[raster] = true; !known[raster] {
				raster.Generator(int(raster.Size().Width), int(raster.Size().Height))
				fresh++
			}
		}
		known = shown
		return fresh
	}
}

// A step of the wheel that brings no new line into view draws nothing.
func BenchmarkScrollStep(b *testing.B) {
	r := newRoom(b, "ur")
	e := kit.NewEditor(r.look, words(b, 10000), "", "", nil)
	picture1(e)
	draw := drawing(e)
	e.ScrollTo(1000)
	draw()
	e.ScrollTo(1001)
	if n := draw(); n > 0 {
		b.Fatalf("%d lines drawn anew", n)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		e.ScrollTo(1000 + float32(i&1))
	}
}

// What is kept of lines once they were seen.
func BenchmarkScroll10000EndToEnd(b *testing.B) {
	r := newRoom(b, "ur")
	text := words(b, 10000)
	for range b.N {
		r.look.Fonts.Forget()
		e := kit.NewEditor(r.look, text, "", "", nil)
		picture1(e)
		draw := drawing(e)
		before := heap()
		for at := float32(-1); e.Offset() > at; {
			at = e.Offset()
			draw()
			e.ScrollTo(at + 400)
		}
		b.ReportMetric(max(0, heap()-before), "MB-more")
		runtime.KeepAlive(e)
	}
}

// heap is the memory in use, MB.
func heap() float64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return float64(m.HeapAlloc) / 1e6
}

// english is a text of n words that the widgets of Fyne can show, too.
func english(n int) string {
	return strings.Join(slices.Repeat(strings.Fields("a cradle that sways while rain falls on the courtyard, and"), n/10+1)[:n], " ")
}

// pictures types at the end of an English text, in a widget of the size of a
// window, and draws the window after each letter.
func pictures(b *testing.B, w interface {
	fyne.Focusable
	fyne.CanvasObject
}) {
	c := picture1(w)
	c.Focus(w)
	w.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierShortcutDefault})
	b.ResetTimer()
	for i := range b.N {
		w.TypedRune([]rune("and ")[i%4])
		c.Capture()
	}
}

func BenchmarkKitEnglishKeystroke300(b *testing.B) {
	pictures(b, kit.NewEditor(newRoom(b, "en").look, english(300), "", "", nil))
}

func BenchmarkFyneEntryKeystroke300(b *testing.B) {
	newRoom(b, "en")
	e := widget.NewMultiLineEntry()
	e.Wrapping = fyne.TextWrapWord
	e.SetText(english(300))
	e.CursorColumn, e.CursorRow = 0, 1000
	pictures(b, e)
}

func BenchmarkKitEnglishProse1500(b *testing.B) {
	r := newRoom(b, "en")
	text := english(1500)
	b.ResetTimer()
	for range b.N {
		r.look.Fonts.Forget()
		picture1(kit.NewProse(r.look, kit.Paragraph{Text: text}))
	}
}

func BenchmarkFyneRichText1500(b *testing.B) {
	newRoom(b, "en")
	text := english(1500)
	b.ResetTimer()
	for range b.N {
		t := widget.NewRichTextWithText(text)
		t.Wrapping = fyne.TextWrapWord
		picture1(t)
	}
}
