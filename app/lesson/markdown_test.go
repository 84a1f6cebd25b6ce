package lesson_test

import (
	"slices"
	"testing"

	"gehwara/app/lesson"
)

// rich is a section with everything that a lesson may have.
const rich = `Ask *today*, or read [about **laps** [Ra03].](lesson:two) See <https://example.org/a_b>.

> “Sit down.”
>
> - A song.

1. One.
   - Half.
   - And half.
2. Two.

| When | What |
|---|---|
| **Now** | A lap [Ra03]. |

![A lap with a child on it.](one.svg)
`

const urduRich = `*آج* پوچھیں، یا [**گود** کی بات [Ra03]۔](lesson:two) پڑھیں۔ <https://example.org/a_b> دیکھیں۔

> «بیٹھ جائیں۔»
>
> - ایک گیت۔

1. ایک۔
   - آدھا۔
   - اور آدھا۔
2. دو۔

| کب | کیا |
|---|---|
| **ابھی** | گود [Ra03]۔ |

![گود میں ایک بچہ۔](one.svg)
`

func TestMarkdown(t *testing.T) {
	fsys := files()
	replace(t, fsys, "lessons/one/en.md", "Ask today.\n", rich)
	replace(t, fsys, "lessons/one/ur.md", "آج پوچھیں۔\n", urduRich)
	c := load(t, fsys)
	if problems := c.Lint(); len(problems) > 0 {
		t.Fatal(problems)
	}
	blocks := c.Lesson("one").Text("en").Section(lesson.RoleNext).Blocks
	kinds := []lesson.Kind{lesson.Paragraph, lesson.Quote, lesson.Numbers, lesson.Table, lesson.Picture}
	if len(blocks) != len(kinds) {
		t.Fatalf("%d blocks", len(blocks))
	}
	for i, b := range blocks {
		if b.Kind != kinds[i] {
			t.Errorf("block %d is of kind %d", i, b.Kind)
		}
	}
	spans := []lesson.Span{
		{Text: "Ask "}, {Text: "today", Bold: true}, {Text: ", or read "},
		{Text: "about ", Lesson: "two"}, {Text: "laps", Bold: true, Lesson: "two"},
		{Text: ".", Lesson: "two", Cites: []string{"Ra03"}},
		{Text: " See \u2066https://example.org/a_b\u2069."},
	}
	if !slices.EqualFunc(blocks[0].Spans, spans, func(a, b lesson.Span) bool {
		return a.Text == b.Text && a.Bold == b.Bold && a.Lesson == b.Lesson && slices.Equal(a.Cites, b.Cites)
	}) {
		t.Errorf("spans %+v", blocks[0].Spans)
	}
	words := []string{"“Sit down.”", "A song.", "One.", "Half.", "And half.", "Two.", "When", "What", "Now", "A lap.", "A lap with a child on it."}
	var got []string
	for _, b := range blocks[1:] {
		got = append(got, b.Words()...)
	}
	if !slices.Equal(got, words) {
		t.Errorf("words %q", got)
	}
	if list := blocks[2]; len(list.Items) != 2 || len(list.Items[0].Under) != 1 || list.Items[0].Under[0].Kind != lesson.Bullets {
		t.Errorf("list %+v", list)
	}
	if blocks[4].File != "one.svg" {
		t.Errorf("picture %q", blocks[4].File)
	}
}

// The editor holds both languages to one plan, down to lists in lists and the
// columns of tables, and knows where every link leads.
func TestLintOfRichText(t *testing.T) {
	const en, ur = "lessons/one/en.md", "lessons/one/ur.md"
	tests := []struct{ name, file, old, new, fault string }{
		{"a list above", ur, "   - آدھا۔\n   - اور آدھا۔\n", "", "ur.md:46: another kind or length of block"},
		{"a row more", ur, "| **ابھی**", "| پہلے | گود۔ |\n| **ابھی**", "ur.md:51: another kind or length of block"},
		{"a quote of one paragraph", ur, "> «بیٹھ جائیں۔»\n>\n> - ایک گیت۔", "> «بیٹھ جائیں۔»", "ur.md:42: another kind or length of block"},
		{"another lesson", ur, "lesson:two", "lesson:ward", `ur.md:40: leads to ["ward"], the first language to ["two"]`},
		{"no such lesson", en, "lesson:two", "lesson:nine", `en.md:40: a link to "nine", which is not in the curriculum`},
		{"this lesson", en, "lesson:two", "lesson:one", `en.md:40: a link to "one"`},
		{"no such picture", en, "(one.svg)", "(lap.svg)", `en.md:55: no picture "lap.svg"`},
		{"another picture", ur, "(one.svg)", "(lap.svg)", "ur.md:55: another kind or length of block"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := files()
			replace(t, fsys, en, "Ask today.\n", rich)
			replace(t, fsys, ur, "آج پوچھیں۔\n", urduRich)
			replace(t, fsys, tt.file, tt.old, tt.new)
			if c := load(t, fsys); !names(c.Lint(), tt.fault) {
				t.Errorf("%q lack %q", c.Lint(), tt.fault)
			}
		})
	}
}
