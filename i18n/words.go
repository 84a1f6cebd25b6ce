package i18n

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	catalogue "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// readWords reads a catalogue. It fails only for a language whose plurals nobody
// has written down.
func (c *Catalogues) readWords(tag language.Tag, name string) (*words, error) {
	w := &words{messages: map[string]*catalogue.Message{}}
	data, err := fs.ReadFile(c.files, name)
	if err != nil {
		w.faults = append(w.faults, err)
	}
	var all map[string]any
	if err := toml.Unmarshal(data, &all); err == nil {
		w.take(all)
	} else {
		w.salvage(string(data))
	}
	// One bundle a language: what is missing here is looked for in the others by
	// message alone, and then counted by their own plurals.
	bundle := catalogue.NewBundle(tag)
	for _, m := range w.messages {
		if err := bundle.AddMessages(tag, m); err != nil {
			return nil, err
		}
	}
	w.said = catalogue.NewLocalizer(bundle, tag.String())
	return w, nil
}

// salvage reads what can be read of a spoilt catalogue. In it each message has a
// line of its own, so that one takes no other with it.
func (w *words) salvage(text string) {
	number := 0
	for line := range strings.Lines(text) {
		number++
		var one map[string]any
		if err := toml.Unmarshal([]byte(line), &one); err != nil {
			w.faults = append(w.faults, fmt.Errorf("line %d: %w", number, err))
			continue
		}
		w.take(one)
	}
}

var errNoText = errors.New("neither a text nor plural forms")

// take adds messages, each page.name. The first of a key stays.
func (w *words) take(pages map[string]any) {
	for page, names := range pages {
		table, ok := names.(map[string]any)
		if !ok {
			w.faults = append(w.faults, fmt.Errorf("%s: %w", page, errNoText))
		}
		for name, value := range table {
			key := page + "." + name
			m, err := catalogue.NewMessage(value)
			switch {
			case w.messages[key] != nil:
				err = errors.New("stands there twice")
			case err != nil || strings.TrimSpace(m.Other) == "":
				err = errNoText
			default:
				m.ID = key
				w.messages[key] = m
				continue
			}
			w.faults = append(w.faults, fmt.Errorf("%s: %w", key, err))
		}
	}
}

// Problems names what of the catalogue is spoilt or missing, in order, and so is
// said in another language.
func (l *Language) Problems() []error {
	var all []error
	add := func(err error) { all = append(all, fmt.Errorf("%s%s: %w", l.Tag(), extension, err)) }
	for _, err := range l.words.faults {
		add(err)
	}
	for key, m := range l.words.messages {
		for _, text := range []string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other} {
			if _, err := strict.Parse(text, "", ""); err != nil {
				add(fmt.Errorf("%s: %w", key, err))
			}
		}
	}
	for _, other := range l.all.others(l.Tag()) {
		for key := range other.words.messages {
			if l.words.messages[key] == nil {
				add(fmt.Errorf("%s is missing", key))
			}
		}
	}
	slices.SortFunc(all, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return all
}
