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
	wrong     bool
	label     string
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
	Label     string // for screen readers
}

// NewField makes a field with a text to begin with.
func NewField(l *Look, text string, k FieldKind) *Field {
	style := l.style(Body, false)
	style.Direction = k.Direction
	p := newPen(l, "", style, true)
	p.conceal, p.most = k.Concealed, k.Most
	if p.most == 0 {
		p.most = 4096
	}
	f := &Field{submitted: k.Submitted, gained: k.Focused, label: k.Label}
	f.writing = writing{look: l, pen: p}
	f.outer = f
	if k.Hint != "" {
		f.hint = NewLabel(l, k.Hint, Words{Colour: faded(l.Colours.Muted, 0.85), Line: true})
	}
	p.set(text)
	f.block = block{text: p.text, colours: []color.NRGBA{l.Colours.Ink}}
	if k.Changed != nil {
		f.changed = func() { k.Changed(f.Text()) }
	}
	f.ExtendBaseWidget(f)
	return f
}

// AccessibilityLabel is read out by a screen reader.
func (f *Field) AccessibilityLabel() string { return f.label }

// Conceal shows bullets or the letters.
func (f *Field) Conceal(on bool) {
	f.pen.conceal = on
	f.pen.relay()
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
	if (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) && f.submitted != nil {
		f.look.touched()
		f.submitted()
		return
	}
	f.writing.TypedKey(k)
}

func (f *Field) page() float32 { return 0 }

// runs tells the direction of the text, or of the page while there is none.
func (f *Field) runs() typeset.Direction {
	if f.pen.text.Lines() > 0 && f.pen.buf.Len() > 0 {
		return f.pen.text.Line(0).Direction
	}
	if f.pen.style.Direction != typeset.Auto {
		return f.pen.style.Direction
	}
	return f.pen.style.Default
}

// corner lies at the side where the text begins, pushed out by the scroll.
func (f *Field) corner() fyne.Position {
	w, h := f.pen.text.Size()
	y := (f.Size().Height - h) / 2
	if f.runs() == typeset.RTL {
		return fyne.NewPos(f.Size().Width-Between-w+f.scroll, y)
	}
	return fyne.NewPos(Between-f.scroll, y)
}

// follow scrolls so that the caret can be seen.
func (f *Field) follow() {
	room := f.Size().Width - 2*Between
	width, _ := f.pen.text.Size()
	if room <= 0 || width <= room {
		f.scroll = 0
		return
	}
	x, _, _, _ := f.pen.text.CaretAt(f.pen.caret())
	if f.runs() == typeset.RTL {
		x = width - x
	}
	if x < f.scroll {
		f.scroll = x
	}
	if x > f.scroll+room {
		f.scroll = x - room
	}
	f.scroll = min(max(0, f.scroll), width-room)
}

// MinSize is some letters wide and one line high.
func (f *Field) MinSize() fyne.Size {
	_, h := f.pen.text.Size()
	if f.hint != nil {
		h = max(h, f.hint.MinSize().Height)
	}
	return fyne.NewSize(7*f.look.Size, max(f.look.Touch(), ceil(h)+Inside))
}

// CreateRenderer is Fyne's.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldRenderer{f: f, ground: plate(Inside)}
	r.Refresh()
	return r
}

type fieldRenderer struct {
	f       *Field
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
}

// IsClip keeps long text inside the field.
func (r *fieldRenderer) IsClip() {}

func (r *fieldRenderer) Layout(size fyne.Size) {
	f, c := r.f, r.f.look.Colours
	r.ground.Resize(size)
	f.follow()
	corner := f.corner()
	r.objects = append(r.objects[:0:0], r.ground)
	if f.hint != nil && f.pen.buf.Len() == 0 {
		m := f.hint.MinSize()
		f.hint.Move(fyne.NewPos(Between, (size.Height-m.Height)/2))
		f.hint.Resize(fyne.NewSize(size.Width-2*Between, m.Height))
		r.objects = append(r.objects, f.hint)
	}
	start, end := f.pen.selection()
	r.objects = append(r.objects, f.block.marks(start, end, corner.X, corner.Y, c.Selection)...)
	r.objects = append(r.objects, f.block.draw(0, f.block.text.Lines(), corner.X, corner.Y)...)
	if m := f.caretMark(corner); m != nil {
		r.objects = append(r.objects, m)
	}
}

func (r *fieldRenderer) Refresh() {
	f, c := r.f, r.f.look.Colours
	r.ground.FillColor = c.Sunk
	border, width := c.Line, max(1, c.Border)
	if f.wrong {
		border, width = c.Danger, 2
	}
	f.look.ring(r.ground, f.focused, border, width)
	if f.focused {
		r.ground.FillColor, r.ground.StrokeWidth = c.Card, 2
	}
	r.ground.Refresh()
	r.Layout(f.Size())
	canvas.Refresh(f)
}

func (r *fieldRenderer) MinSize() fyne.Size           { return r.f.MinSize() }
func (r *fieldRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *fieldRenderer) Destroy()                     {}
