package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// CoverPage is what the quick cover shows: a calendar for the wall. On a family's
// computer nobody wonders at it. It says nothing of a journal, and nothing of a
// baby or a pregnancy either, which can be a secret or a grief. It works, so that
// whoever is asked may turn its months. There is no rail and no help on it: those
// would tell what the program is for.
//
// It is left by its button alone. Keys pressed in a hurry, one more Escape among
// them, must not take it away again, so nothing on it has the keys at first.
type CoverPage struct {
	scroll
	env   *Env
	leave func()
}

// NewCover makes the page; leave goes on to something harmless. state is that of
// an earlier one.
func NewCover(env *Env, leave func(), state any) *CoverPage {
	return &CoverPage{scroll: scrolled(state), env: env, leave: leave}
}

// Title names the page.
func (p *CoverPage) Title() string { return p.env.T("cover.title") }

// Alone keeps rail and top line away.
func (p *CoverPage) Alone() {}

// Content shows the month, and what a kitchen calendar says below it.
func (p *CoverPage) Content() fyne.CanvasObject {
	l := p.env.Look
	title := kit.NewLabel(l, p.Title(), kit.Words{Step: kit.Title, Bold: true})
	leave := kit.NewButton(l, "close", l.T("cover.leave"), kit.Quiet, p.leave)
	month := kit.NewCalendar(l, kit.CalendarKind{Today: kit.Day(p.env.Today())})
	return p.roll(l, l.Column()+2*kit.Around, kit.Column(kit.Between,
		room(0), kit.RowGrow(l, kit.Inside, 0, title, leave),
		kit.NewCard(l, month), p.reminders(), room(kit.Between)))
}

// reminders are of a kind that hangs in every kitchen (WHO, Five Keys to Safer
// Food, 2006).
func (p *CoverPage) reminders() fyne.CanvasObject {
	l := p.env.Look
	lines := bullets([]string{l.T("cover.hands"), l.T("cover.water"), l.T("cover.food")}, kit.Words{})
	return kit.NewCard(l, kit.Column(kit.Inside, heading(l, l.T("cover.kitchen")), kit.NewProse(l, lines...)))
}
