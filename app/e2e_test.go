//go:build e2e

package app

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
)

var program = flag.String("program", "", "the built program that the end-to-end runs start")

// evening is what is typed in the first run. The words are in both scripts, also
// on one line.
var evening = struct{ words, passphrase, mistyped string }{
	words: "آج پہلی بار حرکت محسوس ہوئی، week 23 میں\n" +
		"Dadi jaan said: مبارک ہو! We laughed.\n" +
		"کل صبح 9 بجے checkup (Lady Dufferin) ہے۔",
	passphrase: "chai aur barish 7",
	mistyped:   "chai aur baarish 7",
}

// secrets are what may lie nowhere in clear: the passphrase, the lines, and
// every word long enough not to be found by chance.
func secrets(code string) []string {
	all := []string{evening.passphrase, code}
	for _, line := range strings.Split(evening.words, "\n") {
		all = append(all, line)
		for _, word := range strings.Fields(line) {
			if len([]rune(word)) >= 5 {
				all = append(all, word)
			}
		}
	}
	return all
}

func setUp(t *testing.T) *display {
	t.Helper()
	if *program == "" || *out == "" {
		t.Fatal("the end-to-end runs are started by make e2e")
	}
	if err := os.MkdirAll(*out, 0o700); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	return startDisplay(t)
}

// TestE2EEvening is a family's first evening with the program, a power cut, and
// the day after.
func TestE2EEvening(t *testing.T) {
	d, a := setUp(t), newAccount(t).with(filepath.Join(t.TempDir(), "stick"))
	before := a.around(t)
	p := sitDown(t, d, a, "evening")
	p.sees("start")
	p.pressNamed("English")
	p.sees("use")
	p.press("start.home")
	p.sees("lessons")
	p.press("home.journal_start")
	p.beginJournal()
	code := p.takeCard()
	p.tellOfBaby()
	p.finishLesson("imagined-baby")
	p.writeEntry()
	a.sealed(t, "while the journal is open", secrets(code)...)
	a.private(t)

	p.window.kill()
	a.stays(t, 3600) // on a slow machine a second window may need that long
	a.sealed(t, "after the power cut", secrets(code)...)
	a.untouched(t, before)

	p.startAgain(d, a, p.twin.crashed())
	p.unlock()
	p.sees("home-kept")
	p.findEntry()
	p.secondWindow(d, a)
	p.window.pressClose()
	p.ends()
	a.sealed(t, "after the end", secrets(code)...)
	a.private(t)

	p.startAgain(d, a, p.twin.again())
	p.press("lock.use_code")
	p.write("lock.code", code)
	p.press("lock.open")
	p.sees("home-by-code")
	p.shortcut("ctrl+l", lockKeys)
	p.sees("locked")
	a.sealed(t, "while the journal is locked", secrets(code)...)
	p.window.pressClose()
	p.ends()
	p.mends(d, a)
	a.sealed(t, "after it was mended", secrets(code)...)
	a.private(t)
	a.untouched(t, before)
}

// mends opens a journal of which the store has been cut short, and closes it when
// the store was made again. The page that tells of it names the folder, which is
// another than its twin's: it is not compared.
func (p *person) mends(d *display, a account) {
	p.t.Helper()
	tables, err := filepath.Glob(filepath.Join(a.data, "journals", "*", "db", "*.sst"))
	if err != nil || len(tables) == 0 {
		p.t.Fatal(tables, err)
	}
	for _, table := range tables {
		if err := os.Truncate(table, 100); err != nil {
			p.t.Fatal(err)
		}
	}
	p.startAgain(d, a, p.twin.again())
	p.enter(p.word("lock.passphrase"))
	p.window.run("xdotool", "type", evening.passphrase)
	p.window.run("xdotool", "key", "Return")
	for deadline := time.Now().Add(patient); ; time.Sleep(50 * time.Millisecond) {
		if again, _ := filepath.Glob(filepath.Join(a.data, "journals", "*", "repairs")); len(again) > 0 {
			break
		}
		if time.Now().After(deadline) {
			p.t.Fatal("the store is not made again")
		}
	}
	p.window.pressClose()
	p.ends()
	p.twin.close()
	holds(p.t, a.data, []string{evening.words})
}

// beginJournal answers the questions up to the recovery card.
func (p *person) beginJournal() {
	p.t.Helper()
	p.write("new.name", "Green notebook")
	p.press("picture.boat")
	p.sees("begin-name")
	p.press("app.next")
	p.press("role.mother")
	p.sees("begin-role")
	p.press("app.next")
	p.write("new.pass", evening.passphrase)
	p.write("new.pass_again", evening.passphrase)
	p.sees("begin-passphrase")
	p.click(p.word("new.create"))
}

// takeCard copies the recovery code from the window and types a group of it.
func (p *person) takeCard() (code string) {
	p.t.Helper()
	code = p.readCard()
	p.sees("card")
	p.press("new.card_written")
	for n := 1; n <= 8; n++ {
		if p.twin.find(p.word("new.card_group", "N", n), writable) == nil {
			continue
		}
		p.write("new.card_group", code[5*n-5:5*n], "N", n)
		p.sees("card-check")
		p.press("app.done")
		return code
	}
	p.t.Fatal("no group of the code is asked for")
	return ""
}

func (p *person) tellOfBaby() {
	p.t.Helper()
	p.sees("baby")
	p.press("baby.expecting")
	p.press("baby.by_month")
	p.write("baby.month", "6")
	p.sees("baby-month")
	p.press("app.done")
	p.sees("home")
}

func (p *person) finishLesson(id string) {
	p.t.Helper()
	p.press("nav.lessons")
	p.pressNamed(p.lessonTitle(id))
	p.sees("lesson")
	p.press("reader.more")
	p.sees("lesson-unfolded")
	p.press("reader.finish")
	p.sees("lesson-finished")
}

func (p *person) lessonTitle(id string) string {
	return p.twin.shell.course.Lesson(id).Text(p.twin.shell.lang.Tag()).Title
}

func (p *person) writeEntry() {
	p.t.Helper()
	p.press("nav.journal")
	p.sees("diary-empty")
	p.press("journal.write")
	p.write("write.here", evening.words)
	if p.twin.find(p.word("write.saved"), anything) == nil {
		p.t.Error("the page does not say that the words are saved")
	}
	p.sees("written")
	p.discerns()
}

// unlock tries a mistyped passphrase before the right one.
func (p *person) unlock() {
	p.t.Helper()
	p.sees("unlock")
	p.write("lock.passphrase", evening.mistyped)
	p.press("lock.open")
	p.sees("unlock-mistyped")
	p.empty("lock.passphrase")
	p.write("lock.passphrase", evening.passphrase)
	p.press("lock.open")
}

// findEntry looks for the words of the day before.
func (p *person) findEntry() {
	p.t.Helper()
	p.press("nav.journal")
	p.sees("diary")
	p.press("journal.words_show")
	p.sees("diary-words")
	entries := p.twin.entries()
	if len(entries) != 1 || entries[0].Text != evening.words {
		p.t.Fatalf("the journal holds %+v", entries)
	}
	p.pressNamed(p.day(entries[0].Date))
	p.sees("entry")
}

// secondWindow starts the program again while the journal is open.
func (p *person) secondWindow(d *display, a account) {
	p.t.Helper()
	second := sitBeside(p, d, a)
	second.write("lock.passphrase", evening.passphrase)
	second.press("lock.open")
	if second.twin.find(second.word("error.already_open"), anything) == nil {
		p.t.Error("the second window does not say that the journal is already open")
	}
	second.sees("already-open")
	second.window.pressClose()
	second.ends()
	second.twin.close()
	p.window.focus()
	p.sees("entry-still-open")
}

// TestE2EUrdu is the first start in Urdu, with the data where the
// platform keeps it.
func TestE2EUrdu(t *testing.T) {
	d, a := setUp(t), newAccount(t)
	before := a.around(t)
	p := sitDown(t, d, a, "urdu")
	p.sees("start")
	p.pressNamed("اردو")
	p.sees("use")
	p.press("start.home")
	p.sees("lessons")
	p.finishLesson("reading-cues")
	place := p.twin.find(p.word("reader.finished"), tappable).at
	p.pressNamed("English")
	p.sees("lesson-in-english")
	p.pressNamed("اردو")
	p.sees("lesson-in-urdu")
	if now := p.twin.find(p.word("reader.finished"), tappable).at; now != place {
		t.Errorf("the lesson was at %v, and after two changes of language at %v", place, now)
	}

	p.press("nav.lessons")
	p.press("home.journal_start")
	p.write("new.name", "نیلی کاپی")
	p.press("app.next")
	p.press("role.father")
	p.press("app.next")
	p.write("new.pass", "بارش کے بعد مٹی کی خوشبو")
	p.write("new.pass_again", "بارش کے بعد مٹی کی خوشبو")
	p.sees("begin-passphrase")
	p.click(p.word("new.create"))
	p.readCard()
	p.press("new.card_later")
	p.press("baby.not_now")
	p.press("app.done")
	p.sees("home")
	a.sealed(t, "while the journal is open", "بارش", "خوشبو")
	p.shortcut("ctrl+l", lockKeys)
	p.sees("locked")
	p.press("nav.help")
	p.sees("help")
	for _, door := range []string{"body", "baby", "feelings", "unsafe"} {
		p.press("nav.help")
		p.pressNamed(p.door(door))
		p.sees("help-" + door)
	}
	p.window.pressClose()
	p.ends()
	a.private(t)
	a.untouched(t, before)
}

// TestE2ENoScreen starts the program where no window can be opened.
func TestE2ENoScreen(t *testing.T) {
	a := newAccount(t)
	before := a.around(t)
	for name, display := range map[string]string{"none": "", "one that is not there": ":9999"} {
		c := exec.Command(*program, "--lang", "en")
		c.Env, c.Dir = append(a.environment(display), "LANG=en_GB.UTF-8"), a.home // of "C" Fyne complains
		var said bytes.Buffer
		c.Stdout, c.Stderr = &said, &said
		var status *exec.ExitError
		if err := c.Run(); !errors.As(err, &status) || status.ExitCode() != 1 {
			t.Errorf("with the display %s the program ended with %v", name, err)
		}
		if want := NoDisplayMessage("en") + "\n"; !strings.HasSuffix(said.String(), want) {
			t.Errorf("with the display %s the program said %q", name, said.String())
		} else if display == "" && said.String() != want {
			t.Errorf("with the display %s the program said more than one line: %q", name, said.String())
		}
	}
	a.untouched(t, before)
}
