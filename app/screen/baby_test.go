package screen

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// babies are those the journal has.
func (s *stage) babies(o *opening) []journal.Baby {
	s.Helper()
	babies, err := o.journal.Babies(s.Context())
	s.must(err)
	return babies
}

// date enters a date, the month by its name.
func (s *stage) date(day string, month time.Month, year string) {
	s.Helper()
	s.enter(day, "date.day")
	s.month(month)
	s.enter(year, "date.year")
}

// month chooses a month from all of them.
func (s *stage) month(m time.Month) {
	s.Helper()
	shown := "…"
	for i := time.January; i <= time.December; i++ {
		if s.found(s.env.Look.Lang.Month(i)) != nil {
			shown = s.env.Look.Lang.Month(i)
		}
	}
	s.pressText(shown)
	s.pressOver(s.env.Look.Lang.Month(m))
}

// pressOver presses what bears these words in what lies over the page.
func (s *stage) pressOver(text string) {
	s.Helper()
	ok := walk(s.window.Canvas().Overlays().Top(), func(c fyne.CanvasObject) bool {
		b, ok := c.(*kit.Button)
		if ok = ok && b.Text() == text; ok {
			b.Tapped(nil)
		}
		return ok
	})
	if !ok {
		s.Fatalf("nothing over the page says %q", text)
	}
}

func TestBabyTakesWhatIsKnown(t *testing.T) {
	on := func(y int, m time.Month, d int) journal.Date { return journal.Date{Year: y, Month: m, Day: d} }
	cases := map[string]struct {
		answer func(s *stage)
		want   journal.Baby
	}{
		"due date": {func(s *stage) {
			s.press("baby.expecting")
			s.press("baby.by_due")
			s.date("۱۲", time.July, "2026")
		}, journal.Baby{Way: journal.Expecting, Dating: journal.Dating{By: journal.ByDue, Date: on(2026, time.July, 12)}}},
		"the clinic's weeks": {func(s *stage) {
			s.press("baby.expecting")
			s.press("baby.by_clinic")
			s.date("2", time.March, "2026")
			s.enter("20", "baby.clinic_weeks")
			s.enter("3", "baby.clinic_days")
		}, journal.Baby{Way: journal.Expecting, Dating: journal.Dating{By: journal.ByClinic, Date: on(2026, time.March, 2), Weeks: 20, Days: 3}}},
		"last period": {func(s *stage) {
			s.press("baby.expecting")
			s.press("baby.by_period")
			s.date("1", time.December, "2025")
		}, journal.Baby{Way: journal.Expecting, Dating: journal.Dating{By: journal.ByPeriod, Date: on(2025, time.December, 1)}}},
		"about a month": {func(s *stage) {
			s.press("baby.expecting")
			s.press("baby.by_month")
			s.enter("7", "baby.month")
		}, journal.Baby{Way: journal.Expecting, Dating: journal.Dating{By: journal.ByMonth, Date: today, Month: 7}}},
		"nothing but that it is expected": {func(s *stage) {
			s.press("baby.expecting")
			s.enter("Chanda", "baby.name")
		}, journal.Baby{Name: "Chanda", Way: journal.Expecting}},
		"another way": {func(s *stage) { s.press("baby.coming") }, journal.Baby{Way: journal.Coming}},
		"born early, in hospital": {func(s *stage) {
			s.press("baby.born")
			s.date("1", time.March, "2026")
			s.press("baby.early")
			s.enter("31", "baby.early_weeks")
			s.press("baby.hospital")
		}, journal.Baby{Way: journal.Born, Birth: on(2026, time.March, 1), EarlyWeeks: 31, InHospital: true}},
		"born, only the month": {func(s *stage) {
			s.press("baby.born")
			s.press("date.about")
			s.month(time.January)
		}, journal.Baby{Way: journal.Born, Birth: on(2026, time.January, 1), Soft: true}},
	}
	inEach(t, func(s *stage) {
		o := notebook(s.T)
		for name, c := range cases {
			s.went = nil
			s.show(NewBaby(s.env, o.journal, "", true, nil))
			c.answer(s)
			s.press("app.done")
			babies := s.babies(o)
			if len(babies) != 1 {
				s.Errorf("%s: %d babies", name, len(babies))
				continue
			}
			c.want.ID = babies[0].ID
			if babies[0] != c.want {
				s.Errorf("%s: kept %+v, want %+v", name, babies[0], c.want)
			}
			s.wantWent(Route{Page: Home})
			s.must(o.journal.RemoveBaby(s.Context(), babies[0].ID))
		}
	})
}

func TestBabySaysBesideTheFieldWhatCannotBe(t *testing.T) {
	cases := map[string]func(s *stage){
		"baby.error_no_date":  func(s *stage) { s.press("baby.expecting"); s.press("baby.by_due") },
		"baby.error_due_far":  func(s *stage) { s.press("baby.expecting"); s.press("baby.by_due"); s.date("1", time.May, "2029") },
		"baby.error_no_day":   func(s *stage) { s.press("baby.born"); s.date("30", time.February, "2026") },
		"baby.error_not_yet":  func(s *stage) { s.press("baby.born"); s.date("11", time.March, "2026") },
		"baby.error_no_month": func(s *stage) { s.press("baby.born"); s.press("date.about") },
		"baby.error_birth_long_ago": func(s *stage) {
			s.press("baby.born")
			s.date("1", time.May, "1980")
		},
	}
	inEach(t, func(s *stage) {
		o := notebook(s.T)
		for key, answer := range cases {
			s.show(NewBaby(s.env, o.journal, "", false, nil))
			answer(s)
			s.press("app.done")
			s.want(key)
		}
		counted := []struct {
			key      string
			from, to int
			answer   func()
		}{
			{"baby.error_month", 1, 10, func() { s.press("baby.by_month"); s.enter("گیارہ", "baby.month") }},
			{"baby.error_clinic_weeks", 3, 42, func() { s.press("baby.by_clinic"); s.date("1", time.March, "2026") }},
			{"baby.error_days", 0, 6, func() {
				s.press("baby.by_clinic")
				s.date("1", time.March, "2026")
				s.enter("20", "baby.clinic_weeks")
				s.enter("9", "baby.clinic_days")
			}},
		}
		for _, c := range counted {
			s.show(NewBaby(s.env, o.journal, "", false, nil))
			s.press("baby.expecting")
			c.answer()
			s.press("app.done")
			s.want(c.key, "From", c.from, "To", c.to)
		}
		if n := len(s.babies(o)); n != 0 || s.backs != 0 {
			s.Errorf("%d babies were kept", n)
		}
	})
}

func TestBabyLosesNothingOverAMistake(t *testing.T) {
	s := newStage(t, "en", 17)
	o := notebook(t)
	s.show(NewBaby(s.env, o.journal, "", false, nil))
	s.press("baby.born")
	s.date("11", time.March, "2026")
	s.enter(strings.Repeat("نام ", 20), "baby.name")
	s.press("app.done")
	s.want("baby.error_name_long")
	s.enter("Noor", "baby.name")
	s.wantNot("baby.error_name_long")
	s.press("app.done")
	s.want("baby.error_not_yet")
	s.enter("10", "date.day")
	s.wantNot("baby.error_not_yet")
	s.press("app.done")
	if babies := s.babies(o); len(babies) != 1 || babies[0].Name != "Noor" || babies[0].Birth != today {
		t.Errorf("kept %+v", babies)
	}
}

func TestBabyComesBackHalfFilled(t *testing.T) {
	s := newStage(t, "en", 17)
	o := notebook(t)
	s.show(NewBaby(s.env, o.journal, "", false, nil))
	s.press("baby.expecting")
	s.press("baby.by_clinic")
	s.enter("2", "date.day")
	s.month(time.February)
	s.enter("2x", "baby.clinic_weeks")
	s.enter("چندا", "baby.name")
	state := s.page.State()
	s.page.Close()
	s.speak("ur", 28)
	s.show(NewBaby(s.env, o.journal, "", false, state))
	for key, want := range map[string]string{
		"date.day": "2", "date.year": "2026", "baby.clinic_weeks": "2x", "baby.name": "چندا",
	} {
		if got := s.field(key).Text(); got != want {
			t.Errorf("%s came back as %q, want %q", key, got, want)
		}
	}
	if !s.shows("فروری") {
		t.Error("the month did not come back")
	}
}

func TestBabyCanBeChangedAndTakenOff(t *testing.T) {
	inEach(t, func(s *stage) {
		o := notebook(s.T)
		said := journal.Date{Year: 2026, Month: time.January, Day: 5}
		kept, err := o.journal.PutBaby(s.Context(), journal.Baby{
			Name: "Chanda", Way: journal.Expecting, Dating: journal.Dating{By: journal.ByMonth, Date: said, Month: 4},
		})
		s.must(err)
		id := kept.ID.String()
		s.show(NewBaby(s.env, o.journal, id, false, nil))
		if got := s.field("baby.month").Text(); got != "6" {
			s.Errorf("the month that runs now is shown as %q", got)
		}
		s.enter("چاند", "baby.name")
		s.key(fyne.KeyReturn)
		kept.Name = "چاند"
		if babies := s.babies(o); len(babies) != 1 || babies[0] != kept || s.backs != 1 {
			s.Errorf("kept %+v, want %+v", babies, kept)
		}

		s.show(NewBaby(s.env, o.journal, id, false, nil))
		s.press("baby.remove")
		if n := len(s.babies(o)); n != 0 || s.backs != 2 {
			s.Errorf("%d babies are left", n)
		}
		s.undo()
		if babies := s.babies(o); len(babies) != 1 || babies[0] != kept {
			s.Errorf("undo brought back %+v", babies)
		}
		s.wantWent(Route{Page: Baby, ID: id})
	})
}

func TestBabyNeedNotBeSpokenOf(t *testing.T) {
	s := newStage(t, "ur", 17)
	o := notebook(t)
	s.show(NewBaby(s.env, o.journal, "", true, nil))
	s.wantNot("app.done")
	s.press("baby.not_now")
	s.press("app.done")
	s.wantWent(Route{Page: Home})
	if kept := s.babies(o); len(kept) != 1 || kept[0].Way != journal.NotNow {
		t.Errorf("the answer was kept as %+v", kept)
	}
	s.show(NewBaby(s.env, o.journal, "", false, nil))
	s.press("baby.not_now")
	s.press("app.done")
	if n := len(s.babies(o)); n != 1 {
		t.Errorf("%d babies were kept", n)
	}
}

func TestBabiesMayBeSeveral(t *testing.T) {
	s := newStage(t, "en", 17)
	o := notebook(t)
	for range 2 {
		s.show(NewBaby(s.env, o.journal, "", true, nil))
		s.press("baby.coming")
		s.press("baby.another")
	}
	s.wantWent(Route{Page: Baby, First: true}, Route{Page: Baby, First: true})
	if n := len(s.babies(o)); n != 2 {
		t.Errorf("%d babies were kept", n)
	}
}
