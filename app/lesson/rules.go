package lesson

import (
	"regexp"
	"slices"
)

var (
	// keyShape is a source's key: Ra08, seed 2, NHS movements.
	keyShape = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*( [A-Za-z0-9]+)*$`)
	// citation is one or more keys in brackets, the space before them and the
	// stops after them.
	citation = regexp.MustCompile(`[ \x{A0}]*\[([^\[\]]+)\]([.,;:!?…۔،؛؟”»]*)`)
)

// checkText holds one language's text to the form every lesson has.
func (r *reader) checkText(file string, t *Text) {
	if t.Title == "" {
		r.fault(file, 1, "no title")
	}
	last := -1
	for _, s := range t.Sections {
		r.checkSection(file, s)
		for _, b := range s.Blocks {
			if s.Role == RoleWrite && b.Kind != Paragraph && !flat(b) {
				r.fault(file, b.line, "prompts stand in lists without lists below them")
			}
		}
		if s.Role == RolePlain {
			continue
		}
		place := slices.Index(roles, s.Role)
		switch {
		case place < 0:
			r.fault(file, s.line, "unknown role %q", s.Role)
		case place <= last:
			r.fault(file, s.line, "%q stands twice or out of order", s.Role)
		}
		last = max(last, place)
	}
	for _, role := range []Role{RoleAim, RoleKey, RoleDo, RoleNext} {
		if t.Section(role) == nil {
			r.fault(file, 1, "no section %q", role)
		}
	}
	r.checkQuiz(file, t)
}

// checkSection holds a section to what lessons and cards have in common.
func (r *reader) checkSection(file string, s Section) {
	if s.Heading == "" || len(s.Blocks) == 0 {
		r.fault(file, s.line, "an empty section or heading")
	}
	for _, b := range s.Blocks {
		if s.Role != RoleQuiz && marks(b) {
			r.fault(file, b.line, "task marks belong in the quiz")
		}
	}
}

// flat tells whether a block is a list without lists below it.
func flat(b Block) bool {
	return b.Items != nil && !slices.ContainsFunc(b.Items, func(i Item) bool { return i.Under != nil })
}

// marks tells whether any item of a block, however deep, bears a task mark.
func marks(b Block) bool {
	return slices.ContainsFunc(b.Blocks, marks) || slices.ContainsFunc(b.Items, func(i Item) bool {
		return i.mark != unmarked || slices.ContainsFunc(i.Under, marks)
	})
}

// compare holds a text to the plan of the first language's: the same roles in
// the same order, as many prompts, and the right answers in the same places.
func (r *reader) compare(file string, first, t *Text) {
	if len(t.Sections) != len(first.Sections) {
		r.fault(file, 1, "%d sections, the first language has %d", len(t.Sections), len(first.Sections))
		return
	}
	for i, s := range t.Sections {
		if s.Role != first.Sections[i].Role {
			r.fault(file, s.line, "section %q, the first language has %q there", s.Role, first.Sections[i].Role)
		}
	}
	if len(t.Prompts()) != len(first.Prompts()) {
		r.fault(file, 1, "%d prompts, the first language has %d", len(t.Prompts()), len(first.Prompts()))
	}
	if s := t.Section(RoleQuiz); s != nil && !slices.EqualFunc(t.Quiz(), first.Quiz(), sameAnswers) {
		r.fault(file, s.line, "the quiz has not the right answers in the places of the first language")
	}
}

func sameAnswers(a, b Question) bool {
	return slices.EqualFunc(a.Answers, b.Answers, func(x, y Answer) bool { return x.Right == y.Right })
}
