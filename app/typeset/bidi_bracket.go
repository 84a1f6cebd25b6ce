package typeset

import "golang.org/x/text/unicode/bidi"

// maxBrackets is how many brackets may be open at once, BD16.
const maxBrackets = 63

// bracketPair is an opening bracket and the closing one that matches it.
type bracketPair struct {
	open, close int      // places in the sequence; close is 0 while there is none
	closing     rune     // what closes it
	holds       classSet // bcL and bcR, where strong characters between them are such
}

// n0 gives the brackets of a pair one direction: the embedding direction when
// they hold any of it (b); when they hold only the other one, that one if it
// stands before the pair too (c1), else the embedding direction (c2). A pair
// that holds nothing strong is left to N1 (d).
func (s *sequence) n0() {
	embedding := s.level.strong()
	context := s.sos // the last strong direction before scanned
	scanned := 0
	for _, pair := range s.bracketPairs() {
		if pair.close == 0 || pair.holds == 0 {
			continue
		}
		for ; scanned < pair.open; scanned++ {
			if c, ok := strongOf(s.classes[scanned]); ok {
				context = c
			}
		}
		direction := embedding
		if !pair.holds.has(embedding) {
			direction = context
		}
		s.setBracket(pair.open, direction)
		s.setBracket(pair.close, direction)
	}
}

// setBracket sets a bracket, and the nonspacing marks upon it.
func (s *sequence) setBracket(i int, c class) {
	s.classes[i] = c
	for i++; i < len(s.classes) && s.p.classes[s.index[i]] == bcNSM; i++ {
		s.classes[i] = c
	}
}

// bracketPairs finds the pairs of a sequence in the order of their opening
// brackets, BD14 to BD16. An opening bracket that nothing closes stays with
// close 0. What a pair holds is gathered on the way, so that no pair is read
// twice however deep it lies.
func (s *sequence) bracketPairs() []bracketPair {
	var pairs []bracketPair
	var stack [maxBrackets]int // pairs not closed yet
	open := stack[:0]
	for i, c := range s.classes {
		if direction, ok := strongOf(c); ok && len(open) > 0 {
			pairs[open[len(open)-1]].holds |= 1 << direction
		}
		if c != bcON {
			continue
		}
		closing, opens := bracket(s.p.text[s.index[i]])
		switch {
		case closing == 0:
		case !opens:
			open = closeBracket(pairs, open, closing, i)
		case len(open) == maxBrackets:
			return pairs
		default:
			open = append(open, len(pairs))
			pairs = append(pairs, bracketPair{open: i, closing: closing})
		}
	}
	return pairs
}

// closeBracket pairs the closing bracket at i with the innermost one open that
// it closes, if there is one; those inside it stay alone. It returns the pairs
// still open.
func closeBracket(pairs []bracketPair, open []int, closing rune, i int) []int {
	for k := len(open) - 1; k >= 0; k-- {
		if pairs[open[k]].closing != closing {
			continue
		}
		pair := &pairs[open[k]]
		pair.close = i
		for _, inside := range open[k+1:] {
			pair.holds |= pairs[inside].holds
		}
		if k > 0 {
			pairs[open[k-1]].holds |= pair.holds
		}
		return open[:k]
	}
	return open
}

// strongOf is the direction a character counts for in N0 to N2: numbers are R.
func strongOf(c class) (direction class, ok bool) {
	switch c {
	case bcL:
		return bcL, true
	case bcR, bcEN, bcAN:
		return bcR, true
	}
	return 0, false
}

// bracket is the closing bracket of r's pair, and whether r opens it; 0 when r
// is no paired bracket. U+232A stands for U+3009, its canonical equivalent.
func bracket(r rune) (closing rune, opens bool) {
	properties, _ := bidi.LookupRune(r)
	if !properties.IsBracket() {
		return 0, false
	}
	closing, opens = r, properties.IsOpeningBracket()
	if opens {
		closing = partner(r)
	}
	if closing == '\u232A' {
		closing = '\u3009'
	}
	return closing, opens
}

// partner is the other bracket of r's pair. The table of x/text shows itself
// only in ReverseString, which is slow for the brackets of every day.
func partner(r rune) rune {
	switch r {
	case '(':
		return ')'
	case '[':
		return ']'
	case '{':
		return '}'
	}
	return []rune(bidi.ReverseString(string(r)))[0]
}
