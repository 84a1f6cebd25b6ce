package typeset

import (
	"bytes"
	"errors"
	"image/color"
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

// pixels counts the pixels that a line of text leaves.
func pixels(f *Fonts, text string, style Style) (n int) {
	t := f.NewText(text, style)
	img, _, _ := t.DrawLine(0, 1, []color.NRGBA{ink})
	for i := 3; i < len(img.Pix); i += 4 {
		if img.Pix[i] > 0 {
			n++
		}
	}
	return n
}

// A font that is missing, rubbish or cut off leaves its letters to the others: all
// that they have is drawn.
func TestSpoiltFont(t *testing.T) {
	whole := Sources{
		Latin:  Source{bundled(t, "AtkinsonHyperlegibleNext-Regular"), bundled(t, "AtkinsonHyperlegibleNext-Bold"), 1},
		Arabic: nastaliq(t), Fallback: naskh(t), Emoji: Source{Regular: bundled(t, "NotoEmoji-Regular")},
	}
	files := map[string]func(*Sources) *[]byte{
		"latin":      func(s *Sources) *[]byte { return &s.Latin.Regular },
		"latin bold": func(s *Sources) *[]byte { return &s.Latin.Bold },
		"arabic":     func(s *Sources) *[]byte { return &s.Arabic.Regular },
		"bold":       func(s *Sources) *[]byte { return &s.Arabic.Bold },
		"fallback":   func(s *Sources) *[]byte { return &s.Fallback.Regular },
		"emoji":      func(s *Sources) *[]byte { return &s.Emoji.Regular },
	}
	spoils := map[string]func([]byte) []byte{
		"missing": func([]byte) []byte { return nil },
		"rubbish": func(d []byte) []byte { return bytes.Repeat([]byte("no font "), len(d)/8) },
		"a page":  func([]byte) []byte { return []byte("<!DOCTYPE html><title>404</title>") },
		"cut off": func(d []byte) []byte { return d[:len(d)*3/4] },
		"spoilt":  func(d []byte) []byte { d = bytes.Clone(d); d[len(d)/2] ^= 1; return d },
	}
	for name, file := range files {
		for how, spoil := range spoils {
			s := whole
			*file(&s) = spoil(*file(&s))
			f, err := NewFonts(s)
			if err != nil {
				t.Errorf("%s, %s: %v", name, how, err)
				continue
			}
			for _, text := range []string{"Hold (2)", "بچے کو"} {
				for _, bold := range []bool{false, true} {
					if n := pixels(f, text, Style{Size: 20, Lang: "ur", Bold: bold}); n < 60 {
						t.Errorf("%s, %s: %q leaves %d pixels", name, how, text, n)
					}
				}
			}
			pixels(f, "ﷺ 🙂", Style{Size: 20, Lang: "ur"})
			if required := name == "latin" || name == "arabic"; len(f.Problems()) == 0 && (how != "missing" || required) {
				t.Errorf("%s, %s: no problem is named", name, how)
			}
		}
	}
}

// Every cut and every turned bit is noticed before anything reads the tables.
func TestDamagedFontIsRefused(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("..", "..", "assets", "fonts", "*.ttf"))
	if err != nil || len(names) == 0 {
		t.Fatal("no fonts:", err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := intact(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for i := range 50 {
			if n := len(data) * i / 50; intact(data[:n]) == nil {
				t.Errorf("%s: %d bytes of %d are taken for the whole", name, n, len(data))
			}
			const tables = 1000 // bytes that the directory takes at most
			at, bit := tables+(len(data)-tables)*i/50, byte(1)<<(i%8)
			if data[at] ^= bit; intact(data) == nil {
				t.Errorf("%s: a bit turned at %d is not seen", name, at)
			}
			data[at] ^= bit
		}
	}
}

func TestFontsThatAreNone(t *testing.T) {
	_, err := NewFonts(Sources{Latin: Source{Regular: []byte("no font")}, Emoji: Source{Regular: bundled(t, "NotoEmoji-Regular")}})
	if !errors.Is(err, ErrNoFont) || !strings.Contains(err.Error(), "latin font") {
		t.Errorf("without letters: %v, want ErrNoFont and the role", err)
	}
	if _, err := NewFonts(Sources{}); !errors.Is(err, ErrNoFont) {
		t.Errorf("without fonts: %v, want ErrNoFont", err)
	}
	f := newFonts(t, nastaliq(t), naskh(t))
	pixels(f, "Hold بچے ﷺ 🙂", Style{Size: 20, Bold: true})
	if p := f.Problems(); len(p) > 0 {
		t.Errorf("the program's own fonts: %v", p)
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
