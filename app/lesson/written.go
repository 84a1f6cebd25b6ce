package lesson

import (
	"maps"
	"slices"
)

// Written gives the same course with all texts of one language as write writes
// them: with that language's own digits, say. Sources stay as they are.
func (c *Course) Written(lang string, write func(string) string) *Course {
	out := *c
	out.Lessons, out.Tracks = make([]*Lesson, len(c.Lessons)), make([]Track, len(c.Tracks))
	anew := map[*Lesson]*Lesson{}
	for i, l := range c.Lessons {
		out.Lessons[i] = l.written(lang, write)
		anew[l] = out.Lessons[i]
	}
	for i, t := range c.Tracks {
		out.Tracks[i] = Track{ID: t.ID, Name: named(t.Name, lang, write), Lessons: make([]*Lesson, len(t.Lessons))}
		for j, l := range t.Lessons {
			out.Tracks[i].Lessons[j] = anew[l]
		}
	}
	return &out
}

// Written gives the same library with all texts of one language as write writes
// them. Sources stay as they are.
func (l *Library) Written(lang string, write func(string) string) *Library {
	out := *l
	out.Cards = make([]*Card, len(l.Cards))
	for i, card := range l.Cards {
		out.Cards[i] = card.written(lang, write)
	}
	out.Terms = slices.Clone(l.Terms)
	for i, t := range out.Terms {
		out.Terms[i].Name, out.Terms[i].Text = named(t.Name, lang, write), named(t.Text, lang, write)
	}
	out.Evidence = slices.Clone(l.Evidence)
	for i, e := range out.Evidence {
		out.Evidence[i].Found = named(e.Found, lang, write)
	}
	return &out
}

func (c *Card) written(lang string, write func(string) string) *Card {
	out := *c
	out.texts = rewritten(c.texts, lang, write)
	return &out
}

func (l *Lesson) written(lang string, write func(string) string) *Lesson {
	out := *l
	out.ContentNote, out.PictureAlt = named(l.ContentNote, lang, write), named(l.PictureAlt, lang, write)
	out.texts = rewritten(l.texts, lang, write)
	return &out
}

// rewritten are the same texts, that of one language anew.
func rewritten(texts map[string]*Text, lang string, write func(string) string) map[string]*Text {
	t := texts[lang]
	if t == nil {
		return texts
	}
	texts = maps.Clone(texts)
	texts[lang] = t.written(write)
	return texts
}

func (t *Text) written(write func(string) string) *Text {
	out := *t
	out.Title = write(t.Title)
	out.Sections = make([]Section, len(t.Sections))
	for i, s := range t.Sections {
		s.Heading, s.Blocks = write(s.Heading), blocks(s.Blocks, write)
		out.Sections[i] = s
	}
	return &out
}

func blocks(of []Block, write func(string) string) []Block {
	out := make([]Block, len(of))
	for i, b := range of {
		b.Spans, b.Blocks = spans(b.Spans, write), blocks(b.Blocks, write)
		items := make([]Item, len(b.Items))
		for j, item := range b.Items {
			item.Spans, item.Under = spans(item.Spans, write), blocks(item.Under, write)
			items[j] = item
		}
		rows := make([][][]Span, len(b.Rows))
		for j, row := range b.Rows {
			rows[j] = make([][]Span, len(row))
			for k, cell := range row {
				rows[j][k] = spans(cell, write)
			}
		}
		b.Items, b.Rows = items, rows
		out[i] = b
	}
	return out
}

func spans(of []Span, write func(string) string) []Span {
	out := make([]Span, len(of))
	for i, s := range of {
		s.Text = write(s.Text)
		out[i] = s
	}
	return out
}

// named gives the texts by language with that of one written anew.
func named(of map[string]string, lang string, write func(string) string) map[string]string {
	if of[lang] == "" {
		return of
	}
	out := maps.Clone(of)
	out[lang] = write(of[lang])
	return out
}

// Write writes all texts of the help pages anew; what is dialled stays.
func (h *Help) Write(write func(string) string) {
	each := func(texts ...*string) {
		for _, t := range texts {
			*t = write(*t)
		}
	}
	lines := func(list []string) {
		for i := range list {
			each(&list[i])
		}
	}
	each(&h.Title, &h.Ask, &h.NotCalled, &h.Undated)
	lines(h.Always)
	for i := range h.Doors {
		d := &h.Doors[i]
		each(&d.Name, &d.Title)
		lines(d.First)
		for j := range d.Signs {
			each(&d.Signs[j].Name)
			lines(d.Signs[j].Signs)
		}
		for j := range d.Notes {
			each(&d.Notes[j].Title)
			lines(d.Notes[j].Lines)
		}
		if d.Ask != nil {
			each(&d.Ask.Text)
			for j := range d.Ask.Answers {
				each(&d.Ask.Answers[j].Name)
				lines(d.Ask.Answers[j].Lines)
			}
		}
	}
	for i := range h.Numbers {
		n := &h.Numbers[i]
		each(&n.Name, &n.Area, &n.Purpose, &n.Note, &n.Date)
	}
}
