package lesson

import (
	"fmt"
	"path"
	"slices"
)

// Card is one page beside the course, to read, copy or print: danger signs, a bag
// to pack, a baby's signs. It asks nothing and is for everyone.
type Card struct {
	ID      string   // names links for ever
	Sources []string // keys
	Review  string   // who has signed it, or that it is a draft

	// Signs are the ids of the help pages' groups of danger signs that stand
	// below the first section: the signs themselves are kept there, once.
	Signs []string

	texts map[string]*Text
}

// Text returns the card in a language, in English when it has none in that. Its
// sections have no roles.
func (c *Card) Text(lang string) *Text {
	if t := c.texts[lang]; t != nil {
		return t
	}
	return c.texts[Languages[0]]
}

// readCards reads the course's cards. All of them must be there: a card is no
// lesson still to come.
func (c *Course) readCards() (cards []*Card, problems []error) {
	for i, id := range c.cards {
		if slices.Contains(c.cards[:i], id) {
			problems = append(problems, fmt.Errorf("curriculum.toml:1: card %q stands there twice", id))
			continue
		}
		r := reader{files: c.files, folder: path.Join("cards", id), sources: c.Sources}
		r.check = r.checkCard
		if card := r.card(id); len(r.faults) == 0 {
			cards = append(cards, card)
		}
		problems = append(problems, r.faults...)
	}
	return cards, problems
}

func (r *reader) card(id string) *Card {
	const name = "card.toml"
	var h struct {
		ID      string
		Sources []string
		Review  string
		Signs   []string
	}
	if err := readTOML(r.files, path.Join(r.folder, name), &h); err != nil {
		r.faults = append(r.faults, err)
		return nil
	}
	if h.ID != id {
		r.fault(name, 1, "id is %q, the folder is %q", h.ID, id)
	}
	r.checkSources(name, h.Sources)
	return &Card{ID: h.ID, Sources: h.Sources, Review: h.Review, Signs: h.Signs, texts: r.texts()}
}

// checkCard holds one language's text to the form every card has.
func (r *reader) checkCard(file string, t *Text) {
	if t.Title == "" || len(t.Sections) == 0 {
		r.fault(file, 1, "no title, or nothing below it")
	}
	for _, s := range t.Sections {
		if s.Role != RolePlain {
			r.fault(file, s.line, "a card's sections have no role, this one has %q", s.Role)
		}
		r.checkSection(file, s)
	}
}

// CitedOn returns the card's sources in the order of their keys.
func (c *Course) CitedOn(card *Card) []Source { return c.sources(card.Sources) }
