package typeset

import (
	"slices"
	"strings"
	"testing"
)

// words cuts s with NextWord and PrevWord.
func words(s string) (forward, backward []string) {
	for at := 0; ; {
		end := NextWord(s, at)
		start := PrevWord(s, end)
		if start < at || !strings.ContainsFunc(s[start:end], bearsWord) {
			break
		}
		forward = append(forward, s[start:end])
		at = end
	}
	for at := len(s); ; {
		start := PrevWord(s, at)
		end := min(NextWord(s, start), at)
		if !strings.ContainsFunc(s[start:end], bearsWord) {
			break
		}
		backward = append(backward, s[start:end])
		at = start
	}
	slices.Reverse(backward)
	return forward, backward
}

func TestWords(t *testing.T) {
	for s, want := range map[string]string{
		"the baby, (she) looks…":       "the|baby|she|looks",
		"don't stop: it’s 3.14 e.g. 5": "don't|stop|it’s|3.14|e.g|5",
		"بچہ آپ کی طرف دیکھتا ہے۔ ":    "بچہ|آپ|کی|طرف|دیکھتا|ہے",
		"خانه\u200Cها می\u200Cروم":     "خانه\u200Cها|می\u200Cروم",
		"بِسْمِ اللّٰہِ ":              "بِسْمِ|اللّٰہِ",
		"«۲۴ ہفتے» ۳٫۵ کلو،ٹھیک؟":      "۲۴|ہفتے|۳٫۵|کلو|ٹھیک",
		"۱٬۰۰۰ ،۱،۲":                   "۱٬۰۰۰|۱،۲",
		"well-being 0311-778 a_b":      "well|being|0311|778|a_b",
		"❤\uFE0Fدل 👩‍👩‍👧 x":            "دل|x",
		"a\n\n \u200Fب\u200F c":        "a|ب|c",
		"ab\u200Bcd نہ\u200Dیں":        "ab|cd|نہ\u200Dیں",
		" … ":                          "",
		"":                             "",
	} {
		wanted := strings.FieldsFunc(want, func(r rune) bool { return r == '|' })
		forward, backward := words(s)
		if !slices.Equal(forward, wanted) || !slices.Equal(backward, wanted) {
			t.Errorf("%q: forward %q, backward %q, want %q", s, forward, backward, wanted)
		}
	}
}

func TestWordAt(t *testing.T) {
	const s = "بچہ ہے، (12.5)  don't👍🏽\n\n x"
	for _, c := range []struct{ at, want string }{
		{"", "بچہ"},
		{"ب", "بچہ"},
		{"بچہ", " "},
		{"بچہ ", "ہے"},
		{"بچہ ہے،", " "},
		{"بچہ ہے", "،"},
		{"بچہ ہے، ", "("},
		{"بچہ ہے، (", "12.5"},
		{"بچہ ہے، (12", "12.5"},
		{"بچہ ہے، (12.5)", "  "},
		{"بچہ ہے، (12.5)  don", "don't"},
		{"بچہ ہے، (12.5)  don'", "don't"},
		{"بچہ ہے، (12.5)  don't", "👍🏽"},
		{"بچہ ہے، (12.5)  don't👍🏽", ""},
		{"بچہ ہے، (12.5)  don't👍🏽\n", ""},
		{s, "x"},
	} {
		start, end := WordAt(s, len(c.at))
		if s[start:end] != c.want {
			t.Errorf("at %d: %q, want %q", len(c.at), s[start:end], c.want)
		}
	}
	if start, end := WordAt("(👍🏽)", 1); start != 1 || end != len("(👍🏽") {
		t.Errorf("emoji: %d to %d", start, end)
	}
}
