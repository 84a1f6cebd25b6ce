package kit

import (
	"strings"

	"gehwara/app/typeset"
)

// grasp selects what lies round a caret of the shown text: nothing, the word or
// the paragraph. What the mouse reaches for next grows from there.
func (p *pen) grasp(c typeset.Caret, by unit) {
	p.grip = grip[typeset.Caret]{by, p.round(c, by)}
	p.grab(p.grip.held)
}

// grows tells what the selection grows by when it is drawn out with the mouse.
// One that keys have made grows by letters.
func (p *pen) grows() unit {
	if anchor, focus := p.buf.Selection(); p.gripped != (stretch[typeset.Caret]{anchor, focus}) {
		p.grip = grip[typeset.Caret]{held: stretch[typeset.Caret]{anchor, anchor}}
	}
	return p.grip.by
}

// reach draws the selection out to a caret of the shown text.
func (p *pen) reach(c typeset.Caret) {
	p.grab(p.grip.reach(p.round(c, p.grip.by), func(a, b typeset.Caret) bool { return a.Offset < b.Offset }))
}

func (p *pen) grab(s stretch[typeset.Caret]) {
	p.goal = typeset.NoGoal
	p.buf.Select(s.from, s.to)
	p.gripped.from, p.gripped.to = p.buf.Selection()
}

// round gives what a unit is at a caret of the shown text, in the buffer.
// A concealed text is one word: where its words end is nobody's business.
func (p *pen) round(c typeset.Caret, by unit) stretch[typeset.Caret] {
	c.Offset = p.in(c.Offset)
	var start, end int
	switch {
	case by == byLetter:
		return stretch[typeset.Caret]{c, c}
	case p.conceal:
		end = p.buf.Len()
	case by == byWord:
		start, end = typeset.WordAt(p.buf.String(), c.Offset)
	default:
		start, end = paragraphAt(p.buf.String(), c.Offset)
	}
	return stretch[typeset.Caret]{typeset.Caret{Offset: start}, typeset.Caret{Offset: end, Affinity: typeset.Upstream}}
}

func paragraphAt(s string, offset int) (start, end int) {
	start = strings.LastIndexByte(s[:offset], '\n') + 1
	if end = strings.IndexByte(s[offset:], '\n'); end < 0 {
		return start, len(s)
	}
	return start, offset + end
}

// chosenAt tells whether a caret of the shown text is within the selection.
func (p *pen) chosenAt(c typeset.Caret) bool {
	start, end := p.selection()
	return start < end && start <= c.Offset && c.Offset <= end
}
