package screen

import (
	"slices"

	"gehwara/app/kit"
)

// step is one of starting a journal: the questions here, then the recovery card,
// then the baby.
type step uint8

const (
	stepName step = iota + 1
	stepRole
	stepPassphrase
	stepCard
	stepBaby
)

// steps are those to be taken, in their order. Who is with other families is
// asked nothing about a baby.
func steps(env *Env) []step {
	if env.visiting() {
		return []step{stepName, stepPassphrase, stepCard}
	}
	return []step{stepName, stepRole, stepPassphrase, stepCard, stepBaby}
}

// stepLine tells how far one is in starting a journal.
func stepLine(env *Env, at step) *kit.Label {
	l, all := env.Look, steps(env)
	return kit.NewLabel(l, l.T("new.step", "N", slices.Index(all, at)+1, "Total", len(all)),
		kit.Words{Step: kit.Small, Colour: l.Colours.Muted})
}

// next goes to the step after this one.
func (p *BeginPage) next() {
	all := steps(p.env)
	p.turn(all[slices.Index(all, p.state.step)+1])
}

// StepBack goes to the step before this one. While the journal is being made
// there is no way back, only out.
func (p *BeginPage) StepBack() bool {
	all := steps(p.env)
	i := slices.Index(all, p.state.step)
	if i == 0 || p.busy {
		return false
	}
	p.turn(all[i-1])
	return true
}

// back goes a step back, or leaves the page from the first.
func (p *BeginPage) back() {
	if !p.StepBack() {
		p.env.Back()
	}
}
