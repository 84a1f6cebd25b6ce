package screen

import "gehwara/app/kit"

// passform asks for a new passphrase, twice.
type passform struct {
	*typist
	sheet *kit.Sheet

	label       string
	pass, again *kit.Field
	hint        *remark // how hard to guess
	layout      *remark
	note        *remark
}

// newPassform makes the question; label names the passphrase, and submitted is
// Enter in the second field.
func newPassform(env *Env, sheet *kit.Sheet, label string, with typing, submitted func()) *passform {
	l := env.Look
	f := &passform{
		sheet: sheet, label: label, note: newRemark(l), layout: newLayoutRemark(l),
		hint: newStillRemark(l, leastLine(l), l.T("new.pass_weak"), l.T("new.pass_fair"), l.T("new.pass_good")),
	}
	f.typist = newTypist(env, with, sheet.Reflow)
	f.hint.quiet(leastLine(l))
	f.pass = f.secret(kit.FieldKind{
		Label: label, Changed: f.typed, Submitted: func() { env.Canvas.Focus(f.again) },
	})
	f.again = f.secret(kit.FieldKind{Label: l.T("new.pass_again"), Changed: f.typed, Submitted: submitted})
	return f
}

// card is the question.
func (f *passform) card() *kit.Card {
	l := f.look
	return kit.NewCard(l, kit.Column(kit.Between,
		captioned(l, f.label, f.pass, f.hint.box, f.layout.box),
		captioned(l, l.T("new.pass_again"), f.again),
		f.note.box,
		kit.Wrap(l, kit.Inside, f.showing(), f.opener()),
		f.board))
}

// leastLine is how long a passphrase has to be.
func leastLine(l *kit.Look) string { return l.Lang.N("new.pass_short", leastPassphrase) }

// typed says of what is typed so far how hard it is to guess, or how long it has
// to be, and on which keyboard it was typed.
func (f *passform) typed(string) {
	text := f.pass.Text()
	changed := f.note.clear()
	f.pass.SetWrong(false)
	f.again.SetWrong(false)
	hint := leastLine(f.look)
	if text != "" {
		hint = f.env.T(strengthKey(text))
	}
	changed = f.hint.quiet(hint) || changed
	layout := layoutKey(text + f.again.Text())
	if layout != "" {
		layout = f.env.T(layout)
	}
	if f.layout.quiet(layout) || changed {
		f.sheet.Reflow()
	}
}

// wanting says beside the field what is wrong with the passphrase, if anything is.
func (f *passform) wanting() bool {
	field := f.pass
	switch {
	case characters(f.pass.Text()) < leastPassphrase:
		f.hint.wrong(leastLine(f.look))
	case f.pass.Text() != f.again.Text():
		field = f.again
		f.note.wrong(f.env.T("new.pass_mismatch"))
	default:
		return false
	}
	field.SetWrong(true)
	f.sheet.Reflow()
	f.sheet.Reveal(field)
	f.env.Canvas.Focus(field)
	return true
}

// refuse says why the passphrase could not be put in force.
func (f *passform) refuse(why string) {
	f.note.wrong(why)
	f.sheet.Reflow()
	f.sheet.Reveal(f.note.box)
}

// busy says that it is being worked on; "" that it no longer is.
func (f *passform) busy(text string) {
	f.note.quiet(text)
	f.sheet.Reflow()
}

// wipe forgets what was typed.
func (f *passform) wipe() {
	f.pass.Wipe()
	f.again.Wipe()
}
