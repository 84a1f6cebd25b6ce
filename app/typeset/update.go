package typeset

import "slices"

// edited is an edit of one passage: the bytes [start, end) became length bytes.
type edited struct{ start, end, length int }

// update lets a passage follow an edit. s is its string after the edit, which
// begins at offset base of the text and follows a paragraph of direction before.
// Levels and fonts are resolved anew for the
// whole passage, which is quick; segments are cut and shaped only where text or
// attributes differ from before, and lines are broken from there on until one
// begins where one did before.
func (t *Text) update(p *passage, s string, base int, before Direction, c edited) {
	old := p.attributes
	first, last, runes := t.splice(p, s, c)
	p.attributes = t.attributes(p, s, base, before)
	first, last = p.widen(old, first, last, runes)

	shift := len(p.runes) - len(old)
	moved := c.length - (c.end - c.start)
	start, at := 0, 0
	if first < len(p.segments) {
		start, at = p.segments[first].start, p.segments[first].byte
	}
	fresh := t.cut(p, s, start, at, func(start int) bool {
		for last < len(p.segments) && p.segments[last].start+shift < start {
			last++
		}
		return last < len(p.segments) && p.segments[last].start+shift == start
	})
	if end := start; len(fresh) > 0 {
		end = fresh[len(fresh)-1].start + fresh[len(fresh)-1].runes
		if end == len(p.runes) {
			last = len(p.segments)
		}
	} else if start == len(p.runes) {
		last = len(p.segments)
	}
	for i := last; i < len(p.segments); i++ {
		p.segments[i].start += shift
		p.segments[i].byte += moved
	}
	p.segments = slices.Replace(p.segments, first, last, fresh...)
	p.bytes += moved
	t.findBreaks(p, max(first-1, 0), min(first+len(fresh), len(p.segments)))
	t.rewrap(p, first, first+len(fresh), len(fresh)-(last-first))
}

// splice changes the runes of the passage, and says which segments, [first,
// last), the edit can have touched and how many runes stand in their place now.
func (t *Text) splice(p *passage, s string, c edited) (first, last, runes int) {
	if len(p.segments) == 0 {
		p.runes = decode(s)
		return 0, 0, len(p.runes)
	}
	first = max(p.segmentAtByte(c.start)-1, 0)
	last = min(p.segmentAtByte(c.end)+2, len(p.segments))
	from, to := p.segments[first], len(p.runes)
	end := len(s)
	if last < len(p.segments) {
		to = p.segments[last].start
		end = p.segments[last].byte + c.length - (c.end - c.start)
	}
	fresh := decode(s[from.byte:end])
	p.runes = slices.Replace(p.runes, from.start, to, fresh...)
	return first, last, len(fresh)
}

// segmentAtByte is the number of the segment that holds a byte.
func (p *passage) segmentAtByte(offset int) int {
	i, found := slices.BinarySearchFunc(p.segments, offset, func(s placedSegment, at int) int { return s.byte - at })
	if found {
		return i
	}
	return i - 1
}

// widen lets the touched segments grow over all whose attributes changed: an
// edit can turn levels and fonts far away. The runes of the touched segments are
// now runes long.
func (p *passage) widen(before []attribute, first, last, runes int) (int, int) {
	if len(p.segments) == 0 {
		return 0, 0
	}
	start, end := p.segments[first].start, len(before)
	if last < len(p.segments) {
		end = p.segments[last].start
	}
	for i := range start {
		if before[i] != p.attributes[i] {
			first = max(p.segmentAt(i)-1, 0)
			break
		}
	}
	tail := p.attributes[start+runes:]
	for i := len(tail) - 1; i >= 0; i-- {
		if before[end+i] != tail[i] {
			last = min(p.segmentAt(end+i)+2, len(p.segments))
			break
		}
	}
	return first, last
}

// rewrap breaks the lines of a passage anew whose segments [first, last) are
// new; grown is how many segments there are more than before.
func (t *Text) rewrap(p *passage, first, last, grown int) {
	old := p.lines
	keep := 0 // lines that stay: those before the one before the edit
	for keep+1 < len(old) && old[keep+1].to.segment < first {
		keep++
	}
	p.lines = slices.Clone(old[:keep])
	next := keep
	t.wrap(p, func(at place, top float64) bool {
		if at.segment < last {
			return false
		}
		was := place{at.segment - grown, at.off}
		for next < len(old) && old[next].from.before(was) {
			next++
		}
		if next == len(old) || old[next].from != was {
			return false
		}
		lift := top - old[next].top
		for _, l := range old[next:] {
			l.from.segment += grown
			l.to.segment += grown
			l.top += lift
			p.lines = append(p.lines, l)
		}
		return true
	})
}

func (a place) before(b place) bool {
	return a.segment < b.segment || a.segment == b.segment && a.off < b.off
}
