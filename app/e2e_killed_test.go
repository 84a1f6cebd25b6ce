//go:build e2e

package app

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"gehwara/app/journal"
	"gehwara/storage"
)

// TestE2EToldToEnd sends the signals by which a system ends a program, while somebody
// writes: it ends in good order, and the words are an entry, not a rescued draft.
func TestE2EToldToEnd(t *testing.T) {
	d, a := setUp(t), newAccount(t).with(filepath.Join(t.TempDir(), "stick"))
	a.bus = startBus(t)
	p := sitDown(t, d, a, "told")
	p.pressNamed("English")
	p.press("start.home")
	p.press("home.journal_start")
	p.beginJournal()
	p.readCard()
	p.press("new.card_later")
	p.press("baby.not_now")
	p.press("app.done")
	a.stays(t, 3)
	var words []string
	for name, signal := range map[string]syscall.Signal{"term": syscall.SIGTERM, "int": syscall.SIGINT, "hup": syscall.SIGHUP} {
		p.press("nav.journal")
		p.press("journal.write")
		p.window.run("xdotool", "type", "told to "+name)
		p.twin.write("told to " + name)
		p.same() // all keys were heard; the words are a draft at most
		words = append(words, "told to "+name)
		if err := p.window.process.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		p.ends()
		holds(t, a.data, words)
		p.startAgain(d, a, p.twin.again())
		p.write("lock.passphrase", evening.passphrase)
		p.press("lock.open")
	}
	p.behind(d, a)
	p.withScreen(a)
	p.window.pressClose()
	p.ends()
	a.private(t)
}

// startBus starts a session bus, where there is what it takes, and gives its
// address.
func startBus(t *testing.T) string {
	t.Helper()
	for _, tool := range []string{"dbus-daemon", "dbus-send"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Logf("no %s: the lock of the screen is not tried", tool)
			return ""
		}
	}
	address := "unix:path=" + filepath.Join(t.TempDir(), "bus")
	c := exec.Command("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address", "--address="+address)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	launch(t, c)
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal("the bus does not start: ", err)
	}
	return address
}

// withScreen opens the journal, and says as a desktop does that the screen is locked.
func (p *person) withScreen(a account) {
	p.t.Helper()
	if a.bus == "" {
		return
	}
	p.write("lock.passphrase", evening.passphrase)
	p.press("lock.open")
	p.sees("open-again")
	p.window.run("dbus-send", "--bus="+a.bus, "--type=signal", "/org/gnome/ScreenSaver",
		"org.gnome.ScreenSaver.ActiveChanged", "boolean:true")
	p.twin.shell.Lock()
	p.sees("locked-with-screen")
}

// behind opens a second window before that of the journal, and comes back after a
// while.
func (p *person) behind(d *display, a account) {
	p.t.Helper()
	second := sitBeside(p, d, a)
	second.sees("in-front")
	time.Sleep(5 * time.Second) // the window is given 3
	p.twin.shell.Lock()
	second.window.pressClose()
	second.ends()
	second.twin.close()
	p.window.focus()
	p.sees("locked-behind")
}

// holds opens the journal of a folder by itself, and looks for the entries in it.
func holds(t *testing.T, folder string, words []string) {
	t.Helper()
	shelf := storage.OpenShelf(folder)
	list, err := shelf.List()
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	if _, err := os.Stat(filepath.Join(folder, "journals", list[0].ID, "files")); err != nil {
		t.Error("the journal was not closed: ", err)
	}
	v, err := shelf.Unlock(t.Context(), list[0].ID, evening.passphrase)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Lock()
	j, err := journal.Open(t.Context(), records{v}, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if rescued := j.TakeRecovered(); len(rescued) > 0 {
		t.Errorf("%d entries had to be rescued", len(rescued))
	}
	entries, _, err := j.Newest(t.Context(), "", 10)
	if err != nil || len(entries) != len(words) {
		t.Fatalf("entries %v, %v, want %q", entries, err, words)
	}
	for i, e := range entries { // the newest first
		if e.Text != words[len(words)-1-i] {
			t.Errorf("entry %d says %q", i, e.Text)
		}
	}
}
