package main

import (
	"go/build"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// arrows says which of our packages each may import: the house of the design.
var arrows = map[string][]string{
	"gehwara":                 {"app", "app/command", "storage", "assets", "i18n"},
	"gehwara/app":             {"app/screen", "app/kit", "app/typeset", "app/journal", "app/lesson", "app/exchange", "app/session", "app/disk", "storage", "i18n", "assets"},
	"gehwara/app/command":     {"app/journal", "app/exchange", "storage", "i18n"},
	"gehwara/app/screen":      {"app/kit", "app/journal", "app/lesson", "i18n"},
	"gehwara/app/kit":         {"app/typeset", "i18n"},
	"gehwara/app/kit/gallery": {"app/kit", "app/typeset", "i18n", "assets"},
	"gehwara/app/golden":      {}, // for tests: nothing may import it
	"gehwara/app/typeset":     {}, "gehwara/app/journal": {}, "gehwara/app/lesson": {}, "gehwara/app/session": {}, "gehwara/app/exchange": {"app/journal", "app/lesson", "i18n"}, "gehwara/app/disk": {},
	"gehwara/storage": {}, "gehwara/i18n": {}, "gehwara/assets": {},
}

// owners says who alone may import a module.
var owners = map[string][]string{
	"fyne.io/fyne/v2":             {"gehwara", "gehwara/app", "gehwara/app/screen", "gehwara/app/kit", "gehwara/app/kit/gallery"},
	"github.com/dgraph-io/badger": {"gehwara/storage"},
	"golang.org/x/term":           {"gehwara/app/command"},
	"filippo.io/age":              {"gehwara/storage"},
	"github.com/godbus/dbus/v5":   {"gehwara/app/session"},
	"net":                         {},
	"net/http":                    {},
}

func TestArrowsRunOneWay(t *testing.T) {
	for _, p := range packages(t) {
		allowed, known := arrows[p.ImportPath]
		if !known {
			t.Errorf("package %s has no place in the house: name what it may import", p.ImportPath)
		}
		for _, i := range p.Imports {
			ours, isOurs := strings.CutPrefix(i, "gehwara/")
			if isOurs && !slices.Contains(allowed, ours) {
				t.Errorf("%s imports %s", p.ImportPath, i)
			}
			if of, owned := owner(i); owned && !slices.Contains(of, p.ImportPath) {
				t.Errorf("%s imports %s, which only %v may", p.ImportPath, i, of)
			}
		}
	}
}

func owner(path string) (packages []string, owned bool) {
	if of, ok := owners[path]; ok {
		return of, true
	}
	for module, of := range owners {
		if strings.HasPrefix(path, module+"/") {
			return of, true
		}
	}
	return nil, false
}

// packages reads every package below this folder, without its tests.
func packages(t *testing.T) []*build.Package {
	t.Helper()
	var list []*build.Package
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); name == "testdata" || name != "." && strings.HasPrefix(name, ".") {
			return filepath.SkipDir
		}
		p, err := build.ImportDir(path, 0)
		if _, empty := err.(*build.NoGoError); empty {
			return nil
		}
		if err != nil {
			return err
		}
		p.ImportPath = filepath.ToSlash(filepath.Join("gehwara", path))
		list = append(list, p)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestOnlyWorkStartsGoroutinesInTheWindow(t *testing.T) {
	ofTheWindow(t, func(name string, n int, code string) {
		starts := strings.HasPrefix(code, "go ") || strings.Contains(code, "fyne.Do(") || strings.Contains(code, "fyne.DoAndWait(")
		if starts && name != filepath.Join("app", "work.go") {
			t.Errorf("%s:%d: %s", name, n, code)
		}
	})
}

// TestNothingIsMadeOfFynesWidgets: those run from left to right alone. What is taken
// of Fyne has no side: what every widget is built on, and layers of one size.
func TestNothingIsMadeOfFynesWidgets(t *testing.T) {
	taken := regexp.MustCompile(`\b(?:widget|container|dialog|layout)\.[A-Z]\w*`)
	sideless := []string{"widget.BaseWidget", "widget.NewSimpleRenderer", "container.NewStack"}
	ofTheWindow(t, func(name string, n int, code string) {
		for _, what := range taken.FindAllString(code, -1) {
			if !slices.Contains(sideless, what) {
				t.Errorf("%s:%d takes %s", name, n, what)
			}
		}
	})
}

// ofTheWindow reads every line of what the window is made of.
func ofTheWindow(t *testing.T, line func(name string, n int, code string)) {
	t.Helper()
	for _, folder := range []string{"app", "app/screen", "app/kit"} {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for n, code := range strings.Split(string(data), "\n") {
				line(name, n+1, strings.TrimSpace(code))
			}
		}
	}
}

// TestOnlySocketsOfThisComputerAreDialled: of the ways to a bus, those that follow
// the environment may lead over a network, or start a bus. Dial is given addresses
// that were sifted.
func TestOnlySocketsOfThisComputerAreDialled(t *testing.T) {
	files, err := filepath.Glob("app/session/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	elsewhere := regexp.MustCompile(`dbus\.(Session|System|Connect|NewConn|DialHandler|AuthAnonymous|AuthCookie)\w*`)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, used := range elsewhere.FindAllString(string(data), -1) {
			t.Errorf("%s uses %s", name, used)
		}
	}
}

// TestSecretsAreCostlyToTry: what makes them cheap is for tests alone.
func TestSecretsAreCostlyToTry(t *testing.T) {
	for _, p := range packages(t) {
		for _, name := range slices.Concat(p.GoFiles, p.CgoFiles, p.IgnoredGoFiles) {
			data, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasSuffix(name, "_test.go") && strings.Contains(string(data), ".Lighten(") {
				t.Errorf("%s makes secrets cheap to try", filepath.Join(p.Dir, name))
			}
		}
	}
}
