package typeset

import (
	"strings"
	"unicode"
)

// maxMarks is how many combining marks one letter keeps in pasted text.
const maxMarks = 64

// Clean makes pasted text fit to be kept: broken UTF-8 becomes U+FFFD, every
// kind of line and paragraph end becomes \n, control characters other than \n
// and \t go, and so does a byte order mark in front, and all marks after the
// 64th on one letter. It reports whether it changed anything.
func Clean(s string) (clean string, changed bool) {
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	var before rune
	for i, r := range s {
		switch {
		case unicode.IsMark(r):
			marks++
		case !unicode.Is(unicode.Cf, r): // a joiner between marks starts no letter
			marks = 0
		}
		switch {
		case r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			b.WriteByte('\n')
		case r == '\n' && before == '\r':
		case r != '\n' && r != '\t' && unicode.IsControl(r):
		case r == '\uFEFF' && i == 0:
		case marks > maxMarks:
		default:
			b.WriteRune(r)
		}
		before = r
	}
	clean = b.String()
	return clean, clean != s
}
