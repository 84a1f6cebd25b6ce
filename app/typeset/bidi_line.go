package typeset

import "slices"

// LineLevels applies L1 to one line of a paragraph: tabs, the paragraph's end,
// and the white space before them or at the end of the line go back to the
// paragraph level. text and levels are the line's part of the paragraph; the
// result is a copy.
func LineLevels(text []rune, levels []Level, paragraph Level) []Level {
	const space = 1<<bcWS | 1<<bcPDI | initiators | removedByX9
	line := slices.Clone(levels)
	reset := true // white space here runs up to a separator or the end of the line
	for i := len(text) - 1; i >= 0; i-- {
		switch c := classOf(text[i]); {
		case c == bcS || c == bcB:
			reset = true
		case !space.has(c):
			reset = false
		}
		if reset {
			line[i] = paragraph
		}
	}
	return line
}

// VisualOrder applies L2 to the levels of one line: the index in the text of
// each character, from left to right as it is seen.
func VisualOrder(levels []Level) []int {
	order := make([]int, len(levels))
	highest, lowestOdd := Level(0), Level(255)
	for i, level := range levels {
		order[i] = i
		highest = max(highest, level)
		if level&1 == 1 {
			lowestOdd = min(lowestOdd, level)
		}
	}
	for level := highest; level >= lowestOdd; level-- {
		for start := 0; start < len(levels); start++ {
			if levels[start] < level {
				continue
			}
			end := start + 1
			for end < len(levels) && levels[end] >= level {
				end++
			}
			slices.Reverse(order[start:end])
			start = end
		}
	}
	return order
}
