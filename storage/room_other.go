//go:build !linux

package storage

import "os"

// allocate takes size bytes of the disk for a file.
func allocate(file *os.File, size int) error { return writeNothing(file, size) }
