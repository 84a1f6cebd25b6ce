package screen

import (
	"strings"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// ReaderPage is one lesson: the two-minute version first, the rest unfolding.
type ReaderPage struct {
	env    *Env
	read   Reading
	lesson *lesson.Lesson
	text   *lesson.Text // in the language of the pages
	told   []telling    // in that, and in the other one where both are shown
	sheet  *kit.Sheet
	column *fyne.Container
	rest   *fyne.Container
	listed *kit.Prose // the sources; nil while they are folded
	state  reading
}

// reading is the state of a ReaderPage.
type reading struct {
	at       kit.Place // how far down
	agreed   bool      // the content note has been read
	unfolded bool
	group    bool
	sources  bool
	answers  map[int]int // by question: the answer chosen
}

// NewReader makes the page of one lesson; state is that of an earlier one.
func NewReader(env *Env, r Reading, one *lesson.Lesson, state any) *ReaderPage {
	p := &ReaderPage{env: env, read: r, lesson: one}
	p.told = []telling{p.telling(env.Look)}
	if env.Bilingual && env.Beside != nil {
		p.told = append(p.told, p.telling(env.Beside))
	}
	p.text = p.told[0].text
	p.state, _ = state.(reading)
	if p.state.answers == nil {
		p.state.answers = map[int]int{}
	}
	return p
}

// Title is the lesson's. In two languages both titles stand on the page itself.
func (p *ReaderPage) Title() string {
	if p.bilingual() {
		return p.env.T("lessons.title")
	}
	return p.text.Title
}

// State is the place in the lesson and what is unfolded.
func (p *ReaderPage) State() any {
	p.state.at = p.sheet.Place()
	return p.state
}

// Close has nothing to do.
func (p *ReaderPage) Close() {}

// Content shows the content note where there is one, else the lesson.
func (p *ReaderPage) Content() fyne.CanvasObject {
	p.column = kit.Column(kit.Around)
	width := p.env.Look.Column() + 2*kit.Around
	if p.bilingual() {
		width = 1.7 * width
	}
	p.sheet = kit.NewSheet(kit.Centred(width, kit.Around, p.column)).Side(p.env.Look)
	p.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

func (p *ReaderPage) fill() {
	l := p.env.Look
	p.column.Objects = []fyne.CanvasObject{p.tools(), p.titles(), p.picture()}
	if note := p.lesson.ContentNote[l.Lang.Tag()]; note != "" && !p.state.agreed {
		p.column.Add(p.contentNote())
		return
	}
	p.twoMinutes()
	p.rest = kit.Column(kit.Around)
	p.column.Add(p.rest)
	p.unfold()
	p.column.Add(p.foot())
	p.column.Add(room(kit.Around))
}

// picture is as wide as a column of one language.
func (p *ReaderPage) picture() fyne.CanvasObject {
	l := p.env.Look
	return kit.Centred(l.Column()+2*kit.Around, 0, kit.NewDrawing(l, p.lesson.ID, drawn, p.lesson.PictureAlt[l.Lang.Tag()]))
}

// titles are those of the lesson in two languages. In one it stands above the page.
func (p *ReaderPage) titles() fyne.CanvasObject {
	titles := p.words(func(t telling) fyne.CanvasObject {
		return kit.NewLabel(t.look, t.text.Title, kit.Words{Step: kit.Title, Bold: true})
	})
	titles.Hidden = !p.bilingual()
	return titles
}

// contentNote stands before a lesson that may hurt.
func (p *ReaderPage) contentNote() fyne.CanvasObject {
	l := p.env.Look
	return kit.NewBanner(l, kit.Care, kit.Column(kit.Between,
		p.said("reader.note_title", kit.Words{Step: kit.Lead, Bold: true}),
		p.words(func(t telling) fyne.CanvasObject {
			return kit.NewProse(t.look, kit.Paragraph{Text: p.lesson.ContentNote[t.look.Lang.Tag()]})
		}),
		kit.Wrap(l, kit.Inside,
			kit.NewButton(l, "", l.T("reader.note_skip"), kit.Quiet, p.env.Back).Beside(p.twin(message("reader.note_skip"))),
			kit.NewButton(l, "show", l.T("reader.note_show"), kit.Primary, func() {
				p.state.agreed = true
				p.fill()
				p.sheet.Reflow()
			}).Beside(p.twin(message("reader.note_show"))))))
}

// twoMinutes is what stands before the fold: why, three lines, what to try.
func (p *ReaderPage) twoMinutes() {
	l := p.env.Look
	if p.text.Section(lesson.RoleAim) != nil {
		p.column.Add(p.prose(section(lesson.RoleAim, all)))
	}
	if p.text.Section(lesson.RoleKey) != nil {
		p.column.Add(kit.NewCard(l, p.titled(lesson.RoleKey, (*lesson.Section).Lead)))
	}
	if p.text.Section(lesson.RoleDo) != nil {
		p.column.Add(kit.NewBanner(l, kit.Warm, p.titled(lesson.RoleDo, all)))
	}
}

// titled is a part of a section with the section's heading.
func (p *ReaderPage) titled(role lesson.Role, part func(*lesson.Section) []lesson.Block) fyne.CanvasObject {
	return kit.Column(kit.Between-4, p.heading(role), p.prose(section(role, part)))
}

// unfold fills the part below the fold: one button, or all the rest.
func (p *ReaderPage) unfold() {
	l := p.env.Look
	if !p.state.unfolded {
		p.rest.Objects = []fyne.CanvasObject{kit.NewButton(l, "down", l.T("reader.more"), kit.Quiet, func() { p.toggle(&p.state.unfolded) })}
		return
	}
	p.rest.Objects = []fyne.CanvasObject{kit.NewButton(l, "up", l.T("reader.less"), kit.Quiet, func() { p.toggle(&p.state.unfolded) })}
	if p.text.Section(lesson.RoleKey) != nil {
		p.rest.Add(p.prose(section(lesson.RoleKey, (*lesson.Section).Rest)))
	}
	if p.text.Section(lesson.RoleMyth) != nil {
		p.rest.Add(kit.NewCard(l, p.titled(lesson.RoleMyth, all)))
	}
	if p.text.Section(lesson.RoleQuiz) != nil {
		p.rest.Add(p.quiz())
	}
	if p.text.Section(lesson.RoleNext) != nil {
		p.rest.Add(p.titled(lesson.RoleNext, all))
	}
	p.group()
	p.sources()
}

// toggle opens or shuts a part of the page.
func (p *ReaderPage) toggle(part *bool) {
	*part = !*part
	p.unfold()
	p.sheet.Reflow()
}

// group is the part for the leader of a group, folded for everybody else.
func (p *ReaderPage) group() {
	g := p.text.Section(lesson.RoleGroup)
	if g == nil {
		return
	}
	l := p.env.Look
	p.rest.Add(kit.NewButton(l, fold(p.state.group), g.Heading, kit.Plain, func() { p.toggle(&p.state.group) }).
		Starting().Beside(p.twin(func(t telling) string { return t.heading(lesson.RoleGroup) })))
	if p.state.group {
		p.rest.Add(kit.NewCard(l, p.prose(section(lesson.RoleGroup, all))))
	}
}

// fold is the icon of a part that is open or shut.
func fold(open bool) string {
	if open {
		return "up"
	}
	return "down"
}

// sources lists what the lesson rests on, each source in its own direction.
func (p *ReaderPage) sources() {
	l := p.env.Look
	p.rest.Add(kit.NewButton(l, fold(p.state.sources), l.T("reader.sources"), kit.Plain, func() { p.toggle(&p.state.sources) }).
		Starting().Beside(p.twin(message("reader.sources"))))
	if !p.state.sources {
		return
	}
	p.listed = kit.NewProse(l, sourceList(l, p.read.Course.Cited(p.lesson), func(key string) {
		p.env.Go(Route{Page: Evidence, ID: key})
	})...)
	p.rest.Add(kit.NewCard(l, kit.Centred(l.Column(), 0, p.listed))) // beside two columns, its lines would be long
}

// showSource unfolds the sources and goes to one of them.
func (p *ReaderPage) showSource(key string) {
	if !p.state.unfolded || !p.state.sources {
		p.state.unfolded, p.state.sources = true, true
		p.unfold()
		p.sheet.Reflow()
	}
	p.listed.Choose(p.told[0].notes[key] - 1)
}

// foot is what can be done at the end: write about it, mark it, go on; and
// whether the lesson is still a draft.
func (p *ReaderPage) foot() fyne.CanvasObject {
	l, id := p.env.Look, p.lesson.ID
	column := kit.Column(kit.Between)
	if p.text.Section(lesson.RoleWrite) != nil && !p.env.visiting() {
		column.Add(p.heading(lesson.RoleWrite))
		p.prompts(column)
	}
	column.Add(growth(p.env, p.lesson))
	done, finish := p.read.Place.Finished[id], kit.NewButton(l, "check", l.T("reader.finish"), kit.Primary, nil)
	if done {
		finish = kit.NewButton(l, "check", l.T("reader.finished"), kit.Quiet, nil).Selected(true)
	}
	finish.OnPressed(func() { p.read.Finish(id, !done) })
	buttons := kit.Wrap(l, kit.Inside, finish)
	if next := p.read.Course.Next(id); next != nil {
		buttons.Add(kit.NewButton(l, "next", l.T("reader.next"), kit.Quiet, func() { p.env.Go(Route{Page: Reader, ID: next.ID}) }))
	}
	buttons.Add(kit.NewButton(l, "lessons", l.T("reader.all"), kit.Quiet, func() { p.env.Go(Route{Page: Lessons}) }))
	column.Add(buttons)
	if strings.HasPrefix(p.lesson.Review, "draft") {
		column.Add(p.said("reader.draft", kit.Words{Step: kit.Small, Colour: l.Colours.Muted}))
	}
	return column
}

// prompts lead each to an entry that begins from it.
func (p *ReaderPage) prompts(column *fyne.Container) {
	l, id := p.env.Look, p.lesson.ID
	for i, prompt := range p.text.Prompts() {
		column.Add(kit.NewTile(l, kit.TileFace{
			Image: l.Icon("write", l.Colours.Primary, 24), Beside: true, Text: prompt,
			Twin: p.twin(func(t telling) string { return at(t.text.Prompts(), i) }),
		}, func() { p.env.Go(Route{Page: Write, Lesson: id, Prompt: i}) }))
	}
}

// at is thing number i, or none.
func at[T any](list []T, i int) (one T) {
	if i < len(list) {
		one = list[i]
	}
	return one
}
