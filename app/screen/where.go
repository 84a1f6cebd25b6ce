package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/i18n"
)

// where says where we are with each baby, and only what was told of it. Those
// who come to families count no baby.
func (p *HomePage) where() []fyne.CanvasObject {
	l := p.env.Look
	welcome := kit.NewLabel(l, l.T("home.welcome"), kit.Words{Step: kit.Lead})
	if p.env.visiting() {
		return []fyne.CanvasObject{welcome}
	}
	babies, err := p.journal.Babies(context.Background())
	if err != nil {
		p.err = err
		return []fyne.CanvasObject{welcome}
	}
	var out []fyne.CanvasObject
	for i, b := range babies {
		if said := p.baby(b, name(l, b, i, len(babies))); said != nil {
			out = append(out, said)
		}
	}
	if len(out) > 0 {
		return out
	}
	if len(babies) > 0 { // "not now" was the answer: it is not asked again
		return []fyne.CanvasObject{welcome}
	}
	return []fyne.CanvasObject{welcome, kit.Column(4,
		kit.Row(l, 0, kit.NewButton(l, "baby", l.T("home.baby_add"), kit.Quiet, func() { p.env.Go(Route{Page: Baby}) })),
		kit.NewLabel(l, l.T("home.baby_add_line"), kit.Words{Step: kit.Small, Colour: l.Colours.Muted}))}
}

// name is what a baby is called, or its number among several; "" for an only
// one without a name.
func name(l *kit.Look, b journal.Baby, i, of int) string {
	switch {
	case b.Name != "":
		return l.Lang.Quote(b.Name)
	case of > 1:
		return l.T("baby.nameless", "N", i+1)
	}
	return ""
}

// baby is one line on where we are with a baby, and what there is to know with
// it; nil when there is nothing to say.
func (p *HomePage) baby(b journal.Baby, name string) fyne.CanvasObject {
	l, s := p.env.Look, b.Stage(p.env.Today())
	column := kit.Column(4)
	if line := stageLine(l.Lang, s); line != "" {
		column.Add(kit.NewLabel(l, line, kit.Words{Step: kit.Title, Bold: true}))
	}
	for _, key := range stageNotes(s) {
		column.Add(kit.NewLabel(l, l.T(key), kit.Words{Colour: l.Colours.Muted}))
	}
	if key := stageAdvice(s); key != "" {
		column.Add(kit.Signed(l, kit.Inside, l.Icon("warning", l.Colours.Danger, l.Size*1.4), kit.NewLabel(l, l.T(key), kit.Words{})))
	}
	if s.Recheck {
		column.Add(kit.Row(l, 0, kit.NewButton(l, "baby", l.T("baby.title"), kit.Quiet, func() {
			p.env.Go(Route{Page: Baby, ID: b.ID.String()})
		})))
	}
	if len(column.Objects) == 0 {
		return nil
	}
	if name != "" {
		column.Objects = append([]fyne.CanvasObject{kit.NewLabel(l, name, kit.Words{Colour: l.Colours.Muted})}, column.Objects...)
	}
	return column
}

// stageLine is where we are in one line; "" when there is nothing to count. A
// soft date gives the month alone.
func stageLine(lang *i18n.Language, s journal.Stage) string {
	switch {
	case s.Coming:
		return lang.T("stage.coming")
	case s.None:
		return ""
	case s.Pregnant && s.Soft:
		return lang.PregnancyMonth(s.Month)
	case s.Pregnant:
		return lang.Pregnancy(s.Weeks, s.Days)
	case s.Soft:
		return lang.AgeAbout(s.Months)
	case s.Early && s.UntilTerm > 0:
		return lang.AgeBeforeDue(i18n.Age(s.Age), s.UntilTerm)
	case s.Early:
		return lang.AgeCorrected(i18n.Age(s.Age), i18n.Age(s.Corrected))
	}
	return lang.Age(i18n.Age(s.Age))
}

// trimesters are the messages for 1 to 3.
var trimesters = [...]string{1: "stage.trimester_1", 2: "stage.trimester_2", 3: "stage.trimester_3"}

// stageNotes are the messages that explain the line.
func stageNotes(s journal.Stage) []string {
	var notes []string
	if s.Trimester > 0 {
		notes = append(notes, trimesters[s.Trimester])
	}
	if s.Hospital {
		notes = append(notes, "stage.hospital")
	}
	if s.Early && s.UntilTerm == 0 {
		notes = append(notes, "stage.corrected_line")
	}
	return notes
}

// stageAdvice is the message of what to do now; "" for nothing.
func stageAdvice(s journal.Stage) string {
	switch {
	case s.Recheck:
		return "stage.recheck"
	case s.ContactClinic:
		return "stage.contact_clinic"
	}
	return ""
}
