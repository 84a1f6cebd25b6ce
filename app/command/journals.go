package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"gehwara/storage"
)

// listed is a journal as programs read it.
type listed struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Picture string `json:"picture"`
	Problem string `json:"problem"` // empty, or one of problems
}

var problems = []struct {
	err  error
	name string
}{
	{storage.ErrNewer, "newer"}, {storage.ErrDamaged, "damaged"}, {storage.ErrNotOurs, "not-ours"},
	{storage.ErrWrongSecret, "secret"}, {storage.ErrAlreadyOpen, "open"}, {context.Canceled, "cancelled"},
}

func problemOf(err error) string {
	if err == nil {
		return ""
	}
	if errors.As(err, new(missingError)) {
		return "missing"
	}
	for _, p := range problems {
		if errors.Is(err, p.err) {
			return p.name
		}
	}
	return "unknown"
}

// journals lists the journals, without the hidden ones.
func (c *call) journals() error {
	list, err := c.shelf.List()
	if err != nil {
		return err
	}
	if c.set.json {
		all := []listed{}
		for _, j := range list {
			all = append(all, listed{j.ID, j.Name, j.Picture, problemOf(j.Problem)})
		}
		return c.print(all)
	}
	if len(list) == 0 {
		c.tell("command.none")
	}
	for _, j := range list {
		if j.Problem != nil {
			_, what := c.explain(j.Problem)
			fmt.Fprintf(c.Out, "%s  %s\n", j.ID, what)
			continue
		}
		fmt.Fprintf(c.Out, "%s  %s\n", j.ID, j.Name)
	}
	return nil
}

func (c *call) print(what any) error {
	to := json.NewEncoder(c.Out)
	to.SetEscapeHTML(false)
	to.SetIndent("", "  ")
	return to.Encode(what)
}

// erase erases a whole journal, once its name was typed again.
func (c *call) erase() error {
	j, err := c.find(c.args[0])
	if err != nil {
		return err
	}
	if errors.Is(j.Problem, storage.ErrNotOurs) {
		return j.Problem
	}
	name := j.Name
	if name == "" { // its header is damaged
		name = j.ID
	}
	if !c.set.yes {
		typed, err := c.Prompt(c.ctx, c.Language.T("command.ask_erase", "Name", name), false)
		if err != nil {
			return err
		}
		if !slices.Contains([]string{name, j.ID}, typed) {
			return errOtherName
		}
	}
	if err := c.shelf.Destroy(c.ctx, j.ID); err != nil {
		c.stands(err)
		return err
	}
	c.tell("command.erased")
	return nil
}

// stands says what of a journal could not be erased, if that is what went wrong.
func (c *call) stands(err error) {
	var stands *storage.StandingError
	if !errors.As(err, &stands) {
		return
	}
	c.tell("destroy.part")
	switch {
	case len(stands.Paths) == 0:
		c.tell("destroy.key_left")
	case stands.Opens:
		c.tell("destroy.opens")
	default:
		c.tell("destroy.stands")
	}
	for _, path := range stands.Paths {
		fmt.Fprintln(c.Err, path)
	}
}
