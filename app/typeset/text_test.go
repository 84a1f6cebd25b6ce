package typeset

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// scraps are what random texts are made of: everything that has its own rule.
var scraps = []string{
	"ب", "بچے", "کی ", "ماں ", "مَحبّت ", "اللہ ", "ڈاکٹر", "لا", "ہے۔ ", "؟ ", "آ", "ء", "ٹھیک", "ۃ",
	"a", "baby ", "Today ", "heart-beat ", "fi", "AVATAR ", "don’t ", "e.g. ",
	"1", "24 ", "۲۴", "٣", "0311-778 ", "10:30 ", "3.5% ", "+", "-", "Rs. 500/- ",
	"(", ")", "[", "]", "«", "»", "\"", "'", "“", "”", "—", "…", "، ",
	" ", "  ", "\t", "\n", "\u00a0", "\u200c", "\u200d", "\u200e", "\u200f", "\u2066", "\u2067", "\u2068", "\u2069", "\u202b", "\u202e", "\u202c",
	"ِ", "ّ", "ٰ", "\u0301", "é", "😊 ", "❤️", "👨‍👩‍👧", "🇵🇰", "👍🏽", "1️⃣",
	"ﷺ ", "ﷲ", "漢字", "नमस्ते ", "한국", "\x00", "\x07", "\xff", "\xd8", "\xa7", "\xe2\x80", "\ufffd", "\u2028", "\r",
	strings.Repeat("ب", 300), strings.Repeat("a", 200), strings.Repeat("ادر", 60), "ب" + strings.Repeat("ّ", 250), strings.Repeat(" ", 250), strings.Repeat("(", 80),
}

func randomText(r *rand.Rand, n int) string {
	var s strings.Builder
	for range n {
		s.WriteString(scraps[r.IntN(len(scraps))])
	}
	return s.String()
}

// TestReplaceEqualsNewText edits texts at random, and holds each against the
// same text laid out afresh.
func TestReplaceEqualsNewText(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 1))
		st := Style{Size: 20, Lang: []string{"ur", "en"}[r.IntN(2)], Leading: 1.55, Direction: Direction(r.IntN(3)), Default: RTL}
		text := f.NewText(randomText(r, r.IntN(60)), st)
		width := float32(r.IntN(3) * 150)
		text.Wrap(width)
		for range 40 {
			before := text.String()
			start := r.IntN(len(before) + 1)
			end := min(start+r.IntN(1+r.IntN(1+r.IntN(40))), len(before))
			s := randomText(r, r.IntN(3))
			text.Replace(start, end, s)
			if err := sameAsFresh(text, st, width); err != nil {
				t.Fatalf("seed %d: %q with [%d,%d) replaced by %q: %v", seed, before, start, end, s, err)
			}
		}
	}
}

// sameAsFresh compares a text with the same string laid out from nothing.
func sameAsFresh(text *Text, st Style, width float32) error {
	fresh := text.fonts.NewText(text.String(), st)
	fresh.Wrap(width)
	if len(fresh.passages) != len(text.passages) {
		return fmt.Errorf("%d paragraphs, want %d", len(text.passages), len(fresh.passages))
	}
	for i, want := range fresh.passages {
		if err := samePassage(text.passages[i], want); err != nil {
			return fmt.Errorf("paragraph %d: %w", i, err)
		}
	}
	if !reflect.DeepEqual(text.index, fresh.index) {
		return fmt.Errorf("index %v, want %v", text.index, fresh.index)
	}
	return nil
}

func samePassage(got, want *passage) error {
	if string(got.runes) != string(want.runes) || got.level != want.level || !slices.Equal(got.attributes, want.attributes) {
		return errors.New("other characters or levels")
	}
	if !slices.Equal(got.lines, want.lines) {
		return fmt.Errorf("lines %+v, want %+v", got.lines, want.lines)
	}
	if !slices.EqualFunc(got.segments, want.segments, sameSegment) {
		return fmt.Errorf("segments %+v, want %+v", got.segments, want.segments)
	}
	return nil
}

func sameSegment(a, b placedSegment) bool {
	return a.start == b.start && a.byte == b.byte && a.open == b.open && (a.segment == b.segment || reflect.DeepEqual(*a.segment, *b.segment))
}

// TestLinesCoverTheText: each byte is on one line, lines follow each other
// without gap, and no line is wider than the column, save for one character.
func TestLinesCoverTheText(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		s := randomText(r, r.IntN(80))
		text := f.NewText(s, Style{Size: 17, Lang: "ur", Leading: 1.55})
		width := float32(20 + r.IntN(400))
		text.Wrap(width)
		at, top := 0, float32(0)
		for i := range text.Lines() {
			l := text.Line(i)
			if l.Start != at || l.End < l.Start || abs(l.Top-top) > 0.01 {
				t.Fatalf("%q: line %d is %+v, want start %d, top %v", s, i, l, at, top)
			}
			if err := fits(text, i, width); err != nil {
				t.Errorf("%q: line %d: %v", s, i, err)
			}
			at, top = l.End, l.Top+l.Height
			if at < len(s) && s[at] == '\n' {
				at++
			}
		}
		if at != len(s) {
			t.Errorf("%q: lines end at %d of %d", s, at, len(s))
		}
		if text.String() != s {
			t.Errorf("%q became %q", s, text.String())
		}
	}
}

// fits checks one line: its ink within its height, its width within the column,
// its middle found.
func fits(text *Text, i int, width float32) error {
	l := text.Line(i)
	if l.InkTop < l.Top-slack || l.InkBottom > l.Top+l.Height+slack {
		return fmt.Errorf("ink %v..%v outside %v..%v", l.InkTop, l.InkBottom, l.Top, l.Top+l.Height)
	}
	if one := NextGrapheme(text.String(), l.Start); l.Width > width+2*slack && l.End > one {
		return fmt.Errorf("%v wide, more than %v", l.Width, width)
	}
	if got := text.LineAt(l.Top + l.Height/2); got != i {
		return fmt.Errorf("LineAt(%v) = %d", l.Top+l.Height/2, got)
	}
	return nil
}
