package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// HelpPage is "I need help now": four doors, or what lies behind one. Nothing
// here is stored or sent; not even State keeps an answer.
type HelpPage struct {
	scroll
	env   *Env
	help  *lesson.Help
	door  *lesson.Door
	leave func()
}

// NewHelp makes the page; door "" gives the four doors. leave is the quick
// exit: it shows something harmless and forgets the way back.
func NewHelp(env *Env, h *lesson.Help, door string, leave func(), state any) *HelpPage {
	return &HelpPage{scroll: scrolled(state), env: env, help: h, door: h.Door(door), leave: leave}
}

// Title is the door's, or that of help itself.
func (p *HelpPage) Title() string {
	if p.door != nil {
		return p.door.Title
	}
	return p.help.Title
}

// Content shows the doors or one of them.
func (p *HelpPage) Content() fyne.CanvasObject {
	column := kit.Column(kit.Around)
	if p.door == nil {
		p.doors(column)
	} else {
		p.behind(column)
	}
	column.Add(room(kit.Around))
	return p.roll(p.env.Look, wide, column)
}

// doors asks by picture which help is needed.
func (p *HelpPage) doors(column *fyne.Container) {
	l := p.env.Look
	var tiles []fyne.CanvasObject
	for _, d := range p.help.Doors {
		tiles = append(tiles, kit.NewTile(l, kit.TileFace{
			Picture: "door-" + d.ID, Least: fyne.NewSize(150, 112), Text: d.Name, Step: kit.Lead,
		}, func() { p.env.Go(Route{Page: Help, ID: d.ID}) }))
	}
	column.Add(heading(l, p.help.Ask))
	column.Add(kit.Tiles(l, 190, kit.Between, tiles...))
	column.Add(p.always())
	column.Add(p.numbers(p.help.Numbers))
}

// always is what every page of help shows: the nearest hospital and the
// ambulance, in large digits.
func (p *HelpPage) always() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Inside)
	for _, text := range p.help.Always {
		column.Add(kit.NewLabel(l, text, kit.Words{Bold: true}))
	}
	for _, n := range p.help.Numbers {
		if n.Always {
			column.Add(p.number(n, kit.Title))
		}
	}
	return kit.NewBanner(l, kit.Trouble, column)
}

// behind shows one door: first steps, then danger signs, the one question, and
// notes; numbers last.
func (p *HelpPage) behind(column *fyne.Container) {
	l, d := p.env.Look, p.door
	buttons := kit.Wrap(l, kit.Inside, kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, func() { p.env.Go(Route{Page: Help}) }))
	if d.Private {
		buttons.Add(kit.NewButton(l, "close", l.T("help.leave"), kit.Primary, p.leave))
	}
	column.Add(buttons)
	if len(d.First) > 0 {
		column.Add(kit.NewBanner(l, kit.Trouble, kit.NewProse(l, bullets(d.First, kit.Words{Step: kit.Lead})...)))
	}
	if d.Ask != nil {
		column.Add(p.ask(d.Ask))
	}
	for _, g := range d.Signs {
		column.Add(signs(l, g))
	}
	for _, n := range d.Notes {
		column.Add(kit.NewCard(l, kit.Column(kit.Inside, heading(l, n.Title), kit.NewProse(l, bullets(n.Lines, kit.Words{})...))))
	}
	column.Add(p.always())
	column.Add(p.numbers(p.help.For(p.door.ID)))
	if d.Private {
		column.Add(kit.Wrap(l, kit.Inside, safetyButton(p.env, kit.Quiet)))
	}
}

// bullets is a list of lines.
func bullets(lines []string, w kit.Words) []kit.Paragraph {
	out := make([]kit.Paragraph, len(lines))
	for i, text := range lines {
		out[i] = kit.Paragraph{Text: text, Words: w, Marker: "•", Above: kit.Inside}
	}
	if len(out) > 0 {
		out[0].Above = 0
	}
	return out
}

// signs is a list of danger signs and how soon to go.
func signs(l *kit.Look, g lesson.SignGroup) fyne.CanvasObject {
	key, c, icon := "help.now", l.Colours.Danger, "warning"
	if g.Haste == lesson.Today {
		key, c, icon = "help.today", l.Colours.Muted, "today"
	}
	return kit.NewCard(l, kit.Column(kit.Inside,
		heading(l, g.Name),
		kit.Signed(l, kit.Inside, l.Icon(icon, c, 22), kit.NewLabel(l, l.T(key), kit.Words{Bold: true, Colour: c})),
		kit.NewProse(l, bullets(g.Signs, kit.Words{})...)))
}

// ask is the one question behind the feelings door; an answer shows at once
// what to do.
func (p *HelpPage) ask(a *lesson.Ask) fyne.CanvasObject {
	l := p.env.Look
	then := kit.Column(kit.Inside)
	then.Hide() // until there is an answer
	buttons := kit.Wrap(l, kit.Inside)
	for _, r := range a.Answers {
		buttons.Add(kit.NewButton(l, "", r.Name, kit.Quiet, func() {
			then.Objects = []fyne.CanvasObject{kit.NewProse(l, bullets(r.Lines, kit.Words{Step: kit.Lead})...)}
			if r.Numbers {
				then.Add(p.always())
				then.Add(p.numbers(p.help.For(p.door.ID)))
			}
			then.Show()
			p.sheet.Reflow()
		}))
	}
	return kit.NewCard(l, kit.Column(kit.Between,
		kit.NewLabel(l, a.Text, kit.Words{Step: kit.Lead, Bold: true}), buttons, then))
}

// numbers are those that were found, marked for what they are.
func (p *HelpPage) numbers(list []lesson.Number) fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Between, heading(l, l.T("help.numbers")))
	for _, n := range list {
		if !n.Always {
			column.Add(p.number(n, kit.Lead))
		}
	}
	if len(column.Objects) == 1 {
		return kit.Column(0)
	}
	return kit.NewCard(l, column)
}

// number is one row: whom one reaches, the digits, and what is known of them.
func (p *HelpPage) number(n lesson.Number, step kit.Step) fyne.CanvasObject {
	l := p.env.Look
	small := kit.Words{Step: kit.Small, Colour: l.Colours.Muted}
	words := kit.Column(2, kit.NewLabel(l, n.Name, kit.Words{Bold: true}))
	for _, text := range []string{n.Purpose, n.Area, n.Note} {
		if text != "" {
			words.Add(kit.NewLabel(l, text, small))
		}
	}
	if n.Status == lesson.Found {
		date := n.Date
		if date == "" {
			date = p.help.Undated
		}
		words.Add(kit.NewLabel(l, l.T("help.found", "Note", p.help.NotCalled, "Source", l.Lang.Quote(n.Source), "Date", l.Lang.Quote(date)), small))
	}
	if n.Digits == "" {
		return kit.Signed(l, kit.Between, l.Icon("hospital", l.Colours.Danger, 28), words)
	}
	digits := kit.NewLabel(l, l.Lang.Isolate(n.Digits), kit.Words{Step: step, Bold: true, Colour: l.Colours.Danger, Line: true})
	return kit.Signed(l, kit.Between, l.Icon("phone", l.Colours.Danger, 28), kit.Column(2, digits, words))
}
