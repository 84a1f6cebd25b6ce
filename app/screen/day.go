package screen

import (
	"gehwara/app/journal"
	"gehwara/app/kit"
)

// textOf writes a date as it is entered; the zero Date as nothing.
func textOf(d journal.Date) kit.DateText { return kit.TextOf(kit.Day(d)) }

// none stands for a number that is not given.
const none = -1

// whole reads a number as it was typed, in Latin or Urdu digits.
func whole(typed string) int {
	if n, ok := kit.Whole(typed); ok {
		return n
	}
	return none
}
