package typeset

// resolveWeak applies W1 to W7, without those that would find nothing to do.
func (s *sequence) resolveWeak() {
	var seen classSet
	for _, c := range s.classes {
		seen |= 1 << c
	}
	if seen.has(bcNSM) {
		seen |= s.w1()
	}
	if seen.has(bcEN) && seen.has(bcAL) {
		s.w2()
	}
	if seen.has(bcAL) {
		s.w3()
	}
	if seen&(1<<bcES|1<<bcCS) != 0 {
		s.w4()
	}
	if seen.has(bcET) {
		s.w5()
	}
	if seen&(1<<bcES|1<<bcCS|1<<bcET) != 0 {
		s.w6()
	}
	if seen.has(bcEN) {
		s.w7()
	}
}

// w1 gives a nonspacing mark the class of the character before it; ON after an
// isolate initiator or a PDI. It returns the classes the marks took.
func (s *sequence) w1() (taken classSet) {
	const isolateControls = initiators | 1<<bcPDI
	previous := s.sos
	for i, c := range s.classes {
		if c == bcNSM {
			if isolateControls.has(previous) {
				previous = bcON
			}
			s.classes[i] = previous
			taken |= 1 << previous
		} else {
			previous = c
		}
	}
	return taken
}

// w2 makes European numbers Arabic where the last strong character is AL.
func (s *sequence) w2() {
	arabic := false
	for i, c := range s.classes {
		switch c {
		case bcL, bcR:
			arabic = false
		case bcAL:
			arabic = true
		case bcEN:
			if arabic {
				s.classes[i] = bcAN
			}
		}
	}
}

// w3 makes AL R.
func (s *sequence) w3() {
	for i, c := range s.classes {
		if c == bcAL {
			s.classes[i] = bcR
		}
	}
}

// w4 makes one separator between two numbers of the same kind part of them;
// ES only between European numbers.
func (s *sequence) w4() {
	for i := 1; i < len(s.classes)-1; i++ {
		before, c, after := s.classes[i-1], s.classes[i], s.classes[i+1]
		if before != after {
			continue
		}
		if before == bcEN && (c == bcES || c == bcCS) || before == bcAN && c == bcCS {
			s.classes[i] = before
		}
	}
}

// w5 makes terminators beside European numbers European numbers.
func (s *sequence) w5() {
	for i := 0; i < len(s.classes); i++ {
		if s.classes[i] != bcET {
			continue
		}
		end := i
		for end < len(s.classes) && s.classes[end] == bcET {
			end++
		}
		if i > 0 && s.classes[i-1] == bcEN || end < len(s.classes) && s.classes[end] == bcEN {
			s.fill(i, end, bcEN)
		}
		i = end
	}
}

// w6 makes the separators and terminators that are left neutral.
func (s *sequence) w6() {
	for i, c := range s.classes {
		switch c {
		case bcES, bcCS, bcET:
			s.classes[i] = bcON
		}
	}
}

// w7 makes European numbers L where the last strong character is L.
func (s *sequence) w7() {
	strong := s.sos
	for i, c := range s.classes {
		switch c {
		case bcL, bcR:
			strong = c
		case bcEN:
			if strong == bcL {
				s.classes[i] = bcL
			}
		}
	}
}

// fill gives the characters [start, end) one class.
func (s *sequence) fill(start, end int, c class) {
	for i := start; i < end; i++ {
		s.classes[i] = c
	}
}
