package screen

import (
	"errors"
	"strconv"
	"strings"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// source names what a date and a number of weeks were said of: one of journal's
// ways of dating, or the birth.
type source string

const atBirth source = "birth"

// said is what has been entered of one source, as it was typed.
type said struct {
	date        kit.DateText
	weeks, days string
}

// babyForm is a baby as far as it has been entered. It changes nothing that is
// not asked for, and keeps what no longer fits.
type babyForm struct {
	kept     journal.Baby // as the journal has it
	name     string
	urdu     bool // in the name, Latin keys give Urdu letters
	way      journal.Way
	answered bool // a way was chosen, be it "not now"
	by       journal.By
	said     map[source]said
	month    string // of pregnancy, about
	running  string // what month held at first: that of a month said earlier
	soft     bool   // only the month of birth is known
	early    bool
	hospital bool
}

// formOf puts what the journal has into a form.
func formOf(b journal.Baby, today journal.Date) babyForm {
	f := babyForm{
		kept: b, name: b.Name, way: b.Way, answered: true, by: b.By, said: map[source]said{},
		soft: b.Soft, hospital: b.InHospital, early: b.EarlyWeeks > 0,
	}
	dated := said{date: textOf(b.Date)}
	switch b.By {
	case journal.ByClinic:
		dated.weeks, dated.days = strconv.Itoa(b.Weeks), strconv.Itoa(b.Days)
	case journal.ByMonth:
		pregnancy := journal.Baby{Way: journal.Expecting, Dating: b.Dating}
		if s := pregnancy.Stage(today); s.Month > 0 {
			f.running = strconv.Itoa(s.Month)
		}
		f.month = f.running
	}
	f.said[source(b.By)] = dated
	birth := said{date: textOf(b.Birth)}
	if f.early {
		birth.weeks, birth.days = strconv.Itoa(b.EarlyWeeks), strconv.Itoa(b.EarlyDays)
	}
	f.said[atBirth] = birth
	return f
}

// baby is what the form says; Baby.Check tells whether it can be.
func (f babyForm) baby(today journal.Date) journal.Baby {
	b := f.kept
	b.Name, b.Way = strings.TrimSpace(f.name), f.way
	switch f.way {
	case journal.Expecting:
		b.Dating = f.dating(today)
	case journal.Born:
		s := f.said[atBirth]
		b.Birth, b.Soft, b.InHospital = journal.Date(s.date.Date(f.soft)), f.soft, f.hospital
		b.EarlyWeeks, b.EarlyDays = 0, 0
		if f.early {
			b.EarlyWeeks, b.EarlyDays = whole(s.weeks), daysOf(s.days)
		}
	}
	return b
}

func (f babyForm) dating(today journal.Date) journal.Dating {
	d, s := journal.Dating{By: f.by}, f.said[source(f.by)]
	switch f.by {
	case journal.ByDue, journal.ByPeriod:
		d.Date = journal.Date(s.date.Date(false))
	case journal.ByClinic:
		d.Date, d.Weeks, d.Days = journal.Date(s.date.Date(false)), whole(s.weeks), daysOf(s.days)
	case journal.ByMonth:
		if f.running != "" && kit.LatinDigits(f.month) == f.running {
			return f.kept.Dating
		}
		d.Date, d.Month = today, whole(f.month)
	}
	return d
}

// daysOf reads the days beyond the weeks, which may be left out.
func daysOf(typed string) int {
	if strings.TrimSpace(typed) == "" {
		return 0
	}
	return whole(typed)
}

// place is a field of the form.
type place uint8

const (
	placeName place = iota
	placeDate
	placeWeeks
	placeDays
	placeMonth
)

// fault tells which field an error of Baby.Check belongs to and what to say
// beside it; false for an error that is not about the form.
func (f babyForm) fault(l *kit.Look, err error) (at place, text string, ok bool) {
	between := func(key string, from, to int) string { return l.T(key, "From", from, "To", to) }
	switch {
	case errors.Is(err, journal.ErrNameTooLong):
		return placeName, l.T("baby.error_name_long"), true
	case errors.Is(err, journal.ErrClinicWeeks):
		return placeWeeks, between("baby.error_clinic_weeks", journal.MinClinicWeeks, journal.MaxClinicWeeks), true
	case errors.Is(err, journal.ErrEarlyWeeks):
		return placeWeeks, between("baby.error_early_weeks", journal.MinEarlyWeeks, journal.MaxEarlyWeeks), true
	case errors.Is(err, journal.ErrDays):
		return placeDays, between("baby.error_days", journal.MinDays, journal.MaxDays), true
	case errors.Is(err, journal.ErrMonth):
		return placeMonth, between("baby.error_month", journal.MinMonth, journal.MaxMonth), true
	}
	for _, known := range f.dateFaults() {
		if errors.Is(err, known.err) {
			return placeDate, l.T(known.key, known.args...), true
		}
	}
	return 0, "", false
}

type dateFault struct {
	err  error
	key  string
	args []any
}

// dateFaults are what can be wrong with a date, in the words that fit its source.
func (f babyForm) dateFaults() []dateFault {
	missing, long := "baby.error_no_date", "baby.error_period_long_ago"
	if f.way == journal.Born && f.soft {
		missing = "baby.error_no_month"
	}
	if f.by == journal.ByDue {
		long = "baby.error_due_past"
	}
	return []dateFault{
		{journal.ErrNoDate, missing, nil},
		{journal.ErrNoSuchDay, "baby.error_no_day", nil},
		{journal.ErrNotYet, "baby.error_not_yet", nil},
		{journal.ErrDueTooFar, "baby.error_due_far", nil},
		{journal.ErrTooLong, long, []any{"Weeks", journal.MaxWeeks}},
		{journal.ErrBirthLongAgo, "baby.error_birth_long_ago", nil},
	}
}
