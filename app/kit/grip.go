package kit

// unit is what a selection by mouse grows by: that of one, two or three presses.
type unit uint8

const (
	byLetter unit = iota
	byWord
	byParagraph
)

// stretch is from one place of a text to another.
type stretch[P any] struct{ from, to P }

// grip is what the mouse took hold of: a place, a word or a paragraph. Dragging
// and the Shift key draw a selection out of it in steps of the same kind, and
// never let go of what was taken first.
type grip[P any] struct {
	by   unit
	held stretch[P]
}

// reach gives the selection from what is held up to another such stretch; its
// to is the end that moves.
func (g grip[P]) reach(other stretch[P], before func(a, b P) bool) stretch[P] {
	switch {
	case before(other.from, g.held.from):
		return stretch[P]{g.held.to, other.from}
	case before(g.held.to, other.to):
		return stretch[P]{g.held.from, other.to}
	}
	return g.held
}
