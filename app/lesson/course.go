// Package lesson reads the course: its curriculum, sources and lessons, and
// the help pages, out of a file system. It shows nothing and stores nothing.
//
// A lesson that breaks its rules is left out and named in Course.Problems; the
// rest of the course still works. Course.Lint is the editor: it holds every
// lesson to the stricter rules of writing.
package lesson

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
)

// Languages are the languages every lesson and help page must have.
var Languages = []string{"en", "ur"}

// Course is everything there is to read. It never changes once loaded.
type Course struct {
	Tracks   []Track
	Lessons  []*Lesson // in the order of the curriculum
	Sources  map[string]Source
	Problems []error // what was left out and why, each as "file:line: what"

	files fs.FS
	order map[string]int // every id of the curriculum, lessons still to come included
	cards []string       // the ids of the cards, in their order
	ward  string
}

// Track is one part of the course, such as pregnancy or the first three months.
type Track struct {
	ID      string
	Name    map[string]string // by language
	Lessons []*Lesson         // those that are here to be read
}

// curriculum is the shape of curriculum.toml.
type curriculum struct {
	Ward  string
	Cards []string
	Track []struct {
		ID      string
		Lessons []string
		Name    map[string]string
	}
}

// Load reads curriculum.toml, sources.toml and lessons/<id>/ at the root of files.
// It fails only when the curriculum or the sources cannot be read; a faulty lesson
// is left out and named in Problems. What stands beside the lessons is read when
// it is asked for: see Library.
func Load(files fs.FS) (*Course, error) {
	c := &Course{files: files, order: map[string]int{}}
	var plan curriculum
	if err := readTOML(files, "curriculum.toml", &plan); err != nil {
		return nil, fmt.Errorf("lesson: load course: %w", err)
	}
	if err := c.readSources(); err != nil {
		return nil, fmt.Errorf("lesson: load course: %w", err)
	}
	c.ward = plan.Ward
	for _, t := range plan.Track {
		track := Track{ID: t.ID, Name: t.Name}
		for _, id := range t.Lessons {
			if _, twice := c.order[id]; twice {
				c.Problems = append(c.Problems, fmt.Errorf("curriculum.toml:1: lesson %q stands there twice", id))
				continue
			}
			c.order[id] = len(c.order) + 1
			if l := c.readLesson(t.ID, id); l != nil {
				track.Lessons = append(track.Lessons, l)
				c.Lessons = append(c.Lessons, l)
			}
		}
		c.Tracks = append(c.Tracks, track)
	}
	c.cards = plan.Cards
	c.findStrangers("lessons", func(id string) bool { _, known := c.order[id]; return known })
	c.findStrangers("cards", func(id string) bool { return slices.Contains(plan.Cards, id) })
	return c, nil
}

// readLesson returns the lesson of a folder, or nil when the folder is not
// there yet or its lesson breaks a rule, which it adds to the problems.
func (c *Course) readLesson(track, id string) *Lesson {
	folder := path.Join("lessons", id)
	if _, err := fs.Stat(c.files, folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	r := reader{files: c.files, folder: folder, sources: c.Sources}
	r.check = r.checkText
	l := r.lesson(track, id)
	if len(r.faults) > 0 {
		c.Problems = append(c.Problems, r.faults...)
		return nil
	}
	return l
}

// findStrangers names the folders below in that the curriculum does not know.
func (c *Course) findStrangers(in string, known func(id string) bool) {
	folders, err := fs.ReadDir(c.files, in)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		c.Problems = append(c.Problems, fmt.Errorf("%s:1: %w", in, err))
	}
	for _, f := range folders {
		if f.IsDir() && !known(f.Name()) {
			c.Problems = append(c.Problems, fmt.Errorf("%s/%s:1: not in curriculum.toml", in, f.Name()))
		}
	}
}

// Lesson returns the lesson with this id, or nil.
func (c *Course) Lesson(id string) *Lesson {
	i := slices.IndexFunc(c.Lessons, func(l *Lesson) bool { return l.ID == id })
	if i < 0 {
		return nil
	}
	return c.Lessons[i]
}

// Next returns the lesson that follows id in the curriculum, or nil after the
// last one. The id may be one that is not here to be read.
func (c *Course) Next(id string) *Lesson {
	place, known := c.order[id]
	if !known {
		return nil
	}
	for _, l := range c.Lessons {
		if c.order[l.ID] > place {
			return l
		}
	}
	return nil
}

// Related returns the related lessons that are here to be read.
func (c *Course) Related(l *Lesson) []*Lesson {
	var related []*Lesson
	for _, id := range l.Related {
		if r := c.Lesson(id); r != nil {
			related = append(related, r)
		}
	}
	return related
}

// Cited returns the lesson's sources in the order of their keys.
func (c *Course) Cited(l *Lesson) []Source { return c.sources(l.Sources) }

// sources are those with these keys, in the order of the keys.
func (c *Course) sources(keys []string) []Source {
	var cited []Source
	for _, key := range keys {
		if s, known := c.Sources[key]; known {
			cited = append(cited, s)
		}
	}
	slices.SortFunc(cited, func(a, b Source) int { return cmp.Compare(a.Key, b.Key) })
	return cited
}
