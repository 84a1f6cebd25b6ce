package i18n

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

//go:embed *.toml
var files embed.FS

const extension = ".toml"

// Catalogues are the languages of a folder: each has its catalogue, <tag>.toml,
// which is read when it is first asked for. They are safe for concurrent use.
type Catalogues struct {
	files fs.FS
	tags  []string
	mu    sync.Mutex
	read  map[string]*Language
}

// Open finds the catalogues at the root of files. A file whose name is no
// language's tag (BCP 47) is none.
func Open(files fs.FS) *Catalogues {
	c := &Catalogues{files: files, read: map[string]*Language{}}
	names, err := fs.Glob(files, "*"+extension)
	if err != nil {
		panic(err) // only a malformed pattern, and it is written above
	}
	for _, name := range names {
		tag := strings.TrimSuffix(name, extension)
		if _, err := language.Parse(tag); err == nil {
			c.tags = append(c.tags, tag)
		}
	}
	return c
}

var shipped = sync.OnceValue(func() *Catalogues { return Open(files) })

// Shipped are the catalogues inside the program.
func Shipped() *Catalogues { return shipped() }

// Tags returns the tags of the languages inside the program.
func Tags() []string { return shipped().Tags() }

// Load gives one of the languages inside the program, "en" or "ur".
func Load(tag string) (*Language, error) { return shipped().Load(tag) }

// Tags returns the tags of the languages there are, in alphabetical order.
func (c *Catalogues) Tags() []string { return slices.Clone(c.tags) }

// Load gives one language. It writes Latin digits; WithDigits gives the one that
// writes the language's own. It fails only for a language that is not there: what
// of a catalogue can't be read is said in the words of the others, and named in
// Problems.
func (c *Catalogues) Load(tag string) (*Language, error) {
	if !slices.Contains(c.tags, tag) {
		return nil, fmt.Errorf("i18n: load %q: %w", tag, fs.ErrNotExist)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if l, ok := c.read[tag]; ok {
		return l, nil
	}
	l, err := c.newLanguage(tag)
	if err != nil {
		return nil, fmt.Errorf("i18n: load %q: %w", tag, err)
	}
	c.read[tag] = l
	return l, nil
}

// others are the languages beside one, in the order of their tags.
func (c *Catalogues) others(tag string) (all []*Language) {
	for _, other := range c.tags {
		if other == tag {
			continue
		}
		if l, err := c.Load(other); err == nil {
			all = append(all, l)
		}
	}
	return all
}
