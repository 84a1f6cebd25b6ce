package kit_test

import (
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/app/typeset"
	"gehwara/i18n"
)

// room is a window for one test, and all that its widgets ask of it.
type room struct {
	t         testing.TB
	look      *kit.Look
	window    fyne.Window
	keys      []fyne.KeyName // that no widget had a use for
	shortcuts []string
	copied    string
	touched   int
	alarms    []*alarm
}

type alarm struct {
	left time.Duration
	ring func()
}

// The fonts of the program, and those with Naskh in the place of Nastaliq.
var (
	fonts = sync.OnceValues(func() (*typeset.Fonts, error) { return kit.LoadFonts(readFont, kit.Nastaliq) })
	naskh = sync.OnceValues(func() (*typeset.Fonts, error) { return kit.LoadFonts(readFont, kit.Naskh) })
)

func readFont(file string) ([]byte, error) { return os.ReadFile("../../assets/fonts/" + file) }

// newRoom makes a look in a language, "en" or "ur"; show opens the window.
func newRoom(t testing.TB, tag string) *room {
	t.Helper()
	test.NewTempApp(t)
	f, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	lang, err := i18n.Load(tag)
	if err != nil {
		t.Fatal(err)
	}
	r := &room{t: t}
	r.look = &kit.Look{
		Lang: lang, Fonts: f, Theme: kit.Paper, Colours: kit.PaletteFor(kit.Paper), Size: 17,
		Desk: kit.Desk{
			Picture:  picture,
			Key:      func(k *fyne.KeyEvent) { r.keys = append(r.keys, k.Name) },
			Shortcut: func(s fyne.Shortcut) { r.shortcuts = append(r.shortcuts, s.ShortcutName()) },
			Copied:   func(text string) { r.copied = text },
			Touched:  func() { r.touched++ },
			After:    r.after,
		},
	}
	return r
}

func picture(name string) []byte {
	data, err := os.ReadFile("../../assets/pictures/" + name + ".svg")
	if err != nil {
		return nil
	}
	return data
}

// after is the clock of the room, which goes on only when pass is called.
func (r *room) after(d time.Duration, f func()) func() {
	a := &alarm{d, f}
	r.alarms = append(r.alarms, a)
	return func() { a.ring = nil }
}

func (r *room) pass(d time.Duration) {
	due := r.alarms
	r.alarms = nil
	for _, a := range due {
		switch {
		case a.ring == nil:
		case a.left > d:
			a.left -= d
			r.alarms = append(r.alarms, a)
		default:
			a.ring()
		}
	}
}

// ticking counts the alarms that are set.
func (r *room) ticking() (n int) {
	for _, a := range r.alarms {
		if a.ring != nil {
			n++
		}
	}
	return n
}

func (r *room) show(o fyne.CanvasObject, width, height float32) {
	if r.window == nil {
		r.window = test.NewTempWindow(r.t, o)
		r.window.SetPadded(false)
	}
	r.window.SetContent(o)
	r.window.Resize(fyne.NewSize(width, height))
}

func (r *room) focus(o fyne.Focusable) {
	r.t.Helper()
	if r.window.Canvas().Focus(o); r.window.Canvas().Focused() != o {
		r.t.Fatal("can't have the keys")
	}
}

// editor shows an editor with a text, and gives it the keys.
func (r *room) editor(text string, width, height float32) *kit.Editor {
	r.t.Helper()
	e := kit.NewEditor(r.look, text, "", "", nil)
	r.show(e, width, height)
	r.focus(e)
	return e
}

// field shows a field, and gives it the keys.
func (r *room) field(text string, k kit.FieldKind) *kit.Field {
	r.t.Helper()
	f := kit.NewField(r.look, text, k)
	r.show(f, 300, 48)
	r.focus(f)
	return f
}

// press sends keys to a widget: key names, or a name after "shift ", "ctrl "
// or "ctrl shift ", as the desktop driver does.
func press(o fyne.Focusable, keys ...string) {
	for _, k := range keys {
		var shift, ctrl bool
		for cut := true; cut; {
			switch {
			case len(k) > 5 && k[:5] == "ctrl ":
				ctrl, k = true, k[5:]
			case len(k) > 6 && k[:6] == "shift ":
				shift, k = true, k[6:]
			default:
				cut = false
			}
		}
		pressOne(o, fyne.KeyName(k), ctrl, shift)
	}
}

func pressOne(o fyne.Focusable, k fyne.KeyName, ctrl, shift bool) {
	keyable, _ := o.(desktop.Keyable)
	if shift && keyable != nil {
		keyable.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		defer keyable.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
	if !ctrl {
		o.TypedKey(&fyne.KeyEvent{Name: k})
		if k == fyne.KeySpace {
			o.TypedRune(' ')
		}
		return
	}
	board := fyne.CurrentApp().Clipboard()
	known := map[fyne.KeyName]fyne.Shortcut{
		"C": &fyne.ShortcutCopy{Clipboard: board}, "X": &fyne.ShortcutCut{Clipboard: board},
		"V": &fyne.ShortcutPaste{Clipboard: board}, "A": &fyne.ShortcutSelectAll{},
		"Z": &fyne.ShortcutUndo{}, "Y": &fyne.ShortcutRedo{},
	}
	s, ok := known[k]
	if !ok || shift {
		m := fyne.KeyModifierShortcutDefault
		if shift {
			m |= fyne.KeyModifierShift
		}
		s = &desktop.CustomShortcut{KeyName: k, Modifier: m}
	}
	o.(fyne.Shortcutable).TypedShortcut(s)
}

func times(n int, key string) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = key
	}
	return keys
}

// write types a text letter by letter.
func write(o fyne.Focusable, text string) {
	for _, r := range text {
		if r == '\n' {
			press(o, "Return")
			continue
		}
		o.TypedRune(r)
	}
}

// click presses and lets go the mouse at a point of a widget.
func click(o desktop.Mouseable, x, y float32, m ...fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	e.Position = fyne.NewPos(x, y)
	for _, one := range m {
		e.Modifier |= one
	}
	o.MouseDown(e)
	o.MouseUp(e)
}

// drag moves the held mouse to a point, from the corner that a widget has now.
func drag(o interface {
	fyne.CanvasObject
	fyne.Draggable
}, x, y float32) {
	e := &fyne.DragEvent{}
	e.Position = fyne.NewPos(x, y)
	e.AbsolutePosition = fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Add(e.Position)
	o.Dragged(e)
}

// drawn gives all that is drawn in a widget or container, at its place.
func drawn(o fyne.CanvasObject, at fyne.Position) (list []thing) {
	if o == nil || !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	default:
		return []thing{{o, at}}
	}
	for _, p := range parts {
		list = append(list, drawn(p, at)...)
	}
	return list
}

// thing is something drawn, at its place from the outermost object.
type thing struct {
	fyne.CanvasObject
	at fyne.Position
}

// rasters gives the pictures among what is drawn: lines of text.
func rasters(o fyne.CanvasObject) (list []thing) {
	for _, d := range drawn(o, fyne.Position{}) {
		if _, ok := d.CanvasObject.(*canvas.Raster); ok {
			list = append(list, d)
		}
	}
	return list
}

// caretOf finds the caret: the narrow line in the primary colour. ok is false
// when it is not shown.
func (r *room) caretOf(o fyne.CanvasObject) (at fyne.Position, height float32, ok bool) {
	for _, d := range drawn(o, fyne.Position{}) {
		line, is := d.CanvasObject.(*canvas.Rectangle)
		if is && line.FillColor == r.look.Colours.Primary && line.Size().Width == 2 {
			return d.at, line.Size().Height, true
		}
	}
	return at, 0, false
}

// both runs a test in either language.
func both(t *testing.T, f func(t *testing.T, r *room)) {
	for _, tag := range i18n.Tags() {
		t.Run(tag, func(t *testing.T) { f(t, newRoom(t, tag)) })
	}
}

func want[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %s, want %s", what, short(got), short(want))
	}
}

func short(v any) string {
	s := fmt.Sprintf("%#v", v)
	if len(s) > 200 {
		s = s[:200] + "…"
	}
	return s
}
