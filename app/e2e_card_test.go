//go:build e2e

package app

import (
	"image"
	"math"
	"strings"
)

// readCard copies the recovery code from the window as a person does, by looking
// at its digits, and gives it to the twin. No other way leads to the code.
func (p *person) readCard() (code string) {
	p.t.Helper()
	p.same(p.groups()...)
	var shapes [10]shape
	for d := range shapes {
		p.setCode(strings.Repeat(string(rune('0'+d)), 40))
		shapes[d] = shapesIn(p.twin.picture(), p.groups()[0])[0]
	}
	look := p.look()
	for _, part := range p.groups() {
		seen := shapesIn(look, part)
		if len(seen) != 5 {
			p.keep("fault-card", p.look(), p.twin.picture())
			p.t.Fatalf("a group of the code at %v seems to have %d digits", part, len(seen))
		}
		for _, s := range seen {
			code += string(rune('0' + s.likest(shapes[:])))
		}
	}
	p.setCode(code)
	p.same()
	return code
}

func (p *person) setCode(code string) {
	p.twin.shell.open.code = code
	p.twin.shell.render()
}

// groups are the places of the groups of the code, below their captions.
func (p *person) groups() []image.Rectangle {
	p.t.Helper()
	var out []image.Rectangle
	for n := range 8 {
		caption := p.twin.find(p.word("new.card_group", "N", n+1), anything)
		if caption == nil {
			p.t.Fatalf("group %d is not on the card", n+1)
		}
		at := caption.at
		at.pos.Y += at.size.Height
		at.size.Height *= 2
		out = append(out, at.pixels())
	}
	return out
}

// shape is a digit as it is drawn: its dark pixels, from their upper left corner.
type shape map[image.Point]bool

// shapesIn gives the digits of a line from left to right: each is a group of
// dark pixels that touch. Their columns may overlap.
func shapesIn(img *image.NRGBA, line image.Rectangle) []shape {
	var out []shape
	taken := shape{}
	for x := line.Min.X; x < line.Max.X; x++ {
		for y := line.Min.Y; y < line.Max.Y; y++ {
			found, corner := shape{}, image.Pt(x, y)
			for todo := []image.Point{corner}; len(todo) > 0; {
				at := todo[len(todo)-1]
				todo = todo[:len(todo)-1]
				if taken[at] || !at.In(line) || img.NRGBAAt(at.X, at.Y).R > 130 { // paper
					continue
				}
				taken[at], found[at] = true, true
				corner.Y = min(corner.Y, at.Y)
				todo = append(todo, at.Add(image.Pt(1, 0)), at.Add(image.Pt(-1, 0)), at.Add(image.Pt(0, 1)), at.Add(image.Pt(0, -1)))
			}
			if len(found) > 20 { // more than a speck
				out = append(out, found.moved(image.Point{}.Sub(corner)))
			}
		}
	}
	return out
}

func (s shape) moved(by image.Point) shape {
	out := shape{}
	for at := range s {
		out[at.Add(by)] = true
	}
	return out
}

// likest is the index of the shape that has most pixels in common with s.
func (s shape) likest(shapes []shape) int {
	best, least := 0, math.MaxInt
	for i, o := range shapes {
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				if n := s.apart(o.moved(image.Pt(dx, dy))); n < least {
					best, least = i, n
				}
			}
		}
	}
	return best
}

// apart counts the pixels that only one of two shapes has.
func (s shape) apart(o shape) int {
	n := len(o)
	for at := range s {
		if o[at] {
			n--
		} else {
			n++
		}
	}
	return n
}
