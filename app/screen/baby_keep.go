package screen

import (
	"context"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// save keeps the baby, if it can be, and goes on. A new one of whom nothing is to
// be said is kept from the first question only: "not now" is an answer then, and
// nobody asks again.
func (p *BabyPage) save(after func()) {
	p.collect()
	b := p.form.baby(p.env.Today())
	if err := b.Check(p.env.Today()); err != nil {
		p.refuse(err)
		return
	}
	if p.id == "" && p.form.way == journal.NotNow && !p.first {
		after()
		return
	}
	p.keep(func(ctx context.Context) error {
		_, err := p.journal.PutBaby(ctx, b)
		return err
	}, after)
}

// refuse says beside the field what can't be.
func (p *BabyPage) refuse(err error) {
	at, text, ok := p.form.fault(p.env.Look, err)
	r := p.remarks[at]
	if !ok || r == nil {
		p.env.Say(p.env.Explain(err), "", nil)
		return
	}
	r.wrong(text)
	p.mark(at)
	p.sheet.Reflow()
	p.sheet.Reveal(r.box)
}

// mark shows which field to look at again, and gives it the keys.
func (p *BabyPage) mark(at place) {
	in := p.inputs
	switch at {
	case placeName:
		in.name.SetWrong(true)
		p.env.Canvas.Focus(in.name)
	case placeDate:
		in.date.SetWrong(true)
		p.env.Canvas.Focus(in.date.Start())
	default:
		n := map[place]*kit.Number{placeWeeks: in.weeks, placeDays: in.days, placeMonth: in.month}[at]
		n.SetWrong(true)
		p.env.Canvas.Focus(n.Field())
	}
}

// remove takes the baby off; it can be undone.
func (p *BabyPage) remove() {
	kept := p.form.kept
	p.keep(func(ctx context.Context) error { return p.journal.RemoveBaby(ctx, kept.ID) }, func() {
		p.leave()
		p.env.Say(p.env.T("baby.removed"), p.env.T("app.undo"), func() {
			if _, err := p.journal.PutBaby(context.Background(), kept); err != nil {
				p.env.Say(p.env.Explain(err), "", nil)
				return
			}
			p.env.Go(Route{Page: Baby, ID: p.id})
		})
	})
}
