package screen

import (
	"path"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/typeset"
	"gehwara/assets"
	"gehwara/i18n"
)

// bundled are the fonts of the program; no test runs beside another.
var bundled = sync.OnceValues(func() (*typeset.Fonts, error) { return kit.LoadFonts(assets.Font, Nastaliq) })

// today is the day of all tests.
var today = journal.Date{Year: 2026, Month: time.March, Day: 10}

// stage is a window with a page in it, and what the page has asked of the window.
type stage struct {
	*testing.T
	env    *Env
	window fyne.Window
	page   Page

	went  []Route
	backs int
	said  []string
	undo  func() // what the last line at the foot offers to do
}

// inEach runs a test in both languages.
func inEach(t *testing.T, run func(s *stage)) {
	for _, tag := range i18n.Tags() {
		t.Run(tag, func(t *testing.T) { run(newStage(t, tag, 17)) })
	}
}

func newStage(t *testing.T, tag string, size float32) *stage {
	t.Helper()
	test.NewTempApp(t)
	s := &stage{T: t, window: test.NewTempWindow(t, nil)}
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(1116, 668))
	s.env = &Env{
		Canvas:  s.window.Canvas(),
		Go:      func(r Route) { s.went = append(s.went, r) },
		Back:    func() { s.backs++ },
		Explain: func(err error) string { return "because " + err.Error() },
		Today:   func() journal.Date { return today },
		Say:     func(text, _ string, act func()) { s.said, s.undo = append(s.said, text), act },
		Run: func(w Work) func() {
			w.Done(w.Do(t.Context(), func(done, total int) {
				if w.Heard != nil {
					w.Heard(done, total)
				}
			}))
			return func() {}
		},
	}
	s.speak(tag, size)
	return s
}

// speak makes the look of a language and a text size.
func (s *stage) speak(tag string, size float32) {
	s.Helper()
	lang, err := i18n.Load(tag)
	s.must(err)
	fonts, err := bundled()
	s.must(err)
	s.env.Look = &kit.Look{
		Lang: lang, Fonts: fonts, Theme: kit.Paper, Colours: kit.PaletteFor(kit.Paper), Size: size,
		Desk: kit.Desk{
			Picture: func(name string) []byte {
				data, err := assets.FS.ReadFile(path.Join("pictures", name+".svg"))
				if err != nil {
					s.Errorf("no picture %q", name)
				}
				return data
			},
			After: func(time.Duration, func()) func() { return func() {} },
		},
	}
}

// show puts a page into the window, with the keys where it wants them.
func (s *stage) show(p Page) {
	s.Helper()
	s.page = p
	s.window.SetContent(p.Content())
	s.window.Resize(fyne.NewSize(1116, 668))
	if f, ok := p.(Focuser); ok {
		if start := f.Focus(); start != nil {
			s.window.Canvas().Focus(start)
		}
	}
}

func (s *stage) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// worded is an object with words on it.
type worded interface {
	fyne.CanvasObject
	Text() string
}

// walk calls see for every visible object on the page and over it, outer before
// inner, until it gives true.
func (s *stage) walk(see func(fyne.CanvasObject) bool) bool {
	roots := append([]fyne.CanvasObject{s.window.Content()}, s.window.Canvas().Overlays().List()...)
	for _, o := range roots {
		if walk(o, see) {
			return true
		}
	}
	return false
}

func walk(o fyne.CanvasObject, see func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return false
	}
	if see(o) {
		return true
	}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		if walk(part, see) {
			return true
		}
	}
	return false
}

// found gives the first object on the page with just these words, or nil.
func (s *stage) found(text string) (o fyne.CanvasObject) {
	s.walk(func(c fyne.CanvasObject) bool {
		if w, ok := c.(worded); ok && w.Text() == text {
			o = c
		}
		return o != nil
	})
	return o
}

// shows reports whether the words stand somewhere on the page.
func (s *stage) shows(text string) bool {
	return s.walk(func(c fyne.CanvasObject) bool {
		w, ok := c.(worded)
		return ok && strings.Contains(w.Text(), text)
	})
}

// want fails unless the page shows what the catalogue says for a key.
func (s *stage) want(key string, args ...any) {
	s.Helper()
	if text := s.env.T(key, args...); !s.shows(text) {
		s.Errorf("the page does not say %q", text)
	}
}

func (s *stage) wantNot(key string, args ...any) {
	s.Helper()
	if text := s.env.T(key, args...); s.shows(text) {
		s.Errorf("the page says %q", text)
	}
}

// press presses what the catalogue names so.
func (s *stage) press(key string, args ...any) {
	s.Helper()
	s.pressText(s.env.T(key, args...))
}

// pressText presses what bears these words: by mouse, or by key where it takes the
// focus.
func (s *stage) pressText(text string) {
	s.Helper()
	var pressed bool
	s.walk(func(c fyne.CanvasObject) bool {
		w, ok := c.(worded)
		if !ok || w.Text() != text {
			return false
		}
		if t, ok := c.(fyne.Tappable); ok {
			pressed = true
			test.Tap(t)
		}
		return pressed
	})
	if !pressed {
		s.Fatalf("nothing to press says %q", text)
	}
}

// field gives the field that a screen reader calls so.
func (s *stage) field(key string, args ...any) (f *kit.Field) {
	s.Helper()
	label := s.env.T(key, args...)
	s.walk(func(c fyne.CanvasObject) bool {
		if field, ok := c.(*kit.Field); ok && field.AccessibilityLabel() == label {
			f = field
		}
		return f != nil
	})
	if f == nil {
		s.Fatalf("no field is called %q", label)
	}
	return f
}

// enter types into the field of that name, over what is in it.
func (s *stage) enter(text, key string, args ...any) {
	s.Helper()
	f := s.field(key, args...)
	s.window.Canvas().Focus(f)
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	for _, r := range text {
		f.TypedRune(r)
	}
}

// key presses a key in what has the focus.
func (s *stage) key(name fyne.KeyName) {
	s.Helper()
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

// wantWent fails unless the page has gone to these routes.
func (s *stage) wantWent(want ...Route) {
	s.Helper()
	if len(s.went) != len(want) {
		s.Fatalf("the page went to %v, want %v", s.went, want)
	}
	for i, r := range want {
		if s.went[i] != r {
			s.Errorf("the page went to %v, want %v", s.went[i], r)
		}
	}
}
