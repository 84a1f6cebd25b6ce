package kit_test

import (
	"image"
	"image/draw"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"

	"gehwara/app/golden"
	"gehwara/app/kit"
	"gehwara/i18n"
)

// say gives a text in the language of the room.
func (r *room) say(en, ur string) string {
	if r.look.RTL() {
		return ur
	}
	return en
}

// goldens are the pages that are compared to pictures, 400 dp wide.
var goldens = map[string]func(r *room) fyne.CanvasObject{
	"labels": func(r *room) fyne.CanvasObject {
		return kit.Column(8,
			kit.NewLabel(r.look, r.say("Where we are", "ہم کہاں ہیں"), kit.Words{Step: kit.Title, Bold: true}),
			kit.NewLabel(r.look, r.say("24 weeks + 3 days", "24 ہفتے + 3 دن"), kit.Words{Step: kit.Small, Colour: r.look.Colours.Muted}),
			kit.NewLabel(r.look, r.say("Gehwara means گہوارہ, a cradle", "گہوارہ (Gehwara) یعنی جھولا"), kit.Words{Centre: true}))
	},
	"buttons": func(r *room) fyne.CanvasObject {
		word := r.say("Write", "لکھیں")
		off := kit.NewButton(r.look, "write", word, kit.Quiet, nil)
		off.Disable()
		over := kit.NewButton(r.look, "write", word, kit.Quiet, nil)
		over.MouseIn(nil)
		held := kit.NewButton(r.look, "write", word, kit.Primary, nil)
		held.MouseDown(&desktop.MouseEvent{})
		keys := kit.NewButton(r.look, "next", r.say("Go on", "آگے"), kit.Primary, nil)
		keys.FocusGained()
		return kit.Wrap(r.look, 10,
			kit.NewButton(r.look, "write", word, kit.Primary, nil), keys, held,
			kit.NewButton(r.look, "write", word, kit.Quiet, nil), over, off,
			kit.NewButton(r.look, "help", r.say("Help", "مدد چاہیے"), kit.Danger, nil),
			kit.NewButton(r.look, "back", r.say("Back", "پیچھے"), kit.Plain, nil),
			kit.NewButton(r.look, "", word, kit.Quiet, nil).Selected(true),
			kit.NewStacked(r.look, "home", r.say("Home", "گھر"), kit.Plain, nil).Selected(true))
	},
	"fields": func(r *room) fyne.CanvasObject {
		keys := kit.NewField(r.look, r.say("Ayesha عائشہ 24", "عائشہ Ayesha ۲۴"), kit.FieldKind{})
		keys.FocusGained()
		press(keys, "ctrl shift "+r.say("Left", "Right"))
		wrong := kit.NewField(r.look, r.say("yesterday", "کل ٹھیک"), kit.FieldKind{})
		wrong.SetWrong(true)
		return kit.Tiles(r.look, 180, 8, keys, wrong,
			kit.NewField(r.look, "", kit.FieldKind{Hint: r.say("a name", "کوئی نام")}),
			kit.NewField(r.look, "secret", kit.FieldKind{Concealed: true}))
	},
	"editor": func(r *room) fyne.CanvasObject {
		e := kit.NewEditor(r.look, r.say(
			"Today she kicked 3 times. نانی اماں (Nani) laughed.\nپھر سو گئی۔",
			"آج اس نے 3 بار لات ماری۔ نانی اماں (Nani) ہنسیں۔\nThen she slept."), "", "", nil)
		e.FocusGained()
		press(e, "ctrl "+r.say("Right", "Left"), "shift Down")
		return container.NewGridWrap(fyne.NewSize(376, 240), e)
	},
	"prose": func(r *room) fyne.CanvasObject {
		return kit.NewCard(r.look, kit.NewProse(r.look,
			kit.Paragraph{Text: r.say("A heading", "ایک سرخی"), Words: kit.Words{Step: kit.Lead, Bold: true}},
			kit.Paragraph{Text: r.say("Look, wait, answer. It takes minutes.", "دیکھیں، ٹھہریں، جواب دیں۔ چند منٹ لگتے ہیں۔"), Above: 8,
				Spans: []kit.Span{{Start: 0, End: 5, Bold: true}, {Start: 12, End: 20, Tint: kit.TintPrimary}}},
			kit.Paragraph{Text: r.say("hold the baby close, skin to skin, as long as you both like", "بچے کو قریب رکھیں، جلد سے جلد ملا کر، جتنی دیر اچھا لگے"), Marker: "•", Above: 8},
			kit.Paragraph{Text: r.say("call 1122", "1122 پر فون کریں"), Marker: "2.", Above: 4}))
	},
	"reading": func(r *room) fyne.CanvasObject {
		text := r.say("More in the lesson about laps [2].", "باقی بات گود والے سبق میں ہے [2]۔")
		link := r.say("the lesson about laps", "گود والے سبق")
		at, note := strings.Index(text, link), strings.Index(text, "[2]")
		p := kit.NewProse(r.look,
			kit.Paragraph{Text: text, Links: []kit.Link{{Start: at, End: at + len(link)}, {Start: note, End: note + 3, Bare: true}}},
			kit.Paragraph{Text: r.say("“Not that? Let us see.”", "«یہ نہیں؟ چلو، دیکھتے ہیں۔»"), Quoted: true, Above: 12},
			kit.Paragraph{Text: r.say("a cuddle", "گود"), Quoted: true, Marker: "•", Above: 8},
			kit.Paragraph{Text: r.say("Hold the baby close, where the light is good.", "بچے کو قریب لیں، جہاں روشنی اچھی ہو۔"), Marker: "1.", Above: 12},
			kit.Paragraph{Text: r.say("mouth, hands, eyes or breath", "منہ، ہاتھ، آنکھیں یا سانس"), Marker: "–", Depth: 1, Above: 8},
			kit.Paragraph{Text: r.say("Look again.", "پھر دیکھیں۔"), Marker: "2.", Above: 8})
		return kit.NewCard(r.look, p)
	},
	"drawing": func(r *room) fyne.CanvasObject {
		words := r.say("A lamp on a shelf, for the night", "طاق پر رات کا چراغ")
		return kit.Column(16,
			kit.NewProse(r.look, kit.Paragraph{Text: r.say("What stands before the picture.", "تصویر سے پہلے کی بات۔")}),
			kit.NewDrawing(r.look, "journal-lamp", 680.0/240, words),
			kit.NewProse(r.look, kit.Paragraph{Text: r.say("What stands after it, and one that is missing:", "تصویر کے بعد کی بات، اور ایک جو نہیں ملی:")}),
			kit.NewDrawing(r.look, "none", 680.0/120, words))
	},
	"empty": func(r *room) fyne.CanvasObject {
		return kit.NewEmpty(r.look, "cradle", r.say("A line a week is enough.", "ہفتے میں ایک سطر بہت ہے۔"),
			kit.NewButton(r.look, "write", r.say("Write", "لکھیں"), kit.Primary, nil))
	},
	"table":        func(r *room) fyne.CanvasObject { return kit.NewCard(r.look, signs(r, 14)) },
	"table-narrow": func(r *room) fyne.CanvasObject { return kit.NewCard(r.look, signs(r, 22)) },
	"pair": func(r *room) fyne.CanvasObject {
		other := *r.look
		tag := r.say("ur", "en")
		lang, err := i18n.Load(tag)
		if err != nil {
			r.t.Fatal(err)
		}
		other.Lang, other.Size, r.look.Size = lang, 11, 11
		defer func() { r.look.Size = 17 }()
		column := kit.Column(8)
		for _, text := range [][2]string{{"Hold the baby close, in good light.", "بچے کو قریب لیں، جہاں روشنی اچھی ہو۔"}, {"Look again. Call 1122.", "پھر دیکھیں۔ 1122 پر فون کریں۔"}} {
			own, beside := text[0], text[1]
			if r.look.RTL() {
				own, beside = beside, own
			}
			column.Add(kit.Pair(r.look, kit.NewProse(r.look, kit.Paragraph{Text: own, Marker: "•"}), kit.NewProse(&other, kit.Paragraph{Text: beside, Marker: "•"})))
		}
		return column
	},
	"found": func(r *room) fyne.CanvasObject {
		s, _ := cards(r)
		bar := kit.NewFindBar(r.look, s, nil, func() {})
		column := kit.Column(8, bar.Object(), container.NewGridWrap(fyne.NewSize(376, 260), s))
		r.draw(column)
		write(bar.Field(), r.say("t", "ا"))
		return column
	},
	"scripts": func(r *room) fyne.CanvasObject {
		on, off := true, false
		e := kit.NewEditor(r.look, r.say("then she said ٹھیک ہے", "پھر بولیں fine"), "", "", nil)
		e.FocusGained()
		press(e, "ctrl End")
		k := kit.NewKeyboard(r.look, func() kit.Typing { return nil })
		k.SetLayout(kit.StandardKeys)
		return kit.Column(8,
			kit.Tiles(r.look, 180, 8,
				kit.NewField(r.look, "Ayesha عائشہ", kit.FieldKind{Phonetic: &off}),
				kit.NewField(r.look, "secret", kit.FieldKind{Phonetic: &on, Concealed: true})),
			container.NewGridWrap(fyne.NewSize(376, 140), e), k)
	},
	"choices": func(r *room) fyne.CanvasObject {
		return kit.Column(8,
			kit.NewCheck(r.look, r.say("I have written it down", "میں نے لکھ لیا ہے"), true, nil),
			kit.NewChoice(r.look, []string{r.say("mother", "ماں"), r.say("father", "باپ")}, 1, nil),
			kit.NewNumber(r.look, r.say("weeks", "ہفتے"), "24", 1, 42, nil))
	},
}

// signs is a table of three columns, in a size of text.
func signs(r *room, size float32) fyne.CanvasObject {
	look := *r.look
	look.Size = size
	row := func(words ...string) (out []kit.Paragraph) {
		for _, w := range words {
			out = append(out, kit.Paragraph{Text: w})
		}
		return out
	}
	if r.look.RTL() {
		return kit.NewTable(&look, [][]kit.Paragraph{
			row("اشارہ", "شاید مطلب", "کریں"), row("منہ تک جاتا ہاتھ", "بھوک", "دودھ پلا کر دیکھیں"), row("جمائی", "نیند", "گود")})
	}
	return kit.NewTable(&look, [][]kit.Paragraph{
		row("Sign", "It may mean", "Do"), row("a hand at the mouth", "hunger", "offer a feed"), row("a yawn", "tired", "a cuddle")})
}

// Text and widgets are drawn as they were when somebody last looked at them.
func TestGolden(t *testing.T) {
	for name, page := range goldens {
		both(t, func(t *testing.T, r *room) {
			golden.Compare(t, filepath.Join("testdata", "golden", name+"-"+r.look.Lang.Tag()+".png"), r.draw(page(r)), 0)
		})
	}
}

// draw gives the picture of a page on paper, with a margin.
func (r *room) draw(page fyne.CanvasObject) *image.NRGBA { return r.drawWide(page, 400) }

// drawWide does so at a width, dp.
func (r *room) drawWide(page fyne.CanvasObject, width float32) *image.NRGBA {
	page = kit.Inset(12, page)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.Resize(fyne.NewSize(width, kit.HeightFor(page, width)))
	c.SetContent(container.NewStack(canvas.NewRectangle(r.look.Colours.Paper), page))
	c.Resize(fyne.NewSize(width, kit.HeightFor(page, width)))
	drawn := c.Capture()
	out := image.NewNRGBA(drawn.Bounds())
	draw.Draw(out, out.Bounds(), drawn, drawn.Bounds().Min, draw.Src)
	return out
}
