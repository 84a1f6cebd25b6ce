package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// path adds the course as a way through time, stretch by stretch, and then what is
// for everyone. A stretch that is read has a tick; where the baby is now is marked.
func (p *LessonsPage) path(column *fyne.Container) {
	var stretches []lesson.Track
	for _, t := range p.read.Course.Tracks {
		if len(t.Lessons) > 0 {
			stretches = append(stretches, t)
		}
	}
	here := p.read.Course.Stretch(p.read.Place)
	for i, t := range stretches {
		stop, done := kit.Ahead, p.finished(t)
		switch {
		case done == len(t.Lessons):
			stop = kit.Done
		case t.ID == here:
			stop = kit.Here
		}
		title := heading(p.env.Look, t.Name[p.env.Look.Lang.Tag()])
		column.Add(kit.NewStop(p.env.Look, stop, i == len(stretches)-1, title, p.stretch(t, done, t.ID == here)))
	}
}

// finished is how many lessons of a stretch were read.
func (p *LessonsPage) finished(t lesson.Track) (n int) {
	for _, one := range t.Lessons {
		if p.read.Place.Finished[one.ID] {
			n++
		}
	}
	return n
}

// stretch is how much of a part of the way was read, and its lessons.
func (p *LessonsPage) stretch(t lesson.Track, done int, here bool) fyne.CanvasObject {
	l := p.env.Look
	small := kit.Words{Step: kit.Small, Colour: l.Colours.Muted, Line: true}
	facts := kit.Wrap(l, kit.Between)
	if here {
		now := small
		now.Bold, now.Colour = true, l.Colours.Ink
		facts.Add(kit.NewLabel(l, l.T("lessons.here"), now))
	}
	if done > 0 {
		facts.Add(kit.NewLabel(l, l.T("lessons.read_of", "N", done, "Total", len(t.Lessons)), small))
	}
	var list []fyne.CanvasObject
	for _, one := range t.Lessons {
		list = append(list, lessonCard(p.env, p.read, one, false))
	}
	lessons := cards(l, 13*l.Size, list...)
	if len(facts.Objects) == 0 {
		return lessons
	}
	return kit.Column(kit.Inside, facts, lessons)
}
