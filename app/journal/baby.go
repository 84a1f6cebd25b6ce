package journal

import (
	"errors"
	"unicode/utf8"

	"github.com/google/uuid"
)

// What can be wrong with what was said of a baby, beside its dating.
var (
	ErrNameTooLong  = errors.New("name too long")
	ErrBirthLongAgo = errors.New("birth more than 18 years ago")
	ErrEarlyWeeks   = errors.New("weeks at birth out of range")
)

// The weeks at birth that are taken, both ends included.
const MinEarlyWeeks, MaxEarlyWeeks = 22, 42

const (
	longestName = 60 // characters
	childYears  = 18
	termWeeks   = 37 // born before these, a baby came early
)

// Way is how a baby comes into a family's life.
type Way string

// The ways a baby comes.
const (
	NotNow    Way = ""          // nothing is said, so nothing is counted
	Expecting Way = "expecting" // a pregnancy
	Coming    Way = "coming"    // adoption, kafala, guardianship, surrogacy
	Born      Way = "born"
)

// Baby is what a person wished to say of a baby. What no longer fits its Way, such
// as the dating of a pregnancy after birth, is kept.
type Baby struct {
	ID   uuid.UUID `json:"-"`
	Name string    `json:"name"` // may be empty
	Way  Way       `json:"way"`
	Dating
	Birth      Date `json:"birth"`
	Soft       bool `json:"birth_soft"`  // only the month of Birth is known; its day is any
	EarlyWeeks int  `json:"early_weeks"` // of pregnancy at birth; 0 when not said
	EarlyDays  int  `json:"early_days"`  // beyond the weeks
	InHospital bool `json:"in_hospital"` // now
}

// Check says what can't be right on the day today, if anything; every error is one
// of this package's, for the field it belongs to.
func (b Baby) Check(today Date) error {
	if utf8.RuneCountInString(b.Name) > longestName {
		return ErrNameTooLong
	}
	switch b.Way {
	case Expecting:
		return b.Dating.Check(today)
	case Born:
		return b.checkBirth(today)
	}
	return nil
}

func (b Baby) checkBirth(today Date) error {
	switch early := b.EarlyWeeks != 0 || b.EarlyDays != 0; {
	case b.Birth == Date{}:
		return ErrNoDate
	case !b.Birth.Valid():
		return ErrNoSuchDay
	case b.birth().After(today):
		return ErrNotYet
	case today.After(b.Birth.AddMonths(12 * childYears)):
		return ErrBirthLongAgo
	case early && (b.EarlyWeeks < MinEarlyWeeks || b.EarlyWeeks > MaxEarlyWeeks):
		return ErrEarlyWeeks
	case early && (b.EarlyDays < MinDays || b.EarlyDays > MaxDays):
		return ErrDays
	}
	return nil
}

// birth is the day of birth, or the first of its month when only that is known.
func (b Baby) birth() Date {
	if b.Soft {
		return Date{b.Birth.Year, b.Birth.Month, 1}
	}
	return b.Birth
}

// term returns the day on which a baby that came early was due; false for others.
func (b Baby) term() (Date, bool) {
	if b.Soft || b.EarlyWeeks == 0 || b.EarlyWeeks >= termWeeks {
		return Date{}, false
	}
	return b.Birth.AddDays(termDays - 7*b.EarlyWeeks - b.EarlyDays), true
}
