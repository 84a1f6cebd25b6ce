package app

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/screen"
)

const passphrase = "چھوٹی چڑیا 123"

// begun is a shell in a test window, past the first questions, in a language.
func begun(t *testing.T, tag string) (*Shell, *inOrder) {
	t.Helper()
	sweep()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1180, 720))
	e := &inOrder{}
	s, err := newShell(w.Canvas(), Options{Folder: t.TempDir()}, e)
	if err != nil {
		t.Fatal(err)
	}
	s.shelf.Lighten()
	s.now = func() time.Time { return noon().Add(e.now) }
	s.listen()
	s.show(s.first(), nil)
	s.chooseLanguage(tag)
	s.chooseUse(screen.AtHome)
	return s, e
}

// unlocked is a shell with an open journal, on its home page.
func unlocked(t *testing.T, tag string) (*Shell, *inOrder) {
	t.Helper()
	s, e := begun(t, tag)
	o, err := s.sealed().Create(t.Context(), screen.Sealed{Name: "Green notebook", Picture: "leaf"}, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	s.adopt(o, screen.Route{Page: screen.Home})
	t.Cleanup(s.Lock)
	return s, e
}

func TestFirstStartAsksTwoQuestionsThenShowsLessons(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	dir := t.TempDir()
	s, err := newShell(w.Canvas(), Options{Folder: dir}, &inOrder{})
	if err != nil {
		t.Fatal(err)
	}
	s.show(s.first(), nil)
	press(t, s, "اردو")
	if s.route.Page != screen.Use || s.lang.Tag() != "ur" {
		t.Fatalf("after the language: page %q in %q", s.route.Page, s.lang.Tag())
	}
	press(t, s, s.lang.T("start.home"))
	if s.route.Page != screen.Lessons {
		t.Fatalf("after the use: page %q", s.route.Page)
	}
	again, err := newShell(w.Canvas(), Options{Folder: dir}, &inOrder{})
	if err != nil {
		t.Fatal(err)
	}
	if r := again.first(); r.Page != screen.Lessons || again.lang.Tag() != "ur" {
		t.Errorf("the next start begins at %q in %q", r.Page, again.lang.Tag())
	}
}

func TestAFolderThatTakesNothingIsSaidAtTheFirstStart(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := newShell(w.Canvas(), Options{Folder: filepath.Join(file, "data")}, &inOrder{})
	if err != nil {
		t.Fatal(err)
	}
	s.show(s.first(), nil)
	press(t, s, "اردو")
	if s.route.Page != screen.Use || s.lang.Tag() != "ur" {
		t.Fatalf("after the language: page %q in %q", s.route.Page, s.lang.Tag())
	}
	if !says(s, s.lang.T("error.read_only")) {
		t.Error("the page does not say that nothing can be written")
	}
}

func TestReadingLeavesNothingButSettings(t *testing.T) {
	s, _ := begun(t, "en")
	s.Go(screen.Route{Page: screen.Reader, ID: "imagined-baby"})
	s.finish("imagined-baby", true)
	s.Go(screen.Route{Page: screen.Help, ID: "unsafe"})
	var left []string
	err := filepath.WalkDir(s.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			left = append(left, filepath.Base(path))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 1 || left[0] != settingsFile {
		t.Errorf("files left behind: %v", left)
	}
	if info, err := os.Stat(filepath.Join(s.dir, settingsFile)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("settings: %v, %v", info.Mode(), err)
	}
}

func TestLockTakesTheJournalAway(t *testing.T) {
	s, _ := unlocked(t, "en")
	j, v := s.open.journal, s.open.vault
	s.Go(screen.Route{Page: screen.Diary})
	s.Lock()
	if s.open != nil || s.route.Page != screen.Unlock {
		t.Fatalf("after the lock: page %q, open %v", s.route.Page, s.open != nil)
	}
	if _, _, err := j.Newest(t.Context(), "", 1); err == nil {
		t.Error("the journal can still be read")
	}
	if err := v.Lock(); err != nil {
		t.Errorf("a second lock: %v", err)
	}
	s.Back()
	if s.route.Open() {
		t.Errorf("Back leads to %q", s.route.Page)
	}
	s.Go(screen.Route{Page: screen.Diary})
	if s.route.Page != screen.Unlock {
		t.Errorf("a journal's page leads to %q", s.route.Page)
	}
}

func TestIdleLocks(t *testing.T) {
	s, e := unlocked(t, "ur")
	e.pass(4 * time.Minute)
	s.look.Desk.Touched()
	e.pass(4 * time.Minute)
	if s.open == nil {
		t.Fatal("locked though a key was pressed")
	}
	e.pass(2 * time.Minute)
	if s.open != nil {
		t.Error("still open after five idle minutes")
	}
}

// TestKeysWorkEverywhere presses F1, help and Escape with each focusable of
// each page focused, and with none.
func TestKeysWorkEverywhere(t *testing.T) {
	s, _ := unlocked(t, "ur")
	for _, name := range []screen.Name{screen.Home, screen.Lessons, screen.Diary, screen.Write, screen.Baby, screen.Card, screen.Settings, screen.Help} {
		s.show(screen.Route{Page: name, Prompt: -1}, nil)
		for i := range focusables(s.canvas.Content()) {
			s.show(screen.Route{Page: name, Prompt: -1}, nil)
			list := focusables(s.canvas.Content())
			if i >= len(list) {
				break
			}
			s.canvas.Focus(list[i])
			takes, ok := list[i].(fyne.Shortcutable)
			if !ok {
				t.Errorf("%s: %T takes no shortcuts", name, list[i])
				continue
			}
			list[i].TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
			if s.canvas.Overlays().Top() == nil {
				t.Errorf("%s: F1 does nothing in %T", name, list[i])
			}
			s.escaped = time.Time{} // long ago: two in a row are the cover
			s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if s.canvas.Overlays().Top() != nil || s.route.Page != name {
				t.Errorf("%s: Escape does not lead back from the list of keys", name)
			}
			takes.TypedShortcut(helpKeys)
			if s.route.Page != screen.Help {
				t.Errorf("%s: Ctrl+H does nothing in %T", name, list[i])
			}
			if name == screen.Help {
				continue
			}
			s.escaped = time.Time{}
			s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if s.route.Page != name {
				t.Errorf("%s: Escape from help leads to %q", name, s.route.Page)
			}
		}
	}
	s.show(screen.Route{Page: screen.Write, Prompt: -1}, nil)
	s.canvas.Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl})
	if s.open != nil {
		t.Error("Ctrl+L in the editor does not lock")
	}
}

// TestLanguageSwitchKeepsThePage switches on every page, there and back.
func TestLanguageSwitchKeepsThePage(t *testing.T) {
	s, _ := unlocked(t, "en")
	for _, r := range []screen.Route{
		{Page: screen.Home}, {Page: screen.Lessons}, {Page: screen.Reader, ID: "reading-cues"},
		{Page: screen.Diary}, {Page: screen.Write, Prompt: -1}, {Page: screen.Baby}, {Page: screen.Card},
		{Page: screen.Settings}, {Page: screen.Help}, {Page: screen.Help, ID: "feelings"}, {Page: screen.Begin},
	} {
		s.show(r, nil)
		english := s.page.Title()
		s.switchLanguage()
		if s.route != r || s.lang.Tag() != "ur" {
			t.Errorf("%v: after the switch %v in %q", r, s.route, s.lang.Tag())
		}
		if s.page.Title() == english {
			t.Errorf("%v: the title stayed %q", r, english)
		}
		s.switchLanguage()
		if s.route != r || s.page.Title() != english {
			t.Errorf("%v: switching back gives %v %q", r, s.route, s.page.Title())
		}
	}
}

func TestWhatIsWrittenIsThereTomorrow(t *testing.T) {
	for _, tag := range []string{"en", "ur"} {
		t.Run(tag, func(t *testing.T) {
			s, e := unlocked(t, tag)
			s.show(screen.Route{Page: screen.Write, Prompt: -1}, nil)
			editor := first[*kit.Editor](t, s.canvas.Content())
			s.canvas.Focus(editor)
			const words = "آج Dr. Saima نے کہا: سب ٹھیک (12 مارچ)"
			test.Type(editor, words)
			e.pass(3 * time.Second)
			s.switchLanguage()
			editor = first[*kit.Editor](t, s.canvas.Content())
			if editor.Text() != words || editor.Caret() != len(words) {
				t.Fatalf("after the switch of language: %q, caret %d", editor.Text(), editor.Caret())
			}
			test.Type(editor, "!")
			s.Lock()
			list, err := s.shelf.List()
			if err != nil || len(list) != 1 {
				t.Fatal(list, err)
			}
			o, err := s.sealed().Unlock(t.Context(), list[0].ID, "چھوٹي چڑیا ۱۲۳", nil)
			if err != nil {
				t.Fatal(err)
			}
			s.adopt(o, screen.Route{Page: screen.Diary})
			entries, _, err := o.Journal().Newest(t.Context(), "", 10)
			if err != nil || len(entries) != 1 || entries[0].Text != words+"!" {
				t.Fatalf("the next day: %+v, %v", entries, err)
			}
			if entries[0].Date != journal.Today(noon()) {
				t.Errorf("the entry is of %v", entries[0].Date)
			}
		})
	}
}

// What was done can be undone after the page was made anew, and nothing of it once the
// journal is locked.
func TestUndoOutlivesAnotherLanguage(t *testing.T) {
	s, e := unlocked(t, "en")
	s.show(screen.Route{Page: screen.Write, Prompt: -1}, nil)
	const words = "آج اس نے مسکرا کر دیکھا she smiled"
	written := func() *kit.Editor { return first[*kit.Editor](t, s.canvas.Content()) }
	test.Type(written(), words)
	e.pass(3 * time.Second)
	written().TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(written(), "x")
	for range 2 {
		s.switchLanguage()
		if written().Text() != "x" {
			t.Fatalf("after the switch: %q", written().Text())
		}
	}
	written().TypedShortcut(&fyne.ShortcutUndo{})
	if written().Text() != words || written().Selected() != words {
		t.Fatalf("undone: %q, of which %q is selected", written().Text(), written().Selected())
	}
	s.render()
	written().TypedShortcut(&fyne.ShortcutRedo{})
	if written().Text() != "x" {
		t.Errorf("redone: %q", written().Text())
	}
	last := written()
	s.Lock()
	last.TypedShortcut(&fyne.ShortcutUndo{})
	if last.Text() != "" {
		t.Error("what was written can be brought back without the passphrase")
	}
}

func TestHelpStaysWholeOnTheRailOfANarrowWindow(t *testing.T) {
	s, _ := unlocked(t, "ur")
	for _, size := range []float32{17, 28} {
		set := s.settings
		set.Size = size
		s.change(set)
		s.canvas.Content().Resize(fyne.NewSize(1024, 600))
		for _, o := range objects(s.canvas.Content()) {
			b, ok := o.(*kit.Button)
			if !ok || b.Text() != s.lang.T("nav.help") {
				continue
			}
			foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Y + b.Size().Height
			if foot > 600 || b.Size().Height < b.HeightFor(b.Size().Width) {
				t.Errorf("text of %v dp: help ends at %v of 600 and is %v high, its words need %v",
					size, foot, b.Size().Height, b.HeightFor(b.Size().Width))
			}
		}
	}
}

// press taps what says text on the page of now.
func press(t testing.TB, s *Shell, text string) {
	t.Helper()
	for _, o := range objects(s.canvas.Content()) {
		said, ok := o.(interface{ Text() string })
		tapped, can := o.(fyne.Tappable)
		if ok && can && said.Text() == text {
			tapped.Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("nothing on page %q says %q", s.route.Page, text)
}

// says tells whether a text stands on the page of now.
func says(s *Shell, text string) bool {
	for _, o := range objects(s.canvas.Content()) {
		if said, ok := o.(interface{ Text() string }); ok && said.Text() == text {
			return true
		}
	}
	return false
}

// first finds the first object of a type.
func first[T fyne.CanvasObject](t *testing.T, root fyne.CanvasObject) T {
	t.Helper()
	for _, o := range objects(root) {
		if found, ok := o.(T); ok {
			return found
		}
	}
	var none T
	t.Fatalf("no %T on the page", none)
	return none
}

func focusables(root fyne.CanvasObject) []fyne.Focusable {
	var list []fyne.Focusable
	for _, o := range objects(root) {
		if f, ok := o.(fyne.Focusable); ok {
			list = append(list, f)
		}
	}
	return list
}

// objects lists what is visible below an object, itself included.
func objects(o fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	list := []fyne.CanvasObject{o}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			list = append(list, objects(child)...)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			list = append(list, objects(child)...)
		}
	}
	return list
}
