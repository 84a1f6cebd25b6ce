package i18n

import (
	"slices"
	"sync"
	"testing"
	"time"
)

func TestLanguages(t *testing.T) {
	if got := Tags(); !slices.Equal(got, []string{"en", "ur"}) {
		t.Errorf("Tags() = %v", got)
	}
	for _, tag := range []string{"", "fr", "../en", "en.toml"} {
		if _, err := Load(tag); err == nil {
			t.Errorf("Load(%q) gave no error", tag)
		}
	}
	en, ur := load(t, "en"), load(t, "ur")
	if en.Name() != "English" || en.RTL() || en.Tag() != "en" {
		t.Errorf("English: name %q, RTL %v, tag %q", en.Name(), en.RTL(), en.Tag())
	}
	if ur.Name() != "اردو" || !ur.RTL() || ur.Tag() != "ur" {
		t.Errorf("Urdu: name %q, RTL %v, tag %q", ur.Name(), ur.RTL(), ur.Tag())
	}
}

func TestWeeksBeginOnSunday(t *testing.T) {
	for _, tag := range Tags() {
		l := load(t, tag)
		if got := l.WeekStart(); got != time.Sunday {
			t.Errorf("%s: a week begins on %v", tag, got)
		}
		for d := time.Sunday; d <= time.Saturday; d++ {
			if got, long := l.WeekdayShort(d), l.Weekday(d); len(got) > len(long) || []rune(got)[0] != []rune(long)[0] {
				t.Errorf("%s: %s is short for %s", tag, got, long)
			}
		}
	}
}

func TestPhrases(t *testing.T) {
	en, ur := load(t, "en"), load(t, "ur")
	urdu := ur.WithDigits(true)
	day := func(l *Language) string { return l.Date(2025, time.March, 5) }
	tests := []struct{ name, got, want string }{
		{"date", day(en), "5 March 2025"},
		{"date", day(ur), "5 مارچ، 2025"},
		{"date in Urdu digits", day(urdu), "۵ مارچ، ۲۰۲۵"},
		{"English has only Latin digits", day(en.WithDigits(true)), "5 March 2025"},
		{"Latin digits again", day(urdu.WithDigits(false)), "5 مارچ، 2025"},
		{"weekday", en.DateWithWeekday(2025, time.March, 5), "Wednesday, 5 March 2025"},
		{"weekday", ur.DateWithWeekday(2025, time.March, 5), "بدھ، 5 مارچ، 2025"},
		{"short date", en.ShortDate(time.March, 5), "5 March"},
		{"short date", urdu.ShortDate(time.December, 31), "۳۱ دسمبر"},
		{"month and year", en.MonthYear(2025, time.October), "October 2025"},
		{"month and year", ur.MonthYear(2025, time.October), "اکتوبر 2025"},
		{"number", urdu.Number(1234567890), "۱۲۳۴۵۶۷۸۹۰"},
		{"negative number", en.Number(-7), "-7"},
		{"plural", en.N("lessons.minutes", 1), "1 minute"},
		{"plural", en.N("lessons.minutes", 0), "0 minutes"},
		{"plural", urdu.N("stage.weeks", 1), "۱ ہفتہ"},
		{"plural", urdu.N("stage.weeks", 0), "۰ ہفتے"},
		{"plural", ur.N("stage.months", 12), "12 مہینے"},
		{"a file's name", urdu.File("Noor-2026.gehwara"), "\u2068Noor-\u200B2026\u200B.gehwara\u2069"},
		{"a line of its own runs from the left", urdu.Line("WHO (2018)"), "\u200e\u2066WHO (2018)\u2069"},
		{"a code keeps its digits", urdu.Isolate("0311-7786264"), "\u20660311-7786264\u2069"},
		{"text in a message keeps its digits", urdu.T("settings.version", "Version", "1.2"), "ورژن 1.2"},
		{"a number in a message", urdu.T("new.card_check", "N", 3), "اپنے کاغذ سے دیکھ کر حصہ ۳ لکھیں۔"},
		{"quote", en.Quote("سبز کاپی"), "\u2068سبز کاپی\u2069"},
		{"missing key", ur.T("nothing.here"), "[nothing.here]"},
		{"missing key, plural", ur.N("nothing.here", 2), "[nothing.here]"},
		{"a name without a value", en.T("settings.version", "Version"), "[settings.version]"},
		{"neither text nor number", en.T("settings.version", "Version", 1.5), "[settings.version]"},
		{"a name that is none", en.N("lessons.minutes", 2, 3, "x"), "[lessons.minutes]"},
		{"missing argument", en.T("settings.version"), "[settings.version]"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, test.got, test.want)
		}
	}
}

func TestStages(t *testing.T) {
	en, ur := load(t, "en"), load(t, "ur")
	age := Age{Months: 3, Weeks: 2, Days: 4}
	tests := []struct {
		name   string
		say    func(*Language) string
		en, ur string
	}{
		{"pregnancy", func(l *Language) string { return l.Pregnancy(24, 3) }, "24 weeks + 3 days", "24 ہفتے اور 3 دن"},
		{"one of each", func(l *Language) string { return l.Pregnancy(1, 1) }, "1 week + 1 day", "1 ہفتہ اور 1 دن"},
		{"whole weeks", func(l *Language) string { return l.Pregnancy(24, 0) }, "24 weeks", "24 ہفتے"},
		{"first days", func(l *Language) string { return l.Pregnancy(0, 2) }, "2 days", "2 دن"},
		{"first day", func(l *Language) string { return l.Pregnancy(0, 0) }, "0 weeks", "0 ہفتے"},
		{"month", func(l *Language) string { return l.PregnancyMonth(7) }, "About the seventh month of pregnancy", "حمل کا تقریباً ساتواں مہینہ"},
		{"no such month", func(l *Language) string { return l.PregnancyMonth(11) }, "[stage.pregnancy_month_11]", "[stage.pregnancy_month_11]"},
		{"age", func(l *Language) string { return l.Age(age) }, "3 months 2 weeks", "3 مہینے 2 ہفتے"},
		{"age in days", func(l *Language) string { return l.Age(Age{Days: 5}) }, "5 days", "5 دن"},
		{"age in weeks", func(l *Language) string { return l.Age(Age{Weeks: 3, Days: 1}) }, "3 weeks 1 day", "3 ہفتے 1 دن"},
		{"age in years", func(l *Language) string { return l.Age(Age{Months: 25, Weeks: 3}) }, "2 years 1 month", "2 سال 1 مہینہ"},
		{"second birthday", func(l *Language) string { return l.Age(Age{Months: 24}) }, "2 years", "2 سال"},
		{"first day of life", func(l *Language) string { return l.Age(Age{}) }, "Born today", "آج ہی پیدائش ہوئی"},
		{"corrected", func(l *Language) string { return l.AgeCorrected(age, Age{Months: 2}) }, "3 months 2 weeks, corrected 2 months", "3 مہینے 2 ہفتے، تصحیح شدہ عمر 2 مہینے"},
		{"on the due date", func(l *Language) string { return l.AgeCorrected(Age{Months: 1}, Age{}) }, "1 month, and today is the due date", "1 مہینہ؛ آج ہی پیدائش کی متوقع تاریخ تھی"},
		{"a day before it", func(l *Language) string { return l.AgeBeforeDue(Age{Months: 1}, 1) }, "1 month, 1 day before the due date", "1 مہینہ؛ متوقع تاریخ میں ابھی 1 دن باقی ہے"},
		{"a week before it", func(l *Language) string { return l.AgeBeforeDue(Age{Months: 1}, 7) }, "1 month, 1 week before the due date", "1 مہینہ؛ متوقع تاریخ میں ابھی 1 ہفتہ باقی ہے"},
		{"weeks before it", func(l *Language) string { return l.AgeBeforeDue(Age{Weeks: 2}, 45) }, "2 weeks, 6 weeks 3 days before the due date", "2 ہفتے؛ متوقع تاریخ میں ابھی 6 ہفتے 3 دن باقی ہیں"},
		{"about new", func(l *Language) string { return l.AgeAbout(0) }, "In the first month", "پہلا مہینہ چل رہا ہے"},
		{"about months", func(l *Language) string { return l.AgeAbout(5) }, "About 5 months old", "عمر تقریباً 5 مہینے"},
		{"about years", func(l *Language) string { return l.AgeAbout(30) }, "About 2 years old", "عمر تقریباً 2 سال"},
	}
	for _, test := range tests {
		if got := test.say(en); got != test.en {
			t.Errorf("%s: got %q, want %q", test.name, got, test.en)
		}
		if got := test.say(ur); got != test.ur {
			t.Errorf("%s: got %q, want %q", test.name, got, test.ur)
		}
	}
}

func TestDigitsChangesNothingElse(t *testing.T) {
	urdu := load(t, "ur").WithDigits(true)
	for in, want := range map[string]string{
		"":           "",
		"0123456789": "۰۱۲۳۴۵۶۷۸۹",
		"10:45 شام":  "۱۰:۴۵ شام",
		"۵ + 5":      "۵ + ۵",
	} {
		if got := urdu.Digits(in); got != want {
			t.Errorf("Digits(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLanguageIsSafeForConcurrentUse(t *testing.T) {
	l := load(t, "ur")
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for n := range 50 {
				l.WithDigits(n%2 == 0).N("lock.wait", n)
				l.Date(2025, time.May, 1+n%28)
			}
		})
	}
	group.Wait()
}

func TestWrittenLeavesNumbersToDial(t *testing.T) {
	ur := load(t, "ur")
	for text, want := range map[string]string{
		"38 ڈگری؛ \u20661122\u2069 پر 2 بار": "۳۸ ڈگری؛ \u20661122\u2069 پر ۲ بار",
		"\u20660311-7786264":                 "\u20660311-7786264",
		"":                                   "",
	} {
		if got := ur.WithDigits(true).Written(text); got != want {
			t.Errorf("%q is written as %q", text, got)
		}
		if got := ur.Written(text); got != text {
			t.Errorf("with Latin digits %q is written as %q", text, got)
		}
	}
}
