// Package typeset sets text in both directions of writing, and knows no window:
// a string and a width go in; lines, carets, selections and pictures of lines
// come out. It was written for Urdu in Nastaliq with English, numbers and
// brackets among it, and does what a word processor does with them.
//
// # From a string to a line
//
// A Text is laid out in steps, each in a file of its own. Take the paragraph
//
//	12 دو (ab)
//
// which is stored, and read, in this order:
//
//	rune      0  1  2  3  4  5  6  7  8  9
//	          1  2  ␣  د  و  ␣  (  a  b  )
//	level     2  2  1  1  1  1  1  2  2  1
//	font      A  A  A  A  A  A  A  L  L  A
//	segment   0  0  0  1  1  1  2  2  2  2
//
// Its first strong character, د, is written from the right, so the paragraph is
// (rules P2 and P3 of UAX #9). Levels gives each character an embedding level:
// odd is right to left, even left to right; the rules have a section below. The
// brackets pair and take the level of the Urdu around them (N0).
//
// A letter takes the font of its script, a sign that of its neighbourhood
// (itemize.go): here the digits and brackets are set in the Arabic font A, the
// English word in the Latin font L. Letters that join are of one weight (weight.go).
//
// The paragraph is cut into segments, a word each with the white space after it
// (segment.go). In a segment, HarfBuzz shapes each stretch of one level and one
// font, an item (shape.go). It joins the letters, lifts them along the slope of
// Nastaliq, and mirrors the brackets. Positions are kept in font units, so that
// size and scale change no shape.
//
// Lines are filled with segments up to where UAX #14 allows a break (lines.go). A
// tab is as wide as its place on the line makes it (tab.go). On each line, rules L1
// and L2 put the items in the order that the eye meets them (strip.go). From left
// to right:
//
//	seen      (  a  b  )  ␣  و  د  ␣  1  2
//	rune      9  7  8  6  5  4  3  2  0  1
//
// The closing bracket, rune 9, stands on the left and looks like an opening one.
//
// # The rules of UAX #9
//
// Each rule is a function of its name, or is named where it is a line or two:
//
//	P2, P3       p2p3 for a paragraph (bidi.go); BaseDirection for a whole text
//	X1 to X8     resolveExplicit, x1, x2tox5, x5aTox5c, x6, x6a, x7; X8 is the
//	             case of a paragraph's end (bidi_explicit.go)
//	X9           removedByX9 says which (bidi_class.go); nothing is removed, the
//	             rules pass over them, and fillRemoved gives them a level
//	X10, BD13    isolatingRunSequences, with sos and eos (bidi_sequence.go)
//	W1 to W7     w1 … w7, called by resolveWeak (bidi_weak.go)
//	N0, BD16     n0, bracketPairs (bidi_bracket.go)
//	N1, N2       n1n2 (bidi_neutral.go)
//	I1, I2       resolveImplicit (bidi_neutral.go)
//	L1, L2       LineLevels, VisualOrder (bidi_line.go)
//	L3, L4       HarfBuzz: marks after their letters, mirrored brackets (shape.go)
//
// Unicode's own tests pass, all 770,000 and more of BidiTest and 91,000 and more
// of BidiCharacterTest. No case takes more than linear time, however deep
// isolates and brackets nest.
//
// # Carets
//
// A Caret is a byte offset and an Affinity, because one offset can have two
// places on the screen. The one before rune 2 stands right of the number when it
// belongs with the number (Upstream: one more digit would appear there), and left
// of it when it belongs with the space (Downstream: so would one more space).
//
// Right and Left go through the stops of a line in the order they are seen
// (caret.go, sideways.go), one for each x. Where two runs meet, the run of the
// lower level gives the offset, so that every place between two characters is
// met exactly once; here Right meets 10, 9, 8 and so on to 0. Inside a ligature
// the font says where its letters part (edge.go), and letters that Nastaliq sets
// upon each other share the width they have.
//
// # Edits
//
// Replace keeps what an edit leaves alone (update.go). Cutting after white space
// changes no glyph and no position (TestSegmentsShapeLikeTheWhole holds the fonts
// to it), so a keystroke shapes one word, in a paragraph of any length; and
// segments are kept by their text, so a word is shaped once however often it is
// written. Only levels and fonts are resolved anew for the paragraph, in time linear
// in its length, some 30 ns for each character.
//
// The Buffer that a person writes in, with its selection and undo, is in edit.go;
// it knows nothing of layout, and its Edits are what Replace takes. What comes
// from elsewhere passes through Clean, which drops what no text should hold
// (clean.go), and Fold, which writes it in the letters of Urdu (paste.go).
//
// # Use
//
//	fonts, err := typeset.NewFonts(sources)        // once
//	text := fonts.NewText(s, typeset.Style{Size: 17, Lang: "ur", Leading: 1.55})
//	text.Wrap(640)
//	for i := text.LineAt(top); i < text.Lines() && text.Line(i).Top < bottom; i++ {
//		picture, dx, dy := text.DrawLine(i, scale, colours)
//		…
//	}
//	caret := text.Hit(x, y)                        // a click
//	caret = text.Move(caret, typeset.Right, nil, 0) // a key
package typeset
