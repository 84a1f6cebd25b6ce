package main

import (
	"path"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/kit"
	"gehwara/assets"
	"gehwara/i18n"
)

var themes = []kit.Theme{kit.Paper, kit.Night, kit.Contrast}

// room is what the parts are shown in.
type room struct {
	look   *kit.Look
	other  *kit.Look   // that of the other language
	canvas fyne.Canvas // of the window; nil where pictures are drawn
	reflow func()      // lays the window out again; nil likewise
}

// newRoom makes a room: a language, a theme and a size of the text, dp.
func newRoom(tag string, theme kit.Theme, size float32) (*room, error) {
	fonts, err := kit.LoadFonts(assets.Font, kit.Nastaliq)
	if err != nil {
		return nil, err
	}
	r := &room{}
	for _, one := range i18n.Tags() {
		lang, err := i18n.Load(one)
		if err != nil {
			return nil, err
		}
		l := &kit.Look{
			Lang: lang, Fonts: fonts, Theme: theme, Colours: kit.PaletteFor(theme), Size: size,
			Drawings: kit.NewDrawings(), Desk: kit.Desk{Picture: picture},
		}
		if one == tag {
			r.look = l
		} else {
			r.other = l
		}
	}
	return r, nil
}

// picture gives a drawing by name: one of the program's own, or a lesson's.
func picture(name string) []byte {
	if data, err := assets.Picture(name + ".svg"); err == nil {
		return data
	}
	data, err := assets.FS.ReadFile(path.Join("lessons", name, name+".svg"))
	if err != nil {
		return nil
	}
	return data
}

// say gives a text in the language of the room.
func (r *room) say(en, ur string) string {
	if r.look.RTL() {
		return ur
	}
	return en
}

// part is one part of the kit, with what it is called there.
type part struct {
	name string
	show func(r *room) []fyne.CanvasObject
}

// part lays out a part below its name.
func (r *room) part(p part) fyne.CanvasObject {
	l := r.look
	column := kit.Column(kit.Between, kit.NewLabel(l, p.name, kit.Words{
		Step: kit.Lead, Bold: true, Direction: kit.LeftToRight,
	}))
	for _, o := range p.show(r) {
		column.Add(o)
	}
	return column
}

// named is a thing with the name of its state below it.
func (r *room) named(name string, o fyne.CanvasObject) fyne.CanvasObject {
	return kit.Column(4, o, kit.NewLabel(r.look, name, kit.Words{
		Step: kit.Small, Colour: r.look.Colours.Muted, Direction: kit.LeftToRight,
	}))
}

// live is what has the states of a thing that is pressed.
type live interface {
	fyne.CanvasObject
	fyne.Focusable
	fyne.Disableable
	desktop.Hoverable
	desktop.Mouseable
}

// states shows a thing that is pressed as it looks at rest, under the mouse,
// with the keys, held down, and switched off.
func (r *room) states(least float32, make func() live) fyne.CanvasObject {
	tiles := kit.Tiles(r.look, least, kit.Between)
	for _, s := range []struct {
		name string
		put  func(live)
	}{
		{"rest", func(live) {}},
		{"hover", func(o live) { o.MouseIn(&desktop.MouseEvent{}) }},
		{"focus", func(o live) { o.FocusGained() }},
		{"pressed", func(o live) { o.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary}) }},
		{"disabled", func(o live) { o.Disable() }},
	} {
		o := make()
		s.put(o)
		tiles.Add(r.named(s.name, o))
	}
	return tiles
}

// today is the day of the calendars.
var today = kit.Day{Year: 2026, Month: time.March, Day: 5}
