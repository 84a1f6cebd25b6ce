package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"gehwara/app/typeset"
)

// deed is what a key has come to.
type deed uint8

const (
	unused  deed = iota // nothing: the key is for somebody else
	moved               // caret or selection, at most
	changed             // the text
)

var motions = map[fyne.KeyName]typeset.Motion{
	fyne.KeyLeft: typeset.Left, fyne.KeyRight: typeset.Right,
	fyne.KeyUp: typeset.Up, fyne.KeyDown: typeset.Down,
	fyne.KeyHome: typeset.LineStart, fyne.KeyEnd: typeset.LineEnd,
	fyne.KeyPageUp: typeset.PageUp, fyne.KeyPageDown: typeset.PageDown,
}

// wideMotions are those with the Ctrl key.
var wideMotions = map[fyne.KeyName]typeset.Motion{
	fyne.KeyLeft: typeset.WordLeft, fyne.KeyRight: typeset.WordRight,
	fyne.KeyUp: typeset.ParagraphStart, fyne.KeyDown: typeset.ParagraphEnd,
	fyne.KeyHome: typeset.TextStart, fyne.KeyEnd: typeset.TextEnd,
}

// key does what an unmodified or shifted key does in a text.
func (p *pen) key(k fyne.KeyName, page float32) deed {
	if m, ok := motions[k]; ok {
		return p.move(m, p.shift, page)
	}
	switch k {
	case fyne.KeyBackspace:
		return p.erase(p.buf.DeleteBackward)
	case fyne.KeyDelete:
		return p.erase(p.buf.DeleteForward)
	case fyne.KeyReturn, fyne.KeyEnter:
		if !p.single {
			return p.insert("\n")
		}
	}
	return unused
}

// shortcut does what a shortcut does in a text.
func (p *pen) shortcut(s fyne.Shortcut) deed {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		p.copy()
	case *fyne.ShortcutCut:
		return p.cut()
	case *fyne.ShortcutPaste:
		return p.paste()
	case *fyne.ShortcutSelectAll:
		p.chooseAll()
	case *fyne.ShortcutUndo:
		return p.again(p.buf.Undo)
	case *fyne.ShortcutRedo:
		return p.again(p.buf.Redo)
	case *desktop.CustomShortcut:
		return p.custom(s)
	default:
		return unused
	}
	return moved
}

// custom does what Ctrl with a key does that Fyne has no shortcut for.
func (p *pen) custom(s *desktop.CustomShortcut) deed {
	if s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
		return unused
	}
	shift := s.Modifier&fyne.KeyModifierShift != 0
	if m, ok := wideMotions[s.KeyName]; ok {
		return p.move(m, shift, 0)
	}
	switch {
	case s.KeyName == fyne.KeyBackspace:
		return p.erase(p.wordBackward)
	case s.KeyName == fyne.KeyDelete:
		return p.erase(p.wordForward)
	case s.KeyName == fyne.KeyZ && shift:
		return p.again(p.buf.Redo)
	case s.KeyName == fyne.KeyTab && !shift && !p.single:
		return p.insert("\t")
	}
	return unused
}

func (p *pen) move(m typeset.Motion, extend bool, page float32) deed {
	switch m {
	case typeset.Up, typeset.Down, typeset.PageUp, typeset.PageDown:
		if p.single {
			return unused
		}
	case typeset.Left, typeset.Right:
		if !p.empty() && !extend {
			p.put(p.edge(m), false)
			return moved
		}
	}
	p.put(p.text.Move(p.caret(), m, &p.goal, page), extend)
	return moved
}

// edge is the end of the selection that lies further to the left or right; of a
// selection over several lines, the earlier or the later.
func (p *pen) edge(m typeset.Motion) typeset.Caret {
	start, end := p.selection()
	a := typeset.Caret{Offset: start}
	b := typeset.Caret{Offset: end, Affinity: typeset.Upstream}
	ax, ay, ah, d := p.text.CaretAt(a)
	bx, by, bh, _ := p.text.CaretAt(b)
	first := (m == typeset.Left) == (d != typeset.RTL)
	if p.text.LineAt(ay+ah/2) == p.text.LineAt(by+bh/2) {
		first = (m == typeset.Left) == (ax < bx)
	}
	if first {
		return a
	}
	return b
}

// erase deletes in one of the buffer's ways.
func (p *pen) erase(how func() typeset.Edit) deed {
	if p.fixed {
		return unused
	}
	return p.applied(how())
}

// wordBackward deletes back to the start of a word, or all there is before the
// caret of a concealed text, so that it does not show where words are.
func (p *pen) wordBackward() typeset.Edit {
	if _, f := p.buf.Selection(); p.conceal && p.empty() {
		return p.buf.Replace(0, f.Offset, "")
	}
	return p.buf.DeleteWordBackward()
}

func (p *pen) wordForward() typeset.Edit {
	if _, f := p.buf.Selection(); p.conceal && p.empty() {
		return p.buf.Replace(f.Offset, p.buf.Len(), "")
	}
	return p.buf.DeleteWordForward()
}

// again undoes or redoes.
func (p *pen) again(step func() (typeset.Edit, bool)) deed {
	if p.fixed {
		return unused
	}
	if e, ok := step(); ok {
		return p.applied(e)
	}
	return moved
}

// copyable tells whether there is a selection to copy. A concealed text never
// leaves its field.
func (p *pen) copyable() bool { return !p.empty() && !p.conceal }

func (p *pen) copy() {
	if p.copyable() {
		p.look.copyOut(p.buf.Selected())
	}
}

func (p *pen) cut() deed {
	switch {
	case p.fixed:
		return unused
	case !p.copyable():
		return moved
	}
	p.copy()
	return p.clear()
}

// clear deletes what is selected, to be undone on its own.
func (p *pen) clear() deed { return p.applied(p.replace("")) }

// paste puts the clipboard in the place of the selection as it is, as far as it
// can be kept, and then, as a step of its own that can be undone, brings its
// letters to those of an Urdu keyboard.
func (p *pen) paste() deed {
	start, _ := p.chosen()
	done := p.enter(fyne.CurrentApp().Clipboard().Content(), p.replace)
	if done == changed && !p.conceal {
		p.fold(start)
	}
	return done
}

// fold brings the letters from an offset to the caret to those of an Urdu
// keyboard, where the text is Urdu.
func (p *pen) fold(start int) {
	_, end := p.buf.Selection()
	folded, differs := typeset.Fold(p.buf.String()[start:end.Offset])
	if differs {
		folded, _ = p.fit(folded, p.most-p.buf.Len()+end.Offset-start)
		p.applied(p.buf.Replace(start, end.Offset, folded))
		p.say(true, p.folded)
	}
}
