package lesson

import (
	"fmt"
	"slices"
	"strings"
)

// Role says what a section is for. It stands in the section's heading, as in
// "## Why this lesson {#aim}".
type Role string

// The roles, in the order every lesson keeps.
const (
	RolePlain Role = ""      // no part of its own
	RoleAim   Role = "aim"   // why this lesson
	RoleKey   Role = "key"   // three lines to keep, then the rest under level-3 headings
	RoleDo    Role = "do"    // something to try
	RoleWrite Role = "write" // prompts for the journal
	RoleMyth  Role = "myth"  // what people say
	RoleQuiz  Role = "quiz"  // check yourself
	RoleGroup Role = "group" // for the leader of a group
	RoleNext  Role = "next"  // what next, and where help is
)

var roles = []Role{RoleAim, RoleKey, RoleDo, RoleWrite, RoleMyth, RoleQuiz, RoleGroup, RoleNext}

// Text is a lesson in one language.
type Text struct {
	Title    string
	Sections []Section
}

// Section is what stands under one level-2 heading.
type Section struct {
	Role    Role
	Heading string
	Blocks  []Block

	line int
}

// Kind is the kind of a block.
type Kind uint8

// The kinds of block.
const (
	Paragraph Kind = iota
	Heading        // of level 3
	Bullets        // a list without numbers; a quiz's answers are one too
	Numbers        // a list of steps
	Quote          // what somebody says, a line of a song
	Table          // rows of cells; the first row is the columns' names
	Picture        // a drawing that stands between paragraphs
)

// Block is a part of a section, of one Kind.
type Block struct {
	Kind   Kind
	Spans  []Span     // of a paragraph, heading or picture (its text alternative)
	Items  []Item     // of a list
	Blocks []Block    // of a quote: paragraphs and lists
	Rows   [][][]Span // of a table: rows of cells, all of one length
	File   string     // of a picture, in the lesson's folder

	line int // where it begins in its file
}

// Item is one item of a list, and the lists below it.
type Item struct {
	Spans []Span
	Under []Block

	mark mark
	line int
}

// mark is the task mark of a list's item: a quiz's answers bear one.
type mark uint8

const (
	unmarked mark = iota
	wrong
	right
)

// Span is a stretch of text of one look. Its Cites are the keys of the sources
// it rests on; their marks belong at its end. The keys are not in Text.
type Span struct {
	Text   string
	Bold   bool   // *emphasis* and **strong** alike: Nastaliq has no slant
	Lesson string // the id of the lesson that the words lead to; "" for most
	Term   string // the id of the word of the glossary that they are; "" for most
	Cites  []string
}

// Section returns the section with this role, or nil.
func (t *Text) Section(role Role) *Section {
	i := slices.IndexFunc(t.Sections, func(s Section) bool { return s.Role == role })
	if i < 0 {
		return nil
	}
	return &t.Sections[i]
}

// Lead is what stands before the section's first level-3 heading: under key,
// the lines of the two-minute version.
func (s *Section) Lead() []Block { return s.Blocks[:s.fold()] }

// Rest is the section from its first level-3 heading on, which unfolds.
func (s *Section) Rest() []Block { return s.Blocks[s.fold():] }

func (s *Section) fold() int {
	i := slices.IndexFunc(s.Blocks, func(b Block) bool { return b.Kind == Heading })
	if i < 0 {
		return len(s.Blocks)
	}
	return i
}

// Prompts are the lines of the write section from which a journal entry can
// begin. Their places are the same in every language and so can be named by
// number.
func (t *Text) Prompts() []string {
	s := t.Section(RoleWrite)
	if s == nil {
		return nil
	}
	var prompts []string
	for _, b := range s.Blocks {
		for _, item := range b.Items {
			prompts = append(prompts, Plain(item.Spans))
		}
	}
	return prompts
}

// Plain is the visible text of spans.
func Plain(spans []Span) string {
	var text string
	for _, s := range spans {
		text += s.Text
	}
	return text
}

// passage is a stretch of text in a block, and where it stands.
type passage struct {
	spans []Span
	line  int
	wrong bool // an answer that is not right
}

// passages are the block's stretches of text in reading order: the paragraph,
// heading or alternative itself, the items of lists, what a quote says, the cells
// of a table.
func (b Block) passages() []passage {
	var all []passage
	if b.Spans != nil {
		all = append(all, passage{b.Spans, b.line, false})
	}
	for _, item := range b.Items {
		all = append(all, passage{item.Spans, item.line, item.mark == wrong})
		for _, under := range item.Under {
			all = append(all, under.passages()...)
		}
	}
	for _, inner := range b.Blocks {
		all = append(all, inner.passages()...)
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			all = append(all, passage{cell, b.line, false})
		}
	}
	return all
}

// Words are the block's stretches of visible text in reading order.
func (b Block) Words() []string {
	var words []string
	for _, p := range b.passages() {
		words = append(words, Plain(p.spans))
	}
	return words
}

// shape is the plan of a block without its words: every language keeps to it.
func (b Block) shape() string {
	var out strings.Builder
	fmt.Fprint(&out, b.Kind, b.File, "(")
	for _, item := range b.Items {
		out.WriteString("*")
		for _, under := range item.Under {
			out.WriteString(under.shape())
		}
	}
	for _, inner := range b.Blocks {
		out.WriteString(inner.shape())
	}
	for _, row := range b.Rows {
		fmt.Fprint(&out, len(row), "|")
	}
	return out.String() + ")"
}

// cites are the keys of all sources the block rests on, in reading order.
func (b Block) cites() []string { return b.gather(func(s Span) []string { return s.Cites }) }

// leads are the ids of the lessons that the block's words lead to, each once.
func (b Block) leads() []string {
	ids := b.gather(func(s Span) []string {
		if s.Lesson == "" {
			return nil
		}
		return []string{s.Lesson}
	})
	slices.Sort(ids)
	return slices.Compact(ids)
}

// terms are the ids of the words of the glossary that the block's words lead to, in
// reading order.
func (b Block) terms() []string {
	return b.gather(func(s Span) []string {
		if s.Term == "" {
			return nil
		}
		return []string{s.Term}
	})
}

// gather collects something of every span, in reading order.
func (b Block) gather(of func(Span) []string) (all []string) {
	for _, p := range b.passages() {
		for _, s := range p.spans {
			all = append(all, of(s)...)
		}
	}
	return all
}

// terms are the ids of the words of the glossary that the text leads to, in reading
// order.
func (t *Text) terms() []string {
	var ids []string
	for _, s := range t.Sections {
		for _, b := range s.Blocks {
			ids = append(ids, b.terms()...)
		}
	}
	return ids
}

// cites are the keys of all sources the text rests on, in reading order.
func (t *Text) cites() []string {
	var keys []string
	for _, s := range t.Sections {
		for _, b := range s.Blocks {
			keys = append(keys, b.cites()...)
		}
	}
	return keys
}
