package kit

import (
	"strings"
	"unicode/utf8"

	"gehwara/app/typeset"
)

// pen is what Field and Editor have in common: an edit buffer, the same text
// laid out, and what keys and mouse do to both. It draws nothing.
type pen struct {
	look    *Look
	buf     *typeset.Buffer
	text    *typeset.Text
	style   typeset.Style
	conceal bool    // show bullets instead of the letters
	widths  []uint8 // bytes of each letter of a concealed text
	single  bool    // no line breaks
	fixed   bool    // to be read, not changed
	lent    bool    // somebody else goes on with the buffer
	most    int     // greatest number of bytes
	goal    float32 // x that Up and Down keep to
	grip    grip[typeset.Caret]
	gripped stretch[typeset.Caret] // the selection that came of it
	shift   bool                   // the Shift key is down
	cleaned func()                 // hears that something was left out of a pasted text
	folded  func()                 // hears that letters of a pasted text were made Urdu
	full    func()                 // hears that a text was cut because of its length
	unsaid  []func()               // who has still to hear
}

// bullet stands for each letter of a concealed text.
const bullet = "•"

func newPen(l *Look, text string, style typeset.Style, single bool, most int) *pen {
	p := &pen{look: l, style: style, single: single, most: most}
	p.set(text)
	return p
}

// set replaces the whole text, forgets what could be undone, and puts the caret
// at the end.
func (p *pen) set(s string) {
	if p.buf != nil {
		p.buf.Wipe()
		p.text.Wipe()
	}
	s, _ = p.fit(s, p.most)
	p.buf = typeset.NewBuffer(s)
	p.putAt(len(s))
	p.relay()
}

// wipe overwrites the text and drops it.
func (p *pen) wipe() {
	if p.lent {
		p.buf, p.lent = typeset.NewBuffer(""), false
	}
	p.buf.Wipe()
	p.text.Wipe()
	p.relay()
}

// relay lays the whole text out anew.
func (p *pen) relay() {
	p.goal = typeset.NoGoal
	s := p.buf.String()
	if p.conceal {
		p.widths = p.widths[:0]
		for _, r := range s {
			p.widths = append(p.widths, uint8(utf8.RuneLen(r)))
		}
		s = strings.Repeat(bullet, len(p.widths))
	}
	p.text = p.look.Fonts.NewText(s, p.style)
}

// reveal shows the letters, or bullets.
func (p *pen) reveal(on bool) {
	p.conceal = !on
	p.relay()
}

// out turns an offset of the buffer into one of the shown text.
func (p *pen) out(offset int) int {
	if !p.conceal {
		return offset
	}
	n, at := 0, 0
	for n < len(p.widths) && at < offset {
		at += int(p.widths[n])
		n++
	}
	return n * len(bullet)
}

// in turns an offset of the shown text into one of the buffer.
func (p *pen) in(offset int) int {
	if !p.conceal {
		return offset
	}
	at := 0
	for _, w := range p.widths[:min(offset/len(bullet), len(p.widths))] {
		at += int(w)
	}
	return at
}

// caret is the caret as it is shown.
func (p *pen) caret() typeset.Caret {
	_, focus := p.buf.Selection()
	focus.Offset = p.out(focus.Offset)
	return focus
}

// chosen gives the selected bytes, start before end.
func (p *pen) chosen() (start, end int) {
	a, f := p.buf.Selection()
	return min(a.Offset, f.Offset), max(a.Offset, f.Offset)
}

// selection gives the selected bytes of the shown text.
func (p *pen) selection() (start, end int) {
	start, end = p.chosen()
	return p.out(start), p.out(end)
}

// empty tells whether nothing is selected.
func (p *pen) empty() bool {
	start, end := p.chosen()
	return start == end
}

// put moves the caret to a place of the shown text; extend keeps the other end
// of the selection.
func (p *pen) put(c typeset.Caret, extend bool) {
	c.Offset = p.in(c.Offset)
	anchor, _ := p.buf.Selection()
	if !extend {
		anchor = c
	}
	p.buf.Select(anchor, c)
}

// putAt puts the caret after so many bytes of the text.
func (p *pen) putAt(offset int) {
	c := typeset.Caret{Offset: min(max(0, offset), p.buf.Len())}
	p.buf.Select(c, c)
}

// choose selects bytes of the text.
func (p *pen) choose(start, end int) {
	p.buf.Select(typeset.Caret{Offset: start}, typeset.Caret{Offset: end, Affinity: typeset.Upstream})
}

func (p *pen) chooseAll() { p.choose(0, p.buf.Len()) }

// fit makes a text one that can be kept here: clean, of one line where only one
// is wanted, and of at most so many bytes. It tells what that has cost.
func (p *pen) fit(s string, most int) (string, loss) {
	var lost loss
	s, lost.cleaned = typeset.Clean(lineEnds.Replace(s))
	if p.single {
		s = oneLine(s)
	}
	if len(s) > most {
		s, lost.cut = upTo(s, most), true
	}
	return s, lost
}

// lineEnds turns the line ends of other systems into ours, which is no loss.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// loss tells what a text has lost: signs that can't be kept, its end.
type loss struct{ cleaned, cut bool }

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, s)
}

// upTo cuts s to at most n bytes, between letters.
func upTo(s string, n int) string {
	n = max(0, n)
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// insert types text over the selection. Letters typed one after the other are
// undone by words.
func (p *pen) insert(s string) deed { return p.enter(s, p.buf.Insert) }

// enter puts text in the place of the selection. Whoever wants to know hears
// what could not be kept.
func (p *pen) enter(s string, into func(string) typeset.Edit) deed {
	if p.fixed {
		return unused
	}
	start, end := p.chosen()
	s, lost := p.fit(s, p.most-p.buf.Len()+end-start)
	done := moved
	if s != "" {
		done = p.applied(into(s))
	}
	p.say(lost.cleaned, p.cleaned)
	p.say(lost.cut, p.full)
	return done
}

// replace puts text in the place of the selection, to be undone on its own.
func (p *pen) replace(s string) typeset.Edit {
	start, end := p.chosen()
	return p.buf.Replace(start, end, s)
}

// say has somebody hear of something once the text is drawn as it is now: who
// hears of it may lay the page out anew.
func (p *pen) say(when bool, who func()) {
	if when && who != nil {
		p.unsaid = append(p.unsaid, who)
	}
}

// said tells all that was put off.
func (p *pen) said() {
	list := p.unsaid
	p.unsaid = nil
	for _, who := range list {
		who()
	}
}

// applied keeps the layout in step with an edit of the buffer.
func (p *pen) applied(e typeset.Edit) deed {
	if e.Start == e.End && e.Text == "" {
		return moved
	}
	if p.conceal {
		p.relay()
		return changed
	}
	p.goal = typeset.NoGoal
	p.text.Replace(e.Start, e.End, e.Text)
	return changed
}
