package typeset

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// neighbourhood is how far, in bytes, boundaries look back for a sure start,
// marks not counted. Only an unbroken run of more than 512 flags, or a Korean
// or Indic word as long as this page, can be cut differently for it.
const neighbourhood = 4096

// NextGrapheme is the offset of the first grapheme boundary (UAX #29, extended
// clusters) after offset; the length of s where there is none.
func NextGrapheme(s string, offset int) int {
	first, size := utf8.DecodeRuneInString(s[offset:])
	next := offset + size
	if second, _ := utf8.DecodeRuneInString(s[next:]); next == len(s) || surelyApart(first, second) {
		return next
	}
	start := sureStart(s, offset)
	for length := 64; ; length *= 2 {
		end := min(offset+length, len(s))
		for end < len(s) && !utf8.RuneStart(s[end]) {
			end++
		}
		for boundary := range graphemes(s[start:end]) {
			if at := start + boundary; at > offset && (at < end || end == len(s)) {
				return at
			}
		}
	}
}

// PrevGrapheme is the offset of the last grapheme boundary before offset; 0
// where there is none.
func PrevGrapheme(s string, offset int) int {
	last, size := utf8.DecodeLastRuneInString(s[:offset])
	before := offset - size
	if previous, _ := utf8.DecodeLastRuneInString(s[:before]); before <= 0 || surelyApart(previous, last) {
		return before
	}
	start := sureStart(s, before)
	found := start
	for boundary := range graphemes(s[start:offset]) {
		if start+boundary < offset {
			found = start + boundary
		}
	}
	return found
}

// graphemes yields the ends of the clusters of s.
func graphemes(s string) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		var cutter segmenter.Segmenter
		cutter.Init([]rune(s))
		end := 0
		for clusters := cutter.GraphemeIterator(); clusters.Next(); {
			for range clusters.Grapheme().Text {
				_, size := utf8.DecodeRuneInString(s[end:]) // a broken byte is one character
				end += size
			}
			if !yield(end) {
				return
			}
		}
	}
}

// sureStart is the last place at or before offset that is a boundary whatever
// stands around it.
func sureStart(s string, offset int) int {
	limit := max(offset-neighbourhood, 0)
	after, _ := utf8.DecodeRuneInString(s[offset:])
	for offset > limit || offset > 0 && unicode.IsMark(after) {
		before, size := utf8.DecodeLastRuneInString(s[:offset])
		if surelyApart(before, after) {
			break
		}
		offset -= size
		after = before
	}
	return offset
}

// surelyApart reports whether a boundary lies between two characters whatever
// stands around them. It says so of almost every pair in ordinary text, which
// spares asking the segmenter.
func surelyApart(a, b rune) bool {
	switch {
	case b == '\n':
		return a != '\r' // GB3 to GB5
	case a == '\n':
		return true
	case unicode.In(a, unicode.M, continuing):
		return beginsCluster(b) && !unicode.IsLetter(b) // GB9c: a virama may join letters
	}
	return endsCluster(a) && beginsCluster(b)
}

// endsCluster reports whether nothing but a mark or a joiner can continue a
// cluster after r.
func endsCluster(r rune) bool {
	return r < utf8.RuneSelf && r >= ' ' || graphic(r) && !unicode.Is(prepended, r)
}

// beginsCluster reports whether r never continues a cluster, except after a
// joiner or a prepended sign.
func beginsCluster(r rune) bool {
	return r < utf8.RuneSelf && r >= ' ' || graphic(r) && !unicode.In(r, continuing, unicode.Hangul)
}

func graphic(r rune) bool {
	return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Zs)
}

var (
	// prepended are the letters that join what follows (GB9b); the other
	// prepended signs are format characters.
	prepended = &unicode.RangeTable{
		R16: []unicode.Range16{{Lo: 0x0D4E, Hi: 0x0D4E, Stride: 1}},
		R32: []unicode.Range32{
			{Lo: 0x111C2, Hi: 0x111C3, Stride: 1},
			{Lo: 0x113D1, Hi: 0x113D1, Stride: 1},
			{Lo: 0x1193F, Hi: 0x11941, Stride: 2},
			{Lo: 0x11A3A, Hi: 0x11A3A, Stride: 1},
			{Lo: 0x11A84, Hi: 0x11A89, Stride: 1},
			{Lo: 0x11D46, Hi: 0x11D46, Stride: 1},
			{Lo: 0x11F02, Hi: 0x11F02, Stride: 1},
		},
	}
	// continuing are letters and symbols that join what stands before them:
	// Thai and Lao am, halfwidth voicing marks, regional indicators, skin tones.
	continuing = &unicode.RangeTable{
		R16: []unicode.Range16{
			{Lo: 0x0E33, Hi: 0x0EB3, Stride: 0x80},
			{Lo: 0xFF9E, Hi: 0xFF9F, Stride: 1},
		},
		R32: []unicode.Range32{
			{Lo: 0x1F1E6, Hi: 0x1F1FF, Stride: 1},
			{Lo: 0x1F3FB, Hi: 0x1F3FF, Stride: 1},
		},
	}
)
