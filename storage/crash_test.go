package storage

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

// childJournal names, in a child's environment, the data folder, the journal
// and what to do with it.
const childJournal = "GEHWARA_TEST_CHILD"

// TestMain lets the tests run their own binary as a process to be killed.
func TestMain(m *testing.M) {
	if ServeProbe() {
		os.Exit(0)
	}
	if order := os.Getenv(childJournal); order != "" {
		if err := child(strings.Split(order, "|")); err != nil {
			fmt.Println("error:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// startChild unlocks a journal in another process; its lines come from the
// reader.
func startChild(t testing.TB, shelf *Shelf, id, work string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	executable, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(executable)
	cmd.Env = append(os.Environ(), childJournal+"="+strings.Join([]string{filepath.Dir(shelf.dir), id, work}, "|"))
	out, err := cmd.StdoutPipe()
	if err == nil {
		_, err = cmd.StdinPipe() // open until the child is waited for
	}
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	return cmd, bufio.NewScanner(out)
}

func child(order []string) error {
	dir, id, work := order[0], order[1], order[2]
	shelf := cheapShelf(dir)
	var day int
	if n, _ := fmt.Sscan(strings.TrimPrefix(work, "write "), &day); n == 1 {
		shelf.now = func() time.Time { return time.Now().AddDate(0, 0, day) }
	}
	if work == "measure" {
		return measure(dir, id)
	}
	v, err := shelf.Unlock(context.Background(), id, passphrase)
	if err != nil {
		return err
	}
	if work != "marks" {
		return writeOn(v)
	}
	if err := writeMarks(v); err != nil {
		return err
	}
	fmt.Println("written")
	_, err = io.Copy(io.Discard, os.Stdin) // until killed
	return err
}

// measure says by how much this process grows by an open journal that is read
// and written, in memory of its own and its share of what is mapped.
func measure(dir, id string) error {
	debug.SetMemoryLimit(64 << 20) // as the program does
	before, err := proportionalSize()
	if err != nil {
		return err
	}
	v, err := OpenShelf(dir).Unlock(context.Background(), id, benchPassphrase)
	if err != nil {
		return err
	}
	for cursor, pages := "", 0; pages < 20; pages++ {
		if _, cursor, err = v.Newest(context.Background(), "entry", cursor, 50); err != nil {
			return err
		}
		if _, err = v.Revise(context.Background(), entry("2026-11-22", string(entryText(pages)))); err != nil {
			return err
		}
	}
	after, err := proportionalSize()
	if err != nil {
		return err
	}
	fmt.Println("more", after-before, "kB")
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

// proportionalSize is the memory that this process has, in kB.
func proportionalSize() (kB int, err error) {
	data, err := os.ReadFile("/proc/self/smaps_rollup")
	if err != nil {
		return 0, err
	}
	_, after, _ := strings.Cut(string(data), "\nPss:")
	_, err = fmt.Sscan(after, &kB)
	return kB, err
}

// writeOn saves until it is killed, and says so after each save.
func writeOn(v *Vault) error {
	session := uuid.New()
	var last Revision
	for n := 0; ; n++ {
		text := fmt.Sprintf("%d %s", n, strings.Repeat("کروٹ ", n%200))
		change := entry("2026-11-22", text)
		if n%3 > 0 {
			change = after(last, text)
		}
		made, err := v.Revise(context.Background(), change)
		if err != nil {
			return err
		}
		last = made
		fmt.Println("saved", made.Item, made.ID, n)
		draft := Draft{Session: session, Item: made.Item, Kind: "entry", Body: []byte(text)}
		if err := v.PutDraft(context.Background(), draft); err != nil {
			return err
		}
		fmt.Println("draft", session, made.ID, n)
	}
}

// acknowledged is what a child said was saved.
type acknowledged struct {
	saved  map[uuid.UUID]uuid.UUID // revision: item
	drafts map[uuid.UUID]int       // session: number of its last draft
}

// killsEach is how many kills one journal sees: the longer it gets, the longer
// it takes to see that all is there.
const killsEach = 25

// TestKills kills a process under load again and again, most often while it
// saves, and sometimes while it still opens the journal: what it acknowledged
// is there, and the journal opens.
func TestKills(t *testing.T) {
	kills, random := chance(t, 20, 1000)
	saves, repairs := 0, 0
	for left := kills; left > 0; left -= killsEach {
		shelf, id := lockedJournal(t)
		known := acknowledged{map[uuid.UUID]uuid.UUID{}, map[uuid.UUID]int{}}
		for n := range min(left, killsEach) {
			known.kill(t, shelf, id, n, random)
			v := unlock(t, shelf, id, passphrase)
			known.check(t, v)
			if r := v.Repair(); r != nil {
				repairs++
			}
			if err := v.Lock(); err != nil {
				t.Fatal(err)
			}
		}
		saves += len(known.saved)
		t.Logf("%d kills, %d saves", kills-left+min(left, killsEach), saves)
		wantErr(t, os.RemoveAll(filepath.Dir(shelf.dir)), nil)
		if t.Failed() {
			t.FailNow()
		}
	}
	t.Logf("%d kills, %d saves, 0 lost, %d times something was mended", kills, saves, repairs)
}

// kill starts a child for which it is day n, so that it takes snapshots too,
// and kills it.
func (a acknowledged) kill(t *testing.T, shelf *Shelf, id string, n int, random *rand.Rand) {
	t.Helper()
	cmd, lines := startChild(t, shelf, id, fmt.Sprint("write ", n))
	if random.IntN(4) == 0 { // anywhere, the opening too: so this waits for a time and not for a line
		time.Sleep(time.Duration(random.IntN(300)) * time.Millisecond)
	} else {
		for range 2 + random.IntN(400) {
			a.read(t, lines)
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() { // what it managed to say before the end
		a.take(t, lines.Text())
	}
	cmd.Wait()
}

func (a acknowledged) read(t *testing.T, lines *bufio.Scanner) {
	t.Helper()
	if !lines.Scan() {
		t.Fatal("the child ended by itself")
	}
	a.take(t, lines.Text())
}

func (a acknowledged) take(t *testing.T, line string) {
	t.Helper()
	var (
		what     string
		one, two uuid.UUID
		n        int
	)
	if _, err := fmt.Sscan(line, &what, asText{&one}, asText{&two}, &n); err != nil {
		t.Fatalf("the child says %q", line)
	}
	if what == "saved" {
		a.saved[two] = one
	} else {
		a.drafts[one] = n
	}
}

// asText scans an id.
type asText struct{ id *uuid.UUID }

func (s asText) Scan(state fmt.ScanState, _ rune) error {
	token, err := state.Token(true, nil)
	if err != nil {
		return err
	}
	return s.id.UnmarshalText(token)
}

func (a acknowledged) check(t *testing.T, v *Vault) {
	t.Helper()
	there := map[uuid.UUID]bool{}
	entries, _ := allPages(t, v, 500)
	for _, head := range entries {
		history, err := v.History(t.Context(), head.Item)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range history {
			there[r.ID] = true
		}
	}
	for id, item := range a.saved {
		if !there[id] {
			t.Errorf("revision %s of %s is lost", id, item)
		}
	}
	a.checkDrafts(t, v)
}

func (a acknowledged) checkDrafts(t *testing.T, v *Vault) {
	t.Helper()
	drafts, err := v.Drafts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	latest := map[uuid.UUID]int{}
	for _, d := range drafts {
		var n int
		if _, err := fmt.Sscan(string(d.Body), &n); err != nil {
			t.Errorf("draft %q", d.Body)
		}
		latest[d.Session] = max(n, latest[d.Session])
	}
	for session, n := range a.drafts {
		if latest[session] < n {
			t.Errorf("draft %d of session %s is lost: %d", n, session, latest[session])
		}
	}
}
