package i18n_test

import (
	"slices"
	"testing"

	"gehwara/i18n"
)

// Each language has an alphabet of its own: Urdu's has ٹ after ت and ڑ after ر, and
// ends in ے; in English large letters stand among the small.
func TestOrder(t *testing.T) {
	for tag, want := range map[string][]string{
		"ur": {"اشارہ", "بچہ", "بہن", "پیدائش", "تھالی", "ٹوپی", "ثواب", "چلّہ", "حمل", "ڈر", "ژالہ", "کام", "گود", "وابستگی", "یاد", "یے"},
		"en": {"attachment", "Lady Health Worker", "lullaby", "newborn", "NICU"},
	} {
		lang, err := i18n.Load(tag)
		if err != nil {
			t.Fatal(err)
		}
		got := slices.Clone(want)
		slices.Reverse(got)
		slices.SortFunc(got, lang.Order())
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q", tag, got)
		}
	}
}
