package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/kit"
	"gehwara/app/lesson"
	"gehwara/app/screen"
	"gehwara/assets"
)

// TestSpoiltSettings starts with a settings file that is not as the program
// wrote it: each value that can't be is as at the first start, the others stay.
func TestSpoiltSettings(t *testing.T) {
	d := defaults()
	chosen := d
	chosen.Language, chosen.IdleMinutes = "ur", 7
	for name, file := range map[string]struct {
		data string
		want Settings
	}{
		"whole":           {`{"language":"ur","idle_minutes":7}`, chosen},
		"empty":           {"", d},
		"cut":             {`{"language":"ur","idle_min`, d},
		"not ours":        {"\x00\xff[settings]", d},
		"a list":          {"[1,2]", d},
		"huge":            {`{"language":"ur","x":"` + strings.Repeat("x", 100<<10) + `"}`, d},
		"unknown tongue":  {`{"language":"../en","use":"palace","idle_minutes":7}`, Settings{Script: d.Script, Size: d.Size, Theme: d.Theme, IdleMinutes: 7, AwaySeconds: d.AwaySeconds}},
		"wrong types":     {`{"language":"ur","theme":3,"size":"big","urdu_digits":"no","idle_minutes":7}`, chosen},
		"out of bounds":   {`{"language":"ur","size":1e30,"theme":"pink","script":"comic","idle_minutes":7}`, func() Settings { c := chosen; c.Size = 28; return c }()},
		"more than a day": {`{"language":"ur","idle_minutes":99999}`, func() Settings { c := chosen; c.IdleMinutes = 60; return c }()},
		"days away":       {`{"language":"ur","idle_minutes":7,"away_seconds":999999}`, func() Settings { c := chosen; c.AwaySeconds = 3600; return c }()},
		"never away":      {`{"language":"ur","idle_minutes":7,"away_seconds":-5}`, func() Settings { c := chosen; c.AwaySeconds = 0; return c }()},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, settingsFile), []byte(file.data), 0o600); err != nil {
				t.Fatal(err)
			}
			if got := loadSettings(dir); got != file.want {
				t.Errorf("%+v, want %+v", got, file.want)
			}
			test.NewTempApp(t)
			s, err := newShell(test.NewTempWindow(t, nil).Canvas(), Options{Folder: dir}, &inOrder{})
			if err != nil {
				t.Fatal("does not start: ", err)
			}
			s.show(s.first(), nil)
		})
	}
}

// TestSettingsFileIsAFolder starts, and says that nothing is remembered.
func TestSettingsFileIsAFolder(t *testing.T) {
	test.NewTempApp(t)
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, settingsFile, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	s, err := newShell(test.NewTempWindow(t, nil).Canvas(), Options{Folder: dir}, &inOrder{})
	if err != nil {
		t.Fatal(err)
	}
	s.show(s.first(), nil)
	s.chooseLanguage("ur")
	if s.lang.Tag() != "ur" || len(s.frame.foot.Objects) == 0 {
		t.Errorf("in %q, %d lines said", s.lang.Tag(), len(s.frame.foot.Objects))
	}
	if list, err := filepath.Glob(filepath.Join(dir, "*.new")); err != nil || len(list) > 0 {
		t.Errorf("left behind: %v, %v", list, err)
	}
}

// TestNoCourse runs every page though no lesson can be read, or only one.
func TestNoCourse(t *testing.T) {
	broken := fstest.MapFS{}
	for _, name := range []string{"curriculum.toml", "sources.toml", "lessons/growing-brain/lesson.toml", "lessons/growing-brain/en.md"} {
		data, err := assets.FS.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		broken[name] = &fstest.MapFile{Data: data}
	}
	half, err := lesson.Load(broken)
	if err != nil || len(half.Problems) == 0 {
		t.Fatal("a lesson without its Urdu is no problem: ", err)
	}
	s, _ := unlocked(t, "ur")
	for _, c := range []*lesson.Course{{}, half} {
		s.taught, s.course = c, c
		for _, r := range []screen.Route{
			{Page: screen.Home}, {Page: screen.Lessons}, {Page: screen.Reader, ID: "growing-brain"}, {Page: screen.Diary},
			{Page: screen.Write, Prompt: -1}, {Page: screen.Write, Lesson: "growing-brain", Prompt: 99}, {Page: screen.Settings}, {Page: screen.Help},
		} {
			s.Go(r)
			s.switchLanguage()
		}
	}
}

// TestRubbishInEveryField puts what nobody types into every field and editor of
// every page, and goes on.
func TestRubbishInEveryField(t *testing.T) {
	s, e := unlocked(t, "en")
	rubbish := []string{
		strings.Repeat("کروٹ ", 40_000), "a\x00b\x01\x7f", "\xff\xfe\xc3(", "\u202eevil\u2066\u2067",
		"ک" + strings.Repeat("\u064e", 10_000), "../../etc/passwd\x00", strings.Repeat("x", 300), "۹۹۹۹۹۹۹۹۹۹۹۹", "-1", "1e9", "👩‍👩‍👧‍👦\ufe0f",
	}
	for _, page := range []screen.Name{screen.Write, screen.Baby, screen.Card, screen.Begin, screen.Settings} {
		for _, text := range rubbish {
			s.show(screen.Route{Page: page, Prompt: -1}, nil)
			for _, o := range objects(s.canvas.Content()) {
				switch w := o.(type) {
				case *kit.Editor:
					paste(s, w, text)
				case *kit.Field:
					paste(s, w, text)
					w.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				}
			}
			e.pass(5 * time.Second)
		}
	}
}

func paste(s *Shell, w fyne.Focusable, text string) {
	c := fyne.CurrentApp().Clipboard()
	c.SetContent(text)
	s.canvas.Focus(w)
	w.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: c})
}
