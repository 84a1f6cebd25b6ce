package typeset

import "slices"

// Affinity tells which of two places a caret has where they differ: at the end
// of a wrapped line, and where the direction of writing changes.
type Affinity uint8

const (
	Downstream Affinity = iota // with the character after it
	Upstream                   // with the character before it
)

// Caret is a place to write at.
type Caret struct {
	Offset   int // bytes
	Affinity Affinity
}

// CaretAt is where the caret stands: its x, the top and height that fit the
// font there, and the direction of writing there.
func (t *Text) CaretAt(c Caret) (x, top, height float32, d Direction) {
	n, k, r := t.locate(c)
	p := t.passages[n]
	l := &p.lines[k]
	strips := t.strips(p, l)
	fc, d := t.fonts.face(t.around(p)), p.direction()
	if s := stripOf(strips, r, c.Affinity); s != nil {
		x, fc, d = s.at(r), s.face, s.level.Direction()
		if start, end := p.ends(k, r, c.Affinity); start || end {
			x, d = edgeOf(strips, p.direction(), start), p.direction()
		}
	} else if d == RTL {
		x = t.frame()
	}
	baseline := float32(t.index[n].top+l.top) + l.ascent
	return x, baseline - fc.ascent*t.style.Size, (fc.ascent + fc.descent) * t.style.Size, d
}

// ends reports whether a caret on line k is at the start or the end of the line
// itself, not of a run on it. Between the lines of a paragraph it always is; at
// the ends of the paragraph, when it does not belong with a character.
func (p *passage) ends(k, r int, a Affinity) (start, end bool) {
	start = r == p.rune(p.lines[k].from) && (k > 0 || a == Upstream)
	end = r == p.rune(p.lines[k].to) && (k+1 < len(p.lines) || a == Downstream)
	return start, end
}

// edgeOf is where a line starts or ends for a paragraph of direction d: before
// or after all that is on it, of whatever direction.
func edgeOf(strips []strip, d Direction, start bool) float32 {
	if start == (d == LTR) {
		return strips[0].x
	}
	last := &strips[len(strips)-1]
	return last.x + last.width
}

// locate finds the passage, its line and the rune of a caret.
func (t *Text) locate(c Caret) (passage, line, r int) {
	offset := min(max(c.Offset, 0), t.length())
	passage = t.passageOf(offset)
	p := t.passages[passage]
	r = p.runeAt(offset - t.index[passage].byte)
	return passage, p.lineOf(r, c.Affinity), r
}

// lineOf is the number of the line that holds rune r.
func (p *passage) lineOf(r int, a Affinity) int {
	low, high := 0, len(p.lines)
	for high-low > 1 {
		mid := (low + high) / 2
		if start := p.rune(p.lines[mid].from); start < r || start == r && a == Downstream {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// stripOf is the strip that the caret at rune r belongs to; nil on an empty
// line.
func stripOf(strips []strip, r int, a Affinity) *strip {
	var other *strip
	for i := range strips {
		s := &strips[i]
		after := s.from <= r && r < s.to
		before := s.from < r && r <= s.to
		if a == Downstream && after || a == Upstream && before {
			return s
		}
		if after || before {
			other = s
		}
	}
	return other
}

// stop is a place of the caret on a line, as the eye finds it.
type stop struct {
	x     float32
	r     int
	a     Affinity
	level Level
}

// stops lists the places of the caret on line k of passage n from left to right,
// one for each x, at least one. Where two runs meet, the one of the lower level
// gives it, and at the ends of the line the paragraph does: so each place between
// two characters is met once.
func (t *Text) stops(n, k int) (list []stop) {
	p := t.passages[n]
	l := &p.lines[k]
	strips := t.strips(p, l)
	if len(strips) == 0 {
		x, _, _, _ := t.CaretAt(Caret{Offset: t.index[n].byte})
		return []stop{{x: x, level: p.level}}
	}
	for i := range strips {
		s := &strips[i]
		first := len(list)
		for _, e := range s.edges {
			r := s.start + e.rune
			if r < s.from || r > s.to {
				continue
			}
			a := Downstream
			if r == s.to {
				a = Upstream
			}
			list = append(list, stop{s.at(r), r, a, s.level})
		}
		if s.level.Direction() == RTL {
			slices.Reverse(list[first:])
		}
	}
	return merged(p.withEnds(l, strips, list))
}

// withEnds adds the start and the end of the line to its stops.
func (p *passage) withEnds(l *line, strips []strip, list []stop) []stop {
	d := p.direction()
	left := stop{edgeOf(strips, d, true), p.rune(l.from), Upstream, p.level}
	right := stop{edgeOf(strips, d, false), p.rune(l.to), Downstream, p.level}
	if d == RTL {
		left, right = right, left
	}
	return append(slices.Insert(list, 0, left), right)
}

func merged(list []stop) []stop {
	kept := list[:0]
	for _, s := range list {
		if n := len(kept); n > 0 && s.x-kept[n-1].x < slack {
			if s.level < kept[n-1].level {
				kept[n-1] = s
			}
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// Hit is the caret nearest to a point.
func (t *Text) Hit(x, y float32) Caret {
	n, k := t.lineAt(t.LineAt(y))
	return t.hit(n, k, x)
}

func (t *Text) hit(n, k int, x float32) Caret {
	list := t.stops(n, k)
	best := list[0]
	for _, s := range list {
		if abs(s.x-x) < abs(best.x-x) {
			best = s
		}
	}
	return t.caret(n, k, best)
}

// CharacterAt is the offset of the grapheme that is drawn at a point, or nearest
// to it on its line; the end of the line where it is empty. What a click takes
// for a word is that of the character under it: the nearest caret may belong with
// another, where runs meet.
func (t *Text) CharacterAt(x, y float32) int {
	n, k := t.lineAt(t.LineAt(y))
	p := t.passages[n]
	l := &p.lines[k]
	strips := t.strips(p, l)
	r := p.rune(l.to)
	for i := range strips {
		s := &strips[i]
		if i == 0 || x >= s.x {
			r = s.character(x)
		}
	}
	return t.index[n].byte + p.byteAt(r)
}

// character is the rune of the passage where the grapheme at x begins, or the
// nearest one of the strip.
func (s *strip) character(x float32) int {
	best, gap := s.from, float32(-1)
	for i, e := range s.edges {
		r := s.start + e.rune
		if r < s.from || r >= s.to || i+1 == len(s.edges) {
			continue
		}
		a, b := s.at(r), s.at(min(s.start+s.edges[i+1].rune, s.to))
		if off := max(min(a, b)-x, x-max(a, b)); gap < 0 || off < gap {
			best, gap = r, max(0, off)
		}
	}
	return best
}

func abs(x float32) float32 { return max(x, -x) }

// caret is the caret at a stop of line k of passage n. It never slips to a
// neighbouring line.
func (t *Text) caret(n, k int, s stop) Caret {
	p := t.passages[n]
	a := s.a
	if k > 0 && s.r == p.rune(p.lines[k].from) {
		a = Downstream
	} else if k+1 < len(p.lines) && s.r == p.rune(p.lines[k].to) {
		a = Upstream
	}
	return Caret{t.index[n].byte + p.byteAt(s.r), a}
}
