package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// UnlockPage is the lock page: which journal, and its passphrase or the code of
// its recovery card.
type UnlockPage struct {
	env    *Env
	shelf  Shelf
	opened func(Opening, Route)
	state  unlocking
	listed []Sealed
	failed error // why the shelf can't be read

	sheet  *kit.Sheet
	column *fyne.Container
	start  fyne.Focusable

	typist         *typist
	name, secret   *kit.Field
	nameNote, note *remark
	layout         *remark
	open           *kit.Button

	over handover
	busy bool
}

// unlocking is the state of an UnlockPage: nothing that was typed, for a hidden
// journal's name is a secret too.
type unlocking struct {
	chosen string // id of the journal
	naming bool   // one that is not listed
	code   bool   // by the recovery code
	typing typing
	at     kit.Place
}

// NewUnlock makes the page; opened takes over the journal that was unlocked, and
// the page to show next. state is that of an earlier page.
func NewUnlock(env *Env, shelf Shelf, opened func(Opening, Route), state any) *UnlockPage {
	p := &UnlockPage{env: env, shelf: shelf, opened: opened}
	p.listed, p.failed = shelf.List()
	p.state, _ = state.(unlocking)
	if can := p.openable(); len(can) == 1 && !p.state.naming {
		p.state.chosen = can[0].ID
	}
	return p
}

// openable are the listed journals without a problem.
func (p *UnlockPage) openable() []Sealed {
	return slices.DeleteFunc(slices.Clone(p.listed), func(s Sealed) bool { return s.Problem != nil })
}

// Title names the page.
func (p *UnlockPage) Title() string { return p.env.T("lock.title") }

// State is which journal is chosen and how it is to be opened.
func (p *UnlockPage) State() any {
	p.collect()
	p.state.at = p.sheet.Place()
	return p.state
}

func (p *UnlockPage) collect() {
	if p.typist != nil {
		p.state.typing = p.typist.typing
	}
}

// Close forgets what was typed, and drops a journal that comes too late.
func (p *UnlockPage) Close() {
	p.wipe()
	p.over.close()
}

// Guarded tells whether something of a secret is typed, or tried.
func (p *UnlockPage) Guarded() bool { return p.busy || anyTyped(p.name, p.secret) }

// anyTyped tells whether there is anything in some fields; they may be nil.
func anyTyped(fields ...*kit.Field) bool {
	return slices.ContainsFunc(fields, func(f *kit.Field) bool { return f != nil && f.Text() != "" })
}

func (p *UnlockPage) wipe() {
	for _, f := range []*kit.Field{p.name, p.secret} {
		if f != nil {
			f.Wipe()
		}
	}
}

// Focus is the field, when it is known which journal it opens.
func (p *UnlockPage) Focus() fyne.Focusable { return p.start }

// Content shows the cradle, the journals, and the field.
func (p *UnlockPage) Content() fyne.CanvasObject {
	p.column = kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(formWidth(34*p.env.Look.Size), kit.Around, p.column)).Side(p.env.Look)
	p.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// turn goes to another journal or another way to open it, but not while one is tried:
// what comes of that belongs to what was chosen then.
func (p *UnlockPage) turn(change func()) {
	if p.busy {
		return
	}
	change()
	p.collect()
	p.wipe()
	p.fill()
	p.sheet.Reflow()
	if p.start != nil {
		p.env.Canvas.Focus(p.start)
	}
	if p.open != nil {
		p.sheet.Reveal(p.open)
	}
}

func (p *UnlockPage) fill() {
	l := p.env.Look
	p.start, p.name, p.secret, p.open, p.typist = nil, nil, nil, nil, nil
	p.column.Objects = []fyne.CanvasObject{l.Picture("cradle", fyne.NewSize(150, 104))}
	if p.failed != nil {
		p.column.Add(notice(l, p.env.Explain(p.failed)))
	}
	p.journals()
	if p.state.chosen != "" || p.state.naming {
		p.form()
	}
	p.column.Add(p.ways())
	for _, s := range p.listed {
		if s.Problem != nil {
			p.column.Add(p.refused(s))
		}
	}
	p.column.Add(room(kit.Around))
}

// journals are the pictures to choose from.
func (p *UnlockPage) journals() {
	l := p.env.Look
	grid, can, g := kit.Tiles(l, 8*l.Size, kit.Between), p.openable(), kit.NewGroup(l)
	for _, s := range can {
		grid.Add(kit.Join(g, kit.NewTile(g.Look(), kit.TileFace{
			Picture: "journal-" + s.Picture, Least: fyne.NewSize(64, 64), Text: l.Lang.Quote(s.Name), Beside: len(can) == 1,
		}, func() { p.choose(s.ID) })).Marked().Selected(s.ID == p.state.chosen && !p.state.naming))
	}
	centre := kit.Words{Step: kit.Lead, Centre: true}
	switch {
	case len(can) > 1 && p.state.chosen == "" && !p.state.naming:
		p.column.Add(kit.NewLabel(l, l.T("lock.choose"), centre))
		p.start = grid.Objects[0].(*kit.Tile)
	case len(p.listed) == 0 && p.failed == nil && !p.state.naming:
		p.column.Add(kit.NewLabel(l, l.T("lock.none"), centre))
	}
	if len(can) > 0 {
		p.column.Add(grid)
	}
}

// refused shows a journal that can't be opened, and why.
func (p *UnlockPage) refused(s Sealed) fyne.CanvasObject {
	l, name := p.env.Look, s.Name
	if name == "" {
		name = l.Lang.Isolate(s.ID)
	}
	return kit.NewBanner(l, kit.Trouble, kit.Column(4,
		kit.NewLabel(l, name, kit.Words{Bold: true}), kit.NewLabel(l, p.env.Explain(s.Problem), kit.Words{})))
}

func (p *UnlockPage) choose(id string) {
	p.turn(func() { p.state.chosen, p.state.naming, p.state.code = id, false, false })
}

// form is where the secret is typed, and the name of a journal that is not
// listed.
func (p *UnlockPage) form() {
	l := p.env.Look
	p.typist = newTypist(p.env, p.state.typing, p.sheet.Reflow)
	p.nameNote, p.note, p.layout = newRemark(l), newRemark(l), newLayoutRemark(l)
	body := kit.Column(kit.Between)
	if p.state.naming {
		p.name = p.typist.field("", kit.FieldKind{
			Label: l.T("lock.name"), Most: 400, Changed: p.typed, Phonetic: &p.typist.typing.name,
			Submitted: func() { p.env.Canvas.Focus(p.secret) },
		})
		body.Add(captioned(l, l.T("lock.name"), p.name, p.nameNote.box))
	}
	aids := kit.Wrap(l, kit.Inside)
	if p.state.code {
		body.Add(captioned(l, l.T("lock.code"), p.codeField(), kit.NewLabel(l, l.T("lock.code_line"),
			kit.Words{Step: kit.Small, Colour: l.Colours.Muted}), p.note.box))
	} else {
		p.secret = p.typist.secret(kit.FieldKind{Label: l.T("lock.passphrase"), Changed: p.typed, Submitted: p.unlock})
		body.Add(captioned(l, l.T("lock.passphrase"), p.secret, p.layout.box, p.note.box))
		aids.Add(p.typist.showing())
	}
	p.start = p.secret
	if p.name != nil {
		p.start = p.name
	}
	aids.Add(p.typist.opener())
	p.open = kit.NewButton(l, "lock", l.T("lock.open"), kit.Primary, p.unlock)
	body.Objects = append(body.Objects, p.open, aids, p.typist.board, p.otherSecret())
	p.column.Add(kit.NewCard(l, body))
}

// otherSecret goes from the passphrase to the recovery code and back.
func (p *UnlockPage) otherSecret() *kit.Button {
	icon, key := "card", "lock.use_code"
	if p.state.code {
		icon, key = "lock", "lock.use_passphrase"
	}
	return kit.NewButton(p.env.Look, icon, p.env.T(key), kit.Plain, func() {
		p.turn(func() { p.state.code = !p.state.code })
	}).Starting()
}

// ways are the other things one may have come for; to start is the first of them
// while there is no journal to open.
func (p *UnlockPage) ways() fyne.CanvasObject {
	l := p.env.Look
	ways := kit.Column(kit.Inside / 2)
	way := func(icon, key string, act func()) {
		ways.Add(kit.NewButton(l, icon, l.T(key), kit.Plain, act).Starting())
	}
	begin := func() { p.env.Go(Route{Page: Begin}) }
	empty := len(p.listed) == 0 && !p.state.naming
	if empty {
		start := kit.NewButton(l, "journal", l.T("lock.start"), kit.Primary, begin)
		p.start = start
		ways.Add(start)
	}
	if !p.state.naming {
		way("search", "lock.not_listed", func() {
			p.turn(func() { p.state.naming, p.state.code = true, false })
		})
	}
	if !empty {
		way("journal", "lock.start", begin)
	}
	way("file", "restore.title", func() { p.env.Go(Route{Page: Restore}) })
	if id := p.state.chosen; id != "" && !p.state.naming {
		way("stick", "backup.locked_way", func() { p.env.Go(Route{Page: Backup, ID: id}) })
	}
	way("lessons", "lock.lessons", func() { p.env.Go(Route{Page: Lessons}) })
	ways.Add(safetyButton(p.env, kit.Plain).Starting())
	return ways
}
