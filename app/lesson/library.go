package lesson

import "slices"

// Library is what stands beside the lessons: cards, the words explained, and what
// each source found. It never changes once it is read.
type Library struct {
	Cards    []*Card    // in their own order
	Terms    []Term     // in the order of the subject, not of any alphabet
	Evidence []Evidence // the surest first
	Problems []error    // what was left out and why, each as "file:line: what"
}

// Library reads cards/<id>/, glossary.toml and evidence.toml of the course. What
// is faulty is left out and named in Problems.
func (c *Course) Library() *Library {
	l := &Library{}
	l.Cards, l.Problems = c.readCards()
	g, err := LoadGlossary(c.files)
	if err != nil {
		l.Problems = append(l.Problems, err)
	} else {
		l.Terms = g.Terms
	}
	if l.Evidence, err = c.readEvidence(); err != nil {
		l.Problems = append(l.Problems, err)
	}
	return l
}

// Card returns the card with this id, or nil.
func (l *Library) Card(id string) *Card {
	i := slices.IndexFunc(l.Cards, func(card *Card) bool { return card.ID == id })
	if i < 0 {
		return nil
	}
	return l.Cards[i]
}

// Term returns the word with this id, or nil.
func (l *Library) Term(id string) *Term {
	i := slices.IndexFunc(l.Terms, func(t Term) bool { return t.ID == id })
	if i < 0 {
		return nil
	}
	return &l.Terms[i]
}
