package kit

import "fyne.io/fyne/v2"

// ListRow is one thing of a list: what it is, and what can be done with it. It
// is pressed as a whole, or has buttons at its end.
type ListRow struct {
	Image   fyne.CanvasObject // at the start; may be nil
	Text    string
	Hint    string // a muted line below
	Act     func() // the whole row is pressed; nil: it is not
	Buttons []fyne.CanvasObject
}

// NewList lays rows on a card, a hairline between them.
func NewList(l *Look, rows ...ListRow) *Card {
	column := Column(4)
	for i, r := range rows {
		if i > 0 {
			column.Add(hairline(l))
		}
		column.Add(l.row(r))
	}
	c := NewCard(l, column)
	c.content = Inset(Inside, column)
	return c
}

func (l *Look) row(r ListRow) fyne.CanvasObject {
	if r.Act != nil {
		return NewTile(l, TileFace{
			Image: r.Image, Text: r.Text, Hint: r.Hint, Beside: true, Tight: true, Flat: true,
			End: l.Icon("next", l.Colours.Muted, ceil(1.2*l.Size)),
		}, r.Act)
	}
	words := Column(4, NewLabel(l, r.Text, Words{Bold: true}))
	if r.Hint != "" {
		words.Add(NewLabel(l, r.Hint, Words{Step: Small, Colour: l.Colours.Muted}))
	}
	line := RowGrow(l, Between, 1, words)
	if r.Image != nil {
		line = RowGrow(l, Between, 1, r.Image, words)
	}
	return Inset(Inside, Ends(l, Inside, line, Wrap(l, Inside, r.Buttons...)))
}
