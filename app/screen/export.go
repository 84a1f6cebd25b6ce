package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// Exporter puts entries into files that anyone can read.
type Exporter interface {
	// Export makes a new folder in into. ours: only what others may read.
	Export(ctx context.Context, into string, ours bool, report func(done, total int)) (Exported, error)
	// Left gives what exports that were broken off have left: those that the open journal
	// knows of, and those in a folder, unless that is "".
	Left(ctx context.Context, folder string) ([]Leftover, error)
	// Remove removes one if it is there, and forgets it.
	Remove(ctx context.Context, l Leftover) error
}

// Exported is a folder that was made.
type Exported struct {
	Folder                   string
	Entries, Photos, Missing int
}

// ExportPage puts entries into a folder that anyone can read, and so asks twice.
type ExportPage struct {
	keeper
	exporter Exporter
	state    exporting

	sheet  *kit.Sheet
	column *fyne.Container
	choose *chooser
	what   *kit.Choice
	said   *fyne.Container
	left   *fyne.Container
}

// exporting is the state of an ExportPage.
type exporting struct {
	ours   bool
	folder string
	made   *Exported
	told   string // the folder of which it was told what is left in it
	at     kit.Place
}

// NewExport makes the page; state is that of an earlier one.
func NewExport(env *Env, disk Disk, exporter Exporter, state any) *ExportPage {
	p := &ExportPage{keeper: keeper{env: env}, exporter: exporter}
	p.state, _ = state.(exporting)
	p.choose = newChooser(env, disk, "", "export.here", p.ask)
	p.choose.folder = p.state.folder
	return p
}

// Title names the page.
func (p *ExportPage) Title() string { return p.env.T("export.title") }

// State is what is to go where, and what was made.
func (p *ExportPage) State() any {
	p.state.folder, p.state.at = p.choose.folder, p.sheet.Place()
	return p.state
}

// Close has nothing to keep.
func (p *ExportPage) Close() {}

// Focus is the first question, not what may stand above it to be deleted.
func (p *ExportPage) Focus() fyne.Focusable {
	if p.state.made != nil {
		return nil
	}
	return kit.FirstStop(p.what)
}

// Content says what this is, and asks what is to go where.
func (p *ExportPage) Content() fyne.CanvasObject {
	l := p.env.Look
	p.column = kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(l.Column()+2*kit.Around, kit.Around, p.column)).Side(l)
	p.choose.sheet = p.sheet
	p.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

func (p *ExportPage) fill() {
	l := p.env.Look
	p.said, p.left = kit.Column(kit.Between), kit.Column(kit.Between)
	if p.state.made != nil {
		p.column.Objects = p.told(*p.state.made)
		return
	}
	chosen := 0
	if p.state.ours {
		chosen = 1
	}
	p.what = kit.NewChoice(l, []string{l.T("export.all"), l.T("export.ours")}, chosen, func(i int) { p.state.ours = i == 1 })
	p.column.Objects = []fyne.CanvasObject{
		p.left,
		kit.NewBanner(l, kit.Care, kit.NewProse(l, bullets([]string{l.T("export.line"), l.T("export.broken")}, kit.Words{})...)),
		kit.NewCard(l, p.what), muted(l, l.T("export.ours_line")),
		p.said, heading(l, l.T("export.where")), p.choose.box,
		kit.Wrap(l, kit.Inside, kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, p.env.Back)), room(kit.Around),
	}
	p.choose.fill()
	p.look("", nil)
}

// ask asks a second time, once it was told what an earlier one has left there.
func (p *ExportPage) ask(folder string) {
	p.look(folder, func(found bool) {
		if found && p.state.told != folder {
			p.state.told = folder
			p.sheet.Reveal(p.left)
			return
		}
		p.askAgain(folder)
	})
}

func (p *ExportPage) askAgain(folder string) {
	l := p.env.Look
	kit.Ask(l, p.env.Canvas, l.T("export.sure"), l.T("export.sure_line"),
		kit.Answer{Text: l.T("app.cancel"), Weight: kit.Quiet},
		kit.Answer{Icon: "copy", Text: l.T("export.do"), Weight: kit.Danger, Act: func() { p.export(folder) }})
}

func (p *ExportPage) export(folder string) {
	if p.busy {
		return
	}
	p.busy = true
	var made Exported
	p.env.Run(Work{
		Lasting: true,
		Do: func(ctx context.Context, report func(int, int)) (err error) {
			made, err = p.exporter.Export(ctx, folder, p.state.ours, report)
			return err
		},
		Done: func(err error) {
			p.busy = false
			if err != nil {
				p.said.Objects = []fyne.CanvasObject{notice(p.env.Look, p.env.Explain(err))}
				p.look("", nil)
				p.sheet.Reflow()
				p.sheet.Reveal(p.said)
				return
			}
			p.state.made = &made
			p.fill()
			p.sheet.ScrollTo(0)
			p.sheet.Reflow()
		},
	})
}

// told says where the folder is, and that anyone can read it.
func (p *ExportPage) told(e Exported) []fyne.CanvasObject {
	l := p.env.Look
	lines := []string{l.Lang.N("export.entries", e.Entries)}
	if e.Photos > 0 {
		lines = append(lines, l.Lang.N("export.photos", e.Photos))
	}
	if e.Missing > 0 {
		lines = append(lines, l.Lang.N("export.missing", e.Missing))
	}
	return []fyne.CanvasObject{
		kit.NewBanner(l, kit.Good, kit.Column(kit.Inside, heading(l, l.T("export.done")),
			pathLine(l, e.Folder, kit.Words{}),
			kit.NewProse(l, bullets(lines, kit.Words{})...))),
		kit.NewBanner(l, kit.Care, kit.NewLabel(l, l.T("export.anyone"), kit.Words{})),
		kit.Wrap(l, kit.Inside, kit.NewButton(l, "check", l.T("app.done"), kit.Primary, p.env.Back)), room(kit.Around),
	}
}
