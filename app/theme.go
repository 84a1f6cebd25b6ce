package app

import (
	"fmt"
	"image/color"
	"path"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"gehwara/app/kit"
	"gehwara/app/screen"
	"gehwara/app/typeset"
	"gehwara/assets"
)

// fontFiles are the bundled families, by what they are used for.
var fontFiles = map[string]string{
	"latin":         "AtkinsonHyperlegibleNext",
	screen.Nastaliq: "NotoNastaliqUrdu",
	screen.Naskh:    "NotoNaskhArabic",
	"emoji":         "NotoEmoji",
}

// scales are the sizes of the scripts beside the Latin em: Nastaliq is set at
// 1.25 times it (LOOK.md), Naskh a little above it.
var scales = map[string]float32{"latin": 1, screen.Nastaliq: 1.25, screen.Naskh: 1.15, "emoji": 1}

// loadFonts makes the set of fonts for a choice of Urdu script.
func loadFonts(script string) (*typeset.Fonts, error) {
	other := screen.Naskh
	if script == screen.Naskh {
		other = screen.Nastaliq
	}
	var set typeset.Sources
	for name, into := range map[string]*typeset.Source{
		"latin": &set.Latin, script: &set.Arabic, other: &set.Fallback, "emoji": &set.Emoji,
	} {
		source, err := fontSource(name)
		if err != nil {
			return nil, err
		}
		*into = source
	}
	fonts, err := typeset.NewFonts(set)
	if err != nil {
		return nil, fmt.Errorf("app: load fonts: %w", err)
	}
	return fonts, nil
}

func fontSource(name string) (typeset.Source, error) {
	s := typeset.Source{Scale: scales[name]}
	var err error
	if s.Regular, err = assets.Font(fontFiles[name] + "-Regular.ttf"); err != nil {
		return s, fmt.Errorf("app: font: %w", err)
	}
	if name == "emoji" {
		return s, nil
	}
	if s.Bold, err = assets.Font(fontFiles[name] + "-Bold.ttf"); err != nil {
		return s, fmt.Errorf("app: font: %w", err)
	}
	return s, nil
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

// fyneTheme gives Fyne's own parts (scroll bars, pop-ups, window ground) the
// colours of the palette. Words are never drawn by Fyne.
type fyneTheme struct {
	colours kit.Palette
	dark    bool
}

func (t fyneTheme) Color(n fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	c := t.colours
	switch n {
	case theme.ColorNameBackground:
		return c.Paper
	case theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground:
		return c.Card
	case theme.ColorNameForeground:
		return c.Ink
	case theme.ColorNamePrimary, theme.ColorNameFocus:
		return c.Primary
	case theme.ColorNameScrollBar:
		return kit.Mix(c.Paper, c.Muted, 0.6)
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameShadow:
		return color.NRGBA{A: 0x30}
	}
	variant := theme.VariantLight
	if t.dark {
		variant = theme.VariantDark
	}
	return theme.DefaultTheme().Color(n, variant)
}

func (fyneTheme) Font(s fyne.TextStyle) fyne.Resource     { return theme.DefaultTheme().Font(s) }
func (fyneTheme) Icon(n fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(n) }

func (fyneTheme) Size(n fyne.ThemeSizeName) float32 {
	switch n {
	case theme.SizeNameScrollBar:
		return 12
	case theme.SizeNameScrollBarSmall:
		return 6
	case theme.SizeNamePadding:
		return 4
	}
	return theme.DefaultTheme().Size(n)
}
