//go:build e2e

package app

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/lesson"
	"gehwara/assets"
)

// person sits at the real window, does there what is done to its twin, and
// looks whether both show the same page.
type person struct {
	t      *testing.T
	window *window
	twin   *twin
	name   string // begins the names of the pictures
	taken  int
}

// sitDown starts the program for the first time.
func sitDown(t *testing.T, d *display, a account, name string) *person {
	t.Helper()
	p := &person{t: t, name: name}
	p.start(d, a)
	p.twin = newTwin(t, t.TempDir(), p.size())
	p.ready()
	return p
}

// sitBeside starts the program a second time, beside the person's window.
func sitBeside(first *person, d *display, a account) *person {
	first.t.Helper()
	p := &person{t: first.t, name: first.name + "-second"}
	p.start(d, a)
	p.twin = newTwin(p.t, first.twin.folder, p.size())
	p.ready()
	return p
}

// startAgain starts the program anew, beside a twin that has done the same.
func (p *person) startAgain(d *display, a account, again *twin) {
	p.t.Helper()
	p.start(d, a)
	p.twin = again
	p.ready()
}

// ready waits until the window shows its first page: what is pressed before that is
// pressed on nothing.
func (p *person) ready() {
	p.t.Helper()
	p.rest()
	p.same()
}

func (p *person) start(d *display, a account) {
	p.t.Helper()
	log, err := os.OpenFile(filepath.Join(*out, p.name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		p.t.Fatal(err)
	}
	defer log.Close()
	p.window = d.open(a, log)
}

// size is that of the window, dp; FYNE_SCALE makes a dp a pixel.
func (p *person) size() fyne.Size {
	return fyne.NewSize(float32(p.window.where.Dx()), float32(p.window.where.Dy()))
}

// ends waits for the program to end in good order.
func (p *person) ends() {
	p.t.Helper()
	if status := p.window.ended(); status != 0 {
		p.t.Errorf("the program ended with status %d", status)
	}
}

// word is a message of the catalogue in the language of the page.
func (p *person) word(key string, args ...any) string { return p.twin.shell.lang.T(key, args...) }

// day is the name of an entry's card.
func (p *person) day(d journal.Date) string { return p.twin.shell.lang.ShortDate(d.Month, d.Day) }

// door is the name of one of the doors of help.
func (p *person) door(id string) string {
	p.t.Helper()
	help, err := lesson.LoadHelp(assets.FS, p.twin.shell.lang.Tag())
	if err != nil {
		p.t.Fatal(err)
	}
	return help.Door(id).Name
}

func (p *person) look() *image.NRGBA {
	p.t.Helper()
	img, err := p.window.look(p.window.where)
	if err != nil {
		p.t.Fatal(err)
	}
	return img
}

// same waits until the window shows the page of its twin, away from some
// places. What is said at the foot of the page goes away by itself, in both.
func (p *person) same(but ...image.Rectangle) {
	p.t.Helper()
	p.await("page", but)
	if len(p.twin.shell.frame.foot.Objects) > 0 {
		p.twin.wait(p.twin.shell.frame.toast.Stay())
		p.await("quiet", but)
	}
}

func (p *person) await(what string, but []image.Rectangle) {
	p.t.Helper()
	shown, d, ok := p.matches(patient, but)
	if !ok {
		p.keep("fault-"+what, shown, p.twin.picture())
		p.t.Fatalf("the window does not show the page %q as its twin: at best it is unlike at %v, by %.1f",
			p.twin.shell.route.Page, d.at, d.worst)
	}
}

// matches waits so long for the window to look like its twin, and gives what it
// showed that was most like it.
func (p *person) matches(long time.Duration, but []image.Rectangle) (shown *image.NRGBA, d difference, ok bool) {
	p.t.Helper()
	want := soften(p.twin.picture())
	d.worst = 256
	for deadline := time.Now().Add(long); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		got := p.look()
		if got.Rect != want.Rect {
			p.t.Fatalf("the window is %v, its twin %v", got.Rect, want.Rect)
		}
		if now := compare(soften(got), want, but); now.worst < d.worst {
			shown, d = got, now
		}
		if d.worst <= tolerance {
			return shown, d, true
		}
	}
	return shown, d, false
}

// sees waits for the page and keeps its picture, for people to look at.
func (p *person) sees(name string) {
	p.t.Helper()
	p.same()
	p.keep(name, p.look(), p.twin.picture())
	if title := p.window.title(); title != "Gehwara" {
		p.t.Fatalf("the window's title is %q", title)
	}
}

// discerns proves that a page would be noticed on which one letter is wrong.
func (p *person) discerns() {
	p.t.Helper()
	right := soften(p.look())
	p.twin.write("ں")
	p.twin.wait(time.Second)
	d := compare(right, soften(p.twin.picture()), nil)
	p.t.Logf("a letter more makes a difference of %.1f", d.worst)
	if d.worst <= tolerance {
		p.t.Errorf("a wrong letter makes only a difference of %.1f", d.worst)
	}
	p.twin.erase()
	p.twin.wait(time.Second)
	p.same()
}

// keep writes the pictures of the window and of its twin.
func (p *person) keep(name string, real, twin *image.NRGBA) {
	p.t.Helper()
	p.taken++
	base := filepath.Join(*out, fmt.Sprintf("%s-%02d-%s", p.name, p.taken, name))
	for end, img := range map[string]*image.NRGBA{".png": real, ".twin.png": twin} {
		f, err := os.Create(base + end)
		if err != nil {
			p.t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, img); err != nil {
			p.t.Fatal(err)
		}
	}
}
