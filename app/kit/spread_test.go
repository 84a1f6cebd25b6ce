package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
	"gehwara/i18n"
)

// cards are three cards with text, and a list in the second.
func cards(r *room) (*kit.Sheet, []*kit.Prose) {
	one := kit.NewProse(r.look, kit.Paragraph{Text: r.say("first", "پہلا")})
	two := kit.NewProse(r.look, kit.Paragraph{Text: r.say("sit", "بیٹھیں"), Marker: "1."}, kit.Paragraph{Text: r.say("breathe", "سانس لیں"), Marker: "2."})
	three := kit.NewProse(r.look, kit.Paragraph{Text: r.say("third and last", "تیسرا اور آخری")})
	s := kit.NewSheet(kit.Column(10, kit.NewCard(r.look, one), kit.NewLabel(r.look, "label", kit.Words{}), kit.NewCard(r.look, two), kit.NewCard(r.look, three)))
	return s, []*kit.Prose{one, two, three}
}

// ends are points of the window at the beginning and at the end of a Prose.
func (r *room) ends(p *kit.Prose) (start, end fyne.Position) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
	start, end = at.AddXY(1, 10), at.Add(p.Size()).SubtractXY(1, 6)
	if r.look.RTL() {
		start.X, end.X = end.X, start.X
	}
	return start, end
}

func TestSelectionFromCardToCard(t *testing.T) {
	both(t, func(t *testing.T, r *room) {
		s, p := cards(r)
		r.show(s, 500, 700)
		first, list, third := r.say("first", "پہلا"), "1. "+r.say("sit", "بیٹھیں")+"\n2. "+r.say("breathe", "سانس لیں"), r.say("third and last", "تیسرا اور آخری")
		from, _ := r.ends(p[0])
		_, to := r.ends(p[2])
		r.dragOver(from, to)
		want(t, "down", p[0].Selected(), strings.Join([]string{first, list, third}, "\n"))
		press(r.window.Canvas().Focused(), "ctrl C")
		want(t, "copied", r.copied, p[0].Selected())

		r.dragOver(to, from)
		want(t, "up", p[2].Selected(), strings.Join([]string{first, list, third}, "\n"))
		want(t, "the old one is gone", p[0].Selected(), first)

		_, end := r.ends(p[1])
		r.dragOver(from, end)
		want(t, "shorter", p[0].Selected(), first+"\n"+list)
		want(t, "and no further", p[2].Selected(), "")

		shift := &desktop.MouseEvent{Modifier: fyne.KeyModifierShift, Button: desktop.MouseButtonPrimary}
		shift.Position = to.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(p[2]))
		p[2].MouseDown(shift)
		want(t, "with Shift", p[0].Selected(), strings.Join([]string{first, list, third}, "\n"))

		r.window.Canvas().Unfocus()
		for i := range p {
			want(t, "dropped", p[i].Selected(), "")
		}
		want(t, "all", s.SelectAll(), true)
		want(t, "all of the page", p[0].Selected(), strings.Join([]string{first, list, third}, "\n"))
		click(p[1], 250, 10)
		want(t, "a press ends it", p[0].Selected()+p[1].Selected()+p[2].Selected(), "")
	})
}

// In a text shown in two languages a selection stays in the one it began in.
func TestSelectionStaysInItsLanguage(t *testing.T) {
	r := newRoom(t, "en")
	urdu := *r.look
	var err error
	if urdu.Lang, err = i18n.Load("ur"); err != nil {
		t.Fatal(err)
	}
	var left []*kit.Prose
	column := kit.Column(8)
	for _, text := range [][2]string{{"one", "ایک"}, {"two", "دو"}, {"three", "تین"}} {
		own := kit.NewProse(r.look, kit.Paragraph{Text: text[0]})
		left = append(left, own)
		column.Add(kit.Pair(r.look, own, kit.NewProse(&urdu, kit.Paragraph{Text: text[1]})))
	}
	r.show(column, 700, 400)
	from, _ := r.ends(left[0])
	_, to := r.ends(left[2])
	r.dragOver(from, to.AddXY(300, 0))
	want(t, "English alone", left[0].Selected(), "one\ntwo\nthree")
}

func TestAPageWithoutTextSelectsNothing(t *testing.T) {
	r := newRoom(t, "en")
	s := kit.NewSheet(kit.NewLabel(r.look, "label", kit.Words{}))
	r.show(s, 300, 200)
	want(t, "nothing", s.SelectAll(), false)
}
