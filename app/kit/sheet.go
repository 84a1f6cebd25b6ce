package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Sheet is a page that scrolls up and down: its content is laid out at the
// sheet's width and is as high as it needs to be.
type Sheet struct {
	widget.BaseWidget
	content fyne.CanvasObject
	bar     *bar
	offset  float32
	high    float32 // of the content, dp; 0 until it is laid out
	width   float32 // it was laid out at, dp
	asked   *Place  // where it was told to go; nil once it is scrolled
	rtl     bool
	aside   bool // the bar has room of its own

	reflowed func() // hears that the content was laid out again; may be nil
}

// NewSheet makes a sheet round content.
func NewSheet(content fyne.CanvasObject) *Sheet {
	s := &Sheet{content: content}
	s.bar = newBar(s)
	s.ExtendBaseWidget(s)
	return s
}

// Side puts the scroll bar on the side where lines end in the look's language.
func (s *Sheet) Side(l *Look) *Sheet {
	s.rtl, s.bar.look = l.RTL(), l
	return s
}

// Aside gives the scroll bar room of its own while it shows, for content that
// reaches to the sides.
func (s *Sheet) Aside() *Sheet { s.aside = true; return s }

// Offset tells how far down the page is scrolled, dp.
func (s *Sheet) Offset() float32 { return s.offset }

// ScrollTo puts the page so many dp down, as far as it goes. A page that has no
// size yet goes there when it has.
func (s *Sheet) ScrollTo(y float32) {
	s.offset, s.asked = max(0, y), nil
	s.settle()
}

// Scrolled is the mouse wheel: who reads on by it presses nothing else.
func (s *Sheet) Scrolled(e *fyne.ScrollEvent) {
	s.bar.touched()
	s.ScrollTo(s.offset - e.Scrolled.DY)
}

// Key scrolls by the keys for it, and tells whether it has used the key. It is
// for the keys that nothing else on the page has a use for.
func (s *Sheet) Key(k *fyne.KeyEvent) bool {
	const line = 48
	page := pageShare * s.Size().Height
	switch k.Name {
	case fyne.KeyUp:
		s.ScrollTo(s.offset - line)
	case fyne.KeyDown:
		s.ScrollTo(s.offset + line)
	case fyne.KeyPageUp:
		s.ScrollTo(s.offset - page)
	case fyne.KeyPageDown:
		s.ScrollTo(s.offset + page)
	case fyne.KeyHome:
		s.ScrollTo(0)
	case fyne.KeyEnd:
		s.ScrollTo(s.high)
	default:
		return false
	}
	return true
}

// Reflow lays the content out again after some of it has grown, shrunk, been
// shown or hidden.
func (s *Sheet) Reflow() {
	if s.high > 0 {
		s.asked = nil
	}
	relay(s.content)
	s.Refresh()
	if s.reflowed != nil {
		s.reflowed()
	}
	if s.bar.look != nil {
		s.bar.look.settled()
	}
}

// relay lays out an object and all that is in it at the sizes they have.
func relay(o fyne.CanvasObject) {
	if c, ok := o.(*fyne.Container); ok && c.Layout != nil {
		c.Layout.Layout(c.Objects, c.Size())
	}
	for _, part := range partsOf(o) {
		relay(part)
	}
}

func (s *Sheet) within() []fyne.CanvasObject { return []fyne.CanvasObject{s.content} }

func (s *Sheet) span() (offset, room, whole float32) { return s.offset, s.Size().Height, s.high }

// settle puts content and bar where they belong.
func (s *Sheet) settle() {
	if s.high == 0 {
		return
	}
	s.offset = min(s.offset, max(0, s.high-s.Size().Height))
	x := float32(0)
	if s.rtl {
		x = s.Size().Width - s.content.Size().Width
	}
	s.content.Move(fyne.NewPos(x, -float32(round(s.offset))))
	s.bar.place(s.Size(), 0, s.rtl)
	tellSeen(s.content, s.offset, s.offset+s.Size().Height)
	repaint(s)
}

// tellSeen tells what lies in an object how much of it can be seen. A sheet on a
// sheet tells its own.
func tellSeen(o fyne.CanvasObject, top, bottom float32) {
	if long, ok := o.(interface{ show(top, bottom float32) }); ok {
		long.show(top, bottom)
	}
	if _, other := o.(*Sheet); other {
		return
	}
	for _, part := range partsOf(o) {
		if part.Visible() {
			y := part.Position().Y
			tellSeen(part, top-y, bottom-y)
		}
	}
}

// HeightFor gives the height at which nothing need be scrolled, dp.
func (s *Sheet) HeightFor(width float32) float32 { return HeightFor(s.content, width) }

func (s *Sheet) wish() float32 { return wishOf(s.content) }

// MinSize is small: a sheet scrolls.
func (s *Sheet) MinSize() fyne.Size { return fyne.NewSize(120, 120) }

// CreateRenderer is Fyne's.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{s}
	r.Layout(s.Size())
	return r
}

type sheetRenderer struct{ s *Sheet }

func (r *sheetRenderer) Layout(size fyne.Size) {
	s := r.s
	if size.Width == 0 {
		return
	}
	if s.high > 0 && size.Width != s.width && s.asked == nil { // lines end elsewhere now
		at := s.Place()
		s.asked = &at
	}
	s.width = size.Width
	s.high = max(1, HeightFor(s.content, size.Width))
	if s.aside && s.high > size.Height {
		size.Width = max(0, size.Width-barWidth)
		s.high = HeightFor(s.content, size.Width)
	}
	s.content.Resize(fyne.NewSize(size.Width, max(size.Height, s.high)))
	if s.asked != nil {
		s.GoTo(*s.asked)
		return
	}
	s.settle()
}

func (r *sheetRenderer) Refresh()           { r.Layout(r.s.Size()) }
func (r *sheetRenderer) MinSize() fyne.Size { return r.s.MinSize() }
func (r *sheetRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.content, r.s.bar}
}
func (r *sheetRenderer) Destroy() {}
