package screen

import (
	"slices"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// askName is the first step: a name and a picture that tell nothing.
func (p *BeginPage) askName() {
	l := p.env.Look
	p.namer = newNamer(p.env, p.sheet, p.state.naming, p.listed, p.named)
	p.heading(l.T("new.name_title"), p.namer.line)
	p.start = p.namer.field
	p.column.Add(p.namer.card())
	p.buttons(kit.NewButton(l, "next", l.T("app.next"), kit.Primary, p.named))
}

// named goes on when the name will do.
func (p *BeginPage) named() {
	if !p.namer.wanting() {
		p.next()
	}
}

// askRole asks who one is to the baby. Going on without an answer is an answer too.
func (p *BeginPage) askRole() {
	l := p.env.Look
	p.heading(l.T("new.role_title"), muted(l, l.T("new.role_line")))
	choice := roleChoice(l, p.state.role, func(r journal.Role) { p.state.role = r })
	p.start = choice.Option(max(0, choice.Chosen()))
	p.column.Add(kit.NewCard(l, choice))
	p.buttons(kit.NewButton(l, "next", l.T("app.next"), kit.Primary, func() {
		if p.state.role == "" {
			p.state.role = journal.Unsaid
		}
		p.next()
	}))
}

// roleChoice asks who one is to the baby.
func roleChoice(l *kit.Look, role journal.Role, chosen func(journal.Role)) *kit.Choice {
	roles := journal.Roles()
	texts := make([]string, len(roles))
	for i, r := range roles {
		texts[i] = l.T("role." + string(r))
	}
	return kit.NewChoice(l, texts, slices.Index(roles, role), func(i int) { chosen(roles[i]) })
}

// askPassphrase is the last step before anything is written.
func (p *BeginPage) askPassphrase() {
	l := p.env.Look
	p.heading(l.T("new.pass_title"), muted(l, l.T("new.pass_line")), muted(l, l.T("new.pass_only")))
	p.form = newPassform(p.env, p.sheet, l.T("new.pass"), p.state.typing, p.seal)
	p.start = p.form.pass
	p.create = kit.NewButton(l, "lock", l.T("new.create"), kit.Primary, p.seal)
	p.column.Add(p.form.card())
	p.buttons(p.create)
}
