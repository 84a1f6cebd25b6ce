package screen

import (
	"testing"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
	"gehwara/app/lesson"
)

// home shows the page one arrives at.
func (d *desk) home(state any) {
	d.Helper()
	d.show(NewHome(d.env, d.journal, d.opening, d.read, state))
}

func (d *desk) baby(b journal.Baby) {
	d.Helper()
	_, err := d.journal.PutBaby(d.Context(), b)
	d.must(err)
}

func due(days int) journal.Dating {
	return journal.Dating{By: journal.ByDue, Date: today.AddDays(days)}
}

// places are where we can be with a baby, and how it is said.
var places = []struct {
	name   string
	baby   journal.Baby
	en, ur string
}{
	{"pregnancy", journal.Baby{Way: journal.Expecting, Dating: due(280 - 24*7 - 3)}, "24 weeks + 3 days", "24 ہفتے اور 3 دن"},
	{"soft pregnancy", journal.Baby{Way: journal.Expecting, Dating: journal.Dating{By: journal.ByMonth, Date: today, Month: 7}}, "About the seventh month of pregnancy", "حمل کا تقریباً ساتواں مہینہ"},
	{"past the due date", journal.Baby{Way: journal.Expecting, Dating: due(-8)}, "Please contact your clinic", "اپنے کلینک سے رابطہ کریں"},
	{"another way", journal.Baby{Way: journal.Coming}, "A baby is on the way to you", "ایک بچہ آپ کے پاس آنے والا ہے"},
	{"age", journal.Baby{Way: journal.Born, Name: "Zara", Birth: today.AddMonths(-3).AddDays(-18)}, "3 months 2 weeks", "3 مہینے 2 ہفتے"},
	{"early", journal.Baby{Way: journal.Born, Birth: today.AddMonths(-3).AddDays(-18), EarlyWeeks: 34}, "3 months 2 weeks, corrected 2 months", "3 مہینے 2 ہفتے، تصحیح شدہ عمر 2 مہینے"},
	{"in hospital", journal.Baby{Way: journal.Born, Birth: today.AddDays(-5), EarlyWeeks: 30, InHospital: true}, "The baby is in hospital", "بچہ ہسپتال میں ہے"},
	{"soft age", journal.Baby{Way: journal.Born, Birth: today.AddMonths(-2), Soft: true}, "About 2 months old", "عمر تقریباً 2 مہینے"},
}

func TestHomeSaysWhereWeAre(t *testing.T) {
	atDesk(t, func(d *desk) {
		for _, test := range places {
			d.baby(test.baby)
		}
		d.home(nil)
		for _, test := range places {
			want := test.en
			if d.env.Look.RTL() {
				want = test.ur
			}
			if !d.shows(want) {
				d.Errorf("%s: the page does not say %q", test.name, want)
			}
		}
		if !d.shows("Zara") {
			d.Error("the name is not said")
		}
		d.want("baby.nameless", "N", 2)
		d.wantNot("home.baby_add")

		d.env.Use = AtClinic
		d.home(nil)
		d.want("home.danger_signs_mother")
		for _, test := range places {
			if d.shows(test.en) || d.shows(test.ur) {
				d.Errorf("%s: those who come to families count babies", test.name)
			}
		}
	})
}

func TestHomeCountsNothingUnasked(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.home(nil)
		d.want("home.welcome")
		d.press("home.baby_add")
		d.wantWent(Route{Page: Baby})
		d.baby(journal.Baby{Way: journal.NotNow})
		d.home(nil)
		d.want("home.welcome")
		d.wantNot("home.baby_add")
	})
}

func TestHomeOffersALessonAndAPrompt(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.read.Place = lesson.Place{Pregnant: true, Weeks: 24}
		now := d.read.Course.For(d.read.Place)
		text := now.Text(d.env.Look.Lang.Tag())
		d.home(nil)
		if !d.shows(text.Prompts()[0]) {
			d.Errorf("the page does not say %q", text.Prompts()[0])
		}
		d.press("home.write")
		d.pressText(text.Title)
		d.wantWent(Route{Page: Write, Lesson: now.ID}, Route{Page: Reader, ID: now.ID})
		d.read.Place.Hospital = true
		d.home(nil)
		d.want("home.lesson_hospital")
	})
}

func TestHomeTakesNoBabyForGranted(t *testing.T) {
	unknown := []journal.Baby{{Way: journal.NotNow}, {Way: journal.Expecting}}
	atDesk(t, func(d *desk) {
		check := func() {
			d.home(nil)
			d.want("home.blank")
			d.wantNot("home.prompt")
			now := d.read.Course.For(d.read.Place)
			text := now.Text(d.env.Look.Lang.Tag())
			if !now.Stage.Anyone || d.found(text.Title) == nil {
				d.Errorf("the lesson for now is %q", text.Title)
			}
			for _, one := range d.read.Course.Lessons {
				for _, prompt := range one.Text(d.env.Look.Lang.Tag()).Prompts() {
					if d.shows(prompt) {
						d.Errorf("the page says %q", prompt)
					}
				}
			}
			d.press("home.write")
		}
		check()
		for _, b := range unknown {
			d.baby(b)
			check()
		}
		plain := Route{Page: Write, Prompt: -1}
		d.wantWent(plain, plain, plain)
	})
}

func TestHomeCardsBeginAtOneHeight(t *testing.T) {
	atDesk(t, func(d *desk) {
		for _, place := range []lesson.Place{{None: true}, {Pregnant: true, Weeks: 24}, {Hospital: true}} {
			d.read.Place = place
			d.home(nil)
			title := d.read.Course.For(place).Text(d.env.Look.Lang.Tag()).Title
			var tops []float32
			d.walk(func(o fyne.CanvasObject) bool {
				tile, isTile := o.(*kit.Tile)
				if _, isCard := o.(*kit.Card); isCard || isTile && tile.Text() == title {
					tops = append(tops, fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y)
				}
				return false
			})
			if len(tops) != 2 || tops[0] != tops[1] {
				d.Errorf("%+v: the cards begin at %v", place, tops)
			}
		}
	})
}

func TestHomeHidesWordsUntilAsked(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.home(nil)
		d.want("home.entries_empty")
		for i := range newestShown + 1 {
			d.keep(journal.Entry{Date: today.AddDays(-i), Text: mixed, Feeling: journal.Light})
		}
		d.home(nil)
		lang := d.env.Look.Lang
		if !d.shows(lang.ShortDate(3, 10)) || d.shows(lang.ShortDate(3, 7)) || d.shows(mixed) {
			d.Error("not the last entries, without their words")
		}
		d.press("home.words_show")
		if !d.shows(mixed) {
			d.Error("words are not shown")
		}
		d.home(d.page.State())
		d.press("home.words_hide")
		if d.shows(mixed) {
			d.Error("words are not hidden")
		}
	})
}

func TestHomeRemindsOfTheCardQuietly(t *testing.T) {
	atDesk(t, func(d *desk) {
		d.must(d.journal.SetAbout(d.Context(), journal.About{Card: journal.CardNone}))
		d.home(nil)
		d.wantNot("settings.card_make")
		d.must(d.journal.SetAbout(d.Context(), journal.About{Card: journal.CardLater}))
		d.home(nil)
		d.press("settings.card_make")
		d.wantWent(Route{Page: Card})
	})
}

func TestHomeTellsOnceOfWordsThatWereKept(t *testing.T) {
	atDesk(t, func(d *desk) {
		s := d.journal.Write(journal.Entry{})
		d.must(s.Update(d.Context(), journal.Entry{Date: today, Text: mixed}))
		var none error
		d.journal = d.failing(&none) // opened anew, as after a crash

		d.home(nil)
		d.want("home.kept")
		d.pressText(d.env.Look.Lang.ShortDate(today.Month, today.Day))
		d.wantWent(Route{Page: Write, ID: d.entries(1)[0].ID.String(), Prompt: -1})
		d.home(d.page.State())
		d.want("home.kept")
		d.home(nil)
		d.wantNot("home.kept")
	})
}
