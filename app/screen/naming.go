package screen

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// pictures are the neutral pictures of journals.
var pictures = []string{
	"leaf", "lamp", "bird", "boat", "star", "mango", "kite", "moon", "pot", "flower", "tree", "fish",
}

// longestName is the greatest length of a journal's name, in characters.
const longestName = 60

// freePicture is the first one that no journal on the list has.
func freePicture(listed []Sealed) string {
	for _, name := range pictures {
		if !slices.ContainsFunc(listed, func(s Sealed) bool { return s.Picture == name }) {
			return name
		}
	}
	return pictures[0]
}

// naming is what a journal is to be called.
type naming struct {
	name    string
	picture string
	hidden  bool
	urdu    bool // in the name, Latin keys give Urdu letters
}

// namer asks for a name and a picture that tell nothing.
type namer struct {
	naming
	env    *Env
	sheet  *kit.Sheet
	others []Sealed // journals on the list that are not this one

	line   *fyne.Container // what to think of
	choose *fyne.Container // the pictures: a hidden journal shows none
	field  *kit.Field
	note   *remark
}

// newNamer makes the question; submitted is Enter in the name.
func newNamer(env *Env, sheet *kit.Sheet, with naming, others []Sealed, submitted func()) *namer {
	l := env.Look
	n := &namer{naming: with, env: env, sheet: sheet, others: others, line: kit.Column(0), note: newRemark(l)}
	n.choose = captioned(l, l.T("new.picture"), n.tiles())
	n.field = kit.NewField(l, n.name, kit.FieldKind{
		Hint: l.T("new.name_example"), Label: l.T("new.name"), Most: 400, Phonetic: &n.urdu,
		Changed: func(text string) {
			n.name = text
			n.field.SetWrong(false)
			if n.note.clear() {
				sheet.Reflow()
			}
		},
		Submitted: submitted,
	})
	n.see()
	return n
}

// see says what to think of, for a name that is listed or one that is not.
func (n *namer) see() {
	key := "new.name_line"
	if n.hidden {
		key = "new.name_line_hidden"
	}
	n.line.Objects, n.choose.Hidden = []fyne.CanvasObject{muted(n.env.Look, n.env.T(key))}, n.hidden
}

// card is the question.
func (n *namer) card() fyne.CanvasObject {
	l := n.env.Look
	hide := kit.NewCheck(l, l.T("new.hidden"), n.hidden, func(on bool) {
		n.hidden = on
		n.see()
		n.sheet.Reflow()
	})
	return kit.NewCard(l, kit.Column(kit.Between,
		captioned(l, l.T("new.name"), n.field, n.note.box),
		kit.Column(0, hide, kit.NewLabel(l, l.T("new.hidden_line"), kit.Words{Step: kit.Small, Colour: l.Colours.Muted})),
		n.choose))
}

// tiles are the pictures to choose from.
func (n *namer) tiles() *fyne.Container {
	l := n.env.Look
	tiles, g := map[string]*kit.Tile{}, kit.NewGroup(l)
	grid := kit.Tiles(l, 5.8*l.Size, kit.Inside)
	for _, name := range pictures {
		tiles[name] = kit.Join(g, kit.NewTile(g.Look(), kit.TileFace{
			Picture: "journal-" + name, Least: fyne.NewSize(48, 48), Text: l.T("picture." + name), Step: kit.Small,
		}, func() {
			if before := tiles[n.picture]; before != nil {
				before.SetSelected(false)
			}
			n.picture = name
			tiles[name].SetSelected(true)
		})).Marked().Selected(name == n.picture)
		grid.Add(tiles[name])
	}
	return grid
}

// sealed is the journal as it is to be seen from outside.
func (n naming) sealed() Sealed {
	return Sealed{Name: strings.TrimSpace(n.name), Picture: n.picture, Hidden: n.hidden}
}

// wanting says beside the field what is wrong with the name, if anything is.
func (n *namer) wanting() bool {
	text := n.fault(strings.TrimSpace(n.name))
	if text == "" {
		return false
	}
	n.refuse(text)
	return true
}

// refuse says beside the field why the name will not do.
func (n *namer) refuse(why string) {
	n.field.SetWrong(true)
	n.note.wrong(why)
	n.sheet.Reflow()
	n.sheet.Reveal(n.field)
	n.env.Canvas.Focus(n.field)
}

func (n *namer) fault(name string) string {
	taken := func(s Sealed) bool { return strings.EqualFold(s.Name, name) }
	switch {
	case name == "":
		return n.env.T("new.name_empty")
	case utf8.RuneCountInString(name) > longestName:
		return n.env.T("new.name_long")
	case !n.hidden && slices.ContainsFunc(n.others, taken):
		return n.env.T("new.name_taken")
	}
	return ""
}
