package i18n_test

import (
	"slices"
	"testing"

	"gehwara/i18n"
)

// Words are found however they were typed, and what is found is whole: letters
// with their marks.
func TestSeek(t *testing.T) {
	tests := []struct {
		name, words, text string
		found             []string
	}{
		{"as it stands", "neem", "the neem leaves, neem", []string{"neem", "neem"}},
		{"case", "nEEm", "Neem NEEM", []string{"Neem", "NEEM"}},
		{"across spaces", " two  words ", "two words, two\u00a0words", []string{"two words", "two\u00a0words"}},
		{"kaf and yeh of Arabic", "كي", "اس کی بات", []string{"کی"}},
		{"kaf and yeh of Urdu", "کی", "اس كي بات", []string{"كي"}},
		{"heh", "هه", "کہہ کر", []string{"ہہ"}},
		{"do-chashmi heh", "بہائی", "بھائی", []string{"بھائی"}},
		{"vowel marks in the text", "بچہ", "بَچّہ سو گیا", []string{"بَچّہ"}},
		{"vowel marks in the words", "سُر", "سر اور سُر", []string{"سر", "سُر"}},
		{"hamza", "ائی", "ایی آئی ای", []string{"ایی", "آئی"}},
		{"joiner", "اشارےہیں", "اشارے\u200cہیں", []string{"اشارے\u200cہیں"}},
		{"tatweel", "گود", "گـــود", []string{"گـــود"}},
		{"digits", "1122", "۱۱۲۲ اور ١١٢٢", []string{"۱۱۲۲", "١١٢٢"}},
		{"Urdu digits for Latin", "۵۲", "52 in 100", []string{"52"}},
		{"quotation marks", `"not that?"`, "say: “Not that?”", []string{"“Not that?”"}},
		{"presentation forms", "سلام", "ﺳﻼﻡ", []string{"ﺳﻼﻡ"}},
		{"isolates", "1122", "\u20661122\u2069", []string{"1122"}},
		{"does not overlap", "aa", "aaa aa", []string{"aa", "aa"}},
		{"not there", "گیت", "گود", nil},
		{"nothing", " \u200c", "گود", nil},
		{"a broken byte", "a\xff", "b a\xff", []string{"a\xff"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var found []string
			for _, s := range i18n.Seek(tt.words).In(tt.text) {
				found = append(found, tt.text[s.Start:s.End])
			}
			if !slices.Equal(found, tt.found) {
				t.Errorf("found %q, want %q", found, tt.found)
			}
		})
	}
}

func TestSeekNothing(t *testing.T) {
	if s := i18n.Seek("\u200c َ"); !s.Empty() || s.Letters() != 0 {
		t.Errorf("marks alone give %d letters", s.Letters())
	}
}
