package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"gehwara/app/kit"
)

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
