package kit

import (
	"strconv"
	"time"
)

// Day is a day of the calendar; the zero Day is none. It has the fields of
// other packages' dates, so that they convert.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

func dayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

func (d Day) at() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// real tells whether the calendar has the day.
func (d Day) real() bool { return d.Year > 0 && d.Year < 10000 && dayOf(d.at()) == d }

// plus is the day so many days later.
func (d Day) plus(days int) Day { return dayOf(d.at().AddDate(0, 0, days)) }

// plusMonths is the same day so many months later, or the last of that month.
func (d Day) plusMonths(n int) Day {
	first := dayOf(time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC))
	first.Day = min(d.Day, first.length())
	return first
}

// length is how many days the day's month has.
func (d Day) length() int {
	return time.Date(d.Year, d.Month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func (d Day) before(o Day) bool { return d.at().Before(o.at()) }

// within is the day itself, or the nearest that lies in bounds; a zero bound is
// none.
func (d Day) within(least, most Day) Day {
	switch {
	case least != Day{} && d.before(least):
		return least
	case most != Day{} && most.before(d):
		return most
	}
	return d
}

// DateText is a date as far as it has been entered, right or wrong.
type DateText struct {
	Day, Year string     // as typed, in Latin digits or others
	Month     time.Month // 0 while none is chosen
}

// TextOf writes a day as it is entered; the zero Day as nothing.
func TextOf(d Day) DateText {
	if d == (Day{}) {
		return DateText{}
	}
	return DateText{strconv.Itoa(d.Day), strconv.Itoa(d.Year), d.Month}
}

// Date gives the day, which may be one the calendar lacks; the zero Day when a
// part of it is missing. With onlyMonth it is the first of the month.
func (t DateText) Date(onlyMonth bool) Day {
	day, ok := Whole(t.Day)
	if onlyMonth {
		day, ok = 1, true
	}
	year, known := Whole(t.Year)
	if !ok || !known || t.Month == 0 {
		return Day{}
	}
	return Day{year, t.Month, day}
}

// Whole reads a whole number as it was typed, in Latin or Urdu digits.
func Whole(typed string) (n int, ok bool) {
	n, err := strconv.Atoi(LatinDigits(typed))
	return n, err == nil && n >= 0
}
