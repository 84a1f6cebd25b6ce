package lesson

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	task "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	markdown "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// grammar is CommonMark with attributes on headings and task marks in lists.
var grammar = goldmark.New(
	goldmark.WithParserOptions(parser.WithAttribute()),
	goldmark.WithExtensions(extension.TaskList),
).Parser()

// scribe turns one Markdown file into a Text. Lessons use little of Markdown:
// headings of three levels, paragraphs, flat lists, bold. All else is a fault.
type scribe struct {
	*reader
	file string
	src  []byte
	text *Text
}

// text reads one language's file and holds it to the rules of its own.
func (r *reader) text(file string, src []byte) *Text {
	s := scribe{reader: r, file: file, src: src, text: &Text{}}
	doc := grammar.Parse(markdown.NewReader(src))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		s.block(n)
	}
	r.checkText(file, s.text)
	return s.text
}

func (s *scribe) block(n ast.Node) {
	line := lineAt(s.src, n.Pos())
	switch n := n.(type) {
	case *ast.Heading:
		s.heading(n, line)
	case *ast.Paragraph:
		s.add(Block{Kind: Paragraph, Spans: s.spans(n), lines: []int{line}})
	case *ast.List:
		s.add(s.list(n))
	default:
		s.fault(s.file, line, "lessons have no %s", n.Kind())
	}
}

func (s *scribe) heading(n *ast.Heading, line int) {
	switch n.Level {
	case 1:
		if s.text.Title != "" || len(s.text.Sections) > 0 {
			s.fault(s.file, line, "a second title")
		}
		s.text.Title = Plain(s.spans(n))
	case 2:
		section := Section{Heading: Plain(s.spans(n)), line: line}
		if id, has := n.AttributeString("id"); has {
			if name, isText := id.([]byte); isText {
				section.Role = Role(name)
			}
		}
		s.text.Sections = append(s.text.Sections, section)
	case 3:
		s.add(Block{Kind: Heading, Spans: s.spans(n), lines: []int{line}})
	default:
		s.fault(s.file, line, "headings have three levels")
	}
}

func (s *scribe) add(b Block) {
	if len(s.text.Sections) == 0 {
		s.fault(s.file, b.lines[0], "text before the first section")
		return
	}
	section := &s.text.Sections[len(s.text.Sections)-1]
	section.Blocks = append(section.Blocks, b)
}

func (s *scribe) list(n *ast.List) Block {
	b := Block{Kind: Bullets}
	if n.IsOrdered() {
		b.Kind = Numbers
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		line, words := lineAt(s.src, item.Pos()), item.FirstChild()
		m, spans := unmarked, []Span(nil)
		if isText(words) && words.NextSibling() == nil {
			m, spans = marked(words), s.spans(words)
		} else {
			s.fault(s.file, line, "a list's item is one paragraph, neither empty nor more")
		}
		b.Items, b.marks, b.lines = append(b.Items, spans), append(b.marks, m), append(b.lines, line)
	}
	return b
}

func isText(n ast.Node) bool {
	switch n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return true
	}
	return false
}

func marked(n ast.Node) mark {
	box, is := n.FirstChild().(*task.TaskCheckBox)
	switch {
	case !is:
		return unmarked
	case box.IsChecked:
		return right
	}
	return wrong
}

// piece is text of one look, before its citations are taken out.
type piece struct {
	text string
	bold bool
	line int
}

func (s *scribe) spans(n ast.Node) []Span {
	var pieces []piece
	s.inline(n, false, &pieces)
	var spans []Span
	for _, p := range pieces {
		spans = append(spans, s.cite(p, len(spans) == 0)...)
	}
	return spans
}

// inline gathers the text below n; neighbours of one look become one piece.
func (s *scribe) inline(n ast.Node, bold bool, to *[]piece) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		line := lineAt(s.src, c.Pos())
		switch c := c.(type) {
		case *ast.Text:
			words := string(resolve(c.Segment.Value(s.src)))
			if c.HardLineBreak() {
				words += "\n"
			} else if c.SoftLineBreak() {
				words += " "
			}
			join(to, piece{words, bold, line})
		case *ast.Emphasis:
			if c.Level != 2 {
				s.fault(s.file, line, "lessons have no italics")
			}
			s.inline(c, true, to)
		case *task.TaskCheckBox:
		default:
			s.fault(s.file, line, "lessons have no %s", c.Kind())
		}
	}
}

func join(to *[]piece, p piece) {
	if n := len(*to); n > 0 && (*to)[n-1].bold == p.bold {
		(*to)[n-1].text += p.text
		return
	}
	*to = append(*to, p)
}

// resolve puts the characters for backslash escapes and entities, which the
// parser leaves as they were written.
func resolve(b []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
}

// cite cuts a piece into spans that each end where sources are named. Stops
// that follow a citation go before its mark.
func (s *scribe) cite(p piece, begins bool) []Span {
	text := p.text
	if begins {
		text = strings.TrimLeft(text, " ")
	}
	var spans []Span
	rest := 0
	for _, m := range citation.FindAllStringSubmatchIndex(text, -1) {
		keys := strings.Split(text[m[2]:m[3]], ", ")
		for _, key := range keys {
			if _, known := s.sources[key]; !known {
				s.fault(s.file, p.line, "no source has the key %q", key)
			}
		}
		spans = append(spans, Span{text[rest:m[0]] + text[m[4]:m[5]], p.bold, keys})
		rest = m[1]
	}
	if rest < len(text) {
		spans = append(spans, Span{Text: text[rest:], Bold: p.bold})
	}
	return spans
}
