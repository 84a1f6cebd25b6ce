package typeset

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/text/unicode/bidi"
)

// twoFonts has one font for Arabic letters and another for all else.
type twoFonts [2]font.Face

func (f *twoFonts) ResolveFace(r rune) *font.Face {
	if r >= 0x600 && r <= 0x6FF {
		return &f[0]
	}
	return &f[1]
}

// painted is what a reader sees, from left to right, when Fyne's painter draws
// s: its runs, set one after the other, each turned by the shaper.
func painted(s string) string {
	text := []rune(s)
	var cutter shaping.Segmenter
	input := shaping.Input{Text: text, RunEnd: len(text), Direction: di.DirectionLTR}
	var seen []string
	for _, run := range cutter.Split(input, &twoFonts{}) {
		clusters := clustersOf(string(text[run.RunStart:run.RunEnd]))
		if run.Direction.Progression() == di.TowardTopLeft {
			slices.Reverse(clusters)
			for i, c := range clusters {
				clusters[i] = mirrored(c)
			}
		}
		seen = append(seen, clusters...)
	}
	return withoutControls(seen)
}

// ordered is what a reader should see: the clusters in visual order.
func ordered(s string, base Direction) string {
	text := []rune(s)
	paragraph, levels := Levels(text, base)
	levels = LineLevels(text, levels, paragraph)
	clusters := clustersOf(s)
	first := make([]Level, len(clusters))
	i := 0
	for k, c := range clusters {
		first[k] = levels[i]
		i += len([]rune(c))
		if first[k].Direction() == RTL {
			clusters[k] = mirrored(c)
		}
	}
	var seen []string
	for _, k := range VisualOrder(first) {
		seen = append(seen, clusters[k])
	}
	return withoutControls(seen)
}

func clustersOf(s string) (clusters []string) {
	for at := 0; at < len(s); {
		end := NextGrapheme(s, at)
		clusters = append(clusters, s[at:end])
		at = end
	}
	return clusters
}

func mirrored(cluster string) string {
	r := []rune(cluster)
	switch r[0] {
	case '«':
		r[0] = '»'
	case '»':
		r[0] = '«'
	case '<':
		r[0] = '>'
	default:
		r[0] = []rune(bidi.ReverseString(string(r[0])))[0]
	}
	return string(r)
}

// withoutControls leaves out what draws nothing.
func withoutControls(clusters []string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x61C || r == 0x200C {
			return -1
		}
		return r
	}, strings.Join(clusters, ""))
}

func TestVisualString(t *testing.T) {
	for _, c := range []struct {
		text string
		base Direction
		want string
	}{
		{"", RTL, ""},
		{"Settings (2)", LTR, "Settings (2)"},
		{"بچہ سو رہا ہے", RTL, "بچہ سو رہا ہے"},
		{"بچہ سو رہا ہے", LTR, "بچہ سو رہا ہے"},
		{"24 ہفتے", RTL, "\u200F ہفتے\u200E24"},
		{"24 ہفتے", LTR, "24 \u200Eہفتے"},
		{"24 ہفتے", Auto, "\u200F ہفتے\u200E24"},
		{"Gehwara کھولیں", RTL, "\u200F کھولیںGehwara"},
		{"گھر (home)", RTL, "(home)\u200Eگھر \u200F"},
		{"سطر ایک\n2 سطر", RTL, "سطر ایک\n\u200F سطر\u200E2"},
		{"\u2067اب\u2069 a", LTR, "اب\u200E a"},
		{"می\u200Cخواہم", RTL, "می\u200Cخواہم"},
		{"\xffبچہ\x00", RTL, "\u200F\x00\u200F\u200Eبچہ\u200E\u200F\xff\u200F"},
	} {
		if got := VisualString(c.text, c.base); got != c.want {
			t.Errorf("%+q: %+q, want %+q", c.text, got, c.want)
		}
	}
}

func TestPainterShowsVisualStrings(t *testing.T) {
	pieces := []string{"بچہ", "ماں", " ", " ", "12", "۲۴", "٣٤", "home", "a", "(", ")", "[", "]", "«", "»", "،", "۔", "؟",
		"!", ".", "-", "—", "/", "+", "%", ":", "😀", "👩‍👩‍👧", "🇵🇰", "א", "بِ", "می\u200C", "e\u0301", "\u200E", "\u200F",
		"\u2066", "\u2067", "\u2068", "\u2069", "\u202B", "\u202A", "\u202C", "\t", "0311-778", "<"}
	random := rand.New(rand.NewPCG(7, 9))
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		s, base := b.String(), Direction(random.IntN(3))
		drawn := VisualString(s, base)
		if got, want := painted(drawn), ordered(s, base); got != want {
			t.Fatalf("%+q, base %d, drawn %+q:\n got %+q\nwant %+q", s, base, drawn, got, want)
		}
	}
}
