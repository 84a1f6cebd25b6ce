package kit

import "fyne.io/fyne/v2"

// Faces asks how somebody feels by pictures with their words below. None need
// be chosen, and the chosen one can be taken back by pressing it again.
type Faces struct {
	stack
	tiles   []*Tile
	chosen  int // −1 for none
	changed func(int)
}

// Face is one of them: the name of its drawing and its word.
type Face struct{ Picture, Text string }

// FaceSide is how large a face is drawn, dp.
const FaceSide = 44

// NewFaces asks a question by faces; chosen is the index to begin with, −1 for
// none, and changed hears of every choice, −1 when it is taken back.
func NewFaces(l *Look, question string, faces []Face, chosen int, changed func(int)) *Faces {
	f, g := &Faces{chosen: chosen, changed: changed}, NewGroup(l)
	row := Tiles(l, 4.6*l.Size, Inside)
	for i, face := range faces {
		t := Join(g, NewTile(g.Look(), TileFace{
			Picture: face.Picture, Least: fyne.NewSquareSize(FaceSide), Text: face.Text, Step: Small, Tight: true,
		}, func() { f.choose(i) }).Marked().Selected(i == chosen))
		f.tiles = append(f.tiles, t)
		row.Add(t)
	}
	f.Container = Column(4, NewLabel(l, question, Words{Step: Small, Colour: l.Colours.Muted}), row)
	f.ExtendBaseWidget(f)
	return f
}

// Chosen is the index of the chosen face, −1 for none.
func (f *Faces) Chosen() int { return f.chosen }

// choose takes a face, or takes the chosen one back.
func (f *Faces) choose(i int) {
	if i == f.chosen {
		i = -1
	}
	f.chosen = i
	for j, t := range f.tiles {
		t.SetSelected(j == i)
	}
	if f.changed != nil {
		f.changed(i)
	}
}
