package app

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"github.com/google/uuid"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/app/screen"
	"gehwara/storage"
)

var (
	out  = flag.String("out", "", "draw every page as a picture into this folder")
	only = flag.String("only", "", "with -out: draw only pages with such a name, a regular expression")
	high = flag.Bool("high", false, "with -out: draw the pages in the theme of high contrast too")
)

// TestScreenshots draws every page in both languages, light and dark. Without
// -out it draws each once, in Urdu, and few lessons, to see that all can be drawn.
func TestScreenshots(t *testing.T) {
	languages, themes := []string{"en", "ur"}, []kit.Theme{kit.Paper, kit.Night}
	if *out == "" {
		languages, themes = languages[1:], themes[:1]
	}
	if *high {
		themes = append(themes, kit.Contrast)
	}
	test.NewTempApp(t)
	for _, tag := range languages {
		for _, theme := range themes {
			t.Run(tag+"-"+string(theme), func(t *testing.T) { shoot(t, tag, theme) })
		}
	}
}

// camera draws the pages of one shell.
type camera struct {
	t      *testing.T
	shell  *Shell
	prefix string
	n      int
}

func shoot(t *testing.T, tag string, theme kit.Theme) {
	plainHome(t)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.Resize(fyne.NewSize(1366, 768))
	s, err := newShell(c, Options{Folder: t.TempDir()}, &inOrder{})
	if err != nil {
		t.Fatal(err)
	}
	s.shelf.Lighten()
	s.now = noon
	cam := &camera{t: t, shell: s, prefix: fmt.Sprintf("%s-%s", tag, theme)}
	s.settings.Theme = theme
	if err := s.dress(); err != nil {
		t.Fatal(err)
	}
	cam.page("start", screen.Route{Page: screen.Start})
	s.chooseLanguage(tag)
	cam.take("use")
	s.chooseUse(screen.AtHome)
	cam.take("lessons")
	for i, l := range s.course.Lessons {
		if *out == "" && i > 1 {
			break
		}
		cam.page("lesson-"+l.ID, screen.Route{Page: screen.Reader, ID: l.ID})
		if cam.lingers() {
			cam.unfolded(l)
		}
	}
	cam.library()
	cam.twoLanguages("relational-trauma")
	for _, door := range []string{"", "body", "baby", "feelings", "unsafe"} {
		cam.page("help-"+door, screen.Route{Page: screen.Help, ID: door})
	}
	cam.page("cover", screen.Route{Page: screen.Cover})
	cam.page("safety", screen.Route{Page: screen.Safety})
	cam.page("settings", screen.Route{Page: screen.Settings})
	cam.page("begin", screen.Route{Page: screen.Begin})
	cam.page("unlock-none", screen.Route{Page: screen.Unlock})
	cam.journal()
}

// page shows a route and draws it.
func (c *camera) page(name string, r screen.Route) {
	c.shell.show(r, nil)
	c.take(name)
}

// take draws the page of now.
func (c *camera) take(name string) {
	c.t.Helper()
	c.n++
	if *out != "" && !regexp.MustCompile(*only).MatchString(name) {
		return
	}
	img := c.shell.canvas.Capture()
	if *out == "" {
		return
	}
	if err := os.MkdirAll(*out, 0o700); err != nil {
		c.t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(*out, fmt.Sprintf("%s-%02d-%s.png", c.prefix, c.n, name)))
	if err != nil {
		c.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		c.t.Fatal(err)
	}
}

// lingers tells whether long pages are drawn whole, which takes long: by day, and
// where somebody asks for pages by name.
func (c *camera) lingers() bool {
	return *out != "" && (*only != "" || c.shell.settings.Theme == kit.Paper)
}

// unfolded draws all of a lesson, with nothing left folded.
func (c *camera) unfolded(l *lesson.Lesson) {
	s, tag := c.shell, c.shell.lang.Tag()
	if l.ContentNote[tag] != "" {
		press(c.t, s, s.lang.T("reader.note_show"))
	}
	press(c.t, s, s.lang.T("reader.more"))
	press(c.t, s, s.lang.T("reader.sources"))
	if g := l.Text(tag).Section(lesson.RoleGroup); g != nil {
		press(c.t, s, g.Heading)
	}
	c.whole("lesson-" + l.ID + "-unfolded")
}

// twoLanguages draws a lesson in both, in a wide window and in a narrow one: its
// note, where it begins, its questions and what stands last.
func (c *camera) twoLanguages(id string) {
	s := c.shell
	s.setBilingual(true)
	for _, window := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(640, 600)} {
		s.canvas.(software.WindowlessCanvas).Resize(window)
		c.page("both-note", screen.Route{Page: screen.Reader, ID: id})
		for _, key := range []string{"reader.note_show", "reader.more", "reader.sources"} {
			press(c.t, s, s.lang.T(key))
		}
		text := s.course.Lesson(id).Text(s.lang.Tag())
		press(c.t, s, text.Section(lesson.RoleGroup).Heading)
		press(c.t, s, text.Quiz()[0].Answers[0].Text)
		sheet := s.frame.page.Objects[0].(*kit.Sheet)
		sheet.ScrollTo(0)
		c.take("both-begin")
		sheet.Reveal(first[*kit.Choice](c.t, sheet))
		c.take("both-quiz")
		sheet.ScrollTo(1e6)
		c.take("both-end")
	}
	s.canvas.(software.WindowlessCanvas).Resize(fyne.NewSize(1366, 768))
	s.setBilingual(false)
}

// noon is the day the pictures are taken on.
func noon() time.Time { return time.Date(2026, time.March, 5, 12, 0, 0, 0, time.Local) }

// library draws what stands beside the lessons.
func (c *camera) library() {
	s := c.shell
	c.page("library", screen.Route{Page: screen.Library})
	for _, card := range s.library().Cards {
		c.page("card-"+card.ID, screen.Route{Page: screen.Leaflet, ID: card.ID})
		if c.lingers() {
			c.whole("card-" + card.ID + "-whole")
		}
	}
	c.page("words", screen.Route{Page: screen.Words})
	c.page("words-asked", screen.Route{Page: screen.Words, ID: "safe-base"})
	c.page("evidence", screen.Route{Page: screen.Evidence})
	c.page("evidence-asked", screen.Route{Page: screen.Evidence, ID: "Su24"})
	c.page("growth", screen.Route{Page: screen.Growth})
	s.show(screen.Route{Page: screen.Reader, ID: "attachment-safe-base"}, nil)
	press(c.t, s, s.lang.T("reader.more"))
	c.take("lesson-unfolded")
	c.down(0.30)
	c.take("lesson-words")
	word(c.t, s, s.library().Term("safe-base").Name[s.lang.Tag()])
	c.take("word")
	s.canvas.Overlays().Top().(*kit.Overlay).Close()
	c.down(1)
	c.take("lesson-foot")
	s.show(screen.Route{Page: screen.Lessons}, nil)
	c.down(0.28)
	c.take("lessons-path")
}

// whole draws the page of now in a window that is as high as all that stands on it.
func (c *camera) whole(name string) {
	sheet := c.shell.frame.page.Objects[0].(*kit.Sheet)
	size := c.shell.canvas.Size()
	beside := size.Height - sheet.Size().Height
	window := c.shell.canvas.(software.WindowlessCanvas)
	window.Resize(fyne.NewSize(size.Width, beside+sheet.HeightFor(sheet.Size().Width)))
	c.take(name)
	window.Resize(size)
}

// down scrolls the page to a share of it.
func (c *camera) down(share float32) {
	sheet := c.shell.frame.page.Objects[0].(*kit.Sheet)
	sheet.ScrollTo(share * sheet.HeightFor(sheet.Size().Width))
}

// journal draws the pages of a journal with a little in it.
func (c *camera) journal() {
	ctx, s := context.Background(), c.shell
	o, err := s.sealed().Create(ctx, screen.Sealed{Name: "Green notebook", Picture: "leaf"}, "eight or more letters")
	if err != nil {
		c.t.Fatal(err)
	}
	s.adopt(o, screen.Route{Page: screen.Home})
	c.take("home-empty")
	c.page("diary-empty", screen.Route{Page: screen.Diary})
	c.page("card", screen.Route{Page: screen.Card, First: true})
	c.page("blank", screen.Route{Page: screen.Blank})
	press(c.t, s, s.lang.T("choose.documents"))
	c.take("blank-folder")
	c.page("backup", screen.Route{Page: screen.Backup})
	press(c.t, s, s.lang.T("choose.documents"))
	press(c.t, s, s.lang.T("backup.here"))
	c.take("backup-done")
	c.page("restore", screen.Route{Page: screen.Restore})
	press(c.t, s, s.lang.T("choose.documents"))
	press(c.t, s, s.lang.File("Green notebook-2026-03-05.gehwara"))
	c.take("restore-secret")
	fill(c.t, s, s.lang.T("restore.secret"), "eight or more letters")
	press(c.t, s, s.lang.T("lock.open"))
	c.take("restore-here")
	press(c.t, s, s.lang.T("restore.merge"))
	c.take("restore-merged")
	c.page("export", screen.Route{Page: screen.Export})
	c.page("destroy", screen.Route{Page: screen.Destroy})
	c.page("renew", screen.Route{Page: screen.Renew})
	c.page("rename", screen.Route{Page: screen.Rename})
	c.page("repass", screen.Route{Page: screen.Repass})
	c.page("repass-card", screen.Route{Page: screen.Repass, First: true})
	c.page("baby", screen.Route{Page: screen.Baby, First: true})
	c.fill(o.Journal())
	c.page("home", screen.Route{Page: screen.Home})
	c.page("diary", screen.Route{Page: screen.Diary})
	c.page("search", screen.Route{Page: screen.Search})
	c.seek("search-none", "چڑیا")
	c.seek("search-found", "halki")
	c.page("write-new", screen.Route{Page: screen.Write, Lesson: "imagined-baby"})
	entries, _, err := o.Journal().Newest(ctx, "", 1)
	if err != nil || len(entries) == 0 {
		c.t.Fatal("no entry to show", err)
	}
	c.page("write", screen.Route{Page: screen.Write, ID: entries[0].ID.String(), Prompt: -1})
	press(c.t, s, s.lang.DateWithWeekday(2026, time.March, 5))
	c.take("write-date")
	s.show(screen.Route{Page: screen.Baby}, nil)
	press(c.t, s, s.lang.T("baby.born"))
	press(c.t, s, s.lang.T("date.calendar"))
	c.take("baby-born")
	c.page("history", screen.Route{Page: screen.History, ID: c.rewritten(o.(*opened))})
	press(c.t, s, s.lang.T("history.compare"))
	c.whole("history-compared")
	c.bin(o.Journal())
	c.page("settings-open", screen.Route{Page: screen.Settings})
	press(c.t, s, s.lang.T("settings.private"))
	c.take("settings-private")
	s.Lock()
	c.take("unlock")
	c.damage(o.(*opened).vault.Journal().ID)
}

// seek draws what is found for words that are typed into a new search.
func (c *camera) seek(name, words string) {
	c.shell.show(screen.Route{Page: screen.Search}, nil)
	test.Type(c.shell.canvas.Focused(), words)
	c.take(name)
}

// damage draws what follows when the store of a journal is spoiled.
func (c *camera) damage(id string) {
	s := c.shell
	for _, file := range storeFiles(c.t, s, id) {
		if err := os.Truncate(file, 0); err != nil {
			c.t.Fatal(err)
		}
	}
	o, err := s.sealed().Unlock(context.Background(), id, "eight or more letters", nil)
	if err != nil {
		c.t.Fatal(err)
	}
	s.adopt(o, screen.Route{Page: screen.Home})
	c.take("repaired")
	c.page("home-repaired", screen.Route{Page: screen.Home})
	s.Lock()
}

// rewritten gives an entry with two versions side by side, and an earlier one.
func (c *camera) rewritten(o *opened) string {
	ctx := context.Background()
	j := o.journal.Write(journal.Entry{Date: journal.Today(noon()), Text: "آج چڑیا آئی۔"})
	must := func(err error) {
		if err != nil {
			c.t.Fatal(err)
		}
	}
	must(j.Update(ctx, j.Entry()))
	must(j.Commit(ctx))
	first, err := o.vault.Head(ctx, j.Entry().ID)
	must(err)
	for _, text := range []string{"آج نیلی چڑیا آئی، اور دیر تک گاتی رہی۔", "آج چڑیا آئی۔ A blue one, and it sang."} {
		_, err := o.vault.Revise(ctx, storage.Change{
			Item: first.Item, Kind: first.Kind, Sort: first.Sort, Parents: []uuid.UUID{first.ID},
			Body: bytes.Replace(first.Body, []byte("آج چڑیا آئی۔"), []byte(text), 1),
		})
		must(err)
	}
	return first.Item.String()
}

// bin draws the diary with an entry that was deleted.
func (c *camera) bin(j *journal.Journal) {
	entries, _, err := j.Newest(context.Background(), "", 2)
	if err == nil {
		err = j.Delete(context.Background(), entries[1].ID)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	c.shell.show(screen.Route{Page: screen.Diary}, nil)
	press(c.t, c.shell, c.shell.lang.T("journal.deleted"))
	c.take("diary-deleted")
}

// fill writes a few entries and a baby.
func (c *camera) fill(j *journal.Journal) {
	ctx := context.Background()
	day := journal.Today(noon())
	if _, err := j.PutBaby(ctx, journal.Baby{
		Way:    journal.Expecting,
		Dating: journal.Dating{By: journal.ByDue, Date: day.AddDays(280 - (24*7 + 3))},
	}); err != nil {
		c.t.Fatal(err)
	}
	for i, text := range []string{
		"آج پہلی بار اس کی ہلکی سی حرکت محسوس ہوئی۔ میں نے ہاتھ رکھا اور دیر تک چپ بیٹھی رہی۔",
		"Ammi sent pinnis from the village. We laughed on the phone till 10 o'clock.",
		"ڈاکٹر صاحبہ نے کہا سب ٹھیک ہے۔ Next visit: 12 مارچ (صبح 9 بجے) 🙂",
	} {
		session := j.Write(journal.Entry{Date: day.AddDays(-9 * (2 - i)), Text: text, Feeling: journal.Feeling(3 + i)})
		if err := session.Update(ctx, session.Entry()); err != nil {
			c.t.Fatal(err)
		}
		if err := session.Commit(ctx); err != nil {
			c.t.Fatal(err)
		}
	}
}
