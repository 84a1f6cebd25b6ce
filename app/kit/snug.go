package kit

import "gehwara/app/typeset"

// tall is the height of a line, in ems, above which its box is that of a script
// like Nastaliq. Such a box is made for the tallest and deepest words there are:
// everyday words reach up and down by these parts of it.
const tall, snugUp, snugDown = 2.2, 0.78, 0.87

// everyday gives how far everyday words of a line reach above and below its
// baseline. Words centred by it look centred; by the whole box they hang low.
func everyday(l typeset.Line, em float32) (up, down float32) {
	up, down = l.Baseline-l.Top, l.Top+l.Height-l.Baseline
	if l.Height > tall*em {
		up, down = snugUp*up, snugDown*down
	}
	return up, down
}

// snug is everyday's box for a certain line: moved, and grown if need be, so
// that all ink of the line lies in it.
func snug(l typeset.Line, em float32) (up, down float32) {
	up, down = everyday(l, em)
	rise, fall := l.Baseline-l.InkTop, l.InkBottom-l.Baseline
	switch {
	case rise > up:
		return rise, max(fall, down-(rise-up))
	case fall > down:
		return max(rise, up-(fall-down)), fall
	}
	return up, down
}
