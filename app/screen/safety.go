package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// SafetyPage says to parents, in ten sentences, what is protected from whom and
// what is not: what SECURITY.md says to those who build the program.
type SafetyPage struct {
	scroll
	env *Env
}

// NewSafety makes the page; state is that of an earlier one.
func NewSafety(env *Env, state any) *SafetyPage {
	return &SafetyPage{scroll: scrolled(state), env: env}
}

// Title names the page.
func (p *SafetyPage) Title() string { return p.env.T("safety.title") }

// Content says what is safe, what is not, and what one can do.
func (p *SafetyPage) Content() fyne.CanvasObject {
	l := p.env.Look
	part := func(icon, key string, lines ...string) fyne.CanvasObject {
		return kit.NewCard(l, kit.Column(kit.Inside,
			kit.RowGrow(l, kit.Inside, 1, l.Icon(icon, l.Colours.Primary, 1.4*l.Size), heading(l, l.T(key))),
			kit.NewProse(l, bullets(lines, kit.Words{})...)))
	}
	column := kit.Column(kit.Around,
		kit.NewLabel(l, l.T("safety.ask"), kit.Words{Step: kit.Title, Bold: true}),
		part("lock", "safety.kept",
			l.T("safety.sealed"), l.T("safety.outside"), l.T("safety.no_network"), l.T("safety.changed")),
		part("warning", "safety.not_kept",
			l.T("safety.force"), l.T("safety.watched"), l.T("safety.disk"), l.T("safety.memory")),
		part("check", "safety.do",
			l.T("safety.cover", "Cover", l.T("nav.cover")), l.T("safety.words")),
		kit.Wrap(l, kit.Inside, kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, p.env.Back)),
		room(kit.Between))
	return p.roll(l, l.Column()+2*kit.Around, column)
}

// safetyButton leads to the page.
func safetyButton(env *Env, w kit.Weight) *kit.Button {
	return kit.NewButton(env.Look, "lock", env.T("safety.ask"), w, func() { env.Go(Route{Page: Safety}) })
}
