package typeset

import (
	"image"
	"image/color"
	"image/draw"
	"path/filepath"
	"testing"

	"gehwara/app/golden"
)

// picture is a case of the golden pictures: a text, how it is set, and what of
// it is selected.
type picture struct {
	name, text string
	style      Style
	naskh      bool
	from, to   int // selection, in bytes
}

const urduSentence = "بچے کو گود چاہیے، اور گود کو سہارا۔"

var pictures = []picture{
	{name: "english", text: "A baby needs arms, and the arms need someone too. Today, yes!"},
	{name: "english-kerning", text: "AVATAR Today We. “Yes,” To Ya"},
	{name: "english-long-word", text: "see https://example.org/a/very-long-address_without_any_space_in_it now"},
	{name: "english-urdu-word", text: "We call it گہوارہ (cradle), don’t we?"},
	{name: "english-urdu-sentence", text: "She said: “خالہ، جمعے کو آئیں گی؟” (Friday, 3:30 pm)"},
	{name: "english-urdu-number", text: "In Urdu: 24 ہفتے and 3 دن = 171 days."},
	{name: "english-bold", text: "one bold word", style: Style{Spans: []Span{{4, 8, true, 0}}}},
	{name: "english-marks", text: "café naïve Ångström e\u0301 o\u0308"},
	{name: "english-selected", text: "from here to there and on to the next line", from: 5, to: 34},
	{name: "english-emoji", text: "smile 😊 heart ❤️ family 👨‍👩‍👧 flag 🇵🇰 skin 👍🏽 key 1️⃣"},
	{name: "english-blank-line", text: "first\n\nthird", from: 3, to: 8},
	{name: "english-tab", text: "a\tb\n\tc"},
	{name: "control-characters", text: "a\x00b\x07c\u0085d"},
	{name: "broken-bytes", text: "a\xffb\xe2\x80c \xd8ی"},
	{name: "other-scripts", text: "漢字 नमस्ते Ελλ Привет"},
	{name: "forced-right-to-left", text: "English, set from the right.", style: Style{Direction: RTL}},
	{name: "forced-left-to-right", text: urduSentence, style: Style{Direction: LTR}},

	{name: "urdu", text: urduSentence},
	{name: "urdu-naskh", text: urduSentence, naskh: true},
	{name: "urdu-bold", text: urduSentence, style: Style{Bold: true}},
	{name: "urdu-bold-word", text: urduSentence, style: Style{Spans: []Span{{12, 18, true, 0}}}},
	{name: "urdu-tinted-letter", text: "گہوارہ محبت", style: Style{Spans: []Span{{2, 6, false, 1}, {15, 17, false, 2}}}},
	{name: "urdu-selected", text: urduSentence + " آج اپنوں کا حلقہ بنائیں۔", from: 8, to: 80},
	{name: "urdu-tall", text: "ٹھیک ٹھاک گھنگھریالے سمجھیے چھٹکے پیچھے"},
	{name: "urdu-tall-largest", text: "گھنگھریالے لکھیے", style: Style{Size: 28}},
	{name: "urdu-smallest", text: urduSentence, style: Style{Size: 14}},
	{name: "urdu-marks", text: "مَیں نے پُوچھا: کِیا حَال ہے؟ قُرآنِ مجید، محبّت، رحمٰن، اِنشاءَاللّٰہ"},
	{name: "urdu-marks-naskh", text: "مَیں نے پُوچھا: کِیا حَال ہے؟ قُرآنِ مجید، محبّت، رحمٰن، اِنشاءَاللّٰہ", naskh: true},
	{name: "urdu-digits", text: "24 ہفتے + 3 دن، 6.5 کلو، 50%"},
	{name: "urdu-native-digits", text: "۱۴ اگست ۲۰۲۶ء، ۲۴ ہفتے، ۶٫۵"},
	{name: "urdu-digits-selected", text: "آج 24 مارچ ہے", from: 0, to: 6},
	{name: "urdu-digits-naskh", text: "24 ہفتے + ۳ دن (تقریباً 6 مہینے)، 50%", naskh: true},
	{name: "urdu-date-time", text: "24/03/2026 کو 10:30 بجے"},
	{name: "urdu-phone-isolated", text: "فون \u20660311-7786264\u2069 ہے"},
	{name: "urdu-brackets", text: "بچہ (دو ماہ) اور [ماں] {گھر} <صحن>"},
	{name: "urdu-brackets-english", text: "سبق (lesson 3) اور [attachment] پڑھیں"},
	{name: "urdu-quotes", text: "«سب ٹھیک ہے» اور “ہاں” اور ‘نہیں’ اور \"بس\""},
	{name: "urdu-english-word", text: "ڈاکٹر نے baby کی heartbeat سنی۔"},
	{name: "urdu-english-selected", text: "ڈاکٹر نے baby کی heartbeat سنی۔", from: 10, to: 24},
	{name: "urdu-english-sentence", text: "ان کا کہنا تھا: “The baby is fine, thank God!” اور بس۔"},
	{name: "urdu-ends-in-english", text: "نام: Sara Ahmed"},
	{name: "urdu-punctuation", text: "کیوں؟ اچھا! ہاں… ایک؛ دو: تین — چار / پانچ"},
	{name: "urdu-emoji", text: "بہت خوشی 😊 ❤️ 👨‍👩‍👧 ہوئی"},
	{name: "urdu-signs", text: "محمد ﷺ، ﷲ، ؓ، ۔ ؎ ﷽"},
	{name: "urdu-quran-signs", text: "آیت: بِسۡمِ ٱللَّهِ ٱلرَّحۡمَٰنِ ٱلرَّحِيمِ \u06dd قُلۡ هُوَ ٱللَّهُ أَحَدٌ ۖ"},
	{name: "other-arabic-letters", text: "ڪتاب ښځه ڕۆژ کتاب"},
	{name: "urdu-zwnj", text: "می\u200cخواہم خانہ\u200cداری"},
	{name: "urdu-tatweel", text: "محـــبت"},
	{name: "urdu-long-word", text: "یہایکبہتلمبالفظہےجسمیںکوئیوقفہنہیںاوروہسطرسےباہرجاتاہے"},
	{name: "urdu-lines-selected", text: "پہلی سطر\nدوسری سطر\n\nچوتھی", from: 6, to: 40},
	{name: "urdu-override", text: "\u202eabc\u202c اور \u202dاب\u202c"},
	{name: "mixed-paragraphs", text: "آج کا دن اچھا تھا۔\nThe baby slept.\nشکر ہے!"},
}

// TestGoldenPictures draws each case and compares it with the picture that was
// looked at. Run with -update after a change that is meant.
func TestGoldenPictures(t *testing.T) {
	nastaliqFirst, naskhFirst := newFonts(t, nastaliq(t), naskh(t)), newFonts(t, naskh(t), nastaliq(t))
	for _, p := range pictures {
		f := nastaliqFirst
		if p.naskh {
			f = naskhFirst
		}
		const tolerance = 8 // for the arithmetic of another processor
		golden.Compare(t, filepath.Join("testdata", "golden", p.name+".png"), p.draw(f), tolerance)
	}
}

// draw sets the text in a narrow column, its selection in grey beneath.
func (p *picture) draw(f *Fonts) *image.Gray {
	const width, margin = 260, 8
	st := p.style
	st.Lang, st.Leading = "ur", 1.55
	if st.Size == 0 {
		st.Size = 20
	}
	text := f.NewText(p.text, st)
	text.Wrap(width)
	_, height := text.Size()
	img := image.NewGray(image.Rect(-margin, -margin, width+margin, int(height)+margin))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	for _, r := range text.Selection(p.from, p.to) {
		box := image.Rect(int(r.X), int(r.Y), int(r.X+r.W), int(r.Y+r.H))
		draw.Draw(img, box, image.NewUniform(color.Gray{Y: 210}), image.Point{}, draw.Src)
	}
	colours := []color.NRGBA{{A: 255}, {R: 150, G: 150, B: 150, A: 255}, {R: 90, G: 90, B: 90, A: 255}}
	for i := range text.Lines() {
		if glyphs, dx, dy := text.DrawLine(i, 1, colours); glyphs != nil {
			at := image.Pt(dx, dy+int(text.Line(i).Top))
			draw.Draw(img, glyphs.Rect.Add(at), glyphs, image.Point{}, draw.Over)
		}
	}
	return img
}
