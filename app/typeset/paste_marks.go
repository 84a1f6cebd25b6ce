package typeset

import "slices"

// foldMarks takes out the direction marks (U+061C, U+200E, U+200F, and the
// embeddings, overrides and isolates with their ends) that the paragraph reads
// the same without. Ends without a beginning and beginnings without an end go in
// any case: pasted into another text they would turn what follows.
//
// Marks are tried all at once first, then by halves, then by ever smaller
// groups, up to markTrials times, and less often in a paragraph of more than
// markLength characters: so no paste takes longer than a moment, and among very many
// marks some may stay that have no effect.
func foldMarks(text []rune) []rune {
	units := markUnits(text)
	out := make([]bool, len(text)) // marks that go
	for i, r := range text {
		out[i] = isDirectionMark(r)
	}
	if len(units) == 0 {
		return without(text, out)
	}
	for _, u := range units {
		out[u.start], out[u.end] = false, false
	}
	f := markFolder{text: text, out: out, around: around(text)}
	f.trials = max(1, markTrials*markLength/max(len(text), markLength))
	f.want = f.look()
	f.fold(units)
	return without(text, out)
}

const markTrials, markLength = 32, 1 << 13

// markUnit is a mark, or the beginning and end of an embedding, an override or
// an isolate: what goes or stays together.
type markUnit struct{ start, end int }

func isDirectionMark(r rune) bool {
	switch {
	case r == '\u061C', r == '\u200E', r == '\u200F', r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}

// markUnits finds the single marks and the balanced pairs of a paragraph. As in
// rules X6a and X7, an embedding ends in the isolate it began in.
func markUnits(text []rune) (units []markUnit) {
	var open []int // beginnings without their end
	for i, r := range text {
		if !isDirectionMark(r) {
			continue
		}
		switch c := classOf(r); c {
		case bcPDF:
			if n := len(open); n > 0 && !initiators.has(classOf(text[open[n-1]])) {
				units = append(units, markUnit{open[n-1], i})
				open = open[:n-1]
			}
		case bcPDI:
			n := len(open)
			for n > 0 && !initiators.has(classOf(text[open[n-1]])) {
				n--
			}
			if n > 0 {
				units = append(units, markUnit{open[n-1], i})
				open = open[:n-1]
			}
		case bcL, bcR, bcAL:
			units = append(units, markUnit{i, i})
		default:
			open = append(open, i)
		}
	}
	slices.SortFunc(units, func(a, b markUnit) int { return a.start - b.start })
	return units
}

// markFolder tries which marks can go.
type markFolder struct {
	text   []rune
	out    []bool
	around []rune
	want   []sight
	trials int // left
}

// fold takes out what it can of the units: all, or what it can of each half.
func (f *markFolder) fold(units []markUnit) {
	if f.trials == 0 {
		return
	}
	f.trials--
	f.set(units, true)
	if slices.EqualFunc(f.look(), f.want, sight.equal) {
		return
	}
	f.set(units, false)
	if n := len(units); n > 1 {
		f.fold(units[:n/2])
		f.fold(units[n/2:])
	}
}

func (f *markFolder) set(units []markUnit, out bool) {
	for _, u := range units {
		f.out[u.start], f.out[u.end] = out, out
	}
}

// sight is how the visible characters of a paragraph are read: the way of the
// paragraph and of each character, and their order on a line.
//
// That is so on every line, wherever the paragraph is broken: by L2, two
// characters change places when the lowest level from one to the other is odd,
// which no other part of the line can alter.
type sight struct {
	paragraph Direction
	odd       []bool
	order     []int
}

func (a sight) equal(b sight) bool {
	return a.paragraph == b.paragraph && slices.Equal(a.odd, b.odd) && slices.Equal(a.order, b.order)
}

// look is how the paragraph reads with the marks that are not out, as it stands
// and among letters of its direction: a number after Urdu letters turns round
// where at the start of a paragraph it does not (W2).
func (f *markFolder) look() []sight {
	text := without(f.text, f.out)
	sights := make([]sight, len(f.around))
	for i, letter := range f.around {
		if letter == 0 {
			sights[i] = sightOf(text)
		} else {
			sights[i] = sightOf(slices.Concat([]rune{letter}, text, []rune{letter}))
		}
	}
	return sights
}

// around is the letters that may come to stand about a paragraph; 0 is none.
// One that only its marks give a direction may be put among letters of either;
// one of marks alone, among none.
func around(text []rune) []rune {
	bare := slices.DeleteFunc(slices.Clone(text), isDirectionMark)
	if len(bare) == 0 {
		return nil
	}
	switch BaseDirection(string(bare)) {
	case LTR:
		return []rune{0}
	case RTL:
		return []rune{0, 'ا'}
	}
	return []rune{0, 'a', 'ا'}
}

func sightOf(text []rune) (s sight) {
	paragraph, levels := Levels(text, Auto)
	s.paragraph = paragraph.Direction()
	number := make([]int, len(text)) // among the visible ones
	for i, r := range text {
		number[i] = len(s.odd)
		if !isDirectionMark(r) {
			s.odd = append(s.odd, levels[i]&1 == 1)
		}
	}
	for _, i := range VisualOrder(levels) {
		if !isDirectionMark(text[i]) {
			s.order = append(s.order, number[i])
		}
	}
	return s
}

// without is the text without the characters that are out.
func without(text []rune, out []bool) []rune {
	kept := make([]rune, 0, len(text))
	for i, r := range text {
		if !out[i] {
			kept = append(kept, r)
		}
	}
	return kept
}
