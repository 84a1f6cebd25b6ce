package command

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"gehwara/i18n"
	"gehwara/storage"
)

// Of a journal that has lost something verify does not say that all is there.
func TestVerifySaysWhatIsLost(t *testing.T) {
	for _, lang := range []string{"en", "ur"} {
		d := newDesk(t)
		d.lang = lang
		folder := filepath.Join(d.data, "journals", d.journal("Lamp"))
		segments, err := filepath.Glob(filepath.Join(folder, "spool", "*"))
		if err != nil || len(segments) == 0 {
			t.Fatal(segments, err)
		}
		last := segments[len(segments)-1]
		info, err := os.Stat(last)
		if err == nil {
			err = errors.Join(os.Truncate(last, info.Size()-10), os.RemoveAll(filepath.Join(folder, "db")))
		}
		if err != nil {
			t.Fatal(err)
		}
		words, err := i18n.Load(lang)
		if err != nil {
			t.Fatal(err)
		}
		d.typed = []string{passphrase, passphrase}
		d.run(exitDone, "verify", "Lamp")
		if said := d.err.String(); strings.Contains(said, words.T("command.whole")) || !strings.Contains(said, words.N("repair.lost", 1)) {
			t.Errorf("said %q", said)
		}
		var found verified
		if err := json.Unmarshal([]byte(d.run(exitDone, "verify", "--json", "Lamp")), &found); err != nil || found.Lost != 1 || found.Whole {
			t.Errorf("found %+v, %v", found, err)
		}
	}
}

// breaker is an error output on which the first progress makes the person press Ctrl+C.
type breaker struct {
	bytes.Buffer
	press func()
}

func (b *breaker) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte("%")) {
		b.press()
	}
	return b.Buffer.Write(p)
}

// Stopped in the middle, a command leaves nothing half done; and what it says is so.
func TestStoppedInTheMiddle(t *testing.T) {
	d := newDesk(t)
	d.journal("Lamp")
	v, err := storage.OpenShelf(d.data).Unlock(t.Context(), "boat", passphrase)
	if err != nil {
		t.Fatal(err)
	}
	for range 400 {
		if _, err := v.Revise(t.Context(), storage.Change{Item: uuid.New(), Kind: "entry", Sort: "2026", Body: []byte(`{"text":"x"}`)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
	words, err := i18n.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	stick := t.TempDir()
	whole := filepath.Join(stick, "whole.gehwara")
	d.typed = []string{passphrase}
	d.run(exitDone, "backup", "Lamp", whole)
	other := t.TempDir()
	for _, line := range [][]string{
		{"backup", "Lamp", filepath.Join(stick, "new.gehwara")},
		{"backup", "Lamp", filepath.Join(stick, "new.gehwara"), "--locked"},
		{"verify", whole}, {"verify", "Lamp"},
		{"restore", whole, "--data", other},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		said := &breaker{press: cancel}
		d.typed = []string{passphrase}
		w := World{Folder: d.data, Language: words, Out: &d.out, Err: said, Prompt: d.prompt, Now: time.Now}
		got := Run(ctx, w, line)
		if ctx.Err() == nil || got != exitCancelled || !strings.Contains(said.String(), words.T("command.cancelled")) {
			t.Errorf("%q ends with %d: %s", line, got, said)
		}
		cancel()
		if left, err := os.ReadDir(stick); err != nil || len(left) != 1 {
			t.Errorf("%q leaves %v, %v", line, left, err)
		}
		if left, err := os.ReadDir(filepath.Join(other, "journals")); err == nil && len(left) > 0 {
			t.Errorf("%q leaves %v", line, left)
		}
	}
	v, err = storage.OpenShelf(d.data).Unlock(t.Context(), "boat", passphrase)
	if err != nil || v.Repair() != nil {
		t.Fatalf("the journal: %v, %+v", err, v)
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
}
