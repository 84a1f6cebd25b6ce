package lesson

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Bounds of good writing in English: a sentence's words, a lesson's, and the
// school grade that it is written for.
const (
	aimedSentence  = 15
	longestAllowed = 25
	fewestWords    = 450
	mostWords      = 800
	highestGrade   = 7
)

// Lint is the editor. It returns what Load left out and every way in which the
// rest breaks the rules of writing, each as "file:line: what".
func (c *Course) Lint() []error { return append(slices.Clone(c.Problems), c.edit().faults...) }

// Warnings returns what a writer should look at again though it breaks no
// rule: English sentences above 15 words, Urdu verbs that give the reader a
// gender.
func (c *Course) Warnings() []error { return c.edit().warnings }

type editor struct {
	files    fs.FS
	terms    map[string]bool // the ids of the glossary
	faults   []error
	warnings []error
}

func (e *editor) fault(file string, line int, format string, args ...any) {
	e.faults = append(e.faults, fmt.Errorf("%s:%d: "+format, append([]any{file, line}, args...)...))
}

func (e *editor) warn(file string, line int, format string, args ...any) {
	e.warnings = append(e.warnings, fmt.Errorf("%s:%d: "+format, append([]any{file, line}, args...)...))
}

func (c *Course) edit() *editor {
	e := &editor{files: c.files, terms: map[string]bool{}}
	if g, err := LoadGlossary(c.files); err == nil { // a missing one is LintGlossary's to tell
		for _, t := range g.Terms {
			e.terms[t.ID] = true
		}
	}
	e.letters("curriculum.toml")
	for _, t := range c.Tracks {
		for _, lang := range Languages {
			if t.Name[lang] == "" {
				e.fault("curriculum.toml", 1, "track %q has no name in %q", t.ID, lang)
			}
		}
	}
	if _, known := c.order[c.ward]; !known {
		e.fault("curriculum.toml", 1, "the ward lesson %q is not in the curriculum", c.ward)
	}
	for _, key := range slices.Sorted(maps.Keys(c.Sources)) {
		s := c.Sources[key]
		if s.Where == "" || s.Note == "" || s.Authors+s.Title == "" || (s.Status != "sure" && s.Status != "check") {
			e.fault("sources.toml", 1, "source %q lacks where, note, status, or both authors and title", key)
		}
	}
	for _, l := range c.Lessons {
		p := page{path.Join("lessons", l.ID), "lesson.toml", l.Sources, l.texts}
		e.head(c, l)
		e.page(c, p)
		e.length(p)
		e.grade(p)
	}
	cards, problems := c.readCards()
	e.faults = append(e.faults, problems...)
	for _, card := range cards {
		e.page(c, page{path.Join("cards", card.ID), "card.toml", card.Sources, card.texts})
		e.card(card)
	}
	return e
}

// page is what a lesson and a card have in common for the editor.
type page struct {
	folder  string
	head    string // the name of the file with its id and sources
	sources []string
	texts   map[string]*Text
}

// page holds a lesson or card to the rules that both have.
func (e *editor) page(c *Course, p page) {
	e.cited(p)
	e.leads(c, p)
	e.pair(p)
	e.explained(p)
	for lang, t := range p.texts {
		file := path.Join(p.folder, lang+".md")
		e.words(file, 1, lang, t.Title)
		for _, s := range t.Sections {
			e.words(file, s.line, lang, s.Heading)
			for _, b := range s.Blocks {
				for _, words := range b.passages() {
					e.spelt(file, words.line, lang, Plain(words.spans))
					if !words.wrong {
						e.banned(file, words.line, lang, Plain(words.spans))
					}
				}
			}
		}
	}
	e.letters(path.Join(p.folder, p.head))
	e.letters(path.Join(p.folder, "ur.md"))
}

// cited holds the list of sources to what the text cites.
func (e *editor) cited(p page) {
	file := path.Join(p.folder, p.head)
	cited := p.texts[Languages[0]].cites()
	for _, key := range cited {
		if !slices.Contains(p.sources, key) {
			e.fault(file, 1, "sources lack %q, which the text cites", key)
		}
	}
	for _, key := range p.sources {
		if !slices.Contains(cited, key) {
			e.fault(file, 1, "the text does not cite %q", key)
		}
	}
}

// card checks what only cards have: a review, and groups of danger signs that
// the help pages know.
func (e *editor) card(c *Card) {
	file := path.Join("cards", c.ID, "card.toml")
	if c.Review == "" {
		e.fault(file, 1, "review is missing")
	}
	if len(c.Signs) == 0 {
		return
	}
	for _, lang := range Languages {
		h, err := LoadHelp(e.files, lang)
		if err != nil {
			e.faults = append(e.faults, err)
			continue
		}
		for _, id := range c.Signs {
			if h.SignGroup(id) == nil {
				e.fault(file, 1, "help/%s.toml has no signs %q", lang, id)
			}
		}
	}
}

// head checks lesson.toml.
func (e *editor) head(c *Course, l *Lesson) {
	file := path.Join("lessons", l.ID, "lesson.toml")
	if l.Order != c.order[l.ID] {
		e.fault(file, 1, "order is %d, in the curriculum it is %d", l.Order, c.order[l.ID])
	}
	if l.Minutes < 1 || l.Review == "" {
		e.fault(file, 1, "minutes or review is missing")
	}
	if a := l.Stage.Again; a.Weeks.To > 0 && (a.Prompt < 0 || a.Prompt >= len(l.Text(Languages[0]).Prompts())) {
		e.fault(file, 1, "it comes again with prompt %d, which is not there", a.Prompt)
	}
	e.tags(file, "theme", l.Themes, "B1", "B2", "B3", "B4", "B5")
	e.tags(file, "capacity", l.Capacities, "C1", "C2", "C3")
	for _, id := range l.Related {
		if _, known := c.order[id]; !known || id == l.ID {
			e.fault(file, 1, "related lesson %q is not in the curriculum, or is this one", id)
		}
	}
	if _, err := fs.Stat(e.files, l.Picture); l.Picture == "" || err != nil {
		e.fault(file, 1, "no picture %q", l.Picture)
	}
	for _, lang := range Languages {
		if l.PictureAlt[lang] == "" {
			e.fault(file, 1, "picture.alt has no %q", lang)
		}
		e.words(file, e.lineOf(file, l.ContentNote[lang]), lang, l.ContentNote[lang])
		e.described(file, lang, l.PictureAlt[lang])
	}
}

// leads checks where links lead and that pictures are there.
func (e *editor) leads(c *Course, p page) {
	for lang, t := range p.texts {
		for _, s := range t.Sections {
			for _, b := range s.Blocks {
				for _, id := range b.leads() {
					if _, known := c.order[id]; !known || path.Join("lessons", id) == p.folder {
						e.fault(path.Join(p.folder, lang+".md"), b.line, "a link to %q, which is not in the curriculum, or is this lesson", id)
					}
				}
				if _, err := fs.Stat(e.files, path.Join(p.folder, b.File)); b.Kind == Picture && err != nil {
					e.fault(path.Join(p.folder, lang+".md"), b.line, "no picture %q", b.File)
				}
			}
		}
	}
}

func (e *editor) tags(file, what string, tags []string, known ...string) {
	for _, tag := range tags {
		if !slices.Contains(known, tag) {
			e.fault(file, 1, "unknown %s %q", what, tag)
		}
	}
}

// pair holds every language to the blocks and sources of the first.
func (e *editor) pair(p page) {
	first := p.texts[Languages[0]]
	for lang, t := range p.texts {
		file := path.Join(p.folder, lang+".md")
		for i, s := range t.Sections {
			other := first.Sections[i].Blocks
			if len(s.Blocks) != len(other) {
				e.fault(file, s.line, "%d blocks, the first language has %d", len(s.Blocks), len(other))
				continue
			}
			for j, b := range s.Blocks {
				if b.shape() != other[j].shape() {
					e.fault(file, b.line, "another kind or length of block than in the first language")
				}
				if !sameKeys(b.cites(), other[j].cites()) {
					e.fault(file, b.line, "cites %q, the first language %q", b.cites(), other[j].cites())
				}
				if !slices.Equal(b.leads(), other[j].leads()) {
					e.fault(file, b.line, "leads to %q, the first language to %q", b.leads(), other[j].leads())
				}
			}
		}
		if quiz := t.Quiz(); len(quiz) > 2 && samePlace(quiz) {
			e.fault(file, t.Section(RoleQuiz).line, "the right answer always stands in one place")
		}
	}
}

// sameKeys tells whether two lists have the same keys in some order.
func sameKeys(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

func samePlace(quiz []Question) bool {
	return !slices.ContainsFunc(quiz, func(q Question) bool { return !sameAnswers(q, quiz[0]) })
}

// length counts a lesson's English words.
func (e *editor) length(p page) {
	if words := Read(p.texts["en"]).Words; words < fewestWords || words > mostWords {
		e.fault(path.Join(p.folder, "en.md"), 1, "%d words; a lesson has %d to %d", words, fewestWords, mostWords)
	}
}

// grade holds a lesson's English to what one reads after seven years of school.
func (e *editor) grade(p page) {
	if r := Read(p.texts["en"]); r.Kincaid > highestGrade || r.Automated > highestGrade {
		e.fault(path.Join(p.folder, "en.md"), 1, "reads at grade %.1f (Flesch–Kincaid) and %.1f (automated); %d is the highest", r.Kincaid, r.Automated, highestGrade)
	}
}

func (e *editor) sentences(file string, line int, text string) {
	for _, sentence := range sentences(text) {
		switch n := len(strings.Fields(sentence)); {
		case n > longestAllowed:
			e.fault(file, line, "%d words in one sentence: %q", n, sentence)
		case n > aimedSentence:
			e.warn(file, line, "%d words in one sentence: %q", n, sentence)
		}
	}
}

// sentences cuts after full stops, question marks and exclamation marks.
func sentences(text string) []string {
	var out []string
	rest := strings.TrimSpace(text)
	for rest != "" {
		end := sentenceEnd.FindStringIndex(rest)
		if end == nil {
			return append(out, rest)
		}
		out = append(out, strings.TrimSpace(rest[:end[1]]))
		rest = strings.TrimSpace(rest[end[1]:])
	}
	return out
}
