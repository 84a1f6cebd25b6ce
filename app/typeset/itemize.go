package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/language"
)

// attribute is what decides, beside the text, how a character is shaped.
type attribute struct {
	level Level
	face  faceID
}

// runeKind sorts characters by how they choose their font.
type runeKind uint8

const (
	kindUnknown  runeKind = iota
	kindLatin             // a script of its own, not Arabic
	kindArabic            // Arabic script
	kindCommon            // used by many scripts: takes the font of its neighbourhood
	kindAttached          // a mark, a joiner: belongs to the character before it
)

func (f *Fonts) kindOf(r rune) runeKind {
	if r < 0 || int(r) >= len(f.kinds) {
		return newKind(r)
	}
	if f.kinds[r] == kindUnknown {
		f.kinds[r] = newKind(r)
	}
	return f.kinds[r]
}

func newKind(r rune) runeKind {
	if attached(r) {
		return kindAttached
	}
	switch language.LookupScript(r) {
	case language.Arabic:
		return kindArabic
	case language.Common, language.Inherited, language.Unknown:
		return kindCommon
	}
	return kindLatin
}

// attached reports whether r continues the character before it: a combining
// mark, a joiner or another invisible sign, the skin tone of an emoji.
func attached(r rune) bool {
	return r >= 0x300 && (unicode.In(r, unicode.M, unicode.Cf) || r >= 0x1F3FB && r <= 0x1F3FF)
}

// itemize chooses the font of each character, whose level and weight are set.
//
// A letter takes the font of its script. A sign of no script takes the font of
// its neighbourhood: at an odd level that of the right-to-left text it is part
// of; at level 0 the Latin one; above, where numbers and foreign words stand in
// Urdu, that of the last letter, or initial where there is none.
func (f *Fonts) itemize(text []rune, attributes []attribute, initial faceID) {
	around := f.firstRole(text, initial)
	joined, end := arabic, 0 // the font of the Arabic word up to end
	base := 0                // the last character that is not attached
	for i, r := range text {
		k := f.kindOf(r)
		if k == kindAttached && i > 0 {
			attributes[i].face = attributes[i-1].face
			f.reunite(text, attributes, base, i)
			continue
		}
		base = i
		want := around
		switch level := attributes[i].level; {
		case k == kindLatin:
			want, around = latin, latin
		case k == kindArabic:
			if i >= end {
				joined, end = f.arabicWord(text, i)
			}
			want, around = joined, arabic
		case level.Direction() == RTL:
			want = arabic
		case level == 0:
			want = latin
		}
		id := f.choose(want, r, next(text, i))
		if id != emoji {
			id |= attributes[i].face & bold
		}
		attributes[i].face = id
	}
}

// arabicWord is the font for the Arabic letters and marks from i on, and where
// they end. Where the first font lacks one of them, such as a sign of the Quran,
// the fallback takes them all: letters of two fonts do not join.
func (f *Fonts) arabicWord(text []rune, i int) (id faceID, end int) {
	id = arabic
	for end = i; end < len(text); end++ {
		r := text[end]
		k := f.kindOf(r)
		if k != kindArabic && k != kindAttached {
			break
		}
		if id == arabic && !f.has(arabic, r) && f.has(fallback, r) && !unicode.Is(unicode.Cf, r) {
			id = fallback
		}
	}
	return id, end
}

// reunite finds a font for the mark at i on the sign or space at base, whose font
// lacks the mark. A mark that no font has shares the font of its letter, and shows as a box.
func (f *Fonts) reunite(text []rune, attributes []attribute, base, i int) {
	mark := text[i]
	if i-base > maxMarks || f.has(attributes[i].face, mark) || unicode.Is(unicode.Cf, mark) {
		return
	}
	for _, id := range [...]faceID{arabic, fallback, latin} {
		if !f.has(id, mark) {
			continue
		}
		if f.kindOf(text[base]) == kindCommon && f.has(id, text[base]) {
			for k := base; k <= i; k++ {
				attributes[k].face = id | attributes[k].face&bold
			}
		}
		return
	}
}

// firstRole is the font of the first letter.
func (f *Fonts) firstRole(text []rune, otherwise faceID) faceID {
	for _, r := range text {
		switch f.kindOf(r) {
		case kindLatin:
			return latin
		case kindArabic:
			return arabic
		}
	}
	return otherwise
}

func next(text []rune, i int) rune {
	if i+1 < len(text) {
		return text[i+1]
	}
	return 0
}

// choose is the wanted font, or the first other that has a glyph for r. A
// character that the next one makes an emoji is one.
func (f *Fonts) choose(want faceID, r rune, next rune) faceID {
	const emojiStyle, keycap = 0xFE0F, 0x20E3
	if (next == emojiStyle || next == keycap) && f.has(emoji, r) {
		return emoji
	}
	for _, id := range [...]faceID{want, latin, arabic, fallback, emoji} {
		if f.has(id, r) {
			return id
		}
	}
	return want
}

// Lacks gives the characters of a text that no font has a glyph for, and that
// are therefore drawn as an empty box. Those that are never drawn are not meant.
func (t *Text) Lacks() (lacked string) {
	f := t.fonts
	for _, r := range t.String() {
		if unicode.IsGraphic(r) && !unicode.IsSpace(r) && !f.has(f.choose(latin, r, 0), r) {
			lacked += string(r)
		}
	}
	return lacked
}
