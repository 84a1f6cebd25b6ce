package typeset

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// sample is one run as hb-shape placed it with the original, unprepared font.
// assets/fonts/prepare/vectors.py writes them and tells the format.
type sample struct {
	before, run, after string
	direction          Direction
	script             language.Script
	glyphs             string
}

func readVectors(t *testing.T, name string) []sample {
	t.Helper()
	file, err := os.Open("testdata/shaping/" + name + ".tsv.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	directions := map[string]Direction{"rtl": RTL, "ltr": LTR}
	var vectors []sample
	lines := bufio.NewScanner(unpacked)
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		if len(f) != 6 {
			t.Fatalf("%s: line %d has %d fields", name, len(vectors)+1, len(f))
		}
		script, err := language.ParseScript(f[4])
		if err != nil {
			t.Fatal(err)
		}
		vectors = append(vectors, sample{f[0], f[1], f[2], directions[f[3]], script, f[5]})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return vectors
}

func bundledFace(t *testing.T, name string) *font.Face {
	t.Helper()
	data, err := os.ReadFile("../../assets/fonts/" + name + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// shapeRun shapes at one pixel a font unit, where every position is exact.
func shapeRun(shaper *shaping.HarfbuzzShaper, face *font.Face, v sample, lang string) shaping.Output {
	text := []rune(v.before + v.run + v.after)
	start := len([]rune(v.before))
	direction := map[Direction]di.Direction{RTL: di.DirectionRTL, LTR: di.DirectionLTR}[v.direction]
	return shaper.Shape(shaping.Input{
		Text: text, RunStart: start, RunEnd: start + len([]rune(v.run)),
		Direction: direction, Script: v.script, Language: language.NewLanguage(lang),
		Face: face, Size: fixed.I(int(face.Upem())),
	})
}

// hbShape writes glyphs as hb-shape does.
func hbShape(out shaping.Output) string {
	var b strings.Builder
	for i, g := range out.Glyphs {
		if i > 0 {
			b.WriteByte('|')
		}
		fmt.Fprintf(&b, "%d=%d", g.GlyphID, g.TextIndex()-out.Runes.Offset)
		if g.XOffset != 0 || g.YOffset != 0 {
			fmt.Fprintf(&b, "@%s,%s", units(g.XOffset), units(g.YOffset))
		}
		b.WriteString("+" + units(g.Advance))
	}
	return b.String()
}

// units keeps a fraction visible, so that it cannot hide a difference.
func units(v fixed.Int26_6) string {
	if v&63 != 0 {
		return v.String()
	}
	return fmt.Sprint(v.Floor())
}

var urduFonts = []string{
	"NotoNastaliqUrdu-Regular", "NotoNastaliqUrdu-Bold",
	"NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold",
}

// TestVectorsAreMany counts distinct words and sentences.
func TestVectorsAreMany(t *testing.T) {
	for _, name := range urduFonts {
		words, sentences := map[string]bool{}, map[string]bool{}
		for _, v := range readVectors(t, name) {
			if text := v.before + v.run + v.after; strings.Contains(text, " ") {
				sentences[text] = true
			} else {
				words[text] = true
			}
		}
		if len(words) < 2600 || len(sentences) < 370 {
			t.Errorf("%s: only %d words and %d sentences", name, len(words), len(sentences))
		}
	}
}

// TestVectorsHoldEveryKind: the sentences have digits of both kinds, brackets,
// Latin words; words and sentences together the four marks and the non-joiner.
func TestVectorsHoldEveryKind(t *testing.T) {
	for _, name := range urduFonts {
		counts := map[string]int{}
		for _, v := range readVectors(t, name) {
			text := v.before + v.run + v.after
			for kind, signs := range map[string]string{
				"zer": "\u0650", "pesh": "\u064F", "tashdid": "\u0651", "dagger alef": "\u0670", "non-joiner": "\u200C",
			} {
				if strings.ContainsAny(v.run, signs) {
					counts[kind]++
				}
			}
			if !strings.Contains(text, " ") {
				continue
			}
			for kind, signs := range map[string]string{
				"digits": "0123456789", "Urdu digits": "۰۱۲۳۴۵۶۷۸۹", "brackets": "()[]{}«»",
				"Latin": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
			} {
				if strings.ContainsAny(text, signs) {
					counts[kind]++
				}
			}
		}
		for kind, least := range map[string]int{
			"zer": 10, "pesh": 10, "tashdid": 10, "dagger alef": 5, "non-joiner": 5,
			"digits": 20, "Urdu digits": 10, "brackets": 20, "Latin": 20,
		} {
			if counts[kind] < least {
				t.Errorf("%s: %d vectors with %s, want %d", name, counts[kind], kind, least)
			}
		}
		t.Log(name, counts)
	}
}

// The prepared fonts must give, glyph for glyph and unit for unit, what HarfBuzz
// gives with the originals: with the text's language, and with none, as Fyne's
// own widgets shape.
func TestBundledFontsShapeLikeHarfBuzz(t *testing.T) {
	for _, name := range urduFonts {
		vectors := readVectors(t, name)
		for _, lang := range []string{"ur", ""} {
			t.Run(name+"/"+lang, func(t *testing.T) {
				t.Parallel()
				face := bundledFace(t, name)
				var shaper shaping.HarfbuzzShaper
				for _, v := range vectors {
					if got := hbShape(shapeRun(&shaper, face, v, lang)); got != v.glyphs {
						t.Errorf("%q in %q:\n got %s\nwant %s", v.run, v.before+v.run+v.after, got, v.glyphs)
					}
				}
			})
		}
	}
}
