package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/i18n"
)

// WordsPage is the glossary: all words of the course in the order of the language,
// with a field to look for some.
type WordsPage struct {
	env   *Env
	terms []lesson.Term
	asked *lesson.Term // the word one came for; nil for none
	state looking
	sheet *kit.Sheet
	list  *fyne.Container
	field *kit.Field
}

// looking is the state of a WordsPage.
type looking struct {
	at     kit.Place
	sought string
}

// NewWords makes the page; id is the word one came for, "" for none. state is that
// of an earlier page.
func NewWords(env *Env, r Reading, id string, state any) *WordsPage {
	library := r.Library()
	p := &WordsPage{env: env, terms: slices.Clone(library.Terms), asked: library.Term(id)}
	lang := env.Look.Lang
	order := lang.Order()
	slices.SortStableFunc(p.terms, func(a, b lesson.Term) int { return order(a.Name[lang.Tag()], b.Name[lang.Tag()]) })
	p.state, _ = state.(looking)
	return p
}

// Title names the page.
func (p *WordsPage) Title() string { return p.env.T("words.title") }

// State is the place on the page and what is looked for.
func (p *WordsPage) State() any {
	p.state.at = p.sheet.Place()
	return p.state
}

// Close has nothing to do.
func (p *WordsPage) Close() {}

// Focus is the field to look for a word.
func (p *WordsPage) Focus() fyne.Focusable { return p.field }

// Content shows the word one came for, the field, and the words.
func (p *WordsPage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(l.Column()+2*kit.Around, kit.Around, column)).Side(l)
	if p.asked != nil {
		column.Add(kit.NewBanner(l, kit.Warm, kit.NewWord(l, word(l.Lang, *p.asked))))
	}
	p.field = kit.NewField(l, p.state.sought, kit.FieldKind{
		Label: l.T("words.search"), Hint: l.T("words.search"), Most: 200,
		Changed: func(text string) {
			p.state.sought = text
			p.fill()
			p.sheet.Reflow()
		},
	})
	column.Add(p.field)
	p.list = kit.Column(0)
	p.fill()
	column.Add(p.list)
	column.Add(muted(l, l.T("library.draft")))
	column.Add(room(kit.Around))
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// fill lists the words that have what is looked for, in any language.
func (p *WordsPage) fill() {
	l, sought := p.env.Look, i18n.Seek(p.state.sought)
	var all []kit.Paragraph
	for _, t := range p.terms {
		if sought.Empty() || says(sought, t.Name, t.Text) {
			all = append(all, entry(l, word(l.Lang, t))...)
		}
	}
	if len(all) == 0 {
		p.list.Objects = []fyne.CanvasObject{muted(l, l.T("words.none"))}
		return
	}
	all[0].Above = 0
	p.list.Objects = []fyne.CanvasObject{kit.NewCard(l, kit.NewProse(l, all...))}
}

// entry is a word in the list: its names in one line, its meaning below.
func entry(l *kit.Look, w kit.Word) []kit.Paragraph {
	name := kit.Paragraph{Text: w.Name, Spans: []kit.Span{{End: len(w.Name), Bold: true}}, Above: kit.Between, Direction: l.Side()}
	for _, other := range w.Others {
		name.Text += "  "
		start := len(name.Text)
		name.Text += apart(l, other)
		name.Spans = append(name.Spans, kit.Span{Start: start, End: len(name.Text), Tint: kit.TintMuted})
	}
	return []kit.Paragraph{name, {Text: w.Meaning, Above: 2, Direction: l.Side()}}
}

// apart keeps a name in another language in one piece among the words of the page
// (UAX #9): among Urdu it runs from the left, with digits of its own.
func apart(l *kit.Look, name string) string {
	if l.RTL() {
		return l.Lang.Isolate(name)
	}
	return l.Lang.Quote(name)
}

// says tells whether some of the texts, in any language, has the words.
func says(sought i18n.Sought, texts ...map[string]string) bool {
	for _, of := range texts {
		for _, text := range of {
			if sought.In(text) != nil {
				return true
			}
		}
	}
	return false
}
