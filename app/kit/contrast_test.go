package kit

import (
	"fmt"
	"image/color"
	"math"
	"os"
	"testing"

	"fyne.io/fyne/v2/test"

	"gehwara/i18n"
)

// readable is the least contrast of words with their ground (WCAG 2.1, 1.4.3),
// and plain that of what is told by a shape: the ring round what has the keys
// (1.4.11).
const readable, plain = 4.5, 3

// luminance is that of WCAG 2.1.
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// over is a wash as it looks on a ground.
func over(wash, ground color.NRGBA) color.NRGBA {
	solid := wash
	solid.A = 0xff
	return Mix(ground, solid, float32(wash.A)/255)
}

// palettes runs a test in the three themes.
func palettes(t *testing.T, run func(t *testing.T, l *Look)) {
	test.NewTempApp(t)
	lang, err := i18n.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := LoadFonts(func(file string) ([]byte, error) { return os.ReadFile("../../assets/fonts/" + file) }, Nastaliq)
	if err != nil {
		t.Fatal(err)
	}
	for _, theme := range []Theme{Paper, Night, Contrast} {
		t.Run(string(theme), func(t *testing.T) {
			run(t, &Look{Lang: lang, Fonts: fonts, Theme: theme, Colours: PaletteFor(theme), Size: 17})
		})
	}
}

// readableOn fails where words can't be read well on a ground that itself lies
// on paper, on a card, or on the rail.
func readableOn(t *testing.T, l *Look, what string, text, ground color.NRGBA) {
	t.Helper()
	c := l.Colours
	for name, under := range map[string]color.NRGBA{"paper": c.Paper, "card": c.Card, "sunk": c.Sunk} {
		if got := contrast(text, over(ground, under)); got < readable {
			t.Errorf("%s on %s: contrast %.2f", what, name, got)
		}
	}
}

// Words of every colour can be read on every ground they are set on.
func TestWordsCanBeRead(t *testing.T) {
	palettes(t, func(t *testing.T, l *Look) {
		c, none := l.Colours, color.NRGBA{}
		for name, text := range map[string]color.NRGBA{
			"ink": c.Ink, "muted": c.Muted, "primary": c.Primary, "danger": c.Danger, "ok": c.OK, "off": c.off(),
		} {
			readableOn(t, l, name, text, none)
		}
		readableOn(t, l, "on primary", c.OnPrimary, c.Primary)
		readableOn(t, l, "on accent", c.OnAccent, c.Accent)
		readableOn(t, l, "on danger", c.OnDanger, c.Danger)
		readableOn(t, l, "selected", c.Ink, c.Selection)
		readableOn(t, l, "a tip", c.Paper, c.Ink)
		for _, tone := range []Tone{Note, Good, Warm, Care, Trouble} {
			card := NewBanner(l, tone, Column(0))
			_, _, mark := l.mark(tone)
			readableOn(t, l, fmt.Sprint("banner ", tone), c.Ink, card.ground.FillColor.(color.NRGBA))
			readableOn(t, l, fmt.Sprint("mark of banner ", tone), mark, card.ground.FillColor.(color.NRGBA))
		}
	})
}

// For eyes that need it every edge, bar and dot stands out from its ground (WCAG 2.2,
// 1.4.11), and the rail is parted from the page.
func TestEdgesStandOutInContrast(t *testing.T) {
	const stands = 3
	palettes(t, func(t *testing.T, l *Look) {
		c := l.Colours
		for name, edge := range map[string]color.NRGBA{
			"line": c.Line, "primary": c.Primary, "accent": c.Accent, "danger": c.Danger, "ok": c.OK, "focus": c.Focus,
		} {
			if got := contrast(edge, c.Card); l.Theme == Contrast && got < stands {
				t.Errorf("%s on a card: contrast %.2f", name, got)
			}
		}
		rail := NewRail(l, "cradle", nil, RailItem{})
		if parted := c.Sunk != c.Paper || !rail.edge().Hidden; !parted {
			t.Error("nothing parts the rail from the page")
		}
	})
}

// The words on what is pressed can be read in each of its states.
func TestPressedWordsCanBeRead(t *testing.T) {
	palettes(t, func(t *testing.T, l *Look) {
		states := map[string]func(*pressed){
			"rest": func(*pressed) {}, "hover": func(p *pressed) { p.hovered = true },
			"held": func(p *pressed) { p.held = true }, "disabled": func(p *pressed) { p.disabled = true },
		}
		for name, put := range states {
			for w := Quiet; w <= Plain; w++ {
				for _, selected := range []bool{false, true} {
					b := NewButton(l, "", "x", w, nil).Selected(selected)
					put(&b.pressed)
					ground, text, _ := b.colours()
					readableOn(t, l, fmt.Sprintf("button %d selected %v, %s", w, selected, name), text, ground)
				}
			}
			s := NewSelect(l, "", []string{"x"}, 0, nil)
			put(&s.pressed)
			ground, text, _ := s.colours()
			readableOn(t, l, "select "+name, text, ground)
			for _, selected := range []bool{false, true} {
				tile := NewTile(l, TileFace{Text: "x"}, nil).Selected(selected)
				put(&tile.pressed)
				r := test.WidgetRenderer(tile).(*tileRenderer)
				fill := r.ground.plate.FillColor.(color.NRGBA)
				readableOn(t, l, fmt.Sprintf("tile selected %v, %s", selected, name), l.Colours.Ink, fill)
				readableOn(t, l, fmt.Sprintf("hint of tile selected %v, %s", selected, name), l.Colours.Muted, fill)
			}
			check := NewCheck(l, "x", true, nil)
			put(&check.pressed)
			r := test.WidgetRenderer(check).(*checkRenderer)
			readableOn(t, l, "check "+name, check.labels[0].block.colours[0], r.ground.plate.FillColor.(color.NRGBA))
			if got := contrast(l.Colours.OnPrimary, r.box.FillColor.(color.NRGBA)); got < plain {
				t.Errorf("tick %s: contrast %.2f", name, got)
			}
		}
	})
}

// The days of a calendar can be read, chosen, lit or shut.
func TestDaysCanBeRead(t *testing.T) {
	palettes(t, func(t *testing.T, l *Look) {
		today := Day{2026, 3, 5}
		c := NewCalendar(l, CalendarKind{Chosen: Day{2026, 3, 3}, Today: today, Max: today})
		for day := 1; day <= 6; day++ {
			d := Day{2026, 3, day}
			for _, mouse := range []Day{{}, d} {
				c.grid.over = mouse
				ground, text, _ := c.grid.colours(d)
				readableOn(t, l, fmt.Sprint(d, mouse), text, ground)
			}
		}
	})
}

// What has the keys is seen to have them on every ground.
func TestTheRingIsSeen(t *testing.T) {
	palettes(t, func(t *testing.T, l *Look) {
		c := l.Colours
		for name, ground := range map[string]color.NRGBA{"paper": c.Paper, "card": c.Card, "sunk": c.Sunk} {
			if got := contrast(c.Focus, ground); got < plain {
				t.Errorf("the ring on %s: contrast %.2f", name, got)
			}
		}
	})
}

// All text stays legible on the ground of what was found.
func TestWhatIsFoundCanBeRead(t *testing.T) {
	palettes(t, func(t *testing.T, l *Look) {
		c := l.Colours
		for what, text := range map[string]color.NRGBA{"text": c.Ink, "hints": c.Muted, "links": c.Primary} {
			readableOn(t, l, what+", found", text, l.foundColour())
		}
	})
}
