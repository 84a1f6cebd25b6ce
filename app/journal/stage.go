package journal

import "slices"

const (
	correctedMonths = 24    // a corrected age is used up to this real age
	monthDays       = 30.44 // an average month
)

// Stage is where a family is with one baby, in plain values. Only what is known
// is set: with None there is nothing to count, with Soft only months may be shown.
type Stage struct {
	None     bool // nothing is known, or what is known can't be right
	Pregnant bool
	Coming   bool // on the way to its family in another way
	Hospital bool // the baby is in hospital now
	Soft     bool

	Weeks, Days int // completed, of pregnancy; with Soft a guess to choose lessons by, never to be shown
	Trimester   int // 1 to 3; 0 when not known for certain
	Month       int // of pregnancy, with Soft

	Months    int  // completed months of age to choose lessons by, corrected for a baby that came early
	Age       Age  // since birth
	Early     bool // Corrected or UntilTerm say more than Age
	Corrected Age  // since the day the baby was due
	UntilTerm int  // days until that day, while it has not come

	ContactClinic bool // 41 weeks of pregnancy or more
	Recheck       bool // the dates can't be right: ask a clinic
}

// Age is a child's age in completed calendar months, and the weeks and days beyond.
type Age struct{ Months, Weeks, Days int }

// Stage returns where a family is with the baby on the day today.
func (b Baby) Stage(today Date) Stage {
	switch b.Way {
	case Expecting:
		return b.Dating.stage(today)
	case Coming:
		return Stage{None: true, Coming: true}
	case Born:
		return b.bornStage(today)
	}
	return Stage{None: true}
}

func (d Dating) stage(today Date) Stage {
	if d.By == "" {
		return Stage{None: true, Pregnant: true}
	}
	if !d.fits(today) {
		return Stage{None: true, Pregnant: true, Recheck: true}
	}
	if d.By == ByMonth {
		month, _ := d.month(today)
		middle := (float64(month) - 0.5) * monthDays
		return Stage{Pregnant: true, Soft: true, Month: month, Weeks: int(middle) / 7}
	}
	weeks, days, _ := d.Gestation(today)
	return Stage{
		Pregnant: true, Weeks: weeks, Days: days, Trimester: trimester(weeks),
		ContactClinic: 7*weeks+days >= contactDays,
	}
}

// trimester follows the usual bounds: to 13+6, to 27+6, and from 28+0.
func trimester(weeks int) int {
	switch {
	case weeks < 14:
		return 1
	case weeks < 28:
		return 2
	}
	return 3
}

func (b Baby) bornStage(today Date) Stage {
	if !b.Birth.Valid() || b.birth().After(today) {
		return Stage{None: true, Recheck: true, Hospital: b.InHospital}
	}
	if b.Soft {
		// Any day of the month may be the birthday, so months are told by name alone.
		months := 12*(today.Year-b.Birth.Year) + int(today.Month) - int(b.Birth.Month)
		return Stage{Soft: true, Months: months, Hospital: b.InHospital}
	}
	s := Stage{Age: ageOn(b.Birth, today), Hospital: b.InHospital}
	s.Months = s.Age.Months
	if term, early := b.term(); early && s.Age.Months < correctedMonths {
		s.Early = true
		if term.After(today) {
			s.Months, s.UntilTerm = 0, term.Sub(today)
		} else {
			s.Corrected = ageOn(term, today)
			s.Months = s.Corrected.Months
		}
	}
	return s
}

func ageOn(birth, today Date) Age {
	months := monthsBetween(birth, today)
	days := today.Sub(birth.AddMonths(months))
	return Age{months, days / 7, days % 7}
}

// Lead returns the baby whose stage the lessons follow: one in hospital first, then
// the youngest or still unborn, last those of whom nothing is counted. It returns
// false when there is none.
func Lead(babies []Baby, today Date) (Baby, bool) {
	if len(babies) == 0 {
		return Baby{}, false
	}
	return slices.MinFunc(babies, func(a, b Baby) int {
		return a.Stage(today).rank() - b.Stage(today).rank()
	}), true
}

// rank orders stages for Lead; the steps between kinds pass any week or month.
func (s Stage) rank() int {
	const step = 1000
	switch {
	case s.Hospital:
		return 0
	case s.None:
		return 3 * step
	case s.Pregnant:
		return step + s.Weeks
	}
	return 2*step + s.Months
}
