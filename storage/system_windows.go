//go:build windows

package storage

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

// keepPrivate has nothing to do here: files inherit the access list of the
// person's own folders.
func keepPrivate() {}

// lockFile takes the one lock on path, creating it if need be. The lock is
// the handle's: it ends with the process, and a second open of the same
// process is refused too.
func lockFile(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fileError(err)
	}
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(file.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if err == nil {
		return file, nil
	}
	file.Close()
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return nil, ErrAlreadyOpen
	}
	return nil, fmt.Errorf("lock %s: %w", path, err)
}

// rename puts the file or folder from at to, replacing a file there, and
// returns when the change is on the disk.
func rename(from, to string) error {
	source, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	target, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	const flags = windows.MOVEFILE_REPLACE_EXISTING | windows.MOVEFILE_WRITE_THROUGH
	if err := windows.MoveFileEx(source, target, flags); err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return nil
}

// syncFolder has nothing to do here: rename writes through, and NTFS keeps
// its names in a journal of its own.
func syncFolder(string) error { return nil }

// freeBytes is the room left for this user on the disk that holds path.
func freeBytes(path string) (uint64, error) {
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return 0, err
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(name, &free, nil, nil); err != nil {
		return 0, fmt.Errorf("free space of %s: %w", path, err)
	}
	return free, nil
}

// checkWritable says whether files can be made in folder. Access lists leave
// no other way to know than to make one, which is removed at once.
func checkWritable(folder string) error {
	file, err := os.CreateTemp(folder, "gehwara-*.tmp")
	if err != nil {
		return fileError(err)
	}
	return errors.Join(file.Close(), os.Remove(file.Name()))
}

func isWriteProtected(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

func isDiskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}
