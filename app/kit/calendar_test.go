package kit_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/i18n"
)

// thursday is the day of all calendars here: 5 March 2026.
var thursday = kit.Day{Year: 2026, Month: time.March, Day: 5}

func day(y int, m time.Month, d int) kit.Day { return kit.Day{Year: y, Month: m, Day: d} }

// ahead and behind are the arrow keys in the direction in which one reads.
func (r *room) ahead() (ahead, behind string) {
	if r.look.RTL() {
		return "Left", "Right"
	}
	return "Right", "Left"
}

func TestCalendarByKeyboard(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		ahead, behind := r.ahead()
		var picked kit.Day
		c := kit.NewCalendar(r.look, kit.CalendarKind{
			Today: thursday, Min: day(2024, 2, 10), Max: day(2026, 3, 20), Picked: func(d kit.Day) { picked = d },
		})
		r.show(c, 400, 500)
		r.focus(c.Grid())
		for _, step := range []struct {
			key  string
			want kit.Day
		}{
			{ahead, day(2026, 3, 6)}, {behind, day(2026, 3, 5)}, {behind, day(2026, 3, 4)},
			{"Down", day(2026, 3, 11)}, {"Up", day(2026, 3, 4)}, {"Up", day(2026, 2, 25)},
			{"Home", day(2026, 2, 22)}, {"End", day(2026, 2, 28)}, // Sunday to Saturday
			{"Prior", day(2026, 1, 28)}, {"Next", day(2026, 2, 28)},
			{"ctrl Prior", day(2025, 2, 28)}, {"shift Prior", day(2024, 2, 28)},
			{"Prior", day(2024, 2, 10)}, {"Up", day(2024, 2, 10)}, // no earlier than that
			{"ctrl Next", day(2025, 2, 10)}, {"shift Next", day(2026, 2, 10)},
			{"Next", day(2026, 3, 10)}, {"Next", day(2026, 3, 20)}, {ahead, day(2026, 3, 20)},
		} {
			press(c.Grid(), step.key)
			want(t, step.key, c.Shown(), step.want)
		}
		want(t, "nothing is chosen by going there", picked, kit.Day{})
		press(c.Grid(), "Return")
		want(t, "chosen", picked, day(2026, 3, 20))
		press(c.Grid(), behind, "Space")
		want(t, "chosen", picked, day(2026, 3, 19))
		press(c.Grid(), "Escape")
		want(t, "keys handed on", len(r.keys), 1)
	})
}

// The last day of a long month has its like in a shorter one.
func TestCalendarTurnsShortMonths(t *testing.T) {
	r := newRoom(t, "en")
	c := kit.NewCalendar(r.look, kit.CalendarKind{Today: day(2024, 3, 31)})
	r.show(c, 400, 500)
	press(c.Grid(), "Prior")
	want(t, "a leap year", c.Shown(), day(2024, 2, 29))
	press(c.Grid(), "ctrl Next")
	want(t, "a year later", c.Shown(), day(2025, 2, 28))
}

// A week begins on Sunday, at the side where one begins to read; a press
// chooses what is under the mouse, and no day beyond the bounds.
func TestCalendarByMouse(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		var picked []kit.Day
		c := kit.NewCalendar(r.look, kit.CalendarKind{
			Today: thursday, Max: thursday, Picked: func(d kit.Day) { picked = append(picked, d) },
		})
		r.show(c, 420, 500)
		grid := c.Grid().(fyne.Widget)
		size := grid.Size()
		high := (size.Height - 6*r.look.Touch() - 5*4) // of the weekdays
		at := func(column, line int) fyne.Position {
			x := (float32(column) + 0.5) * size.Width / 7
			if r.look.RTL() {
				x = size.Width - x
			}
			return fyne.NewPos(x, high+(float32(line)+0.5)*(r.look.Touch()+4))
		}
		tap := func(column, line int) {
			grid.(fyne.Tappable).Tapped(&fyne.PointEvent{Position: at(column, line)})
		}
		tap(0, 0) // Sunday, 1 March 2026
		tap(4, 0) // Thursday
		tap(5, 0) // tomorrow
		tap(6, 5) // no day
		want(t, "presses taken", len(picked), 2)
		want(t, "the first", picked[0], day(2026, 3, 1))
		want(t, "the second", picked[1], thursday)
	})
}

func TestCalendarOfMonths(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		ahead, behind := r.ahead()
		var picked kit.Day
		c := kit.NewCalendar(r.look, kit.CalendarKind{
			Today: thursday, Max: thursday, OnlyMonth: true, Picked: func(d kit.Day) { picked = d },
		})
		r.show(c, 420, 400)
		press(c.Grid(), ahead)
		want(t, "no later than this month", c.Shown().Month, time.March)
		press(c.Grid(), behind, "Prior")
		want(t, "a year back", c.Shown(), day(2025, 2, 5))
		press(c.Grid(), "Down")
		want(t, "a line on", c.Shown(), day(2025, 5, 5))
		press(c.Grid(), "Home", "Return")
		want(t, "chosen", picked, day(2025, 1, 5))
	})
}

func TestCalendarSaysTheDay(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		c := kit.NewCalendar(r.look, kit.CalendarKind{Today: thursday, Chosen: thursday})
		lang := r.look.Lang
		label := c.Grid().(fyne.Accessible).AccessibilityLabel()
		want(t, "said", label, lang.DateWithWeekday(2026, 3, 5)+" · "+lang.T("date.today")+" · "+lang.T("date.chosen"))
	})
}

// What is typed shows in the calendar, and what is chosen there in the fields,
// in the digits of the settings.
func TestDatePicker(t *testing.T) {
	for _, native := range []bool{false, true} {
		both(t, func(t *testing.T, r *room) {
			r.look.Lang = r.look.Lang.WithDigits(native)
			told, resized := 0, 0
			p := kit.NewDatePicker(r.look, kit.DateKind{
				Today: thursday, Max: thursday, Typed: kit.TextOf(day(2026, 2, 3)), About: func(bool) {},
				Changed: func() { told++ }, Resized: func() { resized++ },
			})
			r.show(p, 800, 700)
			want(t, "to begin with", p.Text().Date(false), day(2026, 2, 3))
			want(t, "day field", p.Text().Day, r.look.Lang.Number(3))
			press(r.find(r.look.T("date.calendar")).(fyne.Focusable), "Return")
			grid := r.window.Canvas().Focused()
			want(t, "the calendar is at the day", grid.(fyne.Accessible).AccessibilityLabel(),
				r.look.Lang.DateWithWeekday(2026, 2, 3)+" · "+r.look.T("date.chosen"))
			press(grid, "Next", "Return")
			want(t, "chosen", p.Text().Date(false), day(2026, 3, 3))
			want(t, "told", told, 1)
			want(t, "unfolded and folded up", resized, 2)
			press(r.find(r.look.T("date.about")).(fyne.Focusable), "Space")
			want(t, "only the month", p.Text().Date(true), day(2026, 3, 1))
			press(r.find(r.look.T("date.calendar")).(fyne.Focusable), "Return")
			press(r.window.Canvas().Focused(), "Escape")
			want(t, "Escape stays here", len(r.keys), 0)
			press(r.window.Canvas().Focused(), "Escape")
			want(t, "Escape handed on", len(r.keys), 1)
		})
	}
}

// A date may be one the calendar lacks, or none, while it is typed.
func TestDatePickerTakesWhatIsTyped(t *testing.T) {
	for _, c := range []struct {
		text      kit.DateText
		onlyMonth bool
		want      kit.Day
	}{
		{kit.DateText{Day: "۳", Year: "۲۰۲۶", Month: 2}, false, day(2026, 2, 3)},
		{kit.DateText{Day: "31", Year: "2026", Month: 2}, false, day(2026, 2, 31)},
		{kit.DateText{Day: "", Year: "2026", Month: 2}, false, kit.Day{}},
		{kit.DateText{Day: "", Year: "2026", Month: 2}, true, day(2026, 2, 1)},
		{kit.DateText{Day: "-3", Year: "2026", Month: 2}, false, kit.Day{}},
		{kit.DateText{Day: "3", Year: "2026"}, false, kit.Day{}},
	} {
		want(t, "date", c.text.Date(c.onlyMonth), c.want)
	}
	r := newRoom(t, "ur")
	p := kit.NewDatePicker(r.look, kit.DateKind{Today: thursday, Open: true, Typed: kit.DateText{Day: "31", Month: 2, Year: "0"}})
	r.show(p, 800, 700)
	want(t, "kept as typed", p.Text(), kit.DateText{Day: "31", Month: 2, Year: "0"})
}

// The month steps round the year, from the present one when none is chosen.
func TestMonthStepsRoundTheYear(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		p := kit.NewDatePicker(r.look, kit.DateKind{Today: thursday})
		r.show(p, 800, 300)
		less := r.look.T("app.less", "What", r.look.T("date.month"))
		more := r.look.T("app.more", "What", r.look.T("date.month"))
		test.Tap(r.find(more).(fyne.Tappable))
		want(t, "the first step", p.Text().Month, time.March)
		for range 3 {
			test.Tap(r.find(less).(fyne.Tappable))
		}
		want(t, "back over the new year", p.Text().Month, time.December)
		test.Tap(r.find(more).(fyne.Tappable))
		want(t, "and on", p.Text().Month, time.January)
	})
}

// Every month is whole: its first day stands under its weekday.
func TestMonthsAreWhole(t *testing.T) {
	r := newRoom(t, i18n.Tags()[0])
	c := kit.NewCalendar(r.look, kit.CalendarKind{Today: day(2024, 1, 1)})
	r.show(c, 400, 500)
	for m := range 24 {
		first := time.Date(2024, time.Month(m+1), 1, 0, 0, 0, 0, time.UTC)
		c.SetChosen(day(first.Year(), first.Month(), 1))
		press(c.Grid(), "Home")
		sunday := first.AddDate(0, 0, -int(first.Weekday()))
		want(t, first.String(), c.Shown(), day(sunday.Year(), sunday.Month(), sunday.Day()))
	}
}
