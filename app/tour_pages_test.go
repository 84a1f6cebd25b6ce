package app

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/app/screen"
	"gehwara/assets"
	"gehwara/storage"
)

func (r *tour) lessons() {
	r.page("lessons", screen.Route{Page: screen.Lessons})
	noted := false
	for i, l := range r.shell.course.Lessons {
		if r.brief && i > 0 && (noted || !l.Sensitive()) {
			continue
		}
		open := i == 0 || l.Sensitive() && (*walkAll || !noted)
		noted = noted || l.Sensitive()
		r.page("lesson "+l.ID, screen.Route{Page: screen.Reader, ID: l.ID})
		if l.Sensitive() {
			r.press("reader.note_show")
			r.visit("lesson " + l.ID + ", after its note")
		}
		if open {
			r.unfold(l)
		}
	}
	r.twoLanguages()
	r.shell.finish(r.shell.course.Lessons[0].ID, true)
	r.visit("lesson, finished")
	r.page("lessons, one finished", screen.Route{Page: screen.Lessons})
}

// unfold opens all parts of a lesson, and looks for words in it.
func (r *tour) unfold(l *lesson.Lesson) {
	r.open(l)
	r.visit("lesson " + l.ID + ", unfolded")
	r.press("find.title")
	test.Type(r.shell.canvas.Focused(), l.Text(r.shell.lang.Tag()).Title)
	r.visit("lesson " + l.ID + ", words looked for")
	r.escape()
}

// open opens all parts of a lesson and answers its questions, the first right and
// the second wrong.
func (r *tour) open(l *lesson.Lesson) {
	text := l.Text(r.shell.lang.Tag())
	r.press("reader.more")
	if g := text.Section(lesson.RoleGroup); g != nil {
		r.pressNamed(g.Heading)
	}
	r.press("reader.sources")
	for i, q := range text.Quiz() {
		for _, a := range q.Answers {
			if a.Right == (i%2 == 0) {
				r.pressNamed(a.Text)
				break
			}
		}
	}
}

// twoLanguages shows in both a lesson that has all there can be: a note before it,
// and questions.
func (r *tour) twoLanguages() {
	all := r.shell.course.Lessons
	l := all[slices.IndexFunc(all, func(l *lesson.Lesson) bool {
		return l.Sensitive() && l.Text(r.shell.lang.Tag()).Section(lesson.RoleQuiz) != nil
	})]
	r.page("lesson", screen.Route{Page: screen.Reader, ID: l.ID})
	r.press("reader.both")
	r.visit("lesson in both languages, its note")
	r.press("reader.note_show")
	r.open(l)
	r.visit("lesson in both languages, unfolded")
	r.press("reader.both")
}

func (r *tour) help() {
	r.page("cover", screen.Route{Page: screen.Cover})
	r.page("safety", screen.Route{Page: screen.Safety})
	r.page("help", screen.Route{Page: screen.Help})
	r.shell.showKeys()
	r.visit("keys")
	r.escape()
	help, err := lesson.LoadHelp(assets.FS, r.shell.lang.Tag())
	r.must(err)
	for _, d := range help.Doors {
		r.page("help "+d.ID, screen.Route{Page: screen.Help, ID: d.ID})
		if d.Ask == nil {
			continue
		}
		for _, a := range d.Ask.Answers {
			r.pressNamed(a.Name)
			r.visit("help " + d.ID + ", " + a.Name)
		}
	}
}

func (r *tour) unlockNone() {
	r.page("unlock, none", screen.Route{Page: screen.Unlock})
	r.press("lock.not_listed")
	r.enter("گم", "lock.name")
	r.press("lock.open")
	r.visit("unlock, not found")
	r.press("lock.keyboard")
	r.visit("unlock, by name, with keyboard")
}

func (r *tour) begin() {
	r.page("begin", screen.Route{Page: screen.Begin})
	r.press("app.next")
	r.visit("begin, no name")
	r.press("new.hidden")
	r.visit("begin, hidden")
	r.press("new.hidden")
	r.enter("Green notebook", "new.name")
	r.press("app.next")
	r.visit("begin, role")
	r.press("role.mother")
	r.press("app.next")
	r.visit("begin, passphrase")
	r.enter("abc", "new.pass")
	r.press("new.create")
	r.visit("begin, too short")
	r.enter(passphrase, "new.pass")
	r.press("new.create")
	r.visit("begin, not the same")
	r.keyboard("begin", "lock.keyboard")
	r.press("lock.show")
	r.visit("begin, shown")
	r.enter(passphrase, "new.pass_again")
	r.press("new.create")
	if r.shell.open == nil {
		r.Fatal("no journal was started")
	}
}

// keyboard opens the keyboard on the screen and shows its layouts.
func (r *tour) keyboard(scene, opener string) {
	r.press(opener)
	k := first[*kit.Keyboard](r.T, r.front())
	for _, layout := range []kit.KeyLayout{kit.PhoneticKeys, kit.StandardKeys, kit.LatinKeys} {
		k.SetLayout(layout)
		r.visit(scene + ", keyboard " + string('0'+rune(layout)))
		r.press("keys.shift")
		r.visit(scene + ", keyboard with shift " + string('0'+rune(layout)))
	}
}

func (r *tour) card() {
	r.page("card", screen.Route{Page: screen.Card, First: true})
	r.press("new.card_written")
	r.visit("card, asked")
	r.press("app.done")
	r.visit("card, wrong")
	r.must(card{r.shell.open}.Keep(r.Context()))
	r.page("card, there is one", screen.Route{Page: screen.Card})
	r.press("settings.card_new")
	r.visit("card, a new one")
}

func (r *tour) must(err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (r *tour) empty() {
	r.page("home, empty", screen.Route{Page: screen.Home})
	r.page("diary, empty", screen.Route{Page: screen.Diary})
}

func (r *tour) baby() {
	r.page("baby", screen.Route{Page: screen.Baby, First: true})
	r.press("baby.not_now")
	r.visit("baby, not now")
	r.press("baby.coming")
	r.visit("baby, coming")
	r.press("baby.born")
	r.press("date.calendar")
	r.visit("baby, calendar")
	r.escape()
	r.press("baby.early")
	r.press("app.done")
	r.visit("baby, born early, no date")
	r.press("date.about")
	r.press("app.done")
	r.visit("baby, born, no month")
	r.press("baby.expecting")
	r.visit("baby, expected")
	for _, by := range []string{"baby.by_due", "baby.by_clinic", "baby.by_period", "baby.by_month"} {
		r.press(by)
		r.press("app.done")
		r.visit(by)
	}
}

// filled are the pages of a journal with something in it.
func (r *tour) filled() {
	j, day := r.shell.open.journal, journal.Today(noon())
	_, err := j.PutBaby(r.Context(), journal.Baby{Way: journal.Expecting, Name: "ننھی چڑیا",
		Dating: journal.Dating{By: journal.ByDue, Date: day.AddDays(280 - (24*7 + 3))}})
	r.must(err)
	_, err = j.PutBaby(r.Context(), journal.Baby{Way: journal.Born, Birth: day.AddDays(-70), EarlyWeeks: 33, EarlyDays: 2, InHospital: true})
	r.must(err)
	r.keep(journal.Entry{Date: day.AddDays(-400), Feeling: journal.AllRight, Lesson: "imagined-baby", Prompt: 1,
		Text: "آج پہلی بار اس کی ہلکی سی حرکت محسوس ہوئی۔ میں نے ہاتھ رکھا اور دیر تک چپ بیٹھی رہی۔"})
	r.keep(journal.Entry{Date: day.AddDays(-9), Feeling: journal.Sad,
		Text: "Ammi sent pinnis from the village. We laughed on the phone till 10 o'clock."})
	r.keep(journal.Entry{Date: day, Feeling: journal.Happy})
	for back := range 2 {
		gone := r.keep(journal.Entry{Date: day.AddDays(-2 - back), Feeling: journal.Heavy, Text: "x"})
		r.must(j.Delete(r.Context(), gone))
	}
	about, err := j.About(r.Context())
	r.must(err)
	about.Card = journal.CardLater
	r.must(j.SetAbout(r.Context(), about))

	r.page("home", screen.Route{Page: screen.Home})
	r.press("home.words_show")
	r.visit("home, words shown")
	r.page("diary", screen.Route{Page: screen.Diary})
	r.press("journal.words_show")
	r.press("journal.deleted")
	r.visit("diary, words and deleted shown")
	r.press("write.erase")
	r.visit("diary, erase?")
	r.escape()
	r.versions()
	r.repaired()
	r.settings("settings, open")
	babies, err := j.Babies(r.Context())
	r.must(err)
	for _, b := range babies {
		r.page("baby, "+string(b.Way), screen.Route{Page: screen.Baby, ID: b.ID.String()})
	}
	r.page("lessons, open", screen.Route{Page: screen.Lessons})
}

// versions shows an entry that was written over, and changed apart in two copies.
func (r *tour) versions() {
	ctx, v := r.Context(), r.shell.open.vault
	id := r.keep(journal.Entry{Date: journal.Today(noon()), Text: "آج چڑیا آئی"})
	first, err := v.Head(ctx, id)
	r.must(err)
	for _, text := range []string{"آج نیلی چڑیا آئی اور دیر تک گاتی رہی", "Today a bird came, a blue one"} {
		_, err := v.Revise(ctx, storage.Change{
			Item: id, Kind: first.Kind, Sort: first.Sort, Parents: []uuid.UUID{first.ID},
			Body: bytes.Replace(first.Body, []byte("آج چڑیا آئی"), []byte(text), 1),
		})
		r.must(err)
	}
	r.page("diary, two versions", screen.Route{Page: screen.Diary})
	r.press("journal.two_see")
	r.visit("versions to choose from")
	r.press("history.compare")
	r.visit("versions, compared")
	r.must(r.shell.open.journal.KeepBoth(ctx, id))
}

// repaired shows the page of a repair, with everything on it that there can be.
func (r *tour) repaired() {
	s, day := r.shell, journal.Today(noon())
	all := screen.Repair{
		At: day, Store: true, Saves: true, Copies: true, Strays: true, Older: true,
		Copy: day.AddDays(-1), Back: 12, Lost: 2, Folder: s.dir,
	}
	for scene, one := range map[string]screen.Repair{
		"repaired, all": all, "repaired": {At: day, Store: true, Copy: day.AddDays(-1), Back: 12, Folder: s.dir},
	} {
		s.show(screen.Route{Page: screen.Home}, nil)
		s.page.Close()
		s.page = screen.NewRepaired(s.env(), listed{one}, func() {}, nil)
		s.frame = newFrame(s)
		s.frame.fill(s.page)
		s.canvas.SetContent(s.frame.content)
		r.visit(scene)
	}
}

func (r *tour) write() {
	r.page("write", screen.Route{Page: screen.Write, Lesson: "imagined-baby"})
	r.enter("آج Dr. Saima نے کہا: سب ٹھیک (12 مارچ)", "write.here")
	r.clock.pass(3 * time.Second)
	r.visit("write, saved")
	r.press("write.delete")
	r.visit("write, delete?")
	r.escape()
	editor := first[*kit.Editor](r.T, r.front())
	if r.keys {
		r.reach(editor)
		r.key(desktop.KeyMenu)
	} else {
		editor.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(300, 300)})
	}
	r.visit("write, menu")
	r.escape()
	r.dating()
	r.keyboard("write", "write.keyboard")
	r.page("write, gone", screen.Route{Page: screen.Write, ID: "none", Prompt: -1})
}

// dating opens the date of the entry on the page, with a day that can't be.
func (r *tour) dating() {
	day := r.shell.lang.DateWithWeekday(2026, time.March, 5)
	if r.shell.canvas.Size().Width < narrow {
		day = r.shell.lang.Date(2026, time.March, 5)
	}
	r.pressNamed(day)
	r.visit("write, date")
	r.enter("45", "date.day")
	r.visit("write, no such date")
	r.pressNamed(r.shell.lang.Month(time.March))
	r.visit("write, months")
	r.escape()
	r.press("date.today")
}

// settings shows each of their sections.
func (r *tour) settings(scene string) {
	r.page(scene, screen.Route{Page: screen.Settings})
	for _, key := range []string{"settings.private", "settings.about"} {
		r.press(key)
		r.visit(scene + ", " + key)
	}
	r.press("keylist.title")
	r.visit("the list of keys")
	r.escape()
}

// keep writes an entry.
func (r *tour) keep(e journal.Entry) uuid.UUID {
	r.Helper()
	s := r.shell.open.journal.Write(e)
	r.must(s.Update(r.Context(), s.Entry()))
	r.must(s.Commit(r.Context()))
	return s.Entry().ID
}

// foot shows what is said below a page.
func (r *tour) foot() {
	s := r.shell
	r.page("settings again", screen.Route{Page: screen.Settings})
	s.frame.say(r.word("error.read_only"), r.word("app.undo"), func() {})
	r.visit("said, with an answer")
	s.frame.busy(true, 1200, 50000)
	r.visit("said, and at work")
}

// visiting shows what is different with families and at a clinic.
func (r *tour) visiting() {
	r.shell.settings.Use = screen.AtClinic
	r.page("lessons at a clinic", screen.Route{Page: screen.Lessons})
	r.page("home at a clinic", screen.Route{Page: screen.Home})
	r.shell.settings.Use = screen.AtHome
}

func (r *tour) unlock() {
	r.shell.Lock()
	r.visit("unlock, one")
	r.enter("wrong", "lock.passphrase")
	r.press("lock.open")
	r.visit("unlock, wrong")
	r.keyboard("unlock", "lock.keyboard")
	r.press("lock.use_code")
	r.enter("12345678901234567890", "lock.code")
	r.press("lock.open")
	r.visit("unlock, code too short")
	o, err := r.shell.sealed().Create(r.Context(), screen.Sealed{Name: "نیلی کاپی", Picture: "bird"}, passphrase)
	r.must(err)
	o.Drop()
	r.page("unlock, two", screen.Route{Page: screen.Unlock})
	r.damage()
	r.page("unlock, one damaged", screen.Route{Page: screen.Unlock})
}

// damage spoils one of the journals on the shelf.
func (r *tour) damage() {
	list, err := r.shell.shelf.List()
	r.must(err)
	for _, name := range []string{"header.json", "header.bak"} {
		r.must(os.WriteFile(filepath.Join(r.shell.dir, "journals", list[0].ID, name), []byte("{}"), 0o600))
	}
}
