package screen

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

const mixed = "آج ڈاکٹر نے کہا next visit 12 مارچ۔"

func TestAFaceIsAnEntry(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.write(Route{Prompt: -1}, nil)
		d.press("write.feeling_2")
		d.press("write.feeling_4")
		d.page.Close()
		kept := d.entries(1)[0]
		if kept.Feeling != journal.Light || kept.Text != "" {
			d.Errorf("kept %+v", kept)
		}
		d.write(Route{ID: kept.ID.String()}, nil)
		d.press("write.feeling_4") // once more takes it back
		test.Type(d.editor(), "x")
		d.page.Close()
		if f := d.entries(1)[0].Feeling; f != journal.NoFeeling {
			d.Errorf("feeling %d", f)
		}
	})
}

func TestAPromptIsShownAndRemembered(t *testing.T) {
	atDesk(t, func(d *desk) {
		const from = "imagined-baby"
		words := d.read.Course.Lesson(from).Text(d.env.Look.Lang.Tag()).Prompts()[1]
		test.Type(d.write(Route{Lesson: from, Prompt: 1}, nil), mixed)
		if !d.shows(words) {
			d.Errorf("the page does not say %q", words)
		}
		d.press("write.prompt_hide")
		if d.shows(words) {
			d.Error("the prompt cannot be hidden")
		}
		d.page.Close()
		if kept := d.entries(1)[0]; kept.Lesson != from || kept.Prompt != 2 {
			d.Errorf("kept %+v", kept)
		}
	})
}

func TestLanguageChangesInTheMiddleOfAWord(t *testing.T) {
	atDesk(t, func(d *desk) {
		e := d.write(Route{Prompt: -1}, nil)
		test.Type(e, "پہلی سطر\nگہرہ ہے")
		d.press("write.feeling_3")
		caret := len("پہلی سطر\nگہ")
		e.SetCaret(caret)
		test.Type(e, "وا")
		for _, tag := range []string{"ur", "en", "ur"} {
			state := d.page.State()
			d.page.Close()
			d.speak(tag, 20)
			e = d.write(Route{Prompt: -1}, state)
			if want := caret + len("وا"); e.Caret() != want {
				d.Fatalf("%s: the caret is at %d, want %d", tag, e.Caret(), want)
			}
		}
		test.Type(e, "ا")
		e.Erase()
		d.page.Close()
		kept := d.entries(1)[0]
		if want := "پہلی سطر\nگہوارہ ہے"; kept.Text != want || kept.Feeling != journal.AllRight {
			d.Errorf("kept %+v", kept)
		}
		d.drafts(0)
	})
}

func TestAPageComesBackAsTheEntryIsNow(t *testing.T) {
	atDesk(t, func(d *desk) {
		test.Type(d.write(Route{Prompt: -1}, nil), "old")
		before := d.page.State()
		d.page.Close()
		id := d.entries(1)[0].ID.String()
		test.Type(d.write(Route{ID: id}, nil), " words") // one goes on at the end
		d.page.Close()
		if got := d.write(Route{Prompt: -1}, before).Text(); got != "old words" {
			d.Errorf("the page came back with %q", got)
		}
		d.page.Close()
		d.entries(1)

		d.must(d.journal.Delete(d.Context(), d.entries(1)[0].ID))
		d.show(NewWrite(d.env, d.journal, d.read, Route{Page: Write, Prompt: -1}, before))
		d.want("write.gone")
		d.page.State()
		d.page.Close()
	})
}

func TestBadPastes(t *testing.T) {
	tests := []struct{ name, pasted, want string }{
		{"control characters", "a\x00b\x1bc\u0085d", "abc\nd"},
		{"broken UTF-8", "بچہ\xff\xfeہے", "بچہ\uFFFD\uFFFDہے"},
		{"a thousand marks", "ب" + strings.Repeat("\u0651", 1000), "ب" + strings.Repeat("\u0651", 64)},
		{"line ends of another system", "ایک\r\nدو", "ایک\nدو"},
		{"a very long text", strings.Repeat("ہلکی بارش ہوئی۔ ", 12500), strings.Repeat("ہلکی بارش ہوئی۔ ", 12500)},
		{"more than a page holds", strings.Repeat("a line\n", kit.EditorMost/7+1), strings.Repeat("a line\n", kit.EditorMost/7+1)[:kit.EditorMost]},
	}
	atDesk(t, func(d *desk) {
		clipboard := fyne.CurrentApp().Clipboard()
		for _, test := range tests {
			e := d.write(Route{Prompt: -1}, nil)
			d.said = nil
			clipboard.SetContent(test.pasted)
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
			if got := e.Text(); got != test.want {
				d.Errorf("%s: the page holds %.80q", test.name, got)
			}
			if clean := strings.ReplaceAll(test.pasted, "\r\n", "\n") == test.want; clean != (len(d.said) == 0) {
				d.Errorf("%s: said %q", test.name, d.said)
			}
			d.window.Canvas().Capture()
			d.page.Close()
			kept := d.entries(1)[0]
			if kept.Text != test.want {
				d.Errorf("%s: kept %.80q", test.name, kept.Text)
			}
			d.must(d.journal.Erase(context.Background(), kept.ID))
		}
	})
}

func TestKeyboardOnTheScreen(t *testing.T) {
	atDesk(t, func(d *desk) {
		e := d.write(Route{Prompt: -1}, nil)
		d.press("write.keyboard")
		for _, cap := range map[string][]string{"en": {"h", "i"}, "ur": {"ب", "چ"}}[d.env.Look.Lang.Tag()] {
			d.pressText(cap)
		}
		if got := e.Text(); got != "hi" && got != "بچ" {
			d.Errorf("typed %q", got)
		}
	})
}
