package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// datings are the ways of dating a pregnancy that one can choose.
var datings = []struct {
	by        journal.By
	key, date string // what is known, and the caption of its date
}{
	{journal.ByDue, "baby.by_due", "baby.due"},
	{journal.ByClinic, "baby.by_clinic", "baby.clinic_day"},
	{journal.ByPeriod, "baby.by_period", "baby.period"},
	{journal.ByMonth, "baby.by_month", ""},
}

// askDating asks what is known of the pregnancy's dates.
func (p *BabyPage) askDating() fyne.CanvasObject {
	l, chosen := p.env.Look, -1
	texts := make([]string, len(datings))
	for i, d := range datings {
		texts[i] = l.T(d.key)
		if d.by == p.form.by {
			chosen = i
		}
	}
	dates := kit.Column(kit.Between)
	p.fillDates(dates, chosen)
	return kit.Column(kit.Between, heading(l, l.T("baby.how")), kit.NewChoice(l, texts, chosen, func(i int) {
		p.collect()
		p.form.by = datings[i].by
		p.fillDates(dates, i)
		p.sheet.Reflow()
		p.sheet.Reveal(dates)
	}), dates)
}

// fillDates asks for what the chosen way of dating goes by.
func (p *BabyPage) fillDates(box *fyne.Container, chosen int) {
	l := p.env.Look
	p.inputs.date, p.inputs.weeks, p.inputs.month = nil, nil, nil
	box.Objects, box.Hidden = nil, chosen < 0
	if chosen < 0 {
		return
	}
	if p.form.by == journal.ByMonth {
		p.inputs.month = p.numberOf(placeMonth, "baby.month", p.form.month, journal.MinMonth, journal.MaxMonth)
		box.Add(kit.Column(4, p.narrow(p.inputs.month), p.said(placeMonth),
			kit.NewLabel(l, l.T("baby.month_line"), kit.Words{Step: kit.Small, Colour: l.Colours.Muted})))
		return
	}
	p.inputs.of = source(p.form.by)
	box.Add(p.askDate(datings[chosen].date, p.datable(p.form.by), nil))
	if p.form.by == journal.ByClinic {
		box.Add(p.askWeeks("baby.clinic_weeks", "baby.clinic_days", journal.MinClinicWeeks, journal.MaxClinicWeeks))
	}
}

// askBirth asks for the day of birth, or its month, and how it was.
func (p *BabyPage) askBirth() fyne.CanvasObject {
	l := p.env.Look
	p.inputs.of = atBirth
	date := p.askDate("baby.birth", kit.DateKind{Max: kit.Day(p.env.Today()), OnlyMonth: p.form.soft}, func(on bool) {
		p.form.soft = on
		p.unsaid(placeDate)
		p.sheet.Reflow()
	})
	weeks := p.askWeeks("baby.early_weeks", "baby.early_days", journal.MinEarlyWeeks, journal.MaxEarlyWeeks)
	weeks.Hidden = !p.form.early
	return kit.Column(kit.Between, date,
		kit.NewCheck(l, l.T("baby.early"), p.form.early, func(on bool) {
			p.form.early, weeks.Hidden = on, !on
			p.sheet.Reflow()
		}),
		weeks,
		kit.Column(0,
			kit.NewCheck(l, l.T("baby.hospital"), p.form.hospital, func(on bool) { p.form.hospital = on }),
			kit.NewLabel(l, l.T("baby.hospital_line"), kit.Words{Step: kit.Small, Colour: l.Colours.Muted})))
}

// datable is which days a calendar offers for a way of dating.
func (p *BabyPage) datable(by journal.By) kit.DateKind {
	today := p.env.Today()
	if by == journal.ByDue {
		return kit.DateKind{
			Min: kit.Day(today.AddDays(-7 * journal.MaxWeeksPastDue)), Max: kit.Day(today.AddDays(7 * journal.MaxWeeksToDue)),
		}
	}
	return kit.DateKind{Min: kit.Day(today.AddDays(-7 * journal.MaxWeeks)), Max: kit.Day(today)}
}

// askDate is a date with its caption and what may be wrong with it. about hears
// that only the month is known; nil where that does not do.
func (p *BabyPage) askDate(caption string, k kit.DateKind, about func(bool)) fyne.CanvasObject {
	l := p.env.Look
	k.Typed, k.Today, k.About = p.form.said[p.inputs.of].date, kit.Day(p.env.Today()), about
	k.Resized = func() { p.sheet.Reflow() }
	k.Changed = func() {
		p.inputs.date.SetWrong(false)
		p.unsaid(placeDate)
	}
	p.inputs.date = kit.NewDatePicker(l, k)
	return kit.Column(kit.Inside, kit.NewLabel(l, l.T(caption), kit.Words{Bold: true}),
		p.inputs.date, p.said(placeDate))
}

// askWeeks are weeks and the days beyond them.
func (p *BabyPage) askWeeks(weeks, days string, from, to int) *fyne.Container {
	l, s := p.env.Look, p.form.said[p.inputs.of]
	p.inputs.weeks = p.numberOf(placeWeeks, weeks, s.weeks, from, to)
	p.inputs.days = p.numberOf(placeDays, days, s.days, journal.MinDays, journal.MaxDays)
	return kit.Column(kit.Inside,
		kit.Tiles(l, kit.NumberWidth(l), kit.Between, p.inputs.weeks, p.inputs.days),
		p.said(placeWeeks), p.said(placeDays))
}

// numberOf is a number that takes back what was said of it when it is changed.
func (p *BabyPage) numberOf(at place, caption, typed string, from, to int) *kit.Number {
	var n *kit.Number
	n = kit.NewNumber(p.env.Look, p.env.T(caption), typed, from, to, func() {
		n.SetWrong(false)
		p.unsaid(at)
	})
	return n
}

// narrow keeps a single number from growing as wide as the card.
func (p *BabyPage) narrow(n *kit.Number) fyne.CanvasObject {
	l := p.env.Look
	return kit.Tiles(l, kit.NumberWidth(l), kit.Between, n, room(0), room(0))
}

// askName is the one thing that can be said of every baby.
func (p *BabyPage) askName() fyne.CanvasObject {
	l := p.env.Look
	p.inputs.name = kit.NewField(l, p.form.name, kit.FieldKind{
		Label: l.T("baby.name"), Most: 400, Phonetic: &p.form.urdu,
		Changed: func(string) {
			p.inputs.name.SetWrong(false)
			p.unsaid(placeName)
		},
		Submitted: func() { p.save(p.leave) },
	})
	return captioned(l, l.T("baby.name"), p.inputs.name, p.said(placeName))
}

// said is the room for what may be wrong with a field.
func (p *BabyPage) said(at place) fyne.CanvasObject {
	p.remarks[at] = newRemark(p.env.Look)
	return p.remarks[at].box
}

func (p *BabyPage) unsaid(at place) {
	if r := p.remarks[at]; r != nil && r.clear() {
		p.sheet.Reflow()
	}
}
