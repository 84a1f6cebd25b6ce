package kit

import "fyne.io/fyne/v2"

// Place is where a page is scrolled to. It is told by what stands at the page's
// upper edge and not by a length, so that it is the same place in another
// language, script or size of text. The zero Place is the top.
type Place struct {
	parts []int   // which part of the content, which part of that, and so on
	share float32 // how much of the last of them lies above the edge, 0–1
	gap   float32 // or how far the edge lies above it, dp
}

// Place tells where the page is.
func (s *Sheet) Place() Place {
	if s.awaited != nil {
		return *s.awaited
	}
	var p Place
	if s.offset == 0 {
		return p
	}
	o, y := s.content, s.offset
	for {
		i, part := partAt(o, y)
		if part == nil {
			p.share = y / max(1, o.Size().Height)
			return p
		}
		p.parts = append(p.parts, i)
		if y -= part.Position().Y; y < 0 {
			p.gap = -y
			return p
		}
		o = part
	}
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
	if s.high == 0 {
		s.awaited = &p
		return
	}
	o, y := s.content, float32(0)
	for _, i := range p.parts {
		parts := partsOf(o)
		if i >= len(parts) || !parts[i].Visible() {
			s.ScrollTo(y)
			return
		}
		o = parts[i]
		y += o.Position().Y
	}
	s.ScrollTo(y + p.share*o.Size().Height - p.gap)
}
