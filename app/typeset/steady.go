package typeset

// steadyWords hold the tall and deep letters of everyday Urdu.
const steadyWords = "گہوارہ ٹھیک پیچھے لکھیں بچے کی ماں؟ آج اپنا چھوٹا"

// steady sets the line box of an Arabic font by its ink: that of everyday words
// with a little air, so that most lines are equally high; a line with more ink
// than that grows.
func (f *Fonts) steady(fc *face) {
	const air = 0.1 // nominal ems
	text := []rune(steadyWords)
	var rise, fall float32
	for start := 0; start < len(text); {
		end := segmentEnd(text, start)
		it := item{runes: end - start, level: 1, face: fc, id: arabic}
		f.run(text, start, end, &it)
		it.measure()
		rise, fall = max(rise, it.ink.top*fc.unit), max(fall, -it.ink.bottom*fc.unit)
		start = end
	}
	fc.ascent, fc.descent = rise+air, fall+air
}
