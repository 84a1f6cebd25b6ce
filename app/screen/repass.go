package screen

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// RepassPage puts another passphrase in force. It asks for the one of now, or the
// code of the card, so that whoever finds the journal open can't shut its owner
// out; not when the card has opened it just now.
type RepassPage struct {
	env    *Env
	owned  Owned
	byCard bool
	leave  func()
	opened func(Opening, Route) // takes over the journal that was sealed anew; nil: it is not to be
	over   handover
	state  repassing
	busy   bool

	sheet   *kit.Sheet
	form    *passform
	now     *kit.Field
	nowNote *remark
	take    *kit.Button
}

// repassing is the state of a RepassPage: nothing that was typed.
type repassing struct {
	typing typing
	at     kit.Place
}

// NewRepass makes the page. byCard tells that the recovery card has just opened the
// journal; home goes on then. state is that of an earlier page.
func NewRepass(env *Env, owned Owned, byCard bool, home func(), state any) *RepassPage {
	p := &RepassPage{env: env, owned: owned, byCard: byCard, leave: env.Back}
	if byCard {
		p.leave = home
	}
	p.state, _ = state.(repassing)
	return p
}

// NewRenew makes the page for when somebody knows the passphrase: all of the journal
// is sealed anew. opened takes it over. state is that of an earlier page.
func NewRenew(env *Env, owned Owned, opened func(Opening, Route), state any) *RepassPage {
	p := NewRepass(env, owned, false, nil, state)
	p.opened = opened
	return p
}

// Title names the page.
func (p *RepassPage) Title() string {
	if p.opened != nil {
		return p.env.T("own.renew_title")
	}
	return p.env.T("own.repass")
}

// State is how secrets are typed, never what was.
func (p *RepassPage) State() any { return repassing{p.form.typing, p.sheet.Place()} }

// Close forgets what was typed, and drops a journal that comes too late.
func (p *RepassPage) Close() {
	p.over.close()
	p.form.wipe()
	if p.now != nil {
		p.now.Wipe()
	}
}

// Focus is the first thing to type.
func (p *RepassPage) Focus() fyne.Focusable {
	if p.now != nil {
		return p.now
	}
	return p.form.pass
}

// Content asks for the secret of now and for the new passphrase, twice.
func (p *RepassPage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(formWidth(l.Column()), kit.Around, column)).Side(l)
	p.form = newPassform(p.env, p.sheet, l.T("own.pass_new"), p.state.typing, p.change)
	later := "app.cancel"
	if p.byCard {
		later = "own.repass_later"
		column.Add(kit.NewBanner(l, kit.Good, kit.NewLabel(l, l.T("own.by_card"), kit.Words{})))
	}
	if p.opened != nil {
		column.Add(kit.NewBanner(l, kit.Care, kit.NewProse(l, bullets([]string{
			l.T("own.renew_line"), l.T("own.renew_card"), l.T("own.renew_old"),
		}, kit.Words{})...)))
	}
	column.Add(kit.Column(4, muted(l, l.T("new.pass_line")), muted(l, l.T("new.pass_only"))))
	if !p.byCard {
		column.Add(p.askNow())
	}
	column.Add(p.form.card())
	do := "own.renew_do"
	if p.opened == nil {
		do = "own.repass_do"
		column.Add(muted(l, l.T("own.repass_old")))
	}
	p.take = kit.NewButton(l, "lock", l.T(do), kit.Primary, p.change)
	column.Add(kit.Wrap(l, kit.Inside, p.take, kit.NewButton(l, "", l.T(later), kit.Quiet, p.leave)))
	column.Add(room(kit.Around))
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// askNow asks for what opens the journal now.
func (p *RepassPage) askNow() fyne.CanvasObject {
	l := p.env.Look
	p.nowNote = newRemark(l)
	p.now = p.form.secret(kit.FieldKind{
		Label: l.T("own.pass_now"), Submitted: func() { p.env.Canvas.Focus(p.form.pass) },
		Changed: func(string) {
			p.now.SetWrong(false)
			if p.nowNote.clear() {
				p.sheet.Reflow()
			}
		},
	})
	return kit.NewCard(l, captioned(l, l.T("own.pass_now"), p.now, p.nowNote.box))
}

// change puts the new passphrase in force when the one of now is right.
func (p *RepassPage) change() {
	if p.busy || p.form.wanting() {
		return
	}
	now, next, known, said := "", p.form.pass.Text(), p.byCard, "own.repass_done"
	if p.now != nil {
		now = p.now.Text()
	}
	p.setBusy(true)
	p.env.Run(Work{
		Lasting: true,
		Do: func(ctx context.Context, report func(int, int)) error {
			if !known {
				if err := p.owned.Check(ctx, now); err != nil {
					return err
				}
				known = true
			}
			if p.opened == nil {
				return p.owned.SetPassphrase(ctx, next)
			}
			o, erased, err := p.owned.Renew(ctx, next, report)
			if err == nil {
				said = RenewSaid(erased)
				p.over.put(o)
			}
			return err
		},
		Done: func(err error) {
			p.setBusy(false)
			p.changed(known, said, err)
		},
	})
}

// RenewSaid is the message for a journal that was sealed anew: erased tells that the old
// one is gone.
func RenewSaid(erased bool) (key string) {
	if erased {
		return "own.renew_done"
	}
	return "own.renew_kept"
}

// changed goes on, or says what went wrong, beside the field where it did.
func (p *RepassPage) changed(known bool, said string, err error) {
	if o := p.over.take(); o != nil {
		p.opened(o, Route{Page: Card})
		p.env.Say(p.env.T(said), "", nil)
		return
	}
	switch {
	case err == nil:
		p.leave()
		p.env.Say(p.env.T(said), "", nil)
	case known:
		p.form.refuse(p.env.Explain(err))
	default:
		p.now.SetWrong(!errors.Is(err, context.Canceled)) // nothing is, when it was given up
		p.nowNote.wrong(p.env.Explain(err))
		p.sheet.Reflow()
		p.sheet.Reveal(p.now)
		p.env.Canvas.Focus(p.now)
	}
}

func (p *RepassPage) setBusy(on bool) {
	p.busy = on
	if on {
		p.take.Disable()
		p.form.busy(p.env.T("app.wait"))
		return
	}
	p.take.Enable()
	p.form.busy("")
}
