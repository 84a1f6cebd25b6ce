package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gehwara/app/typeset"
)

// The bar beside a quote, and the room that it stands in, dp.
const (
	quoteBar  float32 = 4
	quoteRoom float32 = 20
)

// window is what can be seen of something high, dp from its top. The zero window
// shows all: nobody has said otherwise.
type window struct {
	top, bottom float32
	bounded     bool
}

// holds tells whether all that another window shows of something so many dp high
// is shown by this one.
func (w window) holds(top, bottom, high float32) bool {
	return !w.bounded || max(0, top) >= w.top && min(bottom, high) <= w.bottom || bottom <= 0 || top >= high
}

// show is told by the sheet what can be seen of the text. Half as much again is
// drawn on either side, so that not every step of the wheel draws.
func (p *Prose) show(top, bottom float32) {
	if p.seen.bounded && p.seen.holds(top, bottom, p.Size().Height) {
		return
	}
	more := (bottom - top) / 2
	p.seen = window{top - more, bottom + more, true}
	p.stale = true
}

// CreateRenderer is Fyne's.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	r := &proseRenderer{p: p}
	r.Layout(p.Size())
	return r
}

type proseRenderer struct {
	p       *Prose
	objects []fyne.CanvasObject
}

// Layout wraps the text. What is seen of it is drawn when it is asked for: by
// then the sheet has said what that is.
func (r *proseRenderer) Layout(size fyne.Size) {
	if size.Width > 0 {
		r.p.lay(size.Width)
		r.p.stale = true
		for _, l := range r.p.links {
			l.place()
		}
	}
}

func (r *proseRenderer) Objects() []fyne.CanvasObject {
	if r.p.stale {
		r.p.stale = false
		r.draw()
	}
	return r.objects
}

func (r *proseRenderer) draw() {
	p := r.p
	from, to := float32(math.Inf(-1)), float32(math.Inf(1))
	if p.seen.bounded {
		from, to = p.seen.top, p.seen.bottom
	}
	a, b := p.ordered()
	r.objects = r.objects[:0:0]
	for i, part := range p.parts {
		if part.y+part.high < from || part.y > to {
			part.block.kept, part.marker.kept = nil, nil
			continue
		}
		if part.quoted {
			r.objects = append(r.objects, r.bar(i))
		}
		x, text := p.textX(part), part.block.shown()
		if i >= a.part && i <= b.part && a != b {
			start, end := p.bytes(i, a, b)
			r.objects = append(r.objects, part.block.marks(start, end, x, part.y, p.look.Colours.Selection)...)
		}
		first, last := text.LineAt(from-part.y), text.LineAt(to-part.y)
		r.objects = append(r.objects, part.block.draw(first, last+1, x, part.y)...)
		if part.mark != "" && first == 0 {
			r.objects = append(r.objects, r.marker(part)...)
		}
	}
	if p.pin != nil {
		part := p.parts[p.to.part]
		at := typeset.Caret{Offset: p.to.offset, Affinity: p.pinSide}
		r.objects = append(r.objects, p.pin.place(&part.block, at, fyne.NewPos(p.textX(part), part.y))...)
	}
	for _, l := range p.links {
		if part := p.parts[l.part]; part.y+part.high >= from && part.y <= to {
			r.objects = append(r.objects, l.lines()...)
		}
		r.objects = append(r.objects, l)
	}
}

// marker draws a list marker so that it shares the first line's baseline.
func (r *proseRenderer) marker(part *prosePart) []fyne.CanvasObject {
	x := part.indent - part.slot
	if r.p.look.RTL() {
		x = r.p.Size().Width - part.indent
	}
	drop := part.block.line(0).Baseline - part.marker.line(0).Baseline
	return part.marker.draw(0, 1, x, part.y+drop)
}

// bar is the part of a quote's bar that stands beside paragraph i. It goes on
// from that of the paragraph before.
func (r *proseRenderer) bar(i int) fyne.CanvasObject {
	p, part := r.p, r.p.parts[i]
	f := part.block.fit(part.room(p.Size().Width))
	top, bottom := part.y+f.above, part.y+f.height-f.below
	if i > 0 && p.parts[i-1].quoted {
		before := p.parts[i-1]
		top = before.y + before.high - before.block.fit(before.room(p.Size().Width)).below
	}
	bar := canvas.NewRectangle(p.look.Colours.Accent)
	x := float32(0)
	if p.look.RTL() {
		x = p.Size().Width - quoteBar
	}
	bar.Move(fyne.NewPos(x, float32(round(top))))
	bar.Resize(fyne.NewSize(quoteBar, float32(round(bottom)-round(top))))
	return bar
}

func (r *proseRenderer) MinSize() fyne.Size { return r.p.MinSize() }
func (r *proseRenderer) Refresh()           { r.Layout(r.p.Size()); repaint(r.p) }
func (r *proseRenderer) Destroy()           {}
