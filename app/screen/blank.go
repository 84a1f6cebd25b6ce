package screen

import (
	"context"

	"fyne.io/fyne/v2"

	"gehwara/app/kit"
)

// Paper makes what is printed: pictures in a folder that the person has chosen.
type Paper interface {
	// Draw draws an object of a size, dp, finely enough for print, as PNG. It must be
	// called on the UI thread.
	Draw(o fyne.CanvasObject, size fyne.Size) ([]byte, error)
	// Put writes a new file into a folder, without touching one that is there, and
	// gives its path.
	Put(ctx context.Context, folder, name string, data []byte) (path string, err error)
}

// BlankPage makes a recovery card to print, with empty boxes: the code itself is
// never in a file, and is filled in by hand.
type BlankPage struct {
	keeper
	disk  Disk
	paper Paper
	state blanking

	sheet  *kit.Sheet
	choose *chooser
}

// blanking is the state of a BlankPage.
type blanking struct {
	folder string // that is looked into
	at     kit.Place
}

// NewBlank makes the page; state is that of an earlier one.
func NewBlank(env *Env, disk Disk, paper Paper, state any) *BlankPage {
	p := &BlankPage{keeper: keeper{env: env}, disk: disk, paper: paper}
	p.state, _ = state.(blanking)
	return p
}

// Title names the page.
func (p *BlankPage) Title() string { return p.env.T("blank.title") }

// State is which folder is looked into.
func (p *BlankPage) State() any { return blanking{p.choose.folder, p.sheet.Place()} }

// Close has nothing to keep.
func (p *BlankPage) Close() {}

// Content shows the card as it will be, and asks where to put it.
func (p *BlankPage) Content() fyne.CanvasObject {
	l := p.env.Look
	column := kit.Column(kit.Around)
	p.sheet = kit.NewSheet(kit.Centred(l.Column()+2*kit.Around, kit.Around, column)).Side(l)
	p.choose = newChooser(p.env, p.disk, "", "blank.here", p.print)
	p.choose.sheet, p.choose.folder = p.sheet, p.state.folder
	column.Add(muted(l, l.T("blank.line")))
	column.Add(kit.NewCard(l, blankCard(l, p.env.Beside)))
	column.Add(heading(l, l.T("blank.where")))
	column.Add(p.choose.box)
	column.Add(kit.Wrap(l, kit.Inside, kit.NewButton(l, "back", l.T("app.back"), kit.Quiet, p.env.Back)))
	column.Add(room(kit.Around))
	p.choose.fill()
	p.sheet.GoTo(p.state.at)
	return p.sheet
}

// blankCard is the card in both languages. It names neither the program nor what it
// opens: whoever finds it learns nothing.
func blankCard(l, other *kit.Look) fyne.CanvasObject {
	both := func(key string, w kit.Words) fyne.CanvasObject {
		return kit.Ends(l, kit.Inside, kit.NewLabel(l, l.T(key), w), kit.NewLabel(other, other.T(key), w))
	}
	captions := make([]string, codeGroups)
	for i := range captions {
		captions[i] = l.Lang.Number(i + 1)
	}
	return kit.Column(kit.Between,
		both("blank.heading", kit.Words{Step: kit.Lead, Bold: true}),
		kit.NewBlanks(l, captions, groupSize),
		both("blank.keep", kit.Words{Step: kit.Small}))
}

// blankWidth is that of the printed card, dp: about a postcard's.
const blankWidth = 760

// inked is a look in which everything is drawn for white paper.
func inked(l *kit.Look) *kit.Look {
	out := *l
	out.Theme, out.Size, out.Drawings = kit.Paper, 17, nil
	out.Colours = kit.PaletteFor(kit.Paper)
	return &out
}

// print puts the card into a folder.
func (p *BlankPage) print(folder string) {
	card := kit.Inset(kit.Around, blankCard(inked(p.env.Look), inked(p.env.Beside)))
	data, err := p.paper.Draw(card, fyne.NewSize(blankWidth, kit.HeightFor(card, blankWidth)))
	if err != nil {
		p.env.Say(p.env.Explain(err), "", nil)
		return
	}
	var path string
	p.keep(func(ctx context.Context) (err error) {
		path, err = p.paper.Put(ctx, folder, "card.png", data)
		return err
	}, func() {
		p.env.Back()
		p.env.Say(p.env.T("blank.done", "Path", p.env.Look.Lang.Isolate(path)), "", nil)
	})
}
