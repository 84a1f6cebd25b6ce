package typeset

import "slices"

// edited is an edit of one passage: the bytes [start, end) became length bytes.
type edited struct{ start, end, length int }

// shift is how far the edit moves what follows.
func (e edited) shift() int { return e.length - (e.end - e.start) }

// update lets a passage, which begins at offset base of the text and follows one
// of direction before, follow an edit; s is what the bytes became. Levels and
// fonts are resolved anew for the whole passage, which is quick; segments are cut
// and shaped only where text or attributes differ from before, and lines are
// broken from there on until one begins where one did before.
func (t *Text) update(p *passage, base int, before Direction, e edited, s string) {
	old := p.attributes
	p.text = p.text[:e.start] + s + p.text[e.end:]
	first, last, runes := p.splice(e)
	t.resolve(p, base, before)
	first, last = p.widen(old, first, last, runes)

	start, at, shift := 0, 0, len(p.runes)-len(old)
	if first < len(p.segments) {
		start, at = p.segments[first].start, p.segments[first].byte
	}
	fresh, passed := t.cut(p, start, at, p.segments[last:], shift)
	last += passed
	for i := last; i < len(p.segments); i++ {
		p.segments[i].start += shift
		p.segments[i].byte += e.shift()
	}
	p.segments = slices.Replace(p.segments, first, last, fresh...)
	t.findBreaks(p, max(first-1, 0), min(first+len(fresh), len(p.segments)))
	t.rewrap(p, first, first+len(fresh), len(fresh)-(last-first))
}

// splice changes the runes of the passage, and says which segments, [first,
// last), the edit can have touched and how many runes stand in their place now:
// the segments it lies in, and one on each side.
func (p *passage) splice(e edited) (first, last, runes int) {
	if len(p.segments) == 0 {
		p.runes = decode(p.text)
		return 0, 0, len(p.runes)
	}
	first = max(p.segmentAtByte(e.start)-1, 0)
	last = min(p.segmentAtByte(e.end)+2, len(p.segments))
	from, to, end := p.segments[first], len(p.runes), len(p.text)
	if last < len(p.segments) {
		to, end = p.segments[last].start, p.segments[last].byte+e.shift()
	}
	fresh := decode(p.text[from.byte:end])
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
