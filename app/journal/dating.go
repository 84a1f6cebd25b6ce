package journal

import "errors"

// What can be wrong with what was said of a pregnancy. Each belongs to one field.
var (
	ErrNoDate      = errors.New("no date")
	ErrNotYet      = errors.New("day has not come yet")
	ErrDueTooFar   = errors.New("due date more than 40 weeks away")
	ErrTooLong     = errors.New("pregnancy longer than 44 weeks")
	ErrClinicWeeks = errors.New("clinic's weeks out of range")
	ErrDays        = errors.New("days of a week out of range")
	ErrMonth       = errors.New("month of pregnancy out of range")
)

// Lengths of a pregnancy in days, counted from the first day of the last period.
const (
	termDays    = 7 * MaxWeeksToDue // to the due date
	contactDays = 41 * 7            // from here on: contact your clinic
	longestDays = 7 * MaxWeeks      // past this the dates can't be right
)

// The numbers that are taken, both ends included.
const (
	MinClinicWeeks, MaxClinicWeeks = 3, 42
	MinMonth, MaxMonth             = 1, 10
	MinDays, MaxDays               = 0, 6
	MaxWeeks                       = 44 // of any pregnancy, by its dates
	MaxWeeksToDue                  = 40 // that a due date may lie ahead
	MaxWeeksPastDue                = MaxWeeks - 40
)

// By is what is known of a pregnancy's dates.
type By string

// The ways in which a pregnancy is dated; "" when nothing is known.
const (
	ByDue    By = "due"    // the due date
	ByClinic By = "clinic" // weeks and days, told by a clinic on a day
	ByPeriod By = "period" // the first day of the last period
	ByMonth  By = "month"  // about which month it is, said on a day
)

// Dating is what a person said of a pregnancy's dates, kept as it was said.
type Dating struct {
	By    By   `json:"due_by"`
	Date  Date `json:"due_date"`  // the due date, the day of the clinic, the first day, or the day the month was said
	Weeks int  `json:"due_weeks"` // the clinic's
	Days  int  `json:"due_days"`  // the clinic's, beyond the weeks
	Month int  `json:"due_month"` // about month 1 to 10 was running
}

// Due returns the due date, 280 days after the first day of the last period; false
// when what was said doesn't give one.
func (d Dating) Due() (Date, bool) {
	switch d.By {
	case ByDue:
		return d.Date, d.Date.Valid()
	case ByClinic:
		return d.Date.AddDays(termDays - 7*d.Weeks - d.Days), d.Date.Valid()
	case ByPeriod:
		return d.Date.AddDays(termDays), d.Date.Valid()
	}
	return Date{}, false
}

// Gestation returns the completed weeks and days of pregnancy on a day; false when
// they aren't known or no pregnancy fits them.
func (d Dating) Gestation(on Date) (weeks, days int, ok bool) {
	due, ok := d.Due()
	if !ok {
		return 0, 0, false
	}
	length := termDays - due.Sub(on)
	if length < 0 || length > longestDays {
		return 0, 0, false
	}
	return length / 7, length % 7, true
}

// month returns which month of pregnancy is running on a day, when one was said.
func (d Dating) month(on Date) (month int, ok bool) {
	month = d.Month + monthsBetween(d.Date, on)
	return month, d.Date.Valid() && MinMonth <= month && month <= MaxMonth
}

// Check says what can't be right on the day today, if anything.
func (d Dating) Check(today Date) error {
	switch {
	case d.By == "":
		return nil
	case d.Date == Date{}:
		return ErrNoDate
	case !d.Date.Valid():
		return ErrNoSuchDay
	case d.By != ByDue && d.Date.After(today):
		return ErrNotYet
	case d.By == ByDue && d.Date.Sub(today) > termDays:
		return ErrDueTooFar
	}
	if err := d.checkNumbers(); err != nil {
		return err
	}
	if !d.fits(today) {
		return ErrTooLong
	}
	return nil
}

// checkNumbers says which number beside the date is out of its bounds.
func (d Dating) checkNumbers() error {
	switch {
	case d.By == ByClinic && (d.Weeks < MinClinicWeeks || d.Weeks > MaxClinicWeeks):
		return ErrClinicWeeks
	case d.By == ByClinic && (d.Days < MinDays || d.Days > MaxDays):
		return ErrDays
	case d.By == ByMonth && (d.Month < MinMonth || d.Month > MaxMonth):
		return ErrMonth
	}
	return nil
}

// fits reports whether a pregnancy can have the length these dates give it.
func (d Dating) fits(today Date) bool {
	if d.By == ByMonth {
		_, ok := d.month(today)
		return ok
	}
	_, _, ok := d.Gestation(today)
	return ok
}

// monthsBetween counts the whole months from one day to a later one.
func monthsBetween(from, to Date) int {
	months := 12*(to.Year-from.Year) + int(to.Month) - int(from.Month)
	if from.AddMonths(months).After(to) {
		months--
	}
	return months
}
