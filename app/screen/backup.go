package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/journal"
	"gehwara/app/kit"
)

// BackupPage puts a copy of a journal into a folder, best on a stick: of the open
// one, or of one that is locked, which whoever does it can't read.
type BackupPage struct {
	keeper
	copies  Copies
	locked  string           // the name of the journal, when it is locked and not hidden
	journal *journal.Journal // the open one, or nil
	state   backing

	sheet  *kit.Sheet
	column *fyne.Container
	choose *chooser
	said   *fyne.Container // why the last one could not be made
	start  fyne.Focusable
}

// backing is the state of a BackupPage.
type backing struct {
	folder string // that is looked into
	saved  *Saved // the copy that was made
	at     kit.Place
}

// NewBackup makes the page of the open journal j; where that is nil, of the locked
// one with this name. state is that of an earlier page.
func NewBackup(env *Env, disk Disk, copies Copies, j *journal.Journal, locked string, state any) *BackupPage {
	p := &BackupPage{keeper: keeper{env: env}, copies: copies, journal: j, locked: locked}
	p.state, _ = state.(backing)
	p.choose = newChooser(env, disk, "", "backup.here", p.save)
	p.choose.folder = p.state.folder
	return p
}

// Title names the page.
func (p *BackupPage) Title() string { return p.env.T("backup.title") }

// State is which folder is looked into, and what was saved.
func (p *BackupPage) State() any {
	return backing{p.choose.folder, p.state.saved, p.sheet.Place()}
}

// Close has nothing to keep.
func (p *BackupPage) Close() {}

// Focus is what to do next.
func (p *BackupPage) Focus() fyne.Focusable { return p.start }

// Content says what a copy is, and asks where to put it.
func (p *BackupPage) Content() fyne.CanvasObject {
	l := p.env.Look
	p.column = kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(l.Column()+2*kit.Around, kit.Around, p.column)).Side(l)
	p.choose.sheet = p.sheet
	p.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// fill asks where the copy is to go, or says where it is.
func (p *BackupPage) fill() {
	p.start, p.said = nil, kit.Column(kit.Between)
	if p.state.saved != nil {
		p.column.Objects = append(p.told(*p.state.saved), room(kit.Around))
		return
	}
	l := p.env.Look
	what := kit.NewProse(l, bullets([]string{l.T("backup.sealed"), l.T("backup.away")}, kit.Words{})...)
	if p.journal == nil {
		stays := l.T("backup.locked_hidden")
		if p.locked != "" {
			stays = l.T("backup.locked", "Name", l.Lang.Quote(p.locked))
		}
		what = kit.NewProse(l, bullets([]string{stays, l.T("backup.locked_line")}, kit.Words{})...)
	}
	p.column.Objects = []fyne.CanvasObject{what, p.said, heading(l, l.T("backup.where")), p.choose.box,
		kit.Wrap(l, kit.Inside, kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, p.env.Back)), room(kit.Around)}
	p.choose.fill()
}

// turn shows the other step, from its beginning.
func (p *BackupPage) turn(saved *Saved) {
	p.state.saved = saved
	p.fill()
	p.sheet.ScrollTo(0)
	p.sheet.Reflow()
	if p.start != nil {
		p.env.Canvas.Focus(p.start)
	}
}

// save makes the copy, and remembers when the next one is good to have.
func (p *BackupPage) save(folder string) {
	if p.busy {
		return
	}
	p.busy = true
	p.said.Objects = nil
	var saved Saved
	p.env.Run(Work{
		Lasting: true,
		Do: func(ctx context.Context, report func(int, int)) (err error) {
			if saved, err = p.copies.Save(ctx, folder, report); err != nil || !saved.Away || p.journal == nil {
				return err
			}
			return putOffCopy(ctx, p.journal, p.env.Today(), copyDays)
		},
		Done: func(err error) {
			p.busy = false
			if err != nil && saved.Path == "" {
				p.said.Objects = []fyne.CanvasObject{notice(p.env.Look, p.env.Explain(err))}
				p.sheet.Reflow()
				p.sheet.Reveal(p.said)
				return
			}
			p.turn(&saved)
		},
	})
}

// told says where the copy is, that it was read back, and what else is good to do.
func (p *BackupPage) told(s Saved) []fyne.CanvasObject {
	l := p.env.Look
	whole := "backup.whole"
	if p.journal == nil {
		whole = "backup.whole_locked"
	}
	all := []fyne.CanvasObject{kit.NewBanner(l, kit.Good, kit.Column(kit.Inside,
		heading(l, l.T("backup.done")),
		pathLine(l, s.Path, kit.Words{}), muted(l, l.T(whole))))}
	care := func(text string) {
		all = append(all, kit.NewBanner(l, kit.Care, kit.NewLabel(l, text, kit.Words{})))
	}
	if s.Missing > 0 {
		care(l.Lang.N("backup.missing", s.Missing))
	}
	switch {
	case s.SameStick:
		care(l.T("backup.same_stick"))
	case !s.Away:
		care(l.T("backup.not_away"))
	}
	done := kit.NewButton(l, "check", l.T("app.done"), kit.Primary, p.env.Back)
	p.start = done
	return append(all, kit.Wrap(l, kit.Inside, done,
		kit.NewButton(l, "copy", l.T("backup.another"), kit.Quiet, func() { p.turn(nil) })))
}

// copyDays is how long after a copy on a stick another one is good to have, and
// laterDays how long the reminder of it can be put off.
const (
	copyDays  = 14
	laterDays = 7
)

// putOffCopy keeps the day on which to remind of a copy.
func putOffCopy(ctx context.Context, j *journal.Journal, today journal.Date, days int) error {
	about, err := j.About(ctx)
	if err != nil {
		return err
	}
	about.CopyDue = today.AddDays(days)
	return j.SetAbout(ctx, about)
}
