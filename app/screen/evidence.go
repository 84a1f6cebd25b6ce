package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/i18n"
)

// EvidencePage is the library of what the sources found: the surest first, for
// whom one chooses, on the lesson one chooses, with the words one looks for.
type EvidencePage struct {
	env     *Env
	read    Reading
	library *lesson.Library
	asked   string // the key of the source one came for
	state   searching

	sheet *kit.Sheet
	parts []strengthPart
	none  *kit.Label
}

// searching is the state of an EvidencePage.
type searching struct {
	at     kit.Place
	who    int // number of the reader, from 1; 0 for all
	lesson int // number of the lesson, from 1; 0 for all
	sought string
	open   map[string]bool // the sources that are unfolded, by key
}

// strengthPart is what a strength means, and its sources below.
type strengthPart struct {
	box  *fyne.Container
	rows []*finding
}

// NewEvidence makes the page; key is the source one came for, "" for none. state is
// that of an earlier page.
func NewEvidence(env *Env, r Reading, key string, state any) *EvidencePage {
	p := &EvidencePage{env: env, read: r, library: r.Library(), asked: key}
	p.state, _ = state.(searching)
	if p.state.open == nil {
		p.state.open = map[string]bool{}
	}
	return p
}

// Title names the page.
func (p *EvidencePage) Title() string { return p.env.T("research.title") }

// State is the place on the page, what is chosen and what is unfolded.
func (p *EvidencePage) State() any {
	p.state.at = p.sheet.Place()
	return p.state
}

// Close has nothing to do.
func (p *EvidencePage) Close() {}

// Content shows the source one came for, what can be chosen, and the list.
func (p *EvidencePage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(l.Column()+6*kit.Around, kit.Around, column)).Side(l)
	for _, e := range p.library.Evidence {
		if e.Key == p.asked {
			column.Add(kit.NewBanner(l, kit.Warm, kit.Column(kit.Inside, heading(l, e.Found[l.Lang.Tag()]), p.details(e))))
		}
	}
	column.Add(muted(l, l.T("research.line")))
	column.Add(p.choices())
	group := kit.NewGroup(l)
	for _, s := range lesson.Strengths {
		title := kit.Column(2, heading(l, l.T("research."+string(s))), muted(l, l.T("research."+string(s)+"_line")))
		part := strengthPart{box: kit.Column(kit.Between-4, title)}
		column.Add(part.box)
		for _, e := range p.library.Evidence {
			if e.Strength == s {
				row := p.newFinding(group, e)
				part.rows = append(part.rows, row)
				part.box.Add(row.box)
			}
		}
		p.parts = append(p.parts, part)
	}
	p.none = muted(l, l.T("research.none"))
	column.Add(p.none)
	column.Add(muted(l, l.T("library.draft")))
	column.Add(room(kit.Around))
	p.filter()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// choices are for whom, for which lesson, and with which words.
func (p *EvidencePage) choices() fyne.CanvasObject {
	l := p.env.Look
	again := func() {
		p.filter()
		p.sheet.Reflow()
	}
	who := []string{l.T("research.for_all")}
	for _, r := range lesson.Readers {
		who = append(who, l.T("research.for_"+string(r)))
	}
	lessons := []string{l.T("research.any_lesson")}
	for _, one := range p.read.Course.Lessons {
		lessons = append(lessons, one.Text(l.Lang.Tag()).Title)
	}
	readers := kit.NewSelect(l, l.T("research.whom"), who, p.state.who, func(i int) { p.state.who = i; again() })
	on := kit.NewSelect(l, l.T("research.lesson"), lessons, p.state.lesson, func(i int) { p.state.lesson = i; again() })
	field := kit.NewField(l, p.state.sought, kit.FieldKind{
		Label: l.T("research.search"), Most: 200,
		Changed: func(text string) { p.state.sought = text; again() },
	})
	return kit.Tiles(l, 14*l.Size, kit.Between,
		captioned(l, l.T("research.whom"), readers), captioned(l, l.T("research.lesson"), on), captioned(l, l.T("research.search"), field))
}

// filter shows what is chosen and hides the rest.
func (p *EvidencePage) filter() {
	sought, shown := i18n.Seek(p.state.sought), 0
	for _, part := range p.parts {
		here := 0
		for _, row := range part.rows {
			on := p.fits(row.of, sought)
			row.show(on)
			if on {
				here++
			}
		}
		part.box.Hidden = here == 0
		shown += here
	}
	p.none.Hidden = shown > 0
}

// fits tells whether a source is among what is chosen.
func (p *EvidencePage) fits(e lesson.Evidence, sought i18n.Sought) bool {
	if p.state.who > 0 && !slices.Contains(e.For, lesson.Readers[p.state.who-1]) {
		return false
	}
	if p.state.lesson > 0 && !slices.Contains(p.read.Course.RestOn(e.Key), p.read.Course.Lessons[p.state.lesson-1]) {
		return false
	}
	return sought.Empty() || says(sought, e.Found) || sought.In(e.String()) != nil
}

// Unfold opens the sources that have the words.
func (p *EvidencePage) Unfold(sought i18n.Sought) {
	opened := false
	for _, part := range p.parts {
		for _, row := range part.rows {
			if !row.box.Hidden && !p.state.open[row.of.Key] && sought.In(row.of.String()) != nil {
				p.state.open[row.of.Key] = true
				row.fill()
				opened = true
			}
		}
	}
	if opened {
		p.sheet.Reflow()
	}
}

// details says how sure a source is, where it stands, for whom it is, and which
// lessons and cards rest on it.
func (p *EvidencePage) details(e lesson.Evidence) fyne.CanvasObject {
	l, tag := p.env.Look, p.env.Look.Lang.Tag()
	small := kit.Words{Step: kit.Small}
	sure := l.T("research.sure", "What", l.T("research."+string(e.Strength))) + " " + l.T("research."+string(e.Strength)+"_line")
	if e.Unsure() {
		sure += " " + l.T("research.check_line")
	}
	whom := ""
	for i, r := range e.For {
		one := l.T("research.for_" + string(r))
		if i > 0 {
			one = l.T("research.and", "One", whom, "Other", one)
		}
		whom = one
	}
	all := []kit.Paragraph{
		{Text: sure, Words: small},
		{Text: l.T("research.where", "Where", l.Lang.Line(e.String())), Mixed: true, Words: small, Above: kit.Inside},
		{Text: l.T("research.for", "Whom", whom), Words: small, Above: kit.Inside},
	}
	link := func(title string, to Route) {
		all = append(all, kit.Paragraph{
			Text: title, Words: small, Marker: "•", Above: 4,
			Links: []kit.Link{{End: len(title), Follow: func() { p.env.Go(to) }}},
		})
	}
	lessons, cards := p.read.Course.RestOn(e.Key), p.library.CardsOn(e.Key)
	key := "research.rest"
	if len(lessons)+len(cards) == 0 {
		key = "research.rest_none"
	}
	all = append(all, kit.Paragraph{Text: l.T(key), Words: small, Above: kit.Inside})
	for _, one := range lessons {
		link(one.Text(tag).Title, Route{Page: Reader, ID: one.ID})
	}
	for _, card := range cards {
		link(card.Text(tag).Title, Route{Page: Leaflet, ID: card.ID})
	}
	return kit.NewProse(l, all...)
}
