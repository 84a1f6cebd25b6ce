package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/storage"
)

const starts = 7 // of each program, in turn

// windowRows measures time to window and memory beside a Fyne program with one
// label, in a virtual screen. Where there is none, nothing is claimed.
func windowRows(t *testing.T) []row {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Logf("no %s: the window is not measured", tool)
			return nil
		}
	}
	display := screenOf(t)
	folder := t.TempDir()
	furnish(t, folder)
	ours := starter{compile(t, ".", "gehwara"), []string{"--data", folder}, display}
	label := starter{compile(t, "./testdata/onelabel", "onelabel"), nil, display}
	var times, memory [2][]float64
	for range starts {
		for i, s := range []starter{ours, label} {
			ms, mb := s.start(t)
			times[i], memory[i] = append(times[i], ms), append(memory[i], mb)
		}
	}
	return []row{
		{"window there, lock page, 500 entries", median(times[0]), "ms", 1.25, "a Fyne program with one label", median(times[1]), true},
		{"memory then (PSS)", median(memory[0]), "MB", 1.3, "a Fyne program with one label", median(memory[1]), true},
	}
}

// screenOf starts a virtual screen and gives its name.
func screenOf(t *testing.T) string {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-noreset", "-screen", "0", "1366x768x24", "-displayfd", "3")
	x.ExtraFiles = []*os.File{write}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	write.Close()
	t.Cleanup(func() { _ = x.Process.Kill(); _ = x.Wait() })
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return ":" + strings.TrimSpace(number)
}

// furnish makes a data folder as it is after some months: settings, and a
// journal of 500 entries.
func furnish(t *testing.T, folder string) {
	t.Helper()
	settings := []byte(`{"language":"en","use":"home","script":"nastaliq","size":17,"theme":"light","idle_minutes":5}`)
	if err := os.WriteFile(filepath.Join(folder, "settings.json"), settings, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	v, err := storage.OpenShelf(folder).Create(ctx, storage.Journal{Name: "Green notebook", Picture: "leaf"}, "a long enough passphrase")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 500 {
		body := fmt.Appendf(nil, `{"format":1,"text":"entry %d %s"}`, i, strings.Repeat("آج اچھا دن تھا۔ ", 40))
		_, err := v.Revise(ctx, storage.Change{
			Item: uuid.New(), Kind: "entry", Sort: journal.Date{Year: 2025, Month: 1, Day: 1}.AddDays(i).String(), Body: body,
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := v.Lock(); err != nil {
		t.Fatal(err)
	}
}

// starter starts a program on a display.
type starter struct {
	path    string
	args    []string
	display string
}

// start gives the time until the program's window is mapped, in ms, and its
// memory a second later, in MB (proportional set size).
func (s starter) start(t *testing.T) (ms, mb float64) {
	t.Helper()
	home := t.TempDir()
	c := exec.Command(s.path, s.args...)
	c.Env = append(os.Environ(), "DISPLAY="+s.display, "WAYLAND_DISPLAY=", "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home, "LANG=C.UTF-8")
	begun := time.Now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Process.Kill(); _ = c.Wait() }()
	find := exec.Command("xdotool", "search", "--sync", "--onlyvisible", "--pid", fmt.Sprint(c.Process.Pid))
	find.Env = append(os.Environ(), "DISPLAY="+s.display)
	if out, err := find.CombinedOutput(); err != nil {
		t.Fatalf("wait for the window: %v\n%s", err, out)
	}
	ms = float64(time.Since(begun)) / float64(time.Millisecond)
	time.Sleep(time.Second) // memory is taken at rest
	return ms, pss(t, c.Process.Pid)
}

// pss is the proportional set size of a process in MB.
func pss(t *testing.T, pid int) float64 {
	t.Helper()
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(data), "\n") {
		if kb, ok := strings.CutPrefix(line, "Pss:"); ok {
			return number(strings.TrimSpace(strings.TrimSuffix(kb, "kB"))) / 1000
		}
	}
	t.Fatal("no Pss in smaps_rollup")
	return 0
}
