package typeset

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// boundaries are all boundaries as the segmenter finds them in the whole text.
func boundaries(s string) []int {
	var cutter segmenter.Segmenter
	if err := cutter.InitWithString(s); err != nil {
		panic(err)
	}
	at := []int{0}
	for clusters := cutter.GraphemeIterator(); clusters.Next(); {
		g := clusters.Grapheme()
		at = append(at, g.OffsetInBytes+g.LengthInBytes)
	}
	return at
}

func TestGraphemesInBothDirections(t *testing.T) {
	for _, s := range []string{
		"plain text",
		"اردو میں بِسْمِ اللہ",
		"می\u200Cخواہم",
		"👩‍👩‍👧‍👦👍🏽🇵🇰🇵🇰1️⃣ ❤️‍🔥",
		"a\r\nb\n\r\nc",
		"क्षि हिन्दी क्\u200Dष",
		"한국어 \u1112\u1161\u11AB",
		"\u0600\u0661 \u06DD12",
		"\u0301\u0301a" + strings.Repeat("\u0301", 10_000) + "b",
		"ที่นำ้ \u0D4E\u0D15",
		"",
	} {
		want := boundaries(s)
		forward := []int{0}
		for at := 0; at < len(s); forward = append(forward, at) {
			at = NextGrapheme(s, at)
		}
		backward := []int{len(s)}
		for at := len(s); at > 0; backward = append(backward, at) {
			at = PrevGrapheme(s, at)
		}
		slices.Reverse(backward)
		if !slices.Equal(forward, want) || !slices.Equal(backward, want) {
			t.Errorf("%+.80q: forward %v, backward %v, want %v", s, forward, backward, want)
		}
	}
}

// breakTest reads a line of Unicode's files for UAX #14 and #29: a text, and the
// offsets where it may be divided.
func breakTest(line string) (s string, at []int) {
	for field := range strings.FieldsSeq(line) {
		switch field {
		case "÷":
			at = append(at, len(s))
		case "×":
		default:
			r, _ := strconv.ParseUint(field, 16, 32)
			s += string(rune(r))
		}
	}
	return s, at
}

func TestGraphemesOfUnicode(t *testing.T) {
	cases := 0
	for number, line := range unicodeLines(t, "GraphemeBreakTest") {
		s, want := breakTest(line)
		forward, backward := []int{0}, []int{len(s)}
		for at := 0; at < len(s); forward = append(forward, at) {
			at = NextGrapheme(s, at)
		}
		for at := len(s); at > 0; backward = append(backward, at) {
			at = PrevGrapheme(s, at)
		}
		slices.Reverse(backward)
		if !slices.Equal(forward, want) || !slices.Equal(backward, want) {
			t.Errorf("line %d: %+q: forward %v, backward %v, want %v", number, s, forward, backward, want)
		}
		cases++
	}
	if cases < 766 {
		t.Errorf("only %d cases", cases)
	}
}

func TestGraphemesOfBrokenTextMove(t *testing.T) {
	s := "a\xff\xfe\u0301\xe0\x80b"
	for at := 0; at < len(s); {
		next := NextGrapheme(s, at)
		if next <= at {
			t.Fatalf("no way forward from %d", at)
		}
		if back := PrevGrapheme(s, next); back != at {
			t.Errorf("back from %d leads to %d, not %d", next, back, at)
		}
		at = next
	}
}

// TestSureBoundaries holds the short cut against the segmenter for every
// character there is.
func TestSureBoundaries(t *testing.T) {
	neighbours := []rune{'a', ' ', 'ا', 'क', 0x1F476, 0x094D, 0x0301, '\n', 0xAC00, 0x1F1F5}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) || r > 0x1FFFF && r < 0xE0000 || r >= 0xE0200 {
			continue // planes of ideographs, private use
		}
		for _, n := range append(neighbours, r) {
			for _, pair := range [][2]rune{{r, n}, {n, r}} {
				if !surelyApart(pair[0], pair[1]) {
					continue
				}
				for _, context := range []string{"", "क\u094D"} {
					s := context + string(pair[:])
					if cut := len(s) - utf8.RuneLen(pair[1]); !slices.Contains(boundaries(s), cut) {
						t.Errorf("%+q: no boundary between the last two", s)
					}
				}
			}
		}
	}
}

func BenchmarkGrapheme(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"english", "the baby looks at you "},
		{"urdu", "بچہ آپ کی طرف دیکھتا ہے۔ "},
		{"vowels", "بِسْمِ اللہِ "},
		{"flags", "🇵🇰"},
		{"marks", "\u0301"},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := strings.Repeat(c.text, 100_000/len(c.text))
			for b.Loop() {
				PrevGrapheme(s, len(s))
				NextGrapheme(s, len(s)/2/len(c.text)*len(c.text))
			}
		})
	}
}
