package lesson_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gehwara/app/lesson"
)

const (
	curriculum = `ward = "ward"
[[track]]
id = "A"
lessons = ["one", "two", "ward"]
[track.name]
en = "Start"
ur = "آغاز"
`
	sources = `[Ra03]
authors = "Rahman A"
year = 2003
title = "Support"
where = "Journal 1:2"
note = "What it shows."
status = "sure"
["seed 2"]
title = "Who?"
where = "A page"
note = "What it says."
status = "check"
`
	head = `id = "one"
track = "A"
order = 1
minutes = 10
themes = ["B4"]
capacities = ["C1"]
sources = ["Ra03", "seed 2"]
content_note = ""
review = "draft"
related = ["two"]
[stage]
weeks = [28, 42]
[picture]
file = "one.svg"
[picture.alt]
en = "A lap."
ur = "ایک گود۔"
`
	words = `review = "draft"
[[term]]
id = "lap"
name = { en = "lap", ur = "گود" }
text.en = "Where a baby sits."
text.ur = "جہاں بچہ بیٹھے۔"
`
	english = `# A lap

## Why {#aim}

A lap needs support [Ra03]. It is **good** to ask.

## Lines {#key}

- One.
- Two [seed 2].

### More

The rest.

## Try {#do}

1. Sit.
2. Breathe.

## Write {#write}

- Who holds me?

And then:

- I wish…

## Quiz {#quiz}

### Which?

- [ ] This.
- [x] That.

It helps [Ra03, seed 2].

## Next {#next}

Ask today.
`
	urdu = `# گود

## کیوں {#aim}

گود کو سہارا چاہیے [Ra03]۔ پوچھنا **اچھا** ہے۔

## باتیں {#key}

- ایک۔
- دو [seed 2]۔

### اور

باقی بات۔

## کریں {#do}

1. بیٹھیں۔
2. سانس لیں۔

## لکھیں {#write}

- مجھے کس نے تھاما؟

اور پھر:

- جی چاہتا ہے…

## آزمائیں {#quiz}

### کون سا؟

- [ ] یہ۔
- [x] وہ۔

اس سے مدد ملتی ہے [Ra03, seed 2]۔

## آگے {#next}

آج پوچھیں۔
`
)

// files is a course of one lesson that breaks no rule.
func files() fstest.MapFS {
	english := strings.Replace(english, "The rest.", strings.Repeat("A calm lap is good. ", 100), 1)
	return fstest.MapFS{
		"glossary.toml":           {Data: []byte(words)},
		"curriculum.toml":         {Data: []byte(curriculum)},
		"sources.toml":            {Data: []byte(sources)},
		"lessons/one/lesson.toml": {Data: []byte(head)},
		"lessons/one/en.md":       {Data: []byte(english)},
		"lessons/one/ur.md":       {Data: []byte(urdu)},
		"lessons/one/one.svg":     {Data: []byte("<svg/>")},
	}
}

// replace changes one place of a file, which must be there.
func replace(t *testing.T, fsys fstest.MapFS, name, old, new string) {
	t.Helper()
	text := string(fsys[name].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s has no %q", name, old)
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
}

func load(t *testing.T, fsys fstest.MapFS) *lesson.Course {
	t.Helper()
	c, err := lesson.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLoadReadsALesson(t *testing.T) {
	c := load(t, files())
	if len(c.Problems) > 0 || len(c.Lint()) > 0 {
		t.Fatalf("problems %v, lint %v", c.Problems, c.Lint())
	}
	l := c.Lesson("one")
	if l.Minutes != 10 || l.Stage.Weeks != (lesson.Range{From: 28, To: 42}) || l.Sensitive() {
		t.Errorf("head read as %+v", l)
	}
	if l.Picture != "lessons/one/one.svg" {
		t.Errorf("picture %q", l.Picture)
	}
	text := l.Text("en")
	if text.Title != "A lap" || l.Text("ur").Title != "گود" || l.Text("ps") != text {
		t.Error("titles or the language to fall back to are wrong")
	}
	if got := text.Prompts(); !slices.Equal(got, []string{"Who holds me?", "I wish…"}) {
		t.Errorf("prompts %q", got)
	}
	key := text.Section(lesson.RoleKey)
	if len(key.Lead()) != 1 || len(key.Rest()) != 2 || key.Lead()[0].Kind != lesson.Bullets {
		t.Errorf("key folds into %v and %v", key.Lead(), key.Rest())
	}
	if text.Section(lesson.RoleMyth) != nil {
		t.Error("a section from nowhere")
	}
}

func TestCitationsLeaveTheText(t *testing.T) {
	c := load(t, files())
	aim := c.Lesson("one").Text("en").Section(lesson.RoleAim).Blocks[0].Spans
	want := []lesson.Span{
		{Text: "A lap needs support.", Cites: []string{"Ra03"}},
		{Text: " It is "},
		{Text: "good", Bold: true},
		{Text: " to ask."},
	}
	if !slices.EqualFunc(aim, want, func(a, b lesson.Span) bool {
		return a.Text == b.Text && a.Bold == b.Bold && slices.Equal(a.Cites, b.Cites)
	}) {
		t.Errorf("got %+v", aim)
	}
	ur := c.Lesson("one").Text("ur").Section(lesson.RoleAim).Blocks[0].Spans
	if got := lesson.Plain(ur); got != "گود کو سہارا چاہیے۔ پوچھنا اچھا ہے۔" {
		t.Errorf("got %q", got)
	}
}

func TestQuiz(t *testing.T) {
	quiz := load(t, files()).Lesson("one").Text("en").Quiz()
	if len(quiz) != 1 {
		t.Fatalf("%d questions", len(quiz))
	}
	q := quiz[0]
	if q.Text != "Which?" || q.Teaching != "It helps." || !slices.Equal(q.Cites, []string{"Ra03", "seed 2"}) {
		t.Errorf("got %+v", q)
	}
	if !slices.Equal(q.Answers, []lesson.Answer{{Text: "This."}, {Text: "That.", Right: true}}) {
		t.Errorf("answers %+v", q.Answers)
	}
}

func TestSourcesInPrint(t *testing.T) {
	c := load(t, files())
	var got []string
	for _, s := range c.Cited(c.Lesson("one")) {
		got = append(got, s.String())
	}
	want := []string{"Rahman A (2003). Support. Journal 1:2.", "Who? A page."}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// A lesson that breaks a rule is left out and named by file and line.
func TestFaultyLessonIsLeftOut(t *testing.T) {
	const en, ur, toml = "lessons/one/en.md", "lessons/one/ur.md", "lessons/one/lesson.toml"
	tests := []struct{ name, file, old, new, problem string }{
		{"another id", toml, `id = "one"`, `id = "two"`, `lesson.toml:1: id is "two"`},
		{"another track", toml, `track = "A"`, `track = "B"`, `track is "B"`},
		{"broken toml", toml, `minutes = 10`, `minutes = `, "lesson.toml:4: "},
		{"wrong type", toml, `minutes = 10`, `minutes = "ten"`, "lesson.toml:4: "},
		{"misspelt key", toml, `minutes = 10`, `minuets = 10`, `lesson.toml:4: unknown key "minuets"`},
		{"range", toml, `weeks = [28, 42]`, `weeks = [42, 28]`, "ends before it begins"},
		{"again outside", toml, `weeks = [28, 42]`, "weeks = [28, 42]\nagain = { weeks = [20, 30] }", "it comes again outside its weeks"},
		{"half a range", toml, `weeks = [28, 42]`, `weeks = [28]`, "a range is two numbers"},
		{"note in one language", toml, `content_note = ""`, `content_note = { en = "Grief" }`, `content_note has no "ur"`},
		{"note as text", toml, `content_note = ""`, `content_note = "Grief"`, "content_note needs a table"},
		{"unknown source", toml, `"Ra03"`, `"Ra99"`, `no source has the key "Ra99"`},
		{"unknown citation", en, "support [Ra03]", "support [Ra99]", `en.md:5: no source has the key "Ra99"`},
		{"a link out", en, "It is **good**", "It is [good](https://example.org)", `en.md:5: a link leads to lesson:<id> or term:<id>, not to "https://example.org"`},
		{"a link to nothing", en, "It is **good**", "It is [good](lesson:)", "en.md:5: a link leads to lesson:<id>"},
		{"a link to no word", en, "It is **good**", "It is [good](term:)", "en.md:5: a link leads to lesson:<id>"},
		{"a heading that leads on", en, "## Why {#aim}", "## [Why](term:lap) {#aim}", "en.md:3: a title or a section's heading leads nowhere"},
		{"html", en, "Ask today.", "<b>Ask</b> today.", "lessons have no RawHTML"},
		{"code", en, "Ask today.", "    Ask today.", "lessons have no CodeBlock"},
		{"a heading in a quote", en, "Ask today.", "> ### Ask\n> today.", "a quote has paragraphs and lists, no Heading"},
		{"a quote in a quote", en, "Ask today.", "> > Ask today.", "a quote has paragraphs and lists, no Blockquote"},
		{"a picture in a quote", en, "Ask today.", "> ![A lap.](one.svg)", "a quote has paragraphs and lists, no Paragraph"},
		{"two paragraphs in an item", en, "- One.", "- One.\n\n  Half.", "en.md:9: a list's item is a paragraph, and lists below it"},
		{"empty item", en, "- One.", "-", "a list's item is a paragraph, and lists below it"},
		{"an aligned table", en, "Ask today.", "| a | b |\n|:--|---|\n| c | d |", "a table's columns are not aligned"},
		{"an empty cell", en, "Ask today.", "| a | b |\n|---|---|\n| c |   |", "an empty cell in a table"},
		{"a picture in a line", en, "Ask today.", "Ask ![A lap.](one.svg) today.", "a picture stands between paragraphs, alone"},
		{"a picture from elsewhere", en, "Ask today.", "![A lap.](../two/two.svg)", `a picture is an .svg file beside the text, not "../two/two.svg"`},
		{"a photograph", en, "Ask today.", "![A lap.](lap.jpg)", `a picture is an .svg file beside the text, not "lap.jpg"`},
		{"a picture without words", en, "Ask today.", "![](one.svg)", "a picture has no words for those who can't see it"},
		{"two titles", en, "### More", "# More", "a second title"},
		{"deep heading", en, "### More", "#### More", "headings have three levels"},
		{"no title", en, "# A lap\n", "\n", "en.md:1: no title"},
		{"text in front", en, "## Why", "Hello.\n\n## Why", "en.md:3: text before the first section"},
		{"unknown role", en, "{#write}", "{#wrote}", `unknown role "wrote"`},
		{"order of roles", en, "{#aim}", "{#next}", `"next" stands twice or out of order`},
		{"no aim", en, "{#aim}", "", `no section "aim"`},
		{"roles differ", ur, "{#write}", "{#group}", `section "group", the first language has "write"`},
		{"prompts differ", ur, "- جی چاہتا ہے…", "جی چاہتا ہے…", "1 prompts, the first language has 2"},
		{"answers differ", ur, "- [ ] یہ۔\n- [x] وہ۔", "- [x] یہ۔\n- [ ] وہ۔", "ur.md:29: the quiz has not the right answers"},
		{"no right answer", en, "- [x] That.", "- [ ] That.", "question 1 needs a right answer"},
		{"no mark", en, "- [ ] This.", "- This.", "answer 1 has no mark"},
		{"no teaching", en, "It helps [Ra03, seed 2].", "", "teaches nothing"},
		{"quiz without question", en, "### Which?", "Which?", "a quiz begins with a question"},
		{"mark outside the quiz", en, "- Who holds me?", "- [x] Who holds me?", "task marks belong in the quiz"},
		{"broken UTF-8", ur, "گود", "\xd9", "ur.md:1: broken UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := files()
			replace(t, fsys, tt.file, tt.old, tt.new)
			c := load(t, fsys)
			if c.Lesson("one") != nil {
				t.Error("the lesson is still there")
			}
			if !slices.ContainsFunc(c.Problems, func(err error) bool {
				return strings.HasPrefix(err.Error(), "lessons/one/") && strings.Contains(err.Error(), tt.problem)
			}) {
				t.Errorf("problems %q lack %q", c.Problems, tt.problem)
			}
		})
	}
}

func TestTheRestStillWorks(t *testing.T) {
	fsys := files()
	for _, name := range []string{"lesson.toml", "en.md", "ur.md"} {
		data := strings.ReplaceAll(string(fsys["lessons/one/"+name].Data), `"one"`, `"two"`)
		fsys["lessons/two/"+name] = &fstest.MapFile{Data: []byte(data)}
	}
	delete(fsys, "lessons/one/ur.md")
	fsys["lessons/stranger/en.md"] = &fstest.MapFile{}
	c := load(t, fsys)
	if c.Lesson("one") != nil || c.Lesson("two") == nil || len(c.Tracks[0].Lessons) != 1 {
		t.Error("the faulty lesson stays, or the good one goes")
	}
	if len(c.Problems) != 2 {
		t.Errorf("problems %q", c.Problems)
	}
}

func TestCourseNeedsCurriculumAndSources(t *testing.T) {
	for _, name := range []string{"curriculum.toml", "sources.toml"} {
		fsys := files()
		delete(fsys, name)
		if _, err := lesson.Load(fsys); err == nil {
			t.Errorf("loads without %s", name)
		}
		fsys[name] = &fstest.MapFile{Data: []byte("= nonsense")}
		if _, err := lesson.Load(fsys); err == nil || !strings.Contains(err.Error(), name+":1: ") {
			t.Errorf("error for a broken %s: %v", name, err)
		}
	}
}

// The lessons that ship break no rule and none is left out.
func TestShippedCourse(t *testing.T) {
	c, err := lesson.Load(os.DirFS("../../assets"))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range c.Lint() {
		t.Error(fault)
	}
	for _, id := range []string{
		"imagined-baby", "growing-brain", "reading-cues", "attachment-safe-base", "relational-trauma", "who-is-holding-the-baby",
	} {
		if c.Lesson(id) == nil {
			t.Errorf("no lesson %q", id)
		}
	}
	for _, fault := range c.LintEvidence() {
		t.Error(fault)
	}
	l := c.Library()
	for _, problem := range l.Problems {
		t.Error(problem)
	}
	for _, id := range []string{"danger-signs-newborn", "safe-sleep", "go-bag", "therapies", "organisations"} {
		if l.Card(id) == nil {
			t.Errorf("no card %q", id)
		}
	}
	if len(c.Lessons) != 29 || len(l.Cards) != 11 || len(l.Evidence) != len(c.Sources) {
		t.Errorf("%d lessons, %d cards, %d findings of %d sources", len(c.Lessons), len(l.Cards), len(l.Evidence), len(c.Sources))
	}
	if l := c.Lesson("relational-trauma"); l != nil && !l.Sensitive() {
		t.Error("relational-trauma has no content note")
	}
	for _, warning := range c.Warnings() {
		t.Log(warning)
	}
}
