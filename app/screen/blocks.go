package screen

import (
	"cmp"
	"slices"
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
// paragraph, an item of a list, a quote, a table, a drawing.
type unit struct {
	text  []kit.Paragraph   // of a quote, all of it
	other fyne.CanvasObject // nil for text
	once  bool              // it says the same in every language
}

// above is the room above a unit that stands below another, dp.
func (u unit) above(before unit) float32 {
	switch {
	case u.other != nil || before.other != nil:
		return kit.Between
	case len(u.text) > 0:
		return u.text[0].Above
	}
	return 0
}

// object is a unit as it stands below another; nothing for the zero unit.
func (s setter) object(u, before unit) fyne.CanvasObject {
	switch {
	case u.other != nil:
		return u.other
	case len(u.text) == 0:
		return kit.Column(0)
	}
	p := kit.NewProse(s.look, u.text...)
	if len(before.text) > 0 {
		p.GoingOn()
	}
	return p
}

// prose sets blocks one below the other.
func (s setter) prose(blocks []lesson.Block) fyne.CanvasObject {
	return together(s.look, []setter{s}, [][]lesson.Block{blocks})
}

// together sets the blocks of one language or two. In two, paragraph stands beside
// paragraph, block by block as far as both go.
func together(l *kit.Look, told []setter, blocks [][]lesson.Block) fyne.CanvasObject {
	var above []float32
	var list []fyne.CanvasObject
	before := make([]unit, len(told))
	for n, row := range abreastOf(told, blocks) {
		room := float32(0)
		var texts []fyne.CanvasObject
		for i, u := range row {
			if n > 0 {
				room = max(room, u.above(before[i]))
			}
			if i == 0 || !row[0].once {
				texts = append(texts, told[i].object(u, before[i]))
			}
		}
		above, list, before = append(above, room), append(list, kit.Pair(l, texts...)), row
	}
	return kit.Spaced(above, list...)
}

// abreastOf gives the units of blocks, each in every language; the zero unit where
// a language has no such thing.
func abreastOf(told []setter, blocks [][]lesson.Block) (rows [][]unit) {
	for i, from := 0, 0; ; i, from = i+1, len(rows) {
		more := false
		for n, s := range told {
			if i >= len(blocks[n]) {
				continue
			}
			more = true
			for j, u := range s.units(blocks[n][i], within{}) {
				if from+j == len(rows) {
					rows = append(rows, make([]unit, len(told)))
				}
				rows[from+j][n] = u
			}
		}
		if !more {
			return rows
		}
	}
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
		return []unit{textual(p)}
	case lesson.Bullets, lesson.Numbers:
		return s.list(b, in)
	case lesson.Quote:
		in.quoted = true
		var quote unit
		for _, inner := range b.Blocks {
			for _, u := range s.units(inner, in) {
				quote.text = append(quote.text, u.text...)
			}
		}
		return []unit{quote}
	case lesson.Table:
		return []unit{{other: s.table(b)}}
	case lesson.Picture:
		name := s.id + "/" + strings.TrimSuffix(b.File, ".svg")
		return []unit{{other: kit.NewDrawing(s.look, name, drawn, lesson.Plain(b.Spans)), once: true}}
	}
	p := s.line(b.Spans)
	p.Above, p.Quoted = kit.Inside+4, in.quoted
	return []unit{textual(p)}
}

func textual(p kit.Paragraph) unit { return unit{text: []kit.Paragraph{p}} }

func (s setter) list(b lesson.Block, in within) (all []unit) {
	for i, item := range b.Items {
		p := s.line(item.Spans)
		p.Marker, p.Above, p.Depth, p.Quoted = "•", kit.Inside, in.depth, in.quoted
		if b.Kind == lesson.Numbers {
			p.Marker = s.look.Lang.Number(i+1) + "."
		} else if in.depth%2 == 1 {
			p.Marker = "–"
		}
		all = append(all, textual(p))
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
		for _, key := range s.inOrder(span.Cites) {
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

// inOrder gives the keys of sources in the order of their numbers.
func (s setter) inOrder(keys []string) []string {
	return slices.SortedFunc(slices.Values(keys), func(a, b string) int { return cmp.Compare(s.notes[a], s.notes[b]) })
}

func (s setter) leads(id string) func() {
	if id == "" {
		return nil
	}
	return s.lesson(id)
}
