package i18n

import (
	"strconv"
	"strings"
	"time"
)

// Date writes a calendar date in full: "5 March 2025", «5 مارچ، 2025».
func (l *Language) Date(year int, month time.Month, day int) string {
	return l.T("date.long", "Day", day, "Month", l.Month(month), "Year", year)
}

// DateWithWeekday writes a calendar date with its day of the week first.
func (l *Language) DateWithWeekday(year int, month time.Month, day int) string {
	weekday := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Weekday()
	return l.T("date.long_weekday", "Weekday", l.Weekday(weekday), "Day", day, "Month", l.Month(month), "Year", year)
}

// ShortDate writes day and month, for places where the year is plain: "5 March".
func (l *Language) ShortDate(month time.Month, day int) string {
	return l.T("date.short", "Day", day, "Month", l.Month(month))
}

// MonthYear writes a month of a year: "March 2025", «مارچ 2025».
func (l *Language) MonthYear(year int, month time.Month) string {
	return l.T("date.month_year", "Month", l.Month(month), "Year", year)
}

// Month returns the name of a month.
func (l *Language) Month(month time.Month) string {
	return l.T("month." + strconv.Itoa(int(month)))
}

// WeekStart returns the day a week begins with. In Pakistan that is Sunday
// (CLDR's week data); a catalogue that doesn't say it begins with Monday, as
// ISO 8601 does.
func (l *Language) WeekStart() time.Weekday {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(d.String(), l.fact("language.week")) {
			return d
		}
	}
	return time.Monday
}

// WeekdayShort returns the name of a day of the week as it stands over a
// calendar.
func (l *Language) WeekdayShort(day time.Weekday) string {
	return l.T("weekday.short_" + strconv.Itoa(int(day)))
}

// Weekday returns the name of a day of the week.
func (l *Language) Weekday(day time.Weekday) string {
	return l.T("weekday." + strconv.Itoa(int(day)))
}
