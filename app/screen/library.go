package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// LibraryPage is what stands beside the lessons: the words explained, what the
// sources found, the map of the course, and the cards.
type LibraryPage struct {
	env   *Env
	read  Reading
	sheet *kit.Sheet
	at    kit.Place
}

// NewLibrary makes the page; state is that of an earlier one.
func NewLibrary(env *Env, r Reading, state any) *LibraryPage {
	p := &LibraryPage{env: env, read: r}
	p.at, _ = state.(kit.Place)
	return p
}

// Title names the page.
func (p *LibraryPage) Title() string { return p.env.T("library.title") }

// State is how far down it is scrolled.
func (p *LibraryPage) State() any { return p.sheet.Place() }

// Close has nothing to do.
func (p *LibraryPage) Close() {}

// whoIsWho is the card that the library's first part leads to.
const whoIsWho = "organisations"

// Content shows the ways to look something up, and then the cards.
func (p *LibraryPage) Content() fyne.CanvasObject {
	l, library := p.env.Look, p.read.Library()
	column := kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(wide, kit.Around, column)).Side(l)
	ways := []fyne.CanvasObject{
		p.way("language", "words.title", "words.line", Route{Page: Words}),
		p.way("search", "research.title", "research.line", Route{Page: Evidence}),
		p.way("sun", "grows.title", "grows.line", Route{Page: Growth}),
	}
	if library.Card(whoIsWho) != nil {
		ways = append(ways, p.way("person", "library.who", "library.who_line", Route{Page: Leaflet, ID: whoIsWho}))
	}
	column.Add(cards(l, 19*l.Size, ways...))
	var list []fyne.CanvasObject
	for _, card := range library.Cards {
		if card.ID != whoIsWho {
			list = append(list, p.card(card))
		}
	}
	if len(list) > 0 {
		column.Add(kit.Column(4, heading(l, l.T("library.cards")), muted(l, l.T("library.cards_line"))))
		column.Add(cards(l, 13*l.Size, list...))
	}
	if n := len(library.Problems); n > 0 {
		column.Add(kit.NewLabel(l, l.Lang.N("library.some_left_out", n), kit.Words{Step: kit.Small, Colour: l.Colours.Muted}))
	}
	column.Add(room(kit.Around))
	p.sheet.GoTo(p.at)
	return p.sheet
}

func (p *LibraryPage) way(icon, title, line string, to Route) *kit.Tile {
	l := p.env.Look
	return kit.NewTile(l, kit.TileFace{
		Image: l.Icon(icon, l.Colours.Primary, 1.8*l.Size), Beside: true,
		Text: l.T(title), Step: kit.Lead, Hint: l.T(line),
	}, func() { p.env.Go(to) })
}

// card is one card: danger signs bear the mark of danger.
func (p *LibraryPage) card(card *lesson.Card) *kit.Tile {
	l := p.env.Look
	icon, c := "card", l.Colours.Primary
	if len(card.Signs) > 0 {
		icon, c = "warning", l.Colours.Danger
	}
	return kit.NewTile(l, kit.TileFace{
		Image: l.Icon(icon, c, 1.4*l.Size), Beside: true, Text: card.Text(l.Lang.Tag()).Title,
	}, func() { p.env.Go(Route{Page: Leaflet, ID: card.ID}) })
}
