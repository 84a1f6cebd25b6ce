package storage

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readVectors reads a file of committed vectors. Journals out in the world
// depend on them: a test that fails here is never mended in testdata.
func readVectors(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestFoldVectors(t *testing.T) {
	var vectors []struct{ What, Typed, Folded string }
	readVectors(t, "fold.json", &vectors)
	for _, v := range vectors {
		if got := fold(v.Typed); got != v.Folded {
			t.Errorf("%s: %+q folds to %+q, want %+q", v.What, v.Typed, got, v.Folded)
		}
	}
}

func TestFoldTakesBrokenText(t *testing.T) {
	if got := fold("a\xff\xfeb\xe2\x80"); got != "a\uFFFDb\uFFFD" {
		t.Errorf("broken UTF-8 folds to %+q", got)
	}
	if got := fold(strings.Repeat("\u064E\u200C ", 200_000) + "x"); got != "x" {
		t.Errorf("long rubbish folds to %d bytes", len(got))
	}
}

// A folded secret folds to itself, so it does not matter how often it was
// folded on its way.
func FuzzFold(f *testing.F) {
	for _, seed := range []string{"ميرا كمره ۱۲", "e\u034F\u0301 \u00A0", "\uFDFA", "\u1161\u11A8", "\xff", strings.Repeat("\u0301", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		once := fold(typed)
		if twice := fold(once); twice != once {
			t.Errorf("%+q folds to %+q, then to %+q", typed, once, twice)
		}
		if strings.TrimSpace(once) != once {
			t.Errorf("%+q folds to %+q, with white space outside", typed, once)
		}
	})
}
