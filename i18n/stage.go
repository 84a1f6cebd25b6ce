package i18n

import "strconv"

// Pregnancy writes how far a pregnancy is, in completed weeks and days:
// "24 weeks + 3 days", «24 ہفتے اور 3 دن».
func (l *Language) Pregnancy(weeks, days int) string {
	switch {
	case days == 0:
		return l.N("stage.weeks", weeks)
	case weeks == 0:
		return l.N("stage.days", days)
	}
	return l.T("stage.weeks_days", "Weeks", l.N("stage.weeks", weeks), "Days", l.N("stage.days", days))
}

// PregnancyMonth writes a pregnancy of which only the month (1 to 10) is known.
func (l *Language) PregnancyMonth(month int) string {
	return l.T("stage.pregnancy_month_" + strconv.Itoa(month))
}

// Age is a child's age in whole units that add up, no larger unit fitting into a smaller.
type Age struct{ Months, Weeks, Days int }

// Age writes a child's age in its two largest useful units: days and weeks in the
// first month, then months and weeks, from two years on years and months.
func (l *Language) Age(a Age) string {
	switch {
	case a.Months >= 24:
		return l.pair("stage.years", a.Months/12, "stage.months", a.Months%12)
	case a.Months > 0:
		return l.pair("stage.months", a.Months, "stage.weeks", a.Weeks)
	case a.Weeks > 0 || a.Days > 0:
		return l.pair("stage.weeks", a.Weeks, "stage.days", a.Days)
	}
	return l.T("stage.born_today")
}

func (l *Language) pair(largeKey string, large int, smallKey string, small int) string {
	switch {
	case small == 0:
		return l.N(largeKey, large)
	case large == 0:
		return l.N(smallKey, small)
	}
	return l.T("stage.pair", "Large", l.N(largeKey, large), "Small", l.N(smallKey, small))
}

// AgeCorrected writes the age of a child born early, and the age counted from the
// due date: "3 months 2 weeks, corrected 2 months".
func (l *Language) AgeCorrected(a, corrected Age) string {
	if corrected == (Age{}) {
		return l.T("stage.at_due", "Age", l.Age(a))
	}
	return l.T("stage.corrected", "Age", l.Age(a), "Corrected", l.Age(corrected))
}

// AgeBeforeDue writes the age of a child born early whose due date is still the
// given number of days (1 or more) away.
func (l *Language) AgeBeforeDue(a Age, days int) string {
	left := l.pair("stage.weeks", days/7, "stage.days", days%7)
	count := days // the number the verb agrees with: one week is one
	if days%7 == 0 {
		count = days / 7
	}
	return l.N("stage.before_due", count, "Age", l.Age(a), "Left", left)
}

// AgeAbout writes an age of which only the months are known.
func (l *Language) AgeAbout(months int) string {
	switch {
	case months == 0:
		return l.T("stage.about_new")
	case months < 24:
		return l.N("stage.about_months", months)
	}
	return l.N("stage.about_years", months/12)
}
