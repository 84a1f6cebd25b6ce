package lesson

import (
	"path"
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extra "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	markdown "github.com/yuin/goldmark/text"
)

// grammar is CommonMark with attributes on headings, task marks in lists, and
// tables.
var grammar = goldmark.New(
	goldmark.WithParserOptions(parser.WithAttribute()),
	goldmark.WithExtensions(extension.TaskList, extension.Table),
).Parser()

// scribe turns one Markdown file into a Text. Lessons use a part of Markdown:
// headings of three levels, paragraphs, lists and lists in them, quotes, tables,
// drawings, emphasis, and links to other lessons. All else is a fault.
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
	r.check(file, s.text)
	return s.text
}

func (s *scribe) block(n ast.Node) {
	if h, is := n.(*ast.Heading); is {
		s.heading(h, s.line(n))
		return
	}
	if b, ok := s.part(n); ok {
		s.add(b)
	}
}

func (s *scribe) line(n ast.Node) int { return lineAt(s.src, n.Pos()) }

// part reads what stands between headings; ok is false for what lessons don't
// have.
func (s *scribe) part(n ast.Node) (b Block, ok bool) {
	switch n := n.(type) {
	case *ast.Paragraph:
		if image, alone := n.FirstChild().(*ast.Image); alone && image.NextSibling() == nil {
			return s.picture(image, s.line(n)), true
		}
		return Block{Kind: Paragraph, Spans: s.spans(n), line: s.line(n)}, true
	case *ast.List:
		return s.list(n), true
	case *ast.Blockquote:
		return s.quote(n), true
	case *extra.Table:
		return s.table(n), true
	}
	s.fault(s.file, s.line(n), "lessons have no %s", n.Kind())
	return b, false
}

func (s *scribe) heading(n *ast.Heading, line int) {
	switch n.Level {
	case 1:
		if s.text.Title != "" || len(s.text.Sections) > 0 {
			s.fault(s.file, line, "a second title")
		}
		s.text.Title = s.heads(n, line)
	case 2:
		section := Section{Heading: s.heads(n, line), line: line}
		if id, has := n.AttributeString("id"); has {
			if name, isText := id.([]byte); isText {
				section.Role = Role(name)
			}
		}
		s.text.Sections = append(s.text.Sections, section)
	case 3:
		s.add(Block{Kind: Heading, Spans: s.spans(n), line: line})
	default:
		s.fault(s.file, line, "headings have three levels")
	}
}

// heads gives the words of a heading that nothing can lead on from.
func (s *scribe) heads(n ast.Node, line int) string {
	spans := s.spans(n)
	if slices.ContainsFunc(spans, func(s Span) bool { return s.Lesson+s.Term != "" }) {
		s.fault(s.file, line, "a title or a section's heading leads nowhere")
	}
	return Plain(spans)
}

func (s *scribe) add(b Block) {
	if len(s.text.Sections) == 0 {
		s.fault(s.file, b.line, "text before the first section")
		return
	}
	section := &s.text.Sections[len(s.text.Sections)-1]
	section.Blocks = append(section.Blocks, b)
}

func (s *scribe) list(n *ast.List) Block {
	b := Block{Kind: Bullets, line: s.line(n)}
	if n.IsOrdered() {
		b.Kind = Numbers
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		b.Items = append(b.Items, s.item(item))
	}
	return b
}

// item reads a paragraph and the lists below it.
func (s *scribe) item(n ast.Node) Item {
	words := n.FirstChild()
	item := Item{line: s.line(n)}
	if words == nil || !isText(words) {
		s.fault(s.file, item.line, "a list's item is a paragraph, and lists below it")
		return item
	}
	item.mark, item.Spans = marked(words), s.spans(words)
	for below := words.NextSibling(); below != nil; below = below.NextSibling() {
		if list, is := below.(*ast.List); is {
			item.Under = append(item.Under, s.list(list))
			continue
		}
		s.fault(s.file, item.line, "a list's item is a paragraph, and lists below it")
	}
	return item
}

// quote reads paragraphs and lists that somebody else says.
func (s *scribe) quote(n *ast.Blockquote) Block {
	b := Block{Kind: Quote, line: s.line(n)}
	for inner := n.FirstChild(); inner != nil; inner = inner.NextSibling() {
		switch inner.(type) {
		case *ast.Paragraph, *ast.List:
			if part, ok := s.part(inner); ok && part.Kind != Picture {
				b.Blocks = append(b.Blocks, part)
				continue
			}
		}
		s.fault(s.file, b.line, "a quote has paragraphs and lists, no %s", inner.Kind())
	}
	return b
}

// table reads rows of cells. On which side a column's words begin is a matter of
// the language.
func (s *scribe) table(n *extra.Table) Block {
	b := Block{Kind: Table, line: s.line(n.FirstChild())}
	for _, side := range n.Alignments {
		if side != extra.AlignNone {
			s.fault(s.file, b.line, "a table's columns are not aligned: every language has its own side")
			break
		}
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]Span
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			spans := s.spans(cell)
			if len(spans) == 0 {
				s.fault(s.file, b.line, "an empty cell in a table")
			}
			cells = append(cells, spans)
		}
		b.Rows = append(b.Rows, cells)
	}
	return b
}

// picture reads a drawing with its words for those who can't see it.
func (s *scribe) picture(n *ast.Image, line int) Block {
	b := Block{Kind: Picture, Spans: s.spans(n), File: string(n.Destination), line: line}
	if path.Base(b.File) != b.File || path.Ext(b.File) != ".svg" {
		s.fault(s.file, line, "a picture is an .svg file beside the text, not %q", b.File)
	}
	if len(b.Spans) == 0 {
		s.fault(s.file, line, "a picture has no words for those who can't see it")
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
	box, is := n.FirstChild().(*extra.TaskCheckBox)
	switch {
	case !is:
		return unmarked
	case box.IsChecked:
		return right
	}
	return wrong
}
