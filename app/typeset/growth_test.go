package typeset

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// hardPieces are repeated to texts that are slow for whoever reads nested or
// unbroken parts again and again.
var hardPieces = map[string]string{
	"unpaired brackets": "ب([{«",
	"bracket runs":      "((()[]))",
	"crossed brackets":  "ا([)]",
	"isolates":          "\u2067(",
	"closed isolates":   "\u2068ا\u2069 ",
	"embeddings":        "\u202Ba\u202Bا",
	"no space":          "ب",
	"marks":             "\u0650",
	"newlines":          "\n",
	"joiners":           "\u200d",
	"emoji":             "😊",
	"families":          "👨\u200d",
	"flags":             "🇵",
	"tabs":              "\t",
	"prose":             "بچہ (baby) 24 ہفتے + 3 دن ",
}

// TestTimeGrowsWithTheLength: four times the text takes about four times the time,
// not sixteen, to resolve, lay out, edit, clean and fold. Of several tries the best
// counts, as the machine has other work.
func TestTimeGrowsWithTheLength(t *testing.T) {
	const length, times, most = 6_000, 4, 9
	f := newFonts(t, nastaliq(t), naskh(t))
	for name, piece := range hardPieces {
		short := strings.Repeat(piece, length/utf8.RuneCountInString(piece))
		long := strings.Repeat(short, times)
		ratio := 0.0
		for range 5 {
			few, many := f.timeOf(short), f.timeOf(long)
			if ratio = float64(many) / float64(few); ratio <= most {
				break
			}
		}
		if ratio > most {
			t.Errorf("%s: %d times the text takes %.1f times the time", name, times, ratio)
		}
	}
}

// timeOf is the least time of three in which all is done with a text that can be.
func (f *Fonts) timeOf(s string) time.Duration {
	least := time.Hour
	for range 3 {
		f.Forget()
		start := time.Now()
		text := f.NewText(s, Style{Size: 20, Lang: "ur"})
		text.Wrap(300)
		text.Replace(len(s)/2, len(s)/2, "ا")
		text.Selection(0, 200)
		text.Move(Caret{Offset: len(s) / 2}, Right, nil, 0)
		clean, _ := Clean(s)
		Fold(clean)
		b := NewBuffer(s)
		b.Select(Caret{Offset: len(s)}, Caret{Offset: len(s)})
		b.DeleteBackward()
		b.DeleteWordBackward()
		least = min(least, time.Since(start))
	}
	return least
}
