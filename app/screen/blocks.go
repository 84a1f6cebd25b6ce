package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// setter turns the blocks of a lesson into text to read, in the look of the
// blocks' own language.
type setter struct {
	look   *kit.Look
	id     string                        // of the lesson
	notes  map[string]int                // the numbers of its sources
	source func(key string)              // shows a source
	lesson func(id string) (show func()) // shows another lesson; nil for one that is still to come
	term   func(id string) (show func()) // explains a word; nil for one that is not in the glossary
}

// numbered numbers the sources of a lesson as its list of them does, so that a
// sentence can point to one.
func numbered(sources []lesson.Source) map[string]int {
	n := map[string]int{}
	for i, s := range sources {
		n[s.Key] = i + 1
	}
	return n
}

// unit is the least that stands beside the same thing in another language: a
// paragraph, an item of a list, a table, a drawing.
type unit struct {
	text  kit.Paragraph
	other fyne.CanvasObject // nil for text
}

// object is a unit that stands alone; nothing for the zero unit.
func (s setter) object(u unit) fyne.CanvasObject {
	switch {
	case u.other != nil:
		return u.other
	case u.text.Text == "":
		return kit.Column(0)
	}
	u.text.Above = 0
	return kit.NewProse(s.look, u.text)
}

// prose sets blocks one below the other.
func (s setter) prose(blocks []lesson.Block) fyne.CanvasObject {
	var all []unit
	for _, b := range blocks {
		all = append(all, s.units(b, within{})...)
	}
	return s.join(all)
}

// join makes one Prose of units of text that follow each other.
func (s setter) join(all []unit) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	var text []kit.Paragraph
	end := func() {
		if len(text) > 0 {
			text[0].Above = 0
			parts = append(parts, kit.NewProse(s.look, text...))
			text = nil
		}
	}
	for _, u := range all {
		if u.other != nil {
			end()
			parts = append(parts, u.other)
			continue
		}
		text = append(text, u.text)
	}
	end()
	if len(parts) == 1 {
		return parts[0]
	}
	return kit.Column(kit.Between, parts...)
}

// within is what a block stands in.
type within struct {
	depth  int // lists
	quoted bool
}

// units are the parts of a block in reading order.
func (s setter) units(b lesson.Block, in within) (all []unit) {
	switch b.Kind {
	case lesson.Heading:
		p := s.line(b.Spans)
		p.Words, p.Above = kit.Words{Step: kit.Lead, Bold: true}, kit.Around
		return []unit{{text: p}}
	case lesson.Bullets, lesson.Numbers:
		return s.list(b, in)
	case lesson.Quote:
		in.quoted = true
		for _, inner := range b.Blocks {
			all = append(all, s.units(inner, in)...)
		}
		return all
	case lesson.Table:
		return []unit{{other: s.table(b)}}
	case lesson.Picture:
		name := s.id + "/" + strings.TrimSuffix(b.File, ".svg")
		return []unit{{other: kit.NewDrawing(s.look, name, drawn, lesson.Plain(b.Spans))}}
	}
	p := s.line(b.Spans)
	p.Above, p.Quoted = kit.Inside+4, in.quoted
	return []unit{{text: p}}
}

func (s setter) list(b lesson.Block, in within) (all []unit) {
	for i, item := range b.Items {
		p := s.line(item.Spans)
		p.Marker, p.Above, p.Depth, p.Quoted = "•", kit.Inside, in.depth, in.quoted
		if b.Kind == lesson.Numbers {
			p.Marker = s.look.Lang.Number(i+1) + "."
		} else if in.depth%2 == 1 {
			p.Marker = "–"
		}
		all = append(all, unit{text: p})
		for _, under := range item.Under {
			all = append(all, s.units(under, within{in.depth + 1, in.quoted})...)
		}
	}
	return all
}

func (s setter) table(b lesson.Block) fyne.CanvasObject {
	rows := make([][]kit.Paragraph, len(b.Rows))
	for i, row := range b.Rows {
		for _, cell := range row {
			rows[i] = append(rows[i], s.line(cell))
		}
	}
	return kit.NewTable(s.look, rows)
}

// line joins spans to a paragraph, with a small number for each source.
func (s setter) line(spans []lesson.Span) kit.Paragraph {
	var p kit.Paragraph
	var text strings.Builder
	add := func(words string) (start, end int) {
		start = text.Len()
		text.WriteString(words)
		return start, text.Len()
	}
	before, explained := "", ""
	for _, span := range spans {
		start, end := add(span.Text)
		if span.Bold {
			p.Spans = append(p.Spans, kit.Span{Start: start, End: end, Bold: true})
		}
		if n := len(p.Links); n > 0 && span.Lesson != "" && span.Lesson == before && p.Links[n-1].End == start {
			p.Links[n-1].End = end
		} else if show := s.leads(span.Lesson); show != nil {
			p.Links = append(p.Links, kit.Link{Start: start, End: end, Follow: show})
		}
		if n := len(p.Links); n > 0 && span.Term != "" && span.Term == explained && p.Links[n-1].End == start {
			p.Links[n-1].End = end
		} else if show := s.explains(span.Term); show != nil {
			p.Links = append(p.Links, kit.Link{Start: start, End: end, Quiet: true, Follow: show})
		}
		before, explained = span.Lesson, span.Term
		for _, key := range span.Cites {
			if n := s.notes[key]; n > 0 {
				add("\u00a0")
				start, end = add("[" + s.look.Lang.Number(n) + "]")
				p.Links = append(p.Links, kit.Link{Start: start, End: end, Bare: true, Follow: func() { s.source(key) }})
			}
		}
	}
	p.Text = text.String()
	return p
}

func (s setter) explains(id string) func() {
	if id == "" || s.term == nil {
		return nil
	}
	return s.term(id)
}

func (s setter) leads(id string) func() {
	if id == "" {
		return nil
	}
	return s.lesson(id)
}
