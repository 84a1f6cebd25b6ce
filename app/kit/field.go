package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"gehwara/app/typeset"
)

// Field is a line to write in.
type Field struct {
	writing
	scroll    float32 // how far the text is pushed out of the start of the field, dp
	submitted func()
	gained    func()
	upDown    func(step int) // what the Up and Down keys do; nil: nothing
	wrong     bool
	label     string
	badge     *keyCap // nil: the keys always give their own letters
}

// FieldKind says what a Field is for.
type FieldKind struct {
	Hint      string
	Concealed bool              // a passphrase: bullets instead of letters
	Direction typeset.Direction // Auto unless the content has one of its own, as a code
	Most      int               // greatest length in bytes; 0: 4096
	Changed   func(text string)
	Submitted func() // Enter
	Focused   func() // the field has got the keys
	Cleaned   func() // signs of a pasted text could not be kept
	Full      func() // a text was cut because of Most
	Label     string // for screen readers
	// Phonetic tells whether Latin keys give Urdu letters, which a badge in the
	// field shows and turns; it is kept there. nil: they never do.
	Phonetic *bool
}

// NewField makes a field with a text to begin with.
func NewField(l *Look, text string, k FieldKind) *Field {
	style := l.style(Body, false)
	style.Direction = k.Direction
	if k.Most == 0 {
		k.Most = 4096
	}
	p := newPen(l, "", style, true, k.Most)
	p.conceal, p.cleaned, p.full = k.Concealed, k.Cleaned, k.Full
	p.set(text)
	f := &Field{submitted: k.Submitted, gained: k.Focused, label: k.Label}
	f.begin(l, p, f, func(e *fyne.ScrollEvent) { scrollOn(f, e) })
	f.block = block{text: p.text, colours: []color.NRGBA{l.Colours.Ink}, em: l.Size}
	if k.Hint != "" {
		f.hint = NewLabel(l, k.Hint, Words{Colour: faded(l.Colours.Muted, 0.85), Line: true})
	}
	if k.Phonetic != nil {
		f.badge = f.newBadge(k.Phonetic)
	}
	if k.Changed != nil {
		f.changed = func() { k.Changed(f.Text()) }
	}
	return f
}

// AccessibilityLabel is read out by a screen reader.
func (f *Field) AccessibilityLabel() string { return f.label }

// Conceal shows bullets or the letters.
func (f *Field) Conceal(on bool) {
	f.pen.reveal(!on)
	f.did(moved)
}

// SetWrong marks the field as one to look at again.
func (f *Field) SetWrong(on bool) { f.wrong = on; f.Refresh() }

// FocusGained shows the caret.
func (f *Field) FocusGained() {
	f.writing.FocusGained()
	if f.gained != nil {
		f.gained()
	}
}

// TypedKey submits on Enter.
func (f *Field) TypedKey(k *fyne.KeyEvent) {
	step := map[fyne.KeyName]int{fyne.KeyUp: 1, fyne.KeyDown: -1}[k.Name]
	switch {
	case f.submitted != nil && (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter):
		f.look.touched()
		if !f.disabled && f.look.anew() {
			f.submitted()
		}
	case f.upDown != nil && step != 0:
		f.look.touched()
		f.upDown(step)
	default:
		f.writing.TypedKey(k)
	}
}

func (f *Field) page() float32 { return 0 }

// corner lies at the side where the text begins, pushed out by the scroll, and
// so that everyday words stand in the middle of the height.
func (f *Field) corner() fyne.Position {
	w, _ := f.block.shown().Size()
	l := f.block.line(0)
	up, down := everyday(l, f.look.Size)
	y := float32(round((f.Size().Height+up-down)/2 - l.Baseline))
	left, right := f.band()
	if l.Direction == typeset.RTL {
		return fyne.NewPos(right-w+f.scroll, y)
	}
	return fyne.NewPos(left-f.scroll, y)
}

// follow scrolls so that the caret can be seen.
func (f *Field) follow() {
	left, right := f.band()
	room := right - left
	width, _ := f.block.shown().Size()
	if room <= 0 || width <= room {
		f.scroll = 0
		return
	}
	x, _, _, _ := f.pen.text.CaretAt(f.pen.caret())
	if f.block.line(0).Direction == typeset.RTL {
		x = width - x
	}
	f.scroll = min(max(x-room, f.scroll), x)
	f.scroll = min(max(0, f.scroll), width-room)
}

// HeightFor gives the height, which is the same at every width, dp.
func (f *Field) HeightFor(float32) float32 { return f.look.filled() }

// MinSize is some letters wide and one line high, Urdu or not.
func (f *Field) MinSize() fyne.Size {
	return fyne.NewSize(7*f.look.Size+f.badgeRoom(), f.HeightFor(0))
}

func (f *Field) within() []fyne.CanvasObject {
	if f.badge == nil {
		return nil
	}
	return []fyne.CanvasObject{f.badge}
}

// CreateRenderer is Fyne's.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{f: f, ground: newGround(f.look, Inside)}
	r.Refresh()
	return r
}

type fieldRenderer struct {
	f      *Field
	ground ground
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	// The tallest letters may pass the border rather than be cut.
	over := ceil(r.f.look.Size * 0.5)
	f := r.f
	r.ground.resize(size)
	const side = Between - Inside // of the text, within the pane
	left, right := f.band()
	f.pane.Move(fyne.NewPos(left-side, -over))
	f.pane.Resize(fyne.NewSize(max(0, right-left+2*side), size.Height+2*over))
	f.placeBadge(size)
	f.follow()
	if f.hint != nil {
		m := f.hint.MinSize()
		f.hint.Move(fyne.NewPos(side, floor((size.Height-m.Height)/2)+over))
		f.hint.Resize(fyne.NewSize(max(m.Width, right-left), m.Height))
		f.hint.Hidden = m.Width > right-left+1 // half of it would mislead
	}
	start, end := f.pen.selection()
	f.fill(0, f.block.shown().Lines(), start, end)
	r.trim(over+3, size.Height+over-3)
}

// trim keeps the marks of the selection within the border.
func (r *fieldRenderer) trim(top, bottom float32) {
	for _, o := range r.f.pane.objects {
		if m, ok := o.(*canvas.Rectangle); ok {
			y := max(m.Position().Y, top)
			h := min(m.Position().Y+m.Size().Height, bottom) - y
			m.Move(fyne.NewPos(m.Position().X, y))
			m.Resize(fyne.NewSize(m.Size().Width, max(0, h)))
		}
	}
}

func (r *fieldRenderer) Refresh() {
	f, c := r.f, r.f.look.Colours
	fill, border, width := c.Sunk, c.Line, max(1, c.Border)
	if f.focused {
		fill, border, width = c.Card, c.Focus, 2
	}
	if f.wrong {
		border, width = c.Danger, 2
	}
	f.block.tint(f.ink())
	r.ground.show(fill, border, width, f.wrong && f.focused)
	r.Layout(f.Size())
	repaint(f)
}

func (r *fieldRenderer) MinSize() fyne.Size { return r.f.MinSize() }
func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	objects := append(r.ground.objects(), r.f.pane)
	if r.f.badge != nil {
		objects = append(objects, r.f.badge)
	}
	return objects
}

// Destroy stops the caret, which nobody has told when its page went.
func (r *fieldRenderer) Destroy() { r.f.caret.sleep() }
