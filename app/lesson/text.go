package lesson

import "slices"

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
)

// Block is a paragraph, a heading of level 3, or a list.
type Block struct {
	Kind  Kind
	Spans []Span   // of a paragraph or heading
	Items [][]Span // of a list

	lines []int  // where its parts stand: one for a paragraph or heading, one for each item of a list
	marks []mark // of a list's items
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
	Text  string
	Bold  bool
	Cites []string
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
			prompts = append(prompts, Plain(item))
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

// parts are the block's stretches of text: the paragraph or heading itself, or
// the items of a list.
func (b Block) parts() [][]Span {
	if b.Kind == Bullets || b.Kind == Numbers {
		return b.Items
	}
	return [][]Span{b.Spans}
}

// cites are the keys of all sources the block rests on, in reading order.
func (b Block) cites() []string {
	var keys []string
	for _, spans := range b.parts() {
		for _, s := range spans {
			keys = append(keys, s.Cites...)
		}
	}
	return keys
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
