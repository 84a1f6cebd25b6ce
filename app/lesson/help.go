package lesson

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Help is "I need help now" in one language. Nothing in it is scored, stored
// or sent.
type Help struct {
	Title     string
	Ask       string   // asked above the four doors
	Always    []string // shown on every page of help
	NotCalled string   `toml:"not_called"` // marks a number that was only found in a source
	Undated   string   // stands where a source bears no date
	Doors     []Door   `toml:"door"` // body, baby, feelings, unsafe
	Numbers   []Number `toml:"-"`    // those that may be shown; who does not fit a door comes last
	Problems  []error  `toml:"-"`    // rows of the directory that were left out and why
}

// Door is one of the four ways in, chosen by picture.
type Door struct {
	ID      string // body, baby, feelings, unsafe
	Name    string // under its picture
	Title   string
	Private bool     // the page needs a quick exit
	First   []string // the first steps: go, take, tell
	Signs   []SignGroup
	Ask     *Ask
	Notes   []Note `toml:"note"`
}

// SignGroup is a list of danger signs that call for the same haste.
type SignGroup struct {
	ID    string
	Name  string
	Haste Haste
	Signs []string
}

// Haste is how soon to go.
type Haste string

// The two hastes.
const (
	Now   Haste = "now"   // day or night
	Today Haste = "today" // the same day
)

// Ask is the one question of the feelings door. The answer decides only what
// is shown next; nobody keeps it.
type Ask struct {
	Text    string
	Answers []Reply `toml:"answer"`
}

// Reply is an answer to Ask and what to do then.
type Reply struct {
	ID      string // yes, unsure, no
	Name    string
	Lines   []string
	Numbers bool // the helplines follow
}

// Note is a short part with a heading of its own.
type Note struct {
	ID    string
	Title string
	Lines []string
}

// Number is one row of the directory, in one language.
type Number struct {
	ID      string
	Digits  string // Latin, as dialled; empty for the nearest hospital
	Name    string
	Area    string
	Purpose string
	Note    string // what one should know before calling
	Status  Status
	Source  string // where it was found; several are parted by semicolons
	Date    string // of each source in the same order, Help.Undated where it bears none
	Always  bool   // shown first on every page of help
	Doors   []string
}

// Status is what is known of a number.
type Status string

// The states of a number.
const (
	Called     Status = "called"     // we called it and it answered
	Found      Status = "found"      // printed in a source, not yet called by us
	NoNumber   Status = "place"      // a place to go to, without a number
	Unverified Status = "unverified" // not even that: never shown
)

// listed is a row of help/directory.toml, in every language.
type listed struct {
	ID      string
	Digits  string
	Status  Status
	Source  []struct{ Name, Date string }
	Always  bool
	Doors   []string
	Name    map[string]string
	Area    map[string]string
	Purpose map[string]string
	Note    map[string]string
}

// in returns the row in one language; undated stands for a date that is missing.
func (l listed) in(lang, undated string) Number {
	n := Number{
		ID: l.ID, Digits: l.Digits, Status: l.Status, Always: l.Always, Doors: l.Doors,
		Name: l.Name[lang], Area: l.Area[lang], Purpose: l.Purpose[lang], Note: l.Note[lang],
	}
	var names, dates []string
	for _, s := range l.Source {
		names, dates = append(names, s.Name), append(dates, cmp.Or(s.Date, undated))
	}
	n.Source, n.Date = strings.Join(names, "; "), strings.Join(dates, "; ")
	return n
}

// LoadHelp reads help/<lang>.toml and the numbers of help/directory.toml that
// may be shown. Unverified numbers stay behind. A directory that cannot be read, or
// a row that breaks its rules, is left out and named in Problems: the danger signs
// are there without it.
func LoadHelp(files fs.FS, lang string) (*Help, error) {
	h := &Help{}
	name := path.Join("help", lang+".toml")
	if err := readTOML(files, name, h); err != nil {
		return nil, fmt.Errorf("lesson: load help: %w", err)
	}
	for _, d := range h.Doors {
		for _, g := range d.Signs {
			if g.Haste != Now && g.Haste != Today {
				return nil, fmt.Errorf("lesson: load help: %s:1: signs %q: haste is %q", name, g.ID, g.Haste)
			}
		}
	}
	var rows []listed
	rows, h.Problems = readDirectory(files)
	for _, row := range rows {
		if row.Status != Unverified {
			h.Numbers = append(h.Numbers, row.in(lang, h.Undated))
		}
	}
	return h, nil
}

// readDirectory gives the rows that keep the rules, and what is wrong with the
// others.
func readDirectory(files fs.FS) (rows []listed, faults []error) {
	const name = "help/directory.toml"
	var directory struct{ Number []listed }
	if err := readTOML(files, name, &directory); err != nil {
		return nil, []error{fmt.Errorf("lesson: load help: %w", err)}
	}
	for _, row := range directory.Number {
		if fault := row.fault(); fault != "" {
			faults = append(faults, fmt.Errorf("lesson: load help: %s:1: %q: %s", name, row.ID, fault))
			continue
		}
		rows = append(rows, row)
	}
	return rows, faults
}

// fault says which rule of the directory a row breaks; "" for none.
func (l listed) fault() string {
	switch {
	case !slices.Contains([]Status{Called, Found, NoNumber, Unverified}, l.Status):
		return fmt.Sprintf("unknown status %q", l.Status)
	case (l.Status == NoNumber) != (l.Digits == ""):
		return "its status does not fit its number"
	case l.Status == Found && len(l.Source) == 0:
		return "a number is found only in a source"
	}
	return ""
}

// Door returns the door with this id, or nil.
func (h *Help) Door(id string) *Door {
	i := slices.IndexFunc(h.Doors, func(d Door) bool { return d.ID == id })
	if i < 0 {
		return nil
	}
	return &h.Doors[i]
}

// SignGroup returns the group of danger signs with this id, or nil.
func (h *Help) SignGroup(id string) *SignGroup {
	for _, d := range h.Doors {
		if i := slices.IndexFunc(d.Signs, func(g SignGroup) bool { return g.ID == id }); i >= 0 {
			return &d.Signs[i]
		}
	}
	return nil
}

// For returns the numbers to show behind a door: those shown always, then the
// door's own, each in the order of the directory.
func (h *Help) For(door string) []Number {
	var numbers []Number
	for _, n := range h.Numbers {
		if n.Always || slices.Contains(n.Doors, door) {
			numbers = append(numbers, n)
		}
	}
	slices.SortStableFunc(numbers, func(a, b Number) int { return first(a.Always, b.Always) })
	return numbers
}
