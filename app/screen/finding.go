package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// finding is one source in the list: what it found, and the rest below it when it
// is unfolded.
type finding struct {
	page  *EvidencePage
	group *kit.Group
	of    lesson.Evidence
	tile  *kit.Tile
	box   *fyne.Container
}

func (p *EvidencePage) newFinding(g *kit.Group, e lesson.Evidence) *finding {
	f := &finding{page: p, group: g, of: e, box: kit.Column(kit.Inside)}
	l := g.Look()
	small := kit.Words{Step: kit.Small, Colour: l.Colours.Muted}
	more := kit.Column(2, kit.NewLabel(l, e.Short(), small))
	if e.Unsure() {
		more.Add(kit.NewLabel(l, l.T("research.check"), small))
	}
	f.tile = kit.Join(g, kit.NewTile(l, kit.TileFace{
		Image: l.Icon("sources", l.Colours.Primary, 1.2*l.Size), Beside: true, Plain: true,
		Text: e.Found[l.Lang.Tag()], More: more,
	}, f.toggle))
	f.fill()
	return f
}

// show shows it or hides it, from the keys too.
func (f *finding) show(on bool) { f.box.Hidden, f.tile.Hidden = !on, !on }

func (f *finding) toggle() {
	open := f.page.state.open
	open[f.of.Key] = !open[f.of.Key]
	f.fill()
	f.page.sheet.Reflow()
}

// fill shows the tile and, when it is unfolded, the rest.
func (f *finding) fill() {
	on := f.page.state.open[f.of.Key]
	f.box.Objects = []fyne.CanvasObject{f.tile.Selected(on)}
	if on {
		f.box.Add(kit.NewCard(f.page.env.Look, f.page.details(f.of)))
	}
}
