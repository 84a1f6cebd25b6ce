package typeset

import (
	"slices"
	"strings"
	"testing"
)

// TestSegmentsShapeLikeTheWhole proves the cut: a paragraph shaped in segments
// has the glyphs, in the places, of the paragraph shaped run by run.
func TestSegmentsShapeLikeTheWhole(t *testing.T) {
	for name, f := range map[string]*Fonts{
		"nastaliq": newFonts(t, nastaliq(t), naskh(t)),
		"naskh":    newFonts(t, naskh(t), nastaliq(t)),
	} {
		for _, lang := range []string{"ur", "en"} {
			for _, heavy := range []bool{false, true} {
				for _, s := range lessons(t, lang) {
					text := f.NewText(s, Style{Size: 20, Lang: lang, Bold: heavy})
					p := text.passages[0]
					if got, want := text.inSegments(p), text.whole(p); !slices.Equal(got, want) {
						for i := range min(len(got), len(want)) {
							if got[i] != want[i] {
								t.Errorf("%s %s bold=%v: %q: at %q: %v, whole %v", name, lang, heavy, s, string(p.runes[want[i].rune:min(want[i].rune+8, len(p.runes))]), got[i], want[i])
								break
							}
						}
					}
				}
			}
		}
	}
}

// inSegments is the glyphs of the segments in the order of the text.
func (t *Text) inSegments(p *passage) (list []glyph) {
	for _, s := range p.segments {
		for _, it := range s.items {
			list = appendRun(list, it.glyphs, it.level, s.start+it.start)
		}
	}
	return list
}

// whole is the glyphs of whole runs.
func (t *Text) whole(p *passage) (list []glyph) {
	for from := 0; from < len(p.runes); {
		to := from + 1
		for to < len(p.runes) && p.attributes[to] == p.attributes[from] {
			to++
		}
		at := p.attributes[from]
		it := item{runes: to - from, id: at.face, face: t.fonts.face(at.face), level: at.level}
		t.fonts.run(p.runes, from, to, &it)
		list = appendRun(list, it.glyphs, it.level, from)
		from = to
	}
	return list
}

func appendRun(list, glyphs []glyph, level Level, start int) []glyph {
	n := len(list)
	for _, g := range glyphs {
		g.rune += start
		list = append(list, g)
	}
	if level.Direction() == RTL {
		slices.Reverse(list[n:])
	}
	return list
}

// TestSegmentsCutNoGrapheme: text without white space is cut between graphemes
// only: no flag in two, whatever stands before a row of them.
func TestSegmentsCutNoGrapheme(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for _, s := range []string{
		"a" + strings.Repeat("🇵🇰", 300), strings.Repeat("🇵🇰", 300), "دل!" + strings.Repeat("🇵🇰", 99),
		strings.Repeat("한", 300), strings.Repeat("क्षि", 200), "a" + strings.Repeat("👨\u200d👩\u200d👧", 100),
		strings.Repeat("ب\u064E\u0651", 200), "ب" + strings.Repeat("ـ", 300),
	} {
		at := map[int]bool{}
		for _, b := range boundaries(s) {
			at[b] = true
		}
		for _, seg := range f.NewText(s, Style{Size: 20, Lang: "ur"}).passages[0].segments {
			if !at[seg.byte] {
				t.Errorf("%.20q…: cut at %d, within a grapheme", s, seg.byte)
			}
		}
	}
}
