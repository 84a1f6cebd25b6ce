package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Choice is a column of which one is chosen: the one that the arrow keys come to.
type Choice struct {
	stack
	options []*Check
	chosen  int
	changed func(int)
}

// NewChoice makes a choice among texts; chosen is the index to begin with, −1
// for none.
func NewChoice(l *Look, texts []string, chosen int, changed func(int)) *Choice {
	c, g := &Choice{chosen: chosen, changed: changed}, NewGroup(l)
	g.arrived = c.choose
	c.Container = Column(4)
	for i, t := range texts {
		o := Join(g, NewCheck(g.Look(), t, i == chosen, nil))
		o.round = true
		o.act = func() { c.choose(i) }
		c.options = append(c.options, o)
		c.Container.Add(o)
	}
	c.ExtendBaseWidget(c)
	return c
}

// Beside lets the same texts in another language stand beside the options.
func (c *Choice) Beside(l *Look, texts []string) *Choice {
	for i, o := range c.options {
		if i < len(texts) {
			o.Beside(Twin{l, texts[i]})
		}
	}
	return c
}

func (c *Choice) choose(i int) {
	if c.chosen == i {
		return
	}
	c.chosen = i
	for j, o := range c.options {
		o.SetChecked(j == i)
	}
	if c.changed != nil {
		c.changed(i)
	}
}

// Chosen is the index of the chosen one, −1 for none.
func (c *Choice) Chosen() int { return c.chosen }

// Option is the part of the choice to press for index i.
func (c *Choice) Option(i int) *Check { return c.options[i] }

// stack is a widget made of parts one below the other.
type stack struct {
	widget.BaseWidget
	Container *fyne.Container // of the parts
}

// HeightFor gives the height at a width, dp.
func (s *stack) HeightFor(width float32) float32 { return HeightFor(s.Container, width) }

func (s *stack) wish() float32 { return wishOf(s.Container) }

func (s *stack) within() []fyne.CanvasObject { return []fyne.CanvasObject{s.Container} }

// MinSize is that of its parts.
func (s *stack) MinSize() fyne.Size { return s.Container.MinSize() }

// CreateRenderer is Fyne's.
func (s *stack) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.Container) }
