package journal

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Feeling is one of the five faces. It is a word for a day, never a score.
type Feeling uint8

// The faces, from the heaviest heart to the lightest; NoFeeling when none is chosen.
const (
	NoFeeling Feeling = iota
	Heavy
	Sad
	AllRight
	Light
	Happy
)

// Direction is the side from which an entry's lines run.
type Direction string

// Auto leaves the direction to each paragraph's first letter.
const (
	Auto        Direction = ""
	LeftToRight Direction = "ltr"
	RightToLeft Direction = "rtl"
)

// Entry is one piece of writing in the journal.
type Entry struct {
	ID        uuid.UUID   `json:"-"`
	Created   time.Time   `json:"created"` // when it was begun; orders the entries of a day
	Date      Date        `json:"date"`    // the day it is about
	Feeling   Feeling     `json:"feeling"`
	Text      string      `json:"text"`
	Direction Direction   `json:"direction"`
	Lesson    string      `json:"lesson"` // id of the lesson it was begun from, if any
	Prompt    int         `json:"prompt"` // which of that lesson's prompts, from 1; 0 for none
	Babies    []uuid.UUID `json:"babies"` // those it is about; none means all
	Ours      bool        `json:"ours"`   // others may read it: it may go into a file for another person
	Problem   error       `json:"-"`      // ErrNewer or ErrDamaged: nothing but ID and Date is known
}

// Empty reports whether the entry has neither words nor a face.
func (e Entry) Empty() bool {
	return e.Feeling == NoFeeling && strings.TrimSpace(e.Text) == ""
}

// sort orders entries by date, those of one day by when they were begun.
func (e Entry) sort() string {
	return e.Date.String() + " " + order(e.Created)
}

// order writes a moment so that text order is time order.
func order(moment time.Time) string {
	return fmt.Sprintf("%015d", max(moment.UnixMilli(), 0))
}

// readEntry returns the entry of a revision. One that can't be read tells so in
// Problem, and keeps its place among the others.
func readEntry(r Revision) Entry {
	var e Entry
	if err := decode(r.Body, &e); err != nil {
		day, _, _ := strings.Cut(r.Sort, " ")
		date, _ := ParseDate(day) // no date is all that is lost
		return Entry{ID: r.Item, Date: date, Problem: err}
	}
	e.ID = r.Item
	return e
}

func readEntries(revisions []Revision) []Entry {
	entries := make([]Entry, len(revisions))
	for i, r := range revisions {
		entries[i] = readEntry(r)
	}
	return entries
}
