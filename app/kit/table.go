package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Table is text in rows and columns under the columns' names. The first column
// stands where lines begin. Where there is no room for the columns, each cell
// stands below the last, under its column's name.
type Table struct {
	widget.BaseWidget
	look  *Look
	cells [][]*Prose // the first row is the columns' names
	names [][]*Prose // by row and column: a column's name above a cell that stands alone
	rules []*canvas.Rectangle
}

// cellGap is the room between columns, cellAir that above and below a cell, dp.
const cellGap, cellAir = Between, Inside

// NewTable makes a table of rows of the same length; the first has the names.
func NewTable(l *Look, rows [][]Paragraph) *Table {
	t := &Table{look: l}
	for i, row := range rows {
		var cells, names []*Prose
		for j, par := range row {
			if i == 0 {
				par.Words.Bold = true
			}
			cell := NewProse(l, par)
			if j > 0 {
				cell.joint = "\t"
			}
			cells = append(cells, cell)
			name := rows[0][j]
			name.Words = Words{Step: Small, Bold: true, Colour: l.Colours.Muted}
			names = append(names, NewProse(l, name))
		}
		rule := canvas.NewRectangle(l.Colours.Line)
		t.cells, t.names, t.rules = append(t.cells, cells), append(t.names, names), append(t.rules, rule)
	}
	t.ExtendBaseWidget(t)
	return t
}

// narrowCell is the least width of a column, dp.
func (t *Table) narrowCell() float32 { return 7 * t.look.Size }

// widths shares a width out to the columns, or gives nil where it does not do.
// Each has what it wishes, or what it gives up for those that wish for more.
func (t *Table) widths(width float32) []float32 {
	if len(t.cells) == 0 {
		return nil
	}
	n := len(t.cells[0])
	room := width - cellGap*float32(n-1)
	least := t.narrowCell()
	if room < least*float32(n) {
		return nil
	}
	ws, sum := make([]float32, n), float32(0)
	for j := range ws {
		for _, row := range t.cells {
			ws[j] = max(ws[j], row[j].wish()-least)
		}
		sum += ws[j]
	}
	room -= least * float32(n)
	for j := range ws {
		share := room / float32(n)
		if sum > 0 {
			share = ws[j] * room / sum
		}
		ws[j] = floor(least + share)
	}
	return ws
}

// cellSpot is where something of the table stands, as if the language ran left to
// right.
type cellSpot struct {
	o          fyne.CanvasObject
	x, y, w, h float32
}

// arrange tells where cells, names and rules stand at a width, and the height.
func (t *Table) arrange(width float32) (spots []cellSpot, height float32) {
	ws := t.widths(width)
	y := float32(0)
	for i, row := range t.cells {
		if i > 1 || i > 0 && ws != nil { // no rule above all
			spots = append(spots, cellSpot{t.rules[i], 0, y, width, max(1, t.look.Colours.Border)})
			y += cellAir
		}
		if ws == nil {
			if i > 0 || len(t.cells) == 1 {
				spots, y = t.stack(spots, i, y, width)
			}
			continue
		}
		x, high := float32(0), float32(0)
		down := drops(row, func(j int) float32 { return ws[j] })
		for j, cell := range row {
			h := cell.HeightFor(ws[j])
			spots = append(spots, cellSpot{cell, x, y + down[j], ws[j], h})
			x, high = x+ws[j]+cellGap, max(high, down[j]+h)
		}
		y += high + cellAir
	}
	return spots, ceil(y)
}

// stack puts the cells of a row below each other, each under its column's name.
func (t *Table) stack(spots []cellSpot, i int, y, width float32) ([]cellSpot, float32) {
	for j, cell := range t.cells[i] {
		for _, p := range []*Prose{t.names[i][j], cell} {
			h := p.HeightFor(width)
			spots = append(spots, cellSpot{p, 0, y, width, h})
			y += h + cellAir/2
		}
	}
	return spots, y + cellAir/2
}

// HeightFor gives the height at a width, dp.
func (t *Table) HeightFor(width float32) float32 {
	_, h := t.arrange(width)
	return h
}

func (t *Table) wish() float32 {
	w := float32(0)
	for j := range t.cells[0] {
		most := t.narrowCell()
		for _, row := range t.cells {
			most = max(most, row[j].wish())
		}
		w += most + cellGap
	}
	return w - cellGap
}

// MinSize is a narrow column of the height that the table has now.
func (t *Table) MinSize() fyne.Size {
	w := t.Size().Width
	if w == 0 {
		w = t.look.Column()
	}
	return fyne.NewSize(2*narrowest, t.HeightFor(w))
}

func (t *Table) within() (out []fyne.CanvasObject) {
	spots, _ := t.arrange(t.Size().Width)
	for _, s := range spots {
		if _, is := s.o.(*Prose); is {
			out = append(out, s.o)
		}
	}
	return out
}

// CreateRenderer is Fyne's.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	r := &tableRenderer{t: t}
	r.Layout(t.Size())
	return r
}

type tableRenderer struct {
	t       *Table
	objects []fyne.CanvasObject
}

func (r *tableRenderer) Layout(size fyne.Size) {
	if size.Width == 0 {
		return
	}
	spots, _ := r.t.arrange(size.Width)
	r.objects = r.objects[:0:0]
	for _, s := range spots {
		if r.t.look.RTL() {
			s.x = size.Width - s.x - s.w
		}
		s.o.Move(fyne.NewPos(s.x, s.y))
		s.o.Resize(fyne.NewSize(s.w, s.h))
		r.objects = append(r.objects, s.o)
	}
}

func (r *tableRenderer) MinSize() fyne.Size           { return r.t.MinSize() }
func (r *tableRenderer) Refresh()                     { r.Layout(r.t.Size()); repaint(r.t) }
func (r *tableRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tableRenderer) Destroy()                     {}
