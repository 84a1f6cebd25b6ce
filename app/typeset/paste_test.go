package typeset

import (
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

func TestFoldLetters(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"english", "Baby's 1st \u00e9t\u00e9", "Baby's 1st \u00e9t\u00e9"},
		{"urdu as it should be", "بچے کی آنکھیں کھلی ہیں۔", "بچے کی آنکھیں کھلی ہیں۔"},
		{"urdu from an arabic keyboard", "بچے كي ماں يهيں هے", "بچے کی ماں یہیں ہے"},
		{"alef maksura", "بيٹى ٹهيك ہے", "بیٹی ٹہیک ہے"},
		{"te marbuta", "صلوٰة پڑھیں", "صلوٰۃ پڑھیں"},
		{"hamza typed after", "ڈاکٹر آي\u0654ے هو\u0654ے", "ڈاکٹر آئے ہؤے"},
		{"hamza on he", "خانه\u0654 دل میں ۀ", "خانۂ دل میں ۂ"},
		{"arabic", "كتابي في يدي، وهو كبير", "كتابي في يدي، وهو كبير"},
		{"one word that may be either", "كيا", "كيا"},
		{"verse in ornate brackets", "ارشاد ہے ﴿وَهُوَ الَّذِي يُحْيِي وَيُمِيتُ﴾ بے شك", "ارشاد ہے ﴿وَهُوَ الَّذِي يُحْيِي وَيُمِيتُ﴾ بے شک"},
		{"ornate brackets the other way", "ہے ﴾ كه ے ﴿ كه ے", "ہے ﴾ كه ے ﴿ کہ ے"},
		{"ornate bracket left open", "ہے ﴿ كه ہے", "ہے ﴿ كه ہے"},
		{"dua in quotation marks", "سوتے وقت پڑھیں «باسمك ربي وضعت جنبي» پھر سو جائيں", "سوتے وقت پڑھیں «باسمك ربي وضعت جنبي» پھر سو جائیں"},
		{"dua after a colon", "ماں باپ كے لیے: رب ارحمهما كما ربياني صغيرا", "ماں باپ کے لیے: رب ارحمهما كما ربياني صغيرا"},
		{"prayer in the sentence", "ہر كام سے پہلے بسم الله الرحمن الرحيم پڑھیں", "ہر کام سے پہلے بسم الله الرحمن الرحيم پڑھیں"},
		{"vowelled prayer", "بچے کو رَبِّ هَبْ لِي سکھائيں", "بچے کو رَبِّ هَبْ لِي سکھائیں"},
		{"words that urdu took over", "اس نے السلام عليكم كہا", "اس نے السلام علیکم کہا"},
		{"blessing", "رسول صلى الله عليه وسلم نے فرمايا", "رسول صلی اللہ علیہ وسلم نے فرمایا"},
		{"blessing as a sign", "حضور ﷺ نے فرمايا: «إنما الأعمال بالنيات» يعنى اعمال كا دار و مدار نيتوں پر ہے۔", "حضور ﷺ نے فرمایا: «إنما الأعمال بالنيات» یعنی اعمال کا دار و مدار نیتوں پر ہے۔"},
		{"salutation", "ڈاكٹر كو عليكم السلام! إن شاء الله آئيں گے", "ڈاکٹر کو علیکم السلام! إن شاء الله آئیں گے"},
		{"pakistani pashto", "زه پښتون يم. دا زما کور دے. هغه ښه سړے دے. تۀ څوک يې؟", "زه پښتون يم. دا زما کور دے. هغه ښه سړے دے. تۀ څوک يې؟"},
		{"sindhi in short sentences", "هو گھر آهي. سنڌ ۾ رهي ٿو. ٻار ننڍو آهي.", "هو گھر آهي. سنڌ ۾ رهي ٿو. ٻار ننڍو آهي."},
		{"kashmiri", "کٔشیر چھُ ؤریٖہ", "کٔشیر چھُ ؤریٖہ"},
		{"persian", "كتاب هاي من گم شده است", "كتاب هاي من گم شده است"},
		{"persian in urdu", "انہوں نے کہا: «گفت آن يار كز او گشت سر دار بلند ه»", "انہوں نے کہا: «گفت آن یار کز او گشت سر دار بلند ه»"},
		{"urdu without its own letters", "پهلي بات: ماں كي گود", "پہلی بات: ماں کی گود"},
		{"a quotation mark left open", "ہے \"گل كه. گل كه", "ہے \"گل که. گل که"},
		{"pashto", "زه ستا سره يم، ښه ورځ ولرې", "زه ستا سره يم، ښه ورځ ولرې"},
		{"sindhi", "ٻار جو نالو ڇا آهي؟ هو گھر ۾ آهي", "ٻار جو نالو ڇا آهي؟ هو گھر ۾ آهي"},
		{"kurdish", "منداڵەكە لە ماڵەوەیە", "منداڵەكە لە ماڵەوەیە"},
		{"paragraphs one by one", "كتابي\nیہ كتاب ہے\nكتابي", "كتابي\nیہ کتاب ہے\nكتابي"},
		{"joiners stay", "خوش\u200cگوار ميں \u200dه\u200d", "خوش\u200cگوار میں \u200dہ\u200d"},
		{"emoji stay", "ماں ❤️ 👨‍👩‍👧 🇵🇰 كي", "ماں ❤️ 👨‍👩‍👧 🇵🇰 کی"},
		{"broken", "ما\xffں", "ما\uFFFDں"},
	} {
		checkFold(t, c.name, c.text, c.want)
	}
}

func TestFoldForms(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"from a pdf", "\uFE91\uFB7D\uFBAF \uFB90\uFBFE\uFBAF", "بچے کیے"},
		{"ligature", "\uFEFB \uFEDF\uFEE0\uFEEA", "لا لله"},
		{"arabic forms in urdu", "\uFEDB\uFBFF\uFE8E \uFBA8\uFBAF", "کیا ہے"},
		{"mark on a letter", "\uFE91\uFE7Cے \uFE70", "ب\u0651ے  \u064B"},
		{"mark on a tatweel", "\uFE91\uFE77ے", "ب\u064Eے"},
		{"signs of their own", "محمد ﷺ ﷲ ﷽ ﷼ ﴾ ﴿", "محمد ﷺ ﷲ ﷽ ﷼ ﴾ ﴿"},
		{"newer signs", "\uFD40\uFD4F\uFDFE\uFDFF", "\uFD40\uFD4F\uFDFE\uFDFF"},
		{"latin ligature", "\uFB01", "\uFB01"},
		{"byte order mark", "ا\uFEFFب", "ا\uFEFFب"},
		{"unassigned", "\uFBC3\uFDD0", "\uFBC3\uFDD0"},
	} {
		checkFold(t, c.name, c.text, c.want)
	}
}

func TestFoldMarks(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"word: marks at each end", "\u200Fبچہ آیا\u200F۔\u200F", "بچہ آیا۔"},
		{"word: embedded paragraph", "\u202Bبچہ (baby) آیا\u202C", "بچہ (baby) آیا"},
		{"whatsapp: isolated name", "\u2068زینب\u2069 نے لکھا", "زینب نے لکھا"},
		{"whatsapp: date and name", "[12/03/25, 9:41\u202fPM] \u200Eماں: ٹھیک", "[12/03/25, 9:41\u202fPM] ماں: ٹھیک"},
		{"whatsapp: number", "فون \u202A+92 300 1234567\u202C پر", "فون \u202A+92 300 1234567\u202C پر"},
		{"browser: isolated code that needs it", "کوڈ \u20660311-778\u2069 ہے", "کوڈ \u20660311-778\u2069 ہے"},
		{"isolated word that does not", "یہ \u2066baby\u2069 ہے", "یہ baby ہے"},
		{"one of two matters", "یہ \u2066baby\u2069 اور \u20660311-778\u2069 ہے", "یہ baby اور \u20660311-778\u2069 ہے"},
		{"number that may come after urdu", "\u20660311-778\u2069 پر", "\u20660311-778\u2069 پر"},
		{"number that its mark turns", "\u200F- 12", "\u200F- 12"},
		{"marks alone", "\u200F\u2066\u2069\u202B", ""},
		{"mark that sets the paragraph", "\u200Fbaby ہے", "\u200Fbaby ہے"},
		{"mark after english in urdu", "اس نے C++\u200E سیکھی", "اس نے C++\u200E سیکھی"},
		{"number alone keeps its way", "\u20660311-778\u2069", "\u20660311-778\u2069"},
		{"never closed", "\u202Eabc\u2067 def", "abc def"},
		{"never opened", "abc\u202C def\u2069", "abc def"},
		{"crossed", "\u2067ا\u202Bب\u2069ج\u202C", "ابج"},
		{"override that turns", "\u202Eabc\u202C", "\u202Eabc\u202C"},
		{"arabic letter mark", "١\u061C٢ ا\u061C؟", "١\u061C٢ ا؟"},
		{"paragraphs one by one", "\u200Fا\n\u200Fabc", "ا\n\u200Fabc"},
	} {
		checkFold(t, c.name, c.text, c.want)
	}
}

func checkFold(t *testing.T, name, text, want string) {
	t.Helper()
	got, changed := Fold(text)
	if got != want {
		t.Errorf("%s: %+q becomes\n%q, want\n%q", name, text, got, want)
	}
	if changed != (got != text) {
		t.Errorf("%s: changed is %v", name, changed)
	}
	if again, _ := Fold(got); again != got {
		t.Errorf("%s: folded again, %q becomes %q", name, got, again)
	}
}

// TestFoldThenUndo is what an editor does with a paste: two changes, so that the
// first undo gives back what was pasted.
func TestFoldThenUndo(t *testing.T) {
	const pasted = "بچے كي ماں"
	b := NewBuffer("")
	b.Insert(pasted)
	folded, _ := Fold(pasted)
	b.Replace(0, len(pasted), folded)
	if b.String() != "بچے کی ماں" {
		t.Errorf("folded to %q", b.String())
	}
	b.Undo()
	if b.String() != pasted {
		t.Errorf("undone to %q, want the paste", b.String())
	}
	b.Undo()
	if b.String() != "" {
		t.Errorf("undone again to %q", b.String())
	}
}

// TestFoldLongTexts ends soon only if the time is linear.
func TestFoldLongTexts(t *testing.T) {
	texts := longTexts(100_000)
	for name, s := range map[string]string{
		"marks that matter": "\u20660311-778\u2069 ہے ",
		"marks that do not": "\u200Fہے ",
		"left open":         "\u202E",
		"verses":            "﴿ ہے ",
		"clauses":           "ہے.كي:",
		"arabic words":      "الكتاب ہے هو ",
		"forms":             "\uFDFB\uFEFB\uFE7C",
		"hamzas":            "ي\u0654",
	} {
		texts[name] = []rune(strings.Repeat(s, 100_000/len([]rune(s))))
	}
	for _, text := range texts {
		Fold(string(text))
	}
}

// FuzzFold: what is folded has the same characters in the same places but for
// what Fold is there to change, and reads in the same order.
func FuzzFold(f *testing.F) {
	f.Add("بچے كي ماں \u2066baby\u2069 «رب اغفر لي» \uFE91\uFB7D\uFBAF")
	f.Add("\u202Bا\u2067(\u202Ea\u202C\u2069]\u200F﴿ هو ﴾ كے")
	f.Add("\u200E١\u061C+92 300\u202C \xff \uFE70\u0654ي\u0654")
	f.Add("نے بسم الله الرحمن كہا\n\u200Fabc")
	f.Fuzz(func(t *testing.T, s string) {
		folded, changed := Fold(s)
		if changed != (folded != s) {
			t.Fatal("changed is wrong")
		}
		if strings.Count(folded, "\n") != strings.Count(s, "\n") {
			t.Fatal("other paragraphs")
		}
		if again, _ := Fold(folded); again != folded && !strings.ContainsFunc(folded, isDirectionMark) {
			t.Fatalf("%q folds again to %q", folded, again)
		}
		for i, p := range strings.Split(s, "\n") {
			pasted := foldForms([]rune(p))
			marked := foldMarks(slices.Clone(pasted))
			if got, want := sightOf(marked), sightOf(balanced(pasted)); !got.equal(want) && len(got.order) > 0 {
				t.Fatalf("%+q reads %v, %+q read %v", string(marked), got, string(pasted), want)
			}
			before := []rune(norm.NFD.String(string(marked)))
			after := []rune(norm.NFD.String(strings.Split(folded, "\n")[i]))
			if len(before) != len(after) {
				t.Fatalf("%q has other letters than %q", string(after), string(before))
			}
			for k, r := range after {
				if r != before[k] && urduFor[before[k]] != r && (before[k] != 'ە' || r != 'ہ') { // ۀ is ە with a hamza
					t.Fatalf("%q became %q", before[k], r)
				}
			}
		}
	})
}

// balanced is the text without marks that have no beginning or no end.
func balanced(text []rune) (kept []rune) {
	paired := map[int]bool{}
	for _, u := range markUnits(text) {
		paired[u.start], paired[u.end] = true, true
	}
	for i, r := range text {
		if paired[i] || !isDirectionMark(r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// BenchmarkFold pastes 20,000 words from an Arabic keyboard.
func BenchmarkFold(b *testing.B) {
	s := strings.NewReplacer("ی", "ي", "ک", "ك", "ہ", "ه").Replace(prose(b, "ur", 20_000, 75))
	for b.Loop() {
		Fold(s)
	}
}

// A paragraph as long as an entry can be, full of marks, is folded in a few times what
// it takes to find its levels once.
func TestFoldingManyMarksTakesAMoment(t *testing.T) {
	text := strings.Repeat("\u202eab\u202c ا", 40_000)
	start := time.Now()
	Levels([]rune(text), Auto)
	once := time.Since(start)
	start = time.Now()
	Fold(text)
	if took := time.Since(start); took > 30*once {
		t.Errorf("it takes %v, the levels %v", took, once)
	}
}
