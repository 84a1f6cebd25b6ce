package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/typeset"
)

// pen is what Field and Editor have in common: an edit buffer, the same text
// laid out, and what keys and mouse do to both. It draws nothing.
type pen struct {
	look    *Look
	buf     *typeset.Buffer
	text    *typeset.Text
	style   typeset.Style
	conceal bool // show bullets instead of the letters
	single  bool // no line breaks
	most    int  // greatest number of bytes; 0: no bound
	goal    float32
	shift   bool
	cleaned func() // hears that something was taken out of a pasted text
}

// bullet stands for each letter of a concealed text.
const bullet = "•"

func newPen(l *Look, text string, style typeset.Style, single bool) *pen {
	clean, _ := typeset.Clean(text)
	if single {
		clean = oneLine(clean)
	}
	p := &pen{look: l, buf: typeset.NewBuffer(clean), style: style, single: single, goal: -1}
	p.relay()
	return p
}

// relay lays the whole text out anew.
func (p *pen) relay() { p.text = p.look.Fonts.NewText(p.seen(p.buf.String()), p.style) }

// seen is how a piece of the text is shown.
func (p *pen) seen(s string) string {
	if !p.conceal {
		return s
	}
	return strings.Repeat(bullet, utf8.RuneCountInString(s))
}

// out turns an offset of the buffer into one of the shown text.
func (p *pen) out(offset int) int {
	if !p.conceal {
		return offset
	}
	return len(bullet) * utf8.RuneCountInString(p.buf.String()[:offset])
}

// in turns an offset of the shown text into one of the buffer.
func (p *pen) in(offset int) int {
	if !p.conceal {
		return offset
	}
	s, at := p.buf.String(), 0
	for n := offset / len(bullet); n > 0 && at < len(s); n-- {
		_, w := utf8.DecodeRuneInString(s[at:])
		at += w
	}
	return at
}

func (p *pen) caretOut(c typeset.Caret) typeset.Caret {
	return typeset.Caret{Offset: p.out(c.Offset), Affinity: c.Affinity}
}

func (p *pen) caretIn(c typeset.Caret) typeset.Caret {
	return typeset.Caret{Offset: p.in(c.Offset), Affinity: c.Affinity}
}

// caret is the caret as it is shown.
func (p *pen) caret() typeset.Caret {
	_, focus := p.buf.Selection()
	return p.caretOut(focus)
}

// selection gives the selected bytes of the shown text, start before end.
func (p *pen) selection() (start, end int) {
	a, f := p.buf.Selection()
	start, end = p.out(a.Offset), p.out(f.Offset)
	return min(start, end), max(start, end)
}

// applied keeps the layout in step with an edit of the buffer.
func (p *pen) applied(e typeset.Edit) bool {
	p.goal = -1
	if e.Start == e.End && e.Text == "" {
		return false
	}
	if p.conceal {
		p.relay()
		return true
	}
	p.text.Replace(e.Start, e.End, e.Text)
	return true
}

// lineEnds turns the line ends of other systems into ours, which is no loss.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// insert types or pastes text over the selection. A pasted text may be rubbish.
func (p *pen) insert(s string) bool {
	clean, changed := typeset.Clean(s)
	if changed && p.cleaned != nil && clean != lineEnds.Replace(s) {
		p.cleaned()
	}
	s = clean
	if p.single {
		s = oneLine(s)
	}
	if p.most > 0 {
		a, f := p.buf.Selection()
		room := p.most - p.buf.Len() + max(a.Offset, f.Offset) - min(a.Offset, f.Offset)
		s = upTo(s, room)
	}
	if s == "" {
		return false
	}
	return p.applied(p.buf.Insert(s))
}

func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

// upTo cuts s to at most n bytes, between letters.
func upTo(s string, n int) string {
	if n >= len(s) {
		return s
	}
	n = max(0, n)
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// put moves the caret; extend keeps the other end of the selection.
func (p *pen) put(shown typeset.Caret, extend bool) {
	c := p.caretIn(shown)
	anchor, _ := p.buf.Selection()
	if !extend {
		anchor = c
	}
	p.buf.Select(anchor, c)
}

func (p *pen) move(m typeset.Motion, extend bool, page float32) {
	if start, end := p.selection(); start != end && !extend && (m == typeset.Left || m == typeset.Right) {
		p.put(p.edge(m, start, end), false)
		return
	}
	p.put(p.text.Move(p.caret(), m, &p.goal, page), extend)
	if m != typeset.Up && m != typeset.Down && m != typeset.PageUp && m != typeset.PageDown {
		p.goal = -1
	}
}

// edge is the end of a selection that lies further in the pressed direction.
func (p *pen) edge(m typeset.Motion, start, end int) typeset.Caret {
	a := typeset.Caret{Offset: start}
	b := typeset.Caret{Offset: end, Affinity: typeset.Upstream}
	ax, ay, _, _ := p.text.CaretAt(a)
	bx, by, _, _ := p.text.CaretAt(b)
	if ay != by { // over several lines: the earlier or the later end
		if (m == typeset.Left) != p.rightToLeft() {
			return a
		}
		return b
	}
	if (ax < bx) == (m == typeset.Left) {
		return a
	}
	return b
}

func (p *pen) rightToLeft() bool {
	if p.text.Lines() == 0 {
		return p.style.Default == typeset.RTL
	}
	_, top, _, _ := p.text.CaretAt(p.caret())
	return p.text.Line(p.text.LineAt(top+1)).Direction == typeset.RTL
}

var motions = map[fyne.KeyName]typeset.Motion{
	fyne.KeyLeft: typeset.Left, fyne.KeyRight: typeset.Right,
	fyne.KeyUp: typeset.Up, fyne.KeyDown: typeset.Down,
	fyne.KeyHome: typeset.LineStart, fyne.KeyEnd: typeset.LineEnd,
	fyne.KeyPageUp: typeset.PageUp, fyne.KeyPageDown: typeset.PageDown,
}

var wordMotions = map[fyne.KeyName]typeset.Motion{
	fyne.KeyLeft: typeset.WordLeft, fyne.KeyRight: typeset.WordRight,
	fyne.KeyHome: typeset.TextStart, fyne.KeyEnd: typeset.TextEnd,
}

// deed is what a key has come to.
type deed uint8

const (
	unused  deed = iota // nothing: the key is for somebody else
	moved               // caret or selection
	changed             // the text
)

func deedOf(change bool) deed {
	if change {
		return changed
	}
	return moved
}

// key does what an unmodified or shifted key does in a text.
func (p *pen) key(k fyne.KeyName, page float32) deed {
	if m, ok := motions[k]; ok {
		if p.single && (m == typeset.Up || m == typeset.Down || m == typeset.PageUp || m == typeset.PageDown) {
			return unused
		}
		p.move(m, p.shift, page)
		return moved
	}
	switch k {
	case fyne.KeyBackspace:
		return deedOf(p.applied(p.buf.DeleteBackward()))
	case fyne.KeyDelete:
		return deedOf(p.applied(p.buf.DeleteForward()))
	case fyne.KeyReturn, fyne.KeyEnter:
		if !p.single {
			return deedOf(p.insert("\n"))
		}
	}
	return unused
}

// shortcut does what a shortcut does in a text.
func (p *pen) shortcut(s fyne.Shortcut) deed {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		p.copy()
		return moved
	case *fyne.ShortcutCut:
		return deedOf(p.cut())
	case *fyne.ShortcutPaste:
		return deedOf(p.insert(s.Clipboard.Content()))
	case *fyne.ShortcutSelectAll:
		p.selectAll()
		return moved
	case *fyne.ShortcutUndo:
		return deedOf(p.undo())
	case *fyne.ShortcutRedo:
		return deedOf(p.redo())
	case *desktop.CustomShortcut:
		return p.custom(s)
	}
	return unused
}

func (p *pen) custom(s *desktop.CustomShortcut) deed {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return unused
	}
	extend := s.Modifier&fyne.KeyModifierShift != 0
	if m, ok := wordMotions[s.KeyName]; ok {
		p.move(m, extend, 0)
		return moved
	}
	switch {
	case s.KeyName == fyne.KeyBackspace:
		return deedOf(p.applied(p.buf.DeleteWordBackward()))
	case s.KeyName == fyne.KeyDelete:
		return deedOf(p.applied(p.buf.DeleteWordForward()))
	case s.KeyName == fyne.KeyZ && extend:
		return deedOf(p.redo())
	}
	return unused
}

func (p *pen) undo() bool {
	e, ok := p.buf.Undo()
	return ok && p.applied(e)
}

func (p *pen) redo() bool {
	e, ok := p.buf.Redo()
	return ok && p.applied(e)
}

func (p *pen) copy() {
	if s := p.buf.Selected(); s != "" && !p.conceal {
		p.look.copyOut(s)
	}
}

func (p *pen) cut() bool {
	if p.buf.Selected() == "" || p.conceal {
		return false
	}
	p.copy()
	return p.applied(p.buf.Insert(""))
}

func (p *pen) selectAll() {
	p.buf.Select(typeset.Caret{}, typeset.Caret{Offset: p.buf.Len(), Affinity: typeset.Upstream})
}

// selectWord selects the word at a caret of the shown text.
func (p *pen) selectWord(c typeset.Caret) {
	if p.conceal {
		p.selectAll()
		return
	}
	start, end := typeset.WordAt(p.buf.String(), c.Offset)
	p.buf.Select(typeset.Caret{Offset: start}, typeset.Caret{Offset: end, Affinity: typeset.Upstream})
}

// set replaces the whole text, and forgets what could be undone.
func (p *pen) set(s string) {
	p.buf.Wipe()
	clean, _ := typeset.Clean(s)
	if p.single {
		clean = oneLine(clean)
	}
	p.buf = typeset.NewBuffer(clean)
	p.buf.Select(typeset.Caret{Offset: len(clean), Affinity: typeset.Upstream}, typeset.Caret{Offset: len(clean), Affinity: typeset.Upstream})
	p.relay()
}

// wipe overwrites the text and drops it.
func (p *pen) wipe() {
	p.buf.Wipe()
	p.relay()
}
