package storage

import (
	"errors"
	"os"
	"path/filepath"
)

// roomName is a file of nothing that lies in a journal's folder while it is
// open. Closing the store writes what Badger has in memory, and where the disk
// is full by then, that ends the process, and with it the drafts that are held
// because the disk took no more. So the room for it is set aside, and given up
// first.
const (
	roomName = "room"
	roomSize = 2 * memtableSize // what is in memory at most: one table that is full, and one that fills
)

// keepRoom sets the room aside, or as much of it as there is.
func (v *Vault) keepRoom() error {
	file, err := os.OpenFile(v.roomPath(), os.O_WRONLY|os.O_CREATE, 0o600)
	if err != nil {
		return fileError(err)
	}
	return fileError(errors.Join(allocate(file, roomSize), file.Close()))
}

func (v *Vault) giveRoom() error { return removeFile(v.roomPath()) }

func (v *Vault) roomPath() string { return filepath.Join(v.folder(), roomName) }

// writeNothing makes a file of size bytes that the disk really has room for.
func writeNothing(file *os.File, size int) error {
	nothing := make([]byte, 64<<10)
	for ; size > 0; size -= len(nothing) {
		if _, err := file.Write(nothing[:min(size, len(nothing))]); err != nil {
			return err
		}
	}
	return nil
}
