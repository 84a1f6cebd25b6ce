package typeset

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// bundled reads one of the fonts that ship with the program.
func bundled(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "assets", "fonts", name+".ttf"))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func nastaliq(tb testing.TB) Source {
	return Source{bundled(tb, "NotoNastaliqUrdu-Regular"), bundled(tb, "NotoNastaliqUrdu-Bold"), 1.25}
}

func naskh(tb testing.TB) Source {
	return Source{bundled(tb, "NotoNaskhArabic-Regular"), bundled(tb, "NotoNaskhArabic-Bold"), 1.15}
}

// newFonts makes the program's fonts, Urdu in the first source.
func newFonts(tb testing.TB, urdu, other Source) *Fonts {
	tb.Helper()
	f, err := NewFonts(Sources{
		Latin:    Source{bundled(tb, "AtkinsonHyperlegibleNext-Regular"), bundled(tb, "AtkinsonHyperlegibleNext-Bold"), 1},
		Arabic:   urdu,
		Fallback: other,
		Emoji:    Source{Regular: bundled(tb, "NotoEmoji-Regular")},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// lessons is the prose of all lessons in one language, a paragraph each.
func lessons(tb testing.TB, lang string) []string {
	tb.Helper()
	names, err := filepath.Glob(filepath.Join("..", "..", "assets", "lessons", "*", lang+".md"))
	if err != nil || len(names) == 0 {
		tb.Fatal("no lessons:", err)
	}
	markup := regexp.MustCompile(`\{#\w+\}|[#*]|\[@?[^\]]*\]`)
	var paragraphs []string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		for line := range strings.Lines(markup.ReplaceAllString(string(data), "")) {
			if line = strings.TrimSpace(line); line != "" {
				paragraphs = append(paragraphs, line)
			}
		}
	}
	return paragraphs
}

// prose is the first n words of the lessons, some to a paragraph.
func prose(tb testing.TB, lang string, n, each int) string {
	all := strings.Fields(strings.Join(lessons(tb, lang), " "))
	for len(all) < n {
		all = append(all, all...)
	}
	var text strings.Builder
	for i, w := range all[:n] {
		switch {
		case i > 0 && i%each == 0:
			text.WriteByte('\n')
		case i > 0:
			text.WriteByte(' ')
		}
		text.WriteString(w)
	}
	return text.String()
}
