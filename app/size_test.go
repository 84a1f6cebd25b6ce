package app

import (
	"context"
	"fmt"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/i18n"
)

// sized is a shell in a window that is drawn in memory, at the list of lessons.
func sized(t *testing.T, tag string, window fyne.Size, text float32) (*Shell, software.WindowlessCanvas, *inOrder) {
	t.Helper()
	sweep()
	test.NewTempApp(t)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.Resize(window)
	e := &inOrder{}
	s, err := newShell(c, Options{Folder: t.TempDir()}, e)
	if err != nil {
		t.Fatal(err)
	}
	s.now = noon
	s.settings.Language, s.settings.Use, s.settings.Size = tag, screen.AtHome, text
	if err := s.dress(); err != nil {
		t.Fatal(err)
	}
	s.show(screen.Route{Page: screen.Lessons}, nil)
	return s, c, e
}

// In a window that has no room for the chosen size the text is as large as it has
// room for, and of the chosen size again when the window has grown and stays so.
func TestTextFitsTheWindow(t *testing.T) {
	s, c, e := sized(t, "ur", vga, largestText)
	shown := func(window fyne.Size, want float32) {
		t.Helper()
		if s.look.Size != want {
			t.Errorf("in a window of %v the text is %g dp, want %g", window, s.look.Size, want)
		}
	}
	shown(vga, 17)
	page := s.page
	c.Resize(usual)
	if shown(usual, 17); s.page != page {
		t.Error("the page is made anew while the window changes")
	}
	e.pass(steady / 2)
	c.Resize(small)
	e.pass(steady / 2)
	shown(small, 17)
	e.pass(steady)
	shown(small, 28)
	if s.page == page || s.route.Page != screen.Lessons {
		t.Errorf("page %v was not made anew", s.route)
	}
	c.Resize(fyne.NewSize(1050, 610))
	page = s.page
	if e.pass(steady); s.page != page {
		t.Error("a page is made anew for nothing")
	}
	s.settings.Size = smallestText
	s.render()
	for _, window := range []fyne.Size{huge, leastWindow, fyne.NewSize(10, 10)} {
		c.Resize(window)
		e.pass(steady)
		shown(window, smallestText)
	}
}

// A page with work under way is not made anew before that is done: it would be
// cut off.
func TestAWindowThatGrowsCutsNoWorkOff(t *testing.T) {
	s, c, _ := sized(t, "en", vga, largestText)
	e := slowly(t, s)
	s.show(screen.Route{Page: screen.Unlock}, nil)
	page, ended := s.page, false
	s.desk.run(screen.Work{Do: func(context.Context, func(int, int)) error { return nil }, Done: func(error) { ended = true }})
	c.Resize(small)
	if e.pass(3 * steady); s.page != page {
		t.Fatal("the page is made anew while it works")
	}
	e.do()
	if e.pass(2 * steady); !ended || s.page == page {
		t.Errorf("the work came to its end: %v; the page was made anew: %v", ended, s.page != page)
	}
}

// What is held down with the mouse stays there until it is let go, or nothing would
// come of it.
func TestAWindowThatGrowsTakesNoButtonAway(t *testing.T) {
	s, c, e := sized(t, "en", vga, largestText)
	page, button := s.page, first[*kit.Button](t, s.canvas.Content())
	c.Resize(small)
	e.pass(steady / 2)
	button.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if e.pass(3 * steady); s.page != page {
		t.Fatal("the page is made anew while a button is held down")
	}
	button.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if e.pass(steady); s.page == page {
		t.Error("the page is never made anew")
	}
}

// More text than the window has room for is kept for a larger window, and the
// person is told.
func TestLargerTextThanThereIsRoomFor(t *testing.T) {
	s, c, e := sized(t, "en", vga, largestText)
	s.resize(20)
	if s.settings.Size != largestText || !says(s, s.lang.T("settings.size_room")) {
		t.Errorf("the text is to be %g dp, and nothing is said", s.settings.Size)
	}
	s.resize(14)
	if s.settings.Size != 14 || s.look.Size != 14 {
		t.Errorf("the text is %g dp, to be %g", s.look.Size, s.settings.Size)
	}
	c.Resize(usual)
	e.pass(steady)
	s.resize(20)
	if s.look.Size != 20 || says(s, s.lang.T("settings.size_room")) {
		t.Errorf("the text is %g dp where there is room for 20", s.look.Size)
	}
}

// At every scale a page has the same places, and everything on it is drawn at the
// pixels of the screen, not drawn small and blown up.
func TestPagesAtEveryScale(t *testing.T) {
	for _, tag := range i18n.Tags() {
		for _, window := range []fyne.Size{vga, huge} {
			s, c, _ := sized(t, tag, window, largestText)
			for _, to := range []screen.Route{{Page: screen.Lessons}, {Page: screen.Reader, ID: "reading-cues"}, {Page: screen.Unlock}, {Page: screen.Help}} {
				var before string
				for _, scale := range []float32{1, 1.5, 2, 3} {
					c.SetScale(scale)
					s.show(to, nil)
					if now := layOf(s); before == "" {
						before = now
					} else if now != before {
						t.Errorf("%s %v: page %q is another one at scale %g", tag, window, to.Page, scale)
					}
					if window == vga && scale != 1.5 && to.Page == screen.Reader {
						sharp(t, fmt.Sprintf("%s %q at scale %g", tag, to.Page, scale), c.Capture(), int(scale))
					}
				}
			}
		}
	}
}

// layOf is where everything on the page stands.
func layOf(s *Shell) (all string) {
	for _, p := range placedIn(s.canvas.Content()) {
		all += fmt.Sprintf("%T%v", p.object, p.at)
	}
	return all
}

// sharp looks at squares of scale × scale pixels: what is blown up has one colour in
// each, what is drawn has edges within.
func sharp(t *testing.T, what string, picture image.Image, scale int) {
	t.Helper()
	img := picture.(*image.NRGBA)
	if size := img.Bounds().Size(); size != image.Pt(int(vga.Width)*scale, int(vga.Height)*scale) {
		t.Errorf("%s: the picture is %v", what, size)
	}
	edged, marks := 0, 0
	for y := 0; y+scale <= img.Rect.Dy(); y += scale {
		for x := 0; x+scale <= img.Rect.Dx(); x += scale {
			first, ink, edge := img.NRGBAAt(x, y), false, false
			for i := range scale * scale {
				c := img.NRGBAAt(x+i%scale, y+i/scale)
				ink = ink || c != kit.PaletteFor(kit.Paper).Paper
				edge = edge || c != first
			}
			if ink {
				marks++
			}
			if edge {
				edged++
			}
		}
	}
	if marks < 1000 || scale > 1 && edged*20 < marks {
		t.Errorf("%s: of %d places with something on them %d have an edge", what, marks, edged)
	}
}
