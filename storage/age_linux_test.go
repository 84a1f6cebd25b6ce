package storage

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// A backup opens with nothing but age and tar, by what README.txt says to type.
func TestBackupOpensWithAgeAndTar(t *testing.T) {
	for _, program := range []string{"age", "tar", "sha256sum"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	_, v := fullJournal(t)
	wantErr(t, v.SetPassphrase(t.Context(), "  آئیں،  ۱۲ ستارے؟"), nil)
	path := backedUp(t, v)
	dir := t.TempDir()
	shell(t, dir, "tar -xf '"+path+"'", "")
	shell(t, dir, "sha256sum --quiet -c SHA256SUMS", "")
	for kind, typed := range map[string]string{slotPassphrase: "اییں, 12 ستارے?", slotRecovery: codes[1]} {
		out := t.TempDir()
		for part, unpack := range map[string]string{partRevisions: "tar -xz", partPhotos: "tar -x"} {
			shell(t, dir, fmt.Sprintf("age -d -i key-%s.age %s | %s -C '%s'", kind, part, unpack, out), typed)
		}
		wantUnpacked(t, v, out)
	}
}

// shell runs a command on a terminal of its own, where typed is typed.
func shell(t *testing.T, dir, command, typed string) {
	t.Helper()
	terminal, end := newTerminal(t)
	cmd := exec.CommandContext(t.Context(), "sh", "-c", command)
	cmd.Dir, cmd.Stdin, cmd.Stderr = dir, end, end
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	wantErr(t, cmd.Start(), nil)
	end.Close()
	said := make(chan string)
	go func() {
		all, _ := io.ReadAll(terminal) // an error is how a terminal ends
		said <- string(all)
	}()
	if typed != "" {
		_, err := terminal.WriteString(typed + "\n")
		wantErr(t, err, nil)
	}
	err := cmd.Wait()
	if got := <-said; err != nil {
		t.Fatalf("%s: %v: %s", command, err, got)
	}
}

// newTerminal makes a pseudo-terminal: what is written to one end is typed at
// the other.
func newTerminal(t *testing.T) (terminal, end *os.File) {
	t.Helper()
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminal: ", err)
	}
	t.Cleanup(func() { terminal.Close() })
	number, err := unix.IoctlGetInt(int(terminal.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(terminal.Fd()), unix.TIOCSPTLCK, 0)
	}
	wantErr(t, err, nil)
	end, err = os.OpenFile(fmt.Sprint("/dev/pts/", number), os.O_RDWR|unix.O_NOCTTY, 0)
	wantErr(t, err, nil)
	return terminal, end
}

// wantUnpacked compares the files a person has unpacked with the journal.
func wantUnpacked(t *testing.T, v *Vault, dir string) {
	t.Helper()
	found := 0
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".txt" || entry.Name() == fileErased {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		line, body, err := decodeRecord(data)
		if err != nil {
			return err
		}
		found++
		if line.Session == line.Item {
			return errors.New("session and item are one")
		}
		if history, err := v.History(t.Context(), line.Item); err == nil && line.Revision != [16]byte{} {
			for _, r := range history {
				if r.ID == line.Revision && string(r.Body) != string(body) {
					t.Errorf("%s holds other words", path)
				}
			}
		}
		return nil
	})
	wantErr(t, err, nil)
	erased, err := os.ReadFile(filepath.Join(dir, fileErased))
	wantErr(t, err, nil)
	photos, err := filesIn(filepath.Join(dir, photosFolder), ".jpg")
	wantErr(t, err, nil)
	tally := v.state.tally
	if found != int(tally.revisions+tally.drafts) || strings.Count(string(erased), "\n") != int(tally.tombstones) || len(photos) != 2 {
		t.Errorf("%d records, %q, %d photos", found, erased, len(photos))
	}
	for _, path := range photos {
		info, err := os.Stat(path)
		wantErr(t, err, nil)
		if time.Since(info.ModTime()) > time.Hour || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is of %s, mode %s", path, info.ModTime(), info.Mode())
		}
	}
}
