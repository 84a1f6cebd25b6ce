package typeset

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// historyLimit bounds what a Buffer keeps for undo and redo, in bytes. The
// last change is kept whatever its size.
const historyLimit = 8 << 20

// longestStep is how long one step of undo may grow by typing or deleting, in bytes.
const longestStep = 1024

// change is one step of undo.
type change struct {
	kind
	at                int
	removed, inserted []byte
	before, after     selection
}

// kind tells which changes grow into one step.
type kind uint8

const (
	alone kind = iota
	typed
	erasedBackward
	erasedForward
)

// history is what can be undone, and redone, the latest last.
type history struct {
	done, undone []change
	size         int  // of all changes
	growing      bool // the last change done may take in the next
}

// CanUndo tells whether there is a step to take back.
func (b *Buffer) CanUndo() bool { return len(b.history.done) > 0 }

// CanRedo tells whether there is a step to do again.
func (b *Buffer) CanRedo() bool { return len(b.history.undone) > 0 }

// Undo takes the last step back and restores the selection before it. It
// reports false when there is none.
func (b *Buffer) Undo() (Edit, bool) {
	h := &b.history
	if len(h.done) == 0 {
		return Edit{}, false
	}
	c := h.done[len(h.done)-1]
	h.done = slices.Delete(h.done, len(h.done)-1, len(h.done))
	h.undone = append(h.undone, c)
	h.growing = false
	b.selection = c.before
	return b.put(c.at, c.inserted, c.removed), true
}

// Redo takes back the last Undo. It reports false when there is none since the
// last change.
func (b *Buffer) Redo() (Edit, bool) {
	h := &b.history
	if len(h.undone) == 0 {
		return Edit{}, false
	}
	c := h.undone[len(h.undone)-1]
	h.undone = slices.Delete(h.undone, len(h.undone)-1, len(h.undone))
	h.done = append(h.done, c)
	b.selection = c.after
	return b.put(c.at, c.removed, c.inserted), true
}

// put replaces one text at an offset by another.
func (b *Buffer) put(at int, old, text []byte) Edit {
	edit := Edit{Start: at, End: at + len(old), Text: string(text)}
	b.text.replace(edit.Start, edit.End, edit.Text)
	return edit
}

// add remembers a change. What was undone before can no more be redone.
func (h *history) add(c change) {
	h.undone = h.forget(h.undone, len(h.undone))
	if h.growing && h.done[len(h.done)-1].take(c) {
		h.size += len(c.removed) + len(c.inserted)
	} else {
		h.size += c.size()
		h.done = append(h.done, c)
	}
	h.growing = c.kind != alone
	if h.size > historyLimit {
		h.shrink()
	}
}

// shrink forgets the oldest changes. It goes somewhat below the limit, so that
// not every letter shrinks again.
func (h *history) shrink() {
	size, n := h.size, 0
	for n < len(h.done)-1 && size > historyLimit*3/4 {
		size -= h.done[n].size()
		n++
	}
	h.done = h.forget(h.done, n)
}

// forget overwrites and drops the first n of some changes.
func (h *history) forget(changes []change, n int) []change {
	for _, c := range changes[:n] {
		h.size -= c.size()
		clear(c.removed)
		clear(c.inserted)
	}
	return slices.Delete(changes, 0, n)
}

func (h *history) wipe() {
	h.forget(h.done, len(h.done))
	h.forget(h.undone, len(h.undone))
	*h = history{}
}

// size is about what a change takes in memory.
func (c change) size() int { return 160 + len(c.removed) + len(c.inserted) }

// take lets a change grow by the next one, if they belong to one step: letters
// typed into one word with the spaces after it, or deletions in one direction.
func (c *change) take(next change) bool {
	if c.kind != next.kind || len(c.inserted)+len(c.removed) > longestStep {
		return false
	}
	switch {
	case c.kind == typed && len(next.removed) == 0 && next.at == c.at+len(c.inserted) && !startsWord(c.inserted, next.inserted):
		c.inserted = appendWiping(c.inserted, next.inserted)
	case c.kind == erasedBackward && next.at+len(next.removed) == c.at:
		c.removed = appendWiping(next.removed, c.removed)
		c.at = next.at
	case c.kind == erasedForward && next.at == c.at:
		c.removed = appendWiping(c.removed, next.removed)
	default:
		return false
	}
	c.after = next.after
	return true
}

// startsWord reports whether a word begins where text meets next.
func startsWord(text, next []byte) bool {
	before, _ := utf8.DecodeLastRune(text)
	after, _ := utf8.DecodeRune(next)
	return unicode.IsSpace(before) && !unicode.IsSpace(after)
}

// appendWiping is append that leaves no copy behind: both texts are overwritten
// where the result lies elsewhere.
func appendWiping(text, more []byte) []byte {
	if len(text)+len(more) > cap(text) {
		wider := append(make([]byte, 0, 2*(len(text)+len(more))), text...)
		clear(text)
		text = wider
	}
	text = append(text, more...)
	clear(more)
	return text
}
