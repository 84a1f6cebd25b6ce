//go:build e2e

package app

import (
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/i18n"
)

// typist uses the program by keys alone: what a tour by keys does at the twin is
// done at the window.
type typist struct {
	*person
	tour   *tour
	struck []string // at the twin, and not yet at the window; as xdotool names them
}

func (p *person) byKeys() *typist {
	k := &typist{person: p}
	k.tour = &tour{T: p.t, shell: p.twin.shell, keys: true, struck: func(key fyne.KeyName) {
		if key == fyne.KeySpace {
			key = "space"
		}
		k.struck = append(k.struck, string(key))
	}}
	return k
}

// same is person's, away from a ring at the very edge of what it is seen through:
// the painter in memory sets it lower.
func (k *typist) same() {
	k.t.Helper()
	for _, p := range placedIn(k.twin.top()) {
		if any(p.object) == any(k.twin.shell.canvas.Focused()) && p.at.y1-p.view.y1 < 6 {
			k.person.same(image.Rect(int(p.at.x1)-5, int(p.at.y1)-5, int(p.at.x2)+5, int(p.at.y2)+5))
			return
		}
	}
	k.person.same()
}

// sees looks at the page, and keeps its picture.
func (k *typist) sees(name string) {
	k.t.Helper()
	k.same()
	k.keep(name, k.look(), k.twin.picture())
}

// strike presses at the window what was pressed at the twin.
func (k *typist) strike() {
	k.t.Helper()
	k.window.run("xdotool", append([]string{"key", "--delay", "60"}, k.struck...)...)
	k.struck = nil
}

// presses brings the keys to what has this message on it, and presses it.
func (k *typist) presses(key string, args ...any) {
	k.t.Helper()
	k.pressesNamed(k.word(key, args...))
}

func (k *typist) pressesNamed(name string) {
	k.t.Helper()
	k.tour.pressNamed(name)
	k.strike()
	k.twin.wait(time.Second) // until what can be saved is saved
	k.same()
}

// types brings the keys to a field, and writes there.
func (k *typist) types(text, key string, args ...any) {
	k.t.Helper()
	k.tour.into(k.word(key, args...))
	if len(k.struck) > 0 {
		k.strike()
		k.same()
	}
	k.keys(text)
}

// key presses one key.
func (k *typist) key(name fyne.KeyName) {
	k.t.Helper()
	k.tour.key(name)
	k.strike()
}

// TestE2EKeys is the first start, a lesson and an entry without the mouse, in
// each language.
func TestE2EKeys(t *testing.T) {
	for _, tag := range i18n.Tags() {
		t.Run(tag, func(t *testing.T) {
			d, a := setUp(t), newAccount(t)
			before := a.around(t)
			k := sitDown(t, d, a, "keys-"+tag).byKeys()
			k.sees("start")
			k.pressesNamed(shipped().name(tag))
			k.sees("use")
			k.presses("start.home")
			k.sees("lessons")
			k.lesson("reading-cues")
			k.beginning()
			k.entry(entryOf[tag])
			k.shortcut("ctrl+l", lockKeys)
			k.sees("locked")
			k.types(evening.passphrase, "lock.passphrase")
			k.key(fyne.KeyReturn)
			k.sees("unlocked")
			a.sealed(t, "while the journal is open", entryOf[tag], evening.passphrase)
			k.window.pressClose()
			k.ends()
			a.private(t)
			a.untouched(t, before)
		})
	}
}

var entryOf = map[string]string{
	"en": "Today she kicked when dadi sang. We laughed.",
	"ur": "آج دادی نے گایا تو اس نے لات ماری۔ ہم ہنس پڑے۔",
}

// lesson reads one to its end, and goes back to the list by Escape.
func (k *typist) lesson(id string) {
	k.t.Helper()
	title := k.lessonTitle(id)
	k.pressesNamed(title)
	k.sees("lesson")
	k.presses("reader.more")
	k.sees("lesson-unfolded")
	k.chooses()
	quiz := k.twin.shell.course.Lesson(id).Text(k.twin.shell.lang.Tag()).Quiz()
	k.pressesNamed(quiz[0].Answers[1].Text)
	k.sees("lesson-answered")
	k.presses("reader.finish")
	k.sees("lesson-finished")
	k.key(fyne.KeyEscape)
	k.sees("lessons-again")
	if on := label(k.twin.shell.canvas.Focused()); on != title {
		k.t.Errorf("back in the list, the keys are on %q", on)
	}
}

// chooses begins to choose in the text by an arrow with Shift, goes on, and leaves it.
func (k *typist) chooses() {
	k.t.Helper()
	before := k.twin.shell.canvas.Focused()
	k.window.run("xdotool", "key", "--delay", "60", "shift+Down", "shift+Down")
	k.twin.shell.walkText()
	text, ok := k.twin.shell.canvas.Focused().(*kit.Prose)
	if !ok {
		k.t.Fatal("no text has the keys")
	}
	text.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for range 2 {
		text.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	text.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if text.Selected() == "" {
		k.t.Error("nothing is chosen")
	}
	k.sees("lesson-chosen")
	k.key(fyne.KeyEscape)
	k.same()
	if k.twin.shell.canvas.Focused() != before {
		k.t.Errorf("after that the keys are on %q", label(k.twin.shell.canvas.Focused()))
	}
	k.twin.shell.escaped = time.Time{} // a person's next Escape comes later
}

// beginning starts a journal, without a card and without a baby.
func (k *typist) beginning() {
	k.t.Helper()
	k.presses("home.journal_start")
	k.types("Green notebook", "new.name")
	k.presses("picture.boat")
	k.presses("app.next")
	k.presses("role.father")
	k.sees("begin-role")
	k.presses("app.next")
	k.types(evening.passphrase, "new.pass")
	k.key(fyne.KeyReturn)
	k.keys(evening.passphrase)
	k.sees("begin-passphrase")
	k.key(fyne.KeyReturn)
	k.readCard()
	k.presses("new.card_later")
	k.presses("baby.not_now")
	k.presses("app.done")
	k.sees("home")
}

// entry writes one and finds it again.
func (k *typist) entry(words string) {
	k.t.Helper()
	k.presses("nav.journal")
	k.presses("journal.write")
	k.keys(words)
	if k.twin.find(k.word("write.saved"), anything) == nil {
		k.t.Error("the page does not say that the words are saved")
	}
	k.presses("write.feeling_4")
	k.sees("written")
	k.key(fyne.KeyEscape)
	k.presses("journal.words_show")
	k.sees("diary")
	entries := k.twin.entries()
	if len(entries) != 1 || entries[0].Text != words || entries[0].Feeling != journal.Feeling(4) {
		k.t.Fatalf("the journal holds %+v", entries)
	}
	k.pressesNamed(k.day(entries[0].Date))
	k.sees("entry")
}
