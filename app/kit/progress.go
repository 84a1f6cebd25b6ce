package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Progress tells that work is under way and how far it is, with a way to stop
// it. Its line fills in the direction in which one reads.
type Progress struct {
	stack
	look  *Look
	words *fyne.Container
	line  *fill
	text  string
	hush  func() // stops the clock
}

// NewProgress makes a progress of work of which nothing is known yet; cancel
// stops it.
func NewProgress(l *Look, cancel func()) *Progress {
	p := &Progress{look: l, words: Column(0), line: newFill(l)}
	stop := NewButton(l, "close", l.T("app.cancel"), Quiet, cancel)
	p.Container = Column(0, newCard(l, l.Colours.Card, l.Colours.Line,
		RowGrow(l, Between, 0, Column(Inside, p.words, p.line), stop)))
	p.ExtendBaseWidget(p)
	p.Report(0, 0)
	return p
}

// Text is what it says.
func (p *Progress) Text() string { return p.text }

// Report shows how much is done of the total; a total of 0 is one that nobody
// knows.
func (p *Progress) Report(done, total int) {
	l := p.look
	p.text = l.T("app.wait")
	p.line.part = -1
	if total > 0 {
		p.text = l.T("app.wait_part", "Done", l.Lang.Number(done), "Total", l.Lang.Number(total))
		p.line.part = min(1, float32(done)/float32(total))
	}
	p.words.Objects = []fyne.CanvasObject{NewLabel(l, p.text, Words{})}
	p.words.Layout.Layout(p.words.Objects, p.words.Size())
	p.line.Refresh()
	switch known := p.line.part >= 0; {
	case known:
		p.Stop()
	case p.hush == nil:
		p.move()
	}
}

// pace is how often the piece that shows life moves on: it steps, and does not
// slide.
const pace = 400 * time.Millisecond

func (p *Progress) move() {
	p.hush = p.look.after(pace, func() {
		p.line.step++
		p.line.Refresh()
		p.move()
	})
}

// Stop stops its clock: the work is done, or the page gone.
func (p *Progress) Stop() {
	if p.hush != nil {
		p.hush()
		p.hush = nil
	}
}

// AccessibilityLabel is read out by a screen reader.
func (p *Progress) AccessibilityLabel() string { return p.text }

// AccessibilityRole says that this is text.
func (p *Progress) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// fill is a line that is filled from the start side; or, where nobody knows how
// far, on which a piece goes on and on.
type fill struct {
	widget.BaseWidget
	look        *Look
	track, full *canvas.Rectangle
	part        float32 // 0–1; below 0: nobody knows
	step        int
}

// fillHeight is how thick the line is, and places how many steps the piece
// takes over it.
const fillHeight, places = 8, 6

func newFill(l *Look) *fill {
	f := &fill{look: l, track: plate(fillHeight / 2), full: plate(fillHeight / 2), part: -1}
	c := l.Colours
	f.track.FillColor, f.full.FillColor = Mix(c.Card, c.Muted, 0.25), c.Primary
	f.ExtendBaseWidget(f)
	return f
}

// MinSize is that of a short line.
func (f *fill) MinSize() fyne.Size { return fyne.NewSize(80, fillHeight) }

// CreateRenderer is Fyne's.
func (f *fill) CreateRenderer() fyne.WidgetRenderer {
	r := fillRenderer{f}
	r.Layout(f.Size())
	return r
}

type fillRenderer struct{ f *fill }

func (r fillRenderer) Layout(size fyne.Size) {
	f := r.f
	x, w := float32(0), size.Width*f.part
	if f.part < 0 {
		w = size.Width / places
		x = w * float32(f.step%places)
	}
	if f.look.RTL() {
		x = size.Width - x - w
	}
	f.track.Resize(fyne.NewSize(size.Width, fillHeight))
	f.full.Move(fyne.NewPos(x, 0))
	f.full.Resize(fyne.NewSize(w, fillHeight))
}

func (r fillRenderer) Refresh() {
	r.Layout(r.f.Size())
	repaint(r.f)
}
func (r fillRenderer) MinSize() fyne.Size { return r.f.MinSize() }
func (r fillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.track, r.f.full}
}
func (r fillRenderer) Destroy() {}
