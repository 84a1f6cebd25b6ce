package screen

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// restore makes a journal of the copy, and opens it.
func (p *RestorePage) restore(name string) {
	if p.busy {
		return
	}
	p.busy = true
	from := p.copy // the page lets go of it when it is left
	p.env.Run(Work{
		Lasting: true,
		Do: func(ctx context.Context, report func(int, int)) error {
			o, err := from.Restore(ctx, name, report)
			if err != nil {
				return err
			}
			p.over.put(o)
			return nil
		},
		Done: func(err error) {
			p.busy = false
			if o := p.over.take(); o != nil {
				p.opened(o, Route{Page: Home})
				p.env.Say(p.env.T("restore.done"), "", nil)
				return
			}
			p.refused(name, err)
		},
	})
}

// refused says why no journal was made, and asks for another name, where that is what
// is wrong, or for another file.
func (p *RestorePage) refused(name string, err error) {
	if !errors.Is(err, ErrName) {
		p.askFile(p.env.Explain(err))
		return
	}
	if p.name == nil || name == "" {
		p.askName(p.env.Explain(err))
		return
	}
	p.name.SetWrong(true)
	p.note.wrong(p.env.Explain(err))
	p.sheet.Reflow()
	p.env.Canvas.Focus(p.name)
}

// merge brings into the open journal what it lacks.
func (p *RestorePage) merge() {
	if p.busy {
		return
	}
	p.busy = true
	from := p.copy
	var said Merged
	p.env.Run(Work{
		Lasting: true,
		Do: func(ctx context.Context, report func(int, int)) (err error) {
			said, err = from.Merge(ctx, report)
			return err
		},
		Done: func(err error) {
			p.busy = false
			if err != nil {
				p.askFile(p.env.Explain(err))
				return
			}
			p.state.merged = &said
			p.turn(p.told(said)...)
		},
	})
}

// told says what came of a merge.
func (p *RestorePage) told(m Merged) []fyne.CanvasObject {
	l := p.env.Look
	var lines []string
	for _, part := range []struct {
		key string
		n   int
	}{
		{"restore.came", m.New}, {"restore.changed", m.Changed}, {"restore.same", m.Same}, {"restore.photos", m.Photos},
		{"restore.two", m.Beside}, {"restore.went", m.Erased}, {"restore.withheld", m.Withheld}, {"restore.missing", m.Missing},
	} {
		if part.n > 0 {
			lines = append(lines, l.Lang.N(part.key, part.n))
		}
	}
	if m.Lost {
		lines = append(lines, l.T("restore.lost"))
	}
	if len(lines) == 0 {
		lines = []string{l.T("restore.nothing")}
	}
	home := kit.NewButton(l, "journal", l.T("restore.to_diary"), kit.Primary, func() { p.env.Go(Route{Page: Diary}) })
	p.start = home
	return []fyne.CanvasObject{
		kit.NewBanner(l, kit.Good, kit.Column(kit.Inside,
			heading(l, l.T("restore.merged")),
			kit.NewProse(l, bullets(lines, kit.Words{})...))),
		kit.Wrap(l, kit.Inside, home),
	}
}
