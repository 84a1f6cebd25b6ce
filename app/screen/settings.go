package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/i18n"
)

// SettingsPage is what can be chosen. Each choice is taken at once: change draws
// the page anew.
type SettingsPage struct {
	env     *Env
	choices Choices
	change  func(Choices)
	journal *journal.Journal
	version string
	state   choosing

	sheet *kit.Sheet
	body  *fyne.Container // the section that is shown
	own   *fyne.Container // what belongs to the open journal
}

// choosing is the state of a SettingsPage.
type choosing struct {
	section int       // which is shown
	at      kit.Place // how far down
}

// sections are the tabs of the page.
var sections = []struct{ icon, key string }{
	{"text-size", "settings.reading"}, {"lock", "settings.private"}, {"more", "settings.about"},
}

// NewSettings makes the page; j is the open journal or nil. state is that of an
// earlier page.
func NewSettings(env *Env, c Choices, change func(Choices), j *journal.Journal, version string, state any) *SettingsPage {
	p := &SettingsPage{env: env, choices: c, change: change, journal: j, version: version}
	p.state, _ = state.(choosing)
	return p
}

// Title names the page.
func (p *SettingsPage) Title() string { return p.env.T("settings.title") }

// State is the place on the page.
func (p *SettingsPage) State() any {
	p.state.at = p.sheet.Place()
	return p.state
}

// Close has nothing to keep.
func (p *SettingsPage) Close() {}

// Content shows a section: how pages look, the journal and its lock, or where
// everything lies.
func (p *SettingsPage) Content() fyne.CanvasObject {
	l := p.env.Look
	var tabs []kit.Tab
	for _, s := range sections {
		tabs = append(tabs, kit.Tab{Icon: s.icon, Text: l.T(s.key)})
	}
	p.body = kit.Column(kit.Between)
	column := kit.Column(kit.Between, kit.NewTabs(l, tabs, p.state.section, p.turn), p.body, room(kit.Between))
	p.sheet = kit.NewSheet(kit.Centred(l.Column()+2*kit.Around, kit.Around, column)).Side(l)
	p.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// turn shows another section, from its beginning.
func (p *SettingsPage) turn(section int) {
	p.state = choosing{section: section}
	p.fill()
	p.sheet.Reflow()
	p.sheet.ScrollTo(0)
}

// fill sets out the section that is shown.
func (p *SettingsPage) fill() {
	switch p.state.section {
	case 0:
		p.body.Objects = []fyne.CanvasObject{p.language(), p.script(), p.digits(), p.size(), p.theme(), p.use()}
	case 1:
		p.own = kit.Column(kit.Between)
		p.own.Hide()
		p.body.Objects = []fyne.CanvasObject{p.own, p.idle(), p.away(),
			p.part("settings.safety", kit.Wrap(p.env.Look, kit.Inside, safetyButton(p.env, kit.Quiet)))}
		if p.journal != nil {
			p.load()
		}
	default:
		p.body.Objects = []fyne.CanvasObject{p.folder(), p.keyboard(), p.about()}
	}
}

// option is one of several to choose from.
type option struct {
	icon, text string
	chosen     bool
	take       func(*Choices)
}

// row is a card with a heading and options of which one is chosen.
func (p *SettingsPage) row(key string, options []option, more ...fyne.CanvasObject) fyne.CanvasObject {
	l := p.env.Look
	buttons, g := kit.Wrap(l, kit.Inside), kit.NewGroup(l)
	for _, o := range options {
		icon := o.icon
		if o.chosen {
			icon = "check"
		}
		buttons.Add(kit.Join(g, kit.NewButton(g.Look(), icon, o.text, kit.Quiet, func() {
			c := p.choices
			o.take(&c)
			p.change(c)
		})).Selected(o.chosen).About(l.T(key)))
	}
	return p.part(key, append([]fyne.CanvasObject{buttons}, more...)...)
}

// part is a card with a heading.
func (p *SettingsPage) part(key string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	l := p.env.Look
	head := kit.NewLabel(l, l.T(key), kit.Words{Bold: true})
	return kit.NewCard(l, kit.Column(kit.Inside+4, append([]fyne.CanvasObject{head}, objects...)...))
}

func (p *SettingsPage) language() fyne.CanvasObject {
	var options []option
	for _, tag := range i18n.Tags() {
		name := tag
		if lang, err := i18n.Load(tag); err == nil {
			name = lang.Name()
		}
		options = append(options, option{"", name, p.choices.Language == tag, func(c *Choices) { c.Language = tag }})
	}
	return p.row("settings.language", options)
}

func (p *SettingsPage) script() fyne.CanvasObject {
	var options []option
	for _, script := range []string{Nastaliq, Naskh} {
		options = append(options, option{"", p.env.T("settings.script_" + script),
			p.choices.Script == script, func(c *Choices) { c.Script = script }})
	}
	return p.row("settings.script", options)
}

func (p *SettingsPage) digits() fyne.CanvasObject {
	return p.row("settings.digits", []option{
		{"", p.env.T("settings.digits_latin"), !p.choices.UrduDigits, func(c *Choices) { c.UrduDigits = false }},
		{"", p.env.T("settings.digits_native"), p.choices.UrduDigits, func(c *Choices) { c.UrduDigits = true }},
	})
}

// sizes of the text one can choose, dp.
var sizes = []int{14, 17, 20, 24, 28}

func (p *SettingsPage) size() fyne.CanvasObject {
	l := p.env.Look
	var stops []string
	at := 0
	for i, size := range sizes {
		stops = append(stops, l.Lang.Number(size))
		if p.choices.Size >= float32(size) {
			at = i
		}
	}
	slider := kit.NewSlider(l, l.T("settings.size"), stops, at, func(i int) {
		c := p.choices
		c.Size = float32(sizes[i])
		p.change(c)
	})
	small, large := l.Icon("text-size", l.Colours.Muted, 18), l.Icon("text-size", l.Colours.Muted, 34)
	return p.part("settings.size", kit.RowGrow(l, kit.Inside, 1, small, slider, large),
		kit.NewLabel(l, l.T("settings.size_sample"), kit.Words{Colour: l.Colours.Muted}))
}

func (p *SettingsPage) theme() fyne.CanvasObject {
	var options []option
	for _, o := range []struct {
		theme kit.Theme
		icon  string
	}{{kit.Paper, "sun"}, {kit.Night, "moon"}, {kit.Contrast, "contrast"}} {
		options = append(options, option{o.icon, p.env.T("settings.theme_" + string(o.theme)),
			p.choices.Theme == o.theme, func(c *Choices) { c.Theme = o.theme }})
	}
	return p.row("settings.theme", options)
}

// pauses after which an open journal locks by itself, minutes.
var pauses = []int{1, 2, 5, 10, 30}

func (p *SettingsPage) idle() fyne.CanvasObject {
	var options []option
	for _, minutes := range pauses {
		options = append(options, option{"", p.env.Look.Lang.N("settings.idle_minutes", minutes),
			p.choices.IdleMinutes == minutes, func(c *Choices) { c.IdleMinutes = minutes }})
	}
	return p.row("settings.idle", options)
}

// distances are how long an open journal may stay behind another window, seconds;
// 0: as long as it likes.
var distances = []int{0, 30, 60, 300}

func (p *SettingsPage) away() fyne.CanvasObject {
	lang := p.env.Look.Lang
	var options []option
	for _, seconds := range distances {
		text := lang.N("settings.away_seconds", seconds)
		switch {
		case seconds == 0:
			text = lang.T("settings.away_never")
		case seconds%60 == 0:
			text = lang.N("settings.away_minutes", seconds/60)
		}
		options = append(options, option{"", text,
			p.choices.AwaySeconds == seconds, func(c *Choices) { c.AwaySeconds = seconds }})
	}
	return p.row("settings.away", options, muted(p.env.Look, p.env.T("settings.away_line")))
}

func (p *SettingsPage) use() fyne.CanvasObject {
	var options []option
	for _, use := range []string{AtHome, WithFamilies, AtClinic} {
		options = append(options, option{"", p.env.T("start." + use), p.choices.Use == use, func(c *Choices) { c.Use = use }})
	}
	return p.row("settings.use", options)
}

// folder tells where the data lies, as text to copy.
func (p *SettingsPage) folder() fyne.CanvasObject {
	return p.part("settings.data",
		pathLine(p.env.Look, p.choices.Folder, kit.Words{}),
		muted(p.env.Look, p.env.T("settings.data_line")))
}

// keyboard leads to the list of keys.
func (p *SettingsPage) keyboard() fyne.CanvasObject {
	l := p.env.Look
	return p.part("settings.keys", kit.Wrap(l, kit.Inside, kit.NewButton(l, "keyboard", l.T("keylist.title"), kit.Quiet, p.env.Keys)))
}

func (p *SettingsPage) about() fyne.CanvasObject {
	l := p.env.Look
	return p.part("settings.about", muted(l, l.T("settings.version", "Version", l.Lang.Isolate(p.version))))
}

// load reads who one is and the babies, and shows them.
func (p *SettingsPage) load() {
	var about journal.About
	var babies []journal.Baby
	p.env.Run(Work{
		Do: func(ctx context.Context, _ func(int, int)) (err error) {
			if about, err = p.journal.About(ctx); err != nil {
				return err
			}
			babies, err = p.journal.Babies(ctx)
			return err
		},
		Done: func(err error) {
			p.own.Show()
			if err != nil {
				p.own.Add(notice(p.env.Look, p.env.Explain(err)))
			} else {
				p.fillOwn(about, babies)
			}
			p.sheet.Reflow()
			p.sheet.GoTo(p.state.at)
		},
	})
}

// fillOwn shows what belongs to the open journal. Only at home is it about a
// baby.
func (p *SettingsPage) fillOwn(about journal.About, babies []journal.Baby) {
	l := p.env.Look
	p.own.Objects = []fyne.CanvasObject{heading(l, l.T("settings.journal"))}
	if p.choices.Repaired {
		p.own.Add(kit.NewBanner(l, kit.Care, repairedButton(p.env)))
	}
	if p.choices.Use == AtHome {
		p.own.Add(p.babies(babies))
		p.own.Add(p.part("settings.role", roleChoice(l, about.Role, func(r journal.Role) {
			about.Role = r
			p.keep(about)
		})))
	}
	leads := func(icon, key string, to Name) fyne.CanvasObject {
		return kit.NewButton(l, icon, l.T(key), kit.Quiet, func() { p.env.Go(Route{Page: to}) })
	}
	p.own.Add(p.part("own.name", kit.Wrap(l, kit.Inside, leads("write", "own.rename", Rename))))
	p.own.Add(p.part("own.opens", kit.Wrap(l, kit.Inside,
		leads("lock", "own.repass", Repass), leads("card", "new.card_title", Card), leads("warning", "own.renew", Renew)),
		muted(l, l.T("settings.force"))))
	p.own.Add(p.part("own.copies", kit.Wrap(l, kit.Inside,
		leads("stick", "backup.title", Backup), leads("file", "restore.title", Restore), leads("copy", "export.title", Export))))
	p.own.Add(p.part("own.end", kit.Wrap(l, kit.Inside, leads("erase", "destroy.title", Destroy))))
}

// babies leads to each of them, and to another.
func (p *SettingsPage) babies(babies []journal.Baby) fyne.CanvasObject {
	l := p.env.Look
	var rows []kit.ListRow
	for i, b := range babies {
		name := b.Name
		if name == "" {
			name = l.T("baby.nameless", "N", i+1)
		}
		rows = append(rows, kit.ListRow{
			Image: l.Icon("baby", l.Colours.Primary, 1.5*l.Size), Text: name,
			Act: func() { p.env.Go(Route{Page: Baby, ID: b.ID.String()}) },
		})
	}
	add := "baby.another"
	if len(babies) == 0 {
		add = "home.baby_add"
	}
	part := kit.Column(kit.Inside)
	if len(rows) > 0 {
		part.Add(kit.NewList(l, rows...))
	}
	part.Add(kit.Wrap(l, kit.Inside, kit.NewButton(l, "plus", l.T(add), kit.Quiet, func() { p.env.Go(Route{Page: Baby}) })))
	return p.part("settings.babies", part)
}

// keep remembers who one is to the baby, at once, so that the last answer counts.
func (p *SettingsPage) keep(about journal.About) {
	if err := p.journal.SetAbout(context.Background(), about); err != nil {
		p.env.Say(p.env.Explain(err), "", nil)
	}
}
