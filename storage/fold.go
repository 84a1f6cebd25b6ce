package storage

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold brings a secret to the one form that keys are derived from, so that
// what a person typed on one keyboard opens on another. It can never change:
// SECURITY.md states it to the byte and testdata/fold.json holds vectors.
//
// The steps: broken UTF-8 to U+FFFD; NFKD; drop what is not seen or is only a
// vowel mark; fold letters, digits and punctuation; each run of white space to
// one U+0020; NFKC; no white space outside.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, "\uFFFD")) {
		if unicode.Is(dropped, r) {
			continue
		}
		if unicode.Is(spaces, r) {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(foldRune(r))
	}
	return norm.NFKC.String(b.String())
}

func foldRune(r rune) rune {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	}
	if to, ok := variants[r]; ok {
		return to
	}
	return r
}

// variants are letters and punctuation that keyboards, phones and habits use
// for one another. NFKD has already taken hamza and madda off their letters
// (ئ is ي and U+0654), and dropped removes them.
var variants = map[rune]rune{
	'ي': 'ی', // U+064A
	'ى': 'ی', // U+0649
	'ك': 'ک', // U+0643
	'ڪ': 'ک', // U+06AA
	'ه': 'ہ', // U+0647
	'ھ': 'ہ', // U+06BE
	'ة': 'ہ', // U+0629
	'ۃ': 'ہ', // U+06C3
	'ە': 'ہ', // U+06D5
	'ٱ': 'ا', // U+0671
	'،': ',', // U+060C
	'؛': ';', // U+061B
	'؟': '?', // U+061F
	'۔': '.', // U+06D4
}

// dropped are Arabic vowel and reading marks, the tatweel, joiners,
// direction marks, variation selectors and other characters without ink.
var dropped = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00AD, Hi: 0x00AD, Stride: 1},
		{Lo: 0x034F, Hi: 0x034F, Stride: 1},
		{Lo: 0x0610, Hi: 0x061A, Stride: 1},
		{Lo: 0x061C, Hi: 0x061C, Stride: 1},
		{Lo: 0x0640, Hi: 0x0640, Stride: 1},
		{Lo: 0x064B, Hi: 0x065F, Stride: 1},
		{Lo: 0x0670, Hi: 0x0670, Stride: 1},
		{Lo: 0x06D6, Hi: 0x06DC, Stride: 1},
		{Lo: 0x06DF, Hi: 0x06E4, Stride: 1},
		{Lo: 0x06E7, Hi: 0x06E8, Stride: 1},
		{Lo: 0x06EA, Hi: 0x06ED, Stride: 1},
		{Lo: 0x0898, Hi: 0x089F, Stride: 1},
		{Lo: 0x08CA, Hi: 0x08E1, Stride: 1},
		{Lo: 0x08E3, Hi: 0x08FF, Stride: 1},
		{Lo: 0x200B, Hi: 0x200F, Stride: 1},
		{Lo: 0x202A, Hi: 0x202E, Stride: 1},
		{Lo: 0x2060, Hi: 0x2064, Stride: 1},
		{Lo: 0x2066, Hi: 0x206F, Stride: 1},
		{Lo: 0xFE00, Hi: 0xFE0F, Stride: 1},
		{Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1},
	},
	LatinOffset: 1,
}

// spaces is white space as it remains after NFKD.
var spaces = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0009, Hi: 0x000D, Stride: 1},
		{Lo: 0x0020, Hi: 0x0020, Stride: 1},
		{Lo: 0x0085, Hi: 0x0085, Stride: 1},
		{Lo: 0x1680, Hi: 0x1680, Stride: 1},
		{Lo: 0x2028, Hi: 0x2029, Stride: 1},
	},
	LatinOffset: 3,
}
