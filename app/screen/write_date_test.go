package screen

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"gehwara/app/journal"
)

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
