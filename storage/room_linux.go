package storage

import (
	"os"

	"golang.org/x/sys/unix"
)

// allocate takes size bytes of the disk for a file; where the file system
// cannot do that at once they are written.
func allocate(file *os.File, size int) error {
	if err := unix.Fallocate(int(file.Fd()), 0, 0, int64(size)); err != unix.EOPNOTSUPP {
		return err
	}
	return writeNothing(file, size)
}
