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
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if filepath.ToSlash(path) == gallery {
			return filepath.SkipDir
		}
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
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
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return named, begun
}
