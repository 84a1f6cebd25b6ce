package lesson

import (
	"fmt"
	"strconv"
	"strings"
)

// Source is a book, paper or page a lesson rests on. Lessons cite it by key,
// as in [Ra08].
type Source struct {
	Key     string
	Authors string
	Year    int // 0 when the page bears none
	Title   string
	Where   string // journal and pages, publisher, or site
	Note    string // what it shows and how far it reaches
	Status  string // "sure", or "check" when a detail must be checked before printing
}

// Short is who wrote the source and when, in few words.
func (s Source) Short() string {
	who, others, many := strings.Cut(s.Authors, ",")
	switch {
	case who == "":
		return s.Title
	case many && strings.TrimSpace(others) != "ed." && strings.TrimSpace(others) != "eds":
		who += " et al."
	}
	if s.Year == 0 {
		return who
	}
	return who + " (" + strconv.Itoa(s.Year) + ")"
}

// String is the source as a list of references prints it.
func (s Source) String() string {
	who := s.Authors
	if s.Year > 0 {
		who = strings.TrimSpace(who + " (" + strconv.Itoa(s.Year) + ")")
	}
	var out strings.Builder
	for _, part := range []string{who, s.Title, s.Where} {
		if part == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteString(" ")
		}
		out.WriteString(part)
		if !strings.HasSuffix(strings.TrimRight(part, "”’"), "?") && !strings.HasSuffix(part, ".") {
			out.WriteString(".")
		}
	}
	return out.String()
}

func (c *Course) readSources() error {
	c.Sources = map[string]Source{}
	if err := readTOML(c.files, "sources.toml", &c.Sources); err != nil {
		return err
	}
	for key, s := range c.Sources {
		if !keyShape.MatchString(key) {
			return fmt.Errorf("sources.toml: %q is no key for a source", key)
		}
		s.Key = key
		c.Sources[key] = s
	}
	return nil
}
