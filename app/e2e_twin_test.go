//go:build e2e

package app

import (
	"context"
	"image"
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
)

// twin is the same program without a window, led through the same steps by its
// widgets. It tells where on the page the word stands that is to be pressed in
// the real window, and how the page should look.
type twin struct {
	t      *testing.T
	folder string
	size   fyne.Size
	window fyne.Window
	clock  *inOrder
	shell  *Shell
}

func newTwin(t *testing.T, folder string, size fyne.Size) *twin {
	t.Helper()
	w := &twin{t: t, folder: folder, size: size, window: test.NewWindow(nil), clock: &inOrder{}}
	w.window.SetPadded(false)
	w.window.Resize(size)
	s, err := newShell(w.window.Canvas(), Options{Folder: folder}, w.clock)
	if err != nil {
		t.Fatal(err)
	}
	w.shell = s
	t.Cleanup(w.close)
	s.listen()
	s.show(s.first(), nil)
	return w
}

// crashed is the twin as it starts after a power cut: on the files as they are
// now, not as a clean end would leave them.
func (w *twin) crashed() *twin {
	w.t.Helper()
	left := w.t.TempDir()
	if err := os.CopyFS(left, os.DirFS(w.folder)); err != nil {
		w.t.Fatal(err)
	}
	w.close()
	return newTwin(w.t, left, w.size)
}

// again is the twin as it starts after a clean end.
func (w *twin) again() *twin {
	w.t.Helper()
	w.close()
	return newTwin(w.t, w.folder, w.size)
}

func (w *twin) close() {
	if w.window != nil {
		w.shell.Quit()
		w.window.Close()
		w.window = nil
	}
}

// entries are what the open journal holds.
func (w *twin) entries() []journal.Entry {
	w.t.Helper()
	entries, _, err := w.shell.journal().Newest(context.Background(), "", 10)
	if err != nil {
		w.t.Fatal(err)
	}
	return entries
}

// picture draws the page. The painter in memory lays the line round a rectangle
// half outside it, OpenGL's wholly inside: for the drawing such rectangles are
// made smaller.
func (w *twin) picture() *image.NRGBA {
	for _, r := range w.outlined() {
		inset := fyne.NewSquareSize(r.StrokeWidth)
		pos, size := r.Position(), r.Size()
		r.Move(pos.AddXY(r.StrokeWidth/2, r.StrokeWidth/2))
		r.Resize(size.Subtract(inset))
		defer func() {
			r.Move(pos)
			r.Resize(size)
		}()
	}
	return w.shell.canvas.Capture().(*image.NRGBA)
}

// outlined are the rectangles that are drawn with a line round them.
func (w *twin) outlined() []*canvas.Rectangle {
	var out []*canvas.Rectangle
	c := w.shell.canvas
	for _, top := range append(c.Overlays().List(), c.Content()) {
		walkDrawn(&thing{object: top}, func(th *thing) bool {
			if r, ok := th.object.(*canvas.Rectangle); ok && r.StrokeWidth > 0 && r.Size().Width > r.StrokeWidth {
				out = append(out, r)
			}
			return false
		})
	}
	return out
}

// thing is something on the page: where it is in the window, and through which
// scroller it is seen.
type thing struct {
	object fyne.CanvasObject
	at     area
	view   area // the scroller's; empty outside of one
}

// hidden tells which way to turn the wheel to see more of the thing: 1 for down,
// -1 for up, 0 when it is in view.
func (th *thing) hidden() int {
	if th.view.size.IsZero() {
		return 0
	}
	const margin = 12 // dp
	above := th.view.pos.Y + margin - th.at.pos.Y
	below := th.at.pos.Y + th.at.size.Height + margin - th.view.pos.Y - th.view.size.Height
	switch {
	case below > 0 && above < 0:
		return 1
	case above > 0 && below < 0:
		return -1
	}
	return 0
}

// area is a rectangle of the window, dp.
type area struct {
	pos  fyne.Position
	size fyne.Size
}

func (a area) middle() fyne.Position {
	return a.pos.AddXY(a.size.Width/2, a.size.Height/2)
}

func (a area) pixels() image.Rectangle {
	return image.Rect(int(a.pos.X), int(a.pos.Y), int(a.pos.X+a.size.Width)+1, int(a.pos.Y+a.size.Height)+1)
}

// named is what a screen reader can read out.
type named interface{ AccessibilityLabel() string }

// top is what lies in front: a dialog, or the page.
func (w *twin) top() fyne.CanvasObject {
	if over := w.shell.canvas.Overlays().Top(); over != nil {
		return over
	}
	return w.shell.canvas.Content()
}

// bar is the scroll bar of a scroller. Text that can be selected is drawn over
// and sees the mouse too, but takes the keys.
func (w *twin) bar(of area) *thing {
	return w.first(func(th *thing) bool {
		_, drawn := th.object.(fyne.Draggable)
		_, seen := th.object.(desktop.Hoverable)
		_, keyed := th.object.(fyne.Focusable)
		return drawn && seen && !keyed && th.view == of
	})
}

// find gives the first thing with that name that fits.
func (w *twin) find(name string, fits func(fyne.CanvasObject) bool) *thing {
	return w.first(func(th *thing) bool {
		n, ok := th.object.(named)
		return ok && n.AccessibilityLabel() == name && fits(th.object)
	})
}

// first gives the first thing on the page that is meant.
func (w *twin) first(is func(*thing) bool) *thing {
	top := w.top()
	return walkDrawn(&thing{object: top, at: area{top.Position(), top.Size()}}, is)
}

// walkDrawn walks what is drawn, from the back to the front, until it comes to
// what is meant.
func walkDrawn(th *thing, is func(*thing) bool) *thing {
	if th.object == nil || !th.object.Visible() {
		return nil
	}
	if is(th) {
		return th
	}
	view, parts := th.view, []fyne.CanvasObject(nil)
	if _, ok := th.object.(fyne.Scrollable); ok {
		view = th.at
	}
	switch o := th.object.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		at := area{th.at.pos.Add(part.Position()), part.Size()}
		if found := walkDrawn(&thing{part, at, view}, is); found != nil {
			return found
		}
	}
	return nil
}

func tappable(o fyne.CanvasObject) bool {
	_, ok := o.(fyne.Tappable)
	return ok
}

// writable tells fields and editors from all else.
func writable(o fyne.CanvasObject) bool {
	_, ok := o.(fyne.Focusable)
	return ok && !tappable(o)
}

func anything(fyne.CanvasObject) bool { return true }

// hover shows the thing as it looks under the mouse.
func (th *thing) hover(on bool) bool {
	h, ok := th.object.(desktop.Hoverable)
	switch {
	case !ok:
	case on:
		h.MouseIn(&desktop.MouseEvent{})
	default:
		h.MouseOut()
	}
	return ok
}

// scroll turns the wheel over a place.
func (w *twin) scroll(at fyne.Position, notches int) {
	const notch = 25 // dp, as Fyne's window has it
	test.Scroll(w.shell.canvas, at, 0, float32(-notch*notches))
}

// write types into what has the keys.
func (w *twin) write(text string) {
	w.t.Helper()
	for _, r := range text {
		f := w.shell.canvas.Focused()
		switch {
		case f == nil:
			w.t.Fatal("nothing on the page has the keys")
		case r == '\n':
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		default:
			f.TypedRune(r)
		}
	}
}

// erase presses the key that takes back a letter or a selection.
func (w *twin) erase() {
	w.shell.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
}

// shortcut presses keys that work everywhere.
func (w *twin) shortcut(s fyne.Shortcut) {
	if f, ok := w.shell.canvas.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	w.shell.shortcut(s)
}

// wait lets time go by.
func (w *twin) wait(d time.Duration) { w.clock.pass(d) }
