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
