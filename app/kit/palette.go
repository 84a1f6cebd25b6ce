package kit

import "image/color"

// Theme names a palette; the values are those kept in settings.json.
type Theme string

// The themes: by day, for night feeds, and for eyes that need it.
const (
	Paper    Theme = "light"
	Night    Theme = "dark"
	Contrast Theme = "contrast"
)

// Palette is the set of colours a page is drawn with. Colour never carries a
// meaning alone: an icon or a word always stands beside it.
type Palette struct {
	Paper, Card, Sunk  color.NRGBA // grounds: window, cards, fields and rail
	Ink, Muted         color.NRGBA // text; dates and hints
	Primary, OnPrimary color.NRGBA // the one thing to do, and text on it
	Accent, OnAccent   color.NRGBA // warmth; never text on paper
	Danger, OnDanger   color.NRGBA // help, danger signs, erase
	OK                 color.NRGBA // saved, done
	Line               color.NRGBA // hairlines
	Selection, Focus   color.NRGBA // selected text; the ring round what has the keys
	Border             float32     // width of a card's border, dp
	Shadow             bool        // a menu throws a soft shadow
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff}
}

// PaletteFor gives the colours of a theme; an unknown name gives Paper.
func PaletteFor(t Theme) Palette {
	switch t {
	case Night:
		return Palette{
			Paper: rgb(0x14201F), Card: rgb(0x1B2A29), Sunk: rgb(0x243736),
			Ink: rgb(0xF2E9DA), Muted: rgb(0xB8C2BC),
			Primary: rgb(0x6FC2C4), OnPrimary: rgb(0x0D1B1B),
			Accent: rgb(0xF0B27A), OnAccent: rgb(0x173A3F),
			Danger: rgb(0xF29A9A), OnDanger: rgb(0x2A1014),
			OK: rgb(0x8CCBA6), Line: rgb(0x3A5050),
			Selection: rgb(0x2F5D60), Focus: rgb(0xF0B27A), Border: 1,
		}
	case Contrast:
		return Palette{
			Paper: rgb(0xFFFFFF), Card: rgb(0xFFFFFF), Sunk: rgb(0xFFFFFF),
			Ink: rgb(0x000000), Muted: rgb(0x000000),
			Primary: rgb(0x0000C8), OnPrimary: rgb(0xFFFFFF),
			Accent: rgb(0x9A5200), OnAccent: rgb(0xFFFFFF), // an edge of it can be seen on white
			Danger: rgb(0xA00000), OnDanger: rgb(0xFFFFFF),
			OK: rgb(0x005A20), Line: rgb(0x000000),
			Selection: rgb(0xFFE08A), Focus: rgb(0x0000C8), Border: 2,
		}
	default:
		return Palette{
			Paper: rgb(0xFBF6EE), Card: rgb(0xFFFDF8), Sunk: rgb(0xF3EADC),
			Ink: rgb(0x173A3F), Muted: rgb(0x4E6468),
			Primary: rgb(0x1F6F78), OnPrimary: rgb(0xFFFFFF),
			Accent: rgb(0xF2A766), OnAccent: rgb(0x173A3F),
			Danger: rgb(0xB23A48), OnDanger: rgb(0xFFFFFF),
			OK: rgb(0x2F6F4E), Line: rgb(0xE2D6C3),
			Selection: rgb(0xCFE3DF), Focus: rgb(0x1F6F78), Border: 1, Shadow: true,
		}
	}
}

// off is the colour of words that can't be used now, and offEdge of the edge
// of what they stand on.
func (p Palette) off() color.NRGBA     { return Mix(p.Sunk, p.Muted, 0.95) }
func (p Palette) offEdge() color.NRGBA { return Mix(p.Sunk, p.Muted, 0.3) }

// Mix gives the colour a part of the way (0–1) from a to b.
func Mix(a, b color.NRGBA, part float32) color.NRGBA {
	m := func(x, y uint8) uint8 { return uint8(float32(x) + (float32(y)-float32(x))*part + 0.5) }
	return color.NRGBA{R: m(a.R, b.R), G: m(a.G, b.G), B: m(a.B, b.B), A: m(a.A, b.A)}
}
