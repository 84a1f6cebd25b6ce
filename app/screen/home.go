package screen

import (
	"context"

	"fyne.io/fyne/v2"
	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// HomePage is where one arrives: where we are, a lesson for now, a prompt to
// write from, the last entries.
type HomePage struct {
	env      *Env
	journal  *journal.Journal
	recovery Recovery
	keeper   keeper
	read     Reading
	state    arriving
	err      error // of the last reading; the page shows what it has
	held     error // why words that were written are not saved yet

	sheet     *kit.Sheet
	entries   *fyne.Container
	reminders *fyne.Container
	newest    []journal.Entry
}

// arriving is the state of a HomePage.
type arriving struct {
	at        kit.Place   // how far down
	words     bool        // the words of the last entries are shown
	recovered []uuid.UUID // entries whose words a crash could not take
}

// newestShown is how many of the last entries are shown.
const newestShown = 3

// NewHome makes the page; state is that of an earlier one.
func NewHome(env *Env, j *journal.Journal, card Recovery, r Reading, state any) *HomePage {
	p := &HomePage{env: env, journal: j, recovery: card, keeper: keeper{env: env}, read: r, err: j.Trouble(), held: j.Settle(context.Background())}
	p.state, _ = state.(arriving)
	p.state.recovered = append(p.state.recovered, j.TakeRecovered()...)
	return p
}

// Title names the page.
func (p *HomePage) Title() string { return p.env.T("home.title") }

// State is how far down the page is, and whether words are shown.
func (p *HomePage) State() any {
	p.state.at = p.sheet.Place()
	return p.state
}

// Close drops the entries.
func (p *HomePage) Close() { p.newest = nil }

// Content shows the parts, each with one thing to do.
func (p *HomePage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(wide, kit.Around, column)).Side(p.env.Look)
	column.Add(p.welcome())
	if p.read.Repaired {
		column.Add(kit.NewBanner(l, kit.Care, repairedButton(p.env)))
	}
	if p.read.Left {
		column.Add(kit.NewBanner(l, kit.Care, kit.Column(kit.Inside/2, kit.NewLabel(l, l.T("home.left"), kit.Words{Bold: true}),
			kit.Row(l, 0, kit.NewButton(l, "more", l.T("home.left_see"), kit.Quiet, func() { p.env.Go(Route{Page: Export}) })))))
	}
	if kept := p.kept(); kept != nil {
		column.Add(kept)
	}
	if p.env.visiting() {
		column.Add(dangerSigns(p.env))
	}
	column.Add(p.now(p.read.Course.For(p.read.Place)))
	p.entries = kit.Column(kit.Between)
	p.last()
	column.Add(p.entries)
	p.reminders = kit.Column(kit.Between)
	p.remind()
	column.Add(p.reminders)
	if p.held != nil {
		column.Add(notice(l, notSaved(p.env, p.held)))
	}
	if p.err != nil {
		column.Add(notice(l, p.env.Explain(p.err)))
	}
	column.Add(room(kit.Around))
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// now is a lesson for now, and beside it something to write about. The diary of
// those who come to families has no prompts.
func (p *HomePage) now(one *lesson.Lesson) fyne.CanvasObject {
	l := p.env.Look
	var headings []*kit.Label
	var list []fyne.CanvasObject
	if !p.env.visiting() {
		key, card := p.prompt(one)
		headings, list = append(headings, heading(l, l.T(key))), append(list, card)
	}
	if one != nil {
		key := "home.lesson"
		if p.read.Place.Hospital {
			key = "home.lesson_hospital"
		}
		headings, list = append(headings, heading(l, l.T(key))), append(list, lessonCard(p.env, p.read, one, true))
	}
	return abreast(l, headings, list)
}

// abreast sets cards side by side, each under its heading. Nastaliq headings
// differ in height, so the lower ones get room above: the cards begin together.
func abreast(l *kit.Look, headings []*kit.Label, list []fyne.CanvasObject) fyne.CanvasObject {
	highest := float32(0)
	for _, h := range headings {
		highest = max(highest, h.MinSize().Height)
	}
	tiles := kit.Tiles(l, 21*l.Size, kit.Around)
	for i, h := range headings {
		level := kit.Column(0, room(highest-h.MinSize().Height), h)
		tiles.Add(kit.ColumnGrow(kit.Between-4, 1, level, list[i]))
	}
	return tiles
}

// welcome is the cradle, and beside it where we are.
func (p *HomePage) welcome() fyne.CanvasObject {
	l := p.env.Look
	words := kit.Column(kit.Between, p.where()...)
	return kit.Following(l, 14*l.Size, kit.Around, l.Picture("cradle", fyne.NewSize(9*l.Size, 7*l.Size)), words)
}

// prompt is something to write about, from the lesson for now, and the key of
// its heading. Where nothing is known it is a plain page: a prompt would speak
// of a baby who may not be there.
func (p *HomePage) prompt(now *lesson.Lesson) (title string, card fyne.CanvasObject) {
	l, route := p.env.Look, Route{Page: Write, Prompt: -1}
	title = "home.blank"
	words := kit.NewLabel(l, l.T("home.blank_line"), kit.Words{Step: kit.Lead})
	if now != nil && !p.read.Place.None {
		n := 0
		if now.Returns(p.read.Place) {
			n = now.Stage.Again.Prompt
		}
		if text := p.read.prompt(now.ID, n, l.Lang.Tag()); text != "" {
			route.Lesson, route.Prompt, title = now.ID, n, "home.prompt"
			words = kit.NewLabel(l, text, kit.Words{Step: kit.Title})
		}
	}
	write := kit.NewButton(l, "write", l.T("home.write"), kit.Primary, func() { p.env.Go(route) }).Sized(kit.Lead)
	return title, kit.NewCard(l, kit.Column(kit.Between, words, kit.Row(l, 0, write)))
}

// last shows the last entries, their words only when they are asked for.
func (p *HomePage) last() {
	l := p.env.Look
	if p.newest == nil {
		var err error
		if p.newest, _, err = p.journal.Newest(context.Background(), "", newestShown); err != nil {
			p.err = err
		}
	}
	title := heading(l, l.T("home.entries"))
	if len(p.newest) == 0 {
		p.entries.Objects = []fyne.CanvasObject{title, muted(l, l.T("home.entries_empty"))}
		return
	}
	icon, key := "show", "home.words_show"
	if p.state.words {
		icon, key = "hide", "home.words_hide"
	}
	toggle := kit.NewButton(l, icon, l.T(key), kit.Quiet, func() {
		p.state.words = !p.state.words
		p.last()
		p.sheet.Reflow()
	})
	p.entries.Objects = []fyne.CanvasObject{
		kit.Beside(l, 6*l.Size, kit.Between, title, toggle),
		entryCards(p.env, p.read.Course, p.newest, p.state.words),
	}
}

// kept says that words from last time are there, and leads to them; nil when
// they have been deleted since.
func (p *HomePage) kept() fyne.CanvasObject {
	l := p.env.Look
	var entries []journal.Entry
	for _, id := range p.state.recovered {
		if s, err := p.journal.Edit(context.Background(), id); err == nil {
			entries = append(entries, s.Entry())
		}
	}
	if len(entries) == 0 {
		return nil
	}
	return kit.NewBanner(l, kit.Good, kit.Column(kit.Between,
		kit.NewLabel(l, l.T("home.kept"), kit.Words{}), entryCards(p.env, p.read.Course, entries, false)))
}
