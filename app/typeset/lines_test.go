package typeset

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/segmenter"
)

// TestBreaksFollowUAX14: the places where a line may end, found segment by
// segment, are those that the segmenter finds in the whole paragraph.
func TestBreaksFollowUAX14(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	texts := append(lessons(t, "ur"), lessons(t, "en")...)
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 3))
		texts = append(texts, randomText(r, 30))
	}
	for _, s := range texts {
		text := f.NewText(s, Style{Size: 20, Lang: "ur"})
		for _, p := range text.passages {
			var whole segmenter.Segmenter
			whole.Init(p.runes)
			want := map[int]bool{}
			for it := whole.LineIterator(); it.Next(); {
				want[it.Line().Offset+len(it.Line().Text)] = true
			}
			for i, seg := range p.segments {
				for _, b := range seg.breaks {
					if !want[seg.start+b] {
						t.Errorf("%q: break inside at %d", s, seg.start+b)
					}
				}
				if seg.blank == seg.runes {
					continue // white space so long that it is cut looks back no further
				}
				if end := seg.start + seg.runes; seg.open != want[end] {
					t.Errorf("%q: segment %d %q open=%v", s, i, string(p.runes[seg.start:end]), seg.open)
				}
			}
		}
	}
}

// TestLongWordsBreakWhereTheyMay: a path without white space, so long that it is cut
// into segments between two letters, ends its lines at opportunities alone where the
// width holds each of its parts.
func TestLongWordsBreakWhereTheyMay(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	parts := []string{"/", "home/", "khala258338/", "Documents/", "gehwara-", "2026-", "03-", "05/", "photos"}
	s, may := strings.Join(parts, "\u200B"), map[int]bool{}
	for i := range parts {
		may[len(strings.Join(parts[:i], "\u200B"))+len("\u200B")] = true
	}
	text := f.NewText(s, Style{Size: 20, Lang: "ur"})
	if n := len(text.passages[0].segments); n < 2 {
		t.Fatalf("%d segment: the path is not long enough", n)
	}
	for width := float32(200); width < 800; width++ {
		text.Wrap(width)
		for i := 1; i < text.Lines(); i++ {
			if l := text.Line(i); !may[l.Start] {
				t.Errorf("%g dp: a line begins with %q", width, s[l.Start:l.End])
			}
		}
	}
}

// TestBreaksOfUnicode: where lines may end in each case of LineBreakTest. Left out
// are those with a control character, which ends a paragraph or is shown as U+FFFD.
func TestBreaksOfUnicode(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	cases := 0
	for number, line := range unicodeLines(t, "LineBreakTest") {
		s, want := breakTest(line)
		if strings.ContainsFunc(s, func(r rune) bool { return r != '\t' && decode(string(r))[0] != r || r == '\n' }) {
			continue
		}
		p := f.NewText(s, Style{Size: 20}).passages[0]
		var got []int
		for _, seg := range p.segments {
			for _, b := range seg.breaks {
				if b < seg.runes {
					got = append(got, p.byteAt(seg.start+b))
				}
			}
			if seg.open {
				got = append(got, p.byteAt(seg.start+seg.runes))
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("line %d: %+q: breaks at %v, want %v", number, s, got, want)
		}
		cases++
	}
	if cases < 16_000 {
		t.Errorf("only %d cases", cases)
	}
}
