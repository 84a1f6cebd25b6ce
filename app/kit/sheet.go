package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Sheet is a page that scrolls up and down: its content is laid out at the
// sheet's width and is as high as it needs to be.
type Sheet struct {
	widget.BaseWidget
	flow   *flowBox
	scroll *container.Scroll
	wanted float32 // how far down to begin, while there is no size yet
}

// NewSheet makes a sheet round content.
func NewSheet(content fyne.CanvasObject) *Sheet {
	s := &Sheet{flow: &flowBox{content: content}}
	s.flow.ExtendBaseWidget(s.flow)
	s.scroll = container.NewVScroll(s.flow)
	s.ExtendBaseWidget(s)
	return s
}

// Offset tells how far down the page is scrolled, dp.
func (s *Sheet) Offset() float32 { return max(s.wanted, s.scroll.Offset.Y) }

// ScrollTo puts the page so many dp down, as far as it goes; as soon as it has a
// size, if it has none yet.
func (s *Sheet) ScrollTo(y float32) {
	if s.Size().Height == 0 {
		s.wanted = y
		return
	}
	s.wanted = 0
	s.reflow()
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
}

// Reflow lays the content out again after some of it has grown, shrunk, been
// shown or hidden.
func (s *Sheet) Reflow() {
	s.flow.Refresh()
	s.reflow()
	s.scroll.Refresh()
}

func (s *Sheet) reflow() {
	s.flow.width = s.Size().Width
	s.scroll.Resize(s.Size())
}

// Resize lays the page out at a new size.
func (s *Sheet) Resize(size fyne.Size) {
	s.flow.width = size.Width
	s.BaseWidget.Resize(size)
	s.scroll.Refresh()
	if s.wanted > 0 {
		s.ScrollTo(s.wanted)
	}
}

// MinSize is small: a sheet scrolls.
func (s *Sheet) MinSize() fyne.Size { return fyne.NewSize(120, 120) }

// CreateRenderer is Fyne's.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.scroll) }

// flowBox tells Fyne's scroller the height its content wants at the width that
// the sheet has.
type flowBox struct {
	widget.BaseWidget
	content fyne.CanvasObject
	width   float32
}

func (b *flowBox) MinSize() fyne.Size {
	return fyne.NewSize(1, HeightFor(b.content, b.width))
}

func (b *flowBox) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.content) }
