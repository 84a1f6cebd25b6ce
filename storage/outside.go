package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// PutOutside gives a folder that was filled under another name the one it is meant to
// have, somewhere outside the data folder. When it returns, all files in it and the
// name are on the disk: a stick may be pulled out. After an error nothing has the name.
// It can be cancelled until then.
func PutOutside(ctx context.Context, from, to string) error {
	err := syncAll(ctx, from)
	if err == nil {
		err = rename(from, to)
	}
	if err == nil {
		if err = syncFolder(filepath.Dir(to)); err != nil {
			err = errors.Join(err, rename(to, from))
		}
	}
	if err != nil {
		return fmt.Errorf("storage: put a folder outside: %w", fileError(err))
	}
	return nil
}

// syncAll syncs everything below a folder, the names in it last.
func syncAll(ctx context.Context, folder string) error {
	var folders []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err = errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		if entry.IsDir() {
			folders = append(folders, path)
			return nil
		}
		file, err := os.OpenFile(path, os.O_RDWR, 0) // Windows syncs only what may be written
		if err != nil {
			return err
		}
		return errors.Join(file.Sync(), file.Close())
	})
	for _, one := range folders {
		err = errors.Join(err, syncFolder(one))
	}
	return err
}
