package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// Calendar shows the days of one month, or the months of one year, to choose
// from. Its weeks run as one reads.
type Calendar struct {
	stack
	look  *Look
	kind  CalendarKind
	title *fyne.Container
	grid  *days
}

// CalendarKind is what a Calendar is for.
type CalendarKind struct {
	Chosen    Day // zero: none
	Today     Day
	Min, Max  Day // bounds of what can be chosen; zero: none
	OnlyMonth bool
	Picked    func(Day) // hears of the chosen day; of a month, its first
}

// NewCalendar makes a calendar that is open at the chosen day, or at today.
func NewCalendar(l *Look, k CalendarKind) *Calendar {
	c := &Calendar{look: l, kind: k, title: Column(0)}
	c.grid = newDays(c)
	turn := func(icon, key string, by int) *Button {
		return NewIcon(l, icon, l.T(key), Quiet, func() { c.turn(by) })
	}
	back, on := "date.month_before", "date.month_after"
	if k.OnlyMonth {
		back, on = "date.year_before", "date.year_after"
	}
	c.Container = Column(Inside,
		RowGrow(l, Inside, 1, turn("back", back, -1), c.title, turn("next", on, +1)), c.grid)
	c.ExtendBaseWidget(c)
	c.show(c.kind.first())
	return c
}

// first is where a calendar opens.
func (k CalendarKind) first() Day {
	if k.Chosen.real() {
		return k.Chosen.within(k.Min, k.Max)
	}
	return k.Today.within(k.Min, k.Max)
}

// SetChosen marks another day and shows its month; one that is none leaves the
// month as it is.
func (c *Calendar) SetChosen(d Day) {
	c.kind.Chosen = d
	if d.real() {
		c.grid.at = d.within(c.kind.Min, c.kind.Max)
	}
	c.show(c.grid.at)
}

// Grid is what takes the keys.
func (c *Calendar) Grid() fyne.Focusable { return c.grid }

// Shown is the day the keys are at: its month is the one that is seen.
func (c *Calendar) Shown() Day { return c.grid.at }

// turn goes on by so many months, or years where months are chosen.
func (c *Calendar) turn(by int) {
	if c.kind.OnlyMonth {
		by *= 12
	}
	c.show(c.grid.at.plusMonths(by))
}

// show goes to a day, or to the nearest that can be chosen.
func (c *Calendar) show(d Day) {
	c.grid.at = d.within(c.kind.Min, c.kind.Max)
	text := c.look.Lang.MonthYear(c.grid.at.Year, c.grid.at.Month)
	if c.kind.OnlyMonth {
		text = c.look.Lang.Number(c.grid.at.Year)
	}
	c.title.Objects = []fyne.CanvasObject{NewLabel(c.look, text, Words{Bold: true, Centre: true})}
	c.title.Layout.Layout(c.title.Objects, c.title.Size())
	c.grid.fill()
	repaint(c)
}

// pick chooses a day.
func (c *Calendar) pick(d Day) {
	if !c.kind.open(d) {
		return
	}
	c.SetChosen(d)
	if c.kind.Picked != nil {
		c.kind.Picked(d)
	}
}

// open tells whether a day, or any day of its month, can be chosen.
func (k CalendarKind) open(d Day) bool {
	if k.OnlyMonth {
		first, last := d, d
		first.Day, last.Day = 1, d.length()
		return first.within(k.Min, k.Max) == first || last.within(k.Min, k.Max) == last ||
			k.Min != Day{} && k.same(d, k.Min)
	}
	return d.within(k.Min, k.Max) == d
}

// same tells whether two days are one here: of months, only the month counts.
func (k CalendarKind) same(a, b Day) bool {
	if k.OnlyMonth {
		a.Day, b.Day = 1, 1
	}
	return a == b
}

// cells are what the grid shows: days or months, and how many stand in a line.
func (c *Calendar) cells() (list []Day, columns int) {
	at := c.grid.at
	if c.kind.OnlyMonth {
		for m := time.January; m <= time.December; m++ {
			list = append(list, Day{at.Year, m, 1})
		}
		return list, 3
	}
	first := Day{at.Year, at.Month, 1}
	for range (int(first.at().Weekday()) - int(c.look.Lang.WeekStart()) + 7) % 7 {
		list = append(list, Day{})
	}
	for d := 1; d <= first.length(); d++ {
		list = append(list, Day{at.Year, at.Month, d})
	}
	return list, 7
}

// word is what stands on a cell.
func (c *Calendar) word(d Day) string {
	if c.kind.OnlyMonth {
		return c.look.Lang.Month(d.Month)
	}
	return c.look.Lang.Number(d.Day)
}

// sentence is a day for those who can't see it.
func (c *Calendar) sentence(d Day) string {
	lang := c.look.Lang
	text := lang.DateWithWeekday(d.Year, d.Month, d.Day)
	if c.kind.OnlyMonth {
		text = lang.MonthYear(d.Year, d.Month)
	}
	if c.kind.same(d, c.kind.Today) && !c.kind.OnlyMonth {
		text += " · " + c.look.T("date.today")
	}
	if c.kind.same(d, c.kind.Chosen) {
		text += " · " + c.look.T("date.chosen")
	}
	return text
}
