package lesson_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gehwara/app/lesson"
	"gehwara/assets"
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
		{"comes again without words", toml, "weeks = [28, 42]", "weeks = [28, 42]\nagain = { weeks = [30, 31], prompt = 2 }", "lesson.toml:1: it comes again with prompt 2"},
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
		{"too short", en, strings.Repeat("A calm lap is good. ", 100), "The rest.", "en.md:1: 30 words; a lesson has 450 to 800"},
		{"too long", en, "Ask today.", strings.Repeat("Ask them today. ", 120), "en.md:1: 886 words; a lesson has 450 to 800"},
		{"hard to read", en, strings.Repeat("A calm lap is good. ", 100), strings.Repeat("Responsive caregiving facilitates developmental opportunities. ", 90), "en.md:1: reads at grade"},
		{"a word that is not explained", en, "A lap needs", "A [lap](term:knee) needs", `en.md:5: the glossary has no word "knee"`},
		{"explained twice", en, "A lap needs support [Ra03].", "A [lap](term:lap) needs a [lap](term:lap).", `en.md:5: a second link to the word "lap"`},
		{"explained in one language", ur, "گود کو سہارا", "[گود](term:lap) کو سہارا", `ur.md:1: explains the words ["lap"], the first language []`},
		{"explained in an answer", en, "- [ ] This.", "- [ ] [This](term:lap).", `en.md:33: a link to the word "lap" where nothing opens`},
		{"explained in a prompt", en, "- Who holds me?", "- Who holds [me](term:lap)?", `en.md:23: a link to the word "lap" where nothing opens`},
		{"blame", en, "Ask today.", "You are to blame.", `en.md:40: never said: "blame`},
		{"a bad mother", en, "Ask today.", "Bad mothers shout.", `en.md:40: never said: "Bad mothers`},
		{"ruined for life", en, "Ask today.", "The child is ruined for life.", `en.md:40: never said: "ruined`},
		{"committed suicide", en, "Ask today.", "He committed suicide.", `en.md:40: never said: "committed suicide`},
		{"a last date", en, "Ask today.", "After three it is too late.", `en.md:40: never said: "too late`},
		{"wired for ever", en, "Ask today.", "The brain is wired for ever.", `en.md:40: never said: "wired for ever`},
		{"too strong", en, "Ask today.", "This proves it.", `en.md:40: never said: "proves`},
		{"looked down on", en, "Ask today.", "A normal child walks.", `en.md:40: never said: "normal child`},
		{"blame in Urdu", ur, "آج پوچھیں۔", "قصور ماں کا ہے۔", `ur.md:40: never said: "قصور`},
		{"ruined in Urdu", ur, "آج پوچھیں۔", "اس کی زندگی برباد ہو گئی۔", `ur.md:40: never said: "زندگی برباد`},
		{"a sin in Urdu", ur, "آج پوچھیں۔", "یہ گناہ ہے۔", `ur.md:40: never said: "گناہ`},
		{"looked down on in Urdu", ur, "آج پوچھیں۔", "وہ بہرا ہے۔", `ur.md:40: never said: "بہرا`},
		{"Latin in Urdu", ur, "آج پوچھیں۔", "آج doctor سے پوچھیں۔", `ur.md:40: Latin letters in Urdu: "doctor"`},
		{"Latin in a heading", ur, "## آگے {#next}", "## آگے next {#next}", `ur.md:38: Latin letters in Urdu: "next"`},
		{"Latin in the alternative", toml, `"ایک گود۔"`, `"ایک lap۔"`, `lesson.toml:17: Latin letters in Urdu: "lap"`},
		{"a source neither sure nor marked", "sources.toml", `status = "check"`, `status = "perhaps"`, `source "seed 2" lacks`},
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

// What people say stands in quotation marks, wrong answers may be wrong, names keep
// their letters, and a sentence may take a hard word back.
func TestLintLetsPass(t *testing.T) {
	fsys := files()
	replace(t, fsys, "lessons/one/en.md", "Ask today.", "“The child is ruined for life.” No: nobody is to blame. It is not too late.")
	replace(t, fsys, "lessons/one/en.md", "- [ ] This.", "- [ ] She is to blame.")
	replace(t, fsys, "lessons/one/en.md", "A lap needs", "A [lap](term:lap) needs")
	replace(t, fsys, "lessons/one/ur.md", "آج پوچھیں۔", "«قصور ماں کا ہے۔» قصور کسی کا نہیں۔ زیرو ٹو تھری (ZERO TO THREE) سے پوچھیں۔ <https://example.org> دیکھیں۔")
	replace(t, fsys, "lessons/one/ur.md", "گود کو سہارا", "[گود](term:lap) کو سہارا")
	if faults := load(t, fsys).Lint(); len(faults) > 0 {
		t.Error(faults)
	}
}

// Every lesson is of a length and a grade; a run with -v prints both.
func TestReadability(t *testing.T) {
	c, err := lesson.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%-26s %5s %9s %15s %10s", "lesson", "words", "sentences", "Flesch–Kincaid", "automated")
	for _, l := range c.Lessons {
		r := lesson.Read(l.Text("en"))
		t.Logf("%-26s %5d %9d %15.1f %10.1f", l.ID, r.Words, r.Sentences, r.Kincaid, r.Automated)
		if r.Kincaid > 7 || r.Automated > 7 || r.Words < 450 || r.Words > 800 {
			t.Errorf("%s: %+v", l.ID, r)
		}
	}
	if r := lesson.Read(&lesson.Text{}); r.Words != 0 || r.Kincaid != 0 {
		t.Errorf("nothing reads as %+v", r)
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
		`lessons/one/ur.md:40: may give the reader a gender: "آپ کیا چاہتی"`,
	} {
		if !names(c.Warnings(), want) {
			t.Errorf("%q lack %q", c.Warnings(), want)
		}
	}
	if len(c.Warnings()) != 2 {
		t.Errorf("warnings %q", c.Warnings())
	}
}
