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
	turned := 0
	for {
		th := p.twin.find(name, fits)
		if th == nil {
			p.t.Fatalf("there is no %q on the page", name)
		}
		step := th.hidden()
		if step != 0 {
			p.twin.scroll(th.view.middle(), step)
		}
		if now := p.twin.find(name, fits); step == 0 || now.at == th.at { // in view, or as far as it goes
			p.turn(th.view.middle(), turned)
			return now
		}
		turned += step
	}
}

// turn turns the wheel in the real window.
func (p *person) turn(at fyne.Position, notches int) {
	p.t.Helper()
	button := "5"
	if notches < 0 {
		button, notches = "4", -notches
	}
	if notches == 0 {
		return
	}
	p.point(at)
	time.Sleep(glance)
	p.window.run("xdotool", "click", "--repeat", strconv.Itoa(notches), "--delay", "20", button)
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
			until(p.t, "the mouse over "+th.object.(named).AccessibilityLabel(), func() bool {
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

// enter gives the keys to a field.
func (p *person) enter(name string) {
	p.t.Helper()
	th := p.find(name, writable)
	p.point(th.at.middle())
	time.Sleep(glance)
	p.window.run("xdotool", "click", "1")
	p.twin.shell.canvas.Focus(th.object.(fyne.Focusable))
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
