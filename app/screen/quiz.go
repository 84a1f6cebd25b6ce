package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// quiz shows the questions; an answer says at once whether it is right. In two
// languages each question is asked in both and answered once.
func (p *ReaderPage) quiz() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Between, p.said("reader.quiz", kit.Words{Step: kit.Lead, Bold: true}))
	for i, q := range p.text.Quiz() {
		reply := kit.Column(0)
		chosen, answered := p.state.answers[i]
		if !answered {
			chosen = -1
		}
		choice := kit.NewChoice(l, answers(q), chosen, func(j int) {
			p.state.answers[i] = j
			reply.Objects = p.reply(i, j)
			p.sheet.Reflow()
		})
		if p.bilingual() {
			beside := p.told[1]
			choice.Beside(beside.look, answers(beside.question(i)))
		}
		if answered {
			reply.Objects = p.reply(i, chosen)
		}
		column.Add(kit.Column(kit.Inside, p.words(func(t telling) fyne.CanvasObject {
			return kit.NewLabel(t.look, t.question(i).Text, kit.Words{Bold: true})
		}), choice, reply))
	}
	return kit.NewCard(l, column)
}

// question is one of the lesson's, in the telling's language.
func (t telling) question(i int) lesson.Question { return at(t.text.Quiz(), i) }

func answers(q lesson.Question) []string {
	texts := make([]string, len(q.Answers))
	for i, a := range q.Answers {
		texts[i] = a.Text
	}
	return texts
}

// reply says whether an answer is right and what the question teaches.
func (p *ReaderPage) reply(question, chosen int) []fyne.CanvasObject {
	l := p.env.Look
	key, c := "reader.quiz_wrong", l.Colours.Muted
	if p.told[0].question(question).Answers[chosen].Right {
		key, c = "reader.quiz_right", l.Colours.OK
	}
	out := []fyne.CanvasObject{p.said(key, kit.Words{Bold: true, Colour: c})}
	if p.told[0].question(question).Teaching != "" {
		out = append(out, p.words(func(t telling) fyne.CanvasObject {
			return kit.NewProse(t.look, kit.Paragraph{Text: t.question(question).Teaching})
		}))
	}
	return out
}
