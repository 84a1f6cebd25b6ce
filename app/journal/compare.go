package journal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mark says what became of a piece of a text.
type Mark uint8

// What became of it: it stands in both texts, only in the earlier, or only in the
// later.
const (
	Same Mark = iota
	Gone
	New
)

// Piece is a stretch of one text or of both.
type Piece struct {
	Mark Mark
	Text string
}

// longestCompared bounds the work of one comparison, in pairs of words. What is
// longer is told as gone and new in one.
const longestCompared = 4 << 20

// Compare tells a later text from an earlier one: line by line, and word by word
// where lines differ. The pieces that are not New are the earlier text, those that
// are not Gone the later one. Words are told apart by what is no letter, so that
// it serves every script that puts something between them.
func Compare(earlier, later string) []Piece {
	var pieces []Piece
	for _, block := range blocks(compareLines(earlier, later)) {
		if len(block) == 2 { // lines that stand for one another
			pieces = add(pieces, compareBy(wordsOf(block[0].Text), wordsOf(block[1].Text))...)
		} else {
			pieces = add(pieces, block...)
		}
	}
	return pieces
}

// blocks parts pieces so that what is gone and what has come for it are together.
func blocks(pieces []Piece) (all [][]Piece) {
	for i := 0; i < len(pieces); i++ {
		if i+1 < len(pieces) && pieces[i].Mark == Gone && pieces[i+1].Mark == New {
			all = append(all, pieces[i:i+2])
			i++
		} else {
			all = append(all, pieces[i:i+1])
		}
	}
	return all
}

func compareLines(earlier, later string) []Piece {
	return compareBy(strings.SplitAfter(earlier, "\n"), strings.SplitAfter(later, "\n"))
}

// wordsOf parts a text into words, white space, and other signs one by one.
func wordsOf(text string) (parts []string) {
	for len(text) > 0 {
		first, size := utf8.DecodeRuneInString(text)
		kind := kindOf(first)
		for size < len(text) && kind != otherRune {
			next, n := utf8.DecodeRuneInString(text[size:])
			if kindOf(next) != kind {
				break
			}
			size += n
		}
		parts, text = append(parts, text[:size]), text[size:]
	}
	return parts
}

const (
	otherRune = iota
	wordRune
	spaceRune
)

// kindOf tells runes apart. Joiners of words, such as the one between کے and لیے, and
// vowel marks are parts of words.
func kindOf(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return spaceRune
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r), r == '\u200c', r == '\u200d', r == '\'', r == '’':
		return wordRune
	}
	return otherRune
}

// compareBy compares two texts by their parts: the longest common subsequence.
func compareBy(earlier, later []string) (pieces []Piece) {
	start := 0
	for start < min(len(earlier), len(later)) && earlier[start] == later[start] {
		start++
	}
	end := 0
	for end < min(len(earlier), len(later))-start && earlier[len(earlier)-1-end] == later[len(later)-1-end] {
		end++
	}
	pieces = add(pieces, Piece{Same, strings.Join(earlier[:start], "")})
	pieces = add(pieces, changed(earlier[start:len(earlier)-end], later[start:len(later)-end])...)
	return add(pieces, Piece{Same, strings.Join(earlier[len(earlier)-end:], "")})
}

// changed compares what differs at both ends.
func changed(earlier, later []string) (pieces []Piece) {
	n, m := len(earlier), len(later)
	if (n+1)*(m+1) > longestCompared {
		return add(add(nil, Piece{Gone, strings.Join(earlier, "")}), Piece{New, strings.Join(later, "")})
	}
	common := make([]uint32, (n+1)*(m+1)) // length of what is common from here on
	at := func(i, j int) *uint32 { return &common[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if earlier[i] == later[j] {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	var same, gone, fresh []string
	flush := func() {
		for mark, parts := range [][]string{Same: same, Gone: gone, New: fresh} {
			pieces = add(pieces, Piece{Mark(mark), strings.Join(parts, "")})
		}
		same, gone, fresh = nil, nil, nil
	}
	for i, j := 0, 0; i < n || j < m; {
		both := i < n && j < m && earlier[i] == later[j]
		if both && len(gone)+len(fresh) > 0 || !both && len(same) > 0 {
			flush()
		}
		switch {
		case both:
			same = append(same, earlier[i])
			i, j = i+1, j+1
		case j == m || i < n && *at(i+1, j) >= *at(i, j+1):
			gone = append(gone, earlier[i])
			i++
		default:
			fresh = append(fresh, later[j])
			j++
		}
	}
	flush()
	return pieces
}

// add appends pieces: an empty one is none, and what continues the last is one with
// it.
func add(pieces []Piece, more ...Piece) []Piece {
	for _, p := range more {
		last := len(pieces) - 1
		switch {
		case p.Text == "":
		case last >= 0 && pieces[last].Mark == p.Mark:
			pieces[last].Text += p.Text
		default:
			pieces = append(pieces, p)
		}
	}
	return pieces
}
