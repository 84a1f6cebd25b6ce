package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// DatePicker is where a date is entered: typed, or stepped, or chosen from a
// calendar that unfolds below or always stands beside. Where only the month is known, the day is not
// asked for.
type DatePicker struct {
	stack
	look      *Look // Escape folds the calendar up
	kind      DateKind
	day, year *Number
	month     *Select
	unfold    *Button         // nil where the calendar is always open
	place     *fyne.Container // of the calendar
	calendar  *Calendar       // nil while it is folded up
}

// DateKind is what a DatePicker is for, and what hears of it.
type DateKind struct {
	Typed     DateText // to begin with; without a year, that of today
	OnlyMonth bool     // the day is not known
	Open      bool     // the calendar is always open, beside the fields
	Today     Day
	Min, Max  Day        // bounds of the calendar; zero: none. More can be typed.
	About     func(bool) // offers "only the month", and hears of it; may be nil
	Changed   func()     // hears of every change
	Picked    func()     // hears that a day was chosen in the calendar
	Resized   func()     // hears that its height has changed
}

// The years one can step to from this one. Others can be typed.
const yearsBack, yearsOn = 18, 1

// NewDatePicker makes a date picker.
func NewDatePicker(l *Look, k DateKind) *DatePicker {
	own := *l
	p := &DatePicker{look: &own, kind: k, place: Column(0)}
	own.Desk.Key = func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape && p.calendar != nil && !k.Open {
			p.fold()
			l.escaped()
			return
		}
		l.key(e)
	}
	fields := p.fields()
	p.SetOnlyMonth(k.OnlyMonth)
	if k.Open {
		p.open()
		p.Container = Tiles(l, p.place.MinSize().Width, Around, p.place, Column(Inside, append(fields, p.aids()...)...))
	} else {
		p.unfold = NewButton(p.look, "calendar", l.T("date.calendar"), Quiet, p.toggle)
		aids := append([]fyne.CanvasObject{p.unfold}, p.aids()...)
		least := max(NumberWidth(l), wishOf(fields[1])) // the longest month is whole
		p.Container = Column(Inside, Tiles(l, least, Between, fields...), Wrap(l, Between, aids...), p.place)
	}
	p.ExtendBaseWidget(p)
	return p
}

// aids is what offers to leave the day out, where the kind asks for it.
func (p *DatePicker) aids() []fyne.CanvasObject {
	if p.kind.About == nil {
		return nil
	}
	return []fyne.CanvasObject{NewCheck(p.look, p.look.T("date.about"), p.kind.OnlyMonth, func(on bool) {
		p.SetOnlyMonth(on)
		p.kind.About(on)
	})}
}

// fields are day, month and year, each with a step on either side.
func (p *DatePicker) fields() []fyne.CanvasObject {
	l, this := p.look, p.kind.Today.Year
	number := func(key, typed string, from, to int) *Number {
		return NewNumber(l, l.T(key), typed, from, to, p.changed)
	}
	typed := p.kind.Typed
	if typed.Year == "" {
		typed.Year = TextOf(p.kind.Today).Year
	}
	p.day = number("date.day", typed.Day, 1, 31)
	p.year = number("date.year", typed.Year, this-yearsBack, this+yearsOn)
	months := make([]string, 12)
	for i := range months {
		months[i] = l.Lang.Month(time.Month(i + 1))
	}
	name := l.T("date.month")
	p.month = NewSelect(l, name, months, int(typed.Month)-1, func(int) { p.changed() })
	high := p.day.Field().MinSize().Height
	step := func(icon, key string, by int) fyne.CanvasObject {
		return asHigh(high, NewIcon(l, icon, l.T(key, "What", name), Quiet, func() { p.step(by) }))
	}
	month := Column(4, NewLabel(l, name, Words{Step: Small, Colour: l.Colours.Muted}),
		RowGrow(l, Inside, 1, step("minus", "app.less", -1), asHigh(high, p.month), step("plus", "app.more", +1)))
	return []fyne.CanvasObject{p.day, month, p.year}
}

// step goes to the month before or after, from the present one when none is
// chosen yet, and round at the end of the year.
func (p *DatePicker) step(by int) {
	to := int(p.kind.Today.Month) - 1
	if at := p.month.Chosen(); at >= 0 {
		to = (at + by + 12) % 12
	}
	p.month.SetChosen(to)
	p.changed()
}

// changed takes over into the calendar what was entered.
func (p *DatePicker) changed() {
	if p.calendar != nil {
		p.calendar.SetChosen(p.chosen())
	}
	p.told()
}

func (p *DatePicker) told() {
	if p.kind.Changed != nil {
		p.kind.Changed()
	}
}

// chosen is the day as the calendar marks it: none while it can't be one.
func (p *DatePicker) chosen() Day {
	if d := p.Text().Date(p.kind.OnlyMonth); d.real() {
		return d
	}
	return Day{}
}

// toggle unfolds the calendar or folds it up.
func (p *DatePicker) toggle() {
	if p.calendar != nil {
		p.fold()
		return
	}
	p.open()
	p.resized()
	p.focus(p.calendar.Grid())
	reveal(p.place)
}

// open unfolds the calendar.
func (p *DatePicker) open() {
	k := p.kind
	p.calendar = NewCalendar(p.look, CalendarKind{
		Chosen: p.chosen(), Today: k.Today, Min: k.Min, Max: k.Max, OnlyMonth: k.OnlyMonth, Picked: p.picked,
	})
	p.place.Objects = []fyne.CanvasObject{p.calendar}
	if p.unfold != nil {
		p.place.Objects = []fyne.CanvasObject{Wrap(p.look, 0, p.calendar)}
		p.unfold.Selected(true).Refresh()
	}
}

func (p *DatePicker) fold() {
	p.calendar, p.place.Objects = nil, nil
	p.unfold.Selected(false).Refresh()
	p.resized()
	p.focus(p.unfold)
}

// picked takes a day from the calendar.
func (p *DatePicker) picked(d Day) {
	if p.kind.OnlyMonth {
		p.month.SetChosen(int(d.Month) - 1)
		p.year.Field().SetText(p.look.Lang.Number(d.Year))
	} else {
		p.Set(d)
	}
	p.told()
	if !p.kind.Open {
		p.fold()
	}
	if p.kind.Picked != nil {
		p.kind.Picked()
	}
}

// Set enters a day; nobody hears of it.
func (p *DatePicker) Set(d Day) {
	t, lang := TextOf(d), p.look.Lang
	p.day.Field().SetText(lang.Digits(t.Day))
	p.year.Field().SetText(lang.Digits(t.Year))
	p.month.SetChosen(int(t.Month) - 1)
	if p.calendar != nil {
		p.calendar.SetChosen(d)
	}
}

// SetOnlyMonth asks for month and year alone, or for the day too.
func (p *DatePicker) SetOnlyMonth(on bool) {
	p.kind.OnlyMonth, p.day.Hidden = on, on
	if p.calendar != nil {
		p.open()
		p.resized()
	}
}

// Text is what has been entered.
func (p *DatePicker) Text() DateText {
	return DateText{Day: p.day.Field().Text(), Month: time.Month(p.month.Chosen() + 1), Year: p.year.Field().Text()}
}

// Start is where one begins to enter a date.
func (p *DatePicker) Start() fyne.Focusable {
	switch {
	case p.calendar != nil:
		return p.calendar.Grid()
	case p.day.Hidden:
		return p.month
	}
	return p.day.Field()
}

// SetWrong marks the fields as ones to look at again.
func (p *DatePicker) SetWrong(on bool) {
	p.day.SetWrong(on)
	p.year.SetWrong(on)
}

// resized lays out what has been unfolded or folded up.
func (p *DatePicker) resized() {
	relay(p)
	if p.kind.Resized != nil {
		p.kind.Resized()
	}
}

func (p *DatePicker) focus(o fyne.Focusable) {
	if over := canvasOf(p); over != nil {
		over.Focus(o)
	}
}

// asHigh gives an object the height of the fields beside it, dp.
func asHigh(height float32, o fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: leastHigh(height), Objects: []fyne.CanvasObject{o}}
}

// leastHigh fills its place with one object, at least so many dp high.
type leastHigh float32

func (leastHigh) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (h leastHigh) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(fyne.NewSize(0, float32(h)))
}

func (h leastHigh) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(float32(h), HeightFor(objects[0], width))
}

func (leastHigh) wish(objects []fyne.CanvasObject) float32 { return wishOf(objects[0]) }
