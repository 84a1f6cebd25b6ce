// Package typeset turns text into placed glyphs and carets, in both directions
// of writing.
package typeset
