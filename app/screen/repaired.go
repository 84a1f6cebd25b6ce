package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/i18n"
)

// Repair is what was once found wrong with the open journal, and what became of it.
type Repair struct {
	At journal.Date // when it was found
	// What it was: the store in which the journal is kept, the list of the latest
	// saves, a safety copy, files of something else, a journal that is older than
	// this computer remembers it.
	Store, Saves, Copies, Strays, Older bool

	Copy   journal.Date // of the safety copy that the journal was made again from; zero: of none
	Back   int          // saves that were brought back
	Lost   int          // saves that nothing could bring back
	Folder string       // where the old files are; "": none were put aside
}

// Repairs are those of the open journal that nobody has yet said to have read.
type Repairs interface {
	List() []Repair // the newest last
	// Forget drops them: they were read.
	Forget(ctx context.Context) error
}

// RepairedPage says in plain words what happened to the journal, what was put
// right, what could not be, and where the old files are. Nothing on it has the keys
// at first: the Enter that opened the journal must not say that it was read.
type RepairedPage struct {
	scroll
	env     *Env
	repairs Repairs
	done    func()
	keeper  keeper
}

// NewRepaired makes the page; done goes on once it was read, or put off. state is
// that of an earlier page.
func NewRepaired(env *Env, r Repairs, done func(), state any) *RepairedPage {
	return &RepairedPage{scroll: scrolled(state), env: env, repairs: r, done: done, keeper: keeper{env: env}}
}

// Title names the page.
func (p *RepairedPage) Title() string { return p.env.T("repair.title") }

// Content tells of the newest repair first.
func (p *RepairedPage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around)
	list := p.repairs.List()
	for i := range list {
		p.tell(column, list[len(list)-1-i])
	}
	read := kit.NewButton(l, "check", l.T("repair.read"), kit.Primary, func() { p.keeper.keep(p.repairs.Forget, p.done) })
	column.Add(kit.Wrap(l, kit.Inside, read, kit.NewButton(l, "journal", l.T("repair.later"), kit.Quiet, p.done)))
	column.Add(room(kit.Around))
	return p.roll(l, l.Column()+2*kit.Around, column)
}

// tell sets one repair out: how it stands, what happened, what was done, and where
// the old files are.
func (p *RepairedPage) tell(column *fyne.Container, r Repair) {
	l := p.env.Look
	tone, words := r.verdict(l)
	column.Add(kit.NewBanner(l, tone, kit.Column(kit.Inside/2,
		kit.NewLabel(l, words, kit.Words{Step: kit.Lead}),
		muted(l, l.T("repair.when", "Date", longDate(l.Lang, r.At))))))
	list := func(key string, lines []string) fyne.CanvasObject {
		return kit.NewCard(l, kit.Column(kit.Inside, heading(l, l.T(key)), kit.NewProse(l, bullets(lines, kit.Words{})...)))
	}
	tiles := kit.Tiles(l, 18*l.Size, kit.Between, list("repair.found", r.found(l)))
	if done := r.done(l); len(done) > 0 {
		tiles.Add(list("repair.done", done))
	}
	column.Add(tiles)
	if r.Folder != "" {
		column.Add(kit.NewCard(l, kit.Column(kit.Inside, heading(l, l.T("repair.aside")),
			pathLine(l, r.Folder, kit.Words{}),
			muted(l, l.T("repair.aside_line")))))
	}
}

// verdict says whether anything is missing. Of saves that stood only in what can't
// be read nobody knows how many they were.
func (r Repair) verdict(l *kit.Look) (kit.Tone, string) {
	switch {
	case r.Lost > 0:
		return kit.Trouble, l.Lang.N("repair.lost", r.Lost)
	case r.Older:
		return kit.Care, l.T("repair.older")
	case r.Saves:
		return kit.Care, l.T("repair.perhaps")
	}
	return kit.Good, l.T("repair.whole")
}

func (r Repair) found(l *kit.Look) []string {
	return saying(l, []sentence{
		{r.Store, "repair.found_store"}, {r.Saves, "repair.found_saves"}, {r.Copies, "repair.found_copies"},
		{r.Strays, "repair.found_strays"}, {r.Older, "repair.found_older"},
	})
}

func (r Repair) done(l *kit.Look) []string {
	var lines []string
	copied := r.Copy != journal.Date{}
	if copied {
		lines = append(lines, l.T("repair.done_copy", "Date", longDate(l.Lang, r.Copy)))
	}
	lines = append(lines, saying(l, []sentence{{r.Store && !copied, "repair.done_saves"}})...)
	if r.Back > 0 {
		lines = append(lines, l.Lang.N("repair.done_back", r.Back))
	}
	return append(lines, saying(l, []sentence{
		{r.Copies || r.Saves, "repair.done_new"},
	})...)
}

// sentence is one that is said when something holds.
type sentence struct {
	holds bool
	key   string
}

func saying(l *kit.Look, list []sentence) (lines []string) {
	for _, s := range list {
		if s.holds {
			lines = append(lines, l.T(s.key))
		}
	}
	return lines
}

func longDate(lang *i18n.Language, d journal.Date) string { return lang.Date(d.Year, d.Month, d.Day) }

// repairedButton leads to the page.
func repairedButton(env *Env) fyne.CanvasObject {
	l := env.Look
	return kit.Column(kit.Inside/2, kit.NewLabel(l, l.T("repair.known"), kit.Words{Bold: true}),
		kit.Row(l, 0, kit.NewButton(l, "more", l.T("repair.again"), kit.Quiet, func() { env.Go(Route{Page: Repaired}) })))
}
