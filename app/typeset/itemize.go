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

// itemizer chooses the font of each character of a paragraph.
type itemizer struct {
	fonts    *Fonts
	around   faceID // the role of the last letter
	brackets []openBracket
}

// openBracket remembers the font of an opening bracket, so that the closing one
// matches it.
type openBracket struct {
	closing rune
	role    faceID
}

// itemize fills in the faces of the characters. around is the role that
// characters of no script take where the paragraph has no letter at all.
func (f *Fonts) itemize(text []rune, attributes []attribute, around faceID) {
	it := itemizer{fonts: f, around: around}
	for _, r := range text {
		if k := f.kindOf(r); k == kindLatin || k == kindArabic {
			it.around = role(k)
			break
		}
	}
	for i, r := range text {
		k := f.kindOf(r)
		if k == kindAttached && i > 0 {
			attributes[i].face = attributes[i-1].face
			continue
		}
		weight := attributes[i].face & bold
		attributes[i].face = it.choose(r, k, next(text, i)) | weight
		if attributes[i].face.role() == emoji {
			attributes[i].face = emoji
		}
	}
}

func next(text []rune, i int) rune {
	if i+1 < len(text) {
		return text[i+1]
	}
	return 0
}

func role(k runeKind) faceID {
	if k == kindArabic {
		return arabic
	}
	return latin
}

// choose finds the role for r: that of its script, or of its neighbourhood, or
// the first that has a glyph for it.
func (it *itemizer) choose(r rune, k runeKind, next rune) faceID {
	const emojiStyle, keycap = 0xFE0F, 0x20E3
	if (next == emojiStyle || next == keycap) && it.fonts.has(emoji, r) {
		return emoji
	}
	want := it.around
	switch k {
	case kindLatin, kindArabic:
		want = role(k)
		it.around = want
	case kindCommon:
		if closing, opens := bracket(r); opens {
			it.open(closing, want)
		} else if closing != 0 {
			want = it.close(closing, want)
			it.around = want
		}
	}
	order := [...]faceID{want, latin + arabic - want, fallback, emoji}
	if k == kindArabic {
		order = [...]faceID{arabic, fallback, latin, emoji}
	}
	for _, id := range order {
		if it.fonts.has(id, r) {
			return id
		}
	}
	return want
}

func (it *itemizer) open(closing rune, id faceID) {
	if len(it.brackets) < maxBrackets {
		it.brackets = append(it.brackets, openBracket{closing, id})
	}
}

func (it *itemizer) close(closing rune, otherwise faceID) faceID {
	for i := len(it.brackets) - 1; i >= 0; i-- {
		if it.brackets[i].closing == closing {
			id := it.brackets[i].role
			it.brackets = it.brackets[:i]
			return id
		}
	}
	return otherwise
}
