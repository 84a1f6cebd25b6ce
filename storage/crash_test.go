package storage

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/uuid"
)

// Words that a person wrote, and secrets: none may be found in any file.
const (
	urduMark  = "نیلوفر کی لوری"
	latinMark = "Zanzibar quokka lullaby"
)

// childJournal names, in a child's environment, the data folder, the journal
// and what to do with it.
const childJournal = "GEHWARA_TEST_CHILD"

// TestMain lets the tests run their own binary as a process to be killed.
func TestMain(m *testing.M) {
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
func startChild(t *testing.T, shelf *Shelf, id, work string) (*exec.Cmd, *bufio.Scanner) {
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
	v, err := cheapShelf(dir).Unlock(context.Background(), id, passphrase)
	if err != nil {
		return err
	}
	if work == "write" {
		return writeOn(v)
	}
	if err := writeMarks(v); err != nil {
		return err
	}
	fmt.Println("written")
	_, err = io.Copy(io.Discard, os.Stdin) // until killed
	return err
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

// TestKills kills a process under load again and again: what it acknowledged
// is there, and the journal opens.
func TestKills(t *testing.T) {
	shelf, id := lockedJournal(t)
	kills, seed := 20, uint64(0x6765687761726121)
	if testing.Short() {
		kills = 5
	}
	random := rand.New(rand.NewPCG(seed, 0))
	known := acknowledged{map[uuid.UUID]uuid.UUID{}, map[uuid.UUID]int{}}
	for range kills {
		cmd, lines := startChild(t, shelf, id, "write")
		for range 2 + random.IntN(400) {
			known.read(t, lines)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it managed to say before the end
			known.take(t, lines.Text())
		}
		cmd.Wait()
		v := unlock(t, shelf, id, passphrase)
		known.check(t, v)
		if err := v.Lock(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills, %d saves, 0 lost", kills, len(known.saved))
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
	for cursor, more := "", true; more; more = cursor != "" {
		page, next, err := v.Newest(t.Context(), "entry", cursor, 500)
		if err != nil {
			t.Fatal(err)
		}
		cursor = next
		for _, head := range page {
			history, err := v.History(t.Context(), head.Item)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range history {
				there[r.ID] = true
			}
		}
	}
	for id, item := range a.saved {
		if !there[id] {
			t.Errorf("revision %s of %s is lost", id, item)
		}
	}
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

// TestNoPlainTextOnDisk searches every byte of every file.
func TestNoPlainTextOnDisk(t *testing.T) {
	shelf, v := newJournal(t)
	dir := filepath.Dir(shelf.dir)
	code := codes[1]
	if err := v.SetRecoveryCode(t.Context(), code); err != nil {
		t.Fatal(err)
	}
	if err := writeMarks(v); err != nil {
		t.Fatal(err)
	}
	nothing := func(state string) {
		t.Helper()
		for path, data := range contents(t, dir) {
			for _, text := range []string{
				urduMark, latinMark, "نیلوفر", "quokka", "marks", "2031-07-19",
				passphrase, fold(passphrase), code, FormatRecoveryCode(code), code[:10],
			} {
				if encoding := found(data, text); encoding != "" {
					t.Errorf("%s: %q in %s, %s", state, text, filepath.Base(path), encoding)
				}
			}
		}
	}
	nothing("open")
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	nothing("locked")
	cmd, lines := startChild(t, shelf, v.id, "marks")
	if !lines.Scan() || lines.Text() != "written" {
		t.Fatalf("the child says %q", lines.Text())
	}
	nothing("open in another process")
	_, err := shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrAlreadyOpen)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	nothing("killed")
	v = unlock(t, shelf, v.id, passphrase)
	nothing("open again")
	if newest, _, err := v.Newest(t.Context(), "marks", "", 100); err != nil || len(newest) != 2*marked {
		t.Errorf("%d entries, %v", len(newest), err)
	}

	// The search finds what is there.
	for _, text := range []string{urduMark, latinMark} {
		units := utf16.Encode([]rune(text))
		for _, plain := range []string{text, little(units), big(units)} {
			if found("before"+plain+"after", text) == "" {
				t.Errorf("%q is not found", text)
			}
		}
	}
}

const marked = 20

// writeMarks leaves marked text in every kind of record there is.
func writeMarks(v *Vault) error {
	text := []byte(strings.Repeat(urduMark+" "+latinMark+"\n", 30))
	for range marked {
		made, err := v.Revise(context.Background(), Change{Item: uuid.New(), Kind: "marks", Sort: "2031-07-19", Body: text})
		if err != nil {
			return err
		}
		if made, err = v.Revise(context.Background(), after(made, urduMark)); err != nil {
			return err
		}
		draft := Draft{Session: uuid.New(), Item: made.Item, Kind: "marks", Sort: "2031-07-19", Body: text}
		if err := v.PutDraft(context.Background(), draft); err != nil {
			return err
		}
	}
	gone, err := v.Revise(context.Background(), Change{Item: uuid.New(), Kind: "marks", Sort: "2031-07-19", Body: text})
	if err != nil {
		return err
	}
	return v.Erase(context.Background(), gone.Item)
}

// found says in which encoding data holds text, if it does.
func found(data, text string) string {
	units := utf16.Encode([]rune(text))
	for encoding, bytes := range map[string]string{"UTF-8": text, "UTF-16LE": little(units), "UTF-16BE": big(units)} {
		if strings.Contains(data, bytes) {
			return encoding
		}
	}
	return ""
}

func little(units []uint16) string {
	var b []byte
	for _, unit := range units {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return string(b)
}

func big(units []uint16) string {
	var b []byte
	for _, unit := range units {
		b = binary.BigEndian.AppendUint16(b, unit)
	}
	return string(b)
}
