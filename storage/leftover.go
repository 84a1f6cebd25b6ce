package storage

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
)

// leftoversName is the sealed list of what InTheOpen was broken off at; the file is
// there while there is something on it. The paths are parted by NULs.
const leftoversName = "outside"

var keyLeftovers = []byte(leftoversName)

// InTheOpen runs write, which makes of the journal something at path, outside, that
// anybody can read, and takes it away again when it fails; if it can't, that is ErrLeft.
// The journal remembers the path until write has ended otherwise: so after an end of
// the program it knows of what is left. As with every call, Lock cancels write and waits
// for it. A disk that has no room to remember keeps nobody from it.
func (v *Vault) InTheOpen(ctx context.Context, path string, write func(context.Context) error) error {
	return v.during(ctx, "write in the open", func(ctx context.Context) error {
		v.underWay(path, true)
		defer v.underWay(path, false)
		_ = v.changeLeftovers(path, true)
		err := write(ctx)
		if !errors.Is(err, ErrLeft) {
			_ = v.changeLeftovers(path, false) // else it is looked for in vain
		}
		return err
	})
}

// Leftovers are the paths at which InTheOpen was broken off: whatever it had written
// may lie there.
func (v *Vault) Leftovers(ctx context.Context) (paths []string, err error) {
	err = v.during(ctx, "list what is left outside", func(context.Context) error {
		v.openly.Lock()
		defer v.openly.Unlock()
		paths, err = v.readLeftovers()
		paths = slices.DeleteFunc(paths, func(p string) bool { return slices.Contains(v.outside, p) })
		return err
	})
	return paths, err
}

// ForgetLeftover drops a path: what lay there is gone.
func (v *Vault) ForgetLeftover(ctx context.Context, path string) error {
	return v.during(ctx, "forget what was left outside", func(context.Context) error {
		return v.changeLeftovers(path, false)
	})
}

// underWay notes what is being written just now, and so is nothing left behind.
func (v *Vault) underWay(path string, on bool) {
	v.openly.Lock()
	defer v.openly.Unlock()
	v.outside = slices.DeleteFunc(v.outside, func(p string) bool { return p == path })
	if on {
		v.outside = append(v.outside, path)
	}
}

func (v *Vault) leftoversPath() string { return filepath.Join(v.folder(), leftoversName) }

// readLeftovers reads the list. The caller holds v.openly.
func (v *Vault) readLeftovers() ([]string, error) {
	sealed, err := readSmall(v.leftoversPath())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	plain, err := v.keys.seals.Open(keyLeftovers, sealed)
	if err != nil {
		return nil, errNotStore{err}
	}
	return strings.Split(string(plain), "\x00"), nil
}

// changeLeftovers puts a path on the list, or takes it off. A list that can't be read
// begins anew.
func (v *Vault) changeLeftovers(path string, on bool) error {
	v.openly.Lock()
	defer v.openly.Unlock()
	paths, _ := v.readLeftovers()
	paths = slices.DeleteFunc(paths, func(p string) bool { return p == path })
	if on {
		paths = append(paths, path)
	}
	return v.writeLeftovers(paths)
}

func (v *Vault) writeLeftovers(paths []string) error {
	if len(paths) == 0 {
		return removeFile(v.leftoversPath())
	}
	sealed, err := v.keys.seals.Seal(keyLeftovers, []byte(strings.Join(paths, "\x00")))
	if err != nil {
		return err
	}
	return replaceFile(v.leftoversPath(), sealed)
}
