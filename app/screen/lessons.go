package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// Reading is what the pages need to know of the course and its reader.
type Reading struct {
	Course   *lesson.Course
	Library  func() *lesson.Library // what stands beside the lessons, read when asked for
	Place    lesson.Place           // where the family is; Finished has the lessons read
	Open     bool                   // a journal is open
	HasShelf bool                   // there is a journal to open
	Repaired bool                   // there is a repair of the open journal to read of
	Left     bool                   // an export was broken off, and may lie where anybody can read it
	// Finish marks a lesson read or unread, in the journal when one is open.
	Finish func(id string, read bool)
}

// LessonsPage is the list of lessons: one for now, then all in their order.
type LessonsPage struct {
	scroll
	env  *Env
	read Reading
}

// NewLessons makes the page; state is that of an earlier one.
func NewLessons(env *Env, r Reading, state any) *LessonsPage {
	return &LessonsPage{scroll: scrolled(state), env: env, read: r}
}

// Title names the page.
func (p *LessonsPage) Title() string { return p.env.T("lessons.title") }

// Content shows what to do first and then every track with its lessons.
func (p *LessonsPage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around)
	if len(p.read.Course.Lessons) == 0 {
		column.Add(notice(l, l.T("lessons.none")))
		return p.roll(l, wide, column)
	}
	if p.env.visiting() {
		column.Add(p.forWorkers())
	} else if !p.read.Open {
		column.Add(p.offerJournal())
	}
	if now := p.read.Course.For(p.read.Place); now != nil {
		column.Add(heading(l, l.T("lessons.for_now")))
		if now.Returns(p.read.Place) {
			column.Add(muted(l, l.T("lessons.second_half")))
		}
		column.Add(lessonCard(p.env, p.read, now, true))
	}
	p.path(column)
	if n := len(p.read.Course.Problems); n > 0 {
		column.Add(kit.NewLabel(l, l.Lang.N("lessons.some_left_out", n), kit.Words{Step: kit.Small, Colour: l.Colours.Muted}))
	}
	column.Add(room(kit.Around))
	return p.roll(l, wide, column)
}

func heading(l *kit.Look, text string) *kit.Label {
	return kit.NewLabel(l, text, kit.Words{Step: kit.Lead, Bold: true})
}

// forWorkers is what stands first for those who come to families: the danger
// signs, and that this is no register.
func (p *LessonsPage) forWorkers() fyne.CanvasObject {
	l := p.env.Look
	return kit.Column(kit.Between, dangerSigns(p.env),
		kit.NewLabel(l, l.T("start.no_register"), kit.Words{Step: kit.Small, Colour: l.Colours.Muted}))
}

// dangerSigns leads straight to them, for those who carry them to others: the
// signs in a mother stand behind the door of the body.
func dangerSigns(env *Env) fyne.CanvasObject {
	l := env.Look
	sign := func(key, door string) *kit.Tile {
		return kit.NewTile(l, kit.TileFace{
			Picture: "door-" + door, Least: fyne.NewSize(96, 72), Beside: true,
			Text: l.T(key), Step: kit.Lead, Hint: l.T("home.danger_signs_line"),
		}, func() { env.Go(Route{Page: Help, ID: door}) })
	}
	return kit.Tiles(l, 21*l.Size, kit.Between,
		sign("home.danger_signs_mother", "body"), sign("home.danger_signs_baby", "baby"))
}

// offerJournal is the invitation to start or open a journal.
func (p *LessonsPage) offerJournal() fyne.CanvasObject {
	l := p.env.Look
	icon, key, route := "journal", "home.journal_start", Route{Page: Begin}
	if p.read.HasShelf {
		icon, key, route = "lock", "nav.unlock", Route{Page: Unlock}
	}
	return kit.NewCard(l, kit.Beside(l, 8*l.Size, kit.Between,
		kit.Column(4, heading(l, l.T("home.journal")),
			kit.NewLabel(l, l.T("home.journal_line"), kit.Words{Colour: l.Colours.Muted})),
		kit.NewButton(l, icon, l.T(key), kit.Primary, func() { p.env.Go(route) })))
}

// wide is the greatest width of a page of cards, dp.
const wide float32 = 900

// cards sets cards side by side, each at least so many dp wide. Few of them are
// no wider than those of a full row: they leave room beside them.
func cards(l *kit.Look, least float32, list ...fyne.CanvasObject) *fyne.Container {
	tiles := kit.Tiles(l, least, kit.Between, list...)
	for full := int((wide + kit.Between) / (least + kit.Between)); len(tiles.Objects) < full; {
		tiles.Add(room(0))
	}
	return tiles
}

// drawn is the width of a lesson's drawing by its height.
const drawn = 680.0 / 360

// lessonCard is one lesson: its picture, title, minutes and whether it is
// finished.
func lessonCard(env *Env, r Reading, one *lesson.Lesson, wide bool) *kit.Tile {
	l := env.Look
	face := kit.TileFace{Text: one.Text(l.Lang.Tag()).Title, More: lessonFacts(l, r, one)}
	if wide {
		face.Picture, face.Least = one.ID, fyne.NewSize(240, 127)
		face.Beside, face.Step = true, kit.Lead
	} else {
		face.Image = kit.NewDrawing(l, one.ID, drawn, one.PictureAlt[l.Lang.Tag()])
		face.Start = true
	}
	return kit.NewTile(l, face, func() { env.Go(Route{Page: Reader, ID: one.ID}) })
}

// lessonFacts is the small line below a lesson's title.
func lessonFacts(l *kit.Look, r Reading, one *lesson.Lesson) fyne.CanvasObject {
	small := kit.Words{Step: kit.Small, Colour: l.Colours.Muted, Line: true}
	line := kit.Wrap(l, kit.Inside, kit.NewLabel(l, l.Lang.N("lessons.minutes", one.Minutes), small))
	if r.Place.Finished[one.ID] {
		done := small
		done.Colour = l.Colours.OK
		line.Add(kit.Row(l, 4, l.Icon("check", l.Colours.OK, 18), kit.NewLabel(l, l.T("lessons.finished"), done)))
	}
	if one.Sensitive() {
		line.Add(kit.NewLabel(l, l.T("lessons.content_note"), small))
	}
	return line
}
