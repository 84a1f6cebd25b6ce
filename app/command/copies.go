package command

import (
	"errors"
	"fmt"
	"os"

	"gehwara/storage"
)

// backup copies a journal to a file, or into a folder under a name made for it.
func (c *call) backup() (err error) {
	j, err := c.find(c.args[0])
	if err != nil {
		return err
	}
	if c.set.locked {
		return c.copyLocked(j)
	}
	v, err := c.unlock(j)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, v.Lock()) }()
	path, err := c.target(v.Journal())
	if err != nil {
		return err
	}
	report, end := c.progress("command.copying")
	held, err := v.Backup(c.ctx, path, report)
	end()
	if err != nil {
		return err
	}
	c.tell("command.copied")
	c.holds(held)
	fmt.Fprintln(c.Out, path)
	return nil
}

// copyLocked copies a journal as it lies on the disk, for somebody who cannot
// open it.
func (c *call) copyLocked(j storage.Journal) error {
	if j.Problem != nil {
		return j.Problem
	}
	path, err := c.target(j)
	if err != nil {
		return err
	}
	report, end := c.progress("command.copying")
	err = c.shelf.CopyLocked(c.ctx, j.ID, path, report)
	end()
	if err != nil {
		return err
	}
	c.tell("command.copied_locked")
	fmt.Fprintln(c.Out, path)
	return nil
}

// target is the file that a copy goes to: the one named, or a new one in the
// folder named.
func (c *call) target(j storage.Journal) (string, error) {
	to := c.args[1]
	info, err := os.Stat(to)
	switch {
	case err == nil && info.IsDir():
		return storage.BackupPath(to, j, c.Now())
	case err == nil:
		return "", storage.ErrExists
	}
	return to, nil
}

// holds says how much a copy holds, and what is missing in it.
func (c *call) holds(held storage.Contents) {
	c.tell("command.holds", "Versions", held.Revisions, "Drafts", held.Drafts, "Photos", held.Photos)
	if held.Missing > 0 {
		fmt.Fprintln(c.Err, c.Language.N("command.photos_missing", held.Missing))
	}
}

// restore makes a journal of a copy.
func (c *call) restore() error {
	b, _, err := c.openCopy(c.args[0])
	if err != nil {
		return err
	}
	report, end := c.progress("command.restoring")
	v, err := c.shelf.Restore(c.ctx, b, storage.Restoring{Name: c.set.name, Beside: c.set.beside}, report)
	end()
	_ = b.Close() // it was only read
	if err != nil {
		return err
	}
	j := v.Journal()
	c.tell("command.restored", "Name", j.Name)
	fmt.Fprintln(c.Out, j.ID)
	return v.Lock()
}
