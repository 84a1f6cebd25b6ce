package exchange

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"time"
)

// unfinished ends the name of a folder that is not whole yet. Anybody can read what is
// in it already.
const unfinished = ".part"

var unfinishedName = regexp.MustCompile(`^gehwara-\d{4}-\d\d-\d\d(-\d+)?` + regexp.QuoteMeta(unfinished) + `$`)

var (
	// ErrFolderTaken says that a thousand folders of the name are there already.
	ErrFolderTaken = errors.New("exchange: no name is free")
	// ErrLeft says that an unfinished folder may still be there: it could not be removed,
	// as when the stick it is on was pulled out.
	ErrLeft = errors.New("exchange: an unfinished folder is left")
)

// NewFolder gives the folder for an export below into, named after the day: the first
// of name, name-2 and on that nothing lies under. Errors: those of the disk, and
// ErrFolderTaken.
func NewFolder(into string, day time.Time) (string, error) {
	name := "gehwara-" + day.Format(time.DateOnly)
	for n := 1; n <= 1000; n++ {
		path := filepath.Join(into, name)
		if n > 1 {
			path += "-" + strconv.Itoa(n)
		}
		_, err := os.Lstat(path)
		if errors.Is(err, os.ErrNotExist) {
			if _, err = os.Lstat(Unfinished(path)); errors.Is(err, os.ErrNotExist) {
				return path, nil
			}
		}
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", fmt.Errorf("exchange: look for a name: %w", err)
		}
	}
	return "", ErrFolderTaken
}

// Unfinished is where a folder's files lie until it is whole.
func Unfinished(folder string) string { return folder + unfinished }

// Left gives the unfinished folders in a folder: an end of the program left them, or
// somebody is just writing them.
func Left(in string) (paths []string, err error) {
	entries, err := os.ReadDir(in)
	for _, entry := range entries {
		if entry.IsDir() && unfinishedName.MatchString(entry.Name()) {
			paths = append(paths, filepath.Join(in, entry.Name()))
		}
	}
	if err != nil {
		return paths, fmt.Errorf("exchange: look for what is left: %w", err)
	}
	return paths, nil
}

// Remove removes an unfinished folder. Error: ErrLeft, also when it is not to be seen:
// the stick it is on may be away.
func Remove(left string) error {
	if !unfinishedName.MatchString(filepath.Base(left)) {
		return fmt.Errorf("exchange: %q is no unfinished folder", filepath.Base(left))
	}
	_, err := os.Lstat(left)
	if err == nil {
		err = os.RemoveAll(left)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrLeft, err)
	}
	return nil
}
