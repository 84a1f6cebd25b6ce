package typeset

import (
	"strings"
	"testing"
)

// TestWeightWithinAWord: a bold span that begins or ends where letters join takes
// all that join; where they do not, it stops. B stands for a bold character.
func TestWeightWithinAWord(t *testing.T) {
	f := newFonts(t, nastaliq(t), naskh(t))
	for _, test := range []struct{ text, bold, want string }{
		{"محبت ہے", "مح", "BBBB..."},
		{"محبت ہے", "بت", "BBBB..."},
		{"محبت ہے", "حب", "BBBB..."},
		{"گہوارہ", "گہ", "BBB..."},
		{"گہوارہ", "وا", "BBBB.."}, // و joins what is before it
		{"گہوارہ", "رہ", "....BB"},
		{"مُحِبّ", "م", "BBBBBB"}, // marks lie between letters that join
		{"خانہ\u200cداری", "داری", ".....BBBB"},
		{"می\u200cخواہم", "می", "BBB....."}, // a non-joiner parts them
		{"محـــبت", "م", "BBBBBBB"},
		{"شےء", "ے", "BB."},
		{"baby", "ab", ".BB."},
		{"babyہے", "by", "..BB.."},
		{"۲۴ہفتے", "۲۴", "BB...."},
	} {
		start := strings.Index(test.text, test.bold)
		st := Style{Size: 20, Lang: "ur", Spans: []Span{{Start: start, End: start + len(test.bold), Bold: true}}}
		var got strings.Builder
		for _, a := range f.NewText(test.text, st).passages[0].attributes {
			got.WriteByte(".B"[a.face&bold])
		}
		if got.String() != test.want {
			t.Errorf("%q with %q bold: %s, want %s", test.text, test.bold, got.String(), test.want)
		}
	}
}
