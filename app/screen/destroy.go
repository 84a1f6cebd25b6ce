package screen

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// DestroyPage erases the open journal for good, after its secret was typed: whoever
// finds the journal open can't do it.
type DestroyPage struct {
	keeper
	owned   Owned
	destroy func()
	state   destroying

	sheet  *kit.Sheet
	typist *typist
	secret *kit.Field
	note   *remark
}

// destroying is the state of a DestroyPage: nothing that was typed.
type destroying struct {
	typing typing
	at     kit.Place
}

// NewDestroy makes the page; destroy locks the journal and erases it. state is that
// of an earlier page.
func NewDestroy(env *Env, owned Owned, destroy func(), state any) *DestroyPage {
	p := &DestroyPage{keeper: keeper{env: env}, owned: owned, destroy: destroy}
	p.state, _ = state.(destroying)
	return p
}

// Title names the page.
func (p *DestroyPage) Title() string { return p.env.T("destroy.title") }

// State is how the secret is typed, never what was.
func (p *DestroyPage) State() any { return destroying{p.typist.typing, p.sheet.Place()} }

// Close forgets what was typed.
func (p *DestroyPage) Close() { p.secret.Wipe() }

// Content says what goes and what stays, and asks for the secret.
func (p *DestroyPage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(formWidth(l.Column()), kit.Around, column)).Side(l)
	p.typist, p.note = newTypist(p.env, p.state.typing, p.sheet.Reflow), newRemark(l)
	p.secret = p.typist.secret(kit.FieldKind{
		Label: l.T("own.pass_now"), Submitted: p.erase,
		Changed: func(string) {
			p.secret.SetWrong(false)
			if p.note.clear() {
				p.sheet.Reflow()
			}
		},
	})
	column.Add(kit.NewBanner(l, kit.Trouble, kit.NewProse(l, bullets([]string{
		l.T("destroy.all"), l.T("destroy.sticks"), l.T("destroy.disk"),
	}, kit.Words{})...)))
	column.Add(kit.Wrap(l, kit.Inside, kit.NewButton(l, "stick", l.T("backup.title"), kit.Quiet, func() { p.env.Go(Route{Page: Backup}) })))
	column.Add(kit.NewCard(l, kit.Column(kit.Between, captioned(l, l.T("own.pass_now"), p.secret, p.note.box),
		kit.Wrap(l, kit.Inside, p.typist.showing(), p.typist.opener()), p.typist.board)))
	column.Add(kit.Wrap(l, kit.Inside,
		kit.NewButton(l, "", l.T("app.cancel"), kit.Quiet, p.env.Back),
		kit.NewButton(l, "erase", l.T("destroy.do"), kit.Danger, p.erase)))
	column.Add(room(kit.Around))
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// erase does it when the secret is right.
func (p *DestroyPage) erase() {
	secret := p.secret.Text()
	if p.busy {
		return
	}
	p.busy = true
	p.env.Run(Work{
		Do: func(ctx context.Context, _ func(int, int)) error { return p.owned.Check(ctx, secret) },
		Done: func(err error) {
			p.busy = false
			if err == nil {
				p.destroy()
				return
			}
			p.secret.SetWrong(!errors.Is(err, context.Canceled)) // nothing is, when it was given up
			p.note.wrong(p.env.Explain(err))
			p.sheet.Reflow()
			p.env.Canvas.Focus(p.secret)
		},
	})
}
