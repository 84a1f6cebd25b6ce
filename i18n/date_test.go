package i18n

import (
	"testing"
	"time"
)

// The months are those of the school books and newspapers of Pakistan, as CLDR has
// them for Urdu (ur.xml, gregorian, wide).
func TestUrduMonths(t *testing.T) {
	l := load(t, "ur")
	for i, want := range []string{
		"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر",
	} {
		if got := l.Month(time.Month(i + 1)); got != want {
			t.Errorf("month %d is %q, want %q", i+1, got, want)
		}
	}
	for i, want := range []string{"اتوار", "پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ"} {
		if got := l.Weekday(time.Weekday(i)); got != want {
			t.Errorf("day %d is %q, want %q", i, got, want)
		}
	}
}
