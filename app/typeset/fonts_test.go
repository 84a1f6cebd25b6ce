package typeset

import (
	"errors"
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

func TestFontsThatAreNone(t *testing.T) {
	if _, err := NewFonts(Sources{Latin: nastaliq(t)}); !errors.Is(err, ErrNoFont) {
		t.Errorf("without an Arabic font: %v, want ErrNoFont", err)
	}
	_, err := NewFonts(Sources{Latin: naskh(t), Arabic: Source{Regular: []byte("no font")}})
	if err == nil || !strings.Contains(err.Error(), "arabic font") {
		t.Errorf("broken bytes: %v, want the role named", err)
	}
}

// TestNothingIsLeft: after Wipe and Forget no word of a private text is found in
// what the engine keeps.
func TestNothingIsLeft(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	text := f.NewText("ایک راز a secret", Style{Size: 20, Lang: "ur"})
	runes := text.passages[0].runes
	text.Wipe()
	f.Forget()
	if text.String() != "" || text.Lines() != 1 {
		t.Errorf("a wiped text is %q", text.String())
	}
	for _, r := range runes {
		if r != 0 {
			t.Fatalf("characters %q are left", string(runes))
		}
	}
	if len(f.segments.young)+len(f.segments.old) > 0 {
		t.Errorf("words are left in the cache")
	}
}
