package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Slider chooses one of a few stops on a line that runs as one reads, from
// small to large. What is dragged is taken when it is let go.
type Slider struct {
	pressed
	caption  string
	stops    []string
	at       int
	changed  func(int)
	dragging bool
}

// NewSlider makes a slider; stops are what each place on the line is called,
// at the index to begin with.
func NewSlider(l *Look, caption string, stops []string, at int, changed func(int)) *Slider {
	s := &Slider{caption: caption, stops: stops, at: at, changed: changed}
	s.begin(l, s, nil)
	return s
}

// At is the index of the stop it stands at.
func (s *Slider) At() int { return s.at }

// Text is what the stop is called.
func (s *Slider) Text() string { return s.stops[s.at] }

// AccessibilityLabel is read out by a screen reader.
func (s *Slider) AccessibilityLabel() string { return s.caption + ": " + s.Text() }

// TypedKey goes from stop to stop as one sees them, by Home and End to either
// end, and hands on the rest.
func (s *Slider) TypedKey(k *fyne.KeyEvent) {
	to := s.at + s.look.steps(k.Name)
	switch k.Name {
	case fyne.KeyUp: // more is up
		to = s.at + 1
	case fyne.KeyDown:
		to = s.at - 1
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(s.stops) - 1
	case fyne.KeyLeft, fyne.KeyRight:
	default:
		s.pressed.TypedKey(k)
		return
	}
	s.look.touched()
	s.take(to)
}

// take goes to a stop, if there is one, and tells of it.
func (s *Slider) take(to int) {
	if s.disabled || to < 0 || to >= len(s.stops) || to == s.at {
		return
	}
	s.at = to
	s.Refresh()
	s.told()
}

func (s *Slider) told() {
	if s.changed != nil {
		s.changed(s.at)
	}
}

// Tapped goes to the stop nearest to the mouse.
func (s *Slider) Tapped(e *fyne.PointEvent) {
	if e != nil {
		s.take(s.nearest(e.Position.X))
	}
}

// Dragged takes the thumb along.
func (s *Slider) Dragged(e *fyne.DragEvent) {
	if s.disabled {
		return
	}
	s.dragging = true
	if to := s.nearest(e.Position.X); to != s.at {
		s.at = to
		s.Refresh()
	}
}

// DragEnd takes the stop at which the thumb was let go.
func (s *Slider) DragEnd() {
	if s.dragging {
		s.dragging, s.held = false, false
		s.told()
	}
}

// thumb is how large the thumb is, dp.
func (s *Slider) thumb() float32 { return ceil(1.4 * s.look.Size) }

// place is the middle of a stop, dp from the left.
func (s *Slider) place(i int) float32 {
	half := s.thumb()/2 + ringGap + ringWidth
	x := half + (s.Size().Width-2*half)*float32(i)/float32(max(1, len(s.stops)-1))
	if s.look.RTL() {
		return s.Size().Width - x
	}
	return x
}

func (s *Slider) nearest(x float32) int {
	best := 0
	for i := range s.stops {
		if a, b := s.place(i)-x, s.place(best)-x; a*a < b*b {
			best = i
		}
	}
	return best
}

// MinSize has room to see the stops apart.
func (s *Slider) MinSize() fyne.Size {
	return fyne.NewSize(float32(len(s.stops))*s.look.Touch()/2, s.look.Touch())
}

// wish has room to touch each stop.
func (s *Slider) wish() float32 { return float32(len(s.stops)) * s.look.Touch() }

// CreateRenderer is Fyne's.
func (s *Slider) CreateRenderer() fyne.WidgetRenderer {
	r := &sliderRenderer{s: s, track: plate(3), full: plate(3), thumb: newGround(s.look, s.thumb()/2)}
	for range s.stops {
		r.marks = append(r.marks, plate(3))
	}
	r.Refresh()
	return r
}

type sliderRenderer struct {
	s           *Slider
	track, full *canvas.Rectangle
	marks       []*canvas.Rectangle
	thumb       ground
}

func (r *sliderRenderer) Refresh() {
	s, c := r.s, r.s.look.Colours
	base, fill := Mix(c.Card, c.Muted, 0.4), c.Primary
	if s.disabled {
		fill = base
	}
	r.track.FillColor, r.full.FillColor = base, fill
	for i, m := range r.marks {
		m.FillColor = base
		if i <= s.at {
			m.FillColor = fill
		}
	}
	r.thumb.show(s.lit(fill, c.Ink), c.Card, 2, s.focused)
	r.Layout(s.Size())
	repaint(s)
}

func (r *sliderRenderer) Layout(size fyne.Size) {
	s, side := r.s, r.s.thumb()
	const thick, mark = 6, 10
	middle := floor(size.Height / 2)
	line := func(o *canvas.Rectangle, a, b float32) {
		o.Move(fyne.NewPos(min(a, b), middle-thick/2))
		o.Resize(fyne.NewSize(max(a, b)-min(a, b), thick))
	}
	line(r.track, s.place(0), s.place(len(s.stops)-1))
	line(r.full, s.place(0), s.place(s.at))
	for i, m := range r.marks {
		m.CornerRadius = mark / 2
		m.Move(fyne.NewPos(floor(s.place(i)-mark/2), middle-mark/2))
		m.Resize(fyne.NewSquareSize(mark))
	}
	at := fyne.NewPos(floor(s.place(s.at)-side/2), middle-floor(side/2))
	r.thumb.resize(fyne.NewSquareSize(side))
	r.thumb.plate.Move(at)
	r.thumb.ring.Move(r.thumb.ring.Position().Add(at))
}

func (r *sliderRenderer) MinSize() fyne.Size { return r.s.MinSize() }
func (r *sliderRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.track, r.full}
	for _, m := range r.marks {
		out = append(out, m)
	}
	return append(out, r.thumb.objects()...)
}
func (r *sliderRenderer) Destroy() {}
