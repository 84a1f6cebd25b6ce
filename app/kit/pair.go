package kit

import "fyne.io/fyne/v2"

// Twin is words in another language, to be read beside the same ones; the zero
// Twin is nothing.
type Twin struct {
	Look *Look // of that language
	Text string
}

func (t Twin) none() bool { return t.Look == nil }

// after gives the words with those of the twin, for one line.
func (t Twin) after(l *Look, words string) string {
	if t.none() {
		return words
	}
	return l.Lang.Quote(words) + " · " + l.Lang.Quote(t.Text)
}

// pairing sets two texts side by side, their first lines on one line; or, where
// there is no room, the second below the first. A text alone has all the room.
type pairing struct {
	least, gap, below float32
}

// Pair sets the same text in two languages side by side, the first at the start
// side of the page; one above the other where a column would be narrower than
// 15 em. In one language it is a Pair too, so that a page is built alike in both
// views and a Place in one is found in the other.
func Pair(l *Look, texts ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, pairing{15 * l.Size, Around, Inside}), Objects: texts}
}

// paired tells whether an object is a Pair.
func paired(o fyne.CanvasObject) bool {
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	layout := c.Layout
	if m, turned := layout.(mirrored); turned {
		layout = m.of
	}
	_, ok = layout.(pairing)
	return ok
}

// each is the width of a column; beside tells that there are two.
func (p pairing) each(o []fyne.CanvasObject, width float32) (w float32, beside bool) {
	if len(o) < 2 || width < 2*p.least+p.gap {
		return width, false
	}
	return floor((width - p.gap) / 2), true
}

// drops tells how far down each text begins, so that their first lines agree; 0 for
// all where one has no line.
func drops[T fyne.CanvasObject](o []T, width func(i int) float32) []float32 {
	down, most := make([]float32, len(o)), float32(0)
	for i, text := range o {
		t, ok := any(text).(interface{ baseline(width float32) float32 })
		if !ok {
			return make([]float32, len(o))
		}
		down[i] = t.baseline(width(i))
		most = max(most, down[i])
	}
	for i := range down {
		down[i] = floor(most - down[i])
	}
	return down
}

// same is one width for all.
func same(width float32) func(int) float32 { return func(int) float32 { return width } }

func (p pairing) Layout(o []fyne.CanvasObject, size fyne.Size) {
	w, beside := p.each(o, size.Width)
	if !beside {
		column{p.below}.Layout(o, size)
		return
	}
	down := drops(o, same(w))
	for i, text := range o {
		text.Move(fyne.NewPos(float32(i)*(size.Width-w), down[i]))
		text.Resize(fyne.NewSize(w, HeightFor(text, w)))
	}
}

func (p pairing) MinSize(o []fyne.CanvasObject) fyne.Size { return column{p.below}.MinSize(o) }

func (p pairing) heightFor(o []fyne.CanvasObject, width float32) float32 {
	w, beside := p.each(o, width)
	if !beside {
		return column{p.below}.heightFor(o, width)
	}
	down := drops(o, same(w))
	return max(down[0]+HeightFor(o[0], w), down[1]+HeightFor(o[1], w))
}

func (p pairing) wish(o []fyne.CanvasObject) float32 {
	w := p.gap * float32(len(o)-1)
	for _, text := range o {
		w += wishOf(text)
	}
	return w
}
