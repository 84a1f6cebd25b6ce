package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/typeset"
)

// Text that is read has a caret only while keys choose in it. With Shift the
// arrows draw the selection out; while the caret walks (F7), they move it. It goes
// on from paragraph to paragraph, and from a Prose to the next one on the page.

// walk is the caret of a Prose that has the keys.
type walk struct {
	on    bool    // the arrows move it, also without Shift
	shift bool    // the Shift key is down
	goal  float32 // x in the window that Up and Down keep to
	side  typeset.Affinity
	in    *Prose // where it is drawn; nil: it is not
}

// step does a motion of the caret; extend keeps the other end of the selection.
func (p *Prose) step(m typeset.Motion, extend bool) {
	head := p.head()
	in, at := head.in, head.at
	if !extend && (m == typeset.Left || m == typeset.Right) && len(p.also) == 0 && p.from != p.to {
		if a, b := p.ordered(); forward(p.parts[p.to.part], m) { // out of what is chosen
			p.stand(p, b)
		} else {
			p.stand(p, a)
		}
		return
	}
	to := in.parts[at.part].block.shown().Move(typeset.Caret{Offset: at.offset, Affinity: p.walk.side}, m, nil, 0)
	next := place{at.part, to.Offset}
	switch {
	case m == typeset.TextStart, m == typeset.TextEnd:
		in, next = p.end(m == typeset.TextEnd)
	case m == typeset.Up, m == typeset.Down:
		in, next, to.Affinity = p.vertically(in, at, m)
	case next == at && to.Affinity == p.walk.side && m != typeset.LineStart && m != typeset.LineEnd:
		in, next = p.beyond(in, at, forward(in.parts[at.part], m))
	}
	if m != typeset.Up && m != typeset.Down {
		p.walk.goal = typeset.NoGoal
	}
	p.walk.side = to.Affinity
	if extend {
		p.drawTo(in, next)
		return
	}
	p.stand(in, next)
}

// forward tells whether a motion goes on in the text, or back.
func forward(part *prosePart, m typeset.Motion) bool {
	switch m {
	case typeset.Left, typeset.WordLeft:
		return part.block.line(0).Direction == typeset.RTL
	case typeset.Right, typeset.WordRight:
		return part.block.line(0).Direction != typeset.RTL
	}
	return m == typeset.ParagraphEnd
}

// end is the beginning or the end of all text on the page.
func (p *Prose) end(last bool) (*Prose, place) {
	list := p.stream()
	if last {
		one := list[len(list)-1].Prose
		return one, one.all().to
	}
	return list[0].Prose, place{}
}

// beyond is the beginning of the paragraph after a place or the end of the one
// before it.
func (p *Prose) beyond(in *Prose, at place, on bool) (*Prose, place) {
	other, part := p.neighbour(in, at.part, on)
	if other == nil {
		return in, at
	}
	if on {
		return other, place{part: part}
	}
	return other, place{part, len(other.parts[part].block.text.String())}
}

// neighbour is the paragraph before or after one, also of another Prose; nil where
// there is none.
func (p *Prose) neighbour(in *Prose, part int, on bool) (*Prose, int) {
	if on && part+1 < len(in.parts) {
		return in, part + 1
	}
	if !on && part > 0 {
		return in, part - 1
	}
	list := p.stream()
	for i, s := range list {
		switch {
		case s.Prose != in:
		case on && i+1 < len(list):
			return list[i+1].Prose, 0
		case !on && i > 0:
			return list[i-1].Prose, len(list[i-1].parts) - 1
		}
	}
	return nil, 0
}

// vertically goes to the line below or above, on to the next paragraph at the last
// one.
func (p *Prose) vertically(in *Prose, at place, m typeset.Motion) (*Prose, place, typeset.Affinity) {
	block := &in.parts[at.part].block
	c := typeset.Caret{Offset: at.offset, Affinity: p.walk.side}
	text, left := block.shown(), absolute(in).X+in.textX(in.parts[at.part])
	x, top, height, _ := text.CaretAt(c)
	row := text.LineAt(top + height/2)
	if p.walk.goal != p.walk.goal { // NaN
		p.walk.goal = left + x + block.shift(block.line(row))
	}
	part, to := at.part, row+1
	if m == typeset.Up {
		to = row - 1
	}
	if to < 0 || to >= text.Lines() {
		other, n := p.neighbour(in, at.part, m == typeset.Down)
		if other == nil {
			return in, at, p.walk.side
		}
		in, part, to = other, n, 0
		if block = &in.parts[n].block; m == typeset.Up {
			to = block.shown().Lines() - 1
		}
		left = absolute(in).X + in.textX(in.parts[n])
	}
	l := block.line(to)
	hit := block.hit(p.walk.goal-left, l.Top+l.Height/2, byLetter)
	return in, place{part, hit.Offset}, hit.Affinity
}

// drawTo draws the selection out to a place of a Prose.
func (p *Prose) drawTo(in *Prose, to place) {
	anchor := stretch[place]{p.from, p.from}
	p.alone()
	p.grip = grip[place]{held: anchor}
	if in == p {
		p.to = to
	} else {
		list, own, other := p.stream(), 0, 0
		for i, s := range list {
			if s.Prose == p {
				own = i
			}
			if s.Prose == in {
				other = i
			}
		}
		p.extend(list, own, other, stretch[place]{to, to})
	}
	p.pinTo(in)
}

// stand puts the caret at a place, where the keys go with it; nothing is chosen.
func (p *Prose) stand(in *Prose, at place) {
	w := p.walk
	p.unpin()
	p.alone()
	if in != p {
		p.from = p.to
		in.takeKeys()
		in.walk = walk{on: w.on, shift: w.shift, goal: w.goal, side: w.side}
	}
	in.from, in.to = at, at
	in.grip = grip[place]{held: stretch[place]{at, at}}
	in.pinTo(in)
}

// pinTo draws the caret where the selection ends, and brings it into view.
func (p *Prose) pinTo(in *Prose) {
	p.unpin()
	p.walk.in = in
	in.pin, in.pinSide = &caret{look: p.look}, p.walk.side
	in.pin.turn(true)
	in.Refresh()
	p.Refresh()
	part := in.parts[in.to.part]
	_, top, height, _ := part.block.shown().CaretAt(typeset.Caret{Offset: in.to.offset, Affinity: in.pinSide})
	revealPart(in, part.y+top, part.y+top+height)
}

// unpin takes the caret away.
func (p *Prose) unpin() {
	if in := p.walk.in; in != nil {
		in.pin = nil
		in.Refresh()
	}
	p.walk.in = nil
}

// Pinned tells whether a caret is drawn in it.
func (p *Prose) Pinned() bool { return p.pin != nil }

// Walking tells whether the arrows move a caret in the text.
func (p *Prose) Walking() bool { return p.walk.on }

// Walk puts a caret into the first text of the page that is seen, to choose from
// there by keys. It tells which text that is; nil where there is none.
func (s *Sheet) Walk() *Prose {
	first := firstProse(s.content)
	if first == nil {
		return nil
	}
	in := first
	for _, one := range first.stream() {
		if at, ok := placeIn(s.content, one.Prose); ok && at.Y+one.Size().Height > s.offset {
			in = one.Prose
			at.Y = max(0, s.offset-at.Y)
			in.takeKeys()
			in.walk.on, in.walk.goal = true, typeset.NoGoal
			in.stand(in, in.lineBelow(at.Y))
			break
		}
	}
	return in
}

// lineBelow is the beginning of the first line that is whole below a height.
func (p *Prose) lineBelow(y float32) place {
	for i, part := range p.parts {
		for n := range part.block.shown().Lines() {
			if l := part.block.line(n); part.y+l.Baseline-part.block.em >= y {
				return place{i, l.Start}
			}
		}
	}
	return p.all().to
}

// walks does what a key does to the caret, and tells whether it is for it.
func (p *Prose) walks(m typeset.Motion, shift bool) bool {
	if len(p.parts) == 0 || !shift && !p.walk.on {
		return false
	}
	p.look.touched()
	p.step(m, shift)
	return true
}

// KeyDown notes the Shift key, which Fyne does not name with the arrow keys.
func (p *Prose) KeyDown(k *fyne.KeyEvent) { p.noteShift(k, true) }

// KeyUp notes that Shift was let go.
func (p *Prose) KeyUp(k *fyne.KeyEvent) { p.noteShift(k, false) }

func (p *Prose) noteShift(k *fyne.KeyEvent, down bool) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		p.walk.shift = down
	}
}
