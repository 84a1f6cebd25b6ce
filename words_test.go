package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// keyShape is how a key of the catalogues looks, or the beginning of one that
// the rest is added to.
var keyShape = regexp.MustCompile(`^[a-z]+\.[a-z0-9_]*$`)

// TestEveryWordIsUsedAndNoneIsMissing holds the catalogues against the program:
// a key that no code names is dead, and one that no catalogue has would be seen
// in brackets.
func TestEveryWordIsUsedAndNoneIsMissing(t *testing.T) {
	keys := catalogueKeys(t)
	named, begun := namedKeys(t)
	for _, key := range keys {
		if !named[key] && !slices.ContainsFunc(begun, func(b string) bool { return strings.HasPrefix(key, b) }) {
			t.Errorf("no code uses %s", key)
		}
	}
	for key := range named {
		page, name, _ := strings.Cut(key, ".")
		if name == "png" || name == "json" {
			continue // a file
		}
		isPage := slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, page+".") })
		if isPage && !slices.Contains(keys, key) {
			t.Errorf("no catalogue has %s", key)
		}
	}
}

func catalogueKeys(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("i18n/en.toml")
	if err != nil {
		t.Fatal(err)
	}
	var pages map[string]map[string]any
	if err := toml.Unmarshal(data, &pages); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for page, names := range pages {
		for name := range names {
			keys = append(keys, page+"."+name)
		}
	}
	slices.Sort(keys)
	return keys
}

// gallery shows the kit's parts to those who build the program, and ships with
// nothing: it may use the catalogues' words, but none of them is there for it,
// and its own are in its code, in both languages.
const gallery = "app/kit/gallery"

// namedKeys finds the strings of the program that are keys, or begin one.
func namedKeys(t *testing.T) (named map[string]bool, begun []string) {
	t.Helper()
	named = map[string]bool{}
	eachFile(t, func(_ string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			if _, isImport := n.(*ast.ImportSpec); isImport {
				return false
			}
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err != nil || !keyShape.MatchString(s) {
				return true
			}
			named[s] = true
			if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "_") {
				delete(named, s)
				begun = append(begun, s)
			}
			return true
		})
	})
	return named, begun
}

// eachFile calls see with each file of the program that ships, tests left out.
func eachFile(t *testing.T, see func(path string, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if filepath.ToSlash(path) == gallery || path == "testdata" {
			return filepath.SkipDir
		}
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err == nil {
			see(path, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// wordless are all that the program takes of the packages of Fyne that have words
// of their own, or draw words in Fyne's way, which is wrong in Urdu.
var wordless = map[string][]string{
	"widget":    {"BaseWidget", "NewSimpleRenderer"},
	"container": {"NewStack", "NewGridWrap", "NewCenter"},
	"dialog":    {},
}

// drawing are the names of Fyne's that draw words, in its other packages.
var drawing = []string{"canvas.Text", "canvas.NewText", "fyne.NewMainMenu", "fyne.NewMenu", "fyne.NewMenuItem"}

// TestFyneDrawsNoWords: every word is set by package typeset, in one of the two
// languages. No part of Fyne's that says something of its own is in the program.
func TestFyneDrawsNoWords(t *testing.T) {
	seen := 0
	eachFile(t, func(path string, file *ast.File) {
		for _, i := range file.Imports {
			if i.Path.Value == `"fyne.io/fyne/v2/dialog"` {
				t.Errorf("%s imports Fyne's dialogs", path)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			of, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, ok := of.X.(*ast.Ident)
			if !ok {
				return true
			}
			allowed, fynes := wordless[from.Name]
			seen++
			if fynes && !slices.Contains(allowed, of.Sel.Name) || slices.Contains(drawing, from.Name+"."+of.Sel.Name) {
				t.Errorf("%s uses %s.%s", path, from.Name, of.Sel.Name)
			}
			return true
		})
	})
	if seen < 1000 {
		t.Errorf("only %d names were seen", seen)
	}
}
