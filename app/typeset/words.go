package typeset

import (
	"unicode"
	"unicode/utf8"
)

// A word is what a writer takes for one: letters, digits and low lines with
// the marks and joiners upon and between them (the zero width non-joiner too),
// the apostrophe in don't, the points in 3.14 and e.g. It follows UAX #29, but
// of scripts that don't part their words it takes the whole run.

// NextWord is the end of the next word after offset: of the one around it, or
// of the first after the spaces and signs that follow; else the end of s.
func NextWord(s string, offset int) int {
	for offset < len(s) {
		r, size := utf8.DecodeRuneInString(s[offset:])
		if bearsWord(r) {
			return wordEnd(s, offset)
		}
		offset += size
	}
	return len(s)
}

// PrevWord is the start of the word around or before offset; else 0.
func PrevWord(s string, offset int) int {
	for offset > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:offset])
		if bearsWord(r) {
			return wordStart(s, offset)
		}
		offset -= size
	}
	return 0
}

// WordAt is what a double click on the character at offset selects: its word, the
// run of spaces it is one of, or the one sign it is.
func WordAt(s string, offset int) (start, end int) {
	if start, end = wordStart(s, offset), wordEnd(s, offset); start < end && (end > offset || offset == len(s)) {
		return start, end
	}
	start, end = offset, offset
	for start > 0 && isSpace(s[start-1]) {
		start--
	}
	for end < len(s) && isSpace(s[end]) {
		end++
	}
	if end == offset && end < len(s) && s[end] != '\n' {
		return offset, NextGrapheme(s, end)
	}
	return start, end
}

// wordEnd is where the word around or before offset ends; offset if there is none.
func wordEnd(s string, offset int) int {
	before, _ := utf8.DecodeLastRuneInString(s[:offset])
	for offset < len(s) {
		r, size := utf8.DecodeRuneInString(s[offset:])
		after, _ := utf8.DecodeRuneInString(s[offset+size:])
		if !inWord(r) && !holdsTogether(before, r, after) {
			break
		}
		before = r
		offset += size
	}
	return offset
}

// wordStart is where the word around or before offset starts; offset if there
// is none. A word does not start with a mark: that belongs to the sign before.
func wordStart(s string, offset int) int {
	start := offset
	after, _ := utf8.DecodeRuneInString(s[offset:])
	for offset > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:offset])
		before, _ := utf8.DecodeLastRuneInString(s[:offset-size])
		if !inWord(r) && !holdsTogether(before, r, after) {
			break
		}
		after = r
		offset -= size
		if bearsWord(r) {
			start = offset
		}
	}
	return start
}

// bearsWord reports whether r makes a word.
func bearsWord(r rune) bool {
	return unicode.In(r, unicode.L, unicode.N, unicode.Pc)
}

// inWord reports whether r makes a word or stays with the letter before it.
func inWord(r rune) bool {
	const zeroWidthNonJoiner, zeroWidthJoiner, softHyphen = '\u200C', '\u200D', '\u00AD'
	switch r {
	case zeroWidthNonJoiner, zeroWidthJoiner, softHyphen:
		return true
	}
	return bearsWord(r) || unicode.IsMark(r)
}

// holdsTogether reports whether a sign between two characters leaves them one
// word. Invisible direction marks do; the zero width space does not.
func holdsTogether(before, sign, after rune) bool {
	letters := unicode.IsLetter(before) && unicode.IsLetter(after)
	digits := unicode.IsDigit(before) && unicode.IsDigit(after)
	switch sign {
	case '\'', '’':
		return letters
	case '.':
		return letters || digits
	case ',', '،', '٫', '٬':
		return digits
	case '\u200B':
		return false
	}
	return unicode.Is(unicode.Cf, sign) && inWord(before) && bearsWord(after)
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' }
