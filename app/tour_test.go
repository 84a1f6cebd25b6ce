package app

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/app/screen"
)

// view is how the pages are looked at on a tour.
type view struct {
	tag    string
	size   float32
	theme  kit.Theme
	window fyne.Size
	scale  float32 // 0: 1
	native bool    // digits
}

// tour leads through every page, every step and every dialog, and calls visit
// at each.
type tour struct {
	*testing.T
	shell *Shell
	clock *inOrder
	visit func(scene string)

	brief   bool               // of the lessons, only the first and one with a note before it
	keys    bool               // everything is pressed by keys
	pressed int                // how many things were
	struck  func(fyne.KeyName) // hears of each key; may be nil
	typed   []string           // what was entered into fields
}

// newTour is a tour that has yet to begin, at the first start.
func newTour(t *testing.T, v view, visit func(*tour, string)) *tour {
	t.Helper()
	sweep()
	test.NewTempApp(t)
	plainHome(t)
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	w.Resize(v.window)
	if v.scale > 0 {
		w.Canvas().(software.WindowlessCanvas).SetScale(v.scale)
	}
	e := &inOrder{}
	s, err := newShell(w.Canvas(), Options{Folder: shortFolder(t)}, e)
	if err != nil {
		t.Fatal(err)
	}
	s.shelf.Lighten()
	s.now = func() time.Time { return noon().Add(e.now) }
	s.settings.Size, s.settings.Theme, s.settings.UrduDigits = v.size, v.theme, v.native
	s.settings.IdleMinutes = 0
	if err := s.dress(); err != nil {
		t.Fatal(err)
	}
	s.listen()
	r := &tour{T: t, shell: s, clock: e, brief: !*walkAll}
	r.visit = func(scene string) { visit(r, scene) }
	t.Cleanup(s.Lock)
	return r
}

// shortFolder is a folder whose path has no long words.
func shortFolder(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "tour")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	return folder
}

// plainHome gives the test a home with the folders that people have.
func plainHome(t *testing.T) {
	t.Helper()
	home := shortFolder(t)
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	for _, name := range []string{"Desktop", "Documents", "Documents/خط", "Documents/Clinic 2026"} {
		if err := os.Mkdir(filepath.Join(home, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
}

// all goes everywhere.
func (r *tour) all(tag string) {
	s := r.shell
	s.show(s.first(), nil)
	r.visit("start")
	s.chooseLanguage(tag)
	r.visit("use")
	s.chooseUse(screen.AtHome)
	r.lessons()
	r.library()
	r.help()
	r.settings("settings")
	r.unlockNone()
	r.begin()
	r.empty()
	r.card()
	r.own()
	r.baby()
	r.filled()
	r.write()
	r.foot()
	r.visiting()
	r.unlock()
}

// page shows a route.
func (r *tour) page(scene string, to screen.Route) {
	r.Helper()
	sweep()
	r.shell.show(to, nil)
	r.visit(scene)
}

func (r *tour) word(key string, args ...any) string { return r.shell.lang.T(key, args...) }

// front is what lies in front: a dialog, or the page.
func (r *tour) front() fyne.CanvasObject {
	if over := r.shell.canvas.Overlays().Top(); over != nil {
		return over
	}
	return r.shell.canvas.Content()
}

// press presses what has a message on it.
func (r *tour) press(key string, args ...any) {
	r.Helper()
	r.pressNamed(r.word(key, args...))
}

func (r *tour) pressNamed(name string) {
	r.Helper()
	for _, o := range objects(r.front()) {
		said, ok := o.(interface{ Text() string })
		tapped, can := o.(fyne.Tappable)
		if ok && can && said.Text() == name {
			if r.keys {
				r.byKeys(o)
			} else {
				tapped.Tapped(&fyne.PointEvent{})
			}
			return
		}
	}
	r.Fatalf("nothing on page %q says %q", r.shell.route.Page, name)
}

// into gives the keys to the field or editor of a label.
func (r *tour) into(label string) fyne.Focusable {
	r.Helper()
	for _, f := range focusables(r.front()) {
		n, named := f.(fyne.Accessible)
		_, writes := f.(interface{ Type(string) })
		if named && writes && n.AccessibilityLabel() == label {
			if r.keys {
				r.reach(f.(fyne.CanvasObject))
			} else {
				r.shell.canvas.Focus(f)
			}
			return f
		}
	}
	r.Fatalf("no field on page %q is called %q", r.shell.route.Page, label)
	return nil
}

// enter types into a field, in the place of what is there.
func (r *tour) enter(text, key string, args ...any) {
	r.Helper()
	f := r.into(r.word(key, args...))
	f.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	test.Type(f, text)
	r.typed = append(r.typed, text)
}

// escape presses the key.
func (r *tour) escape() {
	r.shell.escaped = time.Time{} // long ago: two in a row are the cover
	r.key(fyne.KeyEscape)
}

// key presses a key where the keys go now.
func (r *tour) key(k fyne.KeyName) {
	if r.struck != nil {
		r.struck(k)
	}
	if f := r.shell.canvas.Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: k})
		return
	}
	r.shell.canvas.OnTypedKey()(&fyne.KeyEvent{Name: k})
}
