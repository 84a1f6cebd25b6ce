package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/typeset"
)

// place is a caret in one of the paragraphs of a Prose.
type place struct {
	part   int
	offset int
}

func (p place) before(q place) bool {
	return p.part < q.part || p.part == q.part && p.offset < q.offset
}

// ordered gives the ends of the selection, the earlier first.
func (p *Prose) ordered() (a, b place) {
	if p.to.before(p.from) {
		return p.to, p.from
	}
	return p.from, p.to
}

// bytes gives those of paragraph i that lie between two places.
func (p *Prose) bytes(i int, a, b place) (start, end int) {
	start, end = 0, len(p.parts[i].block.text.String())
	if i == a.part {
		start = a.offset
	}
	if i == b.part {
		end = b.offset
	}
	return start, end
}

// Selected is the selected text, a line a paragraph, with the markers of those
// list items of which more is selected than a piece: also what is selected of
// the Proses that were dragged over.
func (p *Prose) Selected() string {
	var out strings.Builder
	for _, one := range p.spread() {
		text := one.selected(len(p.also) > 0)
		if out.Len() > 0 && text != "" {
			out.WriteString(one.joint)
		}
		out.WriteString(text)
	}
	return out.String()
}

// selected is what is selected of this Prose alone; beyond tells that the
// selection goes on outside it.
func (p *Prose) selected(beyond bool) string {
	a, b := p.ordered()
	if a == b {
		return ""
	}
	var lines []string
	for i := a.part; i <= b.part; i++ {
		start, end := p.bytes(i, a, b)
		text := p.parts[i].block.text.String()[start:end]
		if start == 0 && (beyond || a.part != b.part) {
			text = p.parts[i].marked(text)
		}
		lines = append(lines, text)
	}
	return unbroken(strings.Join(lines, "\n"))
}

// at is the place nearest to a point, or before the character there when it is to
// find more than a place.
func (p *Prose) at(pos fyne.Position, by unit) place {
	i := 0
	for i+1 < len(p.parts) && pos.Y >= p.parts[i+1].y {
		i++
	}
	part := p.parts[i]
	return place{i, part.block.hit(pos.X-p.textX(part), pos.Y-part.y, by).Offset}
}

// MouseDown begins a selection; with Shift it draws the present one out; the
// second press selects the word, the third the paragraph.
func (p *Prose) MouseDown(e *desktop.MouseEvent) {
	p.look.touched()
	p.stray = p.look.stray(e.AbsolutePosition, p)
	if len(p.parts) == 0 {
		return
	}
	if e.Button == desktop.MouseButtonSecondary {
		p.takeKeys()
		return
	}
	if from := p.heldBeside(); from != nil && e.Modifier&fyne.KeyModifierShift != 0 {
		from.presses.n = 0
		from.dragTo(absolute(p).Add(e.Position).Subtract(absolute(from)))
		return
	}
	p.takeKeys()
	p.unpin()
	p.walk.goal, p.walk.side = typeset.NoGoal, typeset.Downstream
	if e.Modifier&fyne.KeyModifierShift == 0 {
		by := p.presses.count(e.Position)
		p.grip = grip[place]{by, p.round(p.at(e.Position, by), by)}
	} else {
		p.presses.n = 0
	}
	p.alone()
	p.reach(e.Position)
	p.Refresh()
}

// reach draws the selection out to a point.
func (p *Prose) reach(to fyne.Position) {
	at := p.at(to, p.grip.by)
	s := p.grip.reach(p.round(at, p.grip.by), place.before)
	p.from, p.to = s.from, s.to
}

// round gives what a unit is at a place.
func (p *Prose) round(at place, by unit) stretch[place] {
	text := p.parts[at.part].block.text.String()
	start, end := at.offset, at.offset
	switch by {
	case byWord:
		start, end = typeset.WordAt(text, at.offset)
	case byParagraph:
		start, end = 0, len(text)
	}
	return stretch[place]{place{at.part, start}, place{at.part, end}}
}

// MouseUp is Fyne's.
func (p *Prose) MouseUp(*desktop.MouseEvent) {}

// Dragged draws the selection out, and scrolls the page along.
func (p *Prose) Dragged(e *fyne.DragEvent) {
	p.look.touched()
	if len(p.parts) > 0 {
		p.presses.n = 0
		p.drags.to(e.AbsolutePosition)
	}
}

// dragTo draws the selection out to a point, and tells whether that has moved
// anything.
func (p *Prose) dragTo(at fyne.Position) bool {
	before, corner := p.head(), absolute(p)
	p.reachOver(at)
	revealPart(p, at.Y, at.Y)
	return p.head() != before || absolute(p) != corner
}

// DragEnd is Fyne's.
func (p *Prose) DragEnd() { p.drags.end() }

// TappedSecondary offers to copy.
func (p *Prose) TappedSecondary(e *fyne.PointEvent) {
	p.look.showMenu(p, e.AbsolutePosition, []offer{
		{p.look.T("fyne.copy"), p.copy, p.Selected() == ""},
		{p.look.T("fyne.selectall"), p.selectAll, len(p.parts) == 0},
	})
}

// Choose selects paragraph number i, gives it the keys and scrolls to it.
func (p *Prose) Choose(i int) {
	if i < 0 || i >= len(p.parts) {
		return
	}
	p.takeKeys()
	part := p.parts[i]
	p.from, p.to = place{part: i}, place{i, len(part.block.text.String())}
	p.grip = grip[place]{byParagraph, stretch[place]{p.from, p.to}}
	p.Refresh()
	revealPart(p, part.y, part.y+part.high)
}

func (p *Prose) copy() {
	if s := p.Selected(); s != "" {
		p.look.copyOut(s)
	}
}

// takeKeys gives the text the keys, so that what is selected can be copied.
func (p *Prose) takeKeys() {
	p.pointed = true
	takeKeys(p)
}

// Disabled keeps Tab from stopping at text that is only read: it has the keys
// only after it was pressed.
func (p *Prose) Disabled() bool { return !p.pointed }

// Enable is Fyne's.
func (p *Prose) Enable() {}

// Disable is Fyne's.
func (p *Prose) Disable() {}

// FocusGained is Fyne's.
func (p *Prose) FocusGained() {}

// FocusLost drops the selection.
func (p *Prose) FocusLost() {
	p.pointed = false
	p.unpin()
	p.walk = walk{goal: typeset.NoGoal}
	p.alone()
	p.from = p.to
	p.grip = grip[place]{held: stretch[place]{p.to, p.to}}
	p.Refresh()
}

// TypedRune is not for text that is only read.
func (p *Prose) TypedRune(rune) {}

// TypedKey moves the caret or draws the selection out, and hands on the rest.
func (p *Prose) TypedKey(k *fyne.KeyEvent) {
	m, is := motions[k.Name]
	if page := m == typeset.PageUp || m == typeset.PageDown; is && !page && p.walks(m, p.walk.shift) {
		return
	}
	p.look.key(k)
}

// TypedShortcut copies and selects all, moves the caret by words and paragraphs,
// and hands on the rest.
func (p *Prose) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault {
		if m, is := wideMotions[c.KeyName]; is && p.walks(m, c.Modifier&fyne.KeyModifierShift != 0) {
			return
		}
	}
	switch s.(type) {
	case *fyne.ShortcutCopy:
		p.copy()
	case *fyne.ShortcutSelectAll:
		p.selectAll()
	default:
		p.look.shortcut(s)
		return
	}
	p.look.touched()
}
