package typeset

// sequence is an isolating run sequence, BD13: runs of one level, joined over
// the isolates between them as if each isolate were one character. The rules
// W, N and I look at nothing else.
type sequence struct {
	p        *paragraph
	index    []int32 // its characters in the paragraph, without those X9 removes
	classes  []class // their classes, as the rules change them
	length   int
	level    Level
	sos, eos class // what stands before and after it
}

// strong is the class of strong characters of the level's direction.
func (l Level) strong() class {
	if l.Direction() == RTL {
		return bcR
	}
	return bcL
}

// isolatingRunSequences divides the paragraph, rule X10.
func (p *paragraph) isolatingRunSequences() []sequence {
	sequences := p.numberSequences()
	index, classes := make([]int32, len(p.text)), make([]class, len(p.text))
	start := 0
	for i := range sequences {
		s := &sequences[i]
		end := start + s.length
		s.index, s.classes = index[start:start:end], classes[start:start:end]
		start = end
	}
	for i, c := range p.classes {
		if !removedByX9.has(c) {
			s := &sequences[p.sequence[i]]
			s.index = append(s.index, int32(i))
			s.classes = append(s.classes, c)
		}
	}
	return sequences
}

// numberSequences finds which sequence each character is in. A level run
// begins where the level changes; one that begins with the PDI of an isolate
// goes on with the sequence of its initiator.
func (p *paragraph) numberSequences() []sequence {
	var sequences []sequence
	previous := -1
	before := p.level
	for i, c := range p.classes {
		if removedByX9.has(c) {
			continue
		}
		level := p.levels[i]
		initiator := p.sequence[i] - 1
		switch {
		case previous >= 0 && level == before:
			p.sequence[i] = p.sequence[previous]
		case initiator >= 0:
			p.sequence[i] = p.sequence[initiator]
		default:
			p.sequence[i] = int32(len(sequences))
			sequences = append(sequences, sequence{p: p, level: level, sos: max(before, level).strong()})
		}
		if previous >= 0 && level != before {
			p.endRun(sequences, previous, level)
		}
		sequences[p.sequence[i]].length++
		previous, before = i, level
	}
	if previous >= 0 {
		p.endRun(sequences, previous, p.level)
	}
	return sequences
}

// endRun notes the eos of a sequence whose run ends with the given character.
// The last run's stands. After an isolate initiator the sequence goes on at
// its PDI; where it has none, eos is reckoned from the paragraph level.
func (p *paragraph) endRun(sequences []sequence, last int, next Level) {
	if initiators.has(classOf(p.text[last])) {
		next = p.level
	}
	s := &sequences[p.sequence[last]]
	s.eos = max(s.level, next).strong()
}
