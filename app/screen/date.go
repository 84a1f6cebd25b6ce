package screen

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// dateText is a date as far as it has been entered.
type dateText struct {
	day, year string
	month     time.Month // 0 while none is chosen
}

// textOf writes a date for its fields; the zero Date leaves them empty.
func textOf(d journal.Date) dateText {
	if d == (journal.Date{}) {
		return dateText{}
	}
	return dateText{strconv.Itoa(d.Day), strconv.Itoa(d.Year), d.Month}
}

// date gives the day, which may be one the calendar lacks; the zero Date when a
// part of it is missing. Without a day of the month it is the first.
func (t dateText) date(onlyMonth bool) journal.Date {
	day, year := whole(t.day), whole(t.year)
	if onlyMonth {
		day = 1
	}
	if day == none || year == none || t.month == 0 {
		return journal.Date{}
	}
	return journal.Date{Year: year, Month: t.month, Day: day}
}

// none stands for a number that is not given.
const none = -1

// whole reads a number as it was typed, in Latin or Urdu digits.
func whole(typed string) int {
	n, err := strconv.Atoi(kit.LatinDigits(typed))
	if err != nil || n < 0 {
		return none
	}
	return n
}

// numberField is a field for a number with its steps, holding what was typed before.
func numberField(l *kit.Look, caption, typed string, from, to int, changed func()) *kit.Number {
	n := kit.NewNumber(l, caption, from, from, to, true, changed)
	n.Field().SetText(l.Lang.Digits(kit.LatinDigits(typed)))
	return n
}

// The years one can step to from this one. Others can be typed.
const yearsBack, yearsOn = 18, 1

// dateEntry is where a date is entered: day, month by name and year, each with a
// step on either side; or month and year alone.
type dateEntry struct {
	box       *fyne.Container
	env       *Env
	day, year *kit.Number
	month     *kit.Button
	chosen    time.Month
	changed   func()
}

func newDateEntry(env *Env, t dateText, onlyMonth bool, changed func()) *dateEntry {
	l, year := env.Look, env.Today().Year
	if t.year == "" {
		t.year = strconv.Itoa(year)
	}
	d := &dateEntry{env: env, chosen: t.month, changed: changed}
	d.day = numberField(l, l.T("date.day"), t.day, 1, 31, changed)
	d.year = numberField(l, l.T("date.year"), t.year, year-yearsBack, year+yearsOn, changed)
	d.month = kit.NewButton(l, "", d.monthName(), kit.Quiet, d.pick)
	high := d.day.Field().MinSize().Height
	month := captioned(l, l.T("date.month"), kit.RowGrow(l, kit.Inside, 1,
		asHigh(high, kit.NewButton(l, "minus", "", kit.Quiet, func() { d.step(-1) })),
		asHigh(high, d.month),
		asHigh(high, kit.NewButton(l, "plus", "", kit.Quiet, func() { d.step(+1) }))))
	d.box = kit.Tiles(l, 12*l.Size, kit.Between, d.day, month, d.year)
	d.askDay(!onlyMonth)
	return d
}

// askDay asks for the day too, or for month and year alone.
func (d *dateEntry) askDay(on bool) {
	if on {
		d.day.Show()
	} else {
		d.day.Hide()
	}
}

// text is what has been entered.
func (d *dateEntry) text() dateText {
	return dateText{d.day.Field().Text(), d.year.Field().Text(), d.chosen}
}

// start is where one begins to enter a date.
func (d *dateEntry) start() fyne.Focusable {
	if d.day.Hidden {
		return d.month
	}
	return d.day.Field()
}

func (d *dateEntry) setWrong(on bool) {
	d.day.SetWrong(on)
	d.year.SetWrong(on)
}

func (d *dateEntry) monthName() string {
	if d.chosen == 0 {
		return "…"
	}
	return d.env.Look.Lang.Month(d.chosen)
}

// step goes to the month before or after, from the present one when none is
// chosen yet, and round at the end of the year.
func (d *dateEntry) step(by int) {
	if d.chosen == 0 {
		d.choose(d.env.Today().Month)
		return
	}
	d.choose(time.Month((int(d.chosen)+by+11)%12 + 1))
}

func (d *dateEntry) choose(m time.Month) {
	d.chosen = m
	d.month.SetFace("", d.monthName())
	d.changed()
}

// pick shows all the months.
func (d *dateEntry) pick() {
	l := d.env.Look
	var over *kit.Overlay
	var start *kit.Button
	grid := kit.Tiles(l, 8*l.Size, kit.Between)
	for m := time.January; m <= time.December; m++ {
		b := kit.NewButton(l, "", l.Lang.Month(m), kit.Quiet, func() {
			over.Close()
			d.choose(m)
			d.env.Canvas.Focus(d.month)
		}).Selected(m == d.chosen)
		if start == nil || m == d.chosen {
			start = b
		}
		grid.Add(b)
	}
	over = kit.ShowOverlay(l, d.env.Canvas, grid, start)
}

// asHigh gives a button the height of the fields beside it.
func asHigh(height float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: leastHigh(height), Objects: []fyne.CanvasObject{o}}
}

// leastHigh fills its place with one object, at least so many dp high.
type leastHigh float32

func (leastHigh) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (h leastHigh) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(0, float32(h)))
}
