package lesson

import (
	"cmp"
	"maps"
	"slices"
)

const evidenceFile = "evidence.toml"

// Evidence is what a source found, in plain words, and how sure that is.
type Evidence struct {
	Source   `toml:"-"`
	Strength Strength
	For      []Reader
	Found    map[string]string // by language
}

// Strength is the kind of a source, which says how sure one can be of it.
type Strength string

// The strengths, the surest first.
const (
	Pooled     Strength = "pooled"     // many studies together
	Trial      Strength = "trial"      // groups compared, with and without the help
	Guideline  Strength = "guideline"  // what experts agreed to advise
	Review     Strength = "review"     // experts weighed the research
	Watched    Strength = "watched"    // asked or watched: it cannot show cause
	Experiment Strength = "experiment" // small: it shows what can happen
	Page       Strength = "page"       // an article or a page of advice
	Book       Strength = "book"       // a book or an idea, not tested
)

// Strengths are all of them, the surest first.
var Strengths = []Strength{Pooled, Trial, Guideline, Review, Watched, Experiment, Page, Book}

// Reader is somebody a source is of use to.
type Reader string

// The readers.
const (
	ForParents       Reader = "parents"
	ForPractitioners Reader = "practitioners"
	ForDeciders      Reader = "deciders" // those who plan and pay
)

// Readers are all of them.
var Readers = []Reader{ForParents, ForPractitioners, ForDeciders}

// Unsure tells that a detail of the source must still be checked.
func (s Source) Unsure() bool { return s.Status != "sure" }

// readEvidence reads what the sources found. A source that nothing is said of is
// left out.
func (c *Course) readEvidence() ([]Evidence, error) {
	found := map[string]Evidence{}
	if err := readTOML(c.files, evidenceFile, &found); err != nil {
		return nil, err
	}
	var all []Evidence
	for _, key := range slices.Sorted(maps.Keys(found)) {
		if s, known := c.Sources[key]; known {
			e := found[key]
			e.Source = s
			all = append(all, e)
		}
	}
	slices.SortStableFunc(all, func(a, b Evidence) int {
		return cmp.Compare(slices.Index(Strengths, a.Strength), slices.Index(Strengths, b.Strength))
	})
	return all, nil
}

// RestOn returns the lessons that rest on the source with this key, in the order of
// the course.
func (c *Course) RestOn(key string) []*Lesson {
	var lessons []*Lesson
	for _, l := range c.Lessons {
		if slices.Contains(l.Sources, key) {
			lessons = append(lessons, l)
		}
	}
	return lessons
}

// CardsOn returns the cards that rest on the source with this key.
func (l *Library) CardsOn(key string) []*Card {
	var cards []*Card
	for _, card := range l.Cards {
		if slices.Contains(card.Sources, key) {
			cards = append(cards, card)
		}
	}
	return cards
}

// LintEvidence holds evidence.toml to sources.toml: every source has what it found
// in every language, a strength and a reader, and nothing else stands there.
func (c *Course) LintEvidence() []error {
	e := &editor{files: c.files}
	found := map[string]Evidence{}
	if err := readTOML(c.files, evidenceFile, &found); err != nil {
		return []error{err}
	}
	data, _ := readText(c.files, evidenceFile) // it was read above
	for _, key := range slices.Sorted(maps.Keys(found)) {
		line, one := keyLine(data, key), found[key]
		if _, known := c.Sources[key]; !known {
			e.fault(evidenceFile, line, "sources.toml has no %q", key)
		}
		if !slices.Contains(Strengths, one.Strength) {
			e.fault(evidenceFile, line, "%q: unknown strength %q", key, one.Strength)
		}
		if len(one.For) == 0 || slices.ContainsFunc(one.For, func(r Reader) bool { return !slices.Contains(Readers, r) }) {
			e.fault(evidenceFile, line, "%q: for whom? %q", key, one.For)
		}
		e.meaning(evidenceFile, line, key, one.Found)
	}
	for _, key := range slices.Sorted(maps.Keys(c.Sources)) {
		if _, said := found[key]; !said {
			e.fault(evidenceFile, 1, "nothing on what %q found", key)
		}
	}
	e.letters(evidenceFile)
	return e.faults
}

// meaning holds what is said of a thing, in every language, to the rules of
// writing.
func (e *editor) meaning(file string, line int, of string, text map[string]string) {
	for _, lang := range Languages {
		if text[lang] == "" {
			e.fault(file, line, "%q has no words in %q", of, lang)
			continue
		}
		e.words(file, line, lang, text[lang])
	}
}
