package app

import (
	"errors"
	"image"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"gehwara/app/lesson"
	"gehwara/app/screen"
	"gehwara/assets"
	"gehwara/i18n"
)

// shippedFiles are copies of the files inside the program, to be spoilt.
func shippedFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(assets.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(assets.FS, name)
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// catalogues are those of the program, the Urdu one changed.
func catalogues(t *testing.T, spoil func(string) string) *i18n.Catalogues {
	t.Helper()
	files := fstest.MapFS{}
	for _, tag := range i18n.Tags() {
		data, err := os.ReadFile("../i18n/" + tag + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		if tag == "ur" {
			data = []byte(spoil(string(data)))
		}
		files[tag+".toml"] = &fstest.MapFile{Data: data}
	}
	return i18n.Open(files)
}

// seatedOn is a shell in a window that is drawn in memory, on other supplies.
func seatedOn(t *testing.T, from supplies, tag string) *Shell {
	t.Helper()
	sweep()
	test.NewTempApp(t)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.Resize(usual)
	s, err := newShellOf(from, c, Options{Folder: t.TempDir()}, &inOrder{})
	if err != nil {
		t.Fatal(err)
	}
	s.now = noon
	s.show(s.first(), nil)
	s.chooseLanguage(tag)
	s.chooseUse(screen.AtHome)
	return s
}

// openPages are those that need no journal, with the first lesson.
func openPages(s *Shell) []screen.Route {
	routes := []screen.Route{
		{Page: screen.Lessons}, {Page: screen.Help}, {Page: screen.Help, ID: "body"}, {Page: screen.Cover},
		{Page: screen.Settings}, {Page: screen.Begin}, {Page: screen.Unlock}, {Page: screen.Start}, {Page: screen.Use},
	}
	if len(s.course.Lessons) > 0 {
		routes = append(routes, screen.Route{Page: screen.Reader, ID: s.course.Lessons[0].ID})
	}
	return routes
}

// read gives the texts of a page.
func read(t *testing.T, s *Shell, r screen.Route) (texts []string) {
	t.Helper()
	s.show(r, nil)
	for _, w := range (&tour{T: t, shell: s}).wording() {
		texts = append(texts, w.text)
	}
	return texts
}

// A message that is spoilt is read in English, and nothing else on any page is
// other than it was.
func TestSpoiltMessages(t *testing.T) {
	spoilt := map[string]string{"nav.lessons": "Lessons", "settings.title": "Settings", "lessons.minutes": "minutes"}
	line := regexp.MustCompile(`(?m)^(nav\.lessons|settings\.title|lessons\.minutes) = .*$`)
	words := catalogues(t, func(ur string) string { return line.ReplaceAllString(ur, `$1 = "`) })
	whole := seatedOn(t, shipped(), "ur")
	broken := seatedOn(t, supplies{words, assets.FS, assets.Font}, "ur")
	seen := map[string]bool{}
	for _, r := range openPages(whole) {
		before, after := read(t, whole, r), read(t, broken, r)
		if len(before) != len(after) {
			t.Errorf("%v says %d texts, and %d", r, len(before), len(after))
			continue
		}
		for i, text := range after {
			if text == before[i] {
				continue
			}
			found := false
			for key, want := range spoilt {
				if strings.Contains(text, want) {
					seen[key], found = true, true
				}
			}
			if !found {
				t.Errorf("%v: %q has become %q", r, before[i], text)
			}
		}
	}
	if len(seen) < len(spoilt) {
		t.Errorf("only %v were read in English", seen)
	}
}

// Whatever font is spoilt, the window opens and both languages are drawn.
func TestSpoiltFonts(t *testing.T) {
	ink := func(font func(string) ([]byte, error), tag string) int {
		s := seatedOn(t, supplies{i18n.Shipped(), assets.FS, font}, tag)
		s.show(screen.Route{Page: screen.Reader, ID: s.course.Lessons[0].ID}, nil)
		return marked(s.canvas.Capture())
	}
	all := map[string]int{"en": ink(assets.Font, "en"), "ur": ink(assets.Font, "ur")}
	for _, broken := range []string{
		"NotoNastaliqUrdu-Regular.ttf", "NotoNastaliqUrdu-Bold.ttf", "AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf",
	} {
		font := func(file string) ([]byte, error) {
			data, err := assets.Font(file)
			switch {
			case file != broken:
				return data, err
			case strings.Contains(file, "Bold"):
				return nil, errors.New("can't be read")
			}
			return data[:len(data)/2], err
		}
		for tag, n := range all {
			if got := ink(font, tag); got < n*3/4 {
				t.Errorf("without %s the page in %s has %d marks, with it %d", broken, tag, got, n)
			}
		}
	}
	if _, err := newShellOf(supplies{i18n.Shipped(), assets.FS, func(string) ([]byte, error) { return nil, fs.ErrNotExist }},
		software.NewCanvas(), Options{Folder: t.TempDir()}, &inOrder{}); err == nil {
		t.Error("a window without any font opens")
	}
}

// marked counts the pixels that are not those of the corner.
func marked(img image.Image) (n int) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if img.At(x, y) != img.At(b.Max.X-1, b.Max.Y-1) {
				n++
			}
		}
	}
	return n
}

// A picture that is missing or spoilt is told in words, in its place.
func TestSpoiltPictures(t *testing.T) {
	for name, spoil := range map[string]func(svg []byte) []byte{
		"missing": nil,
		"cut off": func(svg []byte) []byte { return svg[:len(svg)/2] },
		"a page":  func([]byte) []byte { return []byte("<!DOCTYPE html><html><body>404</body></html>") },
	} {
		for _, tag := range i18n.Tags() {
			t.Run(name+"-"+tag, func(t *testing.T) {
				files := shippedFiles(t)
				for file := range files {
					switch {
					case !strings.HasSuffix(file, ".svg"):
					case spoil == nil:
						delete(files, file)
					default:
						files[file] = &fstest.MapFile{Data: spoil(files[file].Data)}
					}
				}
				whole := seatedOn(t, shipped(), tag)
				s := seatedOn(t, supplies{i18n.Shipped(), files, assets.Font}, tag)
				if len(s.course.Lessons) != len(whole.course.Lessons) {
					t.Fatalf("%d lessons are left: %v", len(s.course.Lessons), s.course.Problems)
				}
				one, pictures := s.course.Lessons[0], 0
				for _, r := range openPages(s) {
					after := read(t, s, r)
					for _, text := range read(t, whole, r) {
						if text != "" && !slices.Contains(after, text) {
							t.Errorf("%v no more says %q", r, text)
						}
					}
					if r.Page == screen.Reader && slices.Contains(after, one.PictureAlt[tag]) {
						pictures++
					}
				}
				if pictures == 0 {
					t.Error("nothing says what the picture of the lesson shows")
				}
			})
		}
	}
}

// Help that can't be read in one language is read in the other.
func TestSpoiltHelp(t *testing.T) {
	files := shippedFiles(t)
	files["help/ur.toml"] = &fstest.MapFile{Data: []byte("title = ")}
	s := seatedOn(t, supplies{i18n.Shipped(), files, assets.Font}, "ur")
	english, err := lesson.LoadHelp(assets.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	if texts := read(t, s, screen.Route{Page: screen.Help}); !slices.Contains(texts, english.Doors[0].Name) {
		t.Errorf("the page of help says %q", texts)
	}
	if texts := read(t, s, screen.Route{Page: screen.Help, ID: "body"}); !strings.Contains(strings.Join(texts, "\n"), english.Door("body").Signs[0].Signs[0]) {
		t.Errorf("the signs are %q", texts)
	}
}

// With nothing left but one font there is still a window, in which a journal can be
// opened and help is looked for in vain but harms nothing.
func TestNothingIsLeftOfTheSupplies(t *testing.T) {
	font := func(file string) ([]byte, error) {
		if file != "NotoNaskhArabic-Regular.ttf" {
			return []byte("none"), nil
		}
		return assets.Font(file)
	}
	s := seatedOn(t, supplies{i18n.Shipped(), fstest.MapFS{}, font}, "ur")
	for _, r := range openPages(s) {
		if texts := read(t, s, r); len(texts) == 0 {
			t.Errorf("%v says nothing", r)
		}
		s.canvas.Capture()
	}
	if len(s.course.Problems) == 0 || len(s.fonts.Problems()) == 0 {
		t.Error("nobody is told what is missing")
	}
}
