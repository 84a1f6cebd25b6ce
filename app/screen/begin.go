package screen

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// BeginPage is "start a journal": a name, at home who one is to the baby, and a
// passphrase. Nothing is written before the last of them.
type BeginPage struct {
	env    *Env
	shelf  Shelf
	opened func(Opening, Route)
	state  beginning
	listed []Sealed

	sheet  *kit.Sheet
	column *fyne.Container
	start  fyne.Focusable // where the keys begin

	namer  *namer
	form   *passform
	create *kit.Button

	over handover
	busy bool
}

// beginning is the state of a BeginPage: never the passphrase.
type beginning struct {
	naming
	step   step
	role   journal.Role
	typing typing
	at     kit.Place // how far down
}

// NewBegin makes the page; opened takes over the journal that is made, and the
// page to show next. state is that of an earlier page.
func NewBegin(env *Env, shelf Shelf, opened func(Opening, Route), state any) *BeginPage {
	p := &BeginPage{env: env, shelf: shelf, opened: opened}
	p.listed, _ = shelf.List() // only to keep names and pictures apart; Create looks again
	var ok bool
	if p.state, ok = state.(beginning); !ok {
		p.state = beginning{naming: naming{picture: freePicture(p.listed)}}
	}
	if !slices.Contains(steps(env), p.state.step) { // or the use has changed meanwhile
		p.state.step = stepName
	}
	return p
}

// Title names the page.
func (p *BeginPage) Title() string { return p.env.T("new.title") }

// State is the step and the answers given, without the passphrase.
func (p *BeginPage) State() any {
	p.collect()
	p.state.at = p.sheet.Place()
	return p.state
}

func (p *BeginPage) collect() {
	if p.namer != nil {
		p.state.naming = p.namer.naming
	}
	if p.form != nil {
		p.state.typing = p.form.typing
	}
}

// Close forgets the passphrase, and drops a journal that comes too late.
func (p *BeginPage) Close() {
	p.wipe()
	p.over.close()
}

// Guarded tells whether something of the passphrase is typed, or the journal being made.
func (p *BeginPage) Guarded() bool {
	return p.busy || p.form != nil && anyTyped(p.form.pass, p.form.again)
}

func (p *BeginPage) wipe() {
	if p.form != nil {
		p.form.wipe()
	}
}

// Focus is the first thing to answer.
func (p *BeginPage) Focus() fyne.Focusable { return p.start }

// Content shows the step of now, or why there can't be a journal here.
func (p *BeginPage) Content() fyne.CanvasObject {
	p.column = kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(formWidth(p.env.Look.Column()), kit.Around, p.column)).Side(p.env.Look)
	p.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// fill lays out the step of now.
func (p *BeginPage) fill() {
	p.column.Objects, p.start = nil, nil
	p.namer, p.form = nil, nil
	if err := p.shelf.Ready(); err != nil {
		p.notReady(err)
		return
	}
	switch p.state.step {
	case stepRole:
		p.askRole()
	case stepPassphrase:
		p.askPassphrase()
	default:
		p.askName()
	}
	p.column.Add(room(kit.Around))
}

// notReady says why nothing can be written, before anything is asked.
func (p *BeginPage) notReady(err error) {
	l := p.env.Look
	again := kit.NewButton(l, "", l.T("app.try_again"), kit.Primary, func() { p.turn(p.state.step) })
	p.start = again
	p.column.Add(notice(l, p.env.Explain(err)))
	p.column.Add(kit.Wrap(l, kit.Inside, kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, p.env.Back), again))
}

// turn goes to another step.
func (p *BeginPage) turn(to step) {
	p.collect()
	p.wipe()
	p.state.step = to
	p.fill()
	p.sheet.ScrollTo(0)
	p.sheet.Reflow()
	if p.start != nil {
		p.env.Canvas.Focus(p.start)
	}
}

// heading stands over a step: how far one is, the question, and why it is asked.
func (p *BeginPage) heading(title string, lines ...fyne.CanvasObject) {
	l := p.env.Look
	column := kit.Column(4, stepLine(p.env, p.state.step), kit.NewLabel(l, title, kit.Words{Step: kit.Lead, Bold: true}))
	column.Objects = append(column.Objects, lines...)
	p.column.Add(column)
}

// buttons are the one thing to do and the way back.
func (p *BeginPage) buttons(next *kit.Button) {
	l := p.env.Look
	p.column.Add(kit.Wrap(l, kit.Inside, next, kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, p.back)))
}

// seal makes the journal, if the passphrase will do, and hands it over.
func (p *BeginPage) seal() {
	if p.busy || p.form.wanting() {
		return
	}
	pass, role, s := p.form.pass.Text(), p.state.role, p.state.sealed()
	p.setBusy(true)
	p.env.Run(Work{
		Do: func(ctx context.Context, _ func(int, int)) error {
			o, err := p.shelf.Create(ctx, s, pass)
			if err != nil {
				return err
			}
			p.over.put(o)
			// Whoever turns away from the card without an answer is reminded of it. It is
			// too late to give up: the journal is there.
			return o.Journal().SetAbout(context.WithoutCancel(ctx), journal.About{Role: role, Card: journal.CardLater, CopyDue: p.env.Today().AddDays(copyDays)})
		},
		Done: p.sealed,
	})
}

// sealed goes on to the recovery card, or says what went wrong.
func (p *BeginPage) sealed(err error) {
	p.setBusy(false)
	o := p.over.take()
	if o == nil {
		p.form.refuse(p.env.Explain(err))
		return
	}
	p.opened(o, Route{Page: Card, First: true})
	if err != nil { // the journal is there; only who one is was not kept
		p.env.Say(p.env.Explain(err), "", nil)
	}
}

func (p *BeginPage) setBusy(on bool) {
	p.busy = on
	if on {
		p.create.Disable()
		p.form.busy(p.env.T("new.creating"))
	} else {
		p.create.Enable()
		p.form.busy("")
	}
}
