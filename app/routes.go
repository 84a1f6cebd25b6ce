package app

import (
	"context"

	"gehwara/app/journal"
	"gehwara/app/lesson"
	"gehwara/app/screen"
)

// make makes the page of a route.
func (s *Shell) make(r screen.Route, state any) screen.Page {
	env := s.env()
	switch r.Page {
	case screen.Start:
		return screen.NewStart(env, s.tongues(), s.chooseLanguage, state)
	case screen.Use:
		return screen.NewUse(env, s.chooseUse, state)
	case screen.Reader:
		if one := s.course.Lesson(r.ID); one != nil {
			return screen.NewReader(env, s.reading(), one, state)
		}
	case screen.Library, screen.Leaflet, screen.Words, screen.Evidence, screen.Growth:
		return s.makeLibrary(env, r, state)
	case screen.Begin:
		return screen.NewBegin(env, s.sealed(), s.adopt, state)
	case screen.Unlock:
		return screen.NewUnlock(env, s.sealed(), s.adopt, state)
	case screen.Help:
		if help := s.from.help(s.lang); help != nil {
			return screen.NewHelp(env, help, r.ID, s.leave, state)
		}
	case screen.Safety:
		return screen.NewSafety(env, state)
	case screen.Restore:
		return screen.NewRestore(env, folders{}, reader{s}, s.adopt, state)
	case screen.Backup:
		if r.ID != "" || s.open != nil {
			return s.backup(env, r.ID, state)
		}
	case screen.Cover:
		return screen.NewCover(env, s.uncover, state)
	case screen.Settings:
		return screen.NewSettings(env, s.choices(), s.chosen, s.journal(), Version, state)
	}
	if s.open != nil && r.Open() {
		return s.makeOpen(env, r, state)
	}
	return screen.NewLessons(env, s.reading(), state)
}

// makeLibrary makes the pages of what stands beside the lessons.
func (s *Shell) makeLibrary(env *screen.Env, r screen.Route, state any) screen.Page {
	switch r.Page {
	case screen.Leaflet:
		if card := s.library().Card(r.ID); card != nil {
			return screen.NewLeaflet(env, s.reading(), card, s.from.help(s.lang), state)
		}
	case screen.Words:
		return screen.NewWords(env, s.reading(), r.ID, state)
	case screen.Evidence:
		return screen.NewEvidence(env, s.reading(), r.ID, state)
	case screen.Growth:
		return screen.NewGrowth(env, s.reading(), state)
	}
	return screen.NewLibrary(env, s.reading(), state)
}

// library is what stands beside the lessons, in the digits of now. It is read when
// it is first asked for.
func (s *Shell) library() *lesson.Library {
	if s.books == nil {
		s.books = s.course.Library()
		if s.settings.UrduDigits {
			for _, lang := range s.native() {
				s.books = s.books.Written(lang.Tag(), lang.Written)
			}
		}
	}
	return s.books
}

// makeOpen makes the pages that need an open journal.
func (s *Shell) makeOpen(env *screen.Env, r screen.Route, state any) screen.Page {
	j := s.open.journal
	switch r.Page {
	case screen.Diary:
		return screen.NewDiary(env, j, s.reading(), state)
	case screen.Write:
		return screen.NewWrite(env, j, s.reading(), r, state)
	case screen.Baby:
		return screen.NewBaby(env, j, r.ID, r.First, state)
	case screen.Card:
		return screen.NewCard(env, card{s.open}, j, r.First, state)
	case screen.Search:
		return screen.NewSearch(env, j, state)
	case screen.Destroy:
		return screen.NewDestroy(env, s.owned(), s.destroyOpen, state)
	case screen.Export:
		return screen.NewExport(env, folders{}, exporter{s.open, s.look.Lang, s.now}, state)
	case screen.History:
		return screen.NewHistory(env, j, r.ID, state)
	case screen.Blank:
		return screen.NewBlank(env, folders{}, paper{}, state)
	case screen.Rename:
		return screen.NewRename(env, s.sealed(), s.owned(), state)
	case screen.Renew:
		return screen.NewRenew(env, s.owned(), s.renewed, state)
	case screen.Repass:
		return screen.NewRepass(env, s.owned(), r.First, s.goHome, state)
	case screen.Repaired:
		if s.repaired() {
			return screen.NewRepaired(env, repairs{s.open}, s.goHome, state)
		}
	}
	return screen.NewHome(env, j, card{s.open}, s.reading(), state)
}

func (s *Shell) sealed() sealed {
	return sealed{s.shelf, s.now, &s.closing, func(f func()) { s.engine.Start(f) }}
}

// owned is the open journal for the pages that change how it is opened.
func (s *Shell) owned() owned {
	return owned{of: s.open, shelf: s.sealed(), late: s.renewedLate(s.open)}
}

// journal is the open journal, or nil.
func (s *Shell) journal() *journal.Journal {
	if s.open == nil {
		return nil
	}
	return s.open.journal
}

// tongues are the languages there are, each by its own name.
func (s *Shell) tongues() []screen.Tongue {
	var out []screen.Tongue
	for _, tag := range s.from.words.Tags() {
		out = append(out, screen.Tongue{Tag: tag, Name: s.from.name(tag)})
	}
	return out
}

func (s *Shell) chooseLanguage(tag string) {
	s.settle(s.with(func(set *Settings) { set.Language = tag }))
}

func (s *Shell) chooseUse(use string) {
	s.settle(s.with(func(set *Settings) { set.Use = use }))
}

// with gives the settings with a change.
func (s *Shell) with(change func(*Settings)) Settings {
	set := s.settings
	change(&set)
	return set
}

// settle takes over an answer of the first start and goes on from there.
func (s *Shell) settle(set Settings) {
	err := s.take(set)
	s.forget()
	s.show(s.first(), nil)
	s.admit(err)
}

// choices are the settings as the settings page shows them.
func (s *Shell) choices() screen.Choices {
	set := s.settings
	return screen.Choices{
		Language: s.lang.Tag(), Use: set.Use, Script: set.Script, Size: set.Size, Theme: set.Theme,
		UrduDigits: set.UrduDigits, IdleMinutes: set.IdleMinutes, AwaySeconds: set.AwaySeconds, Folder: s.dir, Repaired: s.repaired(),
	}
}

// chosen takes over what was changed on the settings page.
func (s *Shell) chosen(c screen.Choices) {
	s.change(s.with(func(set *Settings) {
		set.Language, set.Use, set.Script, set.Size = c.Language, c.Use, c.Script, c.Size
		set.Theme, set.UrduDigits = c.Theme, c.UrduDigits
		set.IdleMinutes, set.AwaySeconds = c.IdleMinutes, c.AwaySeconds
	}))
}

// setBilingual shows lessons in both languages, or in one.
func (s *Shell) setBilingual(on bool) {
	s.change(s.with(func(set *Settings) { set.Bilingual = on }))
}

// reading is what the pages need to know of the course and its reader.
func (s *Shell) reading() screen.Reading {
	r := screen.Reading{
		Course: s.course, Library: s.library, Open: s.open != nil, Finish: s.finish,
		Place: lesson.Place{None: true, Finished: s.read}, HasShelf: s.hasJournals(), Repaired: s.repaired(),
	}
	if s.open != nil {
		r.Place, r.Left = s.place(), s.open.left()
	}
	return r
}

// repaired tells whether there is something to read of what was put right in the
// open journal.
func (s *Shell) repaired() bool { return s.open != nil && len(s.open.vault.Repairs()) > 0 }

// goHome goes to the first page of the open journal, without a way back.
func (s *Shell) goHome() {
	s.forget()
	s.show(screen.Route{Page: screen.Home}, nil)
}

// hasJournals tells whether there are journals that are not hidden.
func (s *Shell) hasJournals() bool {
	list, err := s.shelf.List()
	return err == nil && len(list) > 0
}

// place is where the family is, by its journal. What can't be read is taken as
// not known: a lesson for everyone is never wrong.
func (s *Shell) place() lesson.Place {
	ctx, j := context.Background(), s.open.journal
	p := lesson.Place{None: true}
	if babies, err := j.Babies(ctx); err == nil {
		if lead, ok := journal.Lead(babies, s.today()); ok {
			st := lead.Stage(s.today())
			p = lesson.Place{Pregnant: st.Pregnant, Weeks: st.Weeks, Months: st.Months, Hospital: st.Hospital, None: st.None}
		}
	}
	if finished, err := j.Finished(ctx); err == nil {
		p.Finished = finished
	}
	return p
}

// finish marks a lesson read or unread: in the journal when one is open, else
// until the program ends.
func (s *Shell) finish(id string, read bool) {
	if s.open == nil {
		s.read[id] = read
	} else if err := s.open.journal.SetFinished(context.Background(), id, read); err != nil {
		s.frame.say(s.explain(err), "", nil)
		return
	}
	s.render()
}

// leave is the quick exit: the journal is locked, the way back is forgotten,
// and the list of lessons is shown.
func (s *Shell) leave() {
	s.Lock()
	s.forget()
	s.show(screen.Route{Page: screen.Lessons}, nil)
}
