package screen

import (
	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// tools is the line below the paper: which letters the keys give, where the
// lines begin, and the keyboard on the screen.
func (p *WritePage) tools() fyne.CanvasObject {
	l := p.env.Look
	p.script = kit.NewButton(l, "language", "", kit.Quiet, p.editor.TogglePhonetic)
	p.side = kit.NewButton(l, "", "", kit.Quiet, p.turnSide)
	p.editor.ShowPhonetic(p.state.phonetic, func(on bool) {
		p.script.Selected(on).SetFace("language", l.T("write.letters", "Script", kit.ScriptName(on)))
	})
	p.editor.SetDirection(sideOf(p.entry.Direction).direction)
	p.editor.OnDirection(p.setSide)
	p.showSide()
	p.opener = kit.NewButton(l, "keyboard", "", kit.Quiet, p.toggleKeyboard)
	versions := kit.NewButton(l, "undo", l.T("write.versions"), kit.Quiet, func() {
		p.env.Go(Route{Page: History, ID: p.entry.ID.String()})
	})
	ours := kit.NewCheck(l, l.T("write.ours"), p.entry.Ours, func(on bool) {
		p.entry.Ours = on
		p.save.changed()
	})
	return kit.Wrap(l, kit.Inside, p.script, p.side, p.opener, versions, ours)
}

// side is where the lines of an entry begin.
type side struct {
	direction kit.Direction
	icon, key string
	next      journal.Direction // when the button is pressed
}

var sides = map[journal.Direction]side{
	journal.Auto:        {kit.Auto, "lines-auto", "write.lines_auto", journal.RightToLeft},
	journal.RightToLeft: {kit.RightToLeft, "lines-right", "write.lines_right", journal.LeftToRight},
	journal.LeftToRight: {kit.LeftToRight, "lines-left", "write.lines_left", journal.Auto},
}

// sideOf is that of an entry; one whose direction is unknown here goes by its
// words.
func sideOf(d journal.Direction) side {
	if s, ok := sides[d]; ok {
		return s
	}
	return sides[journal.Auto]
}

// turnSide lets the lines begin on the next side, and goes on writing.
func (p *WritePage) turnSide() {
	next := sideOf(p.entry.Direction).next
	p.editor.SetDirection(sides[next].direction)
	p.keepSide(next)
	p.env.Canvas.Focus(p.editor)
}

// setSide takes over the direction that was asked for by keys.
func (p *WritePage) setSide(d kit.Direction) {
	for of, side := range sides {
		if side.direction == d {
			p.keepSide(of)
		}
	}
}

// keepSide keeps with the entry where its lines begin.
func (p *WritePage) keepSide(d journal.Direction) {
	if d != p.entry.Direction {
		p.entry.Direction = d
		p.showSide()
		p.save.changed()
	}
}

func (p *WritePage) showSide() {
	s := sideOf(p.entry.Direction)
	p.side.SetFace(s.icon, p.env.Look.T(s.key))
}

// newKeyboard is the keyboard on the screen, while it is asked for.
func (p *WritePage) newKeyboard() *fyne.Container {
	p.board = kit.NewKeyboard(p.env.Look, func() kit.Typing { return p.editor })
	if p.state.layout != nil {
		p.board.SetLayout(*p.state.layout)
	}
	return kit.Column(0, p.board)
}

func (p *WritePage) toggleKeyboard() {
	p.state.keyboard = !p.state.keyboard
	p.fit()
	p.sheet.Reflow()
	p.env.Canvas.Focus(p.editor)
}
