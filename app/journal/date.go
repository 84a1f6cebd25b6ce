package journal

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// ErrNoSuchDay says that a date isn't in the calendar, or isn't written as one.
var ErrNoSuchDay = errors.New("no such day")

// Date is a day of the calendar, with no time and no zone. The zero Date is no day.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Today returns the day it is at a moment, in the moment's own zone.
func Today(now time.Time) Date { return dateOf(now) }

func dateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{year, month, day}
}

// ParseDate reads a date as String writes it.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() == 0 {
		return Date{}, fmt.Errorf("journal: parse %q: %w", s, ErrNoSuchDay)
	}
	return dateOf(t), nil
}

// String writes the date as ISO 8601 does, "2025-03-05", so that text order is
// time order; the zero Date is empty.
func (d Date) String() string {
	if d == (Date{}) {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(text []byte) (err error) {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	*d, err = ParseDate(string(text))
	return err
}

// Valid reports whether the calendar has the day. Years run from 1 to 9999.
func (d Date) Valid() bool {
	return 1 <= d.Year && d.Year <= 9999 && dateOf(d.midnight()) == d
}

// AddDays returns the day n days later; a negative n goes back.
func (d Date) AddDays(n int) Date { return dateOf(d.midnight().AddDate(0, 0, n)) }

// AddMonths returns the same day n months later, or the last of that month when
// it has no such day.
func (d Date) AddMonths(n int) Date {
	first := Date{d.Year, d.Month, 1}.midnight().AddDate(0, n, 0)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// Sub returns the days from other to d, negative when d comes first.
func (d Date) Sub(other Date) int {
	return int((d.midnight().Unix() - other.midnight().Unix()) / secondsPerDay)
}

// Compare returns -1, 0 or 1 as d comes before, is, or comes after other.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// After reports whether d comes after other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

const secondsPerDay = 24 * 60 * 60

// midnight places the date on a line of equally long days.
func (d Date) midnight() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}
