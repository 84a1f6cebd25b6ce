package screen

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

const mixed = "آج ڈاکٹر نے کہا next visit 12 مارچ۔"

func TestWritingSavesItself(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.wantNotYet()
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.want("write.saving")
		d.drafts(0)
		d.pass(time.Second)
		d.want("write.saved")
		d.drafts(1)
		d.entries(0)

		d.page.Close()
		d.drafts(0)
		kept := d.entries(1)[0]
		if kept.Text != mixed || kept.Date != today || kept.Feeling != journal.NoFeeling {
			d.Errorf("kept %+v", kept)
		}
		if again := d.write(Route{ID: kept.ID.String()}, nil).Text(); again != mixed {
			d.Errorf("the page opens with %q", again)
		}
		d.want("write.saved")
	})
}

func (d *desk) wantNotYet() {
	d.Helper()
	d.write(Route{Prompt: -1}, nil)
	d.wantNot("write.saved")
	d.wantNot("write.saving")
	d.pass(time.Minute)
	d.page.Close()
	d.drafts(0)
	d.entries(0)
}

func TestWritingIsSealedWhileTheKeysGoOn(t *testing.T) {
	atDesk(t, func(d *desk) {
		e := d.write(Route{Prompt: -1}, nil)
		for range 20 {
			test.Type(e, "ہ")
			d.pass(300 * time.Millisecond)
		}
		d.drafts(1)
	})
}

func TestClosingAPageSavesWithoutAClock(t *testing.T) {
	atDesk(t, func(d *desk) {
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.page.Close()
		d.page.Close() // once more changes nothing
		if got := d.entries(1)[0].Text; got != mixed {
			d.Errorf("kept %q", got)
		}
		if left := d.editor().Text(); left != "" {
			d.Errorf("the closed page still holds %q", left)
		}
	})
}

func TestWritesKeepTheirOrder(t *testing.T) {
	atDesk(t, func(d *desk) {
		var waiting []Work
		d.env.Run = func(w Work) func() {
			waiting = append(waiting, w)
			return func() {}
		}
		e := d.write(Route{Prompt: -1}, nil)
		test.Type(e, "one")
		d.pass(time.Second)
		test.Type(e, " two")
		d.pass(time.Second)
		if len(waiting) != 1 {
			d.Fatalf("%d writes at once", len(waiting))
		}
		first := waiting[0]
		first.Done(first.Do(d.Context(), nil))
		if len(waiting) != 2 {
			d.Fatal("what was typed meanwhile is not saved")
		}
		d.want("write.saving")
		test.Type(e, " three")
		d.page.Close()
		late := waiting[1]
		late.Done(late.Do(d.Context(), nil))
		d.pass(time.Minute)
		if len(waiting) != 2 {
			d.Error("a closed page saves")
		}
		d.drafts(0)
		if got := d.entries(1)[0].Text; got != "one two three" {
			d.Errorf("kept %q", got)
		}
	})
}

func TestWhatCannotBeSavedIsSaidAndTriedAgain(t *testing.T) {
	atDesk(t, func(d *desk) {
		fail := error(errFull)
		d.journal = d.failing(&fail)
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.pass(time.Second)
		d.want("write.unsaved_why", "Why", "because journal: seal draft: "+errFull.Error())
		d.wantNot("write.saved")
		fail = nil
		d.pass(10 * time.Second)
		d.want("write.saved")
		d.wantNot("write.unsaved")
		d.page.Close()
		d.entries(1)
	})
}

func TestWordsThatAreNotSavedOutliveAChangeOfLanguage(t *testing.T) {
	atDesk(t, func(d *desk) {
		fail := error(errFull)
		d.journal = d.failing(&fail)
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		state := d.page.State()
		d.page.Close()
		if got := d.write(Route{Prompt: -1}, state).Text(); got != mixed {
			d.Errorf("the page came back with %q", got)
		}
		d.want("write.unsaved")
		fail = nil
		d.pass(10 * time.Second)
		d.want("write.saved")
		d.page.Close()
		d.entries(1)
	})
}

func TestAFailingSaveNeverHoldsAPageUp(t *testing.T) {
	atDesk(t, func(d *desk) {
		fail := error(errFull)
		d.journal = d.failing(&fail)
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.page.Close()
		d.pass(0)
		if len(d.said) != 1 || !strings.Contains(d.said[0], errFull.Error()) {
			d.Fatalf("said %q", d.said)
		}
		fail = nil
		d.undo()
		if got := d.entries(1)[0].Text; got != mixed {
			d.Errorf("kept %q", got)
		}
	})
}

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

func TestADayIsSetBack(t *testing.T) {
	atDesk(t, func(d *desk) {
		lang := d.env.Look.Lang
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.pressText(lang.DateWithWeekday(today.Year, today.Month, today.Day))
		d.enter("30", "date.day")
		d.want("write.date_not_yet")
		d.enter("", "date.day")
		d.want("baby.error_no_date")
		d.enter("2", "date.year")
		d.enter("3", "date.day")
		d.want("write.date_long_ago")
		d.enter(lang.Digits("2026"), "date.year")
		d.wantNot("write.date_long_ago")
		d.page.Close()
		kept := d.entries(1)[0]
		if want := (journal.Date{Year: 2026, Month: 3, Day: 3}); kept.Date != want || kept.Text != mixed {
			d.Errorf("kept %+v", kept)
		}

		d.write(Route{ID: kept.ID.String()}, nil)
		d.pressText(lang.DateWithWeekday(2026, 3, 3))
		d.press("date.yesterday")
		d.page.Close()
		if got := d.entries(1)[0].Date; got != today.AddDays(-1) {
			d.Errorf("date %v", got)
		}
	})
}

func TestAWrongDateLosesNothing(t *testing.T) {
	atDesk(t, func(d *desk) {
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.pressText(d.env.Look.Lang.DateWithWeekday(today.Year, today.Month, today.Day))
		d.enter("31", "date.day")
		d.want("write.date_not_yet")
		state := d.page.State()
		d.page.Close()
		d.write(Route{Prompt: -1}, state)
		d.want("write.date_not_yet")
		if got := d.field("date.day").Text(); got != "31" {
			d.Errorf("the day field holds %q", got)
		}
		d.page.Close()
		if kept := d.entries(1)[0]; kept.Date != today || kept.Text != mixed {
			d.Errorf("kept %+v", kept)
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
		test.Type(d.write(Route{ID: id}, nil), "very ")
		d.page.Close()
		if got := d.write(Route{Prompt: -1}, before).Text(); got != "very old" {
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

func TestDeleteAndUndo(t *testing.T) {
	atDesk(t, func(d *desk) {
		test.Type(d.write(Route{Prompt: -1}, nil), mixed)
		d.press("write.delete")
		d.press("app.cancel")
		d.entries(0)
		d.press("write.delete")
		d.pressInDialog("write.delete")
		d.page.Close()
		d.entries(0)
		if d.backs != 1 || d.said[0] != d.env.T("write.deleted") {
			d.Fatalf("went back %d times, said %q", d.backs, d.said)
		}
		d.undo()
		kept := d.entries(1)[0]
		if kept.Text != mixed {
			d.Errorf("brought back %q", kept.Text)
		}
		d.wantWent(Route{Page: Write, ID: kept.ID.String(), Prompt: -1})
	})
}

func TestDeletingWhatWasNeverWritten(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.write(Route{Prompt: -1}, nil)
		d.press("write.delete")
		d.pressInDialog("write.delete")
		d.page.Close()
		if d.backs != 1 || len(d.said) != 0 {
			d.Errorf("went back %d times, said %q", d.backs, d.said)
		}
	})
}

func TestEraseLeavesNothing(t *testing.T) {
	atDesk(t, func(d *desk) {
		kept := d.keep(journal.Entry{Date: today, Text: mixed})
		test.Type(d.write(Route{ID: kept.ID.String()}, nil), "and more ")
		d.pass(time.Second)
		test.Type(d.editor(), "still")
		d.press("write.delete")
		d.press("write.erase")
		d.page.Close()
		d.pass(time.Minute)
		d.entries(0)
		d.drafts(0)
		deleted, err := d.journal.Deleted(d.Context())
		d.must(err)
		if len(deleted) != 0 {
			d.Errorf("%d entries can be brought back", len(deleted))
		}
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
