package lesson_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// withEvidence is a course with what its two sources found.
func withEvidence(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := withCard(t)
	fsys["evidence.toml"] = &fstest.MapFile{Data: []byte(`["seed 2"]
strength = "page"
for = ["parents"]
found.en = "Parents deserve help."
found.ur = "مدد ماں باپ کا حق ہے۔"

[Ra03]
strength = "watched"
for = ["parents", "deciders"]
found.en = "Support was poorer."
found.ur = "سہارا کم تھا۔"
`)}
	return fsys
}

func TestEvidence(t *testing.T) {
	c := load(t, withEvidence(t))
	l := c.Library()
	if faults := append(c.LintEvidence(), l.Problems...); len(faults) > 0 {
		t.Fatal(faults)
	}
	if len(l.Evidence) != 2 || l.Evidence[0].Key != "Ra03" || l.Evidence[1].Key != "seed 2" {
		t.Fatalf("the surest is not first: %+v", l.Evidence)
	}
	first, second := l.Evidence[0], l.Evidence[1]
	if first.Found["ur"] != "سہارا کم تھا۔" || first.Unsure() || !second.Unsure() || first.Where != "Journal 1:2" {
		t.Errorf("read as %+v and %+v", first, second)
	}
}

// Which lessons and cards rest on a source is found out, not written down.
func TestWhatRestsOnASource(t *testing.T) {
	c := load(t, withEvidence(t))
	l := c.Library()
	if on := c.RestOn("Ra03"); len(on) != 1 || on[0].ID != "one" || c.RestOn("Ra08") != nil {
		t.Errorf("on Ra03 rest %v", on)
	}
	if on := l.CardsOn("Ra03"); len(on) != 1 || on[0].ID != "list" || l.CardsOn("seed 2") != nil {
		t.Errorf("on Ra03 rest the cards %v", on)
	}
	loud := l.Written("en", strings.ToUpper)
	if loud.Evidence[0].Found["en"] != "SUPPORT WAS POORER." || loud.Terms[0].Text["en"] != "WHERE A BABY SITS." || l.Evidence[0].Found["en"] != "Support was poorer." {
		t.Errorf("written anew: %+v", loud)
	}
}

// Without evidence or glossary there are still cards, and what misses is named.
func TestLibraryWithoutAPart(t *testing.T) {
	fsys := withEvidence(t)
	delete(fsys, "evidence.toml")
	fsys["glossary.toml"] = &fstest.MapFile{Data: []byte("= nonsense")}
	l := load(t, fsys).Library()
	if len(l.Cards) != 1 || !names(l.Problems, "evidence.toml:1: ") || !names(l.Problems, "glossary.toml:1: ") {
		t.Errorf("%d cards, problems %v", len(l.Cards), l.Problems)
	}
}

func TestLintEvidence(t *testing.T) {
	tests := []struct{ name, old, new, fault string }{
		{"no such source", "[Ra03]", "[Ra04]", `evidence.toml:7: sources.toml has no "Ra04"`},
		{"a source left out", "[Ra03]", "[Ra04]", `evidence.toml:1: nothing on what "Ra03" found`},
		{"strength", `"watched"`, `"likely"`, `evidence.toml:7: "Ra03": unknown strength "likely"`},
		{"for nobody", `for = ["parents"]`, `for = []`, `evidence.toml:1: "seed 2": for whom?`},
		{"for somebody else", `"deciders"`, `"uncles"`, `evidence.toml:7: "Ra03": for whom?`},
		{"one language", `found.ur = "سہارا کم تھا۔"`, "", `evidence.toml:7: "Ra03" has no words in "ur"`},
		{"long sentence", "Support was poorer.", strings.Repeat("word ", 26) + "end.", "evidence.toml:7: 27 words in one sentence"},
		{"too strong", "Support was poorer.", "This proves it.", `evidence.toml:7: never said: "proves`},
		{"Latin in Urdu", "سہارا کم تھا۔", "support کم تھا۔", `evidence.toml:7: Latin letters in Urdu: "support"`},
		{"Arabic kaf", "سہارا کم", "سہارا كم", "evidence.toml:11: U+0643"},
		{"misspelt key", "strength", "strenght", `evidence.toml:2: unknown key`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := withEvidence(t)
			replace(t, fsys, "evidence.toml", tt.old, tt.new)
			if faults := load(t, fsys).LintEvidence(); !names(faults, tt.fault) {
				t.Errorf("%q lack %q", faults, tt.fault)
			}
		})
	}
	if c := load(t, files()); !names(c.LintEvidence(), "evidence.toml:1: ") {
		t.Error("a missing file is no fault")
	}
}
