package screen

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// BabyPage asks about a baby: only what one wishes to say, and as softly as one
// knows it.
type BabyPage struct {
	keeper
	journal *journal.Journal
	id      string
	first   bool
	form    babyForm
	loaded  bool
	at      kit.Place

	sheet   *kit.Sheet
	column  *fyne.Container
	ways    map[journal.Way]*kit.Tile
	rest    *fyne.Container // what is asked of the chosen way
	inputs  babyInputs
	remarks map[place]*remark
}

// babyInputs are the fields there are for the chosen way.
type babyInputs struct {
	of                 source // what date, weeks and days are said of
	name               *kit.Field
	date               *kit.DatePicker
	weeks, days, month *kit.Number
}

// babyState is the state of a BabyPage: the half-filled form.
type babyState struct {
	form babyForm
	at   kit.Place
}

// NewBaby makes the page of the baby with that id, or of a new one for "". first
// makes it the last step of starting a journal. state is that of an earlier page.
func NewBaby(env *Env, j *journal.Journal, id string, first bool, state any) *BabyPage {
	p := &BabyPage{keeper: keeper{env: env}, journal: j, id: id, first: first}
	if s, ok := state.(babyState); ok {
		p.form, p.at, p.loaded = s.form, s.at, true
	} else if id == "" {
		p.form, p.loaded = babyForm{said: map[source]said{}}, true
	}
	return p
}

// Title names the page.
func (p *BabyPage) Title() string { return p.env.T("baby.title") }

// State is the form as far as it is filled; nothing while the baby is still read.
func (p *BabyPage) State() any {
	if !p.loaded {
		return nil
	}
	p.collect()
	return babyState{p.form, p.sheet.Place()}
}

// Close wipes the name.
func (p *BabyPage) Close() {
	if p.inputs.name != nil {
		p.inputs.name.Wipe()
	}
}

// Focus is the answer that was given, or the first.
func (p *BabyPage) Focus() fyne.Focusable {
	way := journal.Expecting
	if p.form.answered {
		way = p.form.way
	}
	if tile := p.ways[way]; tile != nil {
		return tile
	}
	return nil
}

// Content shows the form, once the baby is read.
func (p *BabyPage) Content() fyne.CanvasObject {
	p.column = kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(p.env.Look.Column()+2*kit.Around, kit.Around, p.column)).Side(p.env.Look)
	if p.loaded {
		p.fill()
		p.sheet.GoTo(p.at)
	} else {
		p.load()
	}
	return p.sheet
}

// load reads the baby and shows it.
func (p *BabyPage) load() {
	var babies []journal.Baby
	p.env.Run(Work{
		Do: func(ctx context.Context, _ func(int, int)) (err error) {
			babies, err = p.journal.Babies(ctx)
			return err
		},
		Done: func(err error) {
			i := slices.IndexFunc(babies, func(b journal.Baby) bool { return b.ID.String() == p.id })
			switch {
			case err == nil && i < 0:
				err = journal.ErrNotFound
				fallthrough
			case err != nil:
				p.column.Add(notice(p.env.Look, p.env.Explain(err)))
			default:
				p.form, p.loaded = formOf(babies[i], p.env.Today()), true
				p.fill()
			}
			p.sheet.Reflow()
		},
	})
}

func (p *BabyPage) fill() {
	l := p.env.Look
	head := kit.Column(4)
	if p.first {
		head.Add(stepLine(p.env, stepBaby))
	}
	head.Add(muted(l, l.T("baby.line")))
	p.column.Objects = []fyne.CanvasObject{head, p.askWay()}
	p.rest = kit.Column(kit.Around)
	p.column.Add(p.rest)
	p.fillRest()
}

// ways of coming, with the icon and the words of each.
var babyWays = []struct {
	way             journal.Way
	icon, key, line string
}{
	{journal.Expecting, "calendar", "baby.expecting", ""},
	{journal.Coming, "home", "baby.coming", "baby.coming_line"},
	{journal.Born, "baby", "baby.born", ""},
	{journal.NotNow, "next", "baby.not_now", "baby.not_now_line"},
}

// askWay asks how the baby comes, if that is to be said.
func (p *BabyPage) askWay() fyne.CanvasObject {
	l := p.env.Look
	p.ways = map[journal.Way]*kit.Tile{}
	grid, g := kit.Tiles(l, 15*l.Size, kit.Between), kit.NewGroup(l)
	for _, w := range babyWays {
		face := kit.TileFace{Image: l.Icon(w.icon, l.Colours.Primary, l.Size*1.7), Beside: true, Text: l.T(w.key)}
		if w.line != "" {
			face.Hint = l.T(w.line)
		}
		p.ways[w.way] = kit.Join(g, kit.NewTile(g.Look(), face, func() { p.choose(w.way) })).
			Marked().Selected(p.form.answered && p.form.way == w.way)
		grid.Add(p.ways[w.way])
	}
	return grid
}

// choose takes what is entered so far into the form and asks what follows from
// another answer.
func (p *BabyPage) choose(way journal.Way) {
	p.collect()
	p.form.way, p.form.answered = way, true
	for w, tile := range p.ways {
		tile.SetSelected(w == way)
	}
	p.fillRest()
	p.sheet.Reflow()
	p.sheet.Reveal(p.rest.Objects[0])
}

// collect takes over what is in the fields.
func (p *BabyPage) collect() {
	in, f := p.inputs, &p.form
	if in.name != nil {
		f.name = in.name.Text()
	}
	if in.date != nil {
		s := f.said[in.of]
		s.date = in.date.Text()
		if in.weeks != nil {
			s.weeks, s.days = in.weeks.Field().Text(), in.days.Field().Text()
		}
		f.said[in.of] = s
	}
	if in.month != nil {
		f.month = in.month.Field().Text()
	}
}

// fillRest asks what belongs to the chosen way, and offers to go on.
func (p *BabyPage) fillRest() {
	l := p.env.Look
	p.rest.Objects, p.inputs, p.remarks = nil, babyInputs{}, map[place]*remark{}
	switch {
	case !p.form.answered:
		return
	case p.form.way == journal.Expecting:
		p.rest.Add(kit.NewCard(l, p.askDating()))
	case p.form.way == journal.Born:
		p.rest.Add(kit.NewCard(l, p.askBirth()))
	}
	if p.form.way != journal.NotNow {
		p.rest.Add(kit.NewCard(l, p.askName()))
	}
	p.rest.Add(p.buttons())
	p.rest.Add(room(kit.Around))
}

// buttons keep the baby and go on, begin another, or take this one off.
func (p *BabyPage) buttons() fyne.CanvasObject {
	l := p.env.Look
	line := kit.Wrap(l, kit.Inside, kit.NewButton(l, "check", l.T("app.done"), kit.Primary, func() { p.save(p.leave) }))
	if p.form.way != journal.NotNow {
		line.Add(kit.NewButton(l, "plus", l.T("baby.another"), kit.Quiet, func() {
			p.save(func() { p.env.Go(Route{Page: Baby, First: p.first}) })
		}))
	}
	if p.id != "" {
		line.Add(kit.NewButton(l, "delete", l.T("baby.remove"), kit.Plain, p.remove))
	}
	return line
}

// leave goes on: home when the journal was being started, else back.
func (p *BabyPage) leave() {
	if p.first {
		p.env.Go(Route{Page: Home})
		return
	}
	p.env.Back()
}
