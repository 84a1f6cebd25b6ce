package typeset

// Direction is the way a paragraph or a run is written.
type Direction uint8

const (
	Auto Direction = iota // from the first strong character
	LTR
	RTL
)

// Level is an embedding level of UAX #9: even runs left to right, odd right to left.
type Level uint8

// Direction is the direction of text at this level.
func (l Level) Direction() Direction {
	if l&1 == 1 {
		return RTL
	}
	return LTR
}

// Levels resolves the embedding levels of one paragraph, rules P2 to I2 of
// UAX #9. A paragraph without strong characters is left to right when base is
// Auto. A character that rule X9 removes (an embedding control, a joiner) takes
// the level of the one before it, so that levels[i] always belongs to text[i].
//
// The time is linear in the length of the text, however it nests.
func Levels(text []rune, base Direction) (paragraphLevel Level, levels []Level) {
	levels = make([]Level, len(text))
	if base != RTL && !mayRunRightToLeft(text) {
		return 0, levels
	}
	p := newParagraph(text, levels)
	p.p2p3(base)
	p.resolveExplicit()
	for _, s := range p.isolatingRunSequences() {
		s.resolveWeak()
		s.n0()
		s.n1n2()
		s.resolveImplicit()
	}
	p.fillRemoved()
	return p.level, levels
}

// mayRunRightToLeft reports whether any character can give a level other than
// 0 in a left-to-right paragraph. Most text cannot, and is done here.
func mayRunRightToLeft(text []rune) bool {
	const firstRightToLeft = 0x590 // every character below is left to right, a number or neutral
	for _, r := range text {
		if r >= firstRightToLeft && rightToLeftClasses.has(classOf(r)) {
			return true
		}
	}
	return false
}

// BaseDirection is the direction of the first strong character of the text
// outside isolates, rules P2 and P3; Auto when there is none. It looks past
// paragraph ends, which close the isolates that are open.
func BaseDirection(text string) Direction {
	depth := 0
	for _, r := range text {
		switch c := classOf(r); {
		case initiators.has(c):
			depth++
		case c == bcPDI && depth > 0:
			depth--
		case c == bcB:
			depth = 0
		case depth > 0:
		case c == bcL:
			return LTR
		case c == bcR, c == bcAL:
			return RTL
		}
	}
	return Auto
}

// paragraph is the working state of Levels.
type paragraph struct {
	text     []rune
	classes  []class // Bidi_Class of each character, as the X rules override it
	levels   []Level
	level    Level   // of the paragraph
	sequence []int32 // X6a: 1 + index of the initiator a PDI closes; then X10: number of the sequence
}

func newParagraph(text []rune, levels []Level) *paragraph {
	p := &paragraph{text: text, levels: levels, classes: make([]class, len(text)), sequence: make([]int32, len(text))}
	for i, r := range text {
		p.classes[i] = classOf(r)
	}
	return p
}

// p2p3 finds the paragraph level where base leaves it open, and settles each
// FSI as the LRI or RLI it stands for (rule X5c asks the same question of the
// text up to its PDI). One pass: a strong character decides the innermost open
// isolate. An FSI without a strong character stays FSI, and counts as LRI.
func (p *paragraph) p2p3(base Direction) {
	if base == RTL {
		p.level = 1
	}
	decided := base != Auto
	var open []int32 // isolate initiators without their PDI so far
	for i, c := range p.classes {
		switch c {
		case bcLRI, bcRLI, bcFSI:
			open = append(open, int32(i))
		case bcPDI:
			open = open[:max(len(open)-1, 0)]
		case bcB:
			open = open[:0]
		case bcL, bcR, bcAL:
			if n := len(open); n > 0 {
				p.settleFSI(open[n-1], c)
			} else if !decided {
				decided = true
				if c != bcL {
					p.level = 1
				}
			}
		}
	}
}

func (p *paragraph) settleFSI(initiator int32, strong class) {
	switch {
	case p.classes[initiator] != bcFSI:
	case strong == bcL:
		p.classes[initiator] = bcLRI
	default:
		p.classes[initiator] = bcRLI
	}
}

// fillRemoved gives the characters that X9 removes the level of the one before.
func (p *paragraph) fillRemoved() {
	before := p.level
	for i, c := range p.classes {
		if removedByX9.has(c) {
			p.levels[i] = before
		}
		before = p.levels[i]
	}
}
