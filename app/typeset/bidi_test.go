package typeset

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// unicodeLines yields the lines of one of Unicode's test files, without
// comments, with their numbers.
func unicodeLines(t *testing.T, name string) func(yield func(int, string) bool) {
	t.Helper()
	file, err := os.Open("testdata/unicode/" + name + ".txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	scanner := bufio.NewScanner(unzipped)
	return func(yield func(int, string) bool) {
		for number := 1; scanner.Scan(); number++ {
			line, _, _ := strings.Cut(scanner.Text(), "#")
			if number == 1 {
				t.Log(scanner.Text())
			}
			if line = strings.TrimSpace(line); line != "" && !yield(number, line) {
				return
			}
		}
		if err := scanner.Err(); err != nil {
			t.Fatal(err)
		}
	}
}

// resolved is what Unicode's files state of one line: levels and visual order,
// with x and nothing for the characters that X9 removes.
func resolved(text []rune, paragraph Level, levels []Level) (states, order string) {
	var b strings.Builder
	line := LineLevels(text, levels, paragraph)
	for i, level := range line {
		if removed(text[i]) {
			b.WriteString("x ")
		} else {
			fmt.Fprintf(&b, "%d ", level)
		}
	}
	states = strings.TrimSpace(b.String())
	b.Reset()
	for _, i := range VisualOrder(line) {
		if !removed(text[i]) {
			fmt.Fprintf(&b, "%d ", i)
		}
	}
	return states, strings.TrimSpace(b.String())
}

func removed(r rune) bool {
	properties, _ := bidi.LookupRune(r)
	switch properties.Class() {
	case bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.BN:
		return true
	}
	return false
}

func TestBidiCharacters(t *testing.T) {
	cases := 0
	for number, line := range unicodeLines(t, "BidiCharacterTest") {
		fields := strings.Split(line, ";")
		var text []rune
		for code := range strings.FieldsSeq(fields[0]) {
			r, err := strconv.ParseUint(code, 16, 32)
			if err != nil {
				t.Fatalf("line %d: %v", number, err)
			}
			text = append(text, rune(r))
		}
		base := map[string]Direction{"0": LTR, "1": RTL, "2": Auto}[fields[1]]
		paragraph, levels := Levels(text, base)
		states, order := resolved(text, paragraph, levels)
		if fmt.Sprint(paragraph) != fields[2] || states != fields[3] || order != fields[4] {
			t.Errorf("line %d: %s, base %v: paragraph %d, levels %s, order %s; want %s, %s, %s",
				number, fields[0], base, paragraph, states, order, fields[2], fields[3], fields[4])
		}
		cases++
	}
	if cases < 91000 {
		t.Errorf("only %d cases", cases)
	}
}

// examples has a character of each class.
var examples = map[string]rune{
	"L": 'a', "R": 'א', "AL": 'ا', "EN": '1', "ES": '+', "ET": '%', "AN": '١', "CS": ',', "B": '\u2029',
	"S": '\t', "WS": ' ', "ON": '!', "BN": '\u200D', "NSM": '\u064B',
	"LRO": '\u202D', "RLO": '\u202E', "LRE": '\u202A', "RLE": '\u202B', "PDF": '\u202C',
	"LRI": '\u2066', "RLI": '\u2067', "FSI": '\u2068', "PDI": '\u2069',
}

func TestBidiClasses(t *testing.T) {
	var wantLevels, wantOrder string
	cases := 0
	for number, line := range unicodeLines(t, "BidiTest") {
		if levels, ok := strings.CutPrefix(line, "@Levels:"); ok {
			wantLevels = strings.TrimSpace(levels)
			continue
		}
		if order, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			wantOrder = strings.TrimSpace(order)
			continue
		}
		input, bits, _ := strings.Cut(line, ";")
		var text []rune
		for name := range strings.FieldsSeq(input) {
			text = append(text, examples[name])
		}
		bitset, err := strconv.ParseUint(strings.TrimSpace(bits), 16, 8)
		if err != nil {
			t.Fatalf("line %d: %v", number, err)
		}
		for _, base := range []Direction{Auto, LTR, RTL} {
			if bitset>>base&1 == 0 {
				continue
			}
			paragraph, levels := Levels(text, base)
			states, order := resolved(text, paragraph, levels)
			if states != wantLevels || order != wantOrder {
				t.Errorf("line %d: %s, base %v: levels %s, order %s; want %s, %s", number, input, base, states, order, wantLevels, wantOrder)
			}
			cases++
		}
	}
	if cases < 770000 {
		t.Errorf("only %d cases", cases)
	}
}

func TestRemovedCharactersTakeTheLevelBefore(t *testing.T) {
	for _, c := range []struct {
		text string
		base Direction
		want []Level
	}{
		{"\u200Dابا", Auto, []Level{1, 1, 1, 1}},
		{"ab\u200Ccا\u200Cb", Auto, []Level{0, 0, 0, 0, 1, 1, 0}},
		{"\u202Bab\u202C c", LTR, []Level{0, 2, 2, 2, 0, 0}},
	} {
		if _, levels := Levels([]rune(c.text), c.base); !slices.Equal(levels, c.want) {
			t.Errorf("%+q: levels %v, want %v", c.text, levels, c.want)
		}
	}
}

func TestBaseDirection(t *testing.T) {
	for text, want := range map[string]Direction{
		"":                             Auto,
		"123 (?) ":                     Auto,
		"12 a ا":                       LTR,
		"12 ا a":                       RTL,
		"\u2068abc\u2069 ا":            RTL, // isolates are skipped
		"\u2067abc ا":                  Auto,
		"\u2069\u2069a":                LTR,
		"\u2066a\nا":                   RTL, // a paragraph's end closes its isolates
		"\xff\xfeا":                    RTL,
		"\u202Aا":                      RTL, // embeddings are not
		"😀 \u200F":                     RTL,
		"0311-7786264":                 Auto,
		"\u06F1\u06F2 \u0661 1":        Auto,
		"\u2068\u2067ا\u2069a\u2069 b": LTR,
	} {
		if got := BaseDirection(text); got != want {
			t.Errorf("%+q: direction %d, want %d", text, got, want)
		}
		if got, _ := Levels([]rune(text), Auto); !strings.Contains(text, "\n") && got.Direction() != max(want, LTR) {
			t.Errorf("%+q: paragraph level %d, want direction %d", text, got, want)
		}
	}
}

func FuzzLevels(f *testing.F) {
	f.Add("یہ text (12%) ہے", uint8(0))
	f.Add("\u2067a\u2068\u202E(b\u2069]\u0301", uint8(1))
	f.Add("0311-778 \u2066+92\u2069\u061C", uint8(2))
	f.Add(strings.Repeat("\u2067(", 70)+"a"+strings.Repeat(")\u2069", 70), uint8(0))
	f.Fuzz(func(t *testing.T, s string, base uint8) {
		text := []rune(s)
		direction := Direction(base % 3)
		paragraph, levels := Levels(text, direction)
		again, levelsAgain := Levels(text, direction)
		if paragraph != again || !slices.Equal(levels, levelsAgain) {
			t.Fatal("two answers for one text")
		}
		if direction != Auto && paragraph.Direction() != direction {
			t.Fatalf("paragraph level %d for base %d", paragraph, direction)
		}
		line := LineLevels(text, levels, paragraph)
		for i, level := range line {
			if level < paragraph || level > maxDepth+1 || len(levels) != len(text) {
				t.Fatalf("character %d has level %d in a paragraph of %d", i, level, paragraph)
			}
		}
		order := VisualOrder(line)
		slices.Sort(order)
		for i, at := range order {
			if i != at {
				t.Fatalf("visual order is no permutation: %v", order)
			}
		}
	})
}

// longTexts are ordinary texts, and texts that are slow for an algorithm that
// reads nested parts again and again.
func longTexts(n int) map[string][]rune {
	repeat := func(s string) string { return strings.Repeat(s, n/utf8.RuneCountInString(s)) }
	texts := map[string][]rune{}
	for name, text := range map[string]string{
		"english":          repeat("the baby looks at you. "),
		"urdu":             repeat("بچہ آپ کی طرف دیکھتا ہے۔ "),
		"mixed":            repeat("بچہ (baby) 24 ہفتے + 3 دن "),
		"open isolates":    repeat("\u2067"),
		"nested isolates":  repeat("\u2068a") + repeat("\u2069"),
		"closed isolates":  repeat("\u2068ا\u2069 "),
		"embeddings":       repeat("\u202Ba\u202Cا"),
		"open brackets":    "ا" + repeat("("),
		"nested brackets":  "ا" + strings.Repeat("(", 62) + repeat("(a)[b]"),
		"closing brackets": "ا" + strings.Repeat("(", 62) + repeat("]"),
		"terminators":      "ا" + repeat("%"),
		"marks":            "ا" + repeat("\u064E"),
	} {
		texts[name] = []rune(text)
	}
	return texts
}

// TestLongTexts ends soon only if the time is linear.
func TestLongTexts(t *testing.T) {
	for name, text := range longTexts(300_000) {
		paragraph, levels := Levels(text, Auto)
		if order := VisualOrder(LineLevels(text, levels, paragraph)); len(order) != len(text) {
			t.Errorf("%s: order of %d characters for %d", name, len(order), len(text))
		}
	}
}

func BenchmarkLevels(b *testing.B) {
	for name, text := range longTexts(100_000) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Levels(text, Auto)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(text)), "ns/char")
		})
	}
}
