package kit

import "fyne.io/fyne/v2"

// A selection begins in one Prose, which has the keys and copies it, and goes on
// into those that stand before or after it on the page, in the same language:
// of a lesson shown in two it stays in one.

// standing is a Prose at its place in the window.
type standing struct {
	*Prose
	at fyne.Position
}

// stream lists the Proses that a selection of this one can go on into, itself
// among them, in reading order.
func (p *Prose) stream() (list []standing) {
	root := rootOf(p)
	if root == nil {
		return []standing{{p, absolute(p)}}
	}
	var walk func(o fyne.CanvasObject, at fyne.Position)
	walk = func(o fyne.CanvasObject, at fyne.Position) {
		if !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		if other, ok := o.(*Prose); ok && len(other.parts) > 0 && other.look.Lang.Tag() == p.look.Lang.Tag() {
			list = append(list, standing{other, at})
		}
		for _, part := range partsOf(o) {
			walk(part, at)
		}
	}
	walk(root, fyne.Position{})
	return list
}

// nearest is the one that a point of the window lies on, or lies nearest to.
func nearest(list []standing, at fyne.Position) int {
	best, least := 0, float32(0)
	for i, s := range list {
		d := 4*outside(at.Y, s.at.Y, s.Size().Height) + outside(at.X, s.at.X, s.Size().Width)
		if i == 0 || d < least {
			best, least = i, d
		}
	}
	return best
}

// outside tells how far a point lies before or after a stretch.
func outside(at, from, length float32) float32 { return max(from-at, at-from-length, 0) }

// spread lists what the selection covers, in reading order.
func (p *Prose) spread() []*Prose {
	if len(p.also) == 0 {
		return []*Prose{p}
	}
	return p.also
}

// head is where the moving end of the selection is.
func (p *Prose) head() (end struct {
	in *Prose
	at place
}) {
	end.in, end.at = p, p.to
	if n := len(p.also); n > 0 {
		if end.in = p.also[0]; end.in == p {
			end.in = p.also[n-1]
		}
		end.at = end.in.to
	}
	return end
}

// alone takes the selection back into this Prose.
func (p *Prose) alone() {
	for _, other := range p.also {
		if other != p {
			other.from = other.to
			other.Refresh()
		}
	}
	p.also = nil
}

// reachOver draws the selection out to a point of this Prose, also where another
// one stands there.
func (p *Prose) reachOver(to fyne.Position) {
	list := p.stream()
	own := 0
	for i, s := range list {
		if s.Prose == p {
			own = i
		}
	}
	at := list[own].at.Add(to)
	other := nearest(list, at)
	p.alone()
	if other == own {
		p.reach(to)
		p.Refresh()
		return
	}
	end := list[other].Prose.at(at.Subtract(list[other].at), p.grip.by)
	p.extend(list, own, other, list[other].round(end, p.grip.by))
}

// extend selects from what is held of Prose number own to a stretch of number
// other.
func (p *Prose) extend(list []standing, own, other int, to stretch[place]) {
	held := p.grip.held
	for i := min(own, other); i <= max(own, other); i++ {
		one := list[i].Prose
		whole := one.all()
		switch {
		case i == own && other > own:
			one.from, one.to = held.from, whole.to
		case i == own:
			one.from, one.to = held.to, whole.from
		case i != other:
			one.from, one.to = whole.from, whole.to
		case other > own:
			one.from, one.to = whole.from, to.to
		default:
			one.from, one.to = whole.to, to.from
		}
		p.also = append(p.also, one)
		one.Refresh()
	}
}

// all is all that it says.
func (p *Prose) all() stretch[place] {
	n := len(p.parts) - 1
	return stretch[place]{place{}, place{n, len(p.parts[n].block.text.String())}}
}

// selectAll selects all of the page.
func (p *Prose) selectAll() {
	if len(p.parts) == 0 {
		return
	}
	p.alone()
	list := p.stream()
	p.grip = grip[place]{}
	for _, s := range list {
		all := s.Prose.all()
		s.from, s.to = all.from, all.to
		s.Refresh()
		p.also = append(p.also, s.Prose)
	}
}

// SelectAll selects all text of the page that can be selected, and gives it the
// keys. It tells whether there is any.
func (s *Sheet) SelectAll() bool {
	first := firstProse(s.content)
	if first == nil {
		return false
	}
	first.takeKeys()
	first.selectAll()
	return true
}

func firstProse(o fyne.CanvasObject) *Prose {
	if !o.Visible() {
		return nil
	}
	if p, ok := o.(*Prose); ok && len(p.parts) > 0 {
		return p
	}
	for _, part := range partsOf(o) {
		if p := firstProse(part); p != nil {
			return p
		}
	}
	return nil
}

// heldBeside is another Prose of the same window that has the keys.
func (p *Prose) heldBeside() *Prose {
	over := canvasOf(p)
	if over == nil {
		return nil
	}
	if other, ok := over.Focused().(*Prose); ok && other != p && other.look.Lang.Tag() == p.look.Lang.Tag() {
		return other
	}
	return nil
}
