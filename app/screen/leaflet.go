package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// LeafletPage is one card: to read, to copy, to show.
type LeafletPage struct {
	env   *Env
	read  Reading
	card  *lesson.Card
	text  *lesson.Text
	help  *lesson.Help // whose danger signs stand on the card; nil: it could not be read
	sheet *kit.Sheet
	at    kit.Place
}

// NewLeaflet makes the page of one card; state is that of an earlier one.
func NewLeaflet(env *Env, r Reading, card *lesson.Card, help *lesson.Help, state any) *LeafletPage {
	p := &LeafletPage{env: env, read: r, card: card, text: card.Text(env.Look.Lang.Tag()), help: help}
	p.at, _ = state.(kit.Place)
	return p
}

// Title is the card's.
func (p *LeafletPage) Title() string { return p.text.Title }

// State is how far down it is scrolled.
func (p *LeafletPage) State() any { return p.sheet.Place() }

// Close has nothing to do.
func (p *LeafletPage) Close() {}

// Content shows the card's sections; groups of danger signs stand below the first.
func (p *LeafletPage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around, kit.Ends(l, 0, kit.Column(0), kit.Wrap(l, kit.Inside, textTools(p.env)...)))
	p.sheet = kit.NewSheet(kit.Centred(l.Column()+2*kit.Around, kit.Around, column)).Side(l)
	cited := p.read.Course.CitedOn(p.card)
	s := setter{
		look: l, id: p.card.ID, notes: numbered(cited), term: explainer(p.env, p.read),
		source: func(key string) { p.env.Go(Route{Page: Evidence, ID: key}) },
		lesson: func(id string) func() { return p.leads(id) },
	}
	for i, section := range p.text.Sections {
		column.Add(kit.NewCard(l, kit.Column(kit.Between-4, heading(l, section.Heading), s.prose(section.Blocks))))
		if i == 0 {
			p.signs(column)
		}
	}
	if len(cited) > 0 {
		column.Add(kit.Column(kit.Inside, heading(l, l.T("reader.sources")),
			kit.NewProse(l, sourceList(l, cited, s.source)...)))
	}
	column.Add(kit.Wrap(l, kit.Inside, kit.NewButton(l, "sources", l.T("library.all"), kit.Quiet, func() { p.env.Go(Route{Page: Library}) })))
	column.Add(muted(l, l.T("library.draft")))
	column.Add(room(kit.Around))
	p.sheet.GoTo(p.at)
	return p.sheet
}

func (p *LeafletPage) leads(id string) func() {
	if p.read.Course.Lesson(id) == nil {
		return nil
	}
	return func() { p.env.Go(Route{Page: Reader, ID: id}) }
}

// signs adds the groups of danger signs that the card names.
func (p *LeafletPage) signs(column *fyne.Container) {
	if p.help == nil {
		return
	}
	for _, id := range p.card.Signs {
		if g := p.help.SignGroup(id); g != nil {
			column.Add(signs(p.env.Look, *g))
		}
	}
}

// sourceList is a numbered list of sources. Each leads, on a line of its own, to
// what it found.
func sourceList(l *kit.Look, cited []lesson.Source, show func(key string)) []kit.Paragraph {
	list := make([]kit.Paragraph, len(cited))
	for i, s := range cited {
		text := l.Lang.Line(s.String()) + "\n"
		if s.Unsure() {
			text += l.T("research.check_line") + " "
		}
		start := len(text)
		text += l.T("research.what")
		list[i] = kit.Paragraph{
			Text: text, Mixed: true, Words: kit.Words{Step: kit.Small},
			Marker: l.Lang.Number(i+1) + ".", Above: kit.Between,
			Links: []kit.Link{{Start: start, End: len(text), Follow: func() { show(s.Key) }}},
		}
	}
	return list
}
