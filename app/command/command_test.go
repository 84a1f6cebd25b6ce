package command

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"gehwara/i18n"
	"gehwara/storage"
)

// passphrase opens the journal in ../../storage/testdata, whose derivation is cheap.
const passphrase = "ميرا كمره ۱۲"

// desk is a computer with a person at it.
type desk struct {
	t        *testing.T
	data     string
	lang     string
	typed    []string // what the person types, in turn
	asked    []string // what was asked
	hidden   []bool
	out, err bytes.Buffer
}

func newDesk(t *testing.T) *desk { return &desk{t: t, data: t.TempDir(), lang: "en"} }

func (d *desk) prompt(_ context.Context, question string, hidden bool) (string, error) {
	d.asked, d.hidden = append(d.asked, question), append(d.hidden, hidden)
	if len(d.typed) == 0 {
		return "", ErrNoTerminal
	}
	next := d.typed[0]
	d.typed = d.typed[1:]
	return next, nil
}

// run carries out a command, and wants its status.
func (d *desk) run(want int, line ...string) (out string) {
	d.t.Helper()
	words, err := i18n.Load(d.lang)
	if err != nil {
		d.t.Fatal(err)
	}
	d.out.Reset()
	d.err.Reset()
	w := World{Folder: d.data, Language: words, Out: &d.out, Err: &d.err, Prompt: d.prompt, Now: time.Now}
	if got := Run(d.t.Context(), w, line); got != want {
		d.t.Errorf("%q ends with %d, want %d: %s", line, got, want, d.err.String())
	}
	for _, text := range []string{d.out.String(), d.err.String()} {
		if strings.Contains(text, "{{") || regexp.MustCompile(`\[[a-z]+\.[a-z_]+\]`).MatchString(text) {
			d.t.Errorf("%q says %q", line, text)
		}
	}
	return d.out.String()
}

// journal lays a journal with a few entries there, called name, and gives its id.
func (d *desk) journal(name string) string {
	d.t.Helper()
	const id = "boat"
	archive, err := zip.OpenReader(filepath.Join("..", "..", "storage", "testdata", "journal-2.zip"))
	if err == nil {
		err = errors.Join(os.CopyFS(filepath.Join(d.data, "journals", id), archive), archive.Close())
	}
	if err != nil {
		d.t.Fatal(err)
	}
	v, err := storage.OpenShelf(d.data).Unlock(d.t.Context(), id, passphrase)
	if err == nil {
		_, err = v.Revise(d.t.Context(), storage.Change{Item: uuid.New(), Kind: "entry", Sort: "2026", Body: []byte(`{"text":"نیلوفر"}`)})
	}
	if err = errors.Join(err, v.Rename(d.t.Context(), name, "lamp", false), v.Lock()); err != nil {
		d.t.Fatal(err)
	}
	return id
}

// hiddenJournal makes a hidden one beside, with nothing in it.
func (d *desk) hiddenJournal(name string) string {
	d.t.Helper()
	v, err := storage.OpenShelf(d.data).Create(d.t.Context(), storage.Journal{Name: name, Hidden: true}, passphrase)
	if err = errors.Join(err, v.Lock()); err != nil {
		d.t.Fatal(err)
	}
	return v.Journal().ID
}

func TestJournals(t *testing.T) {
	d := newDesk(t)
	if out := d.run(exitDone, "journals"); out != "" || !strings.Contains(d.err.String(), "no journal") {
		t.Errorf("%q, %q", out, d.err.String())
	}
	if out := d.run(exitDone, "journals", "--json"); out != "[]\n" {
		t.Errorf("%q", out)
	}
	id := d.journal("ناؤ")
	d.hiddenJournal("secret")
	if out := d.run(exitDone, "journals"); out != id+"  ناؤ\n" {
		t.Errorf("%q", out)
	}
	if err := os.WriteFile(filepath.Join(d.data, "journals", id, "header.json"), []byte(`{"format":"gehwara journal","version":9`), 0o600); err != nil {
		t.Fatal(err)
	}
	os.Remove(filepath.Join(d.data, "journals", id, "header.bak"))
	var list []listed
	if err := json.Unmarshal([]byte(d.run(exitDone, "journals", "--json")), &list); err != nil || len(list) != 1 || list[0].Problem != "damaged" {
		t.Errorf("%+v, %v", list, err)
	}
	d.run(exitDone, "journals")
}

// A copy is made, verified, and becomes a journal on another computer, in either
// language.
func TestBackupVerifyRestore(t *testing.T) {
	for _, lang := range i18n.Tags() {
		t.Run(lang, func(t *testing.T) {
			d, stick := newDesk(t), t.TempDir()
			d.lang = lang
			id := d.journal("Lamp")
			d.typed = []string{passphrase}
			path := strings.TrimSpace(d.run(exitDone, "backup", "Lamp", stick))
			if filepath.Dir(path) != stick || !strings.HasPrefix(filepath.Base(path), "Lamp-20") {
				t.Errorf("it is at %q", path)
			}
			if strings.Contains(d.err.String(), "نیلوفر") || !strings.Contains(d.err.String(), "100%") || !slices.Equal(d.hidden, []bool{true}) {
				t.Errorf("%q, hidden %v", d.err.String(), d.hidden)
			}
			var found verified
			d.typed = []string{passphrase}
			if err := json.Unmarshal([]byte(d.run(exitDone, "verify", path, "--json")), &found); err != nil || !found.Whole || !found.Age || found.Revisions < 2 {
				t.Errorf("%+v, %v", found, err)
			}
			copied := found
			d.run(exitDone, "verify", "--sums", path)
			d.typed = []string{passphrase}
			d.run(exitThere, "restore", path)
			d.typed = []string{"not the passphrase"}
			d.run(exitSecret, "restore", path)
			other := newDesk(t)
			other.lang, other.typed = lang, []string{passphrase, passphrase}
			again := strings.TrimSpace(other.run(exitDone, "restore", path, "--name", "چراغ"))
			if again == id {
				t.Error("it lies under the same id")
			}
			if out := other.run(exitDone, "journals"); out != again+"  چراغ\n" {
				t.Errorf("%q", out)
			}
			if err := json.Unmarshal([]byte(other.run(exitDone, "verify", "--json", again)), &found); err != nil || found.Revisions != copied.Revisions || len(found.Mended) > 0 {
				t.Errorf("%+v, %v", found, err)
			}
			d.typed = []string{passphrase}
			d.run(exitDone, "restore", "--beside", path, "--name", "Other")
		})
	}
}

// A locked journal is copied without a word being asked; a hidden one by its
// name, which the copy does not tell.
func TestBackupOfLockedJournals(t *testing.T) {
	d, stick := newDesk(t), t.TempDir()
	d.journal("Lamp")
	d.hiddenJournal("secret")
	path := strings.TrimSpace(d.run(exitDone, "backup", "Lamp", stick, "--locked"))
	if len(d.asked) > 0 {
		t.Errorf("asked %q", d.asked)
	}
	hidden := strings.TrimSpace(d.run(exitDone, "backup", "--locked", "Secret", filepath.Join(stick)))
	if strings.Contains(strings.ToLower(hidden), "secret") {
		t.Error(hidden)
	}
	d.run(exitMissing, "backup", "--locked", "secrets", stick)
	var found verified
	d.typed = []string{passphrase}
	if err := json.Unmarshal([]byte(d.run(exitDone, "verify", path, "--json")), &found); err != nil || !found.Locked || found.Age {
		t.Errorf("%+v, %v", found, err)
	}
	for _, copied := range []string{path, hidden} {
		other := newDesk(t)
		other.typed = []string{passphrase}
		other.run(exitDone, "restore", copied)
	}
}

// Each way to fail has a status of its own, and changes nothing.
func TestExits(t *testing.T) {
	d, stick := newDesk(t), t.TempDir()
	id := d.journal("Lamp")
	d.run(exitUsage, "backup", "Lamp", stick) // nobody is there to ask
	d.typed = []string{"not the passphrase"}
	d.run(exitSecret, "backup", "Lamp", stick)
	d.run(exitUsage, "backup", "Lamp")
	d.run(exitUsage, "backup", "Lamp", stick, "more")
	d.run(exitUsage, "backup", "--unknown", "Lamp", stick)
	d.run(exitUsage, "bakup")
	d.run(exitUsage)
	d.run(exitUsage, "journals", "--lang", "xx")
	d.run(exitMissing, "backup", "Nobody", stick)
	d.run(exitMissing, "verify", "Nobody")
	d.run(exitMissing, "verify", "Nobody", "--sums")
	d.run(exitMissing, "restore", filepath.Join(stick, "missing"))
	text := filepath.Join(stick, "letter.txt")
	if err := os.WriteFile(text, []byte("dear all"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.run(exitNotOurs, "restore", text)
	d.run(exitNotOurs, "verify", text)
	d.typed = []string{passphrase}
	d.run(exitThere, "backup", "Lamp", text)
	d.typed = []string{passphrase}
	d.run(exitMissing, "backup", "Lamp", filepath.Join(stick, "no", "folder", "file"))
	path := strings.TrimSpace(d.run(exitDone, "backup", "Lamp", stick, "--locked"))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data[:len(data)-2000], 0o600); err != nil {
		t.Fatal(err)
	}
	d.run(exitDamaged, "verify", "--sums", path)
	v, err := storage.OpenShelf(d.data).Unlock(t.Context(), id, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	d.run(exitOpen, "backup", "Lamp", stick, "--locked")
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	words, _ := i18n.Load("ur")
	w := World{Folder: d.data, Language: words, Out: &d.out, Err: &d.err, Prompt: d.prompt, Now: time.Now}
	if got := Run(stopped, w, []string{"backup", "Lamp", stick, "--locked"}); got != exitCancelled {
		t.Errorf("stopped it ends with %d: %s", got, d.err.String())
	}
}

// Each status has one meaning, and the help says all of them.
func TestHelp(t *testing.T) {
	for _, lang := range i18n.Tags() {
		d := newDesk(t)
		d.lang = lang
		for _, v := range verbs {
			help := d.run(exitDone, v.name, "--help")
			for _, option := range v.options {
				if !strings.Contains(help, "--"+option) {
					t.Errorf("%s does not say --%s", v.name, option)
				}
			}
			for _, status := range exits {
				if !regexp.MustCompile(`(?m)^ {4}` + strconv.Itoa(status) + ` +\S`).MatchString(help) {
					t.Errorf("%s: %s does not say %d", lang, v.name, status)
				}
			}
		}
	}
	if len(slices.Compact(slices.Sorted(slices.Values(exits)))) != len(exits) {
		t.Error("two meanings have one status")
	}
}

func TestErase(t *testing.T) {
	d := newDesk(t)
	id := d.journal("Lamp")
	d.run(exitUsage, "erase", "Lamp")
	d.typed = []string{"lamp"}
	d.run(exitUsage, "erase", "Lamp")
	if out := d.run(exitDone, "journals"); out != id+"  Lamp\n" {
		t.Fatalf("%q", out)
	}
	d.typed = []string{"Lamp"}
	d.run(exitDone, "erase", "Lamp")
	if d.hidden[len(d.hidden)-1] {
		t.Error("a name was hidden while it was typed")
	}
	id = d.hiddenJournal("secret")
	d.run(exitDone, "erase", "secret", "--yes")
	if _, err := os.Stat(filepath.Join(d.data, "journals", id)); err == nil {
		t.Error("it is still there")
	}
	d.run(exitMissing, "erase", "secret", "--yes")
	folder := filepath.Join(d.data, "journals", "holiday")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	d.run(exitNotOurs, "erase", "holiday", "--yes")
}
