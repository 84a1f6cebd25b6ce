package kit

import "gehwara/app/typeset"

// Draft is what is written in an Editor, with all that can be undone, on its way from
// a page to the same page made anew. Whoever has it last wipes it.
type Draft struct{ buf *typeset.Buffer }

// Lend gives what is written to somebody who is to go on with it. From now on Wipe
// leaves it to them.
func (e *Editor) Lend() *Draft {
	e.pen.lent = true
	return &Draft{e.pen.buf}
}

// Take goes on with a draft: what was done in it can be undone here. One of other
// words is wiped.
func (e *Editor) Take(d *Draft) {
	if d.buf.String() != e.Text() {
		d.Wipe()
		return
	}
	e.pen.buf.Wipe()
	e.pen.buf = d.buf
	e.Refresh()
}

// Wipe overwrites the draft and drops it.
func (d *Draft) Wipe() { d.buf.Wipe() }
