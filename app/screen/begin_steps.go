package screen

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// pictures are the neutral pictures of journals.
var pictures = []string{
	"leaf", "lamp", "bird", "boat", "star", "mango", "kite", "moon", "pot", "flower", "tree", "fish",
}

// longestName is the greatest length of a journal's name, in characters.
const longestName = 60

// freePicture is the first one that no journal on the list has.
func (p *BeginPage) freePicture() string {
	for _, name := range pictures {
		if !slices.ContainsFunc(p.listed, func(s Sealed) bool { return s.Picture == name }) {
			return name
		}
	}
	return pictures[0]
}

// askName is the first step: a name and a picture that tell nothing.
func (p *BeginPage) askName() {
	l := p.env.Look
	line, choose := kit.Column(0), captioned(l, l.T("new.picture"), p.pictureTiles())
	p.heading(l.T("new.name_title"), line)
	seen := func() {
		key := "new.name_line"
		if p.state.hidden {
			key = "new.name_line_hidden"
		}
		line.Objects, choose.Hidden = []fyne.CanvasObject{muted(l, l.T(key))}, p.state.hidden
	}
	seen()
	p.nameNote = newRemark(l)
	p.name = kit.NewField(l, p.state.name, kit.FieldKind{
		Hint: l.T("new.name_example"), Label: l.T("new.name"), Most: 400, Phonetic: &p.state.urdu,
		Changed: func(string) {
			p.name.SetWrong(false)
			if p.nameNote.clear() {
				p.sheet.Reflow()
			}
		},
		Submitted: p.named,
	})
	p.start = p.name
	hide := kit.NewCheck(l, l.T("new.hidden"), p.state.hidden, func(on bool) {
		p.state.hidden = on
		seen()
		p.sheet.Reflow()
	})
	p.column.Add(kit.NewCard(l, kit.Column(kit.Between,
		captioned(l, l.T("new.name"), p.name, p.nameNote.box),
		kit.Column(0, hide, kit.NewLabel(l, l.T("new.hidden_line"), kit.Words{Step: kit.Small, Colour: l.Colours.Muted})),
		choose)))
	p.buttons(kit.NewButton(l, "next", l.T("app.next"), kit.Primary, p.named))
}

// pictureTiles are the pictures to choose from.
func (p *BeginPage) pictureTiles() *fyne.Container {
	l := p.env.Look
	tiles, g := map[string]*kit.Tile{}, kit.NewGroup(l)
	grid := kit.Tiles(l, 5.8*l.Size, kit.Inside)
	for _, name := range pictures {
		tiles[name] = kit.Join(g, kit.NewTile(g.Look(), kit.TileFace{
			Picture: "journal-" + name, Least: fyne.NewSize(48, 48), Text: l.T("picture." + name), Step: kit.Small,
		}, func() {
			tiles[p.state.picture].SetSelected(false)
			p.state.picture = name
			tiles[name].SetSelected(true)
		})).Marked().Selected(name == p.state.picture)
		grid.Add(tiles[name])
	}
	return grid
}

// named goes on when the name will do.
func (p *BeginPage) named() {
	if text := p.nameFault(strings.TrimSpace(p.name.Text())); text != "" {
		p.name.SetWrong(true)
		p.nameNote.wrong(text)
		p.sheet.Reflow()
		p.sheet.Reveal(p.name)
		p.env.Canvas.Focus(p.name)
		return
	}
	p.next()
}

func (p *BeginPage) nameFault(name string) string {
	taken := func(s Sealed) bool { return strings.EqualFold(s.Name, name) }
	switch {
	case name == "":
		return p.env.T("new.name_empty")
	case utf8.RuneCountInString(name) > longestName:
		return p.env.T("new.name_long")
	case !p.state.hidden && slices.ContainsFunc(p.listed, taken):
		return p.env.T("new.name_taken")
	}
	return ""
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
	p.typist = newTypist(p.env, p.state.typing, p.reflow)
	p.hint, p.layout, p.passNote = newRemark(l), newRemark(l), newRemark(l)
	p.hint.quiet(leastLine(l))
	p.pass = p.typist.secret(kit.FieldKind{
		Label: l.T("new.pass"), Changed: p.typed, Submitted: func() { p.env.Canvas.Focus(p.again) },
	})
	p.again = p.typist.secret(kit.FieldKind{Label: l.T("new.pass_again"), Changed: p.typed, Submitted: p.seal})
	p.start = p.pass
	p.create = kit.NewButton(l, "lock", l.T("new.create"), kit.Primary, p.seal)
	p.column.Add(kit.NewCard(l, kit.Column(kit.Between,
		captioned(l, l.T("new.pass"), p.pass, p.hint.box, p.layout.box),
		captioned(l, l.T("new.pass_again"), p.again),
		p.passNote.box,
		kit.Wrap(l, kit.Inside, p.typist.showing(), p.typist.opener()),
		p.typist.board)))
	p.buttons(p.create)
}

// leastLine is how long a passphrase has to be.
func leastLine(l *kit.Look) string { return l.Lang.N("new.pass_short", leastPassphrase) }

// typed says of what is typed so far how hard it is to guess, or how long it has
// to be, and on which keyboard it was typed.
func (p *BeginPage) typed(string) {
	text := p.pass.Text()
	changed := p.passNote.clear()
	p.pass.SetWrong(false)
	p.again.SetWrong(false)
	hint := leastLine(p.env.Look)
	if text != "" {
		hint = p.env.T(strengthKey(text))
	}
	changed = p.hint.quiet(hint) || changed
	layout := layoutKey(text + p.again.Text())
	if layout != "" {
		layout = p.env.T(layout)
	}
	if p.layout.quiet(layout) || changed {
		p.sheet.Reflow()
	}
}

// passFault says what is wrong with the passphrase, if anything.
func (p *BeginPage) passFault() bool {
	field := p.pass
	switch {
	case characters(p.pass.Text()) < leastPassphrase:
		p.hint.wrong(leastLine(p.env.Look))
	case p.pass.Text() != p.again.Text():
		field = p.again
		p.passNote.wrong(p.env.T("new.pass_mismatch"))
	default:
		return false
	}
	field.SetWrong(true)
	p.sheet.Reflow()
	p.sheet.Reveal(field)
	p.env.Canvas.Focus(field)
	return true
}

func (p *BeginPage) reflow() { p.sheet.Reflow() }
