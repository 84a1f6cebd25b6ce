package app

import (
	"time"

	"fyne.io/fyne/v2"
)

// Every page has room in a window of so many ems of the text, which is one of
// 1024×600 at the largest text. In a window that is too small for the size chosen, as
// on a screen whose scale is 2 or 3, the text is as large as it has room for.
const emsWide, emsHigh = 36, 21

// leastWindow is the smallest window there is, dp: it fits on a screen of 1366×768
// pixels at scale 3.
var leastWindow = fyne.NewSize(440, 240)

// The window's widths, dp, below which the rail shows icons with small words, and the
// line above the page icons alone; and the height below which its title is small.
const narrow, slight, low = 1100, 560, 400

// room is what the window of now has room for.
type room struct {
	text                float32 // its size, dp
	narrow, slight, low bool
}

func (s *Shell) room() room {
	size := s.canvas.Size()
	if size.IsZero() {
		return room{text: s.settings.Size} // nothing is seen yet
	}
	fits := float32(int(min(size.Width/emsWide, size.Height/emsHigh)))
	return room{
		text:   max(smallestText, min(s.settings.Size, fits)),
		narrow: size.Width < narrow, slight: size.Width < slight, low: size.Height < low,
	}
}

// steady is how long a window must keep its size before the page is made anew, so
// that it is not while somebody drags its border.
const steady = 150 * time.Millisecond

// windowed hears that the page was laid out, maybe in a window of another size. Work
// under way is not cut off for it, nor is a button taken from under the mouse.
func (s *Shell) windowed() {
	if s.resized != nil {
		s.resized()
		s.resized = nil
	}
	if s.fits == s.room() {
		return
	}
	s.resized = s.engine.After(steady, func() {
		s.resized = nil
		switch {
		case s.fits == s.room():
		case len(s.desk.running) > 0, s.pressing:
			s.windowed()
		default:
			s.render()
		}
	})
}

// fit takes over what the window has room for.
func (s *Shell) fit() {
	if s.fits == s.room() {
		return
	}
	if err := s.dress(); err != nil {
		fyne.LogError("the page keeps its size", err)
	}
}

// resize gives all text another size. A larger one than there is room for is kept for
// a larger window.
func (s *Shell) resize(size float32) {
	if size > s.look.Size {
		size = max(size, s.settings.Size)
	}
	s.change(s.with(func(set *Settings) { set.Size = size }))
	if s.look.Size < size {
		s.say(s.lang.T("settings.size_room"), "", nil)
	}
}

// heard is a layout of which somebody hears when it is used.
type heard struct {
	of fyne.Layout
	by func()
}

func (h heard) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.of.Layout(objects, size)
	h.by()
}

func (h heard) MinSize(objects []fyne.CanvasObject) fyne.Size { return h.of.MinSize(objects) }
