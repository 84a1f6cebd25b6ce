package typeset

// n1n2 resolves runs of neutrals: between two of one direction they take it
// (N1), else the embedding direction (N2).
func (s *sequence) n1n2() {
	embedding := s.level.strong()
	before := s.sos
	for i := 0; i < len(s.classes); {
		if c, ok := strongOf(s.classes[i]); ok {
			before = c
			i++
			continue
		}
		end := i + 1
		for end < len(s.classes) && neutrals.has(s.classes[end]) {
			end++
		}
		after := s.eos
		if end < len(s.classes) {
			after, _ = strongOf(s.classes[end])
		}
		if before == after {
			s.fill(i, end, before) // N1
		} else {
			s.fill(i, end, embedding) // N2
		}
		i = end
	}
}

// resolveImplicit applies I1 (even levels) and I2 (odd ones).
func (s *sequence) resolveImplicit() {
	for i, c := range s.classes {
		level := s.level
		switch {
		case level&1 == 0 && c == bcR, level&1 == 1 && c != bcR:
			level++
		case c == bcAN || c == bcEN:
			level += 2
		}
		s.p.levels[s.index[i]] = level
	}
}
