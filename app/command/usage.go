package command

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"gehwara/i18n"
)

// synopsis is how a command is written.
func (c *call) synopsis() string {
	words := []string{"gehwara", c.verb.name}
	for _, option := range c.verb.options {
		words = append(words, "["+typed(option)+"]")
	}
	for _, argument := range c.verb.arguments {
		words = append(words, c.Language.T(argument))
	}
	return strings.Join(words, " ")
}

// usage says what can be asked: of one command, or of all.
func (c *call) usage(to io.Writer) {
	if c.verb.name == "" {
		for _, v := range verbs {
			of := call{World: c.World, verb: v}
			fmt.Fprintf(to, "%s\n    %s\n", of.synopsis(), c.Language.T(v.about))
		}
		return
	}
	fmt.Fprintf(to, "%s\n    %s\n\n", c.synopsis(), c.Language.T(c.verb.about))
	for _, option := range slices.Concat(c.verb.options, []string{"data", "lang", "help"}) {
		fmt.Fprintf(to, "    %-14s %s\n", typed(option), c.Language.T("command.opt_"+option))
	}
	fmt.Fprintf(to, "\n%s\n", c.Language.T("command.exits"))
	for _, status := range exits {
		fmt.Fprintf(to, "    %-4d %s\n", status, c.Language.T(exitKey(status)))
	}
}

// typed is an option with what it takes.
func typed(option string) string {
	switch option {
	case "data":
		return "--data FOLDER"
	case "name":
		return "--name NAME"
	case "lang":
		return "--lang " + strings.Join(i18n.Tags(), "|")
	}
	return "--" + option
}
