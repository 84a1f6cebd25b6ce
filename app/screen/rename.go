package screen

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// RenamePage changes what the open journal shows of itself: its name, its picture,
// and whether the list shows it at all.
type RenamePage struct {
	keeper
	owned  Owned
	others []Sealed
	state  renaming

	sheet *kit.Sheet
	namer *namer
}

// renaming is the state of a RenamePage.
type renaming struct {
	naming
	at kit.Place
}

// NewRename makes the page; state is that of an earlier one.
func NewRename(env *Env, shelf Shelf, owned Owned, state any) *RenamePage {
	p := &RenamePage{keeper: keeper{env: env}, owned: owned}
	now := owned.Sealed()
	listed, _ := shelf.List() // only to keep names apart; Rename looks again
	p.others = slices.DeleteFunc(listed, func(s Sealed) bool { return s.ID == now.ID })
	var ok bool
	if p.state, ok = state.(renaming); !ok {
		p.state.naming = naming{name: now.Name, picture: now.Picture, hidden: now.Hidden}
	}
	return p
}

// Title names the page.
func (p *RenamePage) Title() string { return p.env.T("own.rename") }

// State is what was typed and not yet kept.
func (p *RenamePage) State() any {
	p.state.naming, p.state.at = p.namer.naming, p.sheet.Place()
	return p.state
}

// Close forgets what was typed.
func (p *RenamePage) Close() { p.namer.field.Wipe() }

// Focus is the name.
func (p *RenamePage) Focus() fyne.Focusable { return p.namer.field }

// Content asks for a name and a picture.
func (p *RenamePage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(formWidth(l.Column()), kit.Around, column)).Side(l)
	p.namer = newNamer(p.env, p.sheet, p.state.naming, p.others, p.take)
	column.Add(p.namer.line)
	column.Add(p.namer.card())
	column.Add(kit.Wrap(l, kit.Inside,
		kit.NewButton(l, "check", l.T("app.done"), kit.Primary, p.take),
		kit.NewButton(l, "", l.T("app.cancel"), kit.Quiet, p.env.Back)))
	column.Add(room(kit.Around))
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// take keeps the name when it will do.
func (p *RenamePage) take() {
	if p.busy || p.namer.wanting() {
		return
	}
	to := p.namer.sealed()
	if to.Picture == "" {
		to.Picture = freePicture(p.others)
	}
	p.busy = true
	p.env.Run(Work{
		Do: func(ctx context.Context, _ func(int, int)) error { return p.owned.Rename(ctx, to) },
		Done: func(err error) {
			p.busy = false
			if err != nil {
				p.namer.refuse(p.env.Explain(err))
				return
			}
			p.env.Back()
			p.env.Say(p.env.T("own.renamed"), "", nil)
		},
	})
}
