package storage

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"testing"
	"time"
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
	switch {
	case work == "erase":
		return eraseOn(v)
	case work != "marks":
		return writeOn(v)
	}
	if err := writeMarks(v); err != nil {
		return err
	}
	fmt.Println("written")
	_, err = io.Copy(io.Discard, os.Stdin) // until killed
	return err
}

// While this process starts others, as for a probe or to show a folder, its own
// journals lock, open and are made again as ever: a process that is not yet started
// holds what files this one has, and so their locks.
func TestJournalsOpenWhileProcessesStart(t *testing.T) {
	shelf, id, shown := livedJournal(t, 1)
	program, err := os.Executable()
	wantErr(t, err, nil)
	over, started := make(chan struct{}), sync.WaitGroup{}
	for range 3 {
		started.Go(func() {
			for {
				select {
				case <-over:
					return
				default:
					if err := exec.Command(program, "-test.run=^$").Run(); err != nil {
						t.Error(err)
						return
					}
				}
			}
		})
	}
	defer started.Wait()
	defer close(over)
	for range 5 {
		wantErr(t, os.RemoveAll(storeOf(t, shelf, id)), nil)
		v := unlock(t, shelf, id, passphrase)
		wantFaults(t, v, StoreDamaged)
		wantEverything(t, v, shown)
		wantErr(t, v.Lock(), nil)
	}
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
