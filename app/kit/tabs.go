package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Tabs are the sections of a page, side by side from the start of the line, of
// which one is shown. The arrow keys go from one to the next as one sees them.
type Tabs struct {
	stack
	tabs    []*Button
	chosen  int
	changed func(int)
}

// Tab is one of them.
type Tab struct{ Icon, Text string }

// NewTabs makes tabs; chosen is the index to begin with.
func NewTabs(l *Look, tabs []Tab, chosen int, changed func(int)) *Tabs {
	t, g := &Tabs{chosen: chosen, changed: changed}, NewGroup(l)
	g.arrived = t.choose
	line := Wrap(l, 4)
	for i, tab := range tabs {
		b := Join(g, NewButton(g.Look(), tab.Icon, tab.Text, Plain, func() { t.choose(i) }).Selected(i == chosen))
		t.tabs = append(t.tabs, b)
		line.Add(b)
	}
	t.Container = Column(4, line, hairline(l))
	t.ExtendBaseWidget(t)
	return t
}

// Chosen is the index of the shown section.
func (t *Tabs) Chosen() int { return t.chosen }

// Tab is what is pressed for a section, and takes the keys.
func (t *Tabs) Tab(i int) *Button { return t.tabs[i] }

func (t *Tabs) choose(i int) {
	if i == t.chosen {
		return
	}
	t.chosen = i
	for j, b := range t.tabs {
		b.Selected(j == i).Refresh()
	}
	if t.changed != nil {
		t.changed(i)
	}
}

// hairline is a thin line over the whole width.
func hairline(l *Look) *canvas.Rectangle {
	r := canvas.NewRectangle(l.Colours.Line)
	r.SetMinSize(fyne.NewSize(1, max(1, l.Colours.Border)))
	return r
}
