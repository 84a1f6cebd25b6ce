package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// The three capacities of infant mental health and its five themes, as lessons name
// them.
var (
	capacities = []string{"C1", "C2", "C3"}
	themes     = []string{"B1", "B2", "B3", "B4", "B5"}
)

// grows tells whether a lesson grows a capacity or a theme.
func grows(one *lesson.Lesson, part string) bool {
	return slices.Contains(one.Capacities, part) || slices.Contains(one.Themes, part)
}

// GrowthPage is the map of the course: what infant mental health is, part by part,
// and which lessons grow each.
type GrowthPage struct {
	env   *Env
	read  Reading
	sheet *kit.Sheet
	at    kit.Place
}

// NewGrowth makes the page; state is that of an earlier one.
func NewGrowth(env *Env, r Reading, state any) *GrowthPage {
	p := &GrowthPage{env: env, read: r}
	p.at, _ = state.(kit.Place)
	return p
}

// Title names the page.
func (p *GrowthPage) Title() string { return p.env.T("grows.title") }

// State is how far down it is scrolled.
func (p *GrowthPage) State() any { return p.sheet.Place() }

// Close has nothing to do.
func (p *GrowthPage) Close() {}

// Content shows the capacities, then the themes, each with its lessons.
func (p *GrowthPage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around, muted(l, l.T("grows.line")))
	p.sheet = kit.NewSheet(kit.Centred(wide, kit.Around, column)).Side(l)
	p.parts(column, "grows.capacities", capacities)
	p.parts(column, "grows.themes", themes)
	column.Add(kit.Wrap(l, kit.Inside, kit.NewButton(l, "sources", l.T("grows.source"), kit.Quiet, func() {
		p.env.Go(Route{Page: Evidence, ID: "seed 3"})
	})))
	column.Add(room(kit.Around))
	p.sheet.GoTo(p.at)
	return p.sheet
}

func (p *GrowthPage) parts(column *fyne.Container, title string, parts []string) {
	l := p.env.Look
	column.Add(heading(l, l.T(title)))
	var list []fyne.CanvasObject
	for _, part := range parts {
		var lessons []kit.Paragraph
		for _, one := range p.read.Course.Lessons {
			if grows(one, part) {
				name := one.Text(l.Lang.Tag()).Title
				lessons = append(lessons, kit.Paragraph{
					Text: name, Marker: "•", Above: kit.Inside,
					Links: []kit.Link{{End: len(name), Follow: func() { p.env.Go(Route{Page: Reader, ID: one.ID}) }}},
				})
			}
		}
		list = append(list, kit.NewCard(l, kit.Column(kit.Inside,
			kit.NewLabel(l, l.T("grows."+part), kit.Words{Bold: true}), kit.NewProse(l, lessons...))))
	}
	column.Add(cards(l, 16*l.Size, list...))
}

// growth is the small map at the end of a lesson: all parts, and those that it
// grows marked. It leads to the whole map.
func growth(env *Env, one *lesson.Lesson) fyne.CanvasObject {
	l := env.Look
	var lists []fyne.CanvasObject
	for _, list := range [][]string{capacities, themes} {
		lines := kit.Column(4)
		for _, part := range list {
			words, sign := kit.Words{Step: kit.Small, Colour: l.Colours.Muted}, blank(l.Size, l.Size)
			if grows(one, part) {
				words.Bold, words.Colour = true, l.Colours.OK
				sign = l.Icon("check", l.Colours.OK, l.Size)
			}
			lines.Add(kit.Signed(l, 4, sign, kit.NewLabel(l, l.T("grows."+part), words)))
		}
		lists = append(lists, lines)
	}
	rows := kit.Tiles(l, 16*l.Size, kit.Between, lists...)
	return kit.NewTile(l, kit.TileFace{Text: l.T("grows.this"), Start: true, More: rows}, func() { env.Go(Route{Page: Growth}) })
}
