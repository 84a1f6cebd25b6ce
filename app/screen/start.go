package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// StartPage asks for a language, each offered in its own script, and nothing
// else.
type StartPage struct {
	scroll
	env     *Env
	tongues []Tongue
	choose  func(tag string)
}

// Tongue is a language one can choose: its tag and its own name.
type Tongue struct{ Tag, Name string }

// NewStart makes the first page; state is that of an earlier one.
func NewStart(env *Env, tongues []Tongue, choose func(tag string), state any) *StartPage {
	return &StartPage{scroll: scrolled(state), env: env, tongues: tongues, choose: choose}
}

// Title is empty: the page has no words but the languages' names.
func (p *StartPage) Title() string { return "" }

// Bare keeps the rail away.
func (p *StartPage) Bare() {}

// Content shows the cradle and a card for each language.
func (p *StartPage) Content() fyne.CanvasObject {
	l := p.env.Look
	cards := make([]fyne.CanvasObject, 0, len(p.tongues))
	for _, t := range p.tongues {
		cards = append(cards, kit.NewTile(l, kit.TileFace{
			Text: t.Name, Step: kit.Display, More: room(l.Size * 0.5),
		}, func() { p.choose(t.Tag) }))
	}
	return p.roll(l, 720, kit.Amid(kit.Column(kit.Parts,
		l.Picture("cradle", fyne.NewSize(260, 200)),
		kit.Tiles(l, 240, kit.Around, cards...), room(0))))
}

// room is an empty stretch so many dp high.
func room(height float32) fyne.CanvasObject { return blank(1, height) }

// blank is an empty place, dp.
func blank(width, height float32) fyne.CanvasObject {
	return &fyne.Container{Layout: gap{width, height}}
}

// gap is the layout of an empty place.
type gap struct{ width, height float32 }

func (gap) Layout([]fyne.CanvasObject, fyne.Size) {}

func (g gap) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(g.width, g.height) }

// UsePage asks how the program will be used.
type UsePage struct {
	scroll
	env    *Env
	choose func(use string)
}

// NewUse makes the second page; state is that of an earlier one.
func NewUse(env *Env, choose func(use string), state any) *UsePage {
	return &UsePage{scroll: scrolled(state), env: env, choose: choose}
}

// Title is the question.
func (p *UsePage) Title() string { return "" }

// Bare keeps the rail away.
func (p *UsePage) Bare() {}

// Content shows the three ways as pictures with a line each.
func (p *UsePage) Content() fyne.CanvasObject {
	l := p.env.Look
	var tiles []fyne.CanvasObject
	for _, use := range []string{AtHome, WithFamilies, AtClinic} {
		tiles = append(tiles, kit.NewTile(l, kit.TileFace{
			Picture: "use-" + use, Least: fyne.NewSize(180, 140),
			Text: l.T("start." + use), Step: kit.Lead, Hint: l.T("start." + use + "_line"),
		}, func() { p.choose(use) }))
	}
	muted := kit.Words{Step: kit.Small, Colour: l.Colours.Muted, Centre: true}
	return p.roll(l, 960, kit.Amid(kit.Column(kit.Parts,
		kit.NewLabel(l, l.T("start.use"), kit.Words{Step: kit.Title, Bold: true, Centre: true}),
		kit.Tiles(l, 220, kit.Around, tiles...),
		kit.Column(4,
			kit.NewLabel(l, l.T("start.no_trace"), muted),
			kit.NewLabel(l, l.T("start.change_later"), muted)))))
}
