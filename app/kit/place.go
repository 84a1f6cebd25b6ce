package kit

import "fyne.io/fyne/v2"

// Place is where a page is scrolled to. It is told by what stands at the page's
// upper edge and not by a length, so that it is the same place in another
// language, script, width or size of text. The zero Place is the top.
type Place struct {
	parts [deepest]int // which part of the content, which part of that, and so on
	depth int          // how many of them
	verse verse        // of text: where in it the edge lies
	share float32      // of what is no text: how much of it lies above the edge, 0–1
	gap   float32      // or how far the edge lies above it, dp
}

// deepest is how many parts within parts a place goes into; pages have about
// nine.
const deepest = 16

// Place tells where the page is: the place it was told to go to, until somebody
// scrolls, so that a page that is too short for it does not lose it.
func (s *Sheet) Place() Place {
	if s.asked != nil {
		return *s.asked
	}
	var p Place
	if s.offset == 0 {
		return p
	}
	o, y := s.content, s.offset
	for p.depth < deepest {
		if t, ok := o.(versed); ok {
			p.verse = t.verseAt(y)
			return p
		}
		i, part := partAt(o, y)
		if part == nil {
			break
		}
		p.parts[p.depth] = i
		p.depth++
		if y -= part.Position().Y; y < 0 {
			p.gap = -y
			return p
		}
		o = part
	}
	p.share = y / max(1, o.Size().Height)
	return p
}

// partAt is the first part that ends below y; nil when there is none.
func partAt(o fyne.CanvasObject, y float32) (int, fyne.CanvasObject) {
	for i, part := range partsOf(o) {
		if part.Visible() && part.Position().Y+part.Size().Height > y {
			return i, part
		}
	}
	return 0, nil
}

// GoTo scrolls to a place, as far as the page has it. A page that has no size yet
// goes there when it has.
func (s *Sheet) GoTo(p Place) {
	if s.high > 0 {
		s.ScrollTo(s.find(p))
	}
	s.asked = &p
}

// find tells how far down a place is, dp. A text that stands beside another is
// looked for in one language where no other is shown.
func (s *Sheet) find(p Place) float32 {
	o, y := s.content, float32(0)
	for _, i := range p.parts[:p.depth] {
		parts := partsOf(o)
		if paired(o) {
			i = min(i, len(parts)-1)
		}
		if i < 0 || i >= len(parts) || !parts[i].Visible() {
			return y
		}
		o = parts[i]
		y += o.Position().Y
	}
	if t, ok := o.(versed); ok {
		return y + t.heightOf(p.verse) - p.gap
	}
	return y + p.share*o.Size().Height - p.gap
}
