package command

import (
	"errors"
	"fmt"
	"os"

	"gehwara/storage"
)

// verified is what verify found, as programs read it.
type verified struct {
	Whole     bool     `json:"whole"`
	Problem   string   `json:"problem"` // empty, or one of problems; "unknown" for what is no fault of it
	Locked    bool     `json:"locked"`  // the copy of a locked journal
	Age       bool     `json:"age"`     // age opens the copy by the secret typed
	Revisions int      `json:"revisions"`
	Drafts    int      `json:"drafts"`
	Erased    int      `json:"erased"`
	Photos    int      `json:"photos"`
	Missing   int      `json:"photos_missing"`
	Mended    []string `json:"mended"` // what was found wrong with a journal and put right
	Lost      int      `json:"lost"`   // saves that nothing could bring back, of those nobody has read of yet
}

func (v *verified) holds(held storage.Contents) {
	v.Revisions, v.Drafts, v.Erased, v.Photos, v.Missing = held.Revisions, held.Drafts, held.Erased, held.Photos, held.Missing
}

// verify reads a copy, or a journal on the shelf, from end to end.
func (c *call) verify() error {
	info, err := os.Stat(c.args[0])
	check := c.verifyJournal
	if err == nil && info.Mode().IsRegular() {
		check, c.file = c.verifyCopy, true
		if c.set.sums {
			check = c.verifySums
		}
	} else if c.set.sums {
		check = func(*verified) error { return missingError{c.args[0]} }
	}
	found := verified{Mended: []string{}}
	err = check(&found)
	found.Whole, found.Problem = err == nil && found.Lost == 0, problemOf(err)
	if c.set.json {
		return errors.Join(c.print(found), err)
	}
	return err
}

// verifySums needs no secret.
func (c *call) verifySums(found *verified) error {
	b, err := storage.OpenBackup(c.args[0])
	if err != nil {
		return err
	}
	defer b.Close()
	found.Locked = b.Locked()
	report, end := c.progress("command.checking")
	err = b.CheckSums(c.ctx, report)
	end()
	if err == nil {
		c.tell("command.sums_fit")
	}
	return err
}

func (c *call) verifyCopy(found *verified) error {
	b, secret, err := c.openCopy(c.args[0])
	if err != nil {
		return err
	}
	defer b.Close()
	found.Locked = b.Locked()
	report, end := c.progress("command.checking")
	err = b.Verify(c.ctx, report)
	end()
	if err != nil {
		return err
	}
	if b.Locked() {
		c.tell("command.sums_fit")
		return nil
	}
	found.holds(b.Contents())
	switch err := b.OpensByAge(secret); {
	case err == nil:
		found.Age = true
	case !errors.Is(err, storage.ErrNotFound):
		return storage.ErrDamaged
	}
	if b.Contents().Missing == 0 {
		c.tell("command.whole")
	}
	c.holds(b.Contents())
	return nil
}

func (c *call) verifyJournal(found *verified) error {
	j, err := c.find(c.args[0])
	if err != nil {
		return err
	}
	v, err := c.unlock(j)
	if err != nil {
		return err
	}
	report, end := c.progress("command.checking")
	held, err := v.Verify(c.ctx, report)
	end()
	for _, repair := range v.Repairs() {
		for _, fault := range repair.Faults {
			found.Mended = append(found.Mended, string(fault))
		}
		found.Lost += repair.Lost
	}
	if err = errors.Join(err, v.Lock()); err != nil {
		return err
	}
	found.holds(held)
	if held.Missing+found.Lost == 0 {
		c.tell("command.whole")
	}
	c.holds(held)
	switch {
	case found.Lost > 0:
		fmt.Fprintln(c.Err, c.Language.N("repair.lost", found.Lost))
	case len(found.Mended) > 0:
		c.tell("command.mended")
	}
	return nil
}
