// Package screen holds the pages of the program, one file a page.
//
// A page is made from domain values and an Env, lives for one showing, and is
// thrown away: a change of language, text size or theme makes a new one from
// the same Route and the old page's State (DESIGN §2). A page that needs the
// sealed store declares the small interface it uses, in standard or journal
// types; package app fits the store to it.
package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/i18n"
)

// Page is what a route shows.
type Page interface {
	// Title stands over the page, and never says what is inside a journal.
	Title() string
	// Content is made once; the shell puts it beside the rail.
	Content() fyne.CanvasObject
	// State is what a new page of the same route needs to come back as this
	// one: place, caret, the id of a draft; never secrets or written words.
	State() any
	// Close cancels the page's work, seals what is unsaved and wipes its text.
	Close()
}

// Name names a kind of page.
type Name string

// The pages.
const (
	Start    Name = "start"    // choose a language
	Use      Name = "use"      // how will you use Gehwara?
	Lessons  Name = "lessons"  // the course
	Reader   Name = "reader"   // one lesson; ID is the lesson's
	Library  Name = "library"  // what stands beside the lessons
	Leaflet  Name = "leaflet"  // one card beside the lessons; ID is the card's
	Words    Name = "words"    // the glossary; ID is a word's, or "" for all
	Evidence Name = "evidence" // what the sources found; ID is a source's key, or ""
	Growth   Name = "growth"   // the map of what the course grows
	Begin    Name = "begin"    // start a journal
	Unlock   Name = "unlock"   // the lock page
	Home     Name = "home"     // where we are
	Diary    Name = "diary"    // the entries
	Write    Name = "write"    // one entry; ID is the entry's, or "" for a new one
	Baby     Name = "baby"     // about a baby; ID is the baby's, or "" for a new one
	Help     Name = "help"     // I need help now; ID is the door's
	Settings Name = "settings" // language, script, size, …
	Card     Name = "card"     // the recovery card
	Blank    Name = "blank"    // a recovery card to print, empty
	History  Name = "history"  // the versions of an entry; ID is the entry's
	Search   Name = "search"   // words in all entries
	Destroy  Name = "destroy"  // erase the open journal
	Export   Name = "export"   // a folder that anyone can read
	Backup   Name = "backup"   // a copy into a folder; ID is a locked journal's, "" for the open one
	Restore  Name = "restore"  // from a copy
	Rename   Name = "rename"   // the journal's name and picture
	Renew    Name = "renew"    // all of the journal sealed anew
	Repass   Name = "repass"   // another passphrase
	Repaired Name = "repaired" // what was found wrong with the journal and put right
	Safety   Name = "safety"   // what is protected from whom
	Cover    Name = "cover"    // the quick cover: something harmless over everything
)

// Route says what to show.
type Route struct {
	Page   Name
	ID     string
	Lesson string // Write: the lesson a prompt comes from
	Prompt int    // Write: which of its prompts, from 0; −1 for none
	// Card, Baby: a step of starting a journal, to be followed by the next.
	// Repass: the recovery card opened the journal just now.
	First bool
}

// Open tells whether the page belongs to an open journal and so vanishes when
// it is locked.
func (r Route) Open() bool {
	switch r.Page {
	case Home, Diary, Write, Baby, Card, Blank, History, Search, Destroy, Export, Rename, Renew, Repass, Repaired:
		return true
	case Backup:
		return r.ID == ""
	}
	return false
}

// Work is something that may take longer than a frame.
type Work struct {
	// Do runs off the UI thread; it must heed ctx and may report how far it is.
	Do func(ctx context.Context, report func(done, total int)) error
	// Done hears the outcome on the UI thread; not called once the page is
	// closed.
	Done func(err error)
	// Heard hears every report on the UI thread, unless the work is over or
	// cancelled by then; it may be nil.
	Heard func(done, total int)
	// Lasting work is such that somebody waits for its end, maybe elsewhere: when it is
	// broken off because the page is left, that is said.
	Lasting bool
	// Quiet work shows no progress of its own: the page says how it stands.
	Quiet bool
}

// Env is what every page may use.
type Env struct {
	Look   *kit.Look
	Canvas fyne.Canvas // for overlays
	Narrow bool        // under 1100 dp wide
	// Beside is the look of the other language, for texts that can be shown in
	// both; Bilingual tells that they are to be, and SetBilingual changes that.
	Beside       *kit.Look
	Bilingual    bool
	SetBilingual func(bool)
	// Resize gives all text another size, dp.
	Resize func(size float32)
	// Find opens the bar that looks for words on the page.
	Find func()
	Use  string // AtHome, WithFamilies or AtClinic; "" until it is said
	// Go shows another page; Back the one before.
	Go   func(Route)
	Back func()
	// Run does work in the background and gives what cancels it.
	Run func(Work) (cancel func())
	// Say shows a short line at the foot of the window, with a thing to do
	// ("undo") when act is not nil.
	Say func(text, action string, act func())
	// Keys lists what the keys do, over the page.
	Keys func()
	// Explain turns an error into a sentence of the catalogue.
	Explain func(error) string
	Today   func() journal.Date
}

// T is short for the catalogue's message.
func (e *Env) T(key string, args ...any) string { return e.Look.T(key, args...) }

// visiting tells whether the program is used with other families: no baby is
// counted or asked about then.
func (e *Env) visiting() bool { return e.Use == WithFamilies || e.Use == AtClinic }

// Sealer is a page with words that may not be saved yet. Seal takes them from it as
// they stand, and gives what saves them, which may run anywhere: a lock waits for no
// disk. Close then saves only what was written since.
type Sealer interface {
	Seal() (save func(context.Context) error)
}

// Carrier is a page that goes on where it was when it is made anew, for another
// language or another size of the window: what its writer can undo is in no State,
// since that may be kept. Lend gives it, nil for nothing, just before the page is
// closed, and the page that follows takes it.
type Carrier interface {
	Lend() *kit.Draft
	Take(*kit.Draft)
}

// Guarded is a page on which the secret of a journal is typed. Guarded tells that
// something of it is there, or that a journal is on its way.
type Guarded interface{ Guarded() bool }

// Bare is a page that stands alone, without the rail: the first questions.
type Bare interface{ Bare() }

// Folded is a page of which a part may be folded. Unfold opens what has the words
// that somebody looks for.
type Folded interface{ Unfold(i18n.Sought) }

// Alone is a page that fills the window: neither rail nor top line stands round
// it.
type Alone interface{ Alone() }

// Focuser is a page with a place for the keys to begin.
type Focuser interface{ Focus() fyne.Focusable }

// StepBacker is a page of several steps. StepBack goes back to the step before
// this one, keeping the answers, and tells whether there was one: Escape asks
// for it before it leaves the page.
type StepBacker interface{ StepBack() bool }
