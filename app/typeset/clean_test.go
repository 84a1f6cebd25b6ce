package typeset

import (
	"strings"
	"testing"
)

func TestClean(t *testing.T) {
	fatha := func(n int) string { return "ب" + strings.Repeat("\u064E", n) }
	for text, want := range map[string]string{
		"":                         "",
		"یہ text\tہے\n":            "یہ text\tہے\n",
		"a\r\nb\rc\r\r\nd":         "a\nb\nc\n\nd",
		"a\vb\fc\u0085d\u2028e":    "a\nb\nc\nd\ne",
		"a\x00b\x1b[0m\x7f\u0096c": "ab[0mc",
		"a\xff\xc3b":               "a\uFFFD\uFFFDb",
		"\uFEFFa\uFEFFb":           "a\uFEFFb",
		"می\u200Cخواہم 👩‍👩‍👧 \u200F":                         "می\u200Cخواہم 👩‍👩‍👧 \u200F",
		fatha(64) + fatha(3):                                 fatha(64) + fatha(3),
		fatha(70) + fatha(3):                                 fatha(64) + fatha(3),
		fatha(64) + strings.Repeat("\u200D\u0301", 50) + "a": fatha(64) + "\u200Da",
	} {
		clean, changed := Clean(text)
		if clean != want || changed != (text != want) {
			t.Errorf("%+.60q: %+.60q, %v; want %+.60q", text, clean, changed, want)
		}
		if again, changed := Clean(clean); changed {
			t.Errorf("%+q is not clean: %+q", clean, again)
		}
	}
}
