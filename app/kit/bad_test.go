package kit_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// Whatever is pasted is kept or visibly cleaned, soon, and can be written in
// afterwards.
func TestPastedRubbish(t *testing.T) {
	long := strings.Repeat("ایک لفظ and one more (2) ", 8000)
	for name, paste := range map[string]struct{ text, kept string }{
		"200,000 characters":    {long, long},
		"no spaces":             {strings.Repeat("ب", 100_000), strings.Repeat("ب", 100_000)},
		"control characters":    {"a\x00b\x1b[31mc\u0085d", "ab[31mc\nd"},
		"broken UTF-8":          {"a\xffb\xe2\x82", "a\uFFFDb\uFFFD\uFFFD"},
		"ten thousand marks":    {"ب" + strings.Repeat("\u0650", 10_000), "ب" + strings.Repeat("\u0650", 64)},
		"Windows line ends":     {"a\r\nb\rc", "a\nb\nc"},
		"nested isolates":       {strings.Repeat("\u2067(", 200) + "x", strings.Repeat("\u2067(", 200) + "x"},
		"isolates in brackets":  {strings.Repeat("\u2066(\u2067[", 5000) + "x", strings.Repeat("\u2066(\u2067[", 5000) + "x"},
		"closed isolates":       {strings.Repeat("\u2067", 200) + "x" + strings.Repeat("\u2069", 200), strings.Repeat("\u2067", 200) + "x" + strings.Repeat("\u2069", 200)},
		"tabs":                  {"نام\tname\t12\n" + strings.Repeat("\t", 5000), "نام\tname\t12\n" + strings.Repeat("\t", 5000)},
		"lines without words":   {strings.Repeat("\n", 50_000), strings.Repeat("\n", 50_000)},
		"surrogates and beyond": {"\U0010FFFF\uFFFE\uE000", "\U0010FFFF\uFFFE\uE000"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t, "ur")
			e := r.editor("", 600, 300)
			told, folded := 0, 0
			e.OnCleaned(func() { told++ })
			e.OnFolded(func() { folded++ })
			fyne.CurrentApp().Clipboard().SetContent(paste.text)
			begun := time.Now()
			press(e, "ctrl V")
			drawing(e)()
			if took := time.Since(begun); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			press(e, times(folded, "ctrl Z")...) // to what was pasted
			want(t, "text", e.Text(), paste.kept)
			lost := paste.kept != strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(paste.text)
			want(t, "told that something was lost", told > 0, lost)
			press(e, "Left", "Up", "BackSpace", "ctrl End")
			write(e, "ٹھیک")
			if !utf8.ValidString(e.Text()) {
				t.Error("text is no UTF-8")
			}
			press(e, "ctrl A", "Delete")
			want(t, "emptied", e.Text(), "")
		})
	}
}

func TestEditorIsBounded(t *testing.T) {
	r := newRoom(t, "en")
	e := r.editor("", 600, 300)
	full := 0
	e.OnFull(func() { full++ })
	fyne.CurrentApp().Clipboard().SetContent(strings.Repeat("many words ", kit.EditorMost/10))
	press(e, "ctrl V")
	if len(e.Text()) > kit.EditorMost {
		t.Errorf("%d bytes kept", len(e.Text()))
	}
	want(t, "told", full, 1)
}

func TestRubbishElsewhere(t *testing.T) {
	rubbish := []string{
		"", " ", "\n\n", "\x00\xff", strings.Repeat("\u0650", 500), strings.Repeat("لفظ", 3000),
		"\u2067\u2067\u2069abc", "😀👨‍👩‍👧", strings.Repeat("(", 300),
	}
	both(t, func(t *testing.T, r *room) {
		column := kit.Column(8)
		for _, s := range rubbish {
			column.Add(kit.NewLabel(r.look, s, kit.Words{}))
			column.Add(kit.NewLabel(r.look, s, kit.Words{Line: true, Centre: true}))
			column.Add(kit.NewButton(r.look, "home", s, kit.Quiet, nil))
			column.Add(kit.NewCheck(r.look, s, true, nil))
			column.Add(kit.NewTile(r.look, kit.TileFace{Text: s, Hint: s, Picture: "no such picture"}, nil))
			column.Add(kit.NewProse(r.look, kit.Paragraph{Text: s, Marker: "•", Spans: []kit.Span{{Start: 0, End: len(s), Bold: true, Tint: 9}}}))
			column.Add(kit.NewField(r.look, s, kit.FieldKind{Hint: s}))
		}
		sheet := kit.NewSheet(column)
		r.show(sheet, 300, 200)
		drawn(sheet, fyne.Position{})
		r.window.Resize(fyne.NewSize(5, 5))
		drawn(sheet, fyne.Position{})
	})
}
