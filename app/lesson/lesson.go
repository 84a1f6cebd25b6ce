package lesson

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Lesson is one lesson in all its languages.
type Lesson struct {
	ID         string // names progress, links and prompts for ever
	Track      string
	Order      int
	Minutes    int      // to read and to do
	Themes     []string // B1 to B5
	Capacities []string // C1 to C3
	Sources    []string // keys
	Related    []string // ids, also of lessons still to come
	Review     string   // who has signed it, or that it is a draft
	Stage      Stage

	ContentNote map[string]string // by language: what hurts here, said before it is read; empty for most
	Picture     string            // its file, from the root of the assets
	PictureAlt  map[string]string // by language: what the picture shows

	texts map[string]*Text
}

// Text returns the lesson in a language, in English when it has none in that.
func (l *Lesson) Text(lang string) *Text {
	if t := l.texts[lang]; t != nil {
		return t
	}
	return l.texts[Languages[0]]
}

// Sensitive reports that the lesson has a content note: it is never offered
// unasked, and a person may turn back before reading.
func (l *Lesson) Sensitive() bool { return len(l.ContentNote) > 0 }

// head is the shape of lesson.toml.
type head struct {
	ID          string
	Track       string
	Order       int
	Minutes     int
	Themes      []string
	Capacities  []string
	Sources     []string
	Related     []string
	Review      string
	ContentNote note `toml:"content_note"`
	Stage       Stage
	Picture     struct {
		File string
		Alt  map[string]string
	}
}

// note is a table of languages, or "" where there is nothing to say.
type note map[string]string

// UnmarshalTOML takes a table of strings or the empty string.
func (n *note) UnmarshalTOML(data any) error {
	switch v := data.(type) {
	case string:
		if v == "" {
			return nil
		}
		return errors.New("content_note needs a table with every language")
	case map[string]any:
		*n = note{}
		for lang, text := range v {
			words, isText := text.(string)
			if !isText {
				return fmt.Errorf("content_note.%s is not text", lang)
			}
			(*n)[lang] = words
		}
		return nil
	}
	return errors.New("content_note is neither a table nor empty")
}

// reader reads the folder of one lesson or card and gathers what is wrong with it.
type reader struct {
	files   fs.FS
	folder  string
	sources map[string]Source
	check   func(file string, t *Text) // the form a text has
	faults  []error
}

func (r *reader) fault(file string, line int, format string, args ...any) {
	where := fmt.Sprintf("%s:%d: ", path.Join(r.folder, file), line)
	r.faults = append(r.faults, fmt.Errorf(where+format, args...))
}

func (r *reader) lesson(track, id string) *Lesson {
	const name = "lesson.toml"
	var h head
	if err := readTOML(r.files, path.Join(r.folder, name), &h); err != nil {
		r.faults = append(r.faults, err)
		return nil
	}
	if h.ID != id {
		r.fault(name, 1, "id is %q, the folder is %q", h.ID, id)
	}
	if h.Track != track {
		r.fault(name, 1, "track is %q, the curriculum says %q", h.Track, track)
	}
	if err := h.Stage.check(); err != nil {
		r.fault(name, 1, "%w", err)
	}
	r.checkSources(name, h.Sources)
	for _, lang := range Languages {
		if len(h.ContentNote) > 0 && h.ContentNote[lang] == "" {
			r.fault(name, 1, "content_note has no %q", lang)
		}
	}
	l := &Lesson{
		ID: h.ID, Track: h.Track, Order: h.Order, Minutes: h.Minutes,
		Themes: h.Themes, Capacities: h.Capacities,
		Sources: h.Sources, Related: h.Related, Review: h.Review, Stage: h.Stage,
		ContentNote: h.ContentNote, PictureAlt: h.Picture.Alt,
		texts: r.texts(),
	}
	if h.Picture.File != "" {
		l.Picture = path.Join(r.folder, h.Picture.File)
	}
	return l
}

func (r *reader) checkSources(file string, keys []string) {
	for _, key := range keys {
		if _, known := r.sources[key]; !known {
			r.fault(file, 1, "no source has the key %q", key)
		}
	}
}

// texts reads every <language>.md of the folder. All must hold to the same
// plan as the first.
func (r *reader) texts() map[string]*Text {
	texts := map[string]*Text{}
	for _, lang := range r.languages() {
		name := lang + ".md"
		data, err := readText(r.files, path.Join(r.folder, name))
		if err != nil {
			r.faults = append(r.faults, err)
			continue
		}
		t := r.text(name, data)
		texts[lang] = t
		if first := texts[Languages[0]]; first != nil && first != t {
			r.compare(name, first, t)
		}
	}
	return texts
}

// languages are the required ones first, then any other the folder holds.
func (r *reader) languages() []string {
	all := slices.Clone(Languages)
	found, _ := fs.Glob(r.files, path.Join(r.folder, "*.md")) // the pattern is well formed
	for _, f := range found {
		lang := strings.TrimSuffix(path.Base(f), ".md")
		if !slices.Contains(all, lang) && lang != "README" {
			all = append(all, lang)
		}
	}
	return all
}
