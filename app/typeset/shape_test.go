package typeset

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/go-text/typesetting/font"
)

// TestEngineShapesLikeHarfBuzz holds a Text, with its own levels, fonts and
// segments, against the vectors. A glyph is compared where the engine set its
// character in the Urdu font and in the sample's direction; that must be so for
// every letter of a word that is not set in the fallback font as a whole.
func TestEngineShapesLikeHarfBuzz(t *testing.T) {
	for _, name := range urduFonts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			urdu, other := nastaliq(t), naskh(t)
			if strings.Contains(name, "Naskh") {
				urdu, other = other, urdu
			}
			f := newFonts(t, urdu, other)
			st := Style{Size: 20, Lang: "ur", Bold: strings.HasSuffix(name, "Bold")}
			compared, letters := 0, 0
			for _, v := range readVectors(t, name) {
				p := f.NewText(v.before+v.run+v.after, st).passages[0]
				same, err := v.compare(t, p)
				if err != nil {
					t.Errorf("%q in %q: %v", v.run, p.text, err)
				}
				compared += same
				letters += strings.Count(v.run, "") - 1
			}
			if compared < letters*97/100 {
				t.Errorf("only %d of %d characters are compared", compared, letters)
			}
		})
	}
}

// compare holds the glyphs of the engine against those of the sample, and counts
// the characters compared.
func (v sample) compare(t *testing.T, p *passage) (compared int, err error) {
	start := len([]rune(v.before))
	end := start + len([]rune(v.run))
	want := map[int][]glyph{}
	for _, g := range v.parsed(t) {
		want[start+g.rune] = append(want[start+g.rune], g)
	}
	got := map[int][]glyph{}
	for _, s := range p.segments {
		for _, it := range s.items {
			for _, g := range it.glyphs {
				at := s.start + it.start + g.rune
				g.rune = at - start
				got[at] = append(got[at], g)
			}
		}
	}
	for i := start; i < end; i++ {
		at := p.attributes[i]
		if at.face.role() != arabic || at.level.Direction() != v.direction {
			if unicode.In(p.runes[i], unicode.Arabic) && unicode.IsLetter(p.runes[i]) && at.face.role() != fallback {
				return compared, fmt.Errorf("letter %q has font %d, level %d", p.runes[i], at.face, at.level)
			}
			continue
		}
		if !slices.Equal(got[i], want[i]) {
			return compared, fmt.Errorf("at %q: %v, HarfBuzz %v", p.runes[i], got[i], want[i])
		}
		compared++
	}
	return compared, nil
}

// parsed reads the glyphs as hb-shape wrote them.
func (v sample) parsed(t *testing.T) []glyph {
	t.Helper()
	var glyphs []glyph
	for field := range strings.SplitSeq(v.glyphs, "|") {
		var id, cluster, x, y, advance int
		place, width, _ := strings.Cut(field, "+")
		_, err := fmt.Sscanf(width, "%d", &advance)
		if err == nil {
			if strings.Contains(place, "@") {
				_, err = fmt.Sscanf(place, "%d=%d@%d,%d", &id, &cluster, &x, &y)
			} else {
				_, err = fmt.Sscanf(place, "%d=%d", &id, &cluster)
			}
		}
		if err != nil {
			t.Fatalf("%q: %v", field, err)
		}
		glyphs = append(glyphs, glyph{font.GID(id), cluster, float32(advance), float32(x), float32(y)})
	}
	return glyphs
}
