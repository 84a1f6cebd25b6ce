package app

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
	"gehwara/app/lesson"
	"gehwara/app/screen"
	"gehwara/storage"
)

// long is the lesson that the others lend their text to, until it has 1,500
// words: the bundled ones have 800 to 1,200.
const long = "reading-cues"

// longCourse is the course with the long lesson in it.
func longCourse(b *testing.B) *lesson.Course {
	b.Helper()
	files := shippedFiles(b)
	for _, tag := range lesson.Languages {
		file := files["lessons/"+long+"/"+tag+".md"]
		text, more := string(file.Data), ""
		for _, other := range []string{"growing-brain", "attachment-safe-base", "imagined-baby", "relational-trauma"} {
			_, rest, _ := strings.Cut(string(files["lessons/"+other+"/"+tag+".md"].Data), "{#key}")
			_, rest, _ = strings.Cut(rest, "\n### ")
			rest, _, _ = strings.Cut(rest, "\n## ")
			if more += "\n### " + rest + "\n"; len(strings.Fields(text+more)) >= 1500 {
				break
			}
		}
		if n := len(strings.Fields(text + more)); n < 1500 || n > 1800 {
			b.Fatalf("%s: %d words", tag, n)
		}
		before, after, _ := strings.Cut(text, "{#do}")
		at := strings.LastIndex(before, "\n## ")
		file.Data = []byte(before[:at] + more + before[at:] + "{#do}" + after)
	}
	c, err := lesson.Load(files)
	if err != nil || len(c.Problems) > 0 {
		b.Fatal(err, c.Problems)
	}
	return c
}

// seated is a shell in a window that is drawn in memory, in a language.
func seated(b *testing.B, tag string) *Shell {
	b.Helper()
	test.NewTempApp(b)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.Resize(fyne.NewSize(1366, 768))
	s, err := newShell(c, Options{Folder: b.TempDir()}, &inOrder{})
	if err != nil {
		b.Fatal(err)
	}
	s.now = noon
	s.course = longCourse(b)
	s.show(s.first(), nil)
	s.chooseLanguage(tag)
	s.chooseUse(screen.AtHome)
	return s
}

// The long lesson from the press that opens it to the first picture: as it opens,
// folded, or as somebody left it, all unfolded. No word of it was shaped before.
func benchmarkOpen(b *testing.B, tag string, unfolded bool) {
	s := seated(b, tag)
	s.Go(screen.Route{Page: screen.Reader, ID: long})
	if unfolded {
		press(b, s, s.lang.T("reader.more"))
	}
	state := s.page.State()
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		s.show(screen.Route{Page: screen.Lessons}, nil)
		s.fonts.Forget()
		b.StartTimer()
		s.show(screen.Route{Page: screen.Reader, ID: long}, state)
		s.picture()
	}
}

func BenchmarkOpenLesson1500English(b *testing.B) { benchmarkOpen(b, "en", false) }
func BenchmarkOpenLesson1500Urdu(b *testing.B)    { benchmarkOpen(b, "ur", false) }
func BenchmarkReturnLesson1500Urdu(b *testing.B)  { benchmarkOpen(b, "ur", true) }

// From one language to the other and to the picture, on the longest page there is.
func BenchmarkSwitchLanguage(b *testing.B) {
	s := seated(b, "en")
	s.Go(screen.Route{Page: screen.Reader, ID: long})
	press(b, s, s.lang.T("reader.more"))
	b.ResetTimer()
	for range b.N {
		s.switchLanguage()
		s.picture()
	}
}

// paint draws what the window shows of an object as a graphics card has it drawn:
// every line, icon and drawing that lies in sight, at its pixels. Plain
// rectangles are the card's own work.
func paint(o fyne.CanvasObject, at fyne.Position, from, to float32) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	if _, clips := o.(fyne.Scrollable); clips {
		from, to = max(from, at.Y), min(to, at.Y+o.Size().Height)
	}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Raster:
		if at.Y < to && at.Y+o.Size().Height > from {
			o.Generator(int(o.Size().Width), int(o.Size().Height))
		}
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		paint(part, at, from, to)
	}
}

// picture draws the page of now.
func (s *Shell) picture() { paint(s.canvas.Content(), fyne.Position{}, 0, s.canvas.Size().Height) }

// A change to the page that takes longest, that of the long lesson, when its
// words are known.
func BenchmarkPageChange(b *testing.B) {
	s := seated(b, "ur")
	s.Go(screen.Route{Page: screen.Reader, ID: long})
	press(b, s, s.lang.T("reader.more"))
	state := s.page.State()
	b.ResetTimer()
	for range b.N {
		b.StopTimer()
		s.show(screen.Route{Page: screen.Lessons}, nil)
		b.StartTimer()
		s.show(screen.Route{Page: screen.Reader, ID: long}, state)
		s.picture()
	}
}

// From F12 to the finished picture of the cover, on the longest pages there are: a
// lesson, all unfolded, with no journal open, and an entry of 5,000 words, which is
// wiped. The page has stood for so long before: at once, no cover was made ahead. The
// slowest of five is told: one look is enough.
func benchmarkCover(b *testing.B, s *Shell, stood time.Duration, page func()) {
	slowest, beside := time.Duration(0), &later{}
	s.engine = beside
	for b.Loop() {
		for range 5 {
			page()
			s.picture()
			beside.pass(stood)
			start := time.Now()
			s.key(&fyne.KeyEvent{Name: fyne.KeyF12})
			s.picture()
			slowest = max(slowest, time.Since(start))
			beside.do()
		}
	}
	b.ReportMetric(float64(slowest)/1e6, "ms-most")
}

func BenchmarkCoverLesson1500Urdu(b *testing.B)       { benchmarkCoverLesson(b, unhurried) }
func BenchmarkCoverLesson1500UrduAtOnce(b *testing.B) { benchmarkCoverLesson(b, 0) }
func BenchmarkCoverEntry5000Urdu(b *testing.B)        { benchmarkCoverEntry(b, unhurried) }
func BenchmarkCoverEntry5000UrduAtOnce(b *testing.B)  { benchmarkCoverEntry(b, 0) }

func benchmarkCoverLesson(b *testing.B, stood time.Duration) {
	s := seated(b, "ur")
	s.Go(screen.Route{Page: screen.Reader, ID: long})
	press(b, s, s.lang.T("reader.more"))
	state := s.page.State()
	benchmarkCover(b, s, stood, func() { s.show(screen.Route{Page: screen.Reader, ID: long}, state) })
}

func benchmarkCoverEntry(b *testing.B, stood time.Duration) {
	s := seated(b, "ur")
	v, err := s.shelf.Create(b.Context(), storage.Journal{Name: "Lamp"}, passphrase)
	if err != nil {
		b.Fatal(err)
	}
	id := v.Journal().ID
	o, err := s.sealed().open(b.Context(), v)
	if err != nil {
		b.Fatal(err)
	}
	entry := o.Journal().Write(journal.Entry{Text: strings.Repeat("آج وہ پہلی بار ہنسی اور ہم سب دیر تک اسے دیکھتے رہے۔ ", 400)})
	if err := errors.Join(entry.Update(b.Context(), entry.Entry()), entry.Commit(b.Context())); err != nil {
		b.Fatal(err)
	}
	o.Drop()
	benchmarkCover(b, s, stood, func() {
		o, err := s.sealed().Unlock(b.Context(), id, passphrase, nil)
		if err != nil {
			b.Fatal(err)
		}
		s.adopt(o, screen.Route{Page: screen.Write, ID: entry.Entry().ID.String(), Prompt: -1})
	})
}
