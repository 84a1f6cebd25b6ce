// Package command is Gehwara without a window: it lists, copies, restores,
// checks and erases journals, for their owner, or for a helper with the owner
// beside. It says what happens on the error output, in the catalogues' words, and
// prints only what was asked for.
//
// A passphrase is taken from a terminal alone. Nothing that a person wrote is ever
// printed.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"gehwara/i18n"
	"gehwara/storage"
)

// World is what a command has of the world around it.
type World struct {
	Folder   string // the data folder; "" where none is known: then --data must name it
	Language *i18n.Language
	Out, Err io.Writer
	Prompt   Prompt
	Now      func() time.Time
	Live     bool // Err is a terminal: a line there may be written over
}

// Prompt asks for one line on a terminal; hidden says that what is typed must not
// be seen. ErrNoTerminal where there is none.
type Prompt func(ctx context.Context, question string, hidden bool) (string, error)

// verb is one command.
type verb struct {
	name      string
	arguments []string // words of the catalogue, as keys
	about     string   // key
	options   []string
	run       func(*call) error
}

var verbs = []verb{
	{"journals", nil, "command.journals", []string{"json"}, (*call).journals},
	{"backup", []string{"command.arg_journal", "command.arg_to"}, "command.backup", []string{"locked"}, (*call).backup},
	{"restore", []string{"command.arg_file"}, "command.restore", []string{"name", "beside"}, (*call).restore},
	{"verify", []string{"command.arg_what"}, "command.verify", []string{"json", "sums"}, (*call).verify},
	{"erase", []string{"command.arg_journal"}, "command.erase", []string{"yes"}, (*call).erase},
}

// call is a command being carried out.
type call struct {
	World
	ctx   context.Context
	verb  verb
	args  []string
	shelf *storage.Shelf
	set   settings
	file  bool // what is worked on is a copy, not a journal on the shelf
}

// settings are what the options say.
type settings struct {
	data, lang, name                       string
	json, locked, beside, sums, yes, asked bool
}

// Run carries out a command line without the program's name: a command, its
// options and arguments. It returns the status to exit with.
func Run(ctx context.Context, w World, line []string) int {
	c := &call{World: w, ctx: ctx}
	err := c.parse(line)
	if err == nil && c.set.asked {
		c.usage(c.Out)
		return exitDone
	}
	if err == nil {
		c.shelf = storage.OpenShelf(c.Folder)
		err = c.verb.run(c)
	}
	if err == nil {
		return exitDone
	}
	status, said := c.explain(err)
	fmt.Fprintln(c.Err, said)
	if status == exitUsage && c.verb.name == "" {
		c.usage(c.Err)
	}
	return status
}

// parse takes the line apart. Options may stand before and behind arguments.
func (c *call) parse(line []string) error {
	if len(line) == 0 {
		return usageError{"gehwara"}
	}
	at := slices.IndexFunc(verbs, func(v verb) bool { return v.name == line[0] })
	if at < 0 {
		return usageError{line[0]}
	}
	c.verb = verbs[at]
	flags := c.flags()
	for rest := line[1:]; len(rest) > 0; {
		if err := flags.Parse(rest); err != nil {
			return usageError{err.Error()}
		}
		if rest = flags.Args(); len(rest) > 0 {
			c.args, rest = append(c.args, rest[0]), rest[1:]
		}
	}
	if c.set.lang != "" {
		lang, err := i18n.Load(c.set.lang)
		if err != nil {
			return usageError{"--lang " + c.set.lang}
		}
		c.Language = lang
	}
	if c.set.data != "" {
		folder, err := storage.DataFolder(c.set.data, "")
		if err != nil {
			return err
		}
		c.Folder = folder
	}
	if c.Folder == "" && !c.set.asked {
		return usageError{c.synopsis() + " " + typed("data")}
	}
	if !c.set.asked && len(c.args) != len(c.verb.arguments) {
		return usageError{c.synopsis()}
	}
	return nil
}

func (c *call) flags() *flag.FlagSet {
	flags := flag.NewFlagSet(c.verb.name, flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	FolderFlag(flags, &c.set.data)
	flags.StringVar(&c.set.lang, "lang", "", "")
	flags.BoolVar(&c.set.asked, "help", false, "")
	flags.BoolVar(&c.set.asked, "h", false, "")
	for name, to := range map[string]*bool{
		"json": &c.set.json, "locked": &c.set.locked, "beside": &c.set.beside, "sums": &c.set.sums, "yes": &c.set.yes,
	} {
		if slices.Contains(c.verb.options, name) {
			flags.BoolVar(to, name, false, "")
		}
	}
	if slices.Contains(c.verb.options, "name") {
		flags.StringVar(&c.set.name, "name", "", "")
	}
	return flags
}

// FolderFlag lets --data name the data folder. One without a name is refused, and does
// not mean the usual one: in a script whose variable is empty the wrong journal would
// be erased.
func FolderFlag(flags *flag.FlagSet, to *string) {
	flags.Func("data", "keep everything in `folder`", func(named string) error {
		if *to = named; named == "" {
			return errors.New("it names no folder")
		}
		return nil
	})
}

// tell says a message on the error output.
func (c *call) tell(key string, args ...any) {
	fmt.Fprintln(c.Err, c.Language.T(key, args...))
}

// find gives the journal that an argument names: by its id, its name, or the
// name of a hidden one.
func (c *call) find(named string) (storage.Journal, error) {
	list, err := c.shelf.List()
	if err != nil {
		return storage.Journal{}, err
	}
	for _, same := range []func(storage.Journal) bool{
		func(j storage.Journal) bool { return j.ID == named },
		func(j storage.Journal) bool { return j.Problem == nil && j.Name == named },
	} {
		if i := slices.IndexFunc(list, same); i >= 0 {
			return list[i], nil
		}
	}
	j, err := c.shelf.Find(c.ctx, named)
	if errors.Is(err, storage.ErrNotFound) {
		return j, missingError{named}
	}
	return j, err
}

// unlock asks for the passphrase of a journal on the shelf, and opens it.
func (c *call) unlock(j storage.Journal) (*storage.Vault, error) {
	if j.Problem != nil {
		return nil, j.Problem
	}
	secret, err := c.Prompt(c.ctx, c.Language.T("command.ask_secret", "Name", j.Name), true)
	if err != nil {
		return nil, err
	}
	return c.shelf.Unlock(c.ctx, j.ID, secret)
}

// openCopy opens a backup, and asks for its passphrase.
func (c *call) openCopy(path string) (*storage.Backup, string, error) {
	c.file = true
	b, err := storage.OpenBackup(path)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			err = missingError{path}
		}
		return nil, "", err
	}
	name := b.Journal().Name
	if name == "" { // it is hidden
		name = path
	}
	secret, err := c.Prompt(c.ctx, c.Language.T("command.ask_secret", "Name", name), true)
	if err == nil {
		err = b.Unlock(c.ctx, secret)
	}
	if err != nil {
		return nil, "", errors.Join(err, b.Close())
	}
	return b, secret, nil
}
