package typeset

import "sort"

// Line is one line of a Text, in dp from the text's upper left corner. Ink may
// pass the box on the left and right, never above and below.
type Line struct {
	Start, End            int // bytes; End is before the line break
	Top, Baseline, Height float32
	Left, Width           float32 // without white space at the end
	Direction             Direction

	InkTop, InkBottom, InkLeft, InkRight float32
}

// line is a line of a passage.
type line struct {
	from, to        place
	top             float64 // from the top of the passage
	ascent, descent float32
	width           float32 // without the white space at its end
}

func (l *line) height() float32 { return l.ascent + l.descent }

func (l *line) bottom() float64 { return l.top + float64(l.height()) }

// wrap breaks the passage into lines, after those it has already. done is asked
// at the start of each: it may add all lines that follow and say so.
func (t *Text) wrap(p *passage, done func(at place, top float64) bool) {
	at, top := place{}, 0.0
	if n := len(p.lines); n > 0 {
		at, top = p.lines[n-1].to, p.lines[n-1].bottom()
	}
	for len(p.lines) == 0 || at.segment < len(p.segments) {
		if done != nil && done(at, top) {
			break
		}
		l := line{from: at, to: t.breakLine(p, at), top: top}
		t.measure(p, &l)
		p.lines = append(p.lines, l)
		at, top = l.to, l.bottom()
	}
	p.height = p.lines[len(p.lines)-1].bottom()
	p.width = 0
	for i := range p.lines {
		p.width = max(p.width, p.lines[i].width)
	}
}

// slack forgives rounding in sums of widths, in dp.
const slack = 0.01

// breakLine finds the end of the line that begins at a place: the last
// opportunity of UAX #14 within the width, else the last grapheme within it.
// White space may hang over the end.
func (t *Text) breakLine(p *passage, from place) place {
	end := place{segment: len(p.segments)}
	if t.width <= 0 {
		return end
	}
	room := (t.width + slack) / t.style.Size
	best, off, x := place{-1, 0}, from.off, float32(0)
	for i := from.segment; i < len(p.segments); i++ {
		w := p.segments[i]
		if w.reach(x, off, w.runes-w.blank) > room {
			return t.breakWord(p, from, place{i, off}, x, room, best)
		}
		x = w.reach(x, off, w.runes)
		if n := len(w.breaks); w.open {
			best = place{i + 1, 0}
		} else if n > 0 && w.breaks[n-1] > off {
			best = place{i, w.breaks[n-1]} // a long word is cut where no line may end
		}
		off = 0
	}
	return end
}

// breakWord ends the line within the segment at a place, which begins at x and
// passes room, or at best, the opportunity before it.
func (t *Text) breakWord(p *passage, from, at place, x, room float32, best place) place {
	w := p.segments[at.segment]
	for _, b := range w.breaks {
		if b > at.off && w.reach(x, at.off, b) <= room {
			best = place{at.segment, b}
		}
	}
	if best.segment >= 0 {
		return best
	}
	cut := at
	for _, it := range w.items {
		for _, e := range it.edges {
			r := it.start + e.rune
			if r <= cut.off || r >= w.runes {
				continue
			}
			if w.reach(x, at.off, r) > room && cut != from {
				return cut
			}
			cut = place{at.segment, r}
		}
	}
	if cut == from {
		return place{at.segment + 1, 0}
	}
	return cut
}

// measure finds width and height of a line. It is as high as the boxes of its
// fonts, and higher where ink is.
func (t *Text) measure(p *passage, l *line) {
	var faces faceSet
	var rise, fall, width, visible float32
	for i := l.from.segment; i < len(p.segments) && (i < l.to.segment || l.to.off > 0 && i == l.to.segment); i++ {
		w := p.segments[i]
		from, to := 0, w.runes
		if i == l.from.segment {
			from = l.from.off
		}
		if i == l.to.segment {
			to = l.to.off
		}
		if v := w.reach(width, from, min(to, w.runes-w.blank)); v > width {
			visible = v
		}
		width = w.reach(width, from, to)
		rise, fall = max(rise, w.rise), max(fall, w.fall)
		faces |= w.faces
	}
	if faces == 0 {
		faces = 1 << t.around(p)
	}
	ascent, descent := t.fonts.box(faces, t.style.Leading)
	l.ascent = max(ascent, rise) * t.style.Size
	l.descent = max(descent, fall) * t.style.Size
	l.width = visible * t.style.Size
}

// around is the font of an empty passage.
func (t *Text) around(p *passage) faceID {
	if p.direction() == RTL {
		return arabic
	}
	return latin
}

// box is the line box of a set of fonts, in nominal ems.
func (f *Fonts) box(faces faceSet, leading float32) (ascent, descent float32) {
	for id, fc := range f.faces {
		if fc == nil || faces&(1<<id) == 0 || faceID(id) == emoji {
			continue
		}
		half := max(leading-fc.ascent-fc.descent, 0) / 2
		ascent, descent = max(ascent, fc.ascent+half), max(descent, fc.descent+half)
	}
	if ascent == 0 {
		return f.box(1<<latin, leading)
	}
	return ascent, descent
}

// Lines is the number of lines, at least 1.
func (t *Text) Lines() int { return t.index[len(t.passages)].line }

// lineAt finds the passage and the line in it of line number i.
func (t *Text) lineAt(i int) (passage, line int) {
	i = min(max(i, 0), t.Lines()-1)
	passage = sort.Search(len(t.passages), func(k int) bool { return t.index[k+1].line > i })
	return passage, i - t.index[passage].line
}

// LineAt is the number of the line at height y; the first above, the last below.
func (t *Text) LineAt(y float32) int {
	n := sort.Search(len(t.passages)-1, func(k int) bool { return t.index[k+1].top > float64(y) })
	p, top := t.passages[n], t.index[n].top
	return t.index[n].line + sort.Search(len(p.lines)-1, func(k int) bool { return top+p.lines[k+1].top > float64(y) })
}

// Line describes line number i.
func (t *Text) Line(i int) Line {
	n, k := t.lineAt(i)
	p := t.passages[n]
	l := &p.lines[k]
	base := t.index[n].byte
	top := float32(t.index[n].top + l.top)
	out := Line{
		Start: base + p.byteAt(p.rune(l.from)), End: base + p.byteAt(p.rune(l.to)),
		Top: top, Baseline: top + l.ascent, Height: l.height(),
		Left: t.left(p, l), Width: l.width, Direction: p.direction(),
	}
	strips := t.strips(p, l)
	ink := t.ink(strips)
	out.InkLeft, out.InkRight = ink.left, ink.right
	out.InkTop, out.InkBottom = out.Baseline-ink.top, out.Baseline-ink.bottom
	return out
}

// left is the left edge of a line's visible part.
func (t *Text) left(p *passage, l *line) float32 {
	if p.direction() == RTL {
		return t.frame() - l.width
	}
	return 0
}
