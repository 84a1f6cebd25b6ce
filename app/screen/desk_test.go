package screen

import (
	"context"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/assets"
)

// course is the real one, which never changes.
var course = sync.OnceValues(func() (*lesson.Course, error) { return lesson.Load(assets.FS) })

// reader is what the pages know of the real course.
func reader(t *testing.T) Reading {
	t.Helper()
	read, err := course()
	if err != nil {
		t.Fatal(err)
	}
	return Reading{Course: read, Library: sync.OnceValue(read.Library), Open: true, Place: lesson.Place{None: true}}
}

// desk is a stage with an open journal, and a clock that stands until it is told
// to go on.
type desk struct {
	*stage
	*opening
	read   Reading
	now    time.Duration
	alarms []*ringing
}

type ringing struct {
	at  time.Duration
	act func()
}

// atDesk runs a test in both languages, each with an empty journal.
func atDesk(t *testing.T, run func(d *desk)) {
	inEach(t, func(s *stage) { run(newDesk(s)) })
}

func newDesk(s *stage) *desk {
	s.Helper()
	d := &desk{stage: s, opening: notebook(s.T), read: reader(s.T)}
	d.speak(s.env.Look.Lang.Tag(), s.env.Look.Size)
	return d
}

// speak changes the language, and keeps the clock.
func (d *desk) speak(tag string, size float32) {
	d.stage.speak(tag, size)
	d.env.Look.Desk.After = func(wait time.Duration, ring func()) func() {
		a := &ringing{d.now + wait, ring}
		d.alarms = append(d.alarms, a)
		return func() { a.act = nil }
	}
	picture := func(name string) []byte {
		if data, err := assets.Picture(name + ".svg"); err == nil {
			return data
		}
		data, err := assets.FS.ReadFile("lessons/" + name + "/" + name + ".svg")
		d.must(err)
		return data
	}
	d.env.Look.Desk.Picture = picture
}

// pass lets time go by.
func (d *desk) pass(wait time.Duration) {
	for until := d.now + wait; ; {
		var next *ringing
		for _, a := range d.alarms {
			if a.act != nil && a.at <= until && (next == nil || a.at < next.at) {
				next = a
			}
		}
		if next == nil {
			d.now = until
			return
		}
		d.now = next.at
		act := next.act
		next.act = nil
		act()
	}
}

// write shows the page of an entry.
func (d *desk) write(r Route, state any) *kit.Editor {
	d.Helper()
	r.Page = Write
	d.show(NewWrite(d.env, d.journal, d.read, r, state))
	return d.editor()
}

// editor is the paper on the page.
func (d *desk) editor() (e *kit.Editor) {
	d.Helper()
	d.walk(func(o fyne.CanvasObject) bool {
		e, _ = o.(*kit.Editor)
		return e != nil
	})
	if e == nil {
		d.Fatal("nowhere to write")
	}
	return e
}

// entries are those of the journal, newest first.
func (d *desk) entries(want int) []journal.Entry {
	d.Helper()
	list, _, err := d.journal.Newest(d.Context(), "", 1000)
	d.must(err)
	if len(list) != want {
		d.Fatalf("%d entries, want %d: %v", len(list), want, list)
	}
	return list
}

// drafts are what is sealed and no revision yet.
func (d *desk) drafts(want int) {
	d.Helper()
	list, err := d.vault.Drafts(d.Context())
	d.must(err)
	if len(list) != want {
		d.Errorf("%d drafts, want %d", len(list), want)
	}
}

// keep makes an entry.
func (d *desk) keep(e journal.Entry) journal.Entry {
	d.Helper()
	s := d.journal.Write(e)
	d.must(s.Update(d.Context(), e))
	d.must(s.Commit(d.Context()))
	return s.Entry()
}

// faulty are real records on a disk that now and then takes nothing.
type faulty struct {
	vault
	fail *error
}

func (f faulty) Revise(ctx context.Context, c journal.Change) (journal.Revision, error) {
	if *f.fail != nil {
		return journal.Revision{}, *f.fail
	}
	return f.vault.Revise(ctx, c)
}

func (f faulty) PutDraft(ctx context.Context, d journal.Draft) error {
	if *f.fail != nil {
		return *f.fail
	}
	return f.vault.PutDraft(ctx, d)
}

// failing is the journal on such a disk.
func (d *desk) failing(fail *error) *journal.Journal {
	d.Helper()
	j, err := journal.Open(d.Context(), faulty{vault{d.vault}, fail}, noon)
	d.must(err)
	return j
}

// pressInDialog presses what lies over the page.
func (d *desk) pressInDialog(key string) {
	d.Helper()
	text, pressed := d.env.T(key), false
	for _, over := range d.window.Canvas().Overlays().List() {
		walk(over, func(o fyne.CanvasObject) bool {
			if b, ok := o.(*kit.Button); ok && b.Text() == text {
				pressed = true
				test.Tap(b)
			}
			return pressed
		})
	}
	if !pressed {
		d.Fatalf("no dialog says %q", text)
	}
}
