package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// group lets the arrow keys go from one to the next of the things that stand
// together: a rail's places, tabs, faces. Its members are made with its look,
// by which it hears of the keys they have no use for.
type group struct {
	look    *Look
	members []member
	arrived func(i int) // hears which member the arrows came to; may be nil
}

type member interface {
	fyne.Focusable
	fyne.CanvasObject
	Disabled() bool
}

func newGroup(l *Look) *group {
	g, own := &group{}, *l
	own.Desk.Key = func(k *fyne.KeyEvent) {
		if !g.key(k.Name) {
			l.key(k)
		}
	}
	g.look = &own
	return g
}

// join adds a member made with the group's look.
func join[M member](g *group, m M) M {
	g.members = append(g.members, m)
	return m
}

// key goes on by a key from the member that has the keys, and tells whether it
// has used it. At either end it stays.
func (g *group) key(k fyne.KeyName) bool {
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
	for to >= 0 && to < len(g.members) && g.members[to].Disabled() {
		to += by
	}
	if to >= 0 && to < len(g.members) && to != at {
		g.focus(to)
	}
	return true
}

// focused is the member that has the keys, −1 for none.
func (g *group) focused() int {
	if len(g.members) == 0 {
		return -1
	}
	over := fyne.CurrentApp().Driver().CanvasForObject(g.members[0])
	if over == nil {
		return -1
	}
	has := over.Focused()
	return slices.IndexFunc(g.members, func(m member) bool { return m == has })
}

func (g *group) focus(i int) {
	if over := fyne.CurrentApp().Driver().CanvasForObject(g.members[i]); over != nil {
		over.Focus(g.members[i])
	}
	if g.arrived != nil {
		g.arrived(i)
	}
}
