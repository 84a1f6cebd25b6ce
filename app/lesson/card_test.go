package lesson_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"gehwara/app/lesson"
)

const cardHelp = `title = "Help"
[[door]]
id = "baby"
[[door.signs]]
id = "baby-now"
haste = "now"
signs = ["Blue."]
`

// withCard is the course of one lesson with a card beside it.
func withCard(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := files()
	replace(t, fsys, "curriculum.toml", `ward = "ward"`, "ward = \"ward\"\ncards = [\"list\"]")
	for name, text := range map[string]string{
		"cards/list/card.toml": "id = \"list\"\nsources = [\"Ra03\"]\nreview = \"draft\"\nsigns = [\"baby-now\"]\n",
		"cards/list/en.md":     "# A list\n\n## Take\n\n- A cup [Ra03].\n- A cap. See [A lap](lesson:one).\n",
		"cards/list/ur.md":     "# فہرست\n\n## لے جائیں\n\n- پیالی [Ra03]۔\n- ٹوپی۔ [گود](lesson:one) دیکھیں۔\n",
		"help/en.toml":         cardHelp,
		"help/ur.toml":         cardHelp,
		"help/directory.toml":  "",
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestLoadReadsACard(t *testing.T) {
	c := load(t, withCard(t))
	if len(c.Problems) > 0 || len(c.Lint()) > 0 {
		t.Fatalf("problems %v, lint %v", c.Problems, c.Lint())
	}
	l := c.Library()
	card := l.Card("list")
	if card == nil || l.Card("one") != nil || len(l.Cards) != 1 {
		t.Fatalf("cards %v", l.Cards)
	}
	if got := card.Text("ur").Title; got != "فہرست" {
		t.Errorf("its title in Urdu is %q", got)
	}
	if card.Text("fr") != card.Text("en") {
		t.Error("a language that it lacks is not its English")
	}
	if cited := c.CitedOn(card); len(cited) != 1 || cited[0].Key != "Ra03" {
		t.Errorf("cited on it are %v", cited)
	}
	loud := l.Written("en", strings.ToUpper).Card("list")
	if loud.Text("en").Title != "A LIST" || card.Text("en").Title != "A list" || loud.Text("ur") != card.Text("ur") {
		t.Errorf("written anew it is %q", loud.Text("en").Title)
	}
}

// A faulty card is left out and named; the lesson beside it stays.
func TestFaultyCards(t *testing.T) {
	tests := []struct{ name, file, old, new, problem string }{
		{"another id", "cards/list/card.toml", `id = "list"`, `id = "lists"`, `card.toml:1: id is "lists", the folder is "list"`},
		{"misspelt key", "cards/list/card.toml", "review", "reviews", `card.toml:3: unknown key "reviews"`},
		{"no such source", "cards/list/card.toml", "Ra03", "Ra99", `no source has the key "Ra99"`},
		{"no title", "cards/list/en.md", "# A list", "", "en.md:1: no title"},
		{"a role", "cards/list/en.md", "## Take", "## Take {#do}", `en.md:3: a card's sections have no role, this one has "do"`},
		{"a task mark", "cards/list/en.md", "- A cup", "- [x] A cup", "en.md:5: task marks belong in the quiz"},
		{"other sections", "cards/list/ur.md", "## لے جائیں", "## ایک\n\nدو\n\n## لے جائیں", "ur.md:1: 2 sections"},
		{"not there", "curriculum.toml", `"list"]`, `"list", "gone"]`, "cards/gone/card.toml:1: "},
		{"twice", "curriculum.toml", `"list"]`, `"list", "list"]`, `card "list" stands there twice`},
		{"a stranger", "curriculum.toml", `cards = ["list"]`, "", "cards/list:1: not in curriculum.toml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := withCard(t)
			replace(t, fsys, tt.file, tt.old, tt.new)
			c := load(t, fsys)
			problems := append(c.Problems, c.Library().Problems...)
			if !names(problems, tt.problem) {
				t.Errorf("%q lack %q", problems, tt.problem)
			}
			if c.Lesson("one") == nil {
				t.Error("the lesson is left out too")
			}
		})
	}
}

// The editor reads cards as it reads lessons.
func TestLintReadsCards(t *testing.T) {
	tests := []struct{ name, file, old, new, fault string }{
		{"review", "cards/list/card.toml", `"draft"`, `""`, "card.toml:1: review is missing"},
		{"source not cited", "cards/list/card.toml", `["Ra03"]`, `["Ra03", "seed 2"]`, `the text does not cite "seed 2"`},
		{"source not listed", "cards/list/card.toml", `["Ra03"]`, `[]`, `sources lack "Ra03"`},
		{"no such signs", "cards/list/card.toml", "baby-now", "baby-soon", `card.toml:1: help/en.toml has no signs "baby-soon"`},
		{"other blocks", "cards/list/ur.md", "- ٹوپی۔", "\nٹوپی۔", "ur.md:3: 2 blocks, the first language has 1"},
		{"Arabic kaf", "cards/list/ur.md", "پیالی", "كپ", "ur.md:5: U+0643"},
		{"a link that leads nowhere", "cards/list/en.md", "lesson:one", "lesson:nine", `en.md:5: a link to "nine"`},
		{"long sentence", "cards/list/en.md", "A cap.", strings.Repeat("word ", 26) + "end.", "27 words in one sentence"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := withCard(t)
			replace(t, fsys, tt.file, tt.old, tt.new)
			wantFault(t, fsys, tt.fault)
		})
	}
}

// The danger signs on a card are those of the help pages.
func TestSignGroup(t *testing.T) {
	h, err := lesson.LoadHelp(withCard(t), "en")
	if err != nil {
		t.Fatal(err)
	}
	if g := h.SignGroup("baby-now"); g == nil || g.Haste != lesson.Now || h.SignGroup("nothing") != nil {
		t.Errorf("signs %v", g)
	}
}
