package storage

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropCached makes the next read of a synced file come from the disk itself, as
// far as the system lets go of its copy.
func dropCached(file *os.File) {
	_ = unix.Fadvise(int(file.Fd()), 0, 0, unix.FADV_DONTNEED) // without it memory is read back
}
