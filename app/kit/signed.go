package kit

import "fyne.io/fyne/v2"

// signed sets a sign before what it is about, on its first line.
type signed struct{ gap float32 }

// Signed sets a sign, as an icon, before content of one line or many: in the middle
// of the first of them, gap dp before it.
func Signed(l *Look, gap float32, sign, content fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: Mirror(l, signed{gap}), Objects: []fyne.CanvasObject{sign, content}}
}

// rest is the width of the content.
func (s signed) rest(o []fyne.CanvasObject, width float32) float32 {
	return max(0, width-o[0].MinSize().Width-s.gap)
}

func (s signed) Layout(o []fyne.CanvasObject, size fyne.Size) {
	sign, w := o[0].MinSize(), s.rest(o, size.Width)
	o[1].Move(fyne.NewPos(size.Width-w, 0))
	o[1].Resize(fyne.NewSize(w, HeightFor(o[1], w)))
	y := float32(0)
	if middle, ok := firstMiddle(o[1]); ok {
		y = max(0, min(floor(middle-sign.Height/2), size.Height-sign.Height))
	}
	o[0].Move(fyne.NewPos(0, y))
	o[0].Resize(sign)
}

// firstMiddle is how far down in an object that is laid out the middle of its first
// line is, dp; false where it has no line.
func firstMiddle(o fyne.CanvasObject) (float32, bool) {
	if text, ok := o.(interface{ middle(width float32) float32 }); ok {
		return text.middle(o.Size().Width), true
	}
	for _, part := range partsOf(o) {
		if !part.Visible() {
			continue
		}
		if middle, ok := firstMiddle(part); ok {
			return part.Position().Y + middle, true
		}
	}
	return 0, false
}

func (s signed) MinSize(o []fyne.CanvasObject) fyne.Size {
	sign, content := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(sign.Width+s.gap+content.Width, max(sign.Height, content.Height))
}

func (s signed) heightFor(o []fyne.CanvasObject, width float32) float32 {
	return max(o[0].MinSize().Height, HeightFor(o[1], s.rest(o, width)))
}

func (s signed) wish(o []fyne.CanvasObject) float32 {
	return o[0].MinSize().Width + s.gap + wishOf(o[1])
}
