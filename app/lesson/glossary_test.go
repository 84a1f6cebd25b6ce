package lesson_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gehwara/app/lesson"
	"gehwara/assets"
)

func glossary() fstest.MapFS {
	return fstest.MapFS{"glossary.toml": {Data: []byte(`review = "draft"

[[term]]
id = "cue"
name = { en = "cue", ur = "اشارہ" }
text.en = "A small sign."
text.ur = "چھوٹی سی بات۔"

[[term]]
id = "play"
name = { en = "play", ur = "کھیل" }
text.en = "What a child does with joy."
text.ur = "جو بچہ خوشی سے کرے۔"
`)}}
}

func TestGlossary(t *testing.T) {
	g, err := lesson.LoadGlossary(glossary())
	if err != nil {
		t.Fatal(err)
	}
	if play := g.Terms[1]; play.ID != "play" || play.Name["ur"] != "کھیل" || play.Text["en"] != "What a child does with joy." {
		t.Errorf("play is %v", play)
	}
	if _, err := lesson.LoadGlossary(fstest.MapFS{}); err == nil {
		t.Error("a missing glossary is no error")
	}
}

// The glossary that ships breaks no rule.
func TestShippedGlossary(t *testing.T) {
	for _, fault := range lesson.LintGlossary(assets.FS) {
		t.Error(fault)
	}
	g, err := lesson.LoadGlossary(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Terms) < 75 {
		t.Errorf("%d words, 75 are promised", len(g.Terms))
	}
}

func TestLintGlossary(t *testing.T) {
	if faults := lesson.LintGlossary(glossary()); len(faults) > 0 {
		t.Fatal(faults)
	}
	tests := []struct{ name, old, new, fault string }{
		{"review", `"draft"`, `""`, "review is missing"},
		{"no id", `id = "cue"`, `id = ""`, "a word without an id"},
		{"second id", `id = "play"`, `id = "cue"`, `a second "cue"`},
		{"one language", `, ur = "کھیل"`, "", `"play" lacks a name or a meaning in "ur"`},
		{"no meaning", `text.en = "A small sign."`, "", `"cue" lacks a name or a meaning in "en"`},
		{"same name", `ur = "کھیل"`, `ur = "اشارہ"`, `two words are named "اشارہ"`},
		{"long sentence", "A small sign.", strings.Repeat("word ", 26) + "end.", "27 words in one sentence"},
		{"blame", "A small sign.", "You are to blame.", `glossary.toml:4: never said: "blame`},
		{"Latin", "چھوٹی سی بات۔", "چھوٹی سی sign۔", `glossary.toml:4: Latin letters in Urdu: "sign"`},
		{"Arabic kaf", "کھیل", "كھیل", "glossary.toml:11: U+0643"},
		{"unknown key", "text.en", "texts.en", "unknown key"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := glossary()
			replace(t, fsys, "glossary.toml", tt.old, tt.new)
			if faults := lesson.LintGlossary(fsys); !names(faults, tt.fault) {
				t.Errorf("%q lack %q", faults, tt.fault)
			}
		})
	}
}
