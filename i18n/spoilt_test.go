package i18n

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// copied are the shipped catalogues, with the Urdu one changed by spoil.
func copied(t *testing.T, spoil func(urdu string) string) *Catalogues {
	t.Helper()
	folder := fstest.MapFS{}
	for _, tag := range Tags() {
		data, err := files.ReadFile(tag + extension)
		if err != nil {
			t.Fatal(err)
		}
		if tag == "ur" {
			data = []byte(spoil(string(data)))
		}
		folder[tag+extension] = &fstest.MapFile{Data: data}
	}
	return Open(folder)
}

// lineOf is the line of a key in a catalogue.
func lineOf(t *testing.T, text, key string) string {
	t.Helper()
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, key+" = ") {
			return line
		}
	}
	t.Fatalf("no line for %s", key)
	return ""
}

// A message that is missing or spoilt is said in English, those who build the
// program are told, and every other message is said as before.
func TestSpoiltMessage(t *testing.T) {
	const key = "lessons.minutes"
	for name, line := range map[string]string{
		"missing":                 "",
		"empty":                   key + ` = ""`,
		"blank":                   key + ` = "  "`,
		"no closing quote":        key + ` = { one = "{{.N}} منٹ, other = "{{.N}} منٹ" }`,
		"no closing brace":        key + ` = { one = "{{.N}} منٹ", other = "{{.N}} منٹ"`,
		"no value":                key + ` =`,
		"a number":                key + ` = 5`,
		"a list":                  key + ` = ["a"]`,
		"a form that isn't":       key + ` = { one = 1, other = "{{.N}} منٹ" }`,
		"open placeholder":        key + ` = { one = "{{.N منٹ", other = "{{.N منٹ" }`,
		"its placeholder is none": key + ` = { one = "{{.Number}} منٹ", other = "{{.Number}} منٹ" }`,
		"no UTF-8":                key + " = { one = \"\xff\xfe\", other = \"\xff\" }",
		"a NUL":                   key + " = \"\x00\"",
		"page is a text":          `lessons = "x"`,
	} {
		t.Run(name, func(t *testing.T) {
			c := copied(t, func(ur string) string { return strings.Replace(ur, lineOf(t, ur, key), line+"\n", 1) })
			l, err := c.Load("ur")
			if err != nil {
				t.Fatal(err)
			}
			if got := l.WithDigits(true).N(key, 7); got != "۷ minutes" {
				t.Errorf("said as %q", got)
			}
			if got := l.N(key, 1); got != "1 minute" {
				t.Errorf("said as %q", got)
			}
			sameBut(t, l, key)
			if name == "its placeholder is none" {
				return // only the catalogues side by side tell: TestCataloguesAgree
			}
			if p := fmt.Sprint(l.Problems()); !strings.Contains(p, key) {
				t.Errorf("problems: %s", p)
			}
		})
	}
}

// sameBut tells whether a language says all but one key as the shipped one.
func sameBut(t *testing.T, l *Language, but string) {
	t.Helper()
	whole := load(t, l.Tag())
	for key, m := range whole.words.messages {
		if got := l.words.messages[key]; key != but && (got == nil || *got != *m) {
			t.Errorf("%s is no more what it was", key)
		}
	}
	if l.RTL() != whole.RTL() || l.WeekStart() != whole.WeekStart() {
		t.Error("the language runs another way")
	}
}

// A catalogue of which nothing is left still has its direction, and the words of
// the other.
func TestSpoiltCatalogue(t *testing.T) {
	english := load(t, "en")
	for name, spoil := range map[string]func(string) string{
		"empty":    func(string) string { return "" },
		"rubbish":  func(string) string { return strings.Repeat("\x00\xff[[", 5000) },
		"UTF-16":   func(string) string { return "\xff\xfen\x00a\x00v\x00" },
		"no words": func(string) string { return "# later" },
	} {
		t.Run(name, func(t *testing.T) {
			l, err := copied(t, spoil).Load("ur")
			if err != nil {
				t.Fatal(err)
			}
			if got, want := l.T("nav.home"), english.T("nav.home"); got != want {
				t.Errorf("home is %q", got)
			}
			if got := l.Date(2025, time.March, 5); got != "5 March 2025" {
				t.Errorf("a date is %q", got)
			}
			if !l.RTL() || l.Name() != "ur" || l.WeekStart() != time.Monday {
				t.Errorf("RTL %v, name %q, week from %v", l.RTL(), l.Name(), l.WeekStart())
			}
			if n := len(l.Problems()); n < len(english.words.messages) {
				t.Errorf("%d problems are named", n)
			}
		})
	}
}

// Half a file keeps its half.
func TestTornCatalogue(t *testing.T) {
	l, err := copied(t, func(ur string) string { return ur[:len(ur)/2] }).Load("ur")
	if err != nil {
		t.Fatal(err)
	}
	whole, english, own, borrowed := load(t, "ur"), load(t, "en"), 0, 0
	for key := range whole.words.messages {
		switch m := l.words.messages[key]; {
		case m == nil:
			borrowed++
			if text, err := english.say(key, nil, nil); err == nil && l.T(key) != text {
				t.Errorf("%s is said as %q", key, l.T(key))
			}
		case *m != *whole.words.messages[key]:
			t.Errorf("%s is no more what it was", key)
		default:
			own++
		}
	}
	if own < 150 || borrowed < 150 {
		t.Errorf("%d messages are left, %d are borrowed", own, borrowed)
	}
}

// A catalogue with the mark that some editors put before a file, and one that
// says a key twice, are read.
func TestOddCatalogue(t *testing.T) {
	l, err := copied(t, func(ur string) string { return "\ufeff" + strings.ReplaceAll(ur, "\n", "\r\n") }).Load("ur")
	if err != nil {
		t.Fatal(err)
	}
	if sameBut(t, l, ""); len(l.Problems()) > 0 {
		t.Error(l.Problems())
	}
	twice, err := copied(t, func(ur string) string { return ur + "nav.home = \"دوسرا\"\n" }).Load("ur")
	if err != nil {
		t.Fatal(err)
	}
	if sameBut(t, twice, ""); !strings.Contains(fmt.Sprint(twice.Problems()), "nav.home") {
		t.Errorf("problems: %v", twice.Problems())
	}
}

// What ships is whole.
func TestNoProblems(t *testing.T) {
	for _, tag := range Tags() {
		for _, problem := range load(t, tag).Problems() {
			t.Error(problem)
		}
	}
}

// Reading the same catalogue from several goroutines gives one language.
func TestCataloguesAreShared(t *testing.T) {
	c, got := Open(files), make(chan *Language)
	for range 8 {
		go func() {
			l, err := c.Load("ur")
			if err != nil || l.N("no.such", 1) != "[no.such]" {
				l = nil
			}
			got <- l
		}()
	}
	first := <-got
	for range 7 {
		if l := <-got; l == nil || l != first {
			t.Error("another language")
		}
	}
}
