package screen

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// RestorePage opens a copy from a file: as a journal of its own, or into the open
// one that it is a copy of.
type RestorePage struct {
	keeper
	disk   Disk
	reader CopyReader
	opened func(Opening, Route)
	state  restoring

	sheet  *kit.Sheet
	column *fyne.Container
	start  fyne.Focusable
	choose *chooser
	copy   Copy // the one that was chosen; nil: none, or it is still being read
	known  bool // its secret was right

	typist *typist
	secret *kit.Field
	name   *kit.Field
	note   *remark
	over   handover
}

// restoring is the state of a RestorePage: nothing that was typed.
type restoring struct {
	folder, path string
	typing       typing
	merged       *Merged
	at           kit.Place
}

// NewRestore makes the page; opened takes over the journal that was made, and the
// page to show next. state is that of an earlier page.
func NewRestore(env *Env, disk Disk, reader CopyReader, opened func(Opening, Route), state any) *RestorePage {
	p := &RestorePage{keeper: keeper{env: env}, disk: disk, reader: reader, opened: opened}
	p.state, _ = state.(restoring)
	return p
}

// Title names the page.
func (p *RestorePage) Title() string { return p.env.T("restore.title") }

// State is which file was chosen, and what came of it.
func (p *RestorePage) State() any {
	if p.choose != nil {
		p.state.folder = p.choose.folder
	}
	if p.typist != nil {
		p.state.typing = p.typist.typing
	}
	p.state.at = p.sheet.Place()
	return p.state
}

// Close forgets what was typed, lets go of the file, and drops a journal that comes
// too late.
func (p *RestorePage) Close() {
	p.wipe()
	p.over.close()
	if p.copy != nil {
		p.copy.Close()
		p.copy = nil
	}
}

// Guarded tells whether something of the secret is typed, or was taken.
func (p *RestorePage) Guarded() bool { return p.busy || p.known || anyTyped(p.secret) }

func (p *RestorePage) wipe() {
	if p.secret != nil {
		p.secret.Wipe()
		p.secret = nil
	}
}

// Focus is what to do next.
func (p *RestorePage) Focus() fyne.Focusable { return p.start }

// Content asks for the file, then for its secret, then what to do with it.
func (p *RestorePage) Content() fyne.CanvasObject {
	l := p.env.Look
	p.column = kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(formWidth(l.Column()), kit.Around, p.column)).Side(l)
	switch {
	case p.state.merged != nil:
		p.set(p.told(*p.state.merged)...)
	case p.state.path != "":
		p.read(p.state.path)
	default:
		p.askFile("")
	}
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// set shows the step of now.
func (p *RestorePage) set(objects ...fyne.CanvasObject) {
	p.column.Objects = append(objects, room(kit.Around))
	p.sheet.Reflow()
}

// turn shows another step, from its beginning.
func (p *RestorePage) turn(objects ...fyne.CanvasObject) {
	p.set(objects...)
	p.sheet.ScrollTo(0)
	if p.start != nil {
		p.env.Canvas.Focus(p.start)
	}
}

// StepBack goes from a file that was chosen back to the choice.
func (p *RestorePage) StepBack() bool {
	if p.state.path == "" || p.busy {
		return false
	}
	p.askFile("")
	return true
}

// askFile asks which file it is; why says what was wrong with the last one.
func (p *RestorePage) askFile(why string) {
	l := p.env.Look
	p.wipe()
	if p.copy != nil {
		p.copy.Close()
	}
	p.copy, p.known, p.state.path, p.start = nil, false, "", nil
	p.choose = newChooser(p.env, p.disk, copyEnding, "", p.read)
	p.choose.sheet, p.choose.folder = p.sheet, p.state.folder
	line := fyne.CanvasObject(muted(l, l.T("restore.line")))
	if why != "" {
		line = notice(l, why)
	}
	p.turn(line, heading(l, l.T("restore.where")), p.choose.box,
		kit.Wrap(l, kit.Inside, kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, p.env.Back)))
	p.choose.fill()
}

// read reads what the file tells without a secret.
func (p *RestorePage) read(path string) {
	if p.busy {
		return
	}
	p.busy = true
	if p.choose != nil {
		p.state.folder = p.choose.folder
	}
	p.state.path = path
	var got Copy
	p.env.Run(Work{
		Do: func(ctx context.Context, _ func(int, int)) (err error) {
			if got, err = p.reader.Read(ctx, path); err == nil && ctx.Err() != nil {
				got.Close() // nobody waits for it
				err = ctx.Err()
			}
			return err
		},
		Done: func(err error) {
			p.busy = false
			if err != nil {
				p.askFile(p.env.Explain(err))
				return
			}
			p.copy = got
			p.askSecret()
		},
	})
}

// about shows which copy it is.
func (p *RestorePage) about() fyne.CanvasObject {
	l, s := p.env.Look, p.copy.Sealed()
	words := kit.Column(4)
	picture := "journal-" + s.Picture
	if s.Name == "" {
		picture = "journal-leaf"
		words.Add(kit.NewLabel(l, l.T("restore.nameless"), kit.Words{Step: kit.Lead, Bold: true}))
	} else {
		words.Add(kit.NewLabel(l, l.Lang.Quote(s.Name), kit.Words{Step: kit.Lead, Bold: true}))
	}
	if day := p.copy.Day(); day.Valid() {
		words.Add(muted(l, l.T("restore.made", "Date", l.Lang.Date(day.Year, day.Month, day.Day))))
	}
	return kit.RowGrow(l, kit.Between, 1, l.Picture(picture, fyne.NewSize(64, 64)), words)
}

// askSecret asks for what opens the copy.
func (p *RestorePage) askSecret() {
	l := p.env.Look
	p.typist, p.note = newTypist(p.env, p.state.typing, p.sheet.Reflow), newRemark(l)
	p.secret = p.typist.secret(kit.FieldKind{
		Label: l.T("restore.secret"), Submitted: p.unlock,
		Changed: func(string) {
			p.secret.SetWrong(false)
			if p.note.clear() {
				p.sheet.Reflow()
			}
		},
	})
	p.start = p.secret
	p.turn(kit.NewCard(l, kit.Column(kit.Around, p.about(),
		captioned(l, l.T("restore.secret"), p.secret, p.note.box),
		muted(l, l.T("restore.secret_line")),
		kit.Wrap(l, kit.Inside, p.typist.showing(), p.typist.opener()), p.typist.board)),
		kit.Wrap(l, kit.Inside, kit.NewButton(l, "lock", l.T("lock.open"), kit.Primary, p.unlock), p.others()))
}

// others goes back to the choice of a file.
func (p *RestorePage) others() *kit.Button {
	return kit.NewButton(p.env.Look, "back", p.env.T("restore.other"), kit.Quiet, func() { p.StepBack() })
}

// unlock tries the secret.
func (p *RestorePage) unlock() {
	secret := p.secret.Text()
	if p.busy || strings.TrimSpace(secret) == "" {
		p.env.Canvas.Focus(p.secret)
		return
	}
	p.busy = true
	of := p.copy // the page lets go of it when it is left
	p.env.Run(Work{
		Do: func(ctx context.Context, _ func(int, int)) error { return of.Unlock(ctx, secret) },
		Done: func(err error) {
			p.busy = false
			if err != nil {
				p.secret.SetWrong(!errors.Is(err, context.Canceled)) // nothing is, when it was given up
				p.note.wrong(p.env.Explain(err))
				p.sheet.Reflow()
				p.env.Canvas.Focus(p.secret)
				return
			}
			p.wipe()
			p.known = true
			p.decide()
		},
	})
}

// decide asks what is to become of the copy; where its journal is not here there is
// nothing to ask.
func (p *RestorePage) decide() {
	here, is, open := p.copy.Here()
	if !is {
		p.restore("")
		return
	}
	l := p.env.Look
	parts := []fyne.CanvasObject{kit.NewCard(l, p.about())}
	beside := kit.NewButton(l, "journal", l.T("restore.beside"), kit.Quiet, func() { p.askName(p.env.T("restore.name_line")) })
	p.start = beside
	switch {
	case open:
		merge := kit.NewButton(l, "plus", l.T("restore.merge"), kit.Primary, p.merge)
		p.start = merge
		parts = append(parts, kit.NewLabel(l, l.T("restore.merge_line"), kit.Words{}),
			kit.Wrap(l, kit.Inside, merge, beside, p.others()))
	default:
		name := here.Name
		if here.Hidden {
			name = ""
		}
		line := l.T("restore.closed_line", "Name", l.Lang.Quote(name))
		if name == "" {
			line = l.T("restore.closed_hidden")
		}
		parts = append(parts, kit.NewLabel(l, line, kit.Words{}), kit.Wrap(l, kit.Inside, beside, p.others()))
	}
	p.turn(parts...)
}

// askName asks for a name where the old one is taken.
func (p *RestorePage) askName(why string) {
	l := p.env.Look
	p.note = newRemark(l)
	take := func() {
		if name := strings.TrimSpace(p.name.Text()); name != "" {
			p.restore(name)
		}
	}
	p.name = kit.NewField(l, "", kit.FieldKind{
		Hint: l.T("new.name_example"), Label: l.T("new.name"), Most: 400, Submitted: take,
		Changed: func(string) {
			p.name.SetWrong(false)
			if p.note.clear() {
				p.sheet.Reflow()
			}
		},
	})
	p.start = p.name
	p.turn(kit.NewCard(l, kit.Column(kit.Around, p.about(), muted(l, why),
		captioned(l, l.T("new.name"), p.name, p.note.box))),
		kit.Wrap(l, kit.Inside, kit.NewButton(l, "journal", l.T("restore.do"), kit.Primary, take), p.others()))
}
