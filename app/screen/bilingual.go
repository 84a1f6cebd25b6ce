package screen

import (
	"slices"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/i18n"
)

// telling is a lesson in one language: its text and how it is set.
type telling struct {
	setter
	text *lesson.Text
}

// telling gives the lesson in the language of a look.
func (p *ReaderPage) telling(l *kit.Look) telling {
	return telling{
		setter: setter{
			look: l, id: p.lesson.ID, notes: numbered(p.read.Course.Cited(p.lesson)),
			source: p.showSource, lesson: p.leads, term: explainer(p.env, p.read),
		},
		text: p.lesson.Text(l.Lang.Tag()),
	}
}

// leads gives what shows another lesson; nil for one that is still to come.
func (p *ReaderPage) leads(id string) func() {
	if p.read.Course.Lesson(id) == nil {
		return nil
	}
	return func() { p.env.Go(Route{Page: Reader, ID: id}) }
}

// bilingual tells whether the lesson is shown in two languages.
func (p *ReaderPage) bilingual() bool { return len(p.told) > 1 }

// words is a line of the lesson, made by make for each language that is shown.
func (p *ReaderPage) words(make func(t telling) fyne.CanvasObject) *fyne.Container {
	var texts []fyne.CanvasObject
	for _, t := range p.told {
		texts = append(texts, make(t))
	}
	return kit.Pair(p.env.Look, texts...)
}

// said is a message of the catalogue, in each language that is shown.
func (p *ReaderPage) said(key string, w kit.Words) fyne.CanvasObject {
	return p.words(func(t telling) fyne.CanvasObject { return kit.NewLabel(t.look, t.look.T(key), w) })
}

// twin is what other gives in the language that is shown beside that of the pages;
// the zero Twin where none is.
func (p *ReaderPage) twin(other func(t telling) string) kit.Twin {
	if !p.bilingual() {
		return kit.Twin{}
	}
	beside := p.told[1]
	return kit.Twin{Look: beside.look, Text: other(beside)}
}

// message is for twin: a message of the catalogue.
func message(key string) func(telling) string {
	return func(t telling) string { return t.look.T(key) }
}

// heading is the heading of a section.
func (p *ReaderPage) heading(role lesson.Role) fyne.CanvasObject {
	return p.words(func(t telling) fyne.CanvasObject {
		return kit.NewProse(t.look, kit.Paragraph{
			Text: t.heading(role), Words: kit.Words{Step: kit.Lead, Bold: true},
		})
	})
}

// heading is that of a section; "" where there is none.
func (t telling) heading(role lesson.Role) string {
	if s := t.text.Section(role); s != nil {
		return s.Heading
	}
	return ""
}

// prose is text of the lesson: what pick takes of a language's text.
func (p *ReaderPage) prose(pick func(*lesson.Text) []lesson.Block) fyne.CanvasObject {
	var told []setter
	var blocks [][]lesson.Block
	for _, t := range p.told {
		told, blocks = append(told, t.setter), append(blocks, pick(t.text))
	}
	return together(p.env.Look, told, blocks)
}

// section picks the part of a section that part takes.
func section(role lesson.Role, part func(*lesson.Section) []lesson.Block) func(*lesson.Text) []lesson.Block {
	return func(t *lesson.Text) []lesson.Block {
		s := t.Section(role)
		if s == nil {
			return nil
		}
		return part(s)
	}
}

func all(s *lesson.Section) []lesson.Block { return s.Blocks }

// Unfold opens the parts that have the words: what unfolds after two minutes, the
// part for the leader of a group, the sources.
func (p *ReaderPage) Unfold(sought i18n.Sought) {
	if p.rest == nil {
		return // before the content note is answered nothing else is shown
	}
	rest := p.says(sought, lesson.RoleKey, (*lesson.Section).Rest) || p.says(sought, lesson.RoleMyth, all) ||
		p.says(sought, lesson.RoleQuiz, all) || p.says(sought, lesson.RoleNext, all)
	group := p.says(sought, lesson.RoleGroup, all)
	sources := false
	for _, s := range p.read.Course.Cited(p.lesson) {
		sources = sources || sought.In(s.String()) != nil
	}
	before := p.state
	p.state.unfolded = before.unfolded || rest || group || sources
	p.state.group, p.state.sources = before.group || group, before.sources || sources
	if p.state.unfolded != before.unfolded || p.state.group != before.group || p.state.sources != before.sources {
		p.unfold()
		p.sheet.Reflow()
	}
}

// says tells whether a part of a section has the words, in a language that is
// shown.
func (p *ReaderPage) says(sought i18n.Sought, role lesson.Role, part func(*lesson.Section) []lesson.Block) bool {
	for _, t := range p.told {
		for _, b := range section(role, part)(t.text) {
			if slices.ContainsFunc(b.Words(), func(w string) bool { return sought.In(w) != nil }) {
				return true
			}
		}
	}
	return false
}

// tools are the buttons at the top end: both languages, find, and the size of
// the text.
func (p *ReaderPage) tools() fyne.CanvasObject {
	l := p.env.Look
	row := kit.Wrap(l, kit.Inside)
	if p.env.Beside != nil {
		row.Add(kit.NewButton(l, "language", l.T("reader.both"), kit.Quiet, func() { p.env.SetBilingual(!p.env.Bilingual) }).Selected(p.env.Bilingual))
	}
	row.Objects = append(row.Objects, textTools(p.env)...)
	return kit.Ends(l, 0, kit.Column(0), row)
}

// textTools are the buttons above a text: find, and the size of it.
func textTools(env *Env) []fyne.CanvasObject {
	l := env.Look
	tools := []fyne.CanvasObject{kit.NewButton(l, "search", l.T("find.title"), kit.Quiet, env.Find)}
	for _, b := range []struct {
		icon, key string
		step      int
	}{{"minus", "reader.smaller", -1}, {"plus", "reader.larger", 1}} {
		size := nextSize(l.Size, b.step)
		button := kit.NewButton(l, b.icon, l.T(b.key), kit.Quiet, func() { env.Resize(size) })
		if size == l.Size {
			button.Disable()
		}
		tools = append(tools, button)
	}
	return tools
}

// nextSize is the size of text before or after one, or the same at the end.
func nextSize(now float32, step int) float32 {
	next := now
	for _, s := range sizes {
		size := float32(s)
		if step > 0 && size > now {
			return size
		}
		if step < 0 && size < now {
			next = size
		}
	}
	return next
}
