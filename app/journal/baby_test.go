package journal_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	. "gehwara/app/journal"
)

func TestDue(t *testing.T) {
	for _, test := range []struct {
		name   string
		dating Dating
		want   string
	}{
		{"last period", Dating{By: ByPeriod, Date: date(t, "2025-01-01")}, "2025-10-08"},
		{"last period in a leap year", Dating{By: ByPeriod, Date: date(t, "2024-01-01")}, "2024-10-07"},
		{"due date", Dating{By: ByDue, Date: date(t, "2025-10-08")}, "2025-10-08"},
		{"clinic", Dating{By: ByClinic, Date: date(t, "2025-05-21"), Weeks: 20}, "2025-10-08"},
		{"clinic, weeks and days", Dating{By: ByClinic, Date: date(t, "2025-05-24"), Weeks: 20, Days: 3}, "2025-10-08"},
		{"month", Dating{By: ByMonth, Date: date(t, "2025-05-24"), Month: 5}, ""},
		{"nothing", Dating{}, ""},
		{"no such day", Dating{By: ByDue, Date: Date{2025, 2, 30}}, ""},
	} {
		due, ok := test.dating.Due()
		if ok != (test.want != "") || ok && due.String() != test.want {
			t.Errorf("%s: due %v, %v; want %q", test.name, due, ok, test.want)
		}
	}
}

func TestStageOfPregnancy(t *testing.T) {
	const due = "2025-10-08" // weeks of pregnancy begin on Wednesdays, the first on 1 January
	for _, test := range []struct {
		today string
		want  Stage
	}{
		{"2025-01-01", Stage{Pregnant: true, Trimester: 1}},
		{"2025-04-08", Stage{Pregnant: true, Weeks: 13, Days: 6, Trimester: 1}},
		{"2025-04-09", Stage{Pregnant: true, Weeks: 14, Trimester: 2}},
		{"2025-06-21", Stage{Pregnant: true, Weeks: 24, Days: 3, Trimester: 2}},
		{"2025-07-15", Stage{Pregnant: true, Weeks: 27, Days: 6, Trimester: 2}},
		{"2025-07-16", Stage{Pregnant: true, Weeks: 28, Trimester: 3}},
		{"2025-10-08", Stage{Pregnant: true, Weeks: 40, Trimester: 3}},
		{"2025-10-14", Stage{Pregnant: true, Weeks: 40, Days: 6, Trimester: 3}},
		{"2025-10-15", Stage{Pregnant: true, Weeks: 41, Trimester: 3, ContactClinic: true}},
		{"2025-11-05", Stage{Pregnant: true, Weeks: 44, Trimester: 3, ContactClinic: true}},
		{"2025-11-06", Stage{None: true, Pregnant: true, Recheck: true}},
		{"2024-12-31", Stage{None: true, Pregnant: true, Recheck: true}},
	} {
		baby := Baby{Way: Expecting, Dating: Dating{By: ByDue, Date: date(t, due)}}
		if got := baby.Stage(date(t, test.today)); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.today, got, test.want)
		}
	}
}

func TestStageOfSoftDates(t *testing.T) {
	said := Dating{By: ByMonth, Date: date(t, "2025-03-10"), Month: 7}
	for _, test := range []struct {
		today string
		month int
		weeks int
	}{
		{"2025-03-10", 7, 28},
		{"2025-04-09", 7, 28},
		{"2025-04-10", 8, 32},
		{"2025-07-09", 10, 41},
	} {
		want := Stage{Pregnant: true, Soft: true, Month: test.month, Weeks: test.weeks}
		if got := (Baby{Way: Expecting, Dating: said}).Stage(date(t, test.today)); got != want {
			t.Errorf("%s: %+v, want %+v", test.today, got, want)
		}
	}
	over := (Baby{Way: Expecting, Dating: said}).Stage(date(t, "2025-07-10"))
	if want := (Stage{None: true, Pregnant: true, Recheck: true}); over != want {
		t.Errorf("in the eleventh month: %+v", over)
	}
	born := Baby{Way: Born, Soft: true, Birth: date(t, "2025-03-31"), EarlyWeeks: 30, InHospital: true}
	for today, months := range map[string]int{"2025-03-02": 0, "2025-04-01": 1, "2026-03-15": 12} {
		want := Stage{Soft: true, Months: months, Hospital: true}
		if got := born.Stage(date(t, today)); got != want {
			t.Errorf("%s: %+v, want %+v", today, got, want)
		}
	}
}

func TestStageAfterBirth(t *testing.T) {
	term := Baby{Way: Born, Birth: date(t, "2025-01-31")}
	early := Baby{Way: Born, Birth: date(t, "2025-01-31"), EarlyWeeks: 30, EarlyDays: 4} // due 66 days later, 7 April
	nearTerm := Baby{Way: Born, Birth: date(t, "2025-01-31"), EarlyWeeks: 37}
	for _, test := range []struct {
		name  string
		baby  Baby
		today string
		want  Stage
	}{
		{"the day of birth", term, "2025-01-31", Stage{}},
		{"days", term, "2025-02-09", Stage{Age: Age{0, 1, 2}}},
		{"the end of a short month", term, "2025-02-28", Stage{Age: Age{1, 0, 0}, Months: 1}},
		{"months and weeks", term, "2025-05-15", Stage{Age: Age{3, 2, 1}, Months: 3}},
		{"years", term, "2027-03-01", Stage{Age: Age{25, 0, 1}, Months: 25}},
		{"a clock set back", term, "2025-01-30", Stage{None: true, Recheck: true}},
		{"early, before the due date", early, "2025-02-14", Stage{Age: Age{0, 2, 0}, Early: true, UntilTerm: 52}},
		{"early, on the due date", early, "2025-04-07", Stage{Age: Age{2, 1, 0}, Early: true}},
		{"early, after it", early, "2025-06-20", Stage{Age: Age{4, 2, 6}, Early: true, Corrected: Age{2, 1, 6}, Months: 2}},
		{"early, the last day of correction", early, "2027-01-30", Stage{Age: Age{23, 4, 2}, Early: true, Corrected: Age{21, 3, 2}, Months: 21}},
		{"early, two years old", early, "2027-01-31", Stage{Age: Age{24, 0, 0}, Months: 24}},
		{"37 weeks are not early", nearTerm, "2025-02-14", Stage{Age: Age{0, 2, 0}}},
	} {
		if got := test.baby.Stage(date(t, test.today)); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestStageWithoutDates(t *testing.T) {
	today := date(t, "2025-03-10")
	for _, test := range []struct {
		baby Baby
		want Stage
	}{
		{Baby{}, Stage{None: true}},
		{Baby{Way: "a way of later years"}, Stage{None: true}},
		{Baby{Way: Coming}, Stage{None: true, Coming: true}},
		{Baby{Way: Expecting}, Stage{None: true, Pregnant: true}},
	} {
		if got := test.baby.Stage(today); got != test.want {
			t.Errorf("%+v: %+v, want %+v", test.baby, got, test.want)
		}
		if err := test.baby.Check(today); err != nil {
			t.Errorf("%+v: %v", test.baby, err)
		}
	}
}

func TestCheck(t *testing.T) {
	today := date(t, "2025-03-10")
	for _, test := range []struct {
		name string
		baby Baby
		want error
	}{
		{"a long name", Baby{Name: strings.Repeat("ن", 61)}, ErrNameTooLong},
		{"a name", Baby{Name: strings.Repeat("ن", 60)}, nil},
		{"no due date", expecting(Dating{By: ByDue}), ErrNoDate},
		{"30 February", expecting(Dating{By: ByDue, Date: Date{2025, 2, 30}}), ErrNoSuchDay},
		{"due in 280 days", expecting(Dating{By: ByDue, Date: today.AddDays(280)}), nil},
		{"due in 281 days", expecting(Dating{By: ByDue, Date: today.AddDays(281)}), ErrDueTooFar},
		{"due in three years", expecting(Dating{By: ByDue, Date: today.AddMonths(36)}), ErrDueTooFar},
		{"due four weeks ago", expecting(Dating{By: ByDue, Date: today.AddDays(-28)}), nil},
		{"due longer ago", expecting(Dating{By: ByDue, Date: today.AddDays(-29)}), ErrTooLong},
		{"clinic tomorrow", expecting(Dating{By: ByClinic, Date: today.AddDays(1), Weeks: 20}), ErrNotYet},
		{"clinic today", expecting(Dating{By: ByClinic, Date: today, Weeks: 20, Days: 6}), nil},
		{"clinic's weeks too few", expecting(Dating{By: ByClinic, Date: today, Weeks: 2}), ErrClinicWeeks},
		{"clinic's weeks too many", expecting(Dating{By: ByClinic, Date: today, Weeks: 43}), ErrClinicWeeks},
		{"clinic's days", expecting(Dating{By: ByClinic, Date: today, Weeks: 20, Days: 7}), ErrDays},
		{"clinic's days below none", expecting(Dating{By: ByClinic, Date: today, Weeks: 20, Days: -1}), ErrDays},
		{"clinic a year ago", expecting(Dating{By: ByClinic, Date: today.AddMonths(-12), Weeks: 8}), ErrTooLong},
		{"period tomorrow", expecting(Dating{By: ByPeriod, Date: today.AddDays(1)}), ErrNotYet},
		{"period today", expecting(Dating{By: ByPeriod, Date: today}), nil},
		{"period 308 days ago", expecting(Dating{By: ByPeriod, Date: today.AddDays(-308)}), nil},
		{"period 309 days ago", expecting(Dating{By: ByPeriod, Date: today.AddDays(-309)}), ErrTooLong},
		{"month 0", expecting(Dating{By: ByMonth, Date: today}), ErrMonth},
		{"month 10", expecting(Dating{By: ByMonth, Date: today, Month: 10}), nil},
		{"month 11", expecting(Dating{By: ByMonth, Date: today, Month: 11}), ErrMonth},
		{"month 9, said half a year ago", expecting(Dating{By: ByMonth, Date: today.AddMonths(-6), Month: 9}), ErrTooLong},
		{"no birthday", Baby{Way: Born}, ErrNoDate},
		{"31 April", Baby{Way: Born, Birth: Date{2024, 4, 31}}, ErrNoSuchDay},
		{"born tomorrow", Baby{Way: Born, Birth: today.AddDays(1)}, ErrNotYet},
		{"born about this month", Baby{Way: Born, Birth: today.AddDays(10), Soft: true}, nil},
		{"born about next month", Baby{Way: Born, Birth: today.AddMonths(1), Soft: true}, ErrNotYet},
		{"born today", Baby{Way: Born, Birth: today}, nil},
		{"born 18 years ago", Baby{Way: Born, Birth: today.AddMonths(-18 * 12)}, nil},
		{"born a century ago", Baby{Way: Born, Birth: today.AddMonths(-1200)}, ErrBirthLongAgo},
		{"21 weeks at birth", Baby{Way: Born, Birth: today, EarlyWeeks: 21}, ErrEarlyWeeks},
		{"22 weeks at birth", Baby{Way: Born, Birth: today, EarlyWeeks: 22}, nil},
		{"42 weeks and 6 days at birth", Baby{Way: Born, Birth: today, EarlyWeeks: 42, EarlyDays: 6}, nil},
		{"43 weeks at birth", Baby{Way: Born, Birth: today, EarlyWeeks: 43}, ErrEarlyWeeks},
		{"days at birth without weeks", Baby{Way: Born, Birth: today, EarlyDays: 3}, ErrEarlyWeeks},
		{"8 days at birth", Baby{Way: Born, Birth: today, EarlyWeeks: 30, EarlyDays: 8}, ErrDays},
		{"what no longer counts", Baby{Way: Born, Birth: today, Dating: Dating{By: ByDue}}, nil},
	} {
		if err := test.baby.Check(today); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
}

func expecting(d Dating) Baby { return Baby{Way: Expecting, Dating: d} }

// Three ways to say the same date agree on every day of any pregnancy, and weeks and
// days go up by one day a day.
func TestDatingsAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		period := Date{1990, time.January, 1}.AddDays(random.IntN(30000))
		visit := 21 + random.IntN(270)
		datings := []Dating{
			{By: ByPeriod, Date: period},
			{By: ByDue, Date: period.AddDays(280)},
			{By: ByClinic, Date: period.AddDays(visit), Weeks: visit / 7, Days: visit % 7},
		}
		for day := range 309 {
			for _, d := range datings {
				weeks, days, ok := d.Gestation(period.AddDays(day))
				if !ok || 7*weeks+days != day || days < 0 || days > 6 {
					t.Fatalf("%+v: day %d is %d weeks %d days, %v", d, day, weeks, days, ok)
				}
			}
		}
	}
}

// An age never goes back, and its parts always lead from the birthday to the day.
func TestAgesGrow(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		birth := Date{1995, time.January, 1}.AddDays(random.IntN(20000))
		baby := Baby{Way: Born, Birth: birth, EarlyWeeks: 22 + random.IntN(15), EarlyDays: random.IntN(7)}
		due := birth.AddDays(280 - 7*baby.EarlyWeeks - baby.EarlyDays)
		for day := range 1200 {
			today := birth.AddDays(day)
			s := baby.Stage(today)
			if got := birth.AddMonths(s.Age.Months).AddDays(7*s.Age.Weeks + s.Age.Days); got != today || s.Age.Days > 6 || s.Age.Weeks > 4 {
				t.Fatalf("born %v, on %v: %+v", birth, today, s.Age)
			}
			if s.Early != (s.Age.Months < 24) {
				t.Fatalf("born %v, on %v: early %v at %+v", birth, today, s.Early, s.Age)
			}
			if !s.Early {
				continue
			}
			corrected := due.AddMonths(s.Corrected.Months).AddDays(7*s.Corrected.Weeks + s.Corrected.Days)
			if s.UntilTerm > 0 && today.AddDays(s.UntilTerm) != due || s.UntilTerm == 0 && corrected != today {
				t.Fatalf("born %v, due %v, on %v: %+v", birth, due, today, s)
			}
		}
	}
}

func TestLead(t *testing.T) {
	today := date(t, "2025-03-10")
	nothing := Baby{Name: "nothing said"}
	toddler := Baby{Name: "toddler", Way: Born, Birth: date(t, "2023-03-10")}
	newborn := Baby{Name: "newborn", Way: Born, Birth: date(t, "2025-03-01")}
	unborn := expecting(Dating{By: ByDue, Date: date(t, "2025-06-10")})
	ward := Baby{Name: "ward", Way: Born, Birth: date(t, "2024-12-10"), InHospital: true}
	if _, ok := Lead(nil, today); ok {
		t.Error("there is a lead among none")
	}
	for _, test := range []struct {
		babies []Baby
		want   Baby
	}{
		{[]Baby{nothing}, nothing},
		{[]Baby{nothing, toddler}, toddler},
		{[]Baby{toddler, newborn}, newborn},
		{[]Baby{newborn, unborn, toddler}, unborn},
		{[]Baby{unborn, newborn, ward, nothing}, ward},
	} {
		if got, ok := Lead(test.babies, today); !ok || got != test.want {
			t.Errorf("lead of %v is %q", test.babies, got.Name)
		}
	}
}
