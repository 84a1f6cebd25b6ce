package journal_test

import (
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	. "gehwara/app/journal"
)

func date(t *testing.T, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"2025-03-05", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"} {
		if d, err := ParseDate(s); err != nil || d.String() != s || !d.Valid() {
			t.Errorf("ParseDate(%q) = %v, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-3-5", "0000-01-01", "5 March", "2025-03-05T00:00:00Z"} {
		if d, err := ParseDate(s); !errors.Is(err, ErrNoSuchDay) {
			t.Errorf("ParseDate(%q) = %v, %v", s, d, err)
		}
	}
}

func TestValid(t *testing.T) {
	for _, d := range []Date{{}, {2025, 2, 29}, {2025, 4, 31}, {2025, 13, 1}, {2025, 1, 0}, {0, 1, 1}, {10000, 1, 1}, {-5, 1, 1}} {
		if d.Valid() {
			t.Errorf("%+v is valid", d)
		}
	}
}

func TestTodayIsTheDayWhereOneIs(t *testing.T) {
	karachi := time.FixedZone("PKT", 5*60*60)
	late := time.Date(2025, 3, 5, 23, 30, 0, 0, karachi)
	if got := Today(late); got != (Date{2025, time.March, 5}) {
		t.Errorf("Today(%v) = %v", late, got)
	}
}

func TestAddMonths(t *testing.T) {
	for _, test := range []struct {
		from   string
		months int
		want   string
	}{
		{"2025-01-31", 1, "2025-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2025-01-31", 2, "2025-03-31"},
		{"2025-12-15", 1, "2026-01-15"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2025-03-31", -1, "2025-02-28"},
		{"2025-01-15", -1, "2024-12-15"},
		{"2025-05-31", 0, "2025-05-31"},
	} {
		if got := date(t, test.from).AddMonths(test.months).String(); got != test.want {
			t.Errorf("%s and %d months = %s, want %s", test.from, test.months, got, test.want)
		}
	}
}

// Every day from 1890 to 2130, leap years and turns of centuries among them.
func TestDaysOfManyYears(t *testing.T) {
	day := Date{1890, time.January, 1}
	first := day
	for n := 0; day.Year < 2130; n++ {
		next := day.AddDays(1)
		text, _ := day.MarshalText()
		var back Date
		if err := back.UnmarshalText(text); err != nil || back != day {
			t.Fatalf("%v came back as %v, %v", day, back, err)
		}
		if !day.Valid() || next.Compare(day) != 1 || day.Compare(next) != -1 || next.Sub(day) != 1 {
			t.Fatalf("%v and %v don't follow each other", day, next)
		}
		if day.Sub(first) != n || first.AddDays(n) != day || day.AddDays(-n) != first {
			t.Fatalf("%v is not %d days after %v", day, n, first)
		}
		if day.String() >= next.String() {
			t.Fatalf("%v and %v don't sort as text", day, next)
		}
		day = next
	}
}

func TestDateSums(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		a := Date{2025, time.January, 1}.AddDays(random.IntN(80000) - 40000)
		n := random.IntN(4000) - 2000
		b := a.AddDays(n)
		if b.Sub(a) != n || a.Sub(b) != -n || b.After(a) != (n > 0) {
			t.Fatalf("%v and %d days = %v", a, n, b)
		}
		months := random.IntN(60)
		if c := a.AddMonths(months); !c.Valid() || c.Day > a.Day || c.AddDays(1).Day > a.Day+1 {
			t.Fatalf("%v and %d months = %v", a, months, c)
		}
	}
}
