package kit

import (
	"image/color"

	"fyne.io/fyne/v2"

	"gehwara/i18n"
)

// finder looks for words in all text on a sheet and marks them where they stand.
type finder struct {
	look   *Look
	sheet  *Sheet
	sought i18n.Sought
	hits   []hit
	now    int // number of the one that is looked at
}

// hit is a place where the words stand: bytes of a block, whose corner lies at
// (x, y) of its widget.
type hit struct {
	in         fyne.CanvasObject
	block      *block
	x, y       float32
	start, end int
}

// worded is what has text to look through.
type worded interface {
	// eachBlock gives its blocks in reading order, and where each begins.
	eachBlock(see func(b *block, x, y float32))
}

func (p *Prose) eachBlock(see func(b *block, x, y float32)) {
	for _, part := range p.parts {
		see(&part.block, p.textX(part), part.y)
	}
}

func (t *Label) eachBlock(see func(b *block, x, y float32)) {
	see(&t.block, 0, -t.fit(t.Size().Width).above)
}

func (c *Check) eachBlock(see func(b *block, x, y float32)) {
	for _, label := range c.labels {
		at := label.Position()
		if label != c.face {
			at = at.Add(c.face.Position())
		}
		label.eachBlock(func(b *block, x, y float32) { see(b, at.X+x, at.Y+y) })
	}
}

func (e *Editor) eachBlock(see func(b *block, x, y float32)) {
	at := e.corner()
	see(&e.block, at.X, at.Y)
}

// seek looks for words: marks all, and comes to the first that stands at or below
// the upper edge of what is seen.
func (f *finder) seek(sought i18n.Sought) {
	f.clear()
	f.sought, f.now = sought, 0
	f.gather(f.sheet.content)
	for i, h := range f.hits {
		if h.ahead(f.sheet) {
			f.now = i
			break
		}
	}
	f.mark()
	f.come()
}

// ahead tells whether a hit stands at or below the upper edge of what is seen. There
// may be a hundred thousand in a long entry, so there it goes by letters.
func (h hit) ahead(s *Sheet) bool {
	if page, ok := h.in.(*Editor); ok {
		return h.start >= page.Spot().start
	}
	at, ok := placeIn(s.content, h.in)
	return ok && at.Y+h.band().y >= s.offset
}

// again looks for the same words anew: parts of the page may have been folded,
// unfolded or written in since.
func (f *finder) again() {
	sought, now := f.sought, f.now
	f.clear()
	f.sought = sought
	f.gather(f.sheet.content)
	f.now = max(0, min(now, len(f.hits)-1))
	f.mark()
}

// gather finds the words in an object and in what it holds.
func (f *finder) gather(o fyne.CanvasObject) {
	if !o.Visible() {
		return
	}
	if w, ok := o.(worded); ok {
		w.eachBlock(func(b *block, x, y float32) {
			for _, s := range f.sought.In(b.text.String()) {
				f.hits = append(f.hits, hit{o, b, x, y, s.Start, s.End})
			}
		})
	}
	for _, part := range partsOf(o) {
		f.gather(part)
	}
}

// band is the height of a hit in its widget.
func (h hit) band() (b struct{ y, high float32 }) {
	rects, _ := h.block.bands(h.start, h.end, h.x, h.y)
	if len(rects) > 0 {
		last := rects[len(rects)-1]
		b.y, b.high = rects[0].Y, last.Y+last.H-rects[0].Y
	}
	return b
}

// step goes on to the next hit, or back, round the ends.
func (f *finder) step(by int) {
	f.again()
	if n := len(f.hits); n > 0 {
		f.now = (f.now + by + n) % n
		f.mark()
		f.come()
	}
}

// mark draws all marks anew.
func (f *finder) mark() {
	fill := f.look.foundColour()
	for _, h := range f.hits {
		h.block.found = nil
	}
	for i, h := range f.hits {
		m := finding{start: h.start, end: h.end, fill: fill}
		if i == f.now {
			m.edge = f.look.Colours.Ink
		}
		h.block.found = append(h.block.found, m)
	}
	f.redraw()
}

// come shows the hit of now. One that was written is where the caret goes, too: who
// closes the bar goes on there.
func (f *finder) come() {
	if len(f.hits) == 0 {
		return
	}
	h := f.hits[f.now]
	if page, ok := h.in.(*Editor); ok {
		page.SetCaret(h.end)
		h.y = page.corner().Y
	}
	if at, ok := placeIn(f.sheet.content, h.in); ok {
		b := h.band()
		f.sheet.reveal(at.Y+b.y, at.Y+b.y+b.high)
	}
}

// foundColour is the ground of what was found: all text stays legible on it.
func (l *Look) foundColour() color.NRGBA {
	part := float32(0.3)
	if l.Theme == Night {
		part = 0.16 // light letters lose more by it
	}
	return Mix(l.Colours.Card, l.Colours.Accent, part)
}

// redraw draws each widget that has a hit once.
func (f *finder) redraw() {
	var last fyne.CanvasObject
	for _, h := range f.hits {
		if h.in != last {
			last = h.in
			redraw(h.in)
		}
	}
}

func redraw(o fyne.CanvasObject) {
	if c, ok := o.(*Check); ok {
		for _, label := range c.labels {
			label.Refresh()
		}
		return
	}
	o.Refresh()
}

// clear takes all marks away.
func (f *finder) clear() {
	for _, h := range f.hits {
		h.block.found = nil
	}
	f.redraw()
	f.hits, f.sought = nil, i18n.Sought{}
}
