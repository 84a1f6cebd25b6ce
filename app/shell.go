package app

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/app/screen"
	"gehwara/app/typeset"
	"gehwara/i18n"
	"gehwara/storage"
)

// Shell is the window: it holds what is chosen (language, settings), what is
// open (a journal or none) and where we are (route and page). Pages are made
// by show and render alone, so a change of anything can't be forgotten by one.
type Shell struct {
	from     supplies
	dir      string
	engine   engine
	now      func() time.Time
	canvas   fyne.Canvas
	end      func() // ends the program
	settings Settings

	lang   *i18n.Language
	fonts  *typeset.Fonts
	script string // of the fonts
	look   *kit.Look
	beside *kit.Look // of the other language
	drawn  *kit.Drawings
	taught *lesson.Course  // as it was read
	course *lesson.Course  // in the digits of now
	books  *lesson.Library // the same beside the lessons; nil until it is asked for
	shelf  *storage.Shelf

	open     *opened         // nil while locked
	closing  ongoing         // locks under way
	working  ongoing         // work of pages, of those that were left, too
	ahead    *ahead          // the cover, made ahead; nil: not yet
	making   func()          // stops the clock for that
	late     error           // of what nobody could be told of, to be said at the lock page
	alone    bool            // it was locked while nobody was there
	read     map[string]bool // lessons finished without a journal, until quit
	route    screen.Route
	page     screen.Page
	desk     *desk
	keys     fyne.CanvasObject // the list of keys, once it was shown
	frame    *frame
	held     kit.Hold // what has the keys on the page
	pointed  bool     // what was pressed last was pressed with the mouse
	pressing bool     // something is held down with the mouse
	strokes  kit.Repeat
	aside    kit.Hold // what had them before a caret was put into its text
	history  []visit
	copied   string // what we last put on the clipboard
	idle     func() // stops the idle clock
	fits     room   // what the look was made for
	resized  func() // stops the clock that waits for the window to keep its size; nil: none does
	touched  time.Time
	left     time.Time // since when another window is in front; zero: ours is
	escaped  time.Time // when Escape was last pressed

	quitting bool
	stayed   time.Time // when Quit was held up by words that can't be saved
}

// visit is a page one can go back to.
type visit struct {
	route screen.Route
	state any
	keys  kit.Hold // what had the keys
}

// Go shows another page, and remembers this one for Back.
func (s *Shell) Go(r screen.Route) {
	if r.Open() && s.open == nil {
		r = screen.Route{Page: screen.Unlock}
	}
	if s.page != nil && s.route != r && s.route.Page != screen.Cover {
		s.remember()
	}
	s.escaped = time.Time{} // two Escapes with something between are not one sign
	s.show(r, nil)
}

// longest is how many pages Back knows.
const longest = 50

func (s *Shell) remember() {
	s.hold()
	s.history = append(s.history, visit{s.route, s.page.State(), s.held.Alone()})
	if len(s.history) > longest {
		s.history = s.history[1:]
	}
}

// Back shows the page before this one, or the first page of the journal or the
// course where there is none.
func (s *Shell) Back() {
	for len(s.history) > 0 {
		last := s.history[len(s.history)-1]
		s.history = s.history[:len(s.history)-1]
		if last.route != s.route && (s.open != nil || !last.route.Open()) {
			s.showAgain(last)
			return
		}
	}
	s.show(s.first(), nil)
}

// first is where one lands: the questions of the first start, the journal when
// it is open, the lock page at home where there is a journal, else the lessons.
func (s *Shell) first() screen.Route {
	switch {
	case s.settings.Language == "":
		return screen.Route{Page: screen.Start}
	case s.settings.Use == "":
		return screen.Route{Page: screen.Use}
	case s.open != nil:
		return screen.Route{Page: screen.Home}
	case s.settings.Use == screen.AtHome && s.hasJournals():
		return screen.Route{Page: screen.Unlock}
	}
	return screen.Route{Page: screen.Lessons}
}

// show closes the page there is and makes that of a route.
func (s *Shell) show(r screen.Route, state any) { s.showAgain(visit{route: r, state: state}) }

// showAgain makes the page of a visit as it was.
func (s *Shell) showAgain(v visit) {
	r, keysInUse := v.route, s.canvas.Focused() != nil && !s.pointed
	cut := s.desk != nil && s.desk.lasting > 0
	s.fit()
	s.closePage()
	s.route, s.pressing = r, false
	s.desk = newDesk(s.engine, &s.working, func(on bool, done, total int) { s.frame.busy(on, done, total) })
	var left offer
	if s.frame != nil {
		left = s.frame.offered
		s.frame.close()
	}
	s.set(v.state)
	s.canvas.SetContent(s.frame.content)
	s.offerAgain(left)
	s.beginKeys(v.keys, keysInUse)
	if !s.alone {
		s.tellLate()
	}
	if cut {
		s.tell(errBrokenOff)
	}
	s.attend()
}

// render makes the same page anew, as it was, in the language, size and theme
// of now.
func (s *Shell) render() {
	v := visit{route: s.route}
	var draft *kit.Draft
	if s.page != nil {
		s.hold()
		v.state, v.keys = s.page.State(), s.held.Nameless()
		if p, ok := s.page.(screen.Carrier); ok {
			draft = p.Lend()
		}
	}
	s.showAgain(v)
	if draft == nil {
		return
	}
	if p, ok := s.page.(screen.Carrier); ok {
		p.Take(draft)
	} else {
		draft.Wipe()
	}
}

func (s *Shell) closePage() {
	for _, o := range s.canvas.Overlays().List() {
		s.canvas.Overlays().Remove(o)
	}
	if s.page == nil {
		return
	}
	s.page.Close()
	s.desk.close()
	s.page = nil
}

// dress makes language, fonts and look from the settings.
func (s *Shell) dress() error {
	tag := s.settings.Language
	if tag == "" {
		tag = s.from.words.Tags()[0]
	}
	lang, err := s.from.words.Load(tag)
	if err != nil {
		return err
	}
	if s.fonts == nil || s.script != s.settings.Script {
		fonts, err := kit.LoadFonts(s.from.font, s.settings.Script)
		if err != nil {
			return err
		}
		s.fonts, s.script = fonts, s.settings.Script
	}
	if s.lang == nil || s.lang.Tag() != tag {
		if err := teachFyne(lang); err != nil {
			return err
		}
	}
	s.lang = lang.WithDigits(s.settings.UrduDigits)
	s.course, s.books = s.digits(s.taught), nil
	s.fits = s.room()
	s.look = &kit.Look{
		Lang: s.lang, Fonts: s.fonts, Theme: s.settings.Theme,
		Colours: kit.PaletteFor(s.settings.Theme), Size: s.fits.text, Drawings: s.drawn,
		UrduDigits: s.settings.UrduDigits,
		Desk: kit.Desk{
			Picture: s.from.picture, Key: s.key, Shortcut: s.shortcut, Escaped: s.closed, Settled: s.settled,
			After: s.engine.After, Touched: s.stirred, Pointed: func() { s.pointed = true },
			Held:   func(down bool) { s.pressing = down },
			Tip:    func(words string, of fyne.CanvasObject) { s.frame.tip(words, of) },
			Copied: func(text string) { s.copied = text },
			Repeat: &s.strokes,
		},
	}
	if s.beside, err = s.otherLook(); err != nil {
		return err
	}
	fyne.CurrentApp().Settings().SetTheme(fyneTheme{s.look.Colours, s.settings.Theme == kit.Night})
	return nil
}

// otherLook is the look of the other language, for texts shown in both.
func (s *Shell) otherLook() (*kit.Look, error) {
	lang, err := s.from.words.Load(s.otherLanguage())
	if err != nil {
		return nil, err
	}
	other := *s.look
	other.Lang = lang.WithDigits(s.settings.UrduDigits)
	return &other, nil
}

// digits gives a course in the digits of the settings, in every language: two of
// them may be read side by side.
func (s *Shell) digits(c *lesson.Course) *lesson.Course {
	if !s.settings.UrduDigits {
		return c
	}
	for _, lang := range s.native() {
		c = c.Written(lang.Tag(), lang.Written)
	}
	return c
}

// native are all languages, each with its own digits.
func (s *Shell) native() (all []*i18n.Language) {
	for _, tag := range s.from.words.Tags() {
		if lang, err := s.from.words.Load(tag); err == nil {
			all = append(all, lang.WithDigits(true))
		}
	}
	return all
}

// change takes over new settings and draws the page in them.
func (s *Shell) change(set Settings) {
	err := s.take(set)
	s.render()
	s.admit(err)
}

// take takes over new settings and keeps them. Those that can't be kept hold
// until the program ends.
func (s *Shell) take(set Settings) error {
	before := s.settings
	s.settings = set.bounded()
	if err := s.dress(); err != nil {
		s.settings = before
		return err
	}
	if err := s.settings.save(s.dir); err != nil {
		return errors.Join(err, s.shelf.Check()) // the shelf can tell why
	}
	return nil
}

// admit says at the foot of the page what went wrong, if anything.
func (s *Shell) admit(err error) {
	if why := s.explain(err); why != "" {
		s.frame.say(why, "", nil)
	}
}

// switchLanguage shows the same page in the other language.
func (s *Shell) switchLanguage() {
	s.change(s.with(func(set *Settings) { set.Language = s.otherLanguage() }))
}

// otherLanguage is the one after the present one in the list of languages.
func (s *Shell) otherLanguage() string {
	tags := s.from.words.Tags()
	for i, t := range tags {
		if t == s.lang.Tag() {
			return tags[(i+1)%len(tags)]
		}
	}
	return tags[0]
}

// today is the calendar date where the person is.
func (s *Shell) today() journal.Date { return journal.Today(s.now()) }

// say says something at the foot of the page, but nothing on the cover: words that
// could not be saved are told of again once the journal is open.
func (s *Shell) say(text, action string, act func()) {
	if s.route.Page != screen.Cover {
		s.frame.say(text, action, act)
	}
}

// env is what the page of now may use.
func (s *Shell) env() *screen.Env {
	d := s.desk
	return &screen.Env{
		Look: s.look, Canvas: s.canvas, Narrow: s.fits.narrow, Use: s.settings.Use,
		Beside: s.beside, Bilingual: s.settings.Bilingual, SetBilingual: s.setBilingual,
		Resize: s.resize, Find: s.find,
		Go: s.Go, Back: s.Back, Run: d.run, Explain: s.explain, Today: s.today,
		Say: s.say, Keys: s.showKeys,
	}
}
