//go:build e2e

package app

import (
	"image"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// glance is how long a person waits after a movement that shows nothing: Fyne
// takes the pointer's place over only with its next frame.
const glance = 300 * time.Millisecond

// rest takes the mouse to where it lies over nothing: the lower corner of the
// rail, where no scroll bar is.
func (p *person) rest() {
	p.t.Helper()
	at := fyne.NewPos(1, p.twin.size.Height-2)
	if p.twin.shell.look.RTL() {
		at.X = p.twin.size.Width - 2
	}
	p.point(at)
}

func (p *person) point(at fyne.Position) {
	p.t.Helper()
	p.window.run("xdotool", "mousemove", "--window", p.window.id,
		strconv.Itoa(int(at.X)), strconv.Itoa(int(at.Y)))
}

// find looks for a thing on the page, and turns the wheel until it can be seen.
func (p *person) find(name string, fits func(fyne.CanvasObject) bool) *thing {
	p.t.Helper()
	th := p.twin.find(name, fits)
	if th == nil {
		p.t.Fatalf("there is no %q on the page", name)
	}
	bar := p.twin.bar(th.view)
	if th.hidden() == 0 || bar == nil {
		return th
	}
	p.over(bar) // which shows when the window has seen the mouse
	turned := 0
	for step := th.hidden(); step != 0; step = th.hidden() {
		before := th.at
		p.twin.scroll(th.view.middle(), step)
		if th = p.twin.find(name, fits); th.at == before { // as far as it goes
			break
		}
		turned += step
	}
	p.turn(turned)
	return th
}

// turn turns the wheel in the window.
func (p *person) turn(notches int) {
	p.t.Helper()
	button := "5"
	if notches < 0 {
		button, notches = "4", -notches
	}
	if notches != 0 {
		p.window.run("xdotool", "click", "--repeat", strconv.Itoa(notches), "--delay", "20", button)
	}
	p.rest()
	p.same()
}

// press presses what has this message on it.
func (p *person) press(key string, args ...any) {
	p.t.Helper()
	p.pressNamed(p.word(key, args...))
}

func (p *person) pressNamed(name string) {
	p.t.Helper()
	p.click(name)
	p.same()
}

// click presses and does not look what comes of it.
func (p *person) click(name string) {
	p.t.Helper()
	th := p.find(name, tappable)
	p.over(th)
	p.window.run("xdotool", "click", "1")
	th.object.(fyne.Tappable).Tapped(&fyne.PointEvent{})
	p.rest()
}

// over moves the mouse over a thing, and waits until the window has seen it.
func (p *person) over(th *thing) {
	p.t.Helper()
	plain := soften(p.twin.picture())
	p.point(th.at.middle())
	if th.hover(true) {
		lit := soften(p.twin.picture())
		th.hover(false)
		part := th.at.pixels().Intersect(lit.Rect)
		if apart(plain, lit, part, image.Point{}) > 0.2 {
			until(p.t, "that the mouse is seen", func() bool {
				now := soften(p.look())
				return apart(now, lit, part, image.Point{}) < apart(now, plain, part, image.Point{})
			})
			return
		}
	}
	time.Sleep(glance)
}

// write types into the field or editor of that message.
func (p *person) write(key, text string, args ...any) {
	p.t.Helper()
	p.enter(p.word(key, args...))
	p.keys(text)
}

// empty takes everything out of a field.
func (p *person) empty(key string) {
	p.t.Helper()
	p.enter(p.word(key))
	p.window.run("xdotool", "key", "ctrl+a", "BackSpace")
	p.twin.shortcut(&fyne.ShortcutSelectAll{})
	p.twin.erase()
	p.same()
}

// enter gives the keys to a field, if it does not have them yet.
func (p *person) enter(name string) {
	p.t.Helper()
	th := p.find(name, writable)
	field, focus := th.object.(fyne.Focusable), p.twin.shell.canvas
	if focus.Focused() == field {
		return
	}
	p.over(th)
	focus.Focus(field)
	for range 5 { // nothing shows whether the mouse was seen before the click
		p.window.run("xdotool", "click", "1")
		if _, _, ok := p.matches(3*time.Second, nil); ok {
			break
		}
	}
	p.rest()
	p.same()
}

// keys types on the keyboard, and waits until what can be saved is saved.
func (p *person) keys(text string) {
	p.t.Helper()
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			p.window.run("xdotool", "key", "Return")
		}
		p.window.run("xdotool", "type", "--delay", "25", "--", line)
	}
	p.twin.write(text)
	p.twin.wait(time.Second)
	p.same()
}

// shortcut presses keys that work everywhere.
func (p *person) shortcut(keys string, s fyne.Shortcut) {
	p.t.Helper()
	p.window.run("xdotool", "key", keys)
	p.twin.shortcut(s)
	p.same()
}
