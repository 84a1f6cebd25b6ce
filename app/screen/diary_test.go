package screen

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// diary shows the list of entries.
func (d *desk) diary(state any) {
	d.Helper()
	d.show(NewDiary(d.env, d.journal, d.read, state))
}

// cards counts the entries on the page.
func (d *desk) cards() (n int) {
	d.walk(func(o fyne.CanvasObject) bool {
		if _, ok := o.(*kit.Tile); ok {
			n++
		}
		return false
	})
	return n
}

func TestAnEmptyDiarySaysWhyToBegin(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.diary(nil)
		d.want("journal.empty")
		d.press("journal.write")
		d.wantWent(Route{Page: Write, Prompt: -1})
		d.wantNot("journal.deleted")
	})
}

func TestDiaryHidesWordsUntilAsked(t *testing.T) {
	atDesk(t, func(d *desk) {
		lang := d.env.Look.Lang
		secret := d.keep(journal.Entry{Date: today, Text: mixed, Feeling: journal.Sad, Lesson: "relational-trauma", Prompt: 1})
		d.keep(journal.Entry{Date: journal.Date{Year: 2025, Month: time.December, Day: 31}, Feeling: journal.Happy})
		title := d.read.Course.Lesson("relational-trauma").Text(lang.Tag()).Title

		d.diary(nil)
		for _, text := range []string{
			lang.MonthYear(2026, 3), lang.ShortDate(3, 10), lang.MonthYear(2025, 12), lang.Date(2025, 12, 31), d.env.T("write.feeling_2"),
		} {
			if !d.shows(text) {
				d.Errorf("the list does not say %q", text)
			}
		}
		if d.shows(mixed) || d.shows(title) {
			d.Error("words are shown unasked")
		}
		d.press("journal.words_show")
		d.want("journal.no_words")
		if !d.shows(mixed) || !d.shows(title) {
			d.Error("words are not shown")
		}
		d.diary(d.page.State())
		if !d.shows(mixed) {
			d.Error("the page does not come back as it was")
		}
		d.press("journal.words_hide")
		if d.shows(mixed) {
			d.Error("words are not hidden")
		}
		d.pressText(lang.ShortDate(3, 10))
		d.wantWent(Route{Page: Write, ID: secret.ID.String(), Prompt: -1})
	})
}

func TestDiaryLoadsOlderEntriesWhenAsked(t *testing.T) {
	d := newDesk(newStage(t, "ur", 17))
	for i := range pageful + 3 {
		d.keep(journal.Entry{Date: today.AddDays(-i), Text: fmt.Sprintf("دن %d", i)})
	}
	d.diary(nil)
	if got := d.cards(); got != pageful {
		d.Errorf("%d entries at first", got)
	}
	d.press("journal.older")
	if got := d.cards(); got != pageful+3 {
		d.Errorf("%d entries in the end", got)
	}
	d.wantNot("journal.older")
	d.diary(d.page.State())
	if got := d.cards(); got != pageful+3 {
		d.Errorf("%d entries when the page comes back", got)
	}
}

func TestDeletedEntriesComeBack(t *testing.T) {
	atDesk(t, func(d *desk) {
		first := d.keep(journal.Entry{Date: today, Text: mixed})
		second := d.keep(journal.Entry{Date: today.AddDays(-1), Text: mixed})
		d.must(d.journal.Delete(d.Context(), first.ID))
		d.must(d.journal.Delete(d.Context(), second.ID))
		d.diary(nil)
		d.wantNot("journal.restore")
		d.press("journal.deleted")
		if d.shows(mixed) {
			d.Error("deleted words are shown")
		}
		d.press("journal.restore")
		if got := d.entries(1)[0]; got.ID != first.ID || got.Text != mixed {
			d.Errorf("brought back %+v", got)
		}
		d.press("write.erase")
		d.pressInDialog("app.cancel")
		d.press("write.erase")
		d.pressInDialog("write.erase")
		d.wantNot("journal.deleted")
		if err := d.journal.Restore(d.Context(), second.ID); err == nil {
			d.Error("an erased entry came back")
		}
		if got := d.cards(); got != 1 {
			d.Errorf("%d entries on the page", got)
		}
	})
}
