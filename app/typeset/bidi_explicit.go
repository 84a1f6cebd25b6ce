package typeset

// maxDepth is the deepest explicit level, BD2.
const maxDepth = 125

// directionalStatus is an entry of the directional status stack of rule X1.
type directionalStatus struct {
	level     Level
	override  class // bcL, bcR, or bcON for neutral
	isolate   bool
	initiator int32 // index of the isolate's initiator
}

// explicitState is the state of rules X1 to X8.
type explicitState struct {
	stack              [maxDepth + 2]directionalStatus
	depth              int // entries in stack, at least 1
	overflowIsolates   int
	overflowEmbeddings int
	validIsolates      int
}

// x1 begins a paragraph.
func (s *explicitState) x1(level Level) {
	s.stack[0] = directionalStatus{level: level, override: bcON}
	s.depth, s.overflowIsolates, s.overflowEmbeddings, s.validIsolates = 1, 0, 0, 0
}

func (s *explicitState) last() *directionalStatus { return &s.stack[s.depth-1] }

// push enters the next level of a direction, if there is one left.
func (s *explicitState) push(rightToLeft bool, entry directionalStatus) bool {
	entry.level = (s.last().level + 2) &^ 1
	if rightToLeft {
		entry.level = (s.last().level + 1) | 1
	}
	if entry.level > maxDepth || s.overflowIsolates > 0 || s.overflowEmbeddings > 0 {
		return false
	}
	s.stack[s.depth] = entry
	s.depth++
	return true
}

// resolveExplicit applies X1 to X8: the explicit level of every character, and
// the classes that overrides impose.
func (p *paragraph) resolveExplicit() {
	var s explicitState
	s.x1(p.level)
	for i, c := range p.classes {
		switch c {
		case bcRLE, bcLRE, bcRLO, bcLRO:
			s.x2tox5(c)
		case bcRLI, bcLRI, bcFSI:
			p.x6(i, &s)
			s.x5aTox5c(i, c)
		case bcPDI:
			p.sequence[i] = s.x6a()
			p.x6(i, &s)
		case bcPDF:
			s.x7()
		case bcB:
			s.x1(p.level) // X8: a paragraph's end closes everything
			p.levels[i] = p.level
		case bcBN:
		default:
			p.x6(i, &s)
		}
	}
}

// x2tox5 opens an embedding or an override.
func (s *explicitState) x2tox5(c class) {
	entry := directionalStatus{override: bcON}
	switch c {
	case bcRLO:
		entry.override = bcR
	case bcLRO:
		entry.override = bcL
	}
	if !s.push(c == bcRLE || c == bcRLO, entry) && s.overflowIsolates == 0 {
		s.overflowEmbeddings++
	}
}

// x5aTox5c opens an isolate. p2p3 has settled which way an FSI goes.
func (s *explicitState) x5aTox5c(i int, c class) {
	if s.push(c == bcRLI, directionalStatus{override: bcON, isolate: true, initiator: int32(i)}) {
		s.validIsolates++
	} else {
		s.overflowIsolates++
	}
}

// x6 gives a character the level and the override it stands under.
func (p *paragraph) x6(i int, s *explicitState) {
	status := s.last()
	p.levels[i] = status.level
	if status.override != bcON {
		p.classes[i] = status.override
	}
}

// x6a closes an isolate with all embeddings inside it, and returns 1 + the
// index of its initiator; 0 if the PDI matches none or one that overflowed.
func (s *explicitState) x6a() int32 {
	switch {
	case s.overflowIsolates > 0:
		s.overflowIsolates--
		return 0
	case s.validIsolates == 0:
		return 0
	}
	s.overflowEmbeddings = 0
	for !s.last().isolate {
		s.depth--
	}
	initiator := s.last().initiator
	s.depth--
	s.validIsolates--
	return 1 + initiator
}

// x7 closes an embedding or an override.
func (s *explicitState) x7() {
	switch {
	case s.overflowIsolates > 0:
	case s.overflowEmbeddings > 0:
		s.overflowEmbeddings--
	case !s.last().isolate && s.depth > 1:
		s.depth--
	}
}
