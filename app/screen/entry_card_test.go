package screen

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

func TestFirstWords(t *testing.T) {
	long := strings.Repeat("لفظ ", 100)
	for _, test := range []struct{ name, text, want string }{
		{"nothing", " \n\t\n", ""},
		{"short", "آج پہلی بار", "آج پہلی بار"},
		{"lines of two scripts", "آج week 23 ہے\n\n  Dadi  said: مبارک\nok", "آج week 23 ہے\nDadi said: مبارک\nok"},
		{"more lines than are shown", "a\nb\nc\nd", "a\nb\nc…"},
		{"blank lines at the end", "a\nb\nc\n\n", "a\nb\nc"},
		{"more words than are shown", long, strings.Repeat("لفظ ", 29) + "لفظ…"},
		{"no space", strings.Repeat("ب", 3000), strings.Repeat("ب", 120) + "…"},
		{"a line that is cut is the last", "ok\n" + long + "\nx", "ok\n" + strings.Repeat("لفظ ", 28) + "لفظ…"},
		{"cut at the end of a line", strings.Repeat("a", 120) + "\nb", strings.Repeat("a", 120) + "…"},
	} {
		got := firstWords(test.text)
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		if !utf8.ValidString(got) {
			t.Errorf("%s: no UTF-8", test.name)
		}
	}
}

// In the list every line begins where it did on the paper.
func TestTheListKeepsTheDirectionOfLines(t *testing.T) {
	atDesk(t, func(d *desk) {
		// ends tells how far the first and the second line lie from the left.
		ends := func(direction journal.Direction) (first, second float32) {
			face := entryWords(d.env.Look, d.read.Course, journal.Entry{Text: "سلام\nhello", Direction: direction})
			d.window.SetContent(kit.Inset(0, face))
			d.window.Resize(fyne.NewSize(600, 300))
			at := linesOf(face)
			if len(at) != 2 {
				d.Fatalf("%d lines", len(at))
			}
			return at[0], at[1]
		}
		const middle = 300
		if urdu, english := ends(journal.Auto); urdu < middle || english > middle {
			d.Errorf("the Urdu line begins at %g, the English one at %g", urdu, english)
		}
		if urdu, english := ends(journal.RightToLeft); urdu < middle || english < middle {
			d.Errorf("from the right, the lines begin at %g and %g", urdu, english)
		}
		if urdu, english := ends(journal.LeftToRight); urdu > middle || english > middle {
			d.Errorf("from the left, the lines begin at %g and %g", urdu, english)
		}
	})
}

// linesOf gives how far from the left the pictures of lines in an object lie, dp.
func linesOf(o fyne.CanvasObject) (at []float32) {
	walk(o, func(o fyne.CanvasObject) bool {
		if line, ok := o.(*canvas.Raster); ok {
			at = append(at, line.Position().X)
		}
		return false
	})
	return at
}
