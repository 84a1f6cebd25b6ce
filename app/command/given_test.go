package command

import (
	"encoding/json"
	"strings"
	"testing"
)

// A data folder without a name is refused: it must not mean another one.
func TestNoDataFolder(t *testing.T) {
	d := newDesk(t)
	d.journal("Lamp")
	d.run(exitUsage, "erase", "Lamp", "--yes", "--data", "")
	d.run(exitUsage, "erase", "Lamp", "--yes", "--data=")
	if out := d.run(exitDone, "journals"); !strings.Contains(out, "Lamp") {
		t.Fatalf("erased in another folder: %q", out)
	}
	usual := d.data
	d.data = "" // of a program that knows of none, as one without a home
	d.run(exitUsage, "journals")
	if out := d.run(exitDone, "journals", "--data", usual); !strings.Contains(out, "Lamp") {
		t.Errorf("%q", out)
	}
	d.run(exitDone, "journals", "--help")
}

// Whatever goes wrong, programs are told in JSON.
func TestVerifyTellsProgramsOfEveryFault(t *testing.T) {
	d := newDesk(t)
	d.journal("Lamp")
	for _, wrong := range []struct {
		typed   string
		status  int
		problem string
		line    []string
	}{
		{"not the passphrase", exitSecret, "secret", []string{"Lamp"}},
		{"", exitMissing, "missing", []string{"Nobody"}},
		{"", exitMissing, "missing", []string{"Lamp", "--sums"}},
		{"", exitUsage, "unknown", []string{"Lamp"}}, // nobody is there to ask
	} {
		if d.typed = nil; wrong.typed != "" {
			d.typed = []string{wrong.typed}
		}
		var found verified
		out := d.run(wrong.status, append([]string{"verify", "--json"}, wrong.line...)...)
		if err := json.Unmarshal([]byte(out), &found); err != nil || found.Whole || found.Problem != wrong.problem {
			t.Errorf("%q: %q, %v", wrong.line, out, err)
		}
	}
}
