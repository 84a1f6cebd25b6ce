//go:build unix

package storage

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// keepPrivate makes every file this process creates from now on readable by
// its user alone: Badger creates its files with mode 0666.
func keepPrivate() { unix.Umask(0o077) }

// lockFile takes the one lock on path, creating it if need be. The lock is
// the open file's: it ends with the process, and a second open of the same
// process is refused too. While this process starts another, that one holds all
// files that are open, even those that are closed by then: so this waits until it is
// started (syscall.ForkLock).
func lockFile(path string) (*os.File, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fileError(err)
	}
	err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err == nil {
		return file, nil
	}
	file.Close()
	if errors.Is(err, unix.EWOULDBLOCK) {
		return nil, ErrAlreadyOpen
	}
	return nil, fmt.Errorf("lock %s: %w", path, err)
}

// rename puts the file or folder from at to, replacing a file there.
func rename(from, to string) error { return os.Rename(from, to) }

// syncFolder makes the names in a folder survive a power cut, where its file system
// can: that of some sticks knows only files to sync, and there is no more to be done.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, folder.Close())
}

// freeBytes is the room left for this user on the disk that holds path.
func freeBytes(path string) (uint64, error) {
	var stat unix.Statfs_t
	if err := unix.Statfs(path, &stat); err != nil {
		return 0, fmt.Errorf("free space of %s: %w", path, err)
	}
	return uint64(stat.Bavail) * uint64(stat.Bsize), nil
}

// checkWritable says whether files can be made in folder, making none.
func checkWritable(folder string) error {
	return fileError(unix.Access(folder, unix.W_OK|unix.X_OK))
}

func isWriteProtected(err error) bool { return errors.Is(err, unix.EROFS) }

func isDiskFull(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT)
}
