package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// Leftover is a folder that an export was broken off at: anybody can read what is in it.
type Leftover struct {
	Path  string
	There bool // false: it is not to be seen; the stick it is on may be away
}

// look shows what exports that were broken off have left, in a folder too unless that
// is "", and then tells whether there is any to be removed.
func (p *ExportPage) look(folder string, then func(found bool)) {
	var list []Leftover
	p.env.Run(Work{
		Quiet: true,
		Do: func(ctx context.Context, _ func(int, int)) (err error) {
			list, err = p.exporter.Left(ctx, folder)
			return err
		},
		Done: func(err error) {
			found := false
			p.left.Objects = nil
			for _, one := range list {
				found = found || one.There
				p.left.Add(p.leftover(one))
			}
			if err != nil && folder == "" { // of the folder the export itself will tell
				p.left.Add(notice(p.env.Look, p.env.Explain(err)))
			}
			p.sheet.Reflow()
			if then != nil {
				then(found)
			}
		},
	})
}

// leftover names one, and offers to remove it.
func (p *ExportPage) leftover(one Leftover) fyne.CanvasObject {
	l := p.env.Look
	tone, line := kit.Trouble, "export.left"
	buttons := kit.Wrap(l, kit.Inside)
	if one.There {
		buttons.Add(kit.NewButton(l, "erase", l.T("export.left_delete"), kit.Danger, func() { p.remove(one, "export.left_deleted") }))
	} else {
		tone, line = kit.Care, "export.left_away"
		buttons.Add(kit.NewButton(l, "search", l.T("export.left_look"), kit.Quiet, func() { p.look("", nil) }))
		buttons.Add(kit.NewButton(l, "check", l.T("export.left_gone"), kit.Quiet, func() { p.remove(one, "export.left_forgotten") }))
	}
	return kit.NewBanner(l, tone, kit.Column(kit.Inside,
		kit.NewLabel(l, l.T(line), kit.Words{}), pathLine(l, one.Path, kit.Words{}), buttons))
}

// remove removes one, and says so.
func (p *ExportPage) remove(one Leftover, said string) {
	p.keep(func(ctx context.Context) error { return p.exporter.Remove(ctx, one) }, func() {
		p.env.Say(p.env.T(said), "", nil)
		p.look("", nil)
	})
}
