package screen

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// dating is the day of an entry: a button that tells it, and below, while it is
// asked for, where it is changed. A date that can't be is said and changes
// nothing.
type dating struct {
	page   *WritePage
	button *kit.Button
	box    *fyne.Container
	entry  *kit.DatePicker // nil while it is not asked for
	remark *remark
}

// make makes the parts for a page whose entry and state are there.
func (d *dating) make(p *WritePage) {
	l := p.env.Look
	d.page, d.remark = p, newRemark(l)
	d.button = kit.NewButton(l, "calendar", d.text(), kit.Quiet, d.toggle)
	d.box = kit.Column(kit.Inside)
	d.box.Hidden = !p.state.dating
	if p.state.dating {
		d.fill(p.state.typed)
	}
}

// text is the day in words.
func (d *dating) text() string {
	day, l := d.page.entry.Date, d.page.env.Look
	if d.page.env.Narrow {
		return l.Lang.Date(day.Year, day.Month, day.Day)
	}
	return l.Lang.DateWithWeekday(day.Year, day.Month, day.Day)
}

// typed is what stands in the picker, right or wrong.
func (d *dating) typed() kit.DateText {
	if d.entry == nil {
		return kit.DateText{}
	}
	return d.entry.Text()
}

// fill makes the picker anew.
func (d *dating) fill(typed kit.DateText) {
	l, today := d.page.env.Look, d.page.env.Today()
	d.entry = kit.NewDatePicker(l, kit.DateKind{
		Typed: typed, Open: true, Today: kit.Day(today), Max: kit.Day(today),
		Min: kit.Day{Year: firstYear, Month: time.January, Day: 1}, Changed: d.changed, Picked: d.toggle,
		Resized: func() { d.page.sheet.Reflow() },
	})
	quick := kit.Wrap(l, kit.Inside,
		kit.NewButton(l, "today", l.T("date.today"), kit.Quiet, func() { d.set(today) }),
		kit.NewButton(l, "", l.T("date.yesterday"), kit.Quiet, func() { d.set(today.AddDays(-1)) }),
		kit.NewButton(l, "check", l.T("app.done"), kit.Quiet, d.toggle))
	d.box.Objects = []fyne.CanvasObject{kit.NewCard(l, kit.Column(kit.Inside, quick, d.entry, d.remark.box))}
	d.say(d.check())
}

// toggle opens or shuts the picker.
func (d *dating) toggle() {
	p := d.page
	p.state.dating = !p.state.dating
	d.box.Hidden = !p.state.dating
	if p.state.dating {
		p.state.before = p.entry.Date
		d.fill(textOf(p.entry.Date))
		p.env.Canvas.Focus(d.entry.Start())
	} else {
		d.entry = nil
		p.env.Canvas.Focus(p.editor)
	}
	p.sheet.Reflow()
}

// set takes a day that is known to be right, and shuts the picker.
func (d *dating) set(day journal.Date) {
	d.take(day)
	d.toggle()
}

// take makes a day that of the entry.
func (d *dating) take(day journal.Date) {
	p := d.page
	if day == p.entry.Date {
		return
	}
	p.entry.Date = day
	d.button.SetFace("calendar", d.text())
	p.save.changed()
}

// changed hears of every change in the picker. While they hold what can't be,
// the entry has the day it had before, and not one that was only typed through
// (3 on the way to 31).
func (d *dating) changed() {
	err, day := d.check(), d.page.state.before
	if err == nil {
		day = d.day()
	}
	d.say(err)
	d.take(day)
	d.page.sheet.Reflow()
}

// errLongAgo is a year before anybody's who writes here: one that is not typed
// to its end, or wrong.
var errLongAgo = errors.New("long ago")

const firstYear = 1900

// day is what the picker holds, right or wrong.
func (d *dating) day() journal.Date { return journal.Date(d.entry.Text().Date(false)) }

// check says what can't be right about the date in the picker.
func (d *dating) check() error {
	day := d.day()
	switch {
	case day == journal.Date{}:
		return journal.ErrNoDate
	case day.Year < firstYear:
		return errLongAgo
	}
	return d.page.journal.CheckDate(day)
}

// say puts it below them.
func (d *dating) say(err error) {
	d.entry.SetWrong(err != nil)
	l := d.page.env.Look
	switch {
	case err == nil:
		d.remark.clear()
	case errors.Is(err, journal.ErrNotYet):
		d.remark.wrong(l.T("write.date_not_yet"))
	case errors.Is(err, errLongAgo):
		d.remark.wrong(l.T("write.date_long_ago"))
	case errors.Is(err, journal.ErrNoDate):
		d.remark.wrong(l.T("baby.error_no_date"))
	default:
		d.remark.wrong(l.T("baby.error_no_day"))
	}
}
