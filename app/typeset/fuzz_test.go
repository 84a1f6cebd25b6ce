package typeset

import (
	"image/color"
	"strings"
	"testing"
)

// FuzzText lays out any string, edits it, and asks everything of it: nothing may
// crash, and the edited text must be what it would be from the start.
func FuzzText(f *testing.F) {
	for _, s := range scraps {
		f.Add("بچہ "+s+" baby", s, uint16(3), uint16(9), uint8(90))
	}
	f.Add(strings.Repeat("\u2067(", 200)+"a"+strings.Repeat(")\u2069", 200), "ب", uint16(150), uint16(700), uint8(40))
	fonts := newFonts(f, nastaliq(f), naskh(f))
	f.Fuzz(func(t *testing.T, s, insert string, start, end uint16, width uint8) {
		st := Style{Size: 20, Lang: "ur", Default: RTL, Leading: 1.55}
		text := fonts.NewText(s, st)
		text.Wrap(float32(width))
		text.Replace(int(start), int(end), insert)
		if err := sameAsFresh(text, st, float32(width)); err != nil {
			t.Fatal(err)
		}
		s = text.String()
		for i := range min(text.Lines(), 20) {
			if l := text.Line(i); l.Start < 0 || l.End < l.Start || l.End > len(s) || l.Height <= 0 {
				t.Fatalf("line %d is %+v of %d bytes", i, l, len(s))
			}
			text.DrawLine(i, 0.5, []color.NRGBA{{A: 255}})
		}
		text.Selection(int(start), int(end))
		for _, m := range []Motion{Left, Right, WordLeft, WordRight, Up, Down, LineStart, LineEnd, ParagraphStart, ParagraphEnd, PageUp, PageDown, TextStart, TextEnd} {
			c := text.Move(Caret{Offset: int(start)}, m, nil, 100)
			if c.Offset < 0 || c.Offset > len(s) {
				t.Fatalf("motion %d leads to %v of %d bytes", m, c, len(s))
			}
			text.CaretAt(c)
		}
	})
}

// hardTexts are what nobody writes but somebody pastes.
func hardTexts() map[string]string {
	return map[string]string{
		"no space":          strings.Repeat("ب", 100_000),
		"latin, no space":   strings.Repeat("abcdefghij", 10_000),
		"digits, no space":  strings.Repeat("0123456789", 10_000),
		"hyphens":           strings.Repeat("-", 100_000),
		"marks":             "ب" + strings.Repeat("ِ", 10_000),
		"latin marks":       "e" + strings.Repeat("\u0301", 10_000),
		"marks elsewhere":   "a" + strings.Repeat("\u0651", 100_000),
		"marks in turn":     "«" + strings.Repeat("\u0651\u0301", 50_000),
		"marks and joiners": "ب" + strings.Repeat("\u200d\u0651", 10_000),
		"isolates":          strings.Repeat("\u2067ا\u2066a", 5_000),
		"nested isolates":   strings.Repeat("\u2067(", 200) + "a" + strings.Repeat(")\u2069", 200),
		"brackets":          strings.Repeat("(", 50_000) + strings.Repeat(")", 50_000),
		"unpaired brackets": strings.Repeat("ب([{«", 20_000),
		"crossed brackets":  strings.Repeat("([)] ", 20_000),
		"spaces":            strings.Repeat(" ", 100_000),
		"tabs":              strings.Repeat("\t", 10_000),
		"controls":          strings.Repeat("\x00\x01\x1f", 10_000),
		"broken bytes":      strings.Repeat("\xff\xd8", 20_000),
		"joiners":           strings.Repeat("\u200d", 50_000),
		"emoji family":      "👨" + strings.Repeat("\u200d👧", 5_000),
		"flags":             strings.Repeat("🇵", 20_000),
		"paragraphs":        strings.Repeat("\n", 100_000),
		"variation marks":   "a" + strings.Repeat("\ufe0f", 10_000),
		"changing scripts":  strings.Repeat("aبגד", 10_000),
	}
}

// TestHardTexts takes a moment when time is linear in the length, and minutes
// when it is not.
func TestHardTexts(t *testing.T) {
	fonts := newFonts(t, nastaliq(t), naskh(t))
	for name, s := range hardTexts() {
		t.Run(name, func(t *testing.T) {
			text := fonts.NewText(s, Style{Size: 20, Lang: "ur", Leading: 1.55})
			text.Wrap(300)
			middle := len(s) / 2
			text.Replace(middle, middle, "ا")
			last := text.Lines() - 1
			for _, i := range []int{0, last / 2, last} {
				text.Line(i)
				text.DrawLine(i, 1, []color.NRGBA{{A: 255}})
			}
			text.Selection(middle-100, middle+100)
			for c, i := (Caret{Offset: middle}), 0; i < 50; i++ {
				c = text.Move(c, Right, nil, 0)
			}
		})
	}
}

// TestHardTextsInTheBuffer pastes them and deletes in them.
func TestHardTextsInTheBuffer(t *testing.T) {
	for name, s := range hardTexts() {
		clean, _ := Clean(s)
		Fold(clean)
		b := NewBuffer(clean)
		for _, offset := range []int{0, b.Len() / 2, b.Len()} {
			for _, key := range []func() Edit{b.DeleteBackward, b.DeleteForward, b.DeleteWordBackward, b.DeleteWordForward} {
				b.Select(Caret{Offset: offset}, Caret{Offset: offset})
				key()
			}
			WordAt(clean, offset)
		}
		for _, undone := b.Undo(); undone; {
			_, undone = b.Undo()
		}
		if b.String() != clean {
			t.Errorf("%s: undo gives back another text", name)
		}
	}
}
