package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// CardPage is the recovery card: the code is shown to be written on paper, and
// is in force once a group of it has been typed back from there.
type CardPage struct {
	keeper
	recovery Recovery
	journal  *journal.Journal
	first    bool
	state    carding

	sheet  *kit.Sheet
	column *fyne.Container
	start  fyne.Focusable
	typed  *kit.Field
	note   *remark
}

// carding is the state of a CardPage: never the code or a part of it.
type carding struct {
	renewing bool // a new card in place of one in force
	checking bool // it is written down: a group is asked for
	at       kit.Place
}

// NewCard makes the page. first makes it a step of starting the journal, which
// goes on from there. state is that of an earlier page.
func NewCard(env *Env, recovery Recovery, j *journal.Journal, first bool, state any) *CardPage {
	p := &CardPage{keeper: keeper{env: env}, recovery: recovery, journal: j, first: first}
	p.state, _ = state.(carding)
	return p
}

// Title names the page.
func (p *CardPage) Title() string { return p.env.T("new.card_title") }

// State is whether the code is shown or asked for.
func (p *CardPage) State() any {
	p.state.at = p.sheet.Place()
	return p.state
}

// Close forgets what was typed.
func (p *CardPage) Close() { p.wipe() }

func (p *CardPage) wipe() {
	if p.typed != nil {
		p.typed.Wipe()
		p.typed = nil
	}
}

// Focus is what to do next.
func (p *CardPage) Focus() fyne.Focusable { return p.start }

// Content shows the code, asks for a group of it, or tells that there is a card.
func (p *CardPage) Content() fyne.CanvasObject {
	p.column = kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(p.env.Look.Column()+2*kit.Around, kit.Around, p.column)).Side(p.env.Look)
	p.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

func (p *CardPage) fill() {
	p.wipe()
	p.column.Objects = nil
	if p.first {
		p.column.Add(stepLine(p.env, stepCard))
	}
	switch {
	case p.recovery.Has() && !p.state.renewing:
		p.have()
	case p.state.checking:
		p.ask()
	default:
		p.show()
	}
	p.column.Add(room(kit.Around))
}

// turn shows another part of the page.
func (p *CardPage) turn(change func()) {
	change()
	p.fill()
	p.sheet.ScrollTo(0)
	p.sheet.Reflow()
	p.env.Canvas.Focus(p.start)
}

// have tells that a card is in force, and offers another.
func (p *CardPage) have() {
	l := p.env.Look
	renew := kit.NewButton(l, "card", l.T("settings.card_new"), kit.Quiet, func() {
		p.turn(func() { p.state.renewing = true })
	})
	p.start = renew
	p.column.Add(kit.NewCard(l, kit.Column(kit.Between,
		kit.RowGrow(l, kit.Inside, 1, l.Icon("check", l.Colours.OK, 28), heading(l, l.T("settings.card_have"))),
		kit.Column(4, kit.Wrap(l, kit.Inside, renew),
			kit.NewLabel(l, l.T("settings.card_new_line"), kit.Words{Step: kit.Small, Colour: l.Colours.Muted})))))
	p.column.Add(kit.Wrap(l, kit.Inside, p.printing(), kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, p.leave)))
}

// printing leads to an empty card to print.
func (p *CardPage) printing() *kit.Button {
	return kit.NewButton(p.env.Look, "card", p.env.T("blank.title"), kit.Quiet, func() { p.env.Go(Route{Page: Blank}) })
}

// show is the code, what it is for, and what whoever finds it can do.
func (p *CardPage) show() {
	l := p.env.Look
	groups := inGroups(p.recovery.Code())
	captions := make([]string, len(groups))
	for i := range groups {
		captions[i] = l.T("new.card_group", "N", i+1)
	}
	written := kit.NewButton(l, "check", l.T("new.card_written"), kit.Primary, func() {
		p.turn(func() { p.state.checking = true })
	})
	p.start = written
	p.column.Add(muted(l, l.T("new.card_line")))
	p.column.Add(kit.NewCard(l, kit.NewCode(l, groups, captions)))
	p.column.Add(kit.NewBanner(l, kit.Care, kit.NewLabel(l, l.T("new.card_warning"), kit.Words{Bold: true})))
	if p.state.renewing {
		p.column.Add(kit.Wrap(l, kit.Inside, written, p.printing(), kit.NewButton(l, "", l.T("app.cancel"), kit.Quiet, p.leave)))
		return
	}
	p.column.Add(kit.Wrap(l, kit.Inside, written, p.printing()))
	p.column.Add(kit.Tiles(l, 15*l.Size, kit.Between,
		p.without("new.card_later", "new.card_later_line", journal.CardLater),
		p.without("new.card_none", "new.card_none_line", journal.CardNone)))
}

// without is a way on without a card.
func (p *CardPage) without(name, line string, decision journal.Card) *kit.Tile {
	l := p.env.Look
	return kit.NewTile(l, kit.TileFace{Text: l.T(name), Hint: l.T(line), Start: true}, func() {
		p.keep(func(ctx context.Context) error { return p.decide(ctx, decision) }, p.leave)
	})
}

// asked is the group that is asked for: one of the code's own choosing, so that
// it is the same one after a change of language.
func asked(code string) int {
	sum := 0
	for _, r := range code {
		sum += int(r - '0')
	}
	return sum % codeGroups
}

// ask hides the code and asks for a group of it from the paper.
func (p *CardPage) ask() {
	l := p.env.Look
	n := asked(p.recovery.Code())
	p.note = newRemark(l)
	p.typed = kit.NewField(l, "", kit.FieldKind{
		Label: l.T("new.card_group", "N", n+1), Direction: kit.LeftToRight, Most: 40, Submitted: p.check,
		Changed: func(string) {
			p.typed.SetWrong(false)
			if p.note.clear() {
				p.sheet.Reflow()
			}
		},
	})
	p.start = p.typed
	p.column.Add(kit.NewCard(l, kit.Column(kit.Between,
		heading(l, l.T("new.card_check", "N", n+1)),
		captioned(l, l.T("new.card_group", "N", n+1), p.typed, p.note.box))))
	p.column.Add(kit.Wrap(l, kit.Inside,
		kit.NewButton(l, "check", l.T("app.done"), kit.Primary, p.check),
		kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, func() { p.StepBack() })))
}

// StepBack goes from the question back to the code.
func (p *CardPage) StepBack() bool {
	if !p.state.checking {
		return false
	}
	p.turn(func() { p.state.checking = false })
	return true
}

// check puts the card in force when the group is right.
func (p *CardPage) check() {
	code := p.recovery.Code()
	n := asked(code)
	if codeDigits(p.typed.Text()) != inGroups(code)[n] {
		p.wrong(p.env.T("new.card_wrong", "N", n+1))
		return
	}
	p.keep(func(ctx context.Context) error {
		if err := p.recovery.Keep(ctx); err != nil {
			return err
		}
		// The card is in force: whoever is told otherwise throws it away. What fails here
		// only asks for it sooner.
		_ = keepSeen(context.WithoutCancel(ctx), p.journal, p.env.Today())
		return nil
	}, func() {
		p.leave()
		p.env.Say(p.env.T("new.card_right"), "", nil)
	})
}

func (p *CardPage) wrong(text string) {
	p.typed.SetWrong(true)
	p.note.wrong(text)
	p.sheet.Reflow()
	p.env.Canvas.Focus(p.typed)
}

// decide remembers what was decided instead of a card.
func (p *CardPage) decide(ctx context.Context, decision journal.Card) error {
	about, err := p.journal.About(ctx)
	if err != nil {
		return err
	}
	about.Card = decision
	return p.journal.SetAbout(ctx, about)
}

// leave goes on with starting the journal, or back: to the baby, or home where
// none is asked about.
func (p *CardPage) leave() {
	switch {
	case !p.first:
		p.env.Back()
	case p.env.visiting():
		p.env.Go(Route{Page: Home})
	default:
		p.env.Go(Route{Page: Baby, First: true})
	}
}
