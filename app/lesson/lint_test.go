package lesson_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func names(problems []error, want string) bool {
	return slices.ContainsFunc(problems, func(err error) bool { return strings.Contains(err.Error(), want) })
}

// wantFault holds that a course leaves nothing out and that the editor names a fault.
func wantFault(t *testing.T, fsys fstest.MapFS, fault string) {
	t.Helper()
	c := load(t, fsys)
	if len(c.Problems) > 0 {
		t.Fatalf("left out: %v", c.Problems)
	}
	if !names(c.Lint(), fault) {
		t.Errorf("%q lack %q", c.Lint(), fault)
	}
}

// The editor finds each fault and names its file and line.
func TestLint(t *testing.T) {
	const en, ur, toml = "lessons/one/en.md", "lessons/one/ur.md", "lessons/one/lesson.toml"
	long := strings.Repeat("word ", 26) + "end. Ask today."
	tests := []struct{ name, file, old, new, fault string }{
		{"order", toml, "order = 1", "order = 2", "order is 2, in the curriculum it is 1"},
		{"review", toml, `review = "draft"`, `review = ""`, "minutes or review is missing"},
		{"theme", toml, "B4", "B6", `unknown theme "B6"`},
		{"capacity", toml, "C1", "D1", `unknown capacity "D1"`},
		{"related", toml, `["two"]`, `["nine"]`, `related lesson "nine"`},
		{"related to itself", toml, `["two"]`, `["one"]`, `related lesson "one"`},
		{"picture", toml, "one.svg", "two.svg", `no picture "lessons/one/two.svg"`},
		{"alternative", toml, `ur = "ایک گود۔"`, "", `picture.alt has no "ur"`},
		{"source not listed", toml, `["Ra03", "seed 2"]`, `["Ra03"]`, `sources lack "seed 2"`},
		{"source not cited", "lessons/one/lesson.toml", `["Ra03", "seed 2"]`, `["Ra03", "seed 2", "Ra08"]`, `cite "Ra08"`},
		{"track without a name", "curriculum.toml", `ur = "آغاز"`, "", `track "A" has no name in "ur"`},
		{"no ward lesson", "curriculum.toml", `ward = "ward"`, "", `the ward lesson ""`},
		{"poor source", "sources.toml", `note = "What it says."`, "", `source "seed 2" lacks`},
		{"other blocks", ur, "باقی بات۔\n", "باقی بات۔\n\nاور بھی۔\n", "ur.md:7: 4 blocks, the first language has 3"},
		{"other kind", ur, "1. بیٹھیں۔\n2. سانس", "- بیٹھیں۔\n- سانس", "ur.md:18: another kind"},
		{"other sources", ur, "چاہیے [Ra03]", "چاہیے", `ur.md:5: cites []`},
		{"long sentence", en, "Ask today.", long, "en.md:40: 27 words in one sentence"},
		{"Arabic yeh", ur, "کیوں", "كیوں", "ur.md:3: U+0643 where ک U+06A9 belongs"},
		{"Arabic heh", ur, "سہارا", "سهارا", "U+0647 where ہ U+06C1"},
		{"Arabic digits", ur, "آج پوچھیں", "آج ٣ بار پوچھیں", "U+0663 where ۰–۹"},
		{"mark of direction", ur, "آج پوچھیں", "آج \u200fپوچھیں", "U+200F where no mark"},
		{"presentation form", ur, "آج پوچھیں", "آج \ufe8dپوچھیں", "U+FE8D where a letter"},
		{"not composed", ur, "آج", "ا\u0653ج", "not in normal form C"},
		{"space before a stop", ur, "پوچھیں۔", "پوچھیں ۔", "a space before punctuation"},
		{"Latin comma", ur, "آج پوچھیں", "آج, پوچھیں", "punctuation that is not Urdu"},
		{"Latin stop", ur, "پوچھیں۔", "پوچھیں.", "punctuation that is not Urdu"},
		{"no space after a stop", ur, "ایک۔\n", "ایک۔دو\n", "no space after punctuation"},
		{"idle non-joiner", ur, "آج پوچھیں", "آج\u200c پوچھیں", "a zero-width non-joiner that parts nothing"},
		{"letters in the head", toml, "ایک گود۔", "ايک گود۔", "lesson.toml:17: U+064A"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := files()
			if tt.name == "source not cited" {
				replace(t, fsys, "sources.toml", "[Ra03]", "[Ra08]\nauthors = \"R\"\nwhere = \"J\"\nnote = \"N\"\nstatus = \"sure\"\n[Ra03]")
			}
			replace(t, fsys, tt.file, tt.old, tt.new)
			wantFault(t, fsys, tt.fault)
		})
	}
}

func TestLintKnowsWhatIsLeftOut(t *testing.T) {
	fsys := files()
	delete(fsys, "lessons/one/ur.md")
	if c := load(t, fsys); !names(c.Lint(), "lessons/one/ur.md:1: ") {
		t.Errorf("lint %q", c.Lint())
	}
}

func TestRightAnswersMoveAbout(t *testing.T) {
	fsys := files()
	for name, question := range map[string]string{
		"lessons/one/en.md": "It helps [Ra03, seed 2].\n\n### Which?\n\n- [ ] This.\n- [x] That.\n\nSo.\n\n### Which?\n\n- [ ] This.\n- [x] That.\n\nSo.",
		"lessons/one/ur.md": "اس سے مدد ملتی ہے [Ra03, seed 2]۔\n\n### کون؟\n\n- [ ] یہ۔\n- [x] وہ۔\n\nہاں۔\n\n### کون؟\n\n- [ ] یہ۔\n- [x] وہ۔\n\nہاں۔",
	} {
		first, _, _ := strings.Cut(question, "\n")
		replace(t, fsys, name, first, question)
	}
	if c := load(t, fsys); !names(c.Lint(), "always stands in one place") {
		t.Errorf("lint %q", c.Lint())
	}
}

func TestWarnings(t *testing.T) {
	fsys := files()
	replace(t, fsys, "lessons/one/en.md", "Ask today.", strings.Repeat("word ", 16)+"end.")
	replace(t, fsys, "lessons/one/ur.md", "آج پوچھیں۔", "آپ کیا چاہتی ہیں؟ آپ کی ساس کیا چاہتی ہیں؟")
	c := load(t, fsys)
	if len(c.Lint()) > 0 {
		t.Errorf("lint %q", c.Lint())
	}
	for _, want := range []string{
		"lessons/one/en.md:40: 17 words in one sentence",
		"lessons/one/en.md:1: 45 words; 550 to 750 is the aim",
		`lessons/one/ur.md:40: may give the reader a gender: "آپ کیا چاہتی"`,
	} {
		if !names(c.Warnings(), want) {
			t.Errorf("%q lack %q", c.Warnings(), want)
		}
	}
	if len(c.Warnings()) != 3 {
		t.Errorf("warnings %q", c.Warnings())
	}
}
