package screen

import (
	"context"
	"errors"
	"strings"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// typed takes back what was said of an earlier try.
func (p *UnlockPage) typed(string) {
	p.secret.SetWrong(false)
	changed := p.note.clear()
	if p.name != nil {
		p.name.SetWrong(false)
		changed = p.nameNote.clear() || changed
	}
	if !p.state.code {
		layout := layoutKey(p.secret.Text())
		if layout != "" {
			layout = p.env.T(layout)
		}
		changed = p.layout.quiet(layout) || changed
	}
	if changed {
		p.sheet.Reflow()
	}
}

// unlock tries what was typed.
func (p *UnlockPage) unlock() {
	if p.busy || p.incomplete() {
		return
	}
	secret, id, name := p.secret.Text(), p.state.chosen, ""
	if p.state.naming {
		name = strings.TrimSpace(p.name.Text())
		id = p.listedAs(name)
	}
	p.setBusy(true)
	found := false
	p.env.Run(Work{
		Do: func(ctx context.Context, report func(done, total int)) error {
			if id == "" {
				s, err := p.shelf.Find(ctx, name)
				if err = errors.Join(err, s.Problem); err != nil {
					return err
				}
				id = s.ID
			}
			found = true
			o, err := p.shelf.Unlock(ctx, id, secret, report)
			if err != nil {
				return err
			}
			p.over.put(o)
			return nil
		},
		Done: func(err error) { p.unlocked(found, err) },
	})
}

// incomplete says what is still to be typed, if anything.
func (p *UnlockPage) incomplete() bool {
	secret := p.secret.Text()
	switch {
	case p.state.naming && strings.TrimSpace(p.name.Text()) == "":
		p.refuse(p.name, p.nameNote, p.env.T("new.name_empty"))
	case secret == "":
		p.env.Canvas.Focus(p.secret)
	case p.state.code && p.codeFault(secret) != "":
		p.refuse(p.secret, p.note, p.codeFault(secret))
	default:
		return false
	}
	return true
}

// listedAs is the journal of that name, if it is on the list after all.
func (p *UnlockPage) listedAs(name string) (id string) {
	for _, s := range p.openable() {
		if strings.EqualFold(s.Name, name) {
			return s.ID
		}
	}
	return ""
}

// unlocked goes home, or says beside the field what was wrong. found tells
// whether the journal was there, so that only its secret can be.
func (p *UnlockPage) unlocked(found bool, err error) {
	p.setBusy(false)
	if o := p.over.take(); o != nil {
		p.opened(o, p.next())
		return
	}
	switch {
	case found:
		p.refuse(p.secret, p.note, p.env.Explain(err))
	case errors.Is(err, journal.ErrNotFound):
		p.refuse(p.name, p.nameNote, p.env.T("lock.not_found"))
	default:
		p.refuse(p.name, p.nameNote, p.env.Explain(err))
	}
}

// next is home; whoever came by the card has forgotten the passphrase, and is asked
// for another one first.
func (p *UnlockPage) next() Route {
	if p.state.code {
		return Route{Page: Repass, First: true}
	}
	return Route{Page: Home}
}

// refuse says why beside a field, and leaves what is in it to be put right.
func (p *UnlockPage) refuse(f *kit.Field, r *remark, why string) {
	f.SetWrong(why != "")
	r.wrong(why)
	p.sheet.Reflow()
	p.sheet.Reveal(r.box)
	p.env.Canvas.Focus(f)
}

func (p *UnlockPage) setBusy(on bool) {
	p.busy = on
	if on {
		p.open.Disable()
		p.note.quiet(p.env.T("lock.opening"))
	} else {
		p.open.Enable()
		p.note.clear()
	}
	p.sheet.Reflow()
}
