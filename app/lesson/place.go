package lesson

import (
	"cmp"
	"errors"
	"math"
	"slices"
)

// Place is where a family is, as far as it has said so.
type Place struct {
	Pregnant bool
	Weeks    int // completed weeks of pregnancy
	Months   int // completed months of age, corrected where the baby came early
	Hospital bool
	None     bool            // nothing is known, or nothing should be assumed
	Finished map[string]bool // ids of lessons already read
}

// Stage is the time a lesson is written for: weeks of pregnancy, months of
// age, or both. A lesson with neither is for everyone.
type Stage struct {
	Weeks  Range
	Months Range
	Ward   bool // what it suggests can also be done beside a baby in hospital
	Anyone bool // it takes no baby for granted, neither one expected nor one born
	Again  Again
}

// Again is when a lesson comes back though it was read: its second half is for
// these weeks of pregnancy.
type Again struct {
	Weeks  Range
	Prompt int // the journal's prompt of that half, from 0
}

// Returns tells whether the lesson comes back at a place.
func (l *Lesson) Returns(p Place) bool {
	weeks := l.Stage.Again.Weeks
	return p.Pregnant && !p.None && !p.Hospital && weeks.To > 0 && weeks.From <= p.Weeks && p.Weeks <= weeks.To
}

// Range is a stretch of completed weeks or months. Both ends belong to it.
type Range struct{ From, To int }

// UnmarshalTOML takes an array of two whole numbers.
func (r *Range) UnmarshalTOML(data any) error {
	ends, isArray := data.([]any)
	if !isArray || len(ends) != 2 {
		return errors.New("a range is two numbers")
	}
	from, isFrom := ends[0].(int64)
	to, isTo := ends[1].(int64)
	if !isFrom || !isTo {
		return errors.New("a range is two whole numbers")
	}
	*r = Range{int(from), int(to)}
	return nil
}

func (s Stage) check() error {
	for _, r := range []Range{s.Weeks, s.Months, s.Again.Weeks} {
		if r != (Range{}) && (r.From < 0 || r.To <= r.From) {
			return errors.New("a range of the stage ends before it begins")
		}
	}
	if s.Weeks.To > lastWeek || s.Months.To > 36 {
		return errors.New("the stage ends after 44 weeks or 36 months")
	}
	if a := s.Again.Weeks; a.To > 0 && (a.From < s.Weeks.From || a.To > s.Weeks.To) {
		return errors.New("it comes again outside its weeks")
	}
	return nil
}

// Pregnancy and age lie on one line of days, so that one can say which of two
// lessons is nearer. A birth stands after the last week a pregnancy can have:
// the days before and after it never mix.
const (
	lastWeek  = 44
	birthDay  = (lastWeek + 1) * 7
	monthDays = 30
)

// days are the stage's stretches on that line, the whole of it when the lesson
// is for everyone.
func (s Stage) days() [][2]int {
	var out [][2]int
	if s.Weeks.To > 0 {
		out = append(out, [2]int{s.Weeks.From * 7, s.Weeks.To*7 + 6})
	}
	if s.Months.To > 0 {
		out = append(out, [2]int{birthDay + s.Months.From*monthDays, birthDay + (s.Months.To+1)*monthDays - 1})
	}
	if out == nil {
		out = [][2]int{{0, math.MaxInt32}}
	}
	return out
}

// fit says how far a stage is from a day: 0 when the day lies in it. Days that
// have passed count double, for what lies ahead is of more use, and what
// belonged to the pregnancy is farthest once the baby is here.
func (s Stage) fit(day int) int {
	best := math.MaxInt
	for _, d := range s.days() {
		away := max(d[0]-day, 2*(day-d[1]), 0)
		if d[1] < birthDay && day >= birthDay {
			away += math.MaxInt32
		}
		best = min(best, away)
	}
	return best
}

func (s Stage) width() int {
	width := 0
	for _, d := range s.days() {
		width += d[1] - d[0]
	}
	return width
}

func (p Place) day() int {
	if p.Pregnant {
		return min(p.Weeks, lastWeek) * 7
	}
	return birthDay + p.Months*monthDays
}

// For returns the lesson to offer at a place: one whose second half is for these
// weeks, one not yet finished before one that is, then the nearest in time, then the one written most closely for it.
// Where nothing is known only lessons that take no baby for granted are
// offered: there may have been a loss. While a baby is in hospital the
// curriculum's ward lesson leads, and only lessons that can be followed there
// are offered. A lesson with a content note is never offered. For returns nil
// when none is left.
func (c *Course) For(p Place) *Lesson {
	var offer []*Lesson
	for _, l := range c.Lessons {
		if !l.Sensitive() && c.suits(l, p) {
			offer = append(offer, l)
		}
	}
	if len(offer) == 0 {
		return nil
	}
	return slices.MinFunc(offer, func(a, b *Lesson) int {
		return cmp.Or(
			first(a.Returns(p), b.Returns(p)),
			first(!p.Finished[a.ID], !p.Finished[b.ID]),
			first(p.Hospital && a.ID == c.ward, p.Hospital && b.ID == c.ward),
			p.compare(a.Stage, b.Stage),
			cmp.Compare(c.order[a.ID], c.order[b.ID]),
		)
	})
}

// Stretch returns the id of the track that a place lies in: that of the lesson
// written most closely for its day, whether it was read or not. It is "" where
// nothing is known, or no lesson has a time.
func (c *Course) Stretch(p Place) string {
	var timed []*Lesson
	for _, l := range c.Lessons {
		if l.Stage.Weeks.To > 0 || l.Stage.Months.To > 0 {
			timed = append(timed, l)
		}
	}
	if p.None || len(timed) == 0 {
		return ""
	}
	return slices.MinFunc(timed, func(a, b *Lesson) int {
		return cmp.Or(p.compare(a.Stage, b.Stage), cmp.Compare(c.order[a.ID], c.order[b.ID]))
	}).Track
}

// suits tells whether a lesson can be followed at a place.
func (c *Course) suits(l *Lesson, p Place) bool {
	switch {
	case p.Hospital:
		return l.Stage.Ward || l.ID == c.ward
	case p.None:
		return l.Stage.Anyone
	}
	return true
}

func (p Place) compare(a, b Stage) int {
	if p.None {
		return cmp.Compare(b.width(), a.width())
	}
	return cmp.Or(
		cmp.Compare(a.fit(p.day()), b.fit(p.day())),
		cmp.Compare(a.width(), b.width()),
	)
}

// first orders what is true before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}
