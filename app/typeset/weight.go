package typeset

import (
	"unicode"

	"github.com/go-text/typesetting/language"
)

// embolden marks the characters of bold spans, or all when the style is bold.
// Letters that join are of one weight, see unite.
func (t *Text) embolden(p *passage, base int) {
	spans := t.style.Spans
	if t.style.Bold {
		spans = []Span{{Start: base, End: base + len(p.text), Bold: true}}
	}
	for _, span := range spans {
		if !span.Bold || span.End <= base || span.Start >= base+len(p.text) {
			continue
		}
		i := 0
		for at := range p.text {
			if base+at >= span.Start && base+at < span.End {
				p.attributes[i].face |= bold
			}
			i++
		}
	}
	if !t.style.Bold && len(spans) > 0 {
		unite(p.runes, p.attributes)
	}
}

// unite makes bold all of a joined group of letters that is bold in part. Two
// fonts shape its parts alone: the strokes would meet, but in Nastaliq not on one
// slope.
func unite(text []rune, attributes []attribute) {
	for start := 0; start < len(text); {
		end, last := start+1, start // of the group; its last letter
		weight := attributes[start].face & bold
		for end < len(text) && (attached(text[end]) || joined(text[last], text[end-1], text[end])) {
			if !attached(text[end]) {
				last = end
			}
			weight |= attributes[end].face & bold
			end++
		}
		for i := start; i < end; i++ {
			attributes[i].face |= weight
		}
		start = end
	}
}

// joined reports whether a letter joins the one after it; before is the
// character before that, a mark perhaps, or a joiner.
func joined(letter, before, after rune) bool {
	const zeroWidthNonJoiner = '\u200C'
	return cursive(letter) && joins(letter) && before != zeroWidthNonJoiner && cursive(after) && after != 'ء'
}

// cursive reports whether r is a letter of the Arabic script, or the stroke that
// lengthens one.
func cursive(r rune) bool {
	return r == tatweel || language.LookupScript(r) == language.Arabic && unicode.IsLetter(r)
}
