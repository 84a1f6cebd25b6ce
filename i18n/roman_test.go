package i18n_test

import (
	"strings"
	"testing"

	"gehwara/i18n"
)

// Urdu is found as people write it in Latin letters, whoever's way it is; and words
// that only look alike are not.
func TestSeekRoman(t *testing.T) {
	for typed, urdu := range map[string]string{
		"bacha": "بچہ", "bachcha": "بچہ", "bachchay": "بچے", "bache": "بچے", "Ammi": "امی", "abbu": "ابو", "maa": "ماں", "maan": "ماں",
		"pyar": "پیار", "piyar": "پیار", "pyaar": "پیار", "neend": "نیند", "nind": "نیند", "dil": "دل", "khushi": "خوشی", "khana": "کھانا",
		"zindagi": "زندگی", "hamal": "حمل", "haml": "حمل", "doodh": "دودھ", "dudh": "دودھ", "rona": "رونا", "allah": "اللہ", "dua": "دعا",
		"nahi": "نہیں", "nahin": "نہیں", "mein": "میں", "choti": "چھوٹی", "chhoti": "چھوٹی", "gehwara": "گہوارہ", "bohat": "بہت", "bahut": "بہت",
		"takleef": "تکلیف", "subah": "صبح", "raat": "رات", "bukhar": "بخار", "bukhaar": "بُخار", "hansi": "ہنسی", "aaj": "آج", "aj": "",
		"aankh": "آنکھ", "godh": "", "karwat": "کروٹ", "larki": "لڑکی", "larka": "لڑکا", "beti": "بیٹی", "hospital": "ہسپتال",
		"thaka": "تھکا", "gussa": "غصہ", "eid": "عید", "umeed": "امید", "ummeed": "امید", "ilaj": "علاج", "shukriya": "شکریہ",
		"mera bacha": "میرا بچہ", "pehli karwat": "پہلی کروٹ",
	} {
		for _, text := range []string{"لفظ " + urdu + " اور", urdu, "«" + urdu + "»۔"} {
			found := i18n.SeekRoman(typed).In(text)
			if urdu == "" {
				if len(found) > 0 {
					t.Errorf("%s finds %q", typed, text)
				}
				continue
			}
			if len(found) != 1 || text[found[0].Start:found[0].End] != urdu {
				t.Errorf("%s in %q: %v", typed, text, found)
			}
		}
		if found := i18n.Seek(typed).In(urdu); len(found) > 0 {
			t.Errorf("Seek finds %s in %s", typed, urdu)
		}
	}
	for typed, text := range map[string]string{
		"bacha": "بچا ہوا کھانا، بچاؤ، بچت، بیج، کچا, bachana", "dil": "دلہن دال دلی", "maa": "ما شاء مہ", "neend": "ند",
		"doodh": "ددھ", "raat": "رت", "bacha!": "بچہ",
	} {
		for _, s := range i18n.SeekRoman(typed).In(text) {
			if got := text[s.Start:s.End]; got != "بچا" && !strings.EqualFold(got, "bacha") && got != "ما" {
				t.Errorf("%s finds %s", typed, got)
			}
		}
	}
	if got := i18n.SeekRoman("bacha").In("Bacha, and بچہ"); len(got) != 2 {
		t.Errorf("both ways: %v", got)
	}
}

func BenchmarkSeekIn(b *testing.B) {
	text := strings.Repeat("آج بچے نے پہلی کروٹ لی، اور ہم سب دیر تک اسے دیکھتے رہے۔ ", 10)
	for _, words := range []string{"گہوارہ", "gehwara"} {
		b.Run(words, func(b *testing.B) {
			s := i18n.SeekRoman(words)
			for b.Loop() {
				if len(s.In(text)) > 0 {
					b.Fatal("found")
				}
			}
		})
	}
}
