package lesson

import (
	"fmt"
	"io/fs"
)

const glossaryFile = "glossary.toml"

// Glossary explains the words of the course.
type Glossary struct {
	Review string // who has signed it, or that it is a draft
	Terms  []Term `toml:"term"` // in the order of the subject, not of any alphabet
}

// Term is a word of the course, and what it means.
type Term struct {
	ID   string            // names links for ever
	Name map[string]string // by language
	Text map[string]string // by language: what it means, in a sentence or two
}

// LoadGlossary reads glossary.toml at the root of files.
func LoadGlossary(files fs.FS) (*Glossary, error) {
	g := &Glossary{}
	if err := readTOML(files, glossaryFile, g); err != nil {
		return nil, fmt.Errorf("lesson: load glossary: %w", err)
	}
	return g, nil
}

// LintGlossary is the editor of the glossary: every word has an id of its own, a
// name that no other word has, and a meaning, in every language; the Urdu letters
// are right and English sentences short.
func LintGlossary(files fs.FS) []error {
	e := &editor{files: files}
	g, err := LoadGlossary(files)
	if err != nil {
		return []error{err}
	}
	if g.Review == "" {
		e.fault(glossaryFile, 1, "review is missing")
	}
	known := map[string]bool{}
	for _, t := range g.Terms {
		line := e.lineOf(glossaryFile, fmt.Sprintf("id = %q", t.ID))
		if t.ID == "" || known[t.ID] {
			e.fault(glossaryFile, line, "a word without an id, or a second %q", t.ID)
		}
		known[t.ID] = true
		for _, lang := range Languages {
			name := lang + ": " + t.Name[lang]
			switch {
			case t.Name[lang] == "" || t.Text[lang] == "":
				e.fault(glossaryFile, line, "%q lacks a name or a meaning in %q", t.ID, lang)
			case known[name]:
				e.fault(glossaryFile, line, "two words are named %q", t.Name[lang])
			}
			known[name] = true
			e.words(glossaryFile, line, lang, t.Name[lang])
			e.words(glossaryFile, line, lang, t.Text[lang])
		}
	}
	e.letters(glossaryFile)
	return e.faults
}
