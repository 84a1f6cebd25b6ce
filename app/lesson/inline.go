package lesson

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extra "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// piece is text of one look, before its citations are taken out.
type piece struct {
	text string
	look
	line int
}

// look is what sets a piece apart.
type look struct {
	bold         bool
	lesson, term string // where the words lead
}

func (s *scribe) spans(n ast.Node) []Span {
	var pieces []piece
	s.inline(n, look{}, &pieces)
	var spans []Span
	for _, p := range pieces {
		spans = append(spans, s.cite(p, len(spans) == 0)...)
	}
	return spans
}

// inline gathers the text below n; neighbours of one look become one piece.
func (s *scribe) inline(n ast.Node, l look, to *[]piece) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		line := s.line(c)
		switch c := c.(type) {
		case *ast.Text:
			words := string(resolve(c.Segment.Value(s.src)))
			if c.HardLineBreak() {
				words += "\n"
			} else if c.SoftLineBreak() {
				words += " "
			}
			join(to, piece{words, l, line})
		case *ast.Emphasis:
			s.inline(c, look{true, l.lesson, l.term}, to)
		case *ast.Link:
			id, term := s.leads(c, line)
			s.inline(c, look{l.bold, id, term}, to)
		case *ast.AutoLink:
			join(to, piece{isolated(string(c.URL(s.src))), l, line})
		case *extra.TaskCheckBox:
		case *ast.Image:
			s.fault(s.file, line, "a picture stands between paragraphs, alone")
		default:
			s.fault(s.file, line, "lessons have no %s", c.Kind())
		}
	}
}

// leads gives the id of the lesson, or of the word of the glossary, that a link
// leads to. The program opens no address: one is written out, to be read and
// copied.
func (s *scribe) leads(n *ast.Link, line int) (lesson, term string) {
	kind, id, _ := strings.Cut(string(n.Destination), ":")
	switch {
	case kind == "lesson" && id != "":
		return id, ""
	case kind == "term" && id != "":
		return "", id
	}
	s.fault(s.file, line, "a link leads to lesson:<id> or term:<id>, not to %q; an address is written out as <https://…>", n.Destination)
	return "", ""
}

// isolated keeps an address left-to-right among Urdu (UAX #9, LRI and PDI).
func isolated(address string) string { return "\u2066" + address + "\u2069" }

func join(to *[]piece, p piece) {
	if n := len(*to); n > 0 && (*to)[n-1].look == p.look {
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
	if text == "" {
		return nil
	}
	if !strings.Contains(text, "[") { // most text: the pattern is slow to say so
		return []Span{{Text: text, Bold: p.bold, Lesson: p.lesson, Term: p.term}}
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
		spans = append(spans, Span{text[rest:m[0]] + text[m[4]:m[5]], p.bold, p.lesson, p.term, keys})
		rest = m[1]
	}
	if rest < len(text) {
		spans = append(spans, Span{Text: text[rest:], Bold: p.bold, Lesson: p.lesson, Term: p.term})
	}
	return spans
}
