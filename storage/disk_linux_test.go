package storage

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/uuid"
	"golang.org/x/sys/unix"
)

const aloneVariable = "GEHWARA_TEST_ALONE"

// alone runs the test once more in a process that has mounts of its own, and so
// may mount what it likes, and says whether this is that process.
func alone(t *testing.T) bool {
	t.Helper()
	return apart(t, &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	})
}

// aloneAsRoot does the same for what only root may mount. Nobody else gets a copy of
// the mounts, who would keep them alive.
func aloneAsRoot(t *testing.T) bool {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root may mount a file system of its own and shut it down")
	}
	if !apart(t, &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}) {
		return false
	}
	wantErr(t, unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""), nil)
	return true
}

func apart(t *testing.T, how *syscall.SysProcAttr) bool {
	t.Helper()
	if os.Getenv(aloneVariable) != "" {
		return true
	}
	again := exec.Command("/proc/self/exe", "-test.run=^"+t.Name()+"$", "-test.v", "-test.timeout=5h",
		fmt.Sprintf("-torture=%v", *torture), fmt.Sprint("-seed=", *seed))
	again.Env = append(os.Environ(), aloneVariable+"=1")
	again.SysProcAttr = how
	out, err := again.CombinedOutput()
	if *torture {
		t.Logf("%s", out)
	}
	if again.ProcessState == nil {
		t.Skip("this system gives no mounts of one's own: ", err)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if strings.Contains(string(out), "--- SKIP: "+t.Name()+" ") {
		t.Skipf("%s", out)
	}
	return false
}

// disk mounts a real disk of so many bytes, in memory, and gives its folder.
func disk(t *testing.T, bytes int) string {
	t.Helper()
	dir := t.TempDir()
	if err := unix.Mount("small", dir, "tmpfs", 0, fmt.Sprint("size=", bytes)); err != nil {
		t.Skip("no disk can be mounted here: ", err)
	}
	t.Cleanup(func() { unix.Unmount(dir, unix.MNT_DETACH) })
	return dir
}

// TestFullDisk fills a disk: first with the journal itself, which stops while
// there is room, then to the last byte, as other programs may.
func TestFullDisk(t *testing.T) {
	oneByOne(t)
	if !alone(t) {
		return
	}
	dir := disk(t, 96<<20)
	shelf := cheapShelf(dir)
	shelf.calm = true
	_, v := journalOn(t, shelf)
	saved := saveUntilFull(t, v)
	if len(saved) < 20 {
		t.Errorf("full after %d saves", len(saved))
	}
	wantSaved(t, v, saved)
	fillUp(t, filepath.Join(dir, "filler"))
	d := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry", Body: []byte("words")}
	wantErr(t, v.PutDraft(t.Context(), d), ErrNoSpace)
	wantErr(t, v.Erase(t.Context(), saved[0].Item), ErrNoSpace)
	wantErr(t, v.Snapshot(t.Context(), nil), ErrNoSpace)
	wantSaved(t, v, saved)
	wantErr(t, v.Lock(), nil) // what is in memory has its room
	_, err := shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrNoSpace)
	wantErr(t, os.Remove(filepath.Join(dir, "filler")), nil)
	shelf.free = func(string) (uint64, error) { return 1 << 40, nil } // there is some, and less than is asked for
	v = unlock(t, shelf, v.id, passphrase)
	wantDrafts(t, v, d)
	wantSaved(t, v, saved)
}

// A journal that writes until there is no room brings its tables together as long as
// it can, and goes on without that.
func TestCompactOnSmallDisk(t *testing.T) {
	oneByOne(t)
	if !alone(t) {
		return
	}
	size := 160 << 20
	if *torture {
		size = 600 << 20
	}
	_, v := journalOn(t, cheapShelf(disk(t, size)))
	saved := saveUntilFull(t, v)
	wantSaved(t, v, saved)
	wantErr(t, v.Lock(), nil)
	v.shelf.free = func(string) (uint64, error) { return reserve, nil } // less than the tables need
	v = unlock(t, v.shelf, v.id, passphrase)
	wantFaults(t, v)
	wantSaved(t, v, saved)
}

func saveUntilFull(t *testing.T, v *Vault) (saved []Revision) {
	t.Helper()
	body := make([]byte, 100<<10)
	for len(saved) < 10_000 {
		rand.Read(body)
		c := entry("2026-11-22", "")
		c.Body = body
		made, err := v.Revise(t.Context(), c)
		if errors.Is(err, ErrNoSpace) {
			return saved
		}
		wantErr(t, err, nil)
		saved = append(saved, made)
	}
	t.Fatal("the disk is never full")
	return nil
}

// fillUp writes a file until not one byte more fits.
func fillUp(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	wantErr(t, err, nil)
	for size := 1 << 20; size > 0; {
		if _, err := file.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
	wantErr(t, file.Close(), nil)
}

// A disk that cannot be written is said to be one, and nothing is tried on it.
func TestReadOnlyDisk(t *testing.T) {
	if !alone(t) {
		return
	}
	dir := disk(t, 128<<20)
	shelf := cheapShelf(dir)
	shelf.calm = true
	_, v := journalOn(t, shelf)
	made := write(t, v, entry("2026-11-22", "words"))
	wantErr(t, v.Lock(), nil)
	before := contents(t, dir)
	wantErr(t, unix.Mount("", dir, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""), nil)
	wantErr(t, shelf.Check(), ErrReadOnly)
	_, err := shelf.Create(t.Context(), Journal{Name: "other"}, passphrase)
	wantErr(t, err, ErrReadOnly)
	_, err = shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrReadOnly)
	if !sameContents(before, contents(t, dir)) {
		t.Error("something was changed")
	}
	wantErr(t, unix.Mount("", dir, "", unix.MS_REMOUNT, ""), nil)
	v = unlock(t, shelf, v.id, passphrase)
	wantFaults(t, v)
	wantSaved(t, v, []Revision{made})
}

// TestStickPulledOut takes a disk out of the way while it is written, and puts
// it back.
func TestStickPulledOut(t *testing.T) {
	if !alone(t) {
		return
	}
	stick, dir := disk(t, 192<<20), t.TempDir()
	plug := func() { t.Helper(); wantErr(t, unix.Mount(stick, dir, "", unix.MS_BIND, ""), nil) }
	plug()
	shelf := cheapShelf(dir)
	_, v := journalOn(t, shelf)
	saved := make(chan Revision, 10_000)
	refused := make(chan error)
	go func() {
		for {
			made, err := v.Revise(t.Context(), entry("2026-11-22", "words"))
			if err != nil {
				refused <- err
				return
			}
			saved <- made
		}
	}()
	known := []Revision{<-saved, <-saved, <-saved}
	wantErr(t, unix.Unmount(dir, unix.MNT_DETACH), nil)
	wantErr(t, <-refused, ErrReadOnly)
	close(saved)
	for made := range saved {
		known = append(known, made)
	}
	d := Draft{Session: uuid.New(), Item: uuid.New(), Kind: "entry", Body: []byte("half a sentence")}
	wantErr(t, v.PutDraft(t.Context(), d), ErrReadOnly)
	if err := v.Lock(); err == nil {
		t.Error("the lock says nothing of a disk that is gone")
	}
	_, err := shelf.Unlock(t.Context(), v.id, passphrase)
	wantErr(t, err, ErrNotFound)
	plug()
	v = unlock(t, shelf, v.id, passphrase)
	wantSaved(t, v, known)
	wantDrafts(t, v, d)
	wantErr(t, v.Lock(), nil)
	wantErr(t, unix.Unmount(dir, unix.MNT_DETACH), nil)
}

// TestDeadDisk makes a file system refuse everything at one moment while
// another process saves on it, as a stick that is torn out or a power cut
// does: of what was not synced nothing reaches the disk any more.
func TestDeadDisk(t *testing.T) {
	if !aloneAsRoot(t) {
		return
	}
	r := newTrial(t, "dead file system", 3, 50)
	dir, revive := mortalDisk(t)
	shelf := cheapShelf(dir)
	_, v := journalOn(t, shelf)
	wantErr(t, v.Lock(), nil)
	known := nothingYet()
	for ; r.done < r.rounds; r.done++ {
		cmd, lines := startChild(t, shelf, v.id, fmt.Sprint("write ", r.done))
		for range 2 + r.IntN(300) {
			known.read(t, lines)
		}
		wantErr(t, shutDown(dir), nil)
		// What it says from now on does not count: after a power cut nothing is said, and
		// this kernel tells a sync that is under way that all is well (ext4, Linux 6.18).
		for lines.Scan() && !strings.HasPrefix(lines.Text(), "error: ") {
		}
		if err := cmd.Wait(); err == nil {
			t.Error("saving on a dead disk ends well")
		}
		revive()
		v := r.opens(shelf, v.id)
		if v == nil {
			t.FailNow()
		}
		r.check(known, v)
		wantErr(t, v.Lock(), nil)
	}
	r.held = len(known.saved) + len(known.drafts) + len(known.photos) + len(known.erased)
}

// mortalDisk mounts a file system that shutDown ends, and gives what mounts it again
// with what it has written by then. The test must be alone as root.
func mortalDisk(t *testing.T) (dir string, revive func()) {
	t.Helper()
	image := filepath.Join(t.TempDir(), "image")
	dir = t.TempDir()
	wantErr(t, os.WriteFile(image, nil, 0o600), nil)
	wantErr(t, os.Truncate(image, 256<<20), nil)
	run := func(otherwise func(string, ...any), what ...string) {
		t.Helper()
		if out, err := exec.Command(what[0], what[1:]...).CombinedOutput(); err != nil {
			otherwise("%q: %v\n%s", what, err, out)
		}
	}
	run(t.Skipf, "mkfs.ext4", "-q", image)
	run(t.Skipf, "mount", "-o", "loop", image, dir)
	t.Cleanup(func() { exec.Command("umount", "-l", dir).Run() })
	return dir, func() {
		t.Helper()
		run(t.Fatalf, "umount", dir)
		run(t.Fatalf, "mount", "-o", "loop", image, dir)
	}
}

// shutDown makes the file system that holds dir refuse everything, and drops
// what it has not written.
func shutDown(dir string) error {
	const ioctlShutdown, withoutFlush = 0x8004587D, 2 // FS_IOC_SHUTDOWN, EXT4_GOING_FLAGS_NOLOGFLUSH
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	return unix.IoctlSetPointerInt(int(folder.Fd()), ioctlShutdown, withoutFlush)
}
