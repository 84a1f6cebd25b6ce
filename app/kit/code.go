package kit

import "fyne.io/fyne/v2"

// NewCode shows the groups of a code to be written on paper: large, each under
// its caption, from left to right in every language, as digits are read.
func NewCode(l *Look, groups, captions []string) *fyne.Container {
	grid := &fyne.Container{Layout: &tiles{least: 5 * l.Em(Title), gap: Between - 4}}
	for i, g := range groups {
		ground := plate(Inside)
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = l.Colours.Sunk, l.Colours.Line, l.Colours.Border
		grid.Add(layered(ground, Inset(Inside, Column(0,
			NewLabel(l, captions[i], Words{Step: Small, Colour: l.Colours.Muted, Centre: true}),
			NewLabel(l, g, Words{Step: Title, Bold: true, Centre: true, Direction: LeftToRight})))))
	}
	return grid
}

// NewBlanks shows the groups of a code as empty squares to be filled by hand, each
// group behind its number, from left to right.
func NewBlanks(l *Look, numbers []string, digits int) *fyne.Container {
	side := 2.2 * l.Size
	grid := &fyne.Container{Layout: &tiles{least: (float32(digits)+1)*(side+4) + 2*Inside, gap: Between - 4}}
	for _, n := range numbers {
		group := &fyne.Container{Layout: row{gap: 4, grow: -1}}
		column := plate(0) // digits differ in width
		column.SetMinSize(fyne.NewSize(1.4*l.Size, 1))
		group.Add(layered(column, NewLabel(l, n, Words{Step: Small, Colour: l.Colours.Muted, Direction: LeftToRight, Centre: true})))
		for range digits {
			square := plate(4)
			square.StrokeColor, square.StrokeWidth = l.Colours.Ink, max(1, l.Colours.Border)
			square.SetMinSize(fyne.NewSize(side, side))
			group.Add(square)
		}
		grid.Add(Inset(Inside, group))
	}
	return grid
}
