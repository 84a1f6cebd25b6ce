package kit

import (
	"fyne.io/fyne/v2"
)

// Group is several things to choose from that stand together: a rail's places,
// tabs, faces, the answers to a question. Tab comes to them as to one: to the
// chosen one, or the first. The arrow keys go from one to the next as one sees
// them, Home and End to either end.
type Group struct {
	look    *Look
	members []member
	coming  *pressed    // is about to get the keys; nil for none
	arrived func(i int) // hears which member the arrows came to; may be nil
}

// member is what a Group is made of: what is pressed.
type member interface {
	fyne.Focusable
	fyne.CanvasObject
	common() *pressed
	chosen() bool
}

// NewGroup makes a group that has yet to be joined.
func NewGroup(l *Look) *Group {
	g, own := &Group{}, *l
	own.Desk.Key = func(k *fyne.KeyEvent) {
		if !g.key(k.Name) {
			l.key(k)
		}
	}
	g.look = &own
	return g
}

// Look is the look to make the members with: by it the group hears of the keys
// they have no use for.
func (g *Group) Look() *Look { return g.look }

// Join adds a member made with the group's look.
func Join[M member](g *Group, m M) M {
	g.members = append(g.members, m)
	m.common().group = g
	return m
}

// Follows tells whether what the arrows come to is chosen at once.
func (g *Group) Follows() bool { return g.arrived != nil }

// key goes on by a key from the member that has the keys, and tells whether it
// has used it. At either end it stays.
func (g *Group) key(k fyne.KeyName) bool {
	at := g.focused()
	if at < 0 {
		return false
	}
	to, by := at, g.look.steps(k)
	switch {
	case by != 0:
		to += by
	case k == fyne.KeyHome:
		to, by = 0, 1
	case k == fyne.KeyEnd:
		to, by = len(g.members)-1, -1
	default:
		return false
	}
	for to >= 0 && to < len(g.members) && !reachable(g.members[to]) {
		to += by
	}
	if to >= 0 && to < len(g.members) && to != at {
		takeKeys(g.members[to])
		if g.arrived != nil {
			g.arrived(to)
		}
	}
	return true
}

func reachable(m member) bool { return !m.common().disabled && m.Visible() }

// focused is the member that has the keys, −1 for none.
func (g *Group) focused() int {
	for i, m := range g.members {
		if m.common().focused {
			return i
		}
	}
	return -1
}

// follow takes the keys along to what was pressed with the mouse, where another of the
// group has them.
func (g *Group) follow(p *pressed) {
	if g == nil || p.disabled || p.focused || g.focused() < 0 {
		return
	}
	for _, m := range g.members {
		if m.common() == p {
			takeKeys(m)
		}
	}
}

// stop is the member that Tab comes to: the one that has the keys, or is chosen,
// or is the first.
func (g *Group) stop() *pressed {
	if g.coming != nil {
		return g.coming
	}
	if at := g.focused(); at >= 0 {
		return g.members[at].common()
	}
	var first *pressed
	for _, m := range g.members {
		switch {
		case !reachable(m):
		case m.chosen():
			return m.common()
		case first == nil:
			first = m.common()
		}
	}
	return first
}
