package exchange

import (
	"crypto/rand"
	"errors"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/google/uuid"

	"gehwara/app/journal"
)

// On a stick that is too small nothing is left, wherever it is full.
func TestExportToAFullStick(t *testing.T) {
	const alone = "GEHWARA_TEST_ALONE"
	if os.Getenv(alone) == "" { // once more, with mounts of its own
		again := exec.Command("/proc/self/exe", "-test.run=^"+t.Name()+"$")
		again.Env = append(os.Environ(), alone+"=1")
		again.SysProcAttr = &syscall.SysProcAttr{
			Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
			UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
			GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
		}
		out, err := again.CombinedOutput()
		if again.ProcessState == nil {
			t.Skip("this system gives no mounts of one's own: ", err)
		}
		if err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	stick := t.TempDir()
	if err := syscall.Mount("small", stick, "tmpfs", 0, "size=256k"); err != nil {
		t.Fatal(err)
	}
	defer syscall.Unmount(stick, syscall.MNT_DETACH)
	id := uuid.New()
	photo := make([]byte, 100<<10)
	rand.Read(photo)
	for name, from := range map[string]few{
		"photos": {
			entries: []journal.Entry{{ID: id, Date: journal.Date{Year: 2026, Month: 1, Day: 1}}},
			photos:  map[uuid.UUID][][]byte{id: {photo, photo, photo}},
		},
		"words": {entries: []journal.Entry{{ID: id, Date: journal.Date{Year: 2026, Month: 1, Day: 1}, Text: string(make([]rune, 300<<10))}}},
	} {
		_, err := made(t.Context(), t, from, stick, func(int, int) {})
		if !errors.Is(err, syscall.ENOSPC) || errors.Is(err, ErrLeft) {
			t.Errorf("%s: said %v", name, err)
		}
		if left, err := os.ReadDir(stick); err != nil || len(left) > 0 {
			t.Errorf("%s: left are %v, %v", name, left, err)
		}
	}
}
