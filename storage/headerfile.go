package storage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

var headerCopies = []string{"header.json", "header.bak"}

// readHeader reads both copies in a journal's folder and returns the one in
// force. whole is false when a copy is missing, damaged or older and wants
// writing again.
//
// A copy of a newer version decides even beside a valid one of ours: a newer
// program wrote it first and was interrupted before the second.
func readHeader(folder string) (h *header, whole bool, err error) {
	whole = true
	var fault error
	for _, name := range headerCopies {
		copied, err := readHeaderCopy(filepath.Join(folder, name))
		switch {
		case errors.Is(err, ErrNewer):
			return nil, false, err
		case err != nil:
			whole = false
			fault = worse(fault, err)
		case h == nil:
			h = copied
		case copied.Serial != h.Serial:
			whole = false
			if copied.Serial > h.Serial {
				h = copied
			}
		}
	}
	if h == nil {
		return nil, false, fault
	}
	return h, whole, nil
}

// worse picks, of two copies' faults, the one to name: damage is ours to say
// even when the other copy is missing or foreign.
func worse(a, b error) error {
	switch {
	case a == nil || errors.Is(b, ErrDamaged):
		return b
	case errors.Is(a, fs.ErrNotExist):
		return b
	}
	return a
}

func readHeaderCopy(path string) (*header, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxHeader))
	if err != nil {
		return nil, fmt.Errorf("header: %w: %w", ErrDamaged, err)
	}
	return decodeHeader(data)
}

// writeHeader replaces both copies. Both are on the disk under temporary
// names before either is put in place, so that what commonly fails (a full
// disk, a stick pulled out) fails while nothing has changed.
func writeHeader(folder string, h *header) error {
	data, err := h.encode()
	if err != nil {
		return err
	}
	for _, name := range headerCopies {
		if err := writeSynced(filepath.Join(folder, name+".new"), data); err != nil {
			return fmt.Errorf("write header: %w", fileError(err))
		}
	}
	for _, name := range headerCopies {
		path := filepath.Join(folder, name)
		if err := errors.Join(rename(path+".new", path), syncFolder(folder)); err != nil {
			return fmt.Errorf("replace header: %w", fileError(err))
		}
	}
	return nil
}

func writeSynced(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}
